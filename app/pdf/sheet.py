"""The A4 sheet: notice → pages in millimetres → PDF bytes.

`layout` is pure given fonts and theme; `render` inks what it returns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from app.domain.notice import (
    Basis,
    Dates,
    Flow,
    Foot,
    HallFacts,
    Head,
    Lines,
    Notes,
    Notice,
    NotNeeded,
    OutcomeBlock,
    Situation,
    Suits,
)
from app.pdf import checklist, closing, flow, head, ink, words
from app.pdf.kit import Kit
from app.pdf.marks import Block, Page, Placed
from app.pdf.page import FLOW, Area, Parts, again, height, one_page, pages
from app.pdf.resources import default_press
from app.qr import Code, codes

MOST_SAVED = (45.0, 40.0)
"""mm that each step of less air can save at most; beyond it is not tried."""
LEAST_EASED = 3.0
"""mm left at the foot that nobody sees."""
EASED = (0.25, 0.5, 0.75)
"""How far air is taken towards the step that is needed, tried in turn."""
SPARE = 0.04
"""Of a step, for what does not shrink evenly: rows have a least height."""


def prepare() -> None:
    """Read fonts and theme ahead of the first sheet, from the thread that will print.

    Raises `Problem` where `render` would.
    """
    default_press()


def render(notice: Notice, *, large: bool = False) -> bytes:
    """The sheet as a PDF file, in large print (大字) if asked. The same notice gives the same bytes.

    Raises `Problem` with one sentence when a font or theme file is missing or broken.
    """
    press = default_press()
    top = notice.get(Head)
    facts = ink.Facts(
        title=f"{top.title}（{top.document}）",
        author="\u3000".join(part for part in (top.region, top.hall) if part),
        subject=words.SUBJECT,
    )
    kit = press.kit.large() if large else press.kit
    return ink.draw(layout(notice, kit), facts, kit.style, press.faces)


def layout(notice: Notice, kit: Kit | None = None) -> tuple[Page, ...]:
    """Every mark of every page at its place, in mm from the top left corner of the paper.

    What does not fit on one page is tried with a little less air, then spread over several.
    """
    kit = kit or default_press().kit
    found = codes(notice.qr_text)
    placed, used = _distributed(notice, found, kit)
    return tuple(
        Page(tuple(_furnished(notice, number, placed, used))) for number in range(len(placed))
    )


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page, whatever it holds."""

    running: Block
    title: Block
    foot_height: float

    def area(self, notice: Notice, kit: Kit) -> Area:
        """The room between heads and footer."""
        top = kit.mm("top") + self.running.height
        again = head.continued(notice.get(Head), 1, kit)
        return Area(
            first_top=top + self.title.gap + self.title.height,
            later_top=top + again.gap + again.height,
            bottom=kit.mm("height") - kit.mm("bottom") - self.foot_height - kit.mm("foot_air"),
        )


def _furniture(notice: Notice, found: tuple[Code, ...], kit: Kit) -> Furniture:
    top = notice.get(Head)
    return Furniture(
        running=head.running_head(top, kit),
        title=head.title(top, found, kit),
        foot_height=head.footer(notice.get(Foot), 1, 1, words.BRAND, kit).height,
    )


@dataclass(frozen=True, slots=True)
class Tried:
    """A notice set with one kit: its blocks, the room for them, and by how many mm they exceed
    one page.
    """

    kit: Kit
    furniture: Furniture
    area: Area
    parts: Parts
    over: float


def _tried(notice: Notice, found: tuple[Code, ...], kit: Kit) -> Tried:
    furniture = _furniture(notice, found, kit)
    area = furniture.area(notice, kit)
    parts = _parts(notice, found, kit, long_basis=False)
    return Tried(kit, furniture, area, parts, height(parts.every()) - area.bottom + area.first_top)


def _distributed(
    notice: Notice, found: tuple[Code, ...], kit: Kit
) -> tuple[list[list[Placed]], Tried]:
    """Blocks on pages, and how they were set."""
    usual = looser = _tried(notice, found, kit)
    for tight, most in zip(kit.tighter(), MOST_SAVED, strict=False):
        if not 0 < looser.over <= most:
            break
        tighter = _tried(notice, found, tight)
        looser = _eased(notice, found, looser, tighter) if tighter.over <= 0 else tighter
    single = one_page(looser.parts, looser.area, looser.kit)
    if single:
        return single, looser
    best, used, looser = _spread(notice, found, usual), usual, usual
    tried = usual
    for step, tight in enumerate(kit.tighter()):
        full = _overfull(best, used.area)
        whole = not _rows_spill(best) and not _hall_apart(best)
        if not full and len(best) == 2 and (whole or step == len(MOST_SAVED)):
            break
        before, tried = tried, _tried(notice, found, tight)
        closer = _spread(notice, found, tried)
        if full or _worth(closer) < _worth(best):
            best, used, looser = closer, tried, before
    if used is usual:
        return best, used
    for share in EASED:
        eased = _tried(notice, found, looser.kit.between(used.kit, share))
        airy = _spread(notice, found, eased)
        if not _overfull(airy, eased.area) and _worth(airy) <= _worth(best):
            best, used = airy, eased
            break
    return _aired(notice, found, best, used, kit), used


