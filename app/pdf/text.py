"""Measuring and setting Chinese text: pure, in millimetres. Where a line ends says `typeset`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.pdf.marks import MM_PER_PT, Frame, Ink, Mark, Rect, Word
from app.pdf.style import CHIP_CORNER, CHIP_EMS, CHIP_HEIGHT, CHIP_PAD, Type, baseline
from app.typeset import HALF, HANG, HANGING, OBJECT, SQUARE, break_lines, squeezed

BLANK = "\u3000"
"""Stands for a `Space` where lines are broken."""
_MEMORY = 20_000


class Ruler:
    """Advance widths of the two faces, in 1/1000 em, with the lengths already measured."""

    def __init__(self, regular: Mapping[int, float], bold: Mapping[int, float]) -> None:
        self._faces = (regular, bold)
        self._known: dict[tuple[str, bool], float] = {}

    def em(self, text: str, bold: bool) -> float:
        """The length of `text` in em, with signs side by side closed up."""
        key = (text, bold)
        known = self._known.get(key)
        if known is None:
            face = self._faces[bold]
            known = sum(face.get(ord(sign), 1000.0) for sign in text) / 1000
            known -= HALF * len(squeezed(text))
            if len(self._known) >= _MEMORY:
                self._known.clear()
            self._known[key] = known
        return known

    def forget(self) -> None:
        """Drop the lengths: their texts are those of somebody's sheet."""
        self._known.clear()

    def width(self, text: str, style: Type) -> float:
        """The length of `text` in mm."""
        return self.em(text, style.bold) * style.size * MM_PER_PT


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one type and ink; a solid one is not broken."""

    text: str
    style: Type
    ink: Ink = Ink.INK
    solid: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A small boxed label within a line: outlined, or reversed (white on black)."""

    text: str
    style: Type
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    """A gap of some mm, dropped at the ends of a line."""

    width: float


@dataclass(frozen=True, slots=True)
class Square:
    """A tick square within a line: side in mm, stroke in pt."""

    side: float
    stroke: float
    corner: float


Piece = Run | Chip | Space | Square


def fill(pieces: Iterable[Piece], width: float, ruler: Ruler) -> list[list[Piece]]:
    """Break pieces into lines of at most `width` mm.

    A label longer than a line stands in brackets instead of a box. A word longer than a line is
    torn between signs; nothing is ever cut off.
    """
    whole = list(pieces)
    if measure(whole, ruler) <= width + SLACK:
        return [whole] if any(_visible(piece) for piece in whole) else []
    whole = [_bracketed(piece, width, ruler) for piece in whole]
    signs = [_sign(piece) for piece in whole]
    text = "".join(signs)
    advances = [
        advance
        for piece, sign in zip(whole, signs, strict=True)
        for advance in _advances(piece, sign, ruler)
    ]
    sizes = [_em(piece) for piece, sign in zip(whole, signs, strict=True) for _ in sign]
    for place in squeezed(text):
        advances[place] -= HALF * sizes[place]
    hang = HANG * min((size for size in sizes if size), default=0.0)
    lines = break_lines(text, advances, width + SLACK, hang)
    ends = [0]
    for sign in signs:
        ends.append(ends[-1] + len(sign))
    found = [list(_between(whole, ends, start, end)) for start, end in lines]
    return [line for line in found if line]


SLACK = 1e-6


def _visible(piece: Piece) -> bool:
    return not (isinstance(piece, Run) and not piece.text.strip(" \u3000"))


def _bracketed(piece: Piece, width: float, ruler: Ruler) -> Piece:
    if isinstance(piece, Chip) and size(piece, ruler) > width:
        return Run(f"【{piece.text}】", piece.style)
    return piece


def _sign(piece: Piece) -> str:
    """What stands for a piece where lines are broken."""
    match piece:
        case Run():
            return OBJECT if piece.solid else piece.text
        case Chip():
            return OBJECT
        case Space():
            return BLANK
        case Square():
            return SQUARE


def _advances(piece: Piece, sign: str, ruler: Ruler) -> Iterator[float]:
    if isinstance(piece, Run) and not piece.solid:
        for one in sign:
            yield ruler.width(one, piece.style)
    else:
        yield size(piece, ruler)


def _em(piece: Piece) -> float:
    """An em of its type in mm."""
    return piece.style.size * MM_PER_PT if isinstance(piece, Run | Chip) else 0.0


def _between(pieces: Sequence[Piece], ends: Sequence[int], start: int, end: int) -> Iterator[Piece]:
    """What of the pieces stands between two places of their text."""
    for piece, (first, last) in zip(pieces, pairwise(ends), strict=True):
        if first >= end or last <= start:
            continue
        if isinstance(piece, Run) and not piece.solid:
            cut = piece.text[max(start - first, 0) : end - first]
            yield Run(cut, piece.style, piece.ink)
        else:
            yield piece


def size(piece: Piece, ruler: Ruler) -> float:
    """The width of a piece in mm."""
    match piece:
        case Run():
            return ruler.width(piece.text, piece.style)
        case Chip():
            return ruler.width(piece.text, piece.style) + 2 * CHIP_PAD
        case Space():
            return piece.width
        case Square():
            return piece.side


