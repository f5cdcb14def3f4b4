"""The checklist: rows, groups and conditions, each a block that is never split."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain import wording
from app.domain.notice import Choice, ConditionGroup, Line, Lines, Paper, Shape
from app.pdf import words
from app.pdf.kit import Kit
from app.pdf.marks import MM_PER_PT, Block, Frame, Ink, Mark, Rect, Rule, moved
from app.pdf.text import Chip, Piece, Run, Set, Space, Square, measure, paragraph, set_line

CHIP_SPACE = 1.6
CHOICE_GAP = 8.0
RULE_INDENT = 3.8
INNER_CORNER = 0.6
SQUARE_SPACE = 2.0
LAST_TOP = 1.6
REMARK_TOP = 0.8
CONDITION_INDENT = 0.0
HEAD_GAP = 1.6
LABEL_SPACE = 2.5
"""All in mm."""

CONTINUED = "+"
"""Ends the name of a block that holds what a page had no room for."""

Drawn = tuple[tuple[Mark, ...], float]
"""Marks of a line and its height."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges and widths of the columns in mm; a width of 0 drops a column."""

    name: float
    demand: float
    where: float

    @property
    def heads(self) -> bool:
        return self.where > 0


def columns(lines: Lines, kit: Kit) -> Columns:
    """要求 stands only beside 去哪里拿: alone its labels speak for themselves, without a head."""
    every = lines.every()
    where = kit.mm("where_column") if any(line.where for line in every) else 0.0
    asked = where and any(demands(line) for line in every if line.shape is Shape.ONE)
    demand = kit.mm("demand_column") if asked else 0.0
    return Columns(kit.style.text_width - kit.mm("tick_column") - demand - where, demand, where)


def demands(line: Line) -> tuple[str, ...]:
    """Form, copies, stamp and 窗口可能要: all that a line asks beyond its names."""
    return (*line.tags, wording.MAY_TAG) if line.may_be_asked else line.tags


def blocks(lines: Lines, kit: Kit) -> Iterator[Block]:
    """Head, column heads, the certain lines, then the groups under 如果."""
    yield _headline(lines, kit)
    table = columns(lines, kit)
    first = True
    if table.heads:
        yield _column_heads(table, kit)
        first = False
    for line in lines.lines:
        marks, height = _line(line, table, kit)
        yield Block(f"line:{line.key}", height, marks, HEAD_GAP * first, row=True)
        first = False
    for number, group in enumerate(lines.groups):
        yield from _group(group, number, table, kit, first)
        first = False


def _headline(lines: Lines, kit: Kit) -> Block:
    style, note = kit.type("section"), kit.type("head_side")
    width = kit.style.text_width
    runs: list[Piece] = [Run(lines.headline, style)]
    side: list[Piece] = []
    if lines.stamp_all:
        side += [Run(lines.stamp_all, kit.type("head_side_bold"))]
        side += [Run("；", note)]
    side.append(Run(lines.tip, note, Ink.GREY))
    taken = measure(runs, kit.ruler)
    marks = set_line(runs, 0, 0, style.height, kit.ruler)
    height = style.height
    drop = 0.10 * style.size * MM_PER_PT
    spare = width - measure(side, kit.ruler)
    also = "；".join(text for text in (lines.totals, lines.aside) if text)
    if also:
        aside: list[Piece] = [Run(also, kit.type("condition"), Ink.INK)]
        if taken + 4 + measure(aside, kit.ruler) + 6 <= spare:
            marks += set_line(aside, taken + 4, drop, style.height, kit.ruler)
        else:
            part = paragraph(aside, width, kit.ruler, kit.type("condition").line, y=height)
            marks += part.marks
            height += part.height
    if spare > taken + 4:
        marks += set_line(side, spare, drop, style.height, kit.ruler)
    else:
        part = paragraph(side, width, kit.ruler, note.line + 2, y=height)
        marks += part.marks
        height += part.height
    return Block(
        "lines-head", height, tuple(marks), kit.mm("section_gap"), True, heading=lines.headline
    )


def _column_heads(table: Columns, kit: Kit) -> Block:
    style = kit.type("column")
    height = kit.mm("column_head")
    x = kit.mm("tick_column")
    marks: list[Mark] = []
    heads = [(words.COLUMN_NAME, table.name), (words.COLUMN_DEMAND, table.demand)]
    heads.append((words.COLUMN_WHERE, table.where))
    for text, width in heads:
        if width:
            marks += set_line([Run(text, style, Ink.GREY)], x, 0, height, kit.ruler)
        x += width
    return Block("column-heads", height, tuple(marks), HEAD_GAP, True, row=True, again=True)


