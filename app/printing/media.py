"""Which of a printer's media a page goes on, by the names of PWG 5101.1 (iso_a4_210x297mm)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

SLACK = 1.0
"""Sizes in mm that differ by less are the same."""
STRIP_SLACK = 4.0
"""A strip of 80 mm is called 79, 80 or 82.5 mm, as the maker counts."""
STRIP_BELOW = 120.0
"""Narrower than this, a page is a strip, cut where it ends."""
INCH = 25.4
_SIZE = re.compile(r"_([0-9.]+)x([0-9.]+)(mm|in)$")


class _Size(NamedTuple):
    width: float
    height: float


def choose_media(supported: Iterable[str], width: float, height: float) -> str | None:
    """The medium for a page of so many mm, a size of its own for a strip where that is possible.

    A strip of fixed lengths: the shortest that is long enough, else the longest. None where
    nothing fits: then the printer's own choice stands.
    """
    names = tuple(supported)
    sizes = {name: size for name in names if (size := _size(name)) is not None}
    least = _limit(sizes, "custom_min")
    most = _limit(sizes, "custom_max")
    fixed = {name: size for name, size in sizes.items() if not name.startswith("custom_m")}
    for name, size in fixed.items():
        if abs(size.width - width) < SLACK and abs(size.height - height) < SLACK:
            return name
    if least is not None and most is not None and _within(least, most, width, height):
        return f"custom_{_mm(width)}x{_mm(height)}mm_{_mm(width)}x{_mm(height)}mm"
    if width >= STRIP_BELOW:
        return None
    strips = {name: size for name, size in fixed.items() if abs(size.width - width) < STRIP_SLACK}
    long_enough = {name: size for name, size in strips.items() if size.height >= height - SLACK}
    if long_enough:
        return min(long_enough, key=lambda name: long_enough[name].height)
    return max(strips, key=lambda name: strips[name].height, default=None)


def _within(least: _Size, most: _Size, width: float, height: float) -> bool:
    return (
        least.width - SLACK < width < most.width + SLACK
        and least.height - SLACK < height < most.height + SLACK
    )


def _limit(sizes: dict[str, _Size], begins: str) -> _Size | None:
    return next((size for name, size in sizes.items() if name.startswith(begins)), None)


def _size(name: str) -> _Size | None:
    found = _SIZE.search(name)
    if found is None:
        return None
    unit = INCH if found[3] == "in" else 1.0
    return _Size(float(found[1]) * unit, float(found[2]) * unit)


def _mm(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
