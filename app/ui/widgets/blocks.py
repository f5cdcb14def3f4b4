"""Blocks of a paged sheet: first placed, then painted. A list turns pages, it never scrolls.

A `Block` is a strip over the whole width of a sheet with parts at their places; what is tapped
in it is made as a real widget only when its page is shown. Lengths are screen pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.asking import Asking
from app.ui.widgets.face import Face
from app.ui.widgets.layout import Box
from app.ui.widgets.option import HaveToggle, Shape, TickChip
from app.ui.widgets.painted import Painted
from app.ui.widgets.parts import Check, Line, Part, Picture, Words
from app.ui.widgets.text import Run


class Ground(Enum):
    """What a block stands on: the sheet, the page's colour (如果), or a tint (said first)."""

    SHEET = "surface"
    PAGE = "page"
    TINT = "selected"


class Counted(Enum):
    """What a block begins: a line that must come, one the window may ask for, one that hangs
    on something, or words.
    """

    MUST = "must"
    MAY = "may"
    IF = "if"
    WORDS = "words"


class TickKind(Enum):
    """我有 of a line; one of several papers; the last resort."""

    HAVE = "have"
    CHIP = "chip"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Spot:
    """A part at its place."""

    part: Part
    box: QRectF


@dataclass(frozen=True, slots=True)
class TickSpot:
    """Something to tick at its place. `lead` introduces the words of a last resort."""

    kind: TickKind
    tick: tuple[str, str]
    words: str
    box: QRectF
    lead: str = ""


@dataclass(slots=True)
class Block:
    """`rule` draws a hairline at its top, from `rule_from` to the right edge.

    `again` is repeated above this block where it begins a page (condition, head of a choice).
    `counted` is what the first block of a line says of it. `joined` stays with the one before.
    """

    ground: Ground = Ground.SHEET
    height: int = 0
    spots: list[Spot] = field(default_factory=list)
    ticks: list[TickSpot] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    rule_from: int | None = None
    again: tuple[Block, ...] = ()
    counted: Counted | None = None
    joined: bool = False


Group = Sequence[Block]
"""Blocks that stay together, unless cutting them spares a page."""


def paginate(groups: Sequence[Group], room: int, foot: int) -> tuple[tuple[Block, ...], ...]:
    """The pages of a sheet `room` high, of which `foot` is lost as soon as there are several.

    As few as can be; of those, the ones that cut the fewest groups; of those, the ones whose
    first pages are the fullest. Where a page begins, what is said again stands above it.
    """
    if sum(map(_tall, groups)) <= room:
        return (tuple(block for group in groups for block in group),)
    room -= foot
    units, inner = _units(groups, room)
    count = len(units)
    # From each unit to the end: pages, cut groups, and (negative) where the next page begins.
    best = [(0, 0, 0)] * (count + 1)
    for start in reversed(range(count)):
        used = _tall(_again(units[start], room))
        ways: list[tuple[int, int, int]] = []
        for end in range(start + 1, count + 1):
            used += _tall(units[end - 1])
            if ways and used > room:
                break
            pages, cuts, _ = best[end]
            ways.append((pages + 1, cuts + (end in inner), -end))
        best[start] = min(ways)
    dealt: list[tuple[Block, ...]] = []
    at = 0
    while at < count:
        end = -best[at][2]
        page = [block for unit in units[at:end] for block in unit]
        dealt.append((*_again(units[at], room), *page))
        at = end
    return tuple(dealt)


def _units(groups: Sequence[Group], room: int) -> tuple[list[Group], frozenset[int]]:
    """What no page comes between (but where it alone is too high), and the numbers of those
    that do not begin a group.
    """
    units: list[Group] = []
    inner: set[int] = set()
    for group in groups:
        joined: list[list[Block]] = []
        for block in group:
            if block.joined and joined:
                joined[-1].append(block)
            else:
                joined.append([block])
        first = len(units)
        for unit in joined:
            units.extend([unit] if _tall(unit) <= room else _torn(unit, room))
        inner.update(range(first + 1, len(units)))
    return units, frozenset(inner)


def _torn(unit: Group, room: int) -> list[Group]:
    """The pieces of a unit that is too high for a page: what is said again of a block leads it."""
    pieces: list[list[Block]] = []
    for block in unit:
        led = pieces and any(said is pieces[-1][-1] for said in block.again)
        if led and _tall(pieces[-1]) + block.height <= room:
            pieces[-1].append(block)
        else:
            pieces.append([block])
    return list(pieces)


def _again(unit: Group, room: int) -> tuple[Block, ...]:
    """What is said again above a unit that begins a page, as far as there is room for it."""
    again = unit[0].again
    while again and _tall(again) + _tall(unit) > room:
        again = again[1:]
    return again


def _tall(blocks: Sequence[Block]) -> int:
    return sum(block.height for block in blocks)


