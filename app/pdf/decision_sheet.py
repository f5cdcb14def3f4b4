"""The decision tables of an item on A4, for a policy officer to sign.

Upright; level where a table has many columns. `layout` is pure given fonts and theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain import wording
from app.domain.condition import UNSURE
from app.domain.decision import NO, YES, Cell, Column, Decision, Result, Row, Table, for_reading
from app.domain.item import (
    Doubt,
    Edition,
    Item,
    Note,
    Outcome,
    Region,
    Requirement,
    TimeLimit,
)
from app.domain.notice import Foot, Head
from app.pdf import head, ink, words
from app.pdf.kit import Kit
from app.pdf.marks import Block, Ink, Mark, Page, Placed, Rule, moved
from app.pdf.page import Area, spread
from app.pdf.resources import default_press
from app.pdf.style import Type
from app.pdf.text import Run, Set, paragraph, set_line

DOCUMENT = "决策表"
SUBJECT = "一个事项的全部规则，供核对签字"
EVERYBODY = "人人都一样"
RESULT = "结果"
ANY = "不限"
NOTHING = "不加材料"
REST = "别的答法，这张表都不加。"
OTHERS = "别的答法"
IS, IS_NOT = "是", "不是"
OR = "或"
BRING, LIMIT, STEPS, DEADLINE = "要带", "办理时限", "办理环节", "申请人的期限"
ENDS = "到此为止，没有材料清单。"
DOUBTS = "清单没有写清楚的地方"
SIGN = "核对结论：以上与清单原文　□ 一致　□ 有出入，见另附说明"
SIGNERS = ("核对人签字", "复核人签字")
DATE = "日期"
DISCLAIMER = "本表由目录自动算出，每一种答法都已列入；答“不确定”的，材料照列，写明“如果”。"

NUMBER_WIDTH = 9.0
MOST_UPRIGHT = 2
LEAST_COLUMN = 24.0
MOST_COLUMN = 46.0
LEAST_RESULT = 78.0
CELL_AIR = 3.0
CELL_TOP = 1.6
BULLET = 4.0
NUMBERED = 6.0
SIGN_GAP = 13.0
LATER_AIR = 2.0
"""All in mm but MOST_UPRIGHT, which counts columns."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the item stands."""

    region: Region
    edition: Edition


def render(decision: Decision, source: Source) -> bytes:
    """The tables as a PDF file; the same for the same rules. Raises `Problem` as the sheet does."""
    press = default_press()
    kit = _kit(press.kit, decision)
    facts = ink.Facts(f"{decision.item.name}（{DOCUMENT}）", source.region.name, SUBJECT)
    return ink.draw(layout(decision, source, kit), facts, kit.style, press.faces)


def layout(decision: Decision, source: Source, kit: Kit | None = None) -> tuple[Page, ...]:
    """Every mark of every page at its place, in mm from the top left corner of the paper.

    A little less air where that takes fewer pages.
    """
    kit = kit or _kit(default_press().kit, decision)
    usual, tight = _pages(decision, source, kit), _pages(decision, source, kit.dense())
    return tight if len(tight) < len(usual) else usual


def _pages(decision: Decision, source: Source, kit: Kit) -> tuple[Page, ...]:
    top, foot = _head(decision.item, source), _foot(source)
    running, title = head.running_head(top, kit), head.title(top, (), kit)
    again = head.continued(top, 1, kit)
    first = kit.mm("top") + running.height
    bottom = kit.mm("height") - kit.mm("bottom") - kit.mm("foot_air")
    area = Area(
        first_top=first + title.gap + title.height,
        later_top=first + again.gap + again.height + LATER_AIR,
        bottom=bottom - head.footer(foot, 1, 1, words.BRAND, kit).height,
    )
    placed = spread(tuple(_blocks(decision, kit)), area, kit)
    left = kit.mm("left")
    pages = []
    for number, blocks in enumerate(placed):
        name = title if number == 0 else head.continued(top, number, kit)
        footer = head.footer(foot, number + 1, len(placed), words.BRAND, kit)
        y = kit.mm("height") - kit.mm("bottom") - footer.height
        furniture = (
            Placed(running, left, kit.mm("top")),
            Placed(name, left, first + name.gap),
            Placed(footer, left, y),
        )
        pages.append(Page((*furniture, *blocks)))
    return tuple(pages)


