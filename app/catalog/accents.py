"""Pinyin typed as it is said where zh is z, ch is c, sh is s, a last ng is n, a first n is l."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

_FEWEST = 3
"""Fewer letters sound like the head of too many words."""

_DIFFERING = re.compile("(?=.*[zcsnl]).*[aeiouv]")
"""A sound that is said in two ways, and a vowel: else these are initials, or spelt as said."""

_SOUND = re.compile("[zcs]h?|ng?|.")


def with_capitals(syllables: Iterable[str]) -> str:
    """The syllables in one piece, each with a capital: ZhuYuan. In this `alike` finds."""
    return "".join(syllable.capitalize() for syllable in syllables)


def alike(typed: str) -> re.Pattern[str] | None:
    """Finds syllables that are said like `typed` (lower case), from the head of one.

    None where nothing is said in another way, or too little is typed to go by. Nobody knows where
    the syllables of `typed` end, so after n a g may be this one's or the next one's.
    """
    if len(typed) < _FEWEST or not typed.isascii() or _DIFFERING.search(typed) is None:
        return None
    return re.compile("".join(map(_pattern, _SOUND.findall(typed), count())))


def _pattern(sound: str, at: int) -> str:
    """How a sound may be spelt; the one at 0 begins a syllable."""
    first = sound[0]
    if first in "zcs":
        return f"{first.upper()}h?"
    if first == "l" or (first == "n" and at == 0):
        return "[NL]"
    if first == "n":
        return "ng?G?" if sound == "ng" else "(?:ng?|[NL])"
    return f"[{first}{first.upper()}]" if first in "aeiouvr" and at else first.upper()
