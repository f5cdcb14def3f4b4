"""What every part of the layout is handed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.pdf.style import Style, Type, dense, large
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

    def dense(self) -> Kit:
        """The kit with less air between things."""
        return replace(self, style=dense(self.style))

    def large(self) -> Kit:
        """The kit for large print."""
        return replace(self, style=large(self.style))