def _kit(kit: Kit, decision: Decision) -> Kit:
    """The paper lies level where one table has many columns."""
    widest = max((len(table.columns) for table in decision.tables), default=0)
    if widest <= MOST_UPRIGHT:
        return kit
    mm = {**kit.style.mm, "width": kit.mm("height"), "height": kit.mm("width")}
    return replace(kit, style=replace(kit.style, mm=mm))


def _head(item: Item, source: Source) -> Head:
    category = source.region.category(item.category)
    meta = [
        part
        for part in (
            wording.list_number(source.region.short, source.region.title, item.seq),
            f"子项编码 {item.code}" if item.code else "",
            category.name,
            f"主项编码 {category.code}" if category.code else "",
        )
        if part
    ]
    return Head(
        document=DOCUMENT,
        region=source.region.title,
        hall=None,
        title=item.name,
        meta=("\u3000".join(meta),),
        plain=item.plain,
        guide=False,
    )


def _foot(source: Source) -> Foot:
    edition = source.edition
    said = wording.edition_words(edition.label, edition.id, edition.date)
    return Foot(DISCLAIMER, "", "", said, None)


# Blocks


def _blocks(decision: Decision, kit: Kit) -> Iterator[Block]:
    item, tables = decision.item, for_reading(decision.tables)
    yield _text_block("intro", _intro(decision, tables), kit, gap=4.0)
    yield from _everybody(decision, kit)
    number = 0
    for at, table in enumerate(tables, start=1):
        yield _section(_title(item, table, at, len(tables)), kit, with_next=True)
        yield _columns(item, table, kit)
        for row in sorted(table.rows, key=_is_rest):
            number += 1
            yield _row(item, table, row, number, kit)
        if table.adding:
            yield _text_block("rest", REST, kit, gap=1.5)
    yield from _doubts(item, kit)
    yield _signatures(kit)


def _intro(decision: Decision, tables: Sequence[Table]) -> str:
    if not tables:
        return "这一项没有要问的问题，人人一样。"
    count = f"共 {decision.paths} 种答法。"
    if len(tables) == 1:
        return f"{count}每个人在表里占一行；这一行加上“{EVERYBODY}”的，就是这个人的清单。"
    return (
        f"{count}分成 {len(tables)} 张表，互不影响：每个人在每张表里各占一行，"
        f"几行合起来，加上“{EVERYBODY}”的，就是这个人的清单。"
    )


def _title(item: Item, table: Table, at: int, of: int) -> str:
    names = "、".join(dict.fromkeys(item.by_id[column.question].short for column in table.columns))
    adding = "（选了几样，就加几行）" if table.adding else ""
    return f"表 {at}　按{names}{adding}" if of > 1 else f"按{names}{adding}"


def _section(text: str, kit: Kit, *, with_next: bool = False) -> Block:
    style = kit.type("name")
    marks = set_line([Run(text, style)], 0, 0, style.height, kit.ruler)
    height = style.height + 1.0
    return Block("section", height, tuple(marks), kit.mm("section_gap"), with_next, heading=text)


def _text_block(name: str, text: str, kit: Kit, gap: float) -> Block:
    style = kit.type("notes")
    part = paragraph([Run(text, style)], kit.style.text_width, kit.ruler, style.line)
    return Block(name, part.height, part.marks, gap)


def _everybody(decision: Decision, kit: Kit) -> Iterator[Block]:
    if decision.everybody.empty:
        return
    yield _section(EVERYBODY, kit, with_next=True)
    part = _result(decision.everybody, kit.style.text_width, kit)
    yield Block("everybody", part.height, part.marks, 0.6)


# A table


