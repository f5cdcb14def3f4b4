"""What a laid out page consists of: ink marks at places in millimetres, origin top left.

Pure values. The layout makes them, `ink` draws them, the tests look at them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.qr import Code

MM_PER_PT = 25.4 / 72
RISE = 0.436
"""Em from the middle of a line to its baseline: half of ascent 1.160 less descent 0.288."""


class Ink(StrEnum):
    """The colours of paper; what they are stands in the theme."""

    INK = "ink"
    GREY = "grey"
    LINE = "hairline"
    PRIMARY = "primary"
    PAPER = "sheet"


@dataclass(frozen=True, slots=True)
class Rect:
    """mm from the top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def moved(self, x: float, y: float) -> Rect:
        return Rect(self.x + x, self.y + y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of one line in one face. `y` is the baseline, `size` in pt, `width` in mm."""

    x: float
    y: float
    text: str
    size: float
    bold: bool
    ink: Ink
    width: float

    @property
    def rect(self) -> Rect:
        """The em box: what the signs cover."""
        em = self.size * MM_PER_PT
        return Rect(self.x, self.y - 0.88 * em, self.width, em)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight level or upright line; `stroke` in pt, `dash` is ink and gap in mm."""

    x: float
    y: float
    to_x: float
    to_y: float
    stroke: float
    ink: Ink = Ink.INK
    dash: tuple[float, float] | None = None

    @property
    def rect(self) -> Rect:
        return Rect(self.x, self.y, self.to_x - self.x, self.to_y - self.y)


@dataclass(frozen=True, slots=True)
class Frame:
    """A rounded box, stroked (`stroke` in pt, 0 for none) and perhaps filled."""

    rect: Rect
    radius: float
    stroke: float
    fill: Ink | None = None
    ink: Ink = Ink.INK


@dataclass(frozen=True, slots=True)
class Trace:
    """An open line through points, round caps and joins: arrows, brackets, the tick."""

    points: tuple[tuple[float, float], ...]
    stroke: float
    ink: Ink = Ink.INK

    @property
    def rect(self) -> Rect:
        xs = [x for x, _ in self.points]
        ys = [y for _, y in self.points]
        return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@dataclass(frozen=True, slots=True)
class Matrix:
    """A QR code without its quiet zone, which the layout leaves white."""

    rect: Rect
    code: Code


Mark = Word | Rule | Frame | Trace | Matrix


@dataclass(frozen=True, slots=True)
class Block:
    """What is never cut by a page end: marks relative to its own top left corner.

    `gap` is the space above it, none at the top of a page. `with_next`: it may not stand last on
    a page. `row`: between rules of the checklist. `again`: it heads the rows
    that follow, on every page they reach. `heading` goes into the outline of the file.
    """

    name: str
    height: float
    marks: tuple[Mark, ...]
    gap: float = 0.0
    with_next: bool = False
    row: bool = False
    again: bool = False
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A block at its place; `y` in mm from the top of the page."""

    block: Block
    x: float
    y: float

    @property
    def rect(self) -> Rect:
        width = max((mark.rect.right for mark in self.block.marks), default=0.0)
        return Rect(self.x, self.y, width, self.block.height)

    def marks(self) -> Iterator[Mark]:
        """The marks at their places on the page."""
        for mark in self.block.marks:
            yield moved(mark, self.x, self.y)


@dataclass(frozen=True, slots=True)
class Page:
    placed: tuple[Placed, ...]

    def marks(self) -> Iterator[Mark]:
        for placed in self.placed:
            yield from placed.marks()

    def words(self) -> Iterator[Word]:
        for mark in self.marks():
            if isinstance(mark, Word):
                yield mark


def moved(mark: Mark, x: float, y: float) -> Mark:
    """The mark, moved by x and y mm."""
    match mark:
        case Word():
            return Word(
                mark.x + x, mark.y + y, mark.text, mark.size, mark.bold, mark.ink, mark.width
            )
        case Rule():
            return Rule(
                mark.x + x, mark.y + y, mark.to_x + x, mark.to_y + y, mark.stroke, mark.ink,
                mark.dash,
            )  # fmt: skip
        case Frame():
            return Frame(mark.rect.moved(x, y), mark.radius, mark.stroke, mark.fill, mark.ink)
        case Trace():
            points = tuple((px + x, py + y) for px, py in mark.points)
            return Trace(points, mark.stroke, mark.ink)
        case Matrix():
            return Matrix(mark.rect.moved(x, y), mark.code)
