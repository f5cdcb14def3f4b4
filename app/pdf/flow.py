"""The steps and the date: one block, level or upright, never split."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from app.domain.notice import Dates, Flow, FlowNode, Lanes
from app.pdf import lanes
from app.pdf.head import arrow_down, arrow_right
from app.pdf.kit import Kit
from app.pdf.marks import Block, Frame, Ink, Mark, Rect, Trace, moved
from app.pdf.style import Type
from app.pdf.text import Chip, Piece, Run, Set, Space, measure, paragraph, set_line, size

MOST_LEVEL = 7
NODE_PAD = 1.2
LEAST_ARROW = 6.5
ARROW = 7.0
MOST_GAP = 24.0
BRACKET_DEPTH = 2.0
BRACKET_WIDTH = 5.0
BESIDE = 6.0
DATE_PAD_X = 6.0
DATE_PAD_Y = 4.0
ASIDE_ARROW = 8.0
ASIDE_DROP = 4.4
"""All in mm but the count of nodes."""


def block(flow: Flow, dates: Dates, kit: Kit) -> Block:
    """怎么办、多久办好: head, chart, bracket, the sentence with the date."""
    flow = flow if kit.style.lanes else replace(flow, lanes=None)
    style = kit.type("section")
    headline = flow.headline if flow.lanes is None else flow.lanes.headline
    marks: list[Mark] = list(set_line([Run(headline, style)], 0, 0, style.height, kit.ruler))
    if flow.lanes is not None and flow.lanes.aside:
        marks += _aside(flow.lanes.aside, style.height, kit)
    y = style.height + kit.mm("chart_top")
    level = None if flow.lanes is not None else _level(flow, kit)
    chart = lanes.chart(flow.lanes, kit) if flow.lanes is not None else level or _upright(flow, kit)
    if flow.nodes:
        marks += _at(chart.marks, y)
        y += chart.height
    upright = flow.nodes and level is None and flow.lanes is None
    told = flow.bracket if flow.lanes is None else flow.lanes.total
    dates = replace(dates, rule=dates.counting(told is not None))
    date = _boxed(dates, kit) if upright else _sentence(dates, kit, flow.lanes)
    y += 5.5 if upright else 2.0
    marks += _at(date.marks, y)
    y += date.height
    return Block("flow", y, tuple(marks), kit.mm("section_gap"), heading=headline)


def _aside(text: str, height: float, kit: Kit) -> Iterable[Mark]:
    """Small words at the right of the head."""
    style = kit.type("note")
    runs = [Run(text, style, Ink.GREY)]
    x = kit.style.text_width - measure(runs, kit.ruler)
    return set_line(runs, x, 0.6, height, kit.ruler)


def _at(marks: Iterable[Mark], y: float) -> Iterable[Mark]:
    return (moved(mark, 0.0, y) for mark in marks)


# Level


def _level(flow: Flow, kit: Kit) -> Set | None:
    """Nodes side by side, or None where they need room below or do not fit."""
    if flow.vertical or not 0 < len(flow.nodes) <= MOST_LEVEL:
        return None
    count = len(flow.nodes)
    name, note, ruler = kit.type("node"), kit.type("node_note"), kit.ruler
    room = kit.style.text_width
    widest = (room - (count - 1) * LEAST_ARROW) / count
    needed = max(
        max(ruler.width(node.name, name), ruler.width(node.caption or "", note))
        for node in flow.nodes
    )
    usual = {2: 60.0, 3: 44.0, 4: kit.mm("node_width_four")}.get(count, kit.mm("node_width"))
    width = min(max(usual, needed + 2 * NODE_PAD), widest)
    if max(ruler.width(node.name, name) for node in flow.nodes) + 2 * NODE_PAD > width:
        return None
    if needed + 2 * NODE_PAD > width:
        return None
    pitch = min((room - width) / (count - 1), width + MOST_GAP) if count > 1 else 0.0
    height = kit.mm("node_height")
    marks: list[Mark] = []
    for number, node in enumerate(flow.nodes):
        x = number * pitch
        marks += _level_node(node, x, width, height, kit)
        if number:
            middle = x - (pitch - width) / 2
            half = min(ARROW, pitch - width - 2.0) / 2
            marks.append(arrow_right(middle - half, middle + half, height / 2, 1.7))
    y = height
    asked = next((at for at, node in enumerate(flow.nodes) if node.limit or node.side_exit), None)
    if asked is not None:
        aside = _level_aside(flow.nodes[asked], asked * pitch + width / 2, kit)
        marks += _at(aside.marks, y)
        y += aside.height
    if flow.bracket:
        bracket = _level_bracket(flow, pitch, width, kit)
        marks += _at(bracket.marks, y + 1.4)
        y += 1.4 + bracket.height
    return Set(tuple(marks), y, 0)


def _box(node: FlowNode, rect: Rect, kit: Kit) -> tuple[Frame, Ink]:
    corner, stroke = kit.mm("corner"), kit.stroke("node")
    if node.mine:
        return Frame(rect, corner, stroke, Ink.PRIMARY, Ink.PRIMARY), Ink.PAPER
    return Frame(rect, corner, stroke), Ink.INK


def _level_node(node: FlowNode, x: float, width: float, height: float, kit: Kit) -> Iterable[Mark]:
    frame, ink = _box(node, Rect(x, 0, width, height), kit)
    yield frame
    texts: list[tuple[str, Type]] = [(node.name, kit.type("node"))]
    if node.caption:
        texts.append((node.caption, kit.type("node_note")))
    y = (height - sum(style.height for _, style in texts)) / 2
    for text, style in texts:
        left = x + (width - kit.ruler.width(text, style)) / 2
        yield from set_line([Run(text, style, ink)], left, y, style.height, kit.ruler, False)
        y += style.height


def _level_aside(node: FlowNode, x: float, kit: Kit) -> Set:
    """A limit without days and what happens if a check fails, below the node they belong to."""
    style = kit.type("bracket")
    words = "；".join(text for text in (node.limit, node.side_exit) if text)
    runs = [Run(words, style)]
    left = min(x + ASIDE_ARROW, max(0.0, kit.style.text_width - measure(runs, kit.ruler)))
    room = kit.style.text_width - left
    part = paragraph(runs, room, kit.ruler, style.line, left, ASIDE_DROP - style.height / 2)
    middle = ASIDE_DROP
    arrow = arrow_right(x, left - 1.4, middle, 1.3)
    stem = Trace(((x, 0), (x, middle)), 1.3 * 0.75)
    return Set((stem, arrow, *part.marks), ASIDE_DROP - style.height / 2 + part.height, 0)


def _level_bracket(flow: Flow, pitch: float, width: float, kit: Kit) -> Set:
    start = flow.bracket_from * pitch
    end = (len(flow.nodes) - 1) * pitch + width
    stroke = kit.stroke("bracket")
    marks: list[Mark] = [
        Trace(((start, 0), (start, BRACKET_DEPTH), (end, BRACKET_DEPTH), (end, 0)), stroke)
    ]
    style = kit.type("bracket")
    runs = [Run(flow.bracket or "", style)]
    span = max(end - start, measure(runs, kit.ruler))
    part = paragraph(
        runs, span, kit.ruler, style.line, end - span, BRACKET_DEPTH + 0.8, align="centre"
    )
    return Set((*marks, *part.marks), BRACKET_DEPTH + 0.8 + part.height, 0)


# Upright


def _upright(flow: Flow, kit: Kit) -> Set:
    """Nodes one below the other with their words at the right; the limit along the edge."""
    width, least, arrow = (
        kit.mm("long_node_width"),
        kit.mm("long_node_height"),
        kit.mm("long_arrow"),
    )
    bracketed = flow.bracket is not None and len(flow.nodes) > 1
    edge = kit.style.text_width - kit.mm("limit_width") - 4.0 if bracketed else kit.style.text_width
    x = width + BESIDE
    room = edge - x - (BRACKET_WIDTH + 2.0 if bracketed else 0.0)
    marks: list[Mark] = []
    tops: list[float] = []
    y = 0.0
    for number, node in enumerate(flow.nodes):
        if number:
            middle = width / 2
            marks.append(arrow_down(middle, y + 0.9, y + arrow - 0.9, 1.7))
            y += arrow
        words = _beside(node, room, kit)
        name = paragraph(
            [Run(node.name, kit.type("long_node"), _box(node, Rect(0, 0, 0, 0), kit)[1])],
            width - 2 * NODE_PAD, kit.ruler, kit.type("long_node").line, NODE_PAD, 0, "centre",
        )  # fmt: skip
        height = max(least, words.height, name.height + 4.0)
        marks.append(_box(node, Rect(0, y, width, height), kit)[0])
        marks += _at(name.marks, y + (height - name.height) / 2)
        marks += (moved(mark, x, y + (height - words.height) / 2) for mark in words.marks)
        tops.append(y)
        y += height
    if bracketed:
        top = tops[min(flow.bracket_from, len(tops) - 1)]
        marks += _upright_bracket(flow.bracket or "", top, y, edge, kit)
    return Set(tuple(marks), y, 0)


def _beside(node: FlowNode, room: float, kit: Kit) -> Set:
    """Who does it, what it means, its sub-steps, its own limit, and what else may happen."""
    bold, note = kit.type("long_name"), kit.type("long_note")
    marks: list[Mark] = []
    y = 0.0
    lead = node.who or node.caption
    told = [text for text in (lead, node.caption if node.who else None) if text]
    for number, text in enumerate(told):
        style = note if number else bold
        part = paragraph([Run(text, style)], room, kit.ruler, style.line, 0, y)
        marks += part.marks
        y += part.height
    if node.substeps:
        y += 1.2
        row = _substeps(node.substeps, room, kit)
        marks += _at(row.marks, y)
        y += row.height
    for more in (node.yields, node.limit, node.side_exit):
        if more:
            part = paragraph([Run(more, note)], room, kit.ruler, note.line, 0, y)
            marks += part.marks
            y += part.height
    return Set(tuple(marks), y, 0)


def _substeps(names: tuple[str, ...], room: float, kit: Kit) -> Set:
    """评估 → 公示 → …, boxed in a row; a second row where they do not fit."""
    style = kit.type("substep")
    height, arrow = kit.mm("substep"), 4.2
    marks: list[Mark] = []
    x = y = 0.0
    for number, name in enumerate(names):
        chip = Chip(name, style)
        wide = size(chip, kit.ruler)
        lead = arrow + 2.4 if number else 0.0
        if x + lead + wide > room and x > 0:
            x, y = 0.0, y + height + 1.2
        if lead:
            marks.append(arrow_right(x + 1.2, x + 1.2 + arrow, y + height / 2, 1.3))
            x += lead
        marks += set_line([chip], x, y, height, kit.ruler)
        x += wide
    return Set(tuple(marks), y + height, 0)


def _upright_bracket(text: str, top: float, bottom: float, edge: float, kit: Kit) -> list[Mark]:
    """The limit with its number large: 受理后 / 不超过 / 60 / 个工作日."""
    stroke = kit.stroke("node")
    left = edge - BRACKET_WIDTH
    marks: list[Mark] = [Trace(((left, top), (edge, top), (edge, bottom), (left, bottom)), stroke)]
    plain, large = kit.type("bracket_long"), kit.type("limit_long")
    parts = [part for part in re.split(r"[\u3000 ]+|(?<=\d)(?=\D)|(?<=\D)(?=\d)", text) if part]
    rows: list[tuple[Piece, Type]] = [
        (Run(part, large if part.isdigit() else plain), large if part.isdigit() else plain)
        for part in parts
    ]
    sets = [
        paragraph([piece], kit.mm("limit_width"), kit.ruler, style.line, edge + 4.0, 0)
        for piece, style in rows
    ]
    y = (top + bottom - sum(part.height for part in sets)) / 2
    for part in sets:
        marks += _at(part.marks, y)
        y += part.height
    return marks


# The date


def _lead(words: str, kit: Kit, width: float, y: float) -> Set:
    style = kit.type("date_lead")
    return paragraph([Run(words, style)], width, kit.ruler, style.line, 0, y)


def _sentence(dates: Dates, kit: Kit, parties: Lanes | None) -> Set:
    """In line: lead, the date large, the tail; then how days are counted and own deadlines.

    Of lanes the sum of the parts stands before it, or single parts below.
    """
    total, parts = (parties.total, parties.parts) if parties is not None else (None, ())
    width = kit.style.text_width
    lead, date = kit.type("date_lead"), kit.type("date")
    marks: list[Mark] = []
    y = 0.0
    if dates.latest_printed:
        before = f"{total}。{dates.lead}" if total else dates.lead
        pieces: list[Piece] = [
            Run(before, lead), Space(2.0), Run(dates.latest_printed, date, solid=True), Space(2.0),
            Run(dates.tail, lead),
        ]  # fmt: skip
        if measure(pieces, kit.ruler) > width:
            first = _lead(before, kit, width, 0)
            marks += first.marks
            y += first.height
            pieces = pieces[2:]
        part = paragraph(pieces, width, kit.ruler, date.line, 0, y)
    else:
        line = kit.type("condition").line + 2
        part = paragraph([Run(dates.lead, kit.type("condition"))], width, kit.ruler, line, 0, y)
    marks += part.marks
    y += part.height
    after = _after(dates, kit, width, y, parts)
    return Set((*marks, *after.marks), after.height, 0)


def _after(dates: Dates, kit: Kit, width: float, y: float, parts: tuple[str, ...] = ()) -> Set:
    note, deadline = kit.type("date_note"), kit.type("condition")
    marks: list[Mark] = []
    for said in (*([dates.rule] if dates.rule else []), *parts):
        part = paragraph([Run(said, note)], width, kit.ruler, note.line, 0, y)
        marks += part.marks
        y += part.height
    for own in dates.deadlines:
        y += 1.0
        for text in filter(None, (own.text, own.seen)):
            part = paragraph([Run(text, deadline)], width, kit.ruler, deadline.line, 0, y)
            marks += part.marks
            y += part.height
    return Set(tuple(marks), y, 0)


def _boxed(dates: Dates, kit: Kit) -> Set:
    """The date in a box of its own, below an upright chart."""
    width = kit.style.text_width
    room = width - 2 * DATE_PAD_X
    marks: list[Mark] = []
    if dates.latest_printed:
        lead = _lead(dates.lead, kit, room, 0)
        marks += lead.marks
        date, tail = kit.type("date_box"), kit.type("date_tail")
        pieces: list[Piece] = [
            Run(dates.latest_printed, date), Space(1.6), Run(dates.tail, tail),
        ]  # fmt: skip
        part = paragraph(pieces, room, kit.ruler, date.line, 0, lead.height)
        y = lead.height + part.height
    else:
        line = kit.type("condition").line + 4
        part = paragraph([Run(dates.lead, kit.type("condition"))], room, kit.ruler, line, 0, 0)
        y = part.height
    marks += part.marks
    after = _after(dates, kit, room, y + (1.0 if dates.rule else 0.0))
    marks += after.marks
    height = after.height + 2 * DATE_PAD_Y
    inside = (moved(mark, DATE_PAD_X, DATE_PAD_Y) for mark in marks)
    frame = Frame(Rect(0, 0, width, height), kit.mm("corner"), kit.stroke("node"))
    return Set((frame, *inside), height, 0)
