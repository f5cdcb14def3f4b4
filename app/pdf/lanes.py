"""Who does which step: the parties as lanes, papers as arrows between them (VISUAL 5.3).

Nodes are given rows first, rows their height, then everything is drawn. An arrow has right
angles only: level out of its node, then down into the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.domain.notice import LaneNode, Lanes, Link, LinkKind, Span, StandsFor
from app.pdf.head import arrow_down, arrow_right
from app.pdf.headline import balanced
from app.pdf.kit import Kit
from app.pdf.marks import Frame, Ink, Mark, Rect, Rule, Trace, moved
from app.pdf.style import Type
from app.pdf.text import Run, Set, measure, paragraph, set_line

HEAD = 11.1
LIMIT_COLUMN = 35.0
FIRST_SHARE = 0.85
"""The person's lane beside an office's."""
PAD = 3.4
LEAST_NODE = 14.4
AIR = 4.2
PLAIN_GAP = 8.0
LABEL_GAP = 12.0
TURN_GAP = 8.0
NODE_PAD = 1.6
LABEL_AIR = 1.2
SPAN_GAP = 1.8
SPAN_DEPTH = 2.6
SPAN_AIR = 2.6
DASH = (1.3, 1.1)
ARROW = 1.7
"""mm, but shares and ARROW, the stroke of an arrow in CSS px."""

NAME = Type(12.5, 17, True)
CAPTION = Type(9.5, 13.5, False)
PARTY = Type(11.5, 15, True)
PLAIN = Type(9, 12, False)
LABEL = Type(9.5, 14, False)
NUMBER = Type(18, 22, True)
SPAN = Type(9, 13, False)
"""Source: visual specification 5.3 and mock 26."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A lane: its left edge and width, and the width of its nodes."""

    x: float
    width: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


def chart(lanes: Lanes, kit: Kit) -> Set:
    """The whole chart, framed, as wide as the text."""
    width = kit.style.text_width
    columns = _columns(lanes, width)
    words = [_words(node, columns[node.lane], kit) for node in lanes.nodes]
    spans = [_span_words(span, kit) for span in lanes.spans]
    grid = _grid(lanes, words, spans, columns, kit)
    boxes = [
        Rect(
            columns[node.lane].x + PAD,
            grid.tops[grid.rows[at]] + (grid.heights[grid.rows[at]] - _node_height(words[at])) / 2,
            columns[node.lane].width - 2 * PAD,
            _node_height(words[at]),
        )
        for at, node in enumerate(lanes.nodes)
    ]
    marks: list[Mark] = list(_furniture(lanes, columns, width, grid.end, kit))
    for link in lanes.links:
        marks += _link(link, lanes, boxes, columns, grid, kit)
    for at, node in enumerate(lanes.nodes):
        marks += _node(node, boxes[at], words[at], kit)
    marks += _spans(lanes, grid, spans, width - LIMIT_COLUMN, kit)
    return Set(tuple(marks), grid.end, 0)


def _columns(lanes: Lanes, width: float) -> list[_Column]:
    """The lanes from the left; the column of limits is left out where there are none."""
    room = width - (LIMIT_COLUMN if lanes.spans else 0.0)
    one = room / (len(lanes.lanes) - 1 + FIRST_SHARE)
    found, x = [], 0.0
    for number in range(len(lanes.lanes)):
        wide = one * (FIRST_SHARE if number == 0 else 1.0)
        found.append(_Column(x, wide))
        x += wide
    return found


def _rows(lanes: Lanes) -> list[int]:
    """The row of each node: from the person to an office and back is level, all else goes down."""
    rows = [0] * len(lanes.nodes)
    for link in lanes.links:
        one, other = lanes.nodes[link.start], lanes.nodes[link.end]
        mine = one.stands_for is StandsFor.MINE or other.stands_for is StandsFor.RESULT
        if link.kind is LinkKind.ON:
            level = mine and abs(one.lane - other.lane) == 1
            rows[link.end] = rows[link.start] + (0 if level else 1)
        elif link.kind is LinkKind.FAIL:
            rows[link.end] = rows[link.start] + 1
    return rows


def _words(node: LaneNode, column: _Column, kit: Kit) -> list[Set]:
    ink = Ink.PAPER if node.stands_for is StandsFor.MINE else Ink.INK
    room = column.width - 2 * PAD - 2 * NODE_PAD
    found = [paragraph([Run(node.name, NAME, ink)], room, kit.ruler, NAME.line, 0, 0, "centre")]
    if node.caption:
        run = Run(node.caption, CAPTION, ink)
        found.append(paragraph([run], room, kit.ruler, CAPTION.line, 0, 0, "centre"))
    return found


