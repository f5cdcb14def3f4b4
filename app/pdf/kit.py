"""What every part of the layout is handed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.pdf.style import Style, Type, between, large, tightened
from app.pdf.text import Ruler


@dataclass(frozen=True, slots=True)
class Kit:
    """The measures of the paper and the ruler for its text."""

    style: Style
    ruler: Ruler

    def type(self, name: str) -> Type:
        return self.style.type[name]

    def mm(self, name: str) -> float:
        return self.style.mm[name]

    def stroke(self, name: str) -> float:
        return self.style.stroke[name]

    def tighter(self) -> Iterator[Kit]:
        """Kits with less and less air between things."""
        for tight in self.style.tight:
            yield replace(self, style=tightened(self.style, tight))

    def between(self, tight: Kit, share: float) -> Kit:
        """`share` of the way to a tighter kit, 0 to 1."""
        return replace(self, style=between(self.style, tight.style, share))

    def dense(self) -> Kit:
        """The first of the tighter kits, itself where there is none."""
        return next(self.tighter(), self)

    def large(self) -> Kit:
        """The kit for large print."""
        return replace(self, style=large(self.style))