def measure(pieces: Iterable[Piece], ruler: Ruler) -> float:
    """The width of pieces set on one line, in mm."""
    joined = _merged(pieces)
    closer = sum(_closer(one, other) for one, other in pairwise(joined))
    return sum(size(piece, ruler) for piece in joined) - closer


def _closer(piece: Piece, following: Piece) -> float:
    """By how many mm signs of two types side by side close up."""
    if not isinstance(piece, Run) or not isinstance(following, Run):
        return 0.0
    return HALF * _em(piece) * len(squeezed(piece.text[-1:] + following.text[:1]))


def set_line(
    line: Sequence[Piece], x: float, top: float, height: float, ruler: Ruler, hang: bool = True
) -> list[Mark]:
    """The marks of one line whose box is `height` mm high; all pieces share one baseline.

    Squares and chips are centred on the height of a sign.
    """
    marks: list[Mark] = []
    pieces = _merged(line)
    styles = [piece.style for piece in pieces if isinstance(piece, Run)]
    tallest = max(styles, key=lambda style: style.size, default=None)
    if tallest is None:
        tallest = next((p.style for p in pieces if isinstance(p, Chip)), None)
    size_pt = tallest.size if tallest is not None else 10.0
    base = top + baseline(size_pt, height)
    middle = base - 0.38 * size_pt * MM_PER_PT
    first = pieces[0] if pieces else None
    if hang and isinstance(first, Run) and first.text[:1] in HANGING:
        x -= HANG * first.style.size * MM_PER_PT
    closer = [*(_closer(one, other) for one, other in pairwise(pieces)), 0.0]
    for piece, less in zip(pieces, closer, strict=False):
        width = size(piece, ruler) - less
        match piece:
            case Run():
                text = piece.text.rstrip(" \u3000")
                if text:
                    marks.append(_word(x, base, text, piece.style, piece.ink, ruler))
            case Chip():
                high = max(CHIP_HEIGHT, CHIP_EMS * piece.style.size * MM_PER_PT)
                box = Rect(x, middle - high / 2, width, high)
                fill_ink = Ink.INK if piece.reversed else None
                marks.append(Frame(box, CHIP_CORNER, 0 if piece.reversed else 0.75, fill_ink))
                inner = middle + 0.38 * piece.style.size * MM_PER_PT
                ink = Ink.PAPER if piece.reversed else Ink.INK
                marks.append(_word(x + CHIP_PAD, inner, piece.text, piece.style, ink, ruler))
            case Square():
                box = Rect(x, middle - piece.side / 2, piece.side, piece.side)
                marks.append(Frame(box, piece.corner, piece.stroke))
            case Space():
                pass
        x += width
    return marks


def _word(x: float, y: float, text: str, style: Type, ink: Ink, ruler: Ruler) -> Word:
    return Word(x, y, text, style.size, style.bold, ink, ruler.width(text, style))


def _merged(line: Iterable[Piece]) -> list[Piece]:
    """Neighbouring runs of one type joined, spaces at the end dropped."""
    merged: list[Piece] = []
    for piece in line:
        last = merged[-1] if merged else None
        if (
            isinstance(piece, Run)
            and isinstance(last, Run)
            and last.style == piece.style
            and last.ink is piece.ink
        ):
            merged[-1] = Run(last.text + piece.text, last.style, last.ink)
        else:
            merged.append(piece)
    while merged and isinstance(merged[-1], Space):
        merged.pop()
    return merged


@dataclass(frozen=True, slots=True)
class Set:
    """A set paragraph: marks from (0, 0), its height in mm and its number of lines."""

    marks: tuple[Mark, ...]
    height: float
    lines: int


def paragraph(
    pieces: Iterable[Piece],
    width: float,
    ruler: Ruler,
    line: float,
    x: float = 0.0,
    y: float = 0.0,
    align: str = "left",
) -> Set:
    """Set pieces into `width` mm at (x, y) with lines of `line` pt.

    Remembered till `forget`: a sheet is set anew with less air.
    """
    return _paragraph(tuple(pieces), width, ruler, line, x, y, align)


def forget() -> None:
    """Drop what was set: a 清单号 and what somebody has answered stand in it."""
    for kept in (_paragraph,):
        kept.cache_clear()


@lru_cache(maxsize=2048)
def _paragraph(
    pieces: tuple[Piece, ...],
    width: float,
    ruler: Ruler,
    line: float,
    x: float,
    y: float,
    align: str,
) -> Set:
    height = line * MM_PER_PT
    marks: list[Mark] = []
    rows = fill(pieces, width, ruler)
    for number, row in enumerate(rows):
        left = x
        if align != "left":
            spare = width - measure(row, ruler)
            left += spare if align == "right" else spare / 2
        marks.extend(set_line(row, left, y + number * height, height, ruler, align == "left"))
    return Set(tuple(marks), len(rows) * height, len(rows))
