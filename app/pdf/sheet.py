"""The A4 sheet: notice → pages in millimetres → PDF bytes.

`layout` is pure given fonts and theme; `render` inks what it returns.
"""

from __future__ import annotations

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
)
from app.pdf import checklist, closing, flow, head, ink, words
from app.pdf.kit import Kit
from app.pdf.marks import Block, Page, Placed
from app.pdf.page import Frame, paginate
from app.pdf.resources import default_kit
from app.qr import codes

FOOT_AIR = 2.5
HEAD_AIR = 0.0


def render(notice: Notice) -> bytes:
    """The sheet as a PDF file. The same notice gives the same bytes.

    Raises `Problem` with one sentence when a font or theme file is missing or broken.
    """
    kit = default_kit()
    top = notice.get(Head)
    facts = ink.Facts(
        title=f"{top.title}（{top.document}）",
        author="\u3000".join(part for part in (top.region, top.hall) if part),
        subject=words.SUBJECT,
    )
    return ink.draw(layout(notice, kit), facts, kit.style)


def layout(notice: Notice, kit: Kit | None = None) -> tuple[Page, ...]:
    """Every mark of every page at its place, in mm from the top left corner of the paper."""
    kit = kit or default_kit()
    top, foot = notice.get(Head), notice.get(Foot)
    running = head.running_head(top, kit)
    title = head.title(top, codes(notice.qr_text), kit)
    margin = kit.mm("top")
    footer_height = head.footer(foot, 1, 1, words.BRAND, kit).height
    frame = Frame(
        first_top=margin + running.height + title.gap + title.height,
        later_top=margin + running.height + 6.0 + head.continued(top, 1, kit).height,
        bottom=kit.mm("height") - kit.mm("bottom") - footer_height - FOOT_AIR,
        pointer=8.0,
    )
    before, chart, after = _blocks(notice, kit)
    basis = notice.get(Basis)
    pages = paginate(before, chart, [*after, closing.basis_short(basis, kit)], frame, kit)
    if len(pages) > 1:
        longer = paginate(before, chart, [*after, *closing.basis_long(basis, kit)], frame, kit)
        pages = longer if len(longer) == len(pages) else pages
    return tuple(
        Page(tuple(_furnished(notice, number, len(pages), placed, kit, frame, pages)))
        for number, placed in enumerate(pages)
    )


def _blocks(notice: Notice, kit: Kit) -> tuple[list[Block], list[Block], list[Block]]:
    """What stands before the flow, the flow, and what follows it, the basis left out."""
    before: list[Block] = []
    after: list[Block] = []
    chart: list[Block] = []
    for block in notice.blocks:
        match block:
            case OutcomeBlock():
                before.append(closing.outcome(block, kit))
            case Situation():
                before.append(closing.situation(block, kit))
            case Lines():
                before.extend(checklist.blocks(block, kit))
            case NotNeeded():
                before.extend(closing.not_needed(block, kit))
            case Flow():
                chart.append(flow.block(block, notice.get(Dates), kit))
            case HallFacts():
                after.insert(0, closing.hall(block, kit))
            case Notes():
                after.extend(closing.notes(block, kit))
            case Head() | Dates() | Basis() | Foot():
                pass
    return before, chart, after


def _furnished(
    notice: Notice,
    number: int,
    of: int,
    placed: list[Placed],
    kit: Kit,
    frame: Frame,
    pages: list[list[Placed]],
) -> list[Placed]:
    """The page with its heads, its footer and, where the flow is elsewhere, the pointer to it."""
    top, foot = notice.get(Head), notice.get(Foot)
    left, y = kit.mm("left"), kit.mm("top")
    running = head.running_head(top, kit)
    found = [Placed(running, left, y)]
    y += running.height
    if number == 0:
        title = head.title(top, codes(notice.qr_text), kit)
        found.append(Placed(title, left, y + title.gap))
    else:
        again = head.continued(top, number, kit)
        found.append(Placed(again, left, y + again.gap))
    found += placed
    elsewhere = [at for at, page in enumerate(pages) if any(p.block.name == "flow" for p in page)]
    if number == 0 and elsewhere and elsewhere[0] > 0:
        block = head.pointer(elsewhere[0] + 1, kit)
        found.append(Placed(block, left, frame.bottom - block.height))
    footer = head.footer(foot, number + 1, of, words.BRAND, kit)
    found.append(Placed(footer, left, kit.mm("height") - kit.mm("bottom") - footer.height))
    return found
