"""The touch panel: how big a pixel is on the glass, and who can reach its upper part."""

from __future__ import annotations

import math
from typing import NamedTuple

MM_PER_INCH = 25.4
SHORT, LONG = 1080, 1920
"""The design's own sides, in design px."""
HIGHEST_REACH_MM = 1220.0
"""So high above the floor somebody in a wheelchair still touches (48 inches)."""
LOW_FROM_INCHES = 32.0
"""From this size on a panel is too tall for some, however it hangs (visual specification, 2)."""


class Panel(NamedTuple):
    """What a hall says of its panel.

    `diagonal` is in inches, `mounting` how many mm its lower edge is above the floor, None where
    nobody has said so. `resolution` is width and height in pixels, None: as wide to high as the
    design (16:9), however many pixels that is.
    """

    diagonal: float
    mounting: float | None = None
    resolution: tuple[int, int] | None = None


USUAL_PANEL = Panel(diagonal=27.0)


def pitch(panel: Panel) -> float:
    """Millimetres of glass that one design pixel covers when the window fills the panel."""
    short, long = sorted(panel.resolution or (SHORT, LONG))
    scale = min(short / SHORT, long / LONG)
    return panel.diagonal * MM_PER_INCH / math.hypot(short, long) * scale


def target_of(panel: Panel, millimetres: float) -> int:
    """Design pixels that a length on this panel's glass takes: 20 mm are 64 at 27 inches."""
    return round(millimetres / pitch(panel))


def offers_low(panel: Panel, *, portrait: bool) -> bool:
    """Whether 低位 is offered: on a big panel, and where its upper edge is out of reach."""
    if panel.diagonal >= LOW_FROM_INCHES:
        return True
    if panel.mounting is None:
        return False
    short, long = sorted(panel.resolution or (SHORT, LONG))
    across = panel.diagonal * MM_PER_INCH / math.hypot(short, long)
    return panel.mounting + across * (long if portrait else short) > HIGHEST_REACH_MM