def _node_height(words: list[Set]) -> float:
    return max(LEAST_NODE, sum(part.height for part in words) + 3.0)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The row of each node, and top and height of each row in mm."""

    rows: list[int]
    tops: list[float]
    heights: list[float]

    @property
    def end(self) -> float:
        """The lower edge of the chart."""
        return self.tops[-1] + self.heights[-1] + AIR

    def reach(self, span: Span, first: bool) -> tuple[float, float]:
        """Upper and lower end of a span's bracket: from the end of the one before."""
        start, row = self.rows[span.start], self.rows[span.end]
        after = 0.0 if first else self.heights[start] + SPAN_GAP
        return self.tops[start] + after, self.tops[row] + self.heights[row]


def _grid(
    lanes: Lanes, words: list[list[Set]], spans: list[Set], columns: list[_Column], kit: Kit
) -> _Grid:
    """Rows as high as their nodes, as far apart as arrows and spans need."""
    rows = _rows(lanes)
    count = max(rows) + 1
    heights = [
        max(_node_height(words[at]) for at in range(len(rows)) if rows[at] == row)
        for row in range(count)
    ]
    gaps = [PLAIN_GAP] * count
    for link in lanes.links:
        row = rows[link.start]
        if link.kind is not LinkKind.AGAIN and rows[link.end] != row:
            gaps[row] = max(gaps[row], _gap(link, lanes, heights[row], columns, kit))
    tops, y = [], HEAD + AIR
    for row in range(count):
        tops.append(y)
        y += heights[row] + gaps[row]
    grid = _Grid(rows, tops, heights)
    for at, span in enumerate(lanes.spans):
        top, bottom = grid.reach(span, at == 0)
        lack = spans[at].height + 1.0 - (bottom - top)
        for row in range(rows[span.end], count):
            tops[row] += max(lack, 0.0)
    return grid


def _gap(link: Link, lanes: Lanes, height: float, columns: list[_Column], kit: Kit) -> float:
    """mm below a row `height` high that an arrow and its words need."""
    if link.kind is LinkKind.FAIL:
        return LABEL_GAP
    if lanes.nodes[link.start].lane == lanes.nodes[link.end].lane:
        return LABEL_GAP if link.label else PLAIN_GAP
    label = _label(link, lanes, columns, kit)
    return max(TURN_GAP, (label.height if label else 0.0) + 3.6 - height / 2)


# Ink


def _furniture(
    lanes: Lanes, columns: list[_Column], width: float, end: float, kit: Kit
) -> Iterator[Mark]:
    """The frame, the heads of the lanes and the lines between them."""
    yield Frame(Rect(0, 0, width, end), kit.mm("corner"), kit.stroke("node"))
    yield Rule(0, HEAD, width, HEAD, kit.stroke("node"))
    heads = [
        (column, lane.name, lane.plain) for column, lane in zip(columns, lanes.lanes, strict=True)
    ]
    if lanes.spans:
        edge = width - LIMIT_COLUMN
        heads.append((_Column(edge, LIMIT_COLUMN), lanes.limit_head, lanes.unit))
    for number, (column, name, plain) in enumerate(heads):
        if number:
            yield Rule(column.x, 0, column.x, end, kit.stroke("box"), Ink.LINE)
        y = (HEAD - PARTY.height - PLAIN.height) / 2
        for text, style, ink in ((name, PARTY, Ink.INK), (plain, PLAIN, Ink.GREY)):
            part = paragraph(
                [Run(text, style, ink)], column.width, kit.ruler, style.line, column.x, y, "centre"
            )
            yield from part.marks
            y += style.height


def _node(node: LaneNode, box: Rect, words: list[Set], kit: Kit) -> Iterator[Mark]:
    corner, stroke = kit.mm("corner"), kit.stroke("node")
    match node.stands_for:
        case StandsFor.MINE:
            yield Frame(box, corner, stroke, Ink.PRIMARY, Ink.PRIMARY)
        case StandsFor.OTHER_ITEM:
            yield Frame(box, corner, 0.0, Ink.PAPER)
            yield from _dashed(_outline(box), stroke)
        case StandsFor.OFFICE | StandsFor.TOLD | StandsFor.RESULT:
            yield Frame(box, corner, stroke, Ink.PAPER)
    y = box.y + (box.height - sum(part.height for part in words)) / 2
    for part in words:
        yield from (moved(mark, box.x + NODE_PAD, y) for mark in part.marks)
        y += part.height


def _outline(box: Rect) -> tuple[tuple[float, float], ...]:
    return (
        (box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom),
        (box.x, box.y),
    )  # fmt: skip


def _dashed(points: Iterable[tuple[float, float]], stroke: float) -> Iterator[Mark]:
    """Short strokes along level and upright lines."""
    dash, gap = DASH
    for (x0, y0), (x1, y1) in pairwise(points):
        length = abs(x1 - x0) + abs(y1 - y0)
        ux, uy = (x1 - x0) / length, (y1 - y0) / length
        at = 0.0
        while at < length:
            to = min(at + dash, length)
            yield Rule(x0 + ux * at, y0 + uy * at, x0 + ux * to, y0 + uy * to, stroke)
            at = to + gap


