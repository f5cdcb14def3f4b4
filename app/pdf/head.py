"""The top and the foot of a page: running head, title with codes, footer."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.notice import Foot, Head
from app.pdf import words
from app.pdf.headline import balanced
from app.pdf.kit import Kit
from app.pdf.marks import MM_PER_PT, Block, Frame, Ink, Mark, Matrix, Rect, Rule, Trace
from app.pdf.text import Run, measure, paragraph, set_line
from app.qr import Code

MARK_GRID = 52
STROKE_BAR = ((13.0, 15.5), (39.0, 15.5))
STROKE_TICK = ((13.5, 30.0), (22.0, 38.5), (38.5, 23.0))
"""The mark on its grid, as in resources/icons/mark.svg."""
CODE_GAP = 6.0
MOST_BESIDE_TITLE = 2
TITLE_LINES = 2


def running_head(head: Head, kit: Kit) -> Block:
    """Mark and name of the paper left, region and hall right, a rule below."""
    width = kit.style.text_width
    side = kit.mm("mark")
    marks = list(_emblem(side))
    height = side + 2.5
    left = [Run(head.document, kit.type("head_name"))]
    marks += set_line(left, side + 2.0, 0, side, kit.ruler)
    place = "\u3000".join(part for part in (head.region, head.hall) if part)
    right = [Run(place, kit.type("head"))]
    marks += set_line(right, width - measure(right, kit.ruler), 0, side, kit.ruler)
    marks.append(Rule(0, height, width, height, kit.stroke("rule")))
    return Block("running-head", height, tuple(marks))


def _emblem(side: float) -> tuple[Mark, ...]:
    unit = side / MARK_GRID
    stroke = 4 * unit / MM_PER_PT
    return (
        Frame(Rect(0, 0, side, side), 12 * unit, 0, Ink.PRIMARY),
        *(
            Trace(tuple((x * unit, y * unit) for x, y in points), stroke, Ink.PAPER)
            for points in (STROKE_BAR, STROKE_TICK)
        ),
    )


def code_side(code: Code, kit: Kit) -> float:
    """The side of a code in mm: no module under 0.4 mm, no code under 24 mm."""
    return max(kit.mm("qr_min"), code.size * kit.mm("qr_module"))


def title(head: Head, codes: tuple[Code, ...], kit: Kit) -> Block:
    """The item's name and number, the codes beside them."""
    width = kit.style.text_width
    beside = codes if len(codes) <= MOST_BESIDE_TITLE else ()
    side = max((code_side(code, kit) for code in beside), default=0.0)
    taken = len(beside) * (side + CODE_GAP)
    room = width - taken
    style = kit.type("title")
    lines = balanced(head.title, style, room, kit.ruler)
    if len(lines) > TITLE_LINES:
        style = kit.type("small_title")
        lines = balanced(head.title, style, room, kit.ruler)
    marks: list[Mark] = []
    y = -1.0
    for line in lines:
        marks += set_line([Run(line, style)], 0, y, style.height, kit.ruler)
        y += style.height
    y += 1.6
    meta = kit.type("meta")
    for text in _meta_lines(head.meta, len(lines), room, kit):
        runs = [Run(text, meta, Ink.GREY)]
        part = paragraph(runs, room, kit.ruler, meta.line, y=y)
        marks += part.marks
        y += part.height
    caption = kit.type("qr_caption")
    for number, code in enumerate(reversed(beside)):
        marks += _code(code, width - side - number * (side + CODE_GAP), 0.0, side, kit)
    foot = side + 0.8 + caption.height if beside else 0.0
    return Block("title", max(y, foot), tuple(marks), gap=kit.mm("title_gap"), heading=head.title)


