"""Text → QR codes, drawn by paper and screen alike.

Plain text, UTF-8, byte mode, level L (visual specification 3.2, 17). One mask is always used:
choosing among eight costs more than drawing the sheet, and any mask may be used by the standard.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import segno

MASK = 3
ON_PAPER = 20
ON_SCREEN = 16
"""Largest versions: 97 modules at 0.4 mm are 39 mm; 81 modules of 8 px fill the kiosk's sheet."""

BYTES = (
    17, 32, 53, 78, 106, 134, 154, 192, 230, 271,
    321, 367, 425, 458, 520, 586, 644, 718, 792, 858,
)  # fmt: skip
"""Bytes that versions 1 to 20 hold at level L (ISO/IEC 18004, table 7)."""

MARK = "一次告知"


@dataclass(frozen=True, slots=True)
class Code:
    """One code: its text and its modules, a row of 0 and 1 each, without the quiet zone.

    It is number `number` of `of`.
    """

    text: str
    rows: tuple[bytes, ...]
    number: int
    of: int

    @property
    def size(self) -> int:
        """Modules on a side."""
        return len(self.rows)


@lru_cache(maxsize=64)
def codes(text: str, largest: int = ON_PAPER) -> tuple[Code, ...]:
    """The codes that carry `text`; more than one when it is too long for version `largest`.

    A long text is cut at empty lines where possible, else at line ends, and every piece begins
    一次告知 1/2. Raises ValueError for a single line longer than a whole code.
    """
    pieces = split(text, BYTES[largest - 1])
    return tuple(
        Code(piece, _modules(piece), number, len(pieces))
        for number, piece in enumerate(pieces, start=1)
    )


def split(text: str, capacity: int) -> tuple[str, ...]:
    """Cut `text` into pieces of at most `capacity` bytes, of nearly the same length."""
    whole = len(text.encode())
    if whole <= capacity:
        return (text,)
    count = 2
    while True:
        room = capacity - len(_mark(count, count).encode())
        for target in (whole / count * 1.04, whole / count * 1.15, room):
            pieces = _fill(text, min(room, int(target)))
            if len(pieces) <= count:
                return tuple(
                    _mark(number, len(pieces)) + piece
                    for number, piece in enumerate(pieces, start=1)
                )
        count += 1
        if count > len(text):
            raise ValueError("a line of the text is longer than a code")


def joined(texts: tuple[str, ...]) -> str:
    """The text that `split` cut, from its pieces."""
    if len(texts) == 1:
        return texts[0]
    return "\n".join(text.partition("\n")[2] for text in texts)


def _mark(number: int, of: int) -> str:
    return f"{MARK} {number}/{of}\n"


def _fill(text: str, room: int) -> list[str]:
    """Lines gathered into pieces of at most `room` bytes, cut back to an empty line if near."""
    pieces: list[list[str]] = [[]]
    used = 0
    for line in text.split("\n"):
        size = len(line.encode()) + 1
        if used + size > room + 1 and pieces[-1]:
            carried = _tail(pieces[-1])
            pieces.append(carried)
            used = sum(len(one.encode()) + 1 for one in carried)
        pieces[-1].append(line)
        used += size
    if any(len("\n".join(piece).encode()) > room for piece in pieces):
        return [""] * (len(text) + 1)
    return ["\n".join(piece) for piece in pieces]


def _tail(lines: list[str]) -> list[str]:
    """Take the begun section off the end of `lines`, when it is less than half of them."""
    for back in range(1, len(lines) // 2):
        if not lines[-back]:
            carried = lines[len(lines) - back :]
            del lines[len(lines) - back :]
            return carried
    return []


def _modules(text: str) -> tuple[bytes, ...]:
    code = segno.make(
        text, error="l", mode="byte", encoding="utf-8", boost_error=False, micro=False, mask=MASK
    )
    return tuple(bytes(row) for row in code.matrix)


def runs(code: Code) -> Iterator[tuple[int, int, int]]:
    """The dark modules as level bars: column, row, length."""
    for row, modules in enumerate(code.rows):
        column = modules.find(1)
        while column >= 0:
            end = modules.find(0, column)
            if end < 0:
                end = len(modules)
            yield column, row, end - column
            column = modules.find(1, end)