def _widths(table: Table, kit: Kit) -> tuple[float, ...]:
    """Of the number, each question and the result; together as wide as the text."""
    room = kit.style.text_width - NUMBER_WIDTH
    each = (room - LEAST_RESULT) / len(table.columns)
    each = min(max(each, LEAST_COLUMN), MOST_COLUMN)
    return (NUMBER_WIDTH, *[each] * len(table.columns), room - each * len(table.columns))


def _columns(item: Item, table: Table, kit: Kit) -> Block:
    widths = _widths(table, kit)
    bold, small = kit.type("alternative_label"), kit.type("basis")
    marks: list[Mark] = []
    height = 0.0
    x = widths[0]
    for column, width in zip(table.columns, widths[1:], strict=False):
        question = item.by_id[column.question]
        option = question.option(column.option) if column.option else None
        name = option.say if option else question.short
        texts = [(name, bold, Ink.INK), (question.ask, small, Ink.GREY)]
        part = _stack(texts, width - CELL_AIR, kit)
        marks += [moved(mark, x, CELL_TOP) for mark in part.marks]
        height = max(height, part.height)
        x += width
    heading = _stack([(RESULT, bold, Ink.INK)], widths[-1], kit)
    marks += [moved(mark, x, CELL_TOP) for mark in heading.marks]
    height += 2 * CELL_TOP
    return Block("columns", height, tuple(marks), with_next=True, row=True, again=True)


def _is_rest(row: Row) -> bool:
    """Many ways to nothing: said last and once, for every person stands in one row."""
    return row.result.empty and len(row.ways) > 1


def _row(item: Item, table: Table, row: Row, number: int, kit: Kit) -> Block:
    """The ways to a result one below the other, the result at the right."""
    widths = _widths(table, kit)
    style = kit.type("basis_long")
    marks: list[Mark] = list(
        set_line([Run(str(number), style, Ink.GREY)], 0, CELL_TOP, style.height, kit.ruler)
    )
    y = CELL_TOP
    middle = widths[0] + sum(widths[1:-1])
    if _is_rest(row):
        marks += set_line([Run(OTHERS, style)], widths[0], y, style.height, kit.ruler)
        y += style.height
    for at, way in enumerate(() if _is_rest(row) else row.ways):
        if at:
            y += 0.8
            marks.append(Rule(widths[0], y, middle - CELL_AIR, y, kit.stroke("row"), Ink.LINE))
            label = [Run(OR, kit.type("basis"), Ink.GREY)]
            marks += set_line(label, widths[0] - 4.5, y + 0.8, style.height, kit.ruler)
            y += 0.8
        y += _way(item, table.columns, way, widths, y, marks, kit)
    result = _result(row.result, widths[-1], kit)
    marks += [moved(mark, middle, CELL_TOP) for mark in result.marks]
    height = max(y, CELL_TOP + result.height) + CELL_TOP
    return Block("result", height, tuple(marks), row=True)


def _way(
    item: Item,
    columns: Sequence[Column],
    way: Sequence[Cell],
    widths: Sequence[float],
    y: float,
    marks: list[Mark],
    kit: Kit,
) -> float:
    """Adds the cells of one way at `y` and returns their height in mm."""
    style = kit.type("basis_long")
    height = 0.0
    x = widths[0]
    for column, cell, width in zip(columns, way, widths[1:], strict=False):
        said = _cell_words(item, column, cell)
        ink_ = Ink.GREY if cell is None else Ink.INK
        part = _stack([(text, style, ink_) for text in said], width - CELL_AIR, kit)
        marks += [moved(mark, x, y) for mark in part.marks]
        height = max(height, part.height)
        x += width
    return height


def _cell_words(item: Item, column: Column, cell: Cell) -> list[str]:
    if cell is None:
        return [ANY]
    said = [_value_words(item, column, value) for value in cell]
    return [*(f"{text}，{OR}" for text in said[:-1]), said[-1]]


def _value_words(item: Item, column: Column, value: str) -> str:
    if value == UNSURE:
        return wording.UNSURE_SAY
    if column.option is not None:
        return {YES: IS, NO: IS_NOT}[value]
    option = item.by_id[column.question].option(value)
    return option.say if option else value