def code_row(codes: tuple[Code, ...], kit: Kit) -> Block | None:
    """More codes than the title has room for, in a row of their own; None for fewer."""
    if len(codes) <= MOST_BESIDE_TITLE:
        return None
    caption = kit.type("qr_caption")
    side = max(code_side(code, kit) for code in codes)
    fitting = int((kit.style.text_width + CODE_GAP) // (side + CODE_GAP))
    marks: list[Mark] = []
    y = 0.0
    for at, code in enumerate(codes):
        column = at % fitting
        if at and not column:
            y += side + caption.height + 0.8 + CODE_GAP
        x = column * (side + CODE_GAP)
        marks += _code(code, x, y, side, kit)
    return Block("codes", y + side + 0.8 + caption.height, tuple(marks), kit.mm("section_gap"))


def _code(code: Code, x: float, y: float, side: float, kit: Kit) -> Iterator[Mark]:
    caption = kit.type("qr_caption")
    yield Matrix(Rect(x, y, side, side), code)
    label = [Run(words.scan(code.number, code.of), caption, Ink.GREY)]
    left = x + (side - measure(label, kit.ruler)) / 2
    yield from set_line(label, left, y + side + 0.8, caption.height, kit.ruler)


def _meta_lines(meta: tuple[str, ...], title_lines: int, room: float, kit: Kit) -> list[str]:
    """On one line under a title of two lines where they fit, else a line each."""
    joined = "\u3000".join(meta)
    if title_lines > 1 and kit.ruler.width(joined, kit.type("meta")) <= room:
        return [joined]
    return list(meta)


def continued(head: Head, number: int, kit: Kit) -> Block:
    """The item's name again, on a later page."""
    width = kit.style.text_width
    style, note = kit.type("continued"), kit.type("meta")
    label = [Run(words.continued(number), note, Ink.GREY)]
    taken = measure(label, kit.ruler)
    lines = balanced(head.title, style, width - taken - CODE_GAP, kit.ruler)
    marks: list[Mark] = []
    for number_, line in enumerate(lines):
        marks += set_line([Run(line, style)], 0, number_ * style.height, style.height, kit.ruler)
    drop = 0.14 * (style.size - note.size) * MM_PER_PT
    marks += set_line(label, width - taken, drop + 0.6, style.height, kit.ruler)
    return Block("continued", len(lines) * style.height, tuple(marks), gap=6.0)


def footer(foot: Foot, number: int, of: int, brand: str, kit: Kit) -> Block:
    """Disclaimer, 清单号, edition and time left; page number right. `y` 0 is its rule."""
    width = kit.style.text_width
    style = kit.type("footer")
    right = [brand, words.page_of(number, of)]
    taken = max(kit.ruler.width(text, style) for text in right)
    facts = "\u3000".join(part for part in (foot.slip_words, foot.edition, foot.printed) if part)
    y = 1.6
    marks: list[Mark] = [Rule(0, 0, width, 0, kit.stroke("box"))]
    for text in (foot.disclaimer, facts):
        runs = [Run(text, style)]
        part = paragraph(runs, width - taken - CODE_GAP, kit.ruler, style.line, y=y)
        marks += part.marks
        y += part.height
    for at, text in enumerate(right):
        x = width - kit.ruler.width(text, style)
        top = y - (len(right) - at) * style.height
        marks += set_line([Run(text, style)], x, top, style.height, kit.ruler)
    return Block("footer", y, tuple(marks))


def pointer(text: str, kit: Kit) -> Block:
    """办理流程和时限，请看第 2 页 →, at the right."""
    width = kit.style.text_width
    style = kit.type("pointer")
    runs = [Run(text, style)]
    length = 6.9
    x = width - length - 2.0 - measure(runs, kit.ruler)
    marks = set_line(runs, x, 0, style.height, kit.ruler)
    marks.append(arrow_right(width - length, width - 0.8, style.height / 2, 2.0))
    return Block("pointer", style.height, tuple(marks))


def arrow_right(start: float, tip: float, y: float, stroke: float) -> Trace:
    """A level arrow; `stroke` in CSS px of the mock (0.75 pt)."""
    barb = 1.6 if tip - start > 4 else 1.2
    wing = barb * 0.83
    return Trace(
        ((start, y), (tip, y), (tip - barb, y - wing), (tip, y), (tip - barb, y + wing)),
        stroke * 0.75,
    )


def arrow_down(x: float, top: float, tip: float, stroke: float) -> Trace:
    barb = 1.6
    wing = barb * 0.83
    return Trace(
        ((x, top), (x, tip), (x - wing, tip - barb), (x, tip), (x + wing, tip - barb)),
        stroke * 0.75,
    )
