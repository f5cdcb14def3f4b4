"""The receipt (小票): notice → one strip of paper 80 mm wide, as long as its content.

The sections that are only text are those of the sheet, set in the receipt's type; head, flow and
codes are its own. Black or nothing: a thermal head knows no grey.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import assert_never

from app.domain.notice import (
    Basis,
    Dates,
    Fact,
    Flow,
    FlowNode,
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
from app.pdf import checklist, closing, ink, words
from app.pdf.headline import balanced
from app.pdf.kit import Kit
from app.pdf.marks import Block, Frame, Ink, Mark, Matrix, Page, Placed, Rect, Rule, Word, moved
from app.pdf.receipt_style import DOT
from app.pdf.resources import default_press
from app.pdf.text import Piece, Run, Set, Space, measure, paragraph, set_line
from app.qr import Code, codes

NODE_PAD = 1.1
LEAST_APART = 0.4
MOST_PITCH = 24.0
NODE_HEIGHT = 6.2
ROW_GAP = 2.4
NEXT = "›"
LABEL_GAP = 3.0
CODE_GAP = 4.0
TITLE_GAP = 1.0
DASH = (1.0, 0.75)
WIDE_NAME = 0.45
"""mm, but NEXT and WIDE_NAME, a share of the text's width."""


def render(notice: Notice) -> bytes:
    """The receipt as a PDF file of one page. The same notice gives the same bytes.

    Raises `Problem` with one sentence when a font or theme file is missing or broken.
    """
    press = default_press()
    top = notice.get(Head)
    facts = ink.Facts(
        title=f"{top.title}（{top.document}）",
        author="\u3000".join(part for part in (top.region, top.hall) if part),
        subject=words.SUBJECT,
    )
    page, height = layout(notice, press.receipt)
    style = press.receipt.style
    style = replace(style, mm={**style.mm, "height": height})
    return ink.draw([page], facts, style, press.faces)


def layout(notice: Notice, kit: Kit | None = None) -> tuple[Page, float]:
    """Every mark at its place, in mm from the top left corner, and the length of the paper.

    Blocks begin on whole dots of the printer.
    """
    kit = kit or default_press().receipt
    placed: list[Placed] = []
    left, y = kit.mm("left"), kit.mm("top")
    for number, section in enumerate(_sections(notice, kit)):
        if number:
            y += kit.mm("section_air")
            placed.append(Placed(_dashes(kit), left, y))
            y += kit.mm("section_air")
        for at, block in enumerate(section):
            y = _on_dot(y + (block.gap if at else 0.0))
            placed.append(Placed(block, left, y))
            y += block.height
    return Page(tuple(placed)), _on_dot(y + kit.mm("bottom"))


def _on_dot(y: float) -> float:
    return ceil(y / DOT - 1e-6) * DOT


def _dashes(kit: Kit) -> Block:
    width = kit.style.text_width
    return Block("rule", 0.0, (Rule(0, 0, width, 0, kit.stroke("rule"), dash=DASH),))


def _sections(notice: Notice, kit: Kit) -> Iterator[list[Block]]:
    """The blocks between dashed lines, in the order of the sheet."""
    for block in notice.blocks:
        match block:
            case Head():
                yield [_head(block, kit)]
            case OutcomeBlock():
                yield [closing.outcome(block, kit)]
            case Suits():
                yield [_pairs("suits", block.headline, [(None, "".join(block.sentences))], kit)]
            case Situation():
                yield [_facts("situation", block.headline, block.facts, kit)]
            case Lines():
                yield [_outlined(one) for one in checklist.blocks(block, kit)]
            case NotNeeded():
                yield list(closing.not_needed(block, kit))
            case Flow():
                yield [_flow(block, notice.get(Dates), kit)]
                facts = notice.find(HallFacts)
                if facts is not None:
                    yield [_facts("hall", facts.headline, facts.facts, kit)]
            case Notes():
                yield list(closing.notes(block, kit))
            case Basis():
                yield [closing.basis_short(block, kit)]
            case Foot():
                yield [_foot(block, codes(notice.qr_text), kit)]
            case Dates() | HallFacts():
                pass
            case _:
                assert_never(block)