def _line(line: Line, table: Columns, kit: Kit, indent: float = 0.0) -> Drawn:
    plain = line.shape is Shape.ONE and not any(choice.condition for choice in line.choices)
    return _row(line, table, kit, indent) if plain else _group_line(line, table, kit, indent)


def _row(line: Line, table: Columns, kit: Kit, indent: float) -> Drawn:
    """One paper: its name, what is asked of it, where it comes from."""
    name, ruler = kit.type("name"), kit.ruler
    left = indent + kit.mm("tick_column")
    asked = demands(line)
    chips = _chips(asked, kit)
    room = table.name - indent - 2.0
    text: list[Piece] = [Run(line.title, name)]
    marks: list[Mark] = []
    at_right = not table.demand and measure([*text, Space(3.0), *chips], ruler) <= room
    if chips and not table.demand and not at_right:
        text += [Space(2.5), *chips]
    part = paragraph(text, room, ruler, name.line, left)
    marks += part.marks
    high = [part.height]
    if chips and at_right:
        x = kit.style.text_width - table.where - measure(chips, ruler)
        marks += set_line(chips, x, 0, name.height, ruler)
    edge = kit.mm("tick_column") + table.name
    if asked and table.demand:
        cell = paragraph(_demand_cell(line, kit), table.demand - 2.0, ruler, name.line, edge)
        marks += cell.marks
        high.append(cell.height)
    if line.where and table.where:
        cell = _where(line.where, edge + table.demand, table, kit)
        marks += cell.marks
        high.append(cell.height)
    hint = _hint(line, table, kit)
    told = (
        hint
        and not asked
        and part.lines == 1
        and (measure(text, ruler) + 6.0 + measure(hint, ruler) <= room)
    )
    if told:
        x = kit.style.text_width - measure(hint, ruler)
        marks += set_line(hint, x, 0, name.height, ruler)
    beside = max(high) > part.height
    width = room if beside else kit.style.text_width - left
    under = _under(line, kit, left, part.height, width, None if told else hint)
    content = max(under.height, *high)
    height = max(kit.mm("row"), content + kit.mm("row_air"))
    top = (height - content) / 2
    tick = _tick(kit, indent, top + (name.height - kit.mm("tick")) / 2)
    return (tick, *(moved(mark, 0.0, top) for mark in (*marks, *under.marks))), height


def _group_line(line: Line, table: Columns, kit: Kit, indent: float) -> Drawn:
    """Several papers under one square: any one choice, or all of them."""
    name, ruler = kit.type("name"), kit.ruler
    left = indent + kit.mm("tick_column")
    width = kit.style.text_width - left
    head = _group_head(line, kit)
    room = width - (table.where if line.where else 0.0) - 1.0
    part = paragraph(head, room, ruler, name.line, left)
    marks = list(part.marks)
    y = part.height
    if line.where and table.where:
        cell = _where(line.where, kit.style.text_width - table.where, table, kit)
        marks += cell.marks
        y = max(y, cell.height)
    y += kit.mm("choice_top")
    heavy = line.shape is not Shape.ALL
    x = left + RULE_INDENT
    items = _items(_choice_items(line, kit), x, y, left + width - x, kit)
    stroke = kit.stroke("alternatives" if heavy else "box")
    middle = left + stroke * MM_PER_PT / 2
    marks.append(Rule(middle, y, middle, items.height, stroke))
    marks += items.marks
    under = _under(line, kit, left, items.height, width, _hint(line, table, kit))
    tick = _tick(kit, indent, kit.mm("group_top") + (name.height - kit.mm("tick")) / 2)
    height = under.height + kit.mm("group_top") + kit.mm("group_foot")
    return (
        tick,
        *(moved(mark, 0.0, kit.mm("group_top")) for mark in (*marks, *under.marks)),
    ), height


def _group_head(line: Line, kit: Kit) -> list[Piece]:
    head: list[Piece] = []
    told = [choice.text for choice in line.choices]
    if line.title != wording.either(told):
        head.append(Run(line.title, kit.type("name")))
    if line.tag:
        label = kit.type("alternative_label")
        head += [Space(2.5), Chip(line.tag, label, line.shape is Shape.ANY)]
    for text in demands(line):
        head += [Space(CHIP_SPACE + 0.4), Chip(text, kit.type("tag"))]
    return head[1:] if isinstance(head[0], Space) else head


