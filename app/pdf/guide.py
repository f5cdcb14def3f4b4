"""A guide of the booklet: what everybody brings, what else in which case, the steps, the law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain import wording
from app.domain.booklet import Guide, Kind
from app.domain.notice import (
    Basis,
    Choice,
    ConditionGroup,
    Dates,
    Flow,
    HallFacts,
    Head,
    Line,
    Lines,
    Notes,
    OutcomeBlock,
    Shape,
    Suits,
)
from app.pdf import checklist, closing, flow, head, words
from app.pdf.kit import Kit
from app.pdf.marks import Block, Frame, Ink, Mark, Placed, Rect, Rule, moved
from app.pdf.page import Area, Parts, one_page
from app.pdf.page import pages as distributed
from app.pdf.style import Type
from app.pdf.text import Chip, Piece, Run, Set, Space, Square, measure, paragraph, set_line

CASE = Type(11, 15.5, False)
PAPER = Type(11.5, 16, True)
KIND = Type(12, 18, True)
KIND_NOTE = Type(10.5, 18, False)
KIND_PAPER = Type(12, 17, True)
CASE_WIDTH = 74.0
CASE_INDENT = 12.5
CASE_ROW = 8.6
CASE_AIR = 1.2
KIND_GAP = 6.0
KIND_PAD = 4.0
EASED = (0.4, 0.7, 1.0)
"""Type in pt, the rest in mm; EASED: how far air is taken towards a tighter step, tried in turn."""

ITEM_FACTS = frozenset({"channel", "fee"})
"""Facts of 到哪里办 that belong to the item; the hall's own stand on the cover."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a page's content may stand, in mm from the top."""

    top: float
    bottom: float


def pages(guide: Guide, number: int, room: Room, kit: Kit) -> tuple[tuple[Placed, ...], ...]:
    """The pages of one guide without running head and footer; less air where that saves one.

    `number` is that of its first page.
    """
    fewest = _laid(guide, number, room, kit)
    looser = kit
    for tight in kit.tighter():
        if len(fewest) == 1:
            break
        for share in EASED:
            closer = _laid(guide, number, room, looser.between(tight, share))
            if len(closer) < len(fewest):
                fewest = closer
                break
        looser = tight
    return fewest


def _laid(guide: Guide, number: int, room: Room, kit: Kit) -> tuple[tuple[Placed, ...], ...]:
    top = guide.notice.get(Head)
    title = head.title(top, (), kit)
    title = replace(title, name="item-title", heading=top.title, gap=5.0)
    again = head.continued(top, number, kit)
    area = Area(
        first_top=room.top + title.gap + title.height,
        later_top=room.top + again.gap + again.height,
        bottom=room.bottom,
    )
    parts = _parts(guide, kit)
    found = one_page(parts, area, kit) or distributed(parts, area, kit)
    done: list[tuple[Placed, ...]] = []
    for at, placed in enumerate(found):
        first = (
            title if at == 0 else replace(head.continued(top, number + at - 1, kit), heading=None)
        )
        heads = Placed(first, kit.mm("left"), room.top + first.gap)
        body = (replace(one, block=replace(one.block, heading=None)) for one in placed)
        done.append((heads, *body))
    return tuple(done)


def _parts(guide: Guide, kit: Kit) -> Parts:
    before: list[Block] = []
    notice = guide.notice
    outcome, suits, lines = notice.find(OutcomeBlock), notice.find(Suits), notice.find(Lines)
    if outcome is not None:
        before.append(closing.outcome(outcome, kit))
    if suits is not None:
        before.append(closing.suits(suits, kit))
    if lines is not None:
        before.extend(_everybody(guide, lines, kit))
        before.extend(_cases(guide, lines, kit))
    early: list[Block] = []
    facts = notice.find(HallFacts)
    own = tuple(fact for fact in facts.facts if fact.key in ITEM_FACTS) if facts else ()
    if facts is not None and own:
        early.append(closing.hall(replace(facts, facts=own), kit))
    notes = notice.find(Notes)
    if notes is not None:
        early.extend(closing.notes(notes, kit))
    chart = flow.block(notice.get(Flow), notice.get(Dates), kit)
    basis = closing.basis_short(notice.get(Basis), kit)
    return Parts(tuple(before), chart, tuple(early), (basis,))


def _everybody(guide: Guide, lines: Lines, kit: Kit) -> Iterator[Block]:
    if guide.kinds:
        yield closing.section_head("lines", words.COLUMN_NAME, kit)
        yield _kinds(guide.kinds, kit)
        return
    if lines.lines:
        yield from checklist.blocks(replace(lines, aside=None, totals=None, groups=()), kit)


# Kinds of people


def _kinds(kinds: tuple[Kind, ...], kit: Kit) -> Block:
    """A box for every kind, side by side, as high as the highest."""
    across = 2 if len(kinds) in (2, 4) else len(kinds)
    width = (kit.style.text_width - (across - 1) * KIND_GAP) / across
    marks: list[Mark] = []
    y = 0.0
    for start in range(0, len(kinds), across):
        row = [_kind(kind, width, kit) for kind in kinds[start : start + across]]
        high = max(one.height for one in row)
        for at, one in enumerate(row):
            x = at * (width + KIND_GAP)
            marks.append(Frame(Rect(x, y, width, high), kit.mm("corner"), kit.stroke("node")))
            marks += (moved(mark, x, y) for mark in one.marks)
        y += high + KIND_GAP / 2
    return Block("kinds", y - KIND_GAP / 2, tuple(marks), 1.6)


def _kind(kind: Kind, width: float, kit: Kit) -> Set:
    room = width - 2 * KIND_PAD
    y = 2.0
    title: list[Piece] = [Run(f"{kind.name}　{kind.count}", KIND)]
    limit: list[Piece] = [Run(kind.limit, KIND_NOTE)]
    beside = measure(title, kit.ruler) + 4.0 + measure(limit, kit.ruler) <= room
    part = paragraph(title, room, kit.ruler, KIND.line, KIND_PAD, y)
    marks = list(part.marks)
    if beside:
        x = width - KIND_PAD - measure(limit, kit.ruler)
        marks += set_line(limit, x, y, KIND.height, kit.ruler)
    y += part.height
    if not beside:
        under = paragraph(limit, room, kit.ruler, KIND_NOTE.line, KIND_PAD, y)
        marks += under.marks
        y += under.height
    y += 1.0
    marks.append(Rule(KIND_PAD, y, width - KIND_PAD, y, kit.stroke("row"), Ink.LINE))
    square = Square(kit.mm("tick"), kit.stroke("tick"), kit.mm("tick_corner"))
    indent = square.side + 3.0
    for line in kind.lines:
        y += 1.8
        marks += set_line([square], KIND_PAD, y, KIND_PAPER.height, kit.ruler)
        said = _said(line, KIND_PAPER, room - indent, kit)
        marks += (moved(mark, KIND_PAD + indent, y) for mark in said.marks)
        y += said.height
    return Set(tuple(marks), y + 2.6, 0)


# Cases


def _cases(guide: Guide, lines: Lines, kit: Kit) -> Iterator[Block]:
    """如果 and the condition left, the papers right."""
    first = True
    for number, group in enumerate(lines.groups):
        kept = tuple(line for line in group.lines if line.key in guide.hanging)
        if not kept:
            continue
        if first:
            yield closing.section_head("cases", words.IN_THESE_CASES, kit)
        yield _case(replace(group, lines=kept), number, first, kit)
        first = False


def _case(group: ConditionGroup, number: int, first: bool, kit: Kit) -> Block:
    label = Chip(words.IF, kit.type("alternative_label"))
    said = [Run(group.condition.removeprefix(words.IF), CASE)]
    left = paragraph(said, CASE_WIDTH - CASE_INDENT - 4.0, kit.ruler, CASE.line, CASE_INDENT)
    marks: list[Mark] = []
    y = 0.0
    for line in group.lines:
        part = _said(line, PAPER, kit.style.text_width - CASE_WIDTH, kit)
        marks += (moved(mark, CASE_WIDTH, y) for mark in part.marks)
        y += part.height + 0.6
    y -= 0.6
    high = max(CASE_ROW, left.height + 2 * CASE_AIR, y + 2 * CASE_AIR)
    top = (high - max(left.height, y)) / 2
    drawn = [*set_line([label], 0, 0, CASE.height, kit.ruler), *left.marks, *marks]
    placed = tuple(moved(mark, 0, top) for mark in drawn)
    return Block(f"group:{number}", high, placed, 1.6 if first else 0.0, row=True)


def _said(line: Line, style: Type, room: float, kit: Kit) -> Set:
    """A line in running words: the papers bold, 或 and 和 between them, then what else counts."""
    plain = Type(style.size, style.line, False)
    pieces: list[Piece] = []
    told = wording.either(choice.text for choice in line.choices)
    one = line.shape is Shape.ONE
    if not one and line.title != told:
        pieces.append(Run(f"{line.title}：", plain))
    shown = frozenset(checklist.demands(line))
    for at, choice in enumerate(line.choices):
        if at:
            pieces.append(Run(f" {words.OR} ", plain))
        pieces += _choice(choice, style, plain, shown, kit)
    for text in checklist.demands(line):
        pieces += [Space(1.6), Chip(text, kit.type("tag"))]
    marks: list[Mark] = []
    part = paragraph(pieces, room, kit.ruler, style.line)
    marks += part.marks
    y = part.height
    for at, choice in enumerate(line.last_resort):
        rest: list[Piece] = [Run((line.last_words or "") if at == 0 else "", plain)]
        rest += _choice(choice, style, plain, shown, kit)
        part = paragraph(rest, room, kit.ruler, style.line, 0, y)
        marks += part.marks
        y += part.height
    note = kit.type("note")
    hint = (f"{words.COLUMN_WHERE}：{line.where}",) if line.where else ()
    for text in (*line.remarks, *hint):
        part = paragraph([Run(text, note)], room, kit.ruler, note.line, 0, y)
        marks += part.marks
        y += part.height
    return Set(tuple(marks), y, 0)


def _choice(
    choice: Choice, style: Type, plain: Type, shown: frozenset[str], kit: Kit
) -> Iterator[Piece]:
    if choice.condition:
        yield Run(f"{choice.condition}：", plain)
    for at, paper in enumerate(choice.papers):
        if at:
            yield Run(f" {words.AND} ", plain)
        yield Run(paper.name, style)
        for tag in paper.tags:
            if tag not in shown:
                yield Space(1.6)
                yield Chip(tag, kit.type("tag"))
    if choice.note:
        yield Space(2.0)
        yield Run(choice.note, kit.type("note"))