def _head(head: Head, kit: Kit) -> Block:
    """Name of the paper, the item, where: all in the middle."""
    width = kit.style.text_width
    marks: list[Mark] = []
    y = 0.0
    title = kit.type("title")
    texts = [(head.document, kit.type("document"))]
    texts += [(line, title) for line in balanced(head.title, title, width, kit.ruler)]
    place = "\u3000".join(part for part in (head.region, head.hall) if part)
    texts += [(text, kit.type("meta")) for text in (place, *head.meta)]
    for text, style in texts:
        y += TITLE_GAP if style is title and y < title.height else 0.0
        part = paragraph([Run(text, style)], width, kit.ruler, style.line, 0, y, "centre")
        marks += part.marks
        y += part.height
    return Block("title", y, tuple(marks), heading=head.title)


def _facts(name: str, headline: str, facts: Iterable[Fact], kit: Kit) -> Block:
    return _pairs(name, headline, [(fact.label, fact.value) for fact in facts], kit)


def _pairs(name: str, headline: str, pairs: list[tuple[str | None, str]], kit: Kit) -> Block:
    """A head, then labels and what they say, in two columns."""
    section, key, value = kit.type("section"), kit.type("where"), kit.type("where_value")
    marks = set_line([Run(headline, section)], 0, 0, section.height, kit.ruler)
    y = section.height + 0.6
    widest = max((kit.ruler.width(label, key) for label, _ in pairs if label), default=0.0)
    x = min(widest, kit.style.text_width / 2) + LABEL_GAP if widest else 0.0
    for label, text in pairs:
        high = 0.0
        if label:
            left = paragraph([Run(label, key)], x - LABEL_GAP, kit.ruler, key.line, 0, y)
            marks += left.marks
            high = left.height
        style = key if label is None else value
        right = paragraph([Run(text, style)], kit.style.text_width - x, kit.ruler, style.line, x, y)
        marks += right.marks
        y += max(high, right.height) + 0.3
    return Block(name, y - 0.3, tuple(marks), heading=headline)


def _outlined(block: Block) -> Block:
    """Reversed labels as outlines: much black fades on thermal paper."""
    return replace(block, marks=tuple(_outline(mark) for mark in block.marks))


def _outline(mark: Mark) -> Mark:
    if isinstance(mark, Frame) and mark.fill is Ink.INK:
        return replace(mark, fill=None, stroke=1.1)
    if isinstance(mark, Word) and mark.ink is Ink.PAPER:
        return replace(mark, ink=Ink.INK)
    return mark


# Flow


def _flow(flow: Flow, dates: Dates, kit: Kit) -> Block:
    """怎么办、多久办好: the nodes, the limit, the date large."""
    style = kit.type("section")
    marks: list[Mark] = list(set_line([Run(flow.headline, style)], 0, 0, style.height, kit.ruler))
    y = style.height + 1.6
    widest = max((kit.ruler.width(one.name, kit.type("node")) for one in flow.nodes), default=0.0)
    told = any(node.who or node.substeps or node.aside for node in flow.nodes)
    plain = not told and widest < WIDE_NAME * kit.style.text_width
    chart = _row(flow.nodes, kit) if plain else _column(flow.nodes, kit)
    marks += (moved(mark, 0, y) for mark in chart.marks)
    y += chart.height + 1.6 if flow.nodes else 0.0
    for part in _dates(flow, dates, kit):
        marks += (moved(mark, 0, y) for mark in part.marks)
        y += part.height
    return Block("flow", y, tuple(marks), heading=flow.headline)


