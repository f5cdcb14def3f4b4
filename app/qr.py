"""Text → QR codes, drawn by paper and screen alike.

Plain text, UTF-8, byte mode, level L (visual specification 3.2, 17). One mask is always used:
choosing among eight costs more than drawing the sheet, and any mask may be used by the standard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

import segno
from segno import consts

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
    data = text.encode()
    version = next((n for n, room in enumerate(BYTES, start=1) if len(data) <= room), None)
    if version is None:
        raise ValueError("the text is longer than a code")
    form = _form(version)
    words = form.message(data)
    bits = int.from_bytes(words) << form.spare
    data_bits = bits ^ form.mask
    stream = form.fixed + f"{data_bits:0{form.size}b}".encode().translate(_BITS)
    flat = bytes(form.pick(stream))
    side = 17 + 4 * version
    return tuple(flat[at : at + side] for at in range(0, side * side, side))


_BITS = bytes.maketrans(b"01", b"\x00\x01")
_FIELD = 0x11D
"""The polynomial of the Reed-Solomon field (ISO/IEC 18004, 7.5.2)."""


@dataclass(frozen=True)
class _Form:
    """What all codes of one version share, made once by the library: patterns, places, mask.

    The library fills a code bit by bit, which takes longer than laying out and inking the sheet
    around it; filling its empty form takes a tenth. The tests compare both.
    """

    blocks: tuple[tuple[int, int], ...]
    wide: bool
    fixed: bytes
    pick: Callable[[bytes], tuple[int, ...]]
    mask: int
    size: int
    spare: int

    def message(self, data: bytes) -> bytes:
        """Data and error correction words, interleaved: byte mode, UTF-8, padded."""
        room = sum(held for held, _ in self.blocks)
        head = f"0100{len(data):0{16 if self.wide else 8}b}"
        bits = int(head, 2) << 8 * len(data) | int.from_bytes(data)
        length = len(head) + 8 * len(data)
        end = min(4, 8 * room - length)
        bits, length = bits << end, length + end
        bits <<= -length % 8
        packed = bits.to_bytes((length + 7) // 8)
        packed += (b"\xec\x11" * room)[: room - len(packed)]
        parts: list[bytes] = []
        checks: list[bytes] = []
        for held, check in self.blocks:
            parts.append(packed[:held])
            checks.append(_check(packed[:held], check))
            packed = packed[held:]
        return _woven(parts) + _woven(checks)


def _woven(parts: list[bytes]) -> bytes:
    longest = max(map(len, parts))
    return bytes(part[at] for at in range(longest) for part in parts if at < len(part))


def _check(data: bytes, count: int) -> bytes:
    """The `count` Reed-Solomon words of a block, by long division with whole rows at a time."""
    rows = _products(count)
    top = 8 * (count - 1)
    keep = (1 << 8 * count) - 1
    rest = 0
    for word in data:
        factor = word ^ rest >> top
        rest = (rest << 8 & keep) ^ rows[factor]
    return rest.to_bytes(count)


@cache
def _products(count: int) -> tuple[int, ...]:
    """The generator polynomial of `count` words times every field element, as integers."""
    powers = [1]
    for _ in range(254):
        double = powers[-1] << 1
        powers.append(double ^ _FIELD if double > 255 else double)
    place = {power: at for at, power in enumerate(powers)}

    def times(one: int, other: int) -> int:
        return powers[(place[one] + place[other]) % 255] if one and other else 0

    generator = [1]
    for root in powers[:count]:
        longer = [*generator, 0]
        for at, factor in enumerate(generator):
            longer[at + 1] ^= times(factor, root)
        generator = longer
    return tuple(
        int.from_bytes(bytes(times(factor, term) for term in generator[1:]))
        for factor in range(256)
    )


@cache
def _form(version: int) -> _Form:
    code = segno.make(
        "", error="l", mode="byte", encoding="utf-8", boost_error=False, micro=False, mask=MASK,
        version=version,
    )  # fmt: skip
    kinds: list[tuple[int, ...]] = [tuple(row) for row in code.matrix_iter(border=0, verbose=True)]
    side = len(kinds)
    places = [
        (x, y)
        for x, y in _zigzag(side)
        if not _reserved(x, y, side) and kinds[y][x] not in _ALIGNMENT
    ]
    number = {place: at for at, place in enumerate(places)}
    fixed: list[int] = []
    order: list[int] = []
    fixed_count = side * side - len(places)
    for y, row in enumerate(code.matrix):
        for x, dark in enumerate(row):
            if (x, y) in number:
                order.append(fixed_count + number[x, y])
            else:
                order.append(len(fixed))
                fixed.append(dark)
    masked = "".join("1" if (x + y) % 3 == 0 else "0" for x, y in places)
    table: Any = consts.ECC
    blocks = tuple(
        (part.num_data, part.num_total - part.num_data)
        for part in table[version][consts.ERROR_LEVEL_L]
        for _ in range(part.num_blocks)
    )
    words = sum(held + check for held, check in blocks)
    return _Form(
        blocks=blocks,
        wide=version > 9,
        fixed=bytes(fixed),
        pick=itemgetter(*order),
        mask=int(masked, 2),
        size=len(places),
        spare=len(places) - 8 * words,
    )


_ALIGNMENT = (consts.TYPE_ALIGNMENT_PATTERN_DARK, consts.TYPE_ALIGNMENT_PATTERN_LIGHT)


def _reserved(x: int, y: int, side: int) -> bool:
    """Finders, format, timing and, from version 7 on, version (ISO/IEC 18004, 6.3 and 7.9)."""
    if x == 6 or y == 6:
        return True
    low, far = 9, side - 8
    if (x < low and y < low) or (x >= far and y < low) or (x < low and y >= far):
        return True
    told = side >= 45
    return told and ((x >= side - 11 and y < 6) or (y >= side - 11 and x < 6))


def _zigzag(side: int) -> Iterator[tuple[int, int]]:
    """Modules in the order in which data fills them: pairs of columns from the right, up and down."""
    right = side - 1
    upward = True
    while right > 0:
        if right == 6:
            right -= 1
        rows = range(side - 1, -1, -1) if upward else range(side)
        for y in rows:
            yield right, y
            yield right - 1, y
        right -= 2
        upward = not upward


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