def _aired(
    notice: Notice, found: tuple[Code, ...], several: list[list[Placed]], used: Tried, usual: Kit
) -> list[list[Placed]]:
    """Later pages with all the air that they have room for: only the first one is full."""
    if any(block.name.endswith(checklist.CONTINUED) for block in used.parts.every()):
        return several  # A condition with more papers than a page holds is cut by its height.
    flow_on = next(at for at, page in enumerate(several) if _has(page, FLOW))
    for kit in (usual, *usual.tighter()):
        own = {
            block.name: block
            for long_basis in (True, False)
            for block in _parts(notice, found, kit, long_basis).every()
        }
        pages: list[list[Placed]] = [several[0]]
        for number, page in enumerate(several[1:], 1):
            pointer = kit.mm("pointer") if number < flow_on else 0.0
            area = replace(used.area, bottom=used.area.bottom - pointer)
            blocks = [own[one.block.name] for one in page if one.block.name in own]
            pages.append(again(blocks, area, kit) or page)
        if pages != several:
            return pages
    return several


def _has(page: list[Placed], name: str) -> bool:
    return any(placed.block.name == name for placed in page)


def _eased(notice: Notice, found: tuple[Code, ...], looser: Tried, tighter: Tried) -> Tried:
    """No less air than one page needs: between what does not fit and what does."""
    if tighter.over > -LEAST_EASED:
        return tighter
    share = looser.over / (looser.over - tighter.over) + SPARE
    if share >= 1:
        return tighter
    eased = _tried(notice, found, looser.kit.between(tighter.kit, share))
    return eased if eased.over <= 0 else tighter


def _spread(notice: Notice, found: tuple[Code, ...], used: Tried) -> list[list[Placed]]:
    """Several pages, with the basis as a list where that takes no further page.

    Where the basis alone would take one, it stands before the flow.
    """
    parts, area, kit = used.parts, used.area, used.kit
    several = pages(parts, area, kit)
    longer = pages(_parts(notice, found, kit, long_basis=True), area, kit)
    best = longer if len(longer) <= len(several) else several
    basis, *rest = parts.late
    ahead = replace(parts, early=(*parts.early, basis), late=tuple(rest))
    earlier = pages(ahead, area, kit)
    return earlier if len(earlier) < len(best) else best


def _overfull(several: list[list[Placed]], area: Area) -> bool:
    """Whether a block is higher than a page: a long flow in large print."""
    return any(placed.y + placed.block.height > area.bottom for page in several for placed in page)


def _rows_spill(several: list[list[Placed]]) -> bool:
    """Whether the checklist runs on behind the first page: it is better seen at a glance."""
    return any(placed.block.row for page in several[1:] for placed in page)


def _hall_apart(several: list[list[Placed]]) -> bool:
    """Whether 到哪里办 stands behind the page of the flow: who goes there looks for both."""
    pages = {one.block.name: at for at, page in enumerate(several) for one in page}
    return pages.get(closing.HALL, 0) > pages[FLOW]


def _worth(several: list[list[Placed]]) -> tuple[int, bool, bool]:
    """Fewer pages first, then all rows, then the hall on the page of the flow; less is better."""
    return len(several), _rows_spill(several), _hall_apart(several)


def _parts(notice: Notice, found: tuple[Code, ...], kit: Kit, long_basis: bool) -> Parts:
    """The blocks in the order of the paper."""
    before: list[Block] = []
    early: list[Block] = []
    for block in notice.blocks:
        match block:
            case Suits():
                before.append(closing.suits(block, kit))
            case OutcomeBlock():
                before.append(closing.outcome(block, kit))
            case Situation():
                before.append(closing.situation(block, kit))
            case Lines():
                before.extend(checklist.blocks(block, kit))
            case NotNeeded():
                before.extend(closing.not_needed(block, kit))
            case HallFacts():
                early.insert(0, closing.hall(block, kit))
            case Notes():
                early.extend(closing.notes(block, kit))
            case Head() | Flow() | Dates() | Basis() | Foot():
                pass
            case _:
                assert_never(block)
    basis = notice.get(Basis)
    late = list(closing.basis_long(basis, kit) if long_basis else [closing.basis_short(basis, kit)])
    more_codes = head.code_row(found, kit)
    if more_codes:
        late.append(more_codes)
    chart = flow.block(notice.get(Flow), notice.get(Dates), kit)
    return Parts(tuple(before), chart, tuple(early), tuple(late))


def _furnished(
    notice: Notice, number: int, placed: list[list[Placed]], used: Tried
) -> Iterator[Placed]:
    """The page with its heads, its footer and, where the flow is elsewhere, the pointer to it."""
    top, kit, furniture = notice.get(Head), used.kit, used.furniture
    left, y = kit.mm("left"), kit.mm("top")
    yield Placed(furniture.running, left, y)
    y += furniture.running.height
    again = furniture.title if number == 0 else head.continued(top, number, kit)
    yield Placed(again, left, y + again.gap)
    yield from placed[number]
    where = next(at for at, page in enumerate(placed) if any(p.block.name == FLOW for p in page))
    if number < where:
        spill = any(one.block.row for one in placed[number + 1])
        follows = where == number + 1
        text = words.rows_on(number + 2, follows) if spill else words.flow_on(where + 1)
        block = head.pointer(text, kit)
        at = used.area.bottom - block.height
        if at >= max(one.y + one.block.height for one in placed[number]):
            yield Placed(block, left, at)
    footer = head.footer(notice.get(Foot), number + 1, len(placed), words.BRAND, kit)
    yield Placed(footer, left, kit.mm("height") - kit.mm("bottom") - footer.height)
