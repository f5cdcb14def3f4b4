"""Which characters the fonts of this program can show and print."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from app import paths

CONTROLS = frozenset("\n\t")


@cache
def covered(files: tuple[Path, ...]) -> frozenset[str]:
    """Characters that every one of these font files has. Raises OSError for a missing file."""
    sets = []
    for file in files:
        with TTFont(file, lazy=True) as font:
            sets.append(frozenset(map(chr, font.getBestCmap())))
    return frozenset.intersection(*sets)


def missing(text: str, files: Iterable[Path] | None = None) -> str:
    """The characters of `text` that a font lacks, each once, in the order of the text.

    Line breaks and tabs are never missing: they are not drawn. `files` stands for the
    program's own two fonts in the tests.
    """
    known = covered(tuple(paths.fonts() if files is None else files)) | CONTROLS
    return "".join(dict.fromkeys(character for character in text if character not in known))