def _choice_items(line: Line, kit: Kit) -> Iterator[list[Piece]]:
    if line.shape is Shape.ALL:
        for choice in line.choices:
            for paper in choice.papers:
                yield _paper(paper, kit)
            if choice.note:
                yield [Run(choice.note, kit.type("note"))]
        return
    shown = frozenset(demands(line)) if line.shape is Shape.ONE else frozenset[str]()
    for choice in line.choices:
        yield _choice(choice, kit, shown)


def _paper(paper: Paper, kit: Kit) -> list[Piece]:
    pieces: list[Piece] = [Run(paper.name, kit.type("alternative"))]
    for tag in paper.tags:
        pieces += [Space(CHIP_SPACE), Chip(tag, kit.type("tag"))]
    return pieces


def _choice(choice: Choice, kit: Kit, shown: frozenset[str]) -> list[Piece]:
    """The papers of one choice; what they all carry is said once, after the last."""
    style = kit.type("alternative")
    pieces: list[Piece] = []
    if choice.condition:
        pieces.append(Run(f"{choice.condition}：", style))
    shared = set(choice.papers[0].tags).intersection(*(paper.tags for paper in choice.papers))
    for number, paper in enumerate(choice.papers):
        if number:
            pieces += [Space(1.4), Run(words.AND, style), Space(1.4)]
        own = [tag for tag in paper.tags if tag not in shared]
        pieces += _paper(Paper(paper.name, tuple(own)), kit)
    for tag in choice.papers[0].tags:
        if tag in shared and tag not in shown:
            pieces += [Space(CHIP_SPACE), Chip(tag, kit.type("tag"))]
    if choice.note:
        pieces += [Space(2.0), Run(choice.note, kit.type("note"))]
    return pieces


def _items(items: Iterator[list[Piece]], x: float, y: float, room: float, kit: Kit) -> Set:
    """Squares with their words, side by side where they fit; a long one wraps beside its own."""
    square = Square(kit.mm("tick_inner"), kit.stroke("tick_inner"), INNER_CORNER)
    style = kit.type("alternative")
    indent = square.side + SQUARE_SPACE
    marks: list[Mark] = []
    at = 0.0
    row_open = False
    for pieces in items:
        wide = indent + measure(pieces, kit.ruler)
        if row_open and at + wide > room:
            y += style.height + kit.mm("choice_row_gap")
            at, row_open = 0.0, False
        marks += set_line([square], x + at, y, style.height, kit.ruler)
        part = paragraph(pieces, room - at - indent, kit.ruler, style.line, x + at + indent, y)
        marks += part.marks
        if part.lines > 1:
            y += part.height + kit.mm("choice_row_gap")
        else:
            at += wide + CHOICE_GAP
            row_open = True
    end = y + style.height if row_open else y - kit.mm("choice_row_gap")
    return Set(tuple(marks), end, 0)


def _hint(line: Line, table: Columns, kit: Kit) -> list[Piece]:
    """Where to get it, where no column says so."""
    if not line.where or table.where:
        return []
    return [Run(f"{words.COLUMN_WHERE}：{line.where}", kit.type("remark"))]


def _under(
    line: Line, kit: Kit, left: float, y: float, width: float, hint: list[Piece] | None
) -> Set:
    """Last resorts, hint and remarks below a line; `height` counts from the top of the line."""
    marks: list[Mark] = []
    plain, bold = kit.type("last_resort"), kit.type("last_resort_name")
    square = Square(kit.mm("tick_inner"), kit.stroke("tick_inner"), INNER_CORNER)
    indent = square.side + SQUARE_SPACE
    for number, choice in enumerate(line.last_resort):
        y += LAST_TOP
        marks += set_line([square], left, y, plain.height, kit.ruler)
        pieces: list[Piece] = []
        if choice.condition:
            pieces.append(Run(f"{choice.condition}：", plain))
        if line.last_words and not number:
            pieces.append(Run(line.last_words, plain))
        for at, paper in enumerate(choice.papers):
            if at:
                pieces.append(Run(f" {words.AND} ", plain))
            pieces += [Run(paper.name, bold), *_tags(paper, kit)]
        if choice.note:
            pieces += [Space(2.0), Run(choice.note, kit.type("note"))]
        part = paragraph(pieces, width - indent, kit.ruler, plain.line, left + indent, y)
        marks += part.marks
        y += part.height
    note = kit.type("remark")
    said: list[list[Piece]] = [hint] if hint else []
    said += [[Run(text, note)] for text in line.remarks]
    for number, runs in enumerate(said):
        y += 0.0 if number else REMARK_TOP
        part = paragraph(runs, width - 1.0, kit.ruler, note.line, left, y)
        marks += part.marks
        y += part.height
    return Set(tuple(marks), y, 0)


