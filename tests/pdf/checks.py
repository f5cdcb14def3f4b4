"""What must be true of any paper: its text whole and in order, nothing outside, nothing on top.

Each check yields one sentence for every fault that it finds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import pypdfium2
import zxingcpp

from app.domain.notice import (
    Basis,
    Dates,
    Flow,
    Foot,
    HallFacts,
    Head,
    Lanes,
    Line,
    Lines,
    Notes,
    Notice,
    NotNeeded,
    OutcomeBlock,
    Shape,
    Situation,
    Suits,
)
from app.pdf.ink import POINTS
from app.pdf.marks import Matrix, Page, Placed, Rect, Word
from app.qr import joined
from app.typeset import CLOSING, HALF, HANG, HANGING

QR = zxingcpp.barcode_formats_from_str("QRCode")
CODE_DPI = 203.2
"""What a thermal head prints with and a poor office printer resolves; a dot is an eighth of a mm."""
CODE_ROOM = 4.0
"""mm around a code that its reader sees."""
ARRANGED = frozenset({"head", "foot", "lanes"})
"""Sections that every paper arranges in its own way."""
FURNITURE = frozenset({"rule", "title"})


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where ink may stand, in mm."""

    left: float
    top: float
    right: float
    bottom: float


A4 = Bounds(18.0, 12.0, 194.0, 289.0)


def receipt(length: float) -> Bounds:
    """Of a receipt `length` mm long."""
    return Bounds(4.0, 5.0, 76.0, length - 4.0)


def flat(text: str) -> str:
    return "".join(text.split()).replace("\u3000", "")


def line_strings(line: Line) -> Iterator[str]:
    """What a person must find of one line, in the order of the paper but for its columns."""
    yield line.title
    if line.shape is Shape.ONE and not any(choice.condition for choice in line.choices):
        return
    if line.shape is not Shape.ONE:
        for choice in line.choices:
            yield choice.condition or ""
            for paper in choice.papers:
                yield paper.name
    if line.last_words:
        yield line.last_words
    for choice in line.last_resort:
        for paper in choice.papers:
            yield paper.name
    yield from line.remarks


def lane_strings(lanes: Lanes) -> Iterator[str]:
    for lane in lanes.lanes:
        yield lane.name
        yield lane.plain
    for node in lanes.nodes:
        yield node.name
        yield node.caption
    for link in lanes.links:
        yield link.label or ""
    for span in lanes.spans:
        yield span.number
        yield span.since
        yield span.latest or ""
    yield lanes.total or ""