def _label(link: Link, lanes: Lanes, columns: list[_Column], kit: Kit) -> Set | None:
    """What travels, in the lane where the arrow comes down."""
    if not link.label:
        return None
    column = columns[lanes.nodes[link.end].lane]
    room = column.width / 2 - LABEL_AIR - 1.0
    marks: list[Mark] = []
    lines = balanced(link.label, LABEL, room, kit.ruler)
    for number, line in enumerate(lines):
        marks += set_line([Run(line, LABEL)], 0, number * LABEL.height, LABEL.height, kit.ruler)
    return Set(tuple(marks), len(lines) * LABEL.height, len(lines))


def _link(
    link: Link,
    lanes: Lanes,
    boxes: list[Rect],
    columns: list[_Column],
    grid: _Grid,
    kit: Kit,
) -> Iterator[Mark]:
    start, end = boxes[link.start], boxes[link.end]
    one, other = lanes.nodes[link.start], lanes.nodes[link.end]
    stroke = ARROW * 0.75
    match link.kind:
        case LinkKind.FAIL:
            # Out of the check downwards, left of what is right, to the person's lane.
            x = start.x + start.width * 0.17
            gap_top = start.bottom
            middle = gap_top + (end.y - gap_top) * 0.6
            edge = columns[one.lane].x
            y = end.y + end.height / 2
            yield Trace(
                ((x, gap_top), (x, middle), (edge, middle), (edge, y), (end.right, y)), stroke
            )
            yield _head(end.right, y, "left", stroke)
            yield from _said(link.label, x + LABEL_AIR, gap_top + 0.6, kit)
        case LinkKind.AGAIN:
            x = start.x + start.width / 2
            yield from _dashed(((x, start.y), (x, end.bottom + 0.6)), stroke)
            yield _head(x, end.bottom + 0.4, "up", stroke)
            said = [Run(link.label or "", LABEL)]
            left = x - LABEL_AIR - measure(said, kit.ruler)
            yield from _said(link.label, left, (start.y + end.bottom - LABEL.height) / 2, kit)
        case LinkKind.ON if grid.rows[link.start] == grid.rows[link.end]:
            y = (max(start.y, end.y) + min(start.bottom, end.bottom)) / 2
            if other.lane > one.lane:
                yield arrow_right(start.right, end.x - 0.4, y, ARROW)
            else:
                yield Trace(((start.x, y), (end.right + 0.4, y)), stroke)
                yield _head(end.right + 0.4, y, "left", stroke)
        case LinkKind.ON if one.lane == other.lane:
            x = start.x + start.width / 2
            yield arrow_down(x, start.bottom, end.y - 0.4, ARROW)
            top = start.bottom + 0.6
            yield from _said(link.label, x + LABEL_AIR, top, kit)
        case LinkKind.ON:
            x, y = end.x + end.width / 2, start.y + start.height / 2
            side = start.right if other.lane > one.lane else start.x
            yield Trace(((side, y), (x, y)), stroke)
            yield arrow_down(x, y, end.y - 0.4, ARROW)
            label = _label(link, lanes, columns, kit)
            if label is not None:
                yield from (moved(mark, x + LABEL_AIR, y + 1.0) for mark in label.marks)


def _said(text: str | None, x: float, y: float, kit: Kit) -> Iterator[Mark]:
    """A few words on one line beside an arrow."""
    if text:
        part = paragraph([Run(text, LABEL)], 60.0, kit.ruler, LABEL.line, x, y)
        yield from part.marks


def _head(x: float, y: float, towards: str, stroke: float) -> Trace:
    barb, wing = 1.6, 1.33
    if towards == "left":
        return Trace(((x + barb, y - wing), (x, y), (x + barb, y + wing)), stroke)
    return Trace(((x - wing, y + barb), (x, y), (x + wing, y + barb)), stroke)


def _span_words(span: Span, kit: Kit) -> Set:
    """5 个 / 受理后 / 最晚 11 月 16 日."""
    room = LIMIT_COLUMN - 2 * SPAN_AIR - SPAN_DEPTH - 1.4
    marks: list[Mark] = []
    y = 0.0
    parts = [[Run(f"{span.number} ", NUMBER), Run(span.counts, CAPTION)], [Run(span.since, SPAN)]]
    if span.latest:
        parts.append([Run(span.latest, SPAN)])
    for number, runs in enumerate(parts):
        line = NUMBER.line if number == 0 else SPAN.line
        part = paragraph(runs, room, kit.ruler, line, 0, y)
        marks += part.marks
        y += part.height
    return Set(tuple(marks), y, 0)


def _spans(lanes: Lanes, grid: _Grid, words: list[Set], edge: float, kit: Kit) -> Iterator[Mark]:
    stroke = kit.stroke("node")
    x = edge + SPAN_AIR
    for at, said in enumerate(words):
        top, bottom = grid.reach(lanes.spans[at], at == 0)
        right = x + SPAN_DEPTH
        yield Trace(((x, top), (right, top), (right, bottom), (x, bottom)), stroke)
        y = (top + bottom - said.height) / 2
        yield from (moved(mark, right + SPAN_AIR, y) for mark in said.marks)
