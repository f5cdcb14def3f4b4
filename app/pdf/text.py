"""Measuring and breaking Chinese text: pure, in millimetres.

Rules of line breaking (GB/T 15834 and common practice): no closing sign or comma begins a line,
no opening sign ends one, numbers and Latin words stay whole with the sign they count. An opening
《 at the start of a line hangs out by 0.46 em, so that its visible edge stands on the margin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from app.pdf.marks import MM_PER_PT, Frame, Ink, Mark, Rect, Word
from app.pdf.style import CHIP_CORNER, CHIP_EMS, CHIP_HEIGHT, CHIP_PAD, Type, baseline

NO_START = frozenset("。，、；：？！）》」』】〕”’…—～·%％℃,.;:?!)]}/")
NO_END = frozenset("（《「『【〔“‘([{")
HANGING = frozenset("《「『【〔（")
COUNTED = frozenset("个日月年号份样条款项元张页岁次")
HANG = 0.46
ALONE = 2.2
"""em: a last line that is shorter looks lost."""
MOST_CARRIED = 3
"""Signs that may be carried down to it."""
_ASCII_WORD = re.compile(r"[!-~À-ɏ]")
_MEMORY = 20_000


class Ruler:
    """Advance widths of the two faces, in 1/1000 em, with the lengths already measured."""

    def __init__(self, regular: Mapping[int, float], bold: Mapping[int, float]) -> None:
        self._faces = (regular, bold)
        self._known: dict[tuple[str, bool], float] = {}

    def em(self, text: str, bold: bool) -> float:
        """The length of `text` in em."""
        key = (text, bold)
        known = self._known.get(key)
        if known is None:
            face = self._faces[bold]
            known = sum(face.get(ord(sign), 1000.0) for sign in text) / 1000
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


@dataclass(frozen=True, slots=True)
class _Atom:
    """What is never torn: pieces of runs, or one chip, square or space."""

    pieces: tuple[Piece, ...]
    width: float


def breaks(text: str) -> tuple[str, ...]:
    """Cut `text` wherever a line may end; joined again the parts are `text`."""
    return _breaks(text)


@lru_cache(maxsize=4096)
def _breaks(text: str) -> tuple[str, ...]:
    if not text:
        return ()
    atoms = [text[0]]
    for at in range(1, len(text)):
        if _may_break(text, at):
            atoms.append(text[at])
        else:
            atoms[-1] += text[at]
    return tuple(atoms)


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after in NO_START or before in NO_END or after == " ":
        return False
    if after == "〔" or (before == "〕" and after.isdigit()):
        return False
    if before == " ":
        left = text[at - 2] if at > 1 else " "
        return not (left.isdigit() or after.isdigit())
    if _ASCII_WORD.match(before) and _ASCII_WORD.match(after):
        return False
    if (before == "第" and after.isdigit()) or (before.isdigit() and after in COUNTED):
        return False
    return after != "\u3000"


def fill(pieces: Iterable[Piece], width: float, ruler: Ruler) -> list[list[Piece]]:
    """Break pieces into lines of at most `width` mm.

    A single atom wider than a line is torn between signs; nothing is ever cut off.
    """
    pieces = list(pieces)
    if sum([size(piece, ruler) for piece in pieces]) <= width:
        return [pieces] if any(_visible(piece) for piece in pieces) else []
    lines: list[list[Piece]] = [[]]
    used = 0.0
    pending: list[Piece] = []
    for atom in _atoms(pieces, width, ruler):
        blank = all(isinstance(piece, Space) or not _visible(piece) for piece in atom.pieces)
        if blank:
            if lines[-1]:
                pending.extend(atom.pieces)
                used += atom.width
            continue
        hang = atom.width - _hang(atom) if not lines[-1] else atom.width
        if lines[-1] and used + _solid(atom, ruler) > width + 1e-6:
            lines.append([])
            used, pending = 0.0, []
            hang = atom.width - _hang(atom)
        lines[-1].extend(pending)
        pending = []
        lines[-1].extend(atom.pieces)
        used += hang
    return [line for line in lines if line]


def _visible(piece: Piece) -> bool:
    return not (isinstance(piece, Run) and not piece.text.strip(" \u3000"))


def _solid(atom: _Atom, ruler: Ruler) -> float:
    """Its width without spaces at its end, which may stand beyond the margin."""
    last = atom.pieces[-1]
    if isinstance(last, Run) and last.text != last.text.rstrip(" \u3000"):
        tail = last.text[len(last.text.rstrip(" \u3000")) :]
        return atom.width - ruler.width(tail, last.style)
    return atom.width


def _hang(atom: _Atom) -> float:
    first = atom.pieces[0]
    if isinstance(first, Run) and first.text[:1] in HANGING:
        return HANG * first.style.size * MM_PER_PT
    return 0.0


def _atoms(pieces: Iterable[Piece], width: float, ruler: Ruler) -> Iterable[_Atom]:
    """Atoms of a line; the text of neighbouring runs is broken as one.

    A label longer than a line stands in brackets instead of a box.
    """
    group: list[Run] = []
    for piece in pieces:
        if isinstance(piece, Chip) and size(piece, ruler) > width:
            piece = Run(f"【{piece.text}】", piece.style)  # noqa: PLW2901
        if isinstance(piece, Run) and not piece.solid:
            group.append(piece)
            continue
        yield from _text_atoms(group, width, ruler)
        group = []
        yield _Atom((piece,), size(piece, ruler))
    yield from _text_atoms(group, width, ruler)


def _text_atoms(runs: Sequence[Run], width: float, ruler: Ruler) -> Iterable[_Atom]:
    """Atoms of a text in several runs."""
    if not runs:
        return
    ends = list(accumulate(len(run.text) for run in runs))
    at, which = 0, 0
    for part in breaks("".join(run.text for run in runs)):
        cut: list[Piece] = []
        left = part
        while left:
            while ends[which] <= at:
                which += 1
            taken = left[: ends[which] - at]
            cut.append(Run(taken, runs[which].style, runs[which].ink))
            at += len(taken)
            left = left[len(taken) :]
        whole = sum(size(piece, ruler) for piece in cut)
        if whole <= width:
            yield _Atom(tuple(cut), whole)
        else:
            for piece in cut:
                for torn in _torn(piece):
                    yield _Atom((torn,), size(torn, ruler))


def _torn(piece: Piece) -> Iterable[Piece]:
    if isinstance(piece, Run):
        for sign in piece.text:
            yield Run(sign, piece.style, piece.ink)
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
    return sum(size(piece, ruler) for piece in _merged(pieces))


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
    for piece in pieces:
        width = size(piece, ruler)
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
    for kept in (_paragraph, _rows, _breaks):
        kept.cache_clear()


@lru_cache(maxsize=2048)
def _rows(pieces: tuple[Piece, ...], width: float, ruler: Ruler) -> list[list[Piece]]:
    """The lines of a paragraph; one or two signs do not stand alone on the last."""
    rows = fill(pieces, width, ruler)
    last = rows[-1][-1] if len(rows) > 1 else None
    if not isinstance(last, Run):
        return rows
    sign = last.style.size * MM_PER_PT
    for signs in range(1, MOST_CARRIED + 1):
        if measure(rows[-1], ruler) > ALONE * sign:
            break
        narrower = fill(pieces, width - signs * sign, ruler)
        if len(narrower) > len(rows):
            break
        rows = narrower
    return rows


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
    rows = _rows(pieces, width, ruler)
    for number, row in enumerate(rows):
        left = x
        if align != "left":
            spare = width - measure(row, ruler)
            left += spare if align == "right" else spare / 2
        marks.extend(set_line(row, left, y + number * height, height, ruler, align == "left"))
    return Set(tuple(marks), len(rows) * height, len(rows))