def _stack(
    texts: Iterable[tuple[str, Type, Ink]], width: float, kit: Kit, left: float = 0.0
) -> Set:
    """Paragraphs one below the other, from `left` mm on."""
    marks: list[Mark] = []
    y = 0.0
    for text, style, ink_ in texts:
        part = paragraph([Run(text, style, ink_)], width, kit.ruler, style.line, left, y)
        marks += part.marks
        y += part.height
    return Set(tuple(marks), y, 0)


def _result(result: Result, width: float, kit: Kit) -> Set:
    """Lines with squares for signs, then what else hangs on these answers."""
    style, small, bold = kit.type("basis_long"), kit.type("basis"), kit.type("alternative_label")
    marks: list[Mark] = []
    y = 0.0

    def put(text: str, kind: Type, ink_: Ink = Ink.INK, indent: float = 0.0) -> None:
        nonlocal y, marks
        part = paragraph([Run(text, kind, ink_)], width - indent, kit.ruler, kind.line, indent, y)
        marks += part.marks
        y += part.height

    for outcome in result.outcomes:
        put(outcome, bold)
    if result.ends:
        put(ENDS, style)
    for line in result.lines:
        marks += set_line([Run("·", bold)], 0.6, y, style.height, kit.ruler)
        stamp = f"（{line.stamp}）" if line.stamp else ""
        may = f"（{wording.MAY_TAG}）" if line.may_be_asked else ""
        put(f"{line.text}{stamp}{may}", style, indent=BULLET)
        for remark in line.remarks:
            put(remark, small, Ink.GREY, BULLET)
    for text in result.not_needed:
        put(f"{wording.NOT_NEEDED}：{text}", style)
    for label, texts in (
        (LIMIT, result.limits),
        (DEADLINE, result.deadlines),
    ):
        for text in texts:
            put(f"{label}：{text}", style)
    if result.steps:
        put(f"{STEPS}：{' → '.join(result.steps)}", style)
    if result.empty:
        put(NOTHING, style, Ink.GREY)
    return Set(tuple(marks), y, 0)


# The end of the sheet


def _doubts(item: Item, kit: Kit) -> Iterator[Block]:
    """The readings that were taken: what the officer's name stands for."""
    found = tuple(dict.fromkeys(_every_doubt(item)))
    if not found:
        return
    yield _section(DOUBTS, kit, with_next=True)
    style = kit.type("basis_long")
    for number, doubt in enumerate(found, start=1):
        texts = [
            (f"本表的读法：{doubt.reading}", style, Ink.INK),
            (f"另一种读法：{doubt.other}", style, Ink.GREY),
        ]
        part = _stack(texts, kit.style.text_width - NUMBERED, kit, NUMBERED)
        marks = set_line([Run(f"{number}.", style)], 0, 0, style.height, kit.ruler)
        last = number == len(found)  # no page bears signatures alone
        yield Block("doubt", part.height, (*marks, *part.marks), 1.0, with_next=last)


def _every_doubt(item: Item) -> Iterator[Doubt]:
    yield from item.doubts
    rows: tuple[Requirement | Outcome | TimeLimit | Note, ...] = (
        *item.requirements,
        *item.outcomes,
        *item.limits,
        *item.notes,
    )
    yield from (row.doubt for row in rows if row.doubt is not None)


def _signatures(kit: Kit) -> Block:
    """Lines to write on: who checked it, who checked that, and when."""
    style = kit.type("outcome_text")
    width = kit.style.text_width
    marks: list[Mark] = list(set_line([Run(SIGN, style)], 0, 0, style.height, kit.ruler))
    y = style.height + 4.0
    half = width / 2
    for signer in SIGNERS:
        y += SIGN_GAP - style.height
        for x, label, room in ((0.0, signer, half - 8.0), (half, DATE, half)):
            runs = [Run(label, style)]
            marks += set_line(runs, x, y, style.height, kit.ruler)
            start = x + kit.ruler.width(label, style) + 3.0
            base = y + style.height - 0.8
            marks.append(Rule(start, base, x + room, base, kit.stroke("box")))
        y += style.height
    return Block("signatures", y + 1.0, tuple(marks), 9.0)