def _tags(paper: Paper, kit: Kit) -> Iterator[Piece]:
    for tag in paper.tags:
        yield Space(CHIP_SPACE)
        yield Chip(tag, kit.type("tag"))


def _group(
    group: ConditionGroup, number: int, table: Columns, kit: Kit, first: bool
) -> Iterator[Block]:
    """如果 and its condition, then the lines that hang on it: one block, while a page holds it.

    Where none does, every further block says the condition again.
    """
    shared = _shared(group.lines)
    head = _condition(group.condition, shared, kit)
    left = CONDITION_INDENT + kit.mm("tick_column")
    marks: list[Mark] = list(head.marks)
    y = head.height
    further = ""
    for line in group.lines:
        own = tuple(remark for remark in line.remarks if remark not in shared)
        drawn, height = _line(replace(line, remarks=own), table, kit, CONDITION_INDENT)
        begun = y > head.height
        if begun and y + height > kit.mm("group_most"):
            yield Block(f"group:{number}{further}", y, tuple(marks), HEAD_GAP * first, row=True)
            further, first, begun = further + CONTINUED, False, False
            marks, y = list(head.marks), head.height
        if begun:
            marks.append(Rule(left, y, kit.style.text_width, y, kit.stroke("row"), Ink.LINE))
        marks += (moved(mark, 0.0, y) for mark in drawn)
        y += height
    yield Block(f"group:{number}{further}", y, tuple(marks), HEAD_GAP * first, row=True)


def _shared(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """What is remarked on every one of several lines: said once, under their condition."""
    if len(lines) < 2:
        return ()
    return tuple(one for one in lines[0].remarks if all(one in line.remarks for line in lines))


def _condition(words_whole: str, shared: tuple[str, ...], kit: Kit) -> Set:
    """The label 如果 and, beside it, what still has to be so, then what is so for all lines."""
    style = kit.type("condition")
    label = Chip(words.IF, kit.type("alternative_label"))
    line = style.line + 1
    top, left = kit.mm("group_top"), measure([label], kit.ruler) + LABEL_SPACE
    said = [Run(words_whole.removeprefix(words.IF), style)]
    marks = set_line([label], 0, top, line * MM_PER_PT, kit.ruler)
    part = paragraph(said, kit.style.text_width - left, kit.ruler, line, left, top)
    marks += part.marks
    y = top + part.height
    note = kit.type("remark")
    for text in shared:
        told = paragraph(
            [Run(text, note)], kit.style.text_width - left, kit.ruler, note.line, left, y
        )
        marks += told.marks
        y += told.height
    return Set(tuple(marks), y + 0.4, part.lines)


def _tick(kit: Kit, x: float, top: float) -> Frame:
    side = kit.mm("tick")
    return Frame(Rect(x, top, side, side), kit.mm("tick_corner"), kit.stroke("tick"))


def _where(text: str, x: float, table: Columns, kit: Kit) -> Set:
    note = kit.type("note")
    top = (kit.type("name").height - note.height) / 2
    cell = paragraph([Run(text, note)], table.where, kit.ruler, note.line, x, top)
    return Set(cell.marks, top + cell.height, cell.lines)


def _demand_cell(line: Line, kit: Kit) -> list[Piece]:
    """窗口可能要 in plain words, the rest as labels."""
    pieces = _chips(line.tags, kit)
    if line.may_be_asked:
        pieces += [Space(CHIP_SPACE)] if pieces else []
        pieces.append(Run(wording.MAY_TAG, kit.type("demand"), solid=True))
    return pieces


def _chips(texts: tuple[str, ...], kit: Kit) -> list[Piece]:
    pieces: list[Piece] = []
    for text in texts:
        if pieces:
            pieces.append(Space(CHIP_SPACE))
        pieces.append(Chip(text, kit.type("tag")))
    return pieces