def strings(notice: Notice, lanes: bool = True) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every section and its strings in order; `lanes`: the paper has room for them."""
    for block in notice.blocks:
        match block:
            case Head():
                yield "head", (block.document, block.region, block.title, *block.meta)
            case OutcomeBlock():
                quotes = tuple(quote.text for quote in block.quotes)
                yield "outcome", (block.headline, *block.sentences, *quotes)
            case Suits():
                yield "suits", (block.headline, *block.sentences)
            case Situation():
                facts = tuple(part for fact in block.facts for part in (fact.label, fact.value))
                yield "situation", (block.headline, *facts)
            case Lines():
                told = [part for line in block.lines for part in line_strings(line)]
                for group in block.groups:
                    remarks = [line.remarks for line in group.lines]
                    common = [one for one in remarks[0] if all(one in other for other in remarks)]
                    if len(group.lines) == 1:
                        common = []
                    told += [group.condition, *common]
                    told += [
                        part
                        for line in group.lines
                        for part in line_strings(line)
                        if part not in common
                    ]
                yield "lines", (block.headline, block.totals or "", block.aside or "", *told)
            case NotNeeded():
                told = [part for line in block.lines for part in (line.text, line.because)]
                yield "not-needed", (block.headline, *told)
            case Flow() if lanes and block.lanes is not None:
                yield "flow", (block.lanes.headline,)
                yield "lanes", tuple(lane_strings(block.lanes))
            case Flow():
                yield "flow", (block.headline, *(node.name for node in block.nodes))
            case Dates():
                rule = block.counted or block.rule or ""
                told = [block.lead, block.latest_printed or "", block.tail, rule]
                yield "dates", (*told, *(deadline.printed for deadline in block.deadlines))
            case Notes():
                yield "notes", (block.headline, *block.sentences)
            case HallFacts():
                facts = tuple(part for fact in block.facts for part in (fact.label, fact.value))
                yield "hall", (block.headline, *facts)
            case Basis():
                told = [one.rstrip("。；;") for one in block.citations]
                yield "basis", (block.headline, *told, block.source, block.hint or "")
            case Foot():
                yield "foot", (block.disclaimer, block.slip_words, block.edition)


def extracted(data: bytes) -> str:
    """All text of a file, without spaces."""
    document = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return flat(text)


def missing(notice: Notice, text: str, lanes: bool = True) -> Iterator[str]:
    """Strings that `text`, without spaces, lacks or has in another order within their section."""
    for section, told in strings(notice, lanes):
        at = 0
        for one in told:
            found = text.find(flat(one), at)
            if found < 0:
                yield f"{section}: {one}"
            elif section not in ARRANGED:
                at = found + len(flat(one))


def read_codes(data: bytes, pages: Sequence[Page]) -> list[str]:
    """The text of every code, read by an independent reader from the rendered file.

    It sees where `pages` say that a code stands, in black and white, and what is around it.
    """
    found: list[str] = []
    document = pypdfium2.PdfDocument(data)
    for page, sheet in zip(pages, document, strict=True):
        width, height = (side / POINTS for side in sheet.get_size())
        for mark in page.marks():
            if not isinstance(mark, Matrix):
                continue
            rect = mark.rect
            around = (rect.x, height - rect.bottom, width - rect.right, rect.y)
            crop = tuple((side - CODE_ROOM) * POINTS for side in around)
            seen = sheet.render(scale=CODE_DPI / 72, grayscale=True, crop=crop).to_pil()
            plain = seen.point(lambda grey: 255 if grey > 127 else 0)
            found += [code.text for code in zxingcpp.read_barcodes(plain, QR)]
    document.close()
    return found


def unread(notice: Notice, data: bytes, pages: Sequence[Page]) -> Iterator[str]:
    """Whether the codes on the paper together say something else than the notice."""
    texts = sorted(read_codes(data, pages), key=lambda text: text.partition("\n")[0])
    if joined(tuple(texts)) != notice.qr_text:
        yield f"the codes say {texts}"


def split(notice: Notice, pages: Sequence[Page]) -> Iterator[str]:
    """Lines, groups and the flow that are not one block on one page."""
    named = Counter(placed.block.name for page in pages for placed in page.placed)
    lines = notice.find(Lines)
    whole = [f"line:{line.key}" for line in lines.lines] if lines else []
    whole += [f"group:{number}" for number in range(len(lines.groups))] if lines else []
    for name in (*whole, "flow"):
        if named[name] != 1:
            yield f"{name} stands {named[name]} times"


def outside(page: Page, bounds: Bounds) -> Iterator[str]:
    """Marks beyond the margins; the empty half of a sign at either end of a line may hang out."""
    for mark in page.marks():
        rect = mark.rect
        hangs = isinstance(mark, Word) and mark.text[:1] in HANGING
        out = HANG * rect.height if hangs else 0.5
        closed = isinstance(mark, Word) and mark.text[-1:] in CLOSING
        beyond = HALF * rect.height if closed else 0.5
        if (
            rect.x < bounds.left - out
            or rect.right > bounds.right + beyond
            or rect.y < bounds.top - 0.1
            or rect.bottom > bounds.bottom + 0.1
        ):
            yield f"outside the margins: {mark}"


def overlapping(page: Page) -> Iterator[str]:
    """Texts on texts, and blocks on blocks."""
    # 《 hangs into the blank half of its own em box.
    words = [(word.rect, word.text) for word in page.words() if word.text[0] not in HANGING]
    words.sort(key=lambda word: word[0].y)
    for at, (one, text) in enumerate(words):
        for other, below in words[at + 1 :]:
            if other.y >= one.bottom:
                break
            if overlap(one, other):
                yield f"texts overlap: {text} / {below}"
    for first, second in combinations(sorted(body(page), key=lambda placed: placed.y), 2):
        beside = first.x >= second.rect.right or second.x >= first.rect.right
        if not beside and first.y + first.block.height > second.y + 0.01:
            yield f"blocks overlap: {first.block.name} / {second.block.name}"


def overlap(one: Rect, other: Rect) -> bool:
    return (
        min(one.right, other.right) - max(one.x, other.x) > 0.05
        and min(one.bottom, other.bottom) - max(one.y, other.y) > 0.05
    )


def body(page: Page) -> list[Placed]:
    return [placed for placed in page.placed if placed.block.height > 0]


def torn(page: Page) -> Iterator[str]:
    """Marks outside their block: a block that is never split would not keep them."""
    for placed in page.placed:
        if placed.block.name in FURNITURE:
            continue
        for mark in placed.block.marks:
            if mark.rect.y < -0.3 or mark.rect.bottom > placed.block.height + 0.3:
                yield f"outside its block {placed.block.name}: {mark}"


def faults(page: Page, bounds: Bounds) -> Iterator[str]:
    """Everything wrong with the boxes of one page."""
    yield from outside(page, bounds)
    yield from overlapping(page)
    yield from torn(page)