def last_resort_face(theme: Theme, lead: str, name: str) -> Face:
    """都拿不到：改填《…》, with the square to tick."""
    runs = (Run(lead), Run(name, "label"))
    parts: list[Part] = [
        Picture(theme, "sign", 36, "on_last", on="on_last_chosen"),
        Words(theme, (Line(runs, "helper", "on_last", "on_last_chosen"),)),
        Check(theme, Shape.SQUARE, 32),
    ]
    return Face(theme, parts, (18, 8, 20, 8), 14)


class LastResort(Asking):
    """都拿不到：改填《…》: a strip that is ticked like any other paper."""

    def __init__(self, theme: Theme, lead: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "last_resort", f"{lead}{name}", 76, parent)
        self.set_face(last_resort_face(theme, lead, name))

    def ring_radius(self) -> int:
        return self.theme.radius("chip")


class BlockView(Painted):
    """One block, painted, with its taps. A touch anywhere on a row with one 我有 ticks it."""

    ticked = Signal(object)

    def __init__(
        self, theme: Theme, block: Block, parent: QWidget, *, first: bool, last: bool, ruled: bool
    ) -> None:
        super().__init__(parent)
        self._theme, self._block = theme, block
        self._first, self._last, self._ruled = first, last, ruled
        self._taps: dict[tuple[str, str], HaveToggle | TickChip | LastResort] = {}
        if block.texts:
            self.say("，".join(block.texts))
        for spot in block.ticks:
            made = self._tap(spot)
            made.setGeometry(spot.box.toAlignedRect())
            made.clicked.connect(lambda _checked=False, tick=spot.tick: self.ticked.emit(tick))
            self._taps[spot.tick] = made

    def show_ticks(self, ticks: frozenset[tuple[str, str]]) -> None:
        for tick, tap in self._taps.items():
            tap.set_on(tick in ticks)

    def _tap(self, spot: TickSpot) -> HaveToggle | TickChip | LastResort:
        if spot.kind is TickKind.HAVE:
            made = HaveToggle(self._theme, spot.words, self)
            made.setAccessibleDescription("，".join(self._block.texts))
            return made
        if spot.kind is TickKind.CHIP:
            return TickChip(self._theme, spot.words, parent=self)
        return LastResort(self._theme, spot.lead, spot.words, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        have = [spot for spot in self._block.ticks if spot.kind is TickKind.HAVE]
        if len(have) == 1 and self.rect().contains(event.position().toPoint()):
            self.ticked.emit(have[0].tick)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, block = self._theme, self._block
        if block.ground is not Ground.SHEET:
            self._paint_ground(painter, theme.colour(block.ground.value))
        if block.rule_from is not None and self._ruled:
            line = QRectF(block.rule_from, 0, self.width(), theme.stroke("normal"))
            painter.fillRect(line, theme.colour("hairline"))
        for spot in block.spots:
            spot.part.paint(painter, spot.box, False)

    def _paint_ground(self, painter: QPainter, colour: QColor) -> None:
        """Up to the rounded corners where the block is the first or the last of its sheet."""
        box = QRectF(self.rect())
        if not (self._first or self._last):
            painter.fillRect(box, colour)
            return
        radius = self._theme.radius("card") - self._theme.stroke("normal")
        # The corners that the block does not share with its sheet are drawn outside of it.
        box.adjust(0, 0 if self._first else -radius, 0, 0 if self._last else radius)
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        painter.fillPath(path, colour)


class BlockSheet(Box):
    """A white sheet of blocks. `ticked` carries what was tapped."""

    ticked = Signal(object)

    def __init__(self, theme: Theme, width: int, parent: QWidget | None = None) -> None:
        super().__init__("sheet", parent)
        self._theme = theme
        self._views: list[BlockView] = []
        self.setFixedWidth(width)

    @property
    def inner_width(self) -> int:
        return self.width() - 2 * self._theme.stroke("normal")

    def show_blocks(self, blocks: Sequence[Block], tall: int = 0) -> None:
        """Show a page on a sheet `tall` screen pixels high, 0: as high as its blocks."""
        for view in self._views:
            view.hide()
            view.deleteLater()
        self._views = []
        edge = self._theme.stroke("normal")
        top = edge
        for number, block in enumerate(blocks):
            last = not tall and number == len(blocks) - 1
            # What is said again belongs to the block below it.
            ruled = number > 0 and all(said is not blocks[number - 1] for said in block.again)
            view = BlockView(self._theme, block, self, first=number == 0, last=last, ruled=ruled)
            view.setGeometry(edge, top, self.inner_width, block.height)
            view.ticked.connect(self.ticked)
            view.show()
            top += block.height
            self._views.append(view)
        self.setFixedHeight(tall or top + edge)

    def show_ticks(self, ticks: frozenset[tuple[str, str]]) -> None:
        for view in self._views:
            view.show_ticks(ticks)
