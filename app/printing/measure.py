"""How large the pages of our own PDF are, which names each page's box in plain words."""

from __future__ import annotations

import re
from typing import NamedTuple

MM = 72 / 25.4
_BOX = re.compile(rb"/MediaBox\s*\[\s*0\s+0\s+([0-9.]+)\s+([0-9.]+)\s*\]")


class Pages(NamedTuple):
    """How many, and the size of the largest in mm."""

    number: int
    width: float
    height: float


def measure(pdf: bytes) -> Pages:
    """Raises ValueError for a file without a page of the form that we write."""
    boxes = [(float(wide) / MM, float(high) / MM) for wide, high in _BOX.findall(pdf)]
    if not boxes:
        raise ValueError("a PDF without pages")
    return Pages(len(boxes), max(wide for wide, _ in boxes), max(high for _, high in boxes))
