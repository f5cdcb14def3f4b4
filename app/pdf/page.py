"""Blocks → pages: what may be cut where.

A block is never split, a head never stands last, rows of the checklist get rules between them
and thick ones where they begin and end on a page. When the flow does not fit on the first page it
goes whole to a later one, which the foot of every page before it says, and the short sections
behind it fill the room that it leaves; the basis stays behind the flow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.pdf.kit import Kit
from app.pdf.marks import Block, Ink, Placed, Rule

FLOW = "flow"
EPSILON = 1e-6

Group = tuple[Block, ...]
"""Blocks that stand on one page together: a head and what follows it."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where blocks may stand on the first and on later pages, in mm from the top."""

    first_top: float
    later_top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Parts:
    """The blocks of a sheet: `early` may stand before a flow that moved on, `late` may not."""

    before: tuple[Block, ...]
    flow: Block
    early: tuple[Block, ...]
    late: tuple[Block, ...]

    def every(self) -> tuple[Block, ...]:
        return (*self.before, self.flow, *self.early, *self.late)


@dataclass
class Sheet:
    """A page while it is being filled: `y` is the next free millimetre."""

    bottom: float
    left: float
    y: float
    placed: list[Placed] = field(default_factory=list)
    in_rows: bool = False

    def fits(self, blocks: Sequence[Block]) -> bool:
        return self.y + height(blocks) <= self.bottom + EPSILON


def height(blocks: Sequence[Block]) -> float:
    """mm that blocks take, their gaps included."""
    return sum(block.height + block.gap for block in blocks)


def groups(blocks: Sequence[Block]) -> Iterator[Group]:
    """Blocks gathered by what must stand together."""
    together: list[Block] = []
    for block in blocks:
        together.append(block)
        if not block.with_next:
            yield tuple(together)
            together = []
    if together:
        yield tuple(together)


def sections(blocks: Sequence[Block], area: Area) -> Iterator[Group]:
    """Whole sections, as far as a page holds them: notes are not torn from their head."""
    found: list[list[Group]] = []
    for group in groups(blocks):
        if group[0].heading or not found:
            found.append([])
        found[-1].append(group)
    for section in found:
        whole = tuple(block for group in section for block in group)
        if height(whole) <= area.bottom - area.later_top:
            yield whole
        else:
            yield from section


def one_page(parts: Parts, area: Area, kit: Kit) -> list[list[Placed]] | None:
    """Everything on the first page, or None."""
    if height(parts.every()) > area.bottom - area.first_top + EPSILON:
        return None
    return _finished(_filled([_first(area, kit)], groups(parts.every()), area, kit), kit)


def pages(parts: Parts, area: Area, kit: Kit) -> list[list[Placed]]:
    """Distribute the blocks over as many pages as they need."""
    before = list(groups(parts.before))
    early, late = list(sections(parts.early, area)), list(sections(parts.late, area))
    sheets = _filled([_first(area, kit)], [*before, (parts.flow,), *early, *late], area, kit)
    if _has_flow(sheets[0]):
        return _finished(sheets, kit)
    pointed = replace(area, bottom=area.bottom - kit.mm("pointer"))
    told = _moved_on(parts, area, pointed, kit)
    closer = _moved_on(parts, area, area, kit)
    return _finished(told if len(told) <= len(closer) else closer, kit)


def _moved_on(parts: Parts, area: Area, later: Area, kit: Kit) -> list[Sheet]:
    """The flow goes whole to a later page, what may stand before it fills the room that it leaves.

    The foot of the first page says so; pages between have the room of `later`.
    """
    early, late = list(sections(parts.early, area)), list(sections(parts.late, area))
    first = _first(area, kit)
    first.bottom -= kit.mm("pointer")
    sheets = _filled([first], groups(parts.before), later, kit)
    last = sheets[-1]
    room = last.bottom
    last.bottom = area.bottom
    if len(sheets) == 1 or not last.fits((parts.flow,)):
        last.bottom = room
        while early and last.fits(early[0]):
            _filled(sheets, [early.pop(0)], area, kit)
        _close_rows(last, kit)
        sheets.append(_later(area, kit))
    return _filled(sheets, [(parts.flow,), *early, *late], area, kit)


def again(blocks: Sequence[Block], area: Area, kit: Kit) -> list[Placed] | None:
    """These blocks in their order on one later page, or None where they do not fit."""
    sheet = _later(area, kit)
    for block in blocks:
        _put(sheet, block, kit)
    _close_rows(sheet, kit)
    return sheet.placed if sheet.y <= area.bottom + EPSILON else None


def spread(blocks: Sequence[Block], area: Area, kit: Kit) -> list[list[Placed]]:
    """Blocks in their order over as many pages as they need, without a flow."""
    return _finished(_filled([_first(area, kit)], groups(blocks), area, kit), kit)


def _has_flow(sheet: Sheet) -> bool:
    return any(placed.block.name == FLOW for placed in sheet.placed)


def _first(area: Area, kit: Kit) -> Sheet:
    return Sheet(area.bottom, kit.mm("left"), area.first_top)


def _later(area: Area, kit: Kit) -> Sheet:
    return Sheet(area.bottom, kit.mm("left"), area.later_top)


def _filled(sheets: list[Sheet], rest: Iterable[Group], area: Area, kit: Kit) -> list[Sheet]:
    """Put groups on the last sheet, opening new ones as they fill."""
    for group in rest:
        last = sheets[-1]
        if not last.fits(group) and last.placed:
            heads = _heads(last) if group[0].row else None
            _close_rows(last, kit)
            last = _later(area, kit)
            sheets = [*sheets, last]
            if heads:
                _put(last, heads, kit)
        for block in group:
            _put(last, block, kit)
    return sheets


def _heads(sheet: Sheet) -> Block | None:
    """The column heads of the rows that run on behind this page."""
    return next((placed.block for placed in reversed(sheet.placed) if placed.block.again), None)


def _finished(sheets: list[Sheet], kit: Kit) -> list[list[Placed]]:
    for sheet in sheets:
        _close_rows(sheet, kit)
    return [sheet.placed for sheet in sheets]


def _put(sheet: Sheet, block: Block, kit: Kit) -> None:
    if not block.row:
        _close_rows(sheet, kit)
    gap = block.gap if sheet.placed else max(block.gap, kit.mm("corner"))
    sheet.y += gap
    if block.row:
        _rule(sheet, kit, not sheet.in_rows)
        sheet.in_rows = True
    sheet.placed.append(Placed(block, sheet.left, sheet.y))
    sheet.y += block.height


def _close_rows(sheet: Sheet, kit: Kit) -> None:
    if sheet.in_rows:
        _rule(sheet, kit, True)
        sheet.in_rows = False


def _rule(sheet: Sheet, kit: Kit, thick: bool) -> None:
    stroke, ink = (kit.stroke("rule"), Ink.INK) if thick else (kit.stroke("row"), Ink.LINE)
    rule = Rule(0, 0, kit.style.text_width, 0, stroke, ink)
    sheet.placed.append(Placed(Block("rule", 0.0, (rule,)), sheet.left, sheet.y))
