"""Blocks → pages: what may be cut where.

A block is never split, a head never stands last, rows of the checklist get rules between them
and thick ones where a page begins and ends them. What does not fit on one page is set once more
with less air; then the flow goes whole to the next page, said at the foot of the first, and the
short sections behind it fill the room it leaves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.pdf.kit import Kit
from app.pdf.marks import Block, Ink, Placed, Rule

FLOW = "flow"
AIR = 0.7
"""Factor on all gaps when a little less makes one page of two."""


@dataclass
class Sheet:
    """A page while it is being filled: `y` is the next free millimetre."""

    top: float
    bottom: float
    left: float
    y: float
    placed: list[Placed] = field(default_factory=list)
    in_rows: bool = False

    def fits(self, blocks: Sequence[Block], reserve: float = 0.0) -> bool:
        return self.y + _height(blocks, not self.placed) <= self.bottom - reserve + 1e-6


def _height(blocks: Sequence[Block], at_top: bool) -> float:
    total = sum(block.height + block.gap for block in blocks)
    return total - (blocks[0].gap if at_top and blocks else 0.0)


def groups(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Blocks that must stand on one page together: a head and what follows it."""
    together: list[Block] = []
    for block in blocks:
        together.append(block)
        if not block.with_next:
            yield tuple(together)
            together = []
    if together:
        yield tuple(together)


def airless(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks with less space between them."""
    return [replace(block, gap=block.gap * AIR) for block in blocks]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where blocks may stand on the first and on later pages, in mm from the top."""

    first_top: float
    later_top: float
    bottom: float
    pointer: float


def paginate(
    before: Sequence[Block], flow: Sequence[Block], after: Sequence[Block], frame: Frame, kit: Kit
) -> list[list[Placed]]:
    """Distribute blocks; `flow` stands between `before` and `after` wherever it can."""
    whole = [*before, *flow, *after]
    room = frame.bottom - frame.first_top
    for blocks in (whole, airless(whole)):
        if _height(blocks, True) <= room + 1e-6:
            return [_place(list(groups(blocks)), frame, kit)[0].placed]
    return _several(before, flow, after, frame, kit)


def _several(
    before: Sequence[Block], flow: Sequence[Block], after: Sequence[Block], frame: Frame, kit: Kit
) -> list[list[Placed]]:
    lead = list(groups(before))
    chart = [tuple(flow)] if flow else []
    rest = list(groups(after))
    sheets = _place([*lead, *chart, *rest], frame, kit)
    if _page_of_flow(sheets) == 0 or not flow:
        return [sheet.placed for sheet in sheets]
    first = Sheet(frame.first_top, frame.bottom - frame.pointer, kit.mm("left"), frame.first_top)
    sheets = [first]
    waiting: list[tuple[Block, ...]] = []
    for group in lead:
        if len(sheets) == 1 and first.fits(group):
            _put(first, group, kit)
        else:
            sheets = _onward(sheets, group, frame, kit)
    if len(sheets) == 1:
        moved = _sections(rest)
        for section in moved:
            flat = [block for group in section for block in group]
            if not waiting and first.fits(flat):
                for group in section:
                    _put(first, group, kit)
            else:
                waiting += section
    else:
        waiting = rest
    _close_rows(first, kit)
    for number, group in enumerate([*chart, *waiting]):
        if number == 0 and len(sheets) == 1:
            sheets.append(_new(frame, kit))
        sheets = _onward(sheets, group, frame, kit)
    for sheet in sheets:
        _close_rows(sheet, kit)
    return [sheet.placed for sheet in sheets]


def _sections(rest: list[tuple[Block, ...]]) -> list[list[tuple[Block, ...]]]:
    """Groups gathered by section: a head starts one, and so does a block with a heading."""
    sections: list[list[tuple[Block, ...]]] = []
    for group in rest:
        if group[0].heading or not sections:
            sections.append([])
        sections[-1].append(group)
    return sections


def _page_of_flow(sheets: Sequence[Sheet]) -> int:
    for number, sheet in enumerate(sheets):
        if any(placed.block.name == FLOW for placed in sheet.placed):
            return number
    return 0


def _new(frame: Frame, kit: Kit) -> Sheet:
    return Sheet(frame.later_top, frame.bottom, kit.mm("left"), frame.later_top)


def _place(all_groups: Sequence[tuple[Block, ...]], frame: Frame, kit: Kit) -> list[Sheet]:
    sheets = [Sheet(frame.first_top, frame.bottom, kit.mm("left"), frame.first_top)]
    for group in all_groups:
        sheets = _onward(sheets, group, frame, kit)
    for sheet in sheets:
        _close_rows(sheet, kit)
    return sheets


def _onward(
    sheets: list[Sheet], group: tuple[Block, ...], frame: Frame, kit: Kit
) -> list[Sheet]:
    last = sheets[-1]
    if not last.fits(group) and last.placed:
        _close_rows(last, kit)
        last = _new(frame, kit)
        sheets = [*sheets, last]
    _put(last, group, kit)
    return sheets


def _put(sheet: Sheet, group: Sequence[Block], kit: Kit) -> None:
    for block in group:
        if sheet.placed:
            sheet.y += block.gap
        if block.row:
            thick = not sheet.in_rows
            _rule(sheet, kit, thick)
            sheet.in_rows = True
        else:
            _close_rows(sheet, kit)
        sheet.placed.append(Placed(block, sheet.left, sheet.y))
        sheet.y += block.height


def _close_rows(sheet: Sheet, kit: Kit) -> None:
    if sheet.in_rows:
        end = max((p.y + p.block.height for p in sheet.placed if p.block.row), default=sheet.y)
        held, sheet.y = sheet.y, end
        _rule(sheet, kit, True)
        sheet.y = held
        sheet.in_rows = False


def _rule(sheet: Sheet, kit: Kit, thick: bool) -> None:
    stroke, ink = (kit.stroke("rule"), Ink.INK) if thick else (kit.stroke("row"), Ink.LINE)
    rule = Rule(0, 0, kit.style.text_width, 0, stroke, ink)
    sheet.placed.append(Placed(Block("rule", 0.0, (rule,)), sheet.left, sheet.y))
