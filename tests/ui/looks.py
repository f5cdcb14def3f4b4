"""The looks in which every page has to be right: which way up, on which panel, in which modes."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize

from app.panel import USUAL_PANEL, Panel

SIZES = {"portrait": QSize(1080, 1920), "landscape": QSize(1920, 1080)}
BIG_PANEL = Panel(32.0)
"""The smallest on which 低位 is offered."""


class Worn(NamedTuple):
    """One way in which the kiosk may be dressed. `name` is unique among `LOOKS`."""

    name: str
    orientation: str = "portrait"
    panel: Panel = USUAL_PANEL
    large: bool = False
    contrast: bool = False
    low: bool = False

    @property
    def size(self) -> QSize:
        return SIZES[self.orientation]


def _modes(orientation: str) -> tuple[Worn, ...]:
    low = BIG_PANEL
    return (
        Worn(orientation, orientation),
        Worn(f"{orientation}-large", orientation, large=True),
        Worn(f"{orientation}-contrast", orientation, contrast=True),
        Worn(f"{orientation}-both", orientation, large=True, contrast=True),
        Worn(f"{orientation}-low", orientation, low, low=True),
        Worn(f"{orientation}-low-large", orientation, low, large=True, low=True),
        Worn(f"{orientation}-low-both", orientation, low, large=True, contrast=True, low=True),
    )


def _panels(orientation: str) -> tuple[Worn, ...]:
    return tuple(
        Worn(f"{orientation}-{inches:g}in", orientation, Panel(inches))
        for inches in (21.5, 32.0, 43.0)
    )


LOOKS = {worn.name: worn for way in SIZES for worn in (*_modes(way), *_panels(way))}


def chosen(words: str) -> tuple[Worn, ...]:
    """The looks named by a list with commas: whole names, or modes and panels of both ways up.

    `portrait-large`, or `large`, `low-both`, `21.5in`; `normal` has no modes, `all` are all.
    Raises ValueError for a word that names none.
    """
    found: dict[str, Worn] = {}
    for word in words.split(","):
        if word == "all":
            found |= LOOKS
            continue
        names = [word] if word in LOOKS else [f"{way}-{word}" for way in SIZES]
        if word == "normal":
            names = list(SIZES)
        if not set(names) <= set(LOOKS):
            raise ValueError(f"no look {word}: {' '.join(LOOKS)}")
        found |= {name: LOOKS[name] for name in names}
    return tuple(found.values())
