"""A page that shows whether a printer prints well: edges, small type, fine lines, a QR code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.pdf import ink
from app.pdf.kit import Kit
from app.pdf.marks import Block, Frame, Ink, Mark, Matrix, Page, Placed, Rect, Rule
from app.pdf.resources import default_press
from app.pdf.style import Type
from app.pdf.text import Run, paragraph
from app.qr import codes

TITLE = "测试页"
EDGES = "四个角的折线都在：没有被切掉。"
CHECK = (
    "每一行字都看得清，最小的也看得清。",
    "细线没有断，方框是方的。",
    "手机扫码，读出来是“测试页”开头的一句话。",
)
SAMPLE = "请带齐这几样 0123456789"
SIZES = (8.0, 10.5, 13.0, 18.0)
STROKES = (0.25, 0.5, 1.0, 2.0)
CORNER, SQUARE, CODE = 8.0, 5.0, 30.0
"""mm."""


@dataclass(frozen=True, slots=True)
class TrialFacts:
    """What stands at the top: pairs of a name and its words."""

    pairs: tuple[tuple[str, str], ...]


def render(facts: TrialFacts, *, strip: bool = False) -> bytes:
    """The page on A4, or on the 80 mm strip. Raises `Problem` as the sheet does."""
    press = default_press()
    kit = press.receipt if strip else press.kit
    page, height = _layout(facts, kit, strip=strip)
    style = kit.style
    if strip:
        style = replace(style, mm={**style.mm, "height": height})
    return ink.draw((page,), ink.Facts(TITLE, "一次告知", TITLE), style, press.faces)


def _layout(facts: TrialFacts, kit: Kit, *, strip: bool) -> tuple[Page, float]:
    """The page and the height it needs, mm."""
    left = (80.0 - 72.0) / 2 if strip else kit.mm("left")
    width = 72.0 if strip else kit.mm("width") - left - kit.mm("right")
    marks: list[Mark] = []
    y = 6.0 if strip else 26.0

    def say(text: str, kind: Type, shade: Ink = Ink.INK, room: float = width) -> None:
        nonlocal y
        made = paragraph((Run(text, kind, shade),), room, kit.ruler, kind.line, left, y)
        marks.extend(made.marks)
        y += made.height

    say(TITLE, Type(21, 28, True) if strip else Type(27, 35, True))
    y += 2
    for name, words in facts.pairs:
        say(f"{name}　{words}", Type(10.5, 16, False))
    y += 4
    marks.append(Rule(left, y, left + width, y, 1.5))
    y += 4
    say("这样就是好的", Type(13, 20, True))
    for number, sentence in enumerate(CHECK if strip else (EDGES, *CHECK), start=1):
        say(f"{number}　{sentence}", Type(10.5, 16, False))
    y += 5
    top = y
    room = width if strip else width - CODE - 8
    for size in SIZES:
        say(f"{size:g} 磅　{SAMPLE}", Type(size, size * 1.5, False), room=room)
    y += 3
    for stroke in STROKES:
        marks.append(Rule(left, y, left + room, y, stroke))
        y += 3
    for number in range(4):
        box = Rect(left + number * (SQUARE + 4), y, SQUARE, SQUARE)
        marks.append(Frame(box, 0.8, 1.25, Ink.INK if number % 2 else None))
    y += SQUARE + 4
    (code, *_) = codes("测试页，一次告知。" + "；".join(words for _, words in facts.pairs)[:60])
    if strip:
        place = Rect(left + (width - CODE) / 2, y, CODE, CODE)
        y += CODE + 6
    else:
        place = Rect(left + width - CODE, top, CODE, CODE)
        marks.extend(_corners(kit))
    marks.append(Matrix(place, code))
    height = y if strip else kit.mm("height")
    return Page((Placed(Block("test", height, tuple(marks)), 0.0, 0.0),)), height


def _corners(kit: Kit) -> Iterator[Mark]:
    """An angle in each corner of what is printed."""
    right, low = kit.mm("width") - kit.mm("right"), kit.mm("height") - kit.mm("bottom")
    for x, way in ((kit.mm("left"), 1), (right, -1)):
        for y, down in ((kit.mm("top"), 1), (low, -1)):
            start, end = sorted((x, x + way * CORNER))
            yield Rule(start, y, end, y, 1.0)
            start, end = sorted((y, y + down * CORNER))
            yield Rule(x, start, x, end, 1.0)