def _node(node: FlowNode, x: float, y: float, width: float, kit: Kit) -> Iterator[Mark]:
    style = kit.type("node")
    rect = Rect(x, y, width, NODE_HEIGHT)
    fill, letters = (Ink.INK, Ink.PAPER) if node.mine else (None, Ink.INK)
    yield Frame(rect, kit.mm("corner"), kit.stroke("node"), fill)
    left = x + (width - kit.ruler.width(node.name, style)) / 2
    yield from set_line([Run(node.name, style, letters)], left, y, NODE_HEIGHT, kit.ruler, False)


def _row(nodes: tuple[FlowNode, ...], kit: Kit) -> Set:
    """Nodes side by side, their captions below; as many rows as they need."""
    name, note, ruler = kit.type("node"), kit.type("caption"), kit.ruler
    widths = [
        max(ruler.width(node.name, name) + 2 * NODE_PAD, ruler.width(node.caption, note))
        for node in nodes
    ]
    sign = ruler.width(NEXT, name)
    high = NODE_HEIGHT + (note.height if any(node.caption for node in nodes) else 0.0)
    marks: list[Mark] = []
    y = 0.0
    for row, centres in _rows(nodes, widths, kit):
        end = 0.0
        for node, centre in zip(row, centres, strict=True):
            box = ruler.width(node.name, name) + 2 * NODE_PAD
            left = centre - box / 2
            if end:
                middle = (end + left - sign) / 2
                marks += set_line([Run(NEXT, name)], middle, y, NODE_HEIGHT, ruler, False)
            marks += _node(node, left, y, box, kit)
            if node.caption:
                under = centre - ruler.width(node.caption, note) / 2
                top = y + NODE_HEIGHT + 0.2
                marks += set_line([Run(node.caption, note)], under, top, note.height, ruler, False)
            end = left + box
        y += high + ROW_GAP
    return Set(tuple(marks), y - ROW_GAP, 0)


def _rows(
    nodes: tuple[FlowNode, ...], widths: Sequence[float], kit: Kit
) -> Iterator[tuple[tuple[FlowNode, ...], list[float]]]:
    """As many nodes side by side as fit, with their centres: apart alike over the whole width."""
    room = kit.style.text_width
    start = 0
    while start < len(nodes):
        end = start + 1
        while end < len(nodes) and _fits(widths[start : end + 1], room):
            end += 1
        row = widths[start:end]
        pitch = _pitch(row, room)
        yield nodes[start:end], [row[0] / 2 + place * pitch for place in range(len(row))]
        start = end


def _pitch(widths: Sequence[float], room: float) -> float:
    """From centre to centre."""
    spare = room - (widths[0] + widths[-1]) / 2
    return min(spare / max(len(widths) - 1, 1), MOST_PITCH)


def _fits(widths: Sequence[float], room: float) -> bool:
    apart = max((one + other) / 2 for one, other in pairwise(widths))
    return _pitch(widths, room) >= apart + LEAST_APART


def _column(nodes: tuple[FlowNode, ...], kit: Kit) -> Set:
    """Nodes one below the other, with who does it and what else is told at the right."""
    name, text, small = kit.type("node"), kit.type("where"), kit.type("caption")
    longest = max(kit.ruler.width(node.name, name) for node in nodes) + 2 * NODE_PAD
    width = longest
    width = min(width, kit.style.text_width * WIDE_NAME)
    if not any(node.caption or node.who or node.substeps or node.aside for node in nodes):
        width = min(kit.style.text_width, max(width, longest))
    x = width + LABEL_GAP
    room = kit.style.text_width - x
    marks: list[Mark] = []
    y = 0.0
    for node in nodes:
        box = paragraph(
            [Run(node.name, name, Ink.PAPER if node.mine else Ink.INK)],
            width - 2 * NODE_PAD, kit.ruler, name.line, NODE_PAD, 0, "centre",
        )  # fmt: skip
        more = [(one, text) for one in (" → ".join(node.substeps), *node.aside) if one]
        told = [(node.who, text)] if node.who else []
        told += [(node.caption, small if told or more else text)] if node.caption else []
        told += more
        beside: list[Mark] = []
        high = 0.0
        for one, style in told:
            part = paragraph([Run(one, style)], room, kit.ruler, style.line, x, high)
            beside += part.marks
            high += part.height
        tall = max(NODE_HEIGHT, box.height + 0.9)
        fill = Ink.INK if node.mine else None
        marks.append(Frame(Rect(0, y, width, tall), kit.mm("corner"), kit.stroke("node"), fill))
        marks += (moved(mark, 0, y + (tall - box.height) / 2) for mark in box.marks)
        drop = max(0.0, (NODE_HEIGHT - text.height) / 2) if told else 0.0
        marks += (moved(mark, 0, y + drop) for mark in beside)
        y += max(tall, high + drop) + ROW_GAP
    return Set(tuple(marks), max(y - ROW_GAP, 0.0), 0)


