"""The booklet: cover, contents, one guide after the other (VISUAL 5.4), with an outline.

The guides are laid out first, so that the contents know their pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.domain.booklet import Booklet, Chapter, Guide
from app.domain.notice import Head
from app.pdf import guide, head, ink, words
from app.pdf.headline import balanced
from app.pdf.kit import Kit
from app.pdf.marks import MM_PER_PT, Block, Frame, Ink, Mark, Page, Placed, Rect, Rule, Trace
from app.pdf.resources import default_press
from app.pdf.style import Type
from app.pdf.text import Run, paragraph, set_line

REGION = Type(20, 30, False)
TITLE = Type(54, 72, True)
SCOPE = Type(15, 24, False)
FACT = Type(13, 23, False)
FACT_VALUE = Type(13, 23, True)
MADE = Type(9.5, 15, False)
CHAPTER = Type(13, 20, True)
ROW = Type(10.5, 15, False)
NUMBER = Type(11, 15, True)
EMBLEM = 100.0
EMBLEM_TOP = 116.0
EMBLEM_AIR = 6.0
COLUMN_GAP = 10.0
CHAPTER_AIR = 3.4
ROW_AIR = 1.1
SEQ = 9.0
PAGE_ROOM = 12.0
"""Type in pt, the rest in mm."""


def render(booklet: Booklet) -> bytes:
    """The booklet as a PDF file. The same booklet gives the same bytes.

    Raises `Problem` with one sentence when a font or theme file is missing or broken.
    """
    press = default_press()
    facts = ink.Facts(f"{booklet.region}{booklet.title}", booklet.region, words.SUBJECT)
    return ink.draw(layout(booklet, press.kit), facts, press.kit.style, press.faces)


def layout(booklet: Booklet, kit: Kit | None = None) -> tuple[Page, ...]:
    """Every mark of every page, in mm from the top left corner."""
    kit = kit or default_press().kit
    guides = [one for chapter in booklet.chapters for one in chapter.guides]
    number = 2 + len(_contents(booklet, {}, kit))
    area = _area(booklet, kit)
    laid: list[tuple[tuple[Placed, ...], ...]] = []
    firsts: dict[int, int] = {}
    for one in guides:
        firsts[one.seq] = number
        laid.append(guide.pages(one, number, area, kit))
        number += len(laid[-1])
    found = [Page(tuple(_cover(booklet, kit)))]
    for listed in _contents(booklet, firsts, kit):
        found.append(_page(booklet, listed, len(found) + 1, kit))
    opening = {chapter.guides[0].seq: chapter for chapter in booklet.chapters if chapter.guides}
    for one, pages in zip(guides, laid, strict=True):
        for at, placed in enumerate(pages):
            marked = (*(_mark(opening.get(one.seq)) if at == 0 else ()), *placed)
            found.append(_page(booklet, marked, len(found) + 1, kit))
    return tuple(found)


def _mark(chapter: Chapter | None) -> Iterator[Placed]:
    """Where a chapter begins, for the outline alone."""
    if chapter is not None:
        name = "　".join(part for part in (chapter.number, chapter.name) if part)
        yield Placed(Block("title", 0.0, (), heading=name), 0.0, 0.0)


def _area(booklet: Booklet, kit: Kit) -> guide.Room:
    foot = _footer(booklet, 1, kit).height
    top = kit.mm("top") + head.running_head(_running(booklet), kit).height
    bottom = kit.mm("height") - kit.mm("bottom") - foot - kit.mm("foot_air")
    return guide.Room(top, bottom)


def _running(booklet: Booklet, document: str = words.GUIDES) -> Head:
    return Head(document, booklet.region, None, booklet.title, (), "", True)


def _page(booklet: Booklet, placed: Iterable[Placed], number: int, kit: Kit) -> Page:
    running = head.running_head(_running(booklet), kit)
    foot = _footer(booklet, number, kit)
    left = kit.mm("left")
    return Page(
        (
            Placed(running, left, kit.mm("top")),
            *placed,
            Placed(foot, left, kit.mm("height") - kit.mm("bottom") - foot.height),
        )
    )


def _footer(booklet: Booklet, number: int, kit: Kit) -> Block:
    width = kit.style.text_width
    style = kit.type("footer")
    marks: list[Mark] = [Rule(0, 0, width, 0, kit.stroke("box"))]
    rows = (
        (f"{words.GUIDES}　{booklet.region}", words.BRAND),
        (booklet.edition, words.page(number)),
    )
    y = 1.6
    for left, right in rows:
        marks += set_line([Run(left, style)], 0, y, style.height, kit.ruler)
        x = width - kit.ruler.width(right, style)
        marks += set_line([Run(right, style)], x, y, style.height, kit.ruler)
        y += style.height
    return Block("footer", y, tuple(marks))


# Cover


def _cover(booklet: Booklet, kit: Kit) -> Iterator[Placed]:
    left, width = kit.mm("left"), kit.style.text_width
    running = head.running_head(replace(_running(booklet, words.BRAND), region=""), kit)
    yield Placed(running, left, kit.mm("top"))
    y = kit.mm("top") + running.height + 22.0
    marks: list[Mark] = []
    at = 0.0
    for text, style, air in ((booklet.region, REGION, 0.0), (booklet.title, TITLE, 0.0)):
        for line in balanced(text, style, width, kit.ruler):
            marks += set_line([Run(line, style)], 0, at + air, style.height, kit.ruler)
            at += style.height
    part = paragraph([Run(booklet.scope, SCOPE)], width, kit.ruler, SCOPE.line, 0, at + 4.0)
    high = at + 4.0 + part.height
    title = f"{booklet.region}{booklet.title}"
    yield Placed(Block("title", high, (*marks, *part.marks), heading=title), left, y)
    made, facts = _made(booklet, kit), _facts(booklet, kit)
    bottom = kit.mm("height") - kit.mm("top")
    below = bottom - made.height - 10.0 - facts.height
    emblem = max(y + high, min(EMBLEM_TOP, below - EMBLEM_AIR - EMBLEM))
    yield Placed(Block("emblem", EMBLEM, tuple(_emblem())), left + width - EMBLEM, emblem)
    yield Placed(facts, left, below)
    yield Placed(made, left, bottom - made.height)


def _emblem() -> Iterator[Mark]:
    """The mark as a line drawing."""
    unit = EMBLEM / head.MARK_GRID
    edge = 0.5 * unit / MM_PER_PT
    yield Frame(Rect(0, 0, EMBLEM, EMBLEM), 12 * unit, edge, None, Ink.PRIMARY)
    for points in (head.STROKE_BAR, head.STROKE_TICK):
        traced = tuple((x * unit, y * unit) for x, y in points)
        yield Trace(traced, 3.2 * unit / MM_PER_PT, Ink.PRIMARY)


def _facts(booklet: Booklet, kit: Kit) -> Block:
    width = kit.style.text_width
    marks: list[Mark] = [Rule(0, 0, width, 0, kit.stroke("rule"))]
    y = 4.0
    for fact in booklet.facts:
        marks += set_line([Run(fact.label, FACT, Ink.GREY)], 0, y, FACT.height, kit.ruler)
        part = paragraph([Run(fact.value, FACT_VALUE)], width - 18.0, kit.ruler, FACT.line, 18.0, y)
        marks += part.marks
        y += part.height
    return Block("facts", y, tuple(marks))


def _made(booklet: Booklet, kit: Kit) -> Block:
    marks: list[Mark] = []
    y = 0.0
    for text in (booklet.source, booklet.edition, booklet.disclaimer):
        runs = [Run(text, MADE)]
        part = paragraph(runs, kit.style.text_width, kit.ruler, MADE.line, 0, y)
        marks += part.marks
        y += part.height
    return Block("made", y, tuple(marks))


# Contents


def _contents(booklet: Booklet, firsts: dict[int, int], kit: Kit) -> list[list[Placed]]:
    """Two columns, a chapter never split, as many pages as they need."""
    room = _area(booklet, kit)
    left = kit.mm("left")
    column = (kit.style.text_width - COLUMN_GAP) / 2
    title = _contents_head(kit)
    top = room.top + 5.0 + title.height + 1.0
    pages: list[list[Placed]] = []
    x, y = left, room.bottom + 1.0
    for chapter in booklet.chapters:
        block = _chapter(chapter, firsts, column, kit)
        if y + block.height > room.bottom and pages and x == left:
            x, y = left + column + COLUMN_GAP, top
        elif y + block.height > room.bottom or not pages:
            pages.append([Placed(title, left, room.top + 5.0)])
            x, y = left, top
        pages[-1].append(Placed(block, x, y))
        y += block.height
    return pages


def _contents_head(kit: Kit) -> Block:
    title, meta = kit.type("title"), kit.type("meta")
    marks = set_line([Run(words.CONTENTS, title)], 0, -1.0, title.height, kit.ruler)
    y = title.height
    note = [Run(words.CONTENTS_NOTE, meta, Ink.GREY)]
    marks += set_line(note, 0, y, meta.height, kit.ruler)
    y += meta.height + 4.0
    marks.append(Rule(0, y, kit.style.text_width, y, kit.stroke("rule")))
    return Block("title", y, tuple(marks), heading=words.CONTENTS)


def _chapter(chapter: Chapter, firsts: dict[int, int], width: float, kit: Kit) -> Block:
    y = CHAPTER_AIR
    number = [Run(chapter.number, CHAPTER, Ink.PRIMARY)]
    marks = set_line(number, 0, y, CHAPTER.height, kit.ruler)
    indent = SEQ if chapter.number else 0.0
    name = [Run(chapter.name, CHAPTER)]
    part = paragraph(name, width - indent, kit.ruler, CHAPTER.line, indent, y)
    marks += part.marks
    y += part.height + 0.8
    marks.append(Rule(0, y, width, y, kit.stroke("box")))
    for at, one in enumerate(chapter.guides):
        if at:
            marks.append(Rule(0, y, width, y, kit.stroke("row"), Ink.LINE))
        row = _row(one, firsts.get(one.seq), width, y + ROW_AIR, kit)
        marks += row.marks
        y += row.height + 2 * ROW_AIR
    return Block(f"chapter:{chapter.name}", y, tuple(marks))


def _row(one: Guide, first: int | None, width: float, y: float, kit: Kit) -> Block:
    marks = set_line([Run(str(one.seq), ROW, Ink.GREY)], 0, y, ROW.height, kit.ruler)
    room = width - SEQ - PAGE_ROOM
    lines = balanced(one.name, ROW, room, kit.ruler)
    for at, line in enumerate(lines):
        top = y + at * ROW.height
        marks += set_line([Run(line, ROW)], SEQ, top, ROW.height, kit.ruler)
    if first is not None:
        x = width - kit.ruler.width(str(first), NUMBER)
        marks += set_line([Run(str(first), NUMBER)], x, y, ROW.height, kit.ruler)
    return Block("row", len(lines) * ROW.height, tuple(marks))