def _dates(flow: Flow, dates: Dates, kit: Kit) -> Iterator[Set]:
    width = kit.style.text_width
    text, bold, date = kit.type("where"), kit.type("condition"), kit.type("date")
    told = flow.bracket is not None and dates.latest is not None
    if flow.bracket and told:
        yield paragraph([Run(flow.bracket, text)], width, kit.ruler, text.line)
    lead = text if dates.latest_printed else bold
    yield paragraph([Run(dates.lead, lead)], width, kit.ruler, lead.line)
    if dates.latest_printed:
        day, bracket, weekday = dates.latest_printed.partition("（")
        pieces: list[Piece] = [
            Run(day, date), Run(bracket + weekday, date, solid=True), Space(1.5),
            Run(dates.tail, text),
        ]  # fmt: skip
        yield paragraph(pieces, width, kit.ruler, date.line)
    rule = dates.counting(told)
    if rule:
        yield paragraph([Run(rule, text)], width, kit.ruler, text.line)
    for deadline in dates.deadlines:
        for said in filter(None, (deadline.text, deadline.seen)):
            yield paragraph([Run(said, bold)], width, kit.ruler, bold.line)


# Foot


def code_side(code: Code, kit: Kit) -> float:
    """The side of a code in mm: whole dots a module, none under 0.5 mm, no code under 24 mm."""
    dots = max(kit.mm("qr_module") / DOT, ceil(kit.mm("qr_min") / DOT / code.size))
    return code.size * dots * DOT


def _foot(foot: Foot, found: tuple[Code, ...], kit: Kit) -> Block:
    """The codes; 清单号, edition and time at the right of a single small one, else below."""
    width = kit.style.text_width
    slip, small = kit.type("slip"), kit.type("caption")
    told = [(foot.slip_words, slip), (foot.edition, small), (foot.printed or "", small)]
    told = [(text, style) for text, style in told if text]
    marks: list[Mark] = []
    y = 0.0
    side = 0.0
    for code in found:
        side = code_side(code, kit)
        x = 0.0 if len(found) == 1 else _on_dot((width - side) / 2)
        marks.append(Matrix(Rect(x, y, side, side), code))
        label = [Run(words.scan(code.number, code.of), small)]
        left = x + (side - measure(label, kit.ruler)) / 2
        y = _on_dot(y + side + 0.8)
        marks += set_line(label, left, y, small.height, kit.ruler)
        y = _on_dot(y + small.height + CODE_GAP)
    y -= CODE_GAP if found else 0.0
    room = width - side - CODE_GAP
    beside = len(found) == 1 and all(
        paragraph([Run(text, style)], room, kit.ruler, style.line).lines
        <= (1 if style is slip else 2)
        for text, style in told
    )
    x, at = (side + CODE_GAP, 4.0) if beside else (0.0, y + 1.5)
    for text, style in told:
        part = paragraph([Run(text, style)], width - x, kit.ruler, style.line, x, at)
        marks += part.marks
        at += part.height
    y = max(y, at) + 2.5
    last = paragraph([Run(foot.disclaimer, small)], width, kit.ruler, small.line, 0, y)
    return Block("foot", y + last.height, (*marks, *last.marks))
