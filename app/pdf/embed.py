"""A TrueType face in a document: only the glyphs used, as one CID font a face.

ReportLab cuts a face into simple fonts of 256 glyphs, which doubles the work for Chinese, and maps
characters above U+FFFF to wrong text. Here a document gets one font object a face; the glyphs are
numbered in the order of their use, so the same pages give the same bytes. The rules of the parts
are those of ISO 32000-1, 9.7 (composite fonts) and of the OpenType tables.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Mapping, Sequence
from itertools import accumulate
from struct import pack, unpack_from
from sys import byteorder
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFontFace

DEFAULT_WIDTH = 1000
SYMBOLIC = 4
TAG = "GAOZHI"
_MORE, _WORDS, _SCALE, _TWO_SCALES, _MATRIX = 0x20, 0x01, 0x08, 0x40, 0x80


class Sign(NamedTuple):
    """A character of a face: its glyph, its text in UTF-16 as a PDF string, its width."""

    glyph: int
    unicode: str
    width: float


class Face:
    """A parsed font file, shared by all documents of the process and never changed."""

    def __init__(self, file: str, key: str) -> None:
        """Raises what ReportLab raises for a file that is no TrueType font."""
        face = TTFontFace(file)
        self.key = key
        self.name = bytes(face.name).decode("ascii")
        self.glyph_of: Mapping[int, int] = face.charToGlyph
        self.width_of: Mapping[int, float] = face.charWidths
        self._metrics: Sequence[tuple[int, int]] = face.hmetrics
        self.tables = {tag: face.get_table(tag) for tag in ("head", "hhea", "maxp")}
        for tag in ("cvt ", "fpgm", "prep"):
            if tag in face.table:
                self.tables[tag] = face.get_table(tag)
        self._outlines: bytes = face.get_table("glyf")
        self._offsets: Sequence[int] = face.glyphPos
        self.descriptor = {
            "Type": "/FontDescriptor",
            "Flags": str((face.flags & ~32) | SYMBOLIC),
            "FontBBox": f"[{' '.join(str(edge) for edge in face.bbox)}]",
            "ItalicAngle": "0",
            "Ascent": str(face.ascent),
            "Descent": str(face.descent),
            "CapHeight": str(face.capHeight),
            "StemV": str(face.stemV),
        }

        self._signs: dict[str, Sign] = {}
        self._glyphs: dict[int, bytes] = {}
        self._measures: dict[int, bytes] = {}

    def sign(self, character: str) -> Sign:
        """What a document needs of a character; remembered, for halls print few."""
        found = self._signs.get(character)
        if found is None:
            code = ord(character)
            unicode = character.encode("utf-16-be").hex().upper()
            width = self.width_of.get(code, DEFAULT_WIDTH)
            found = Sign(self.glyph_of.get(code, 0), f"<{unicode}>", width)
            self._signs[character] = found
        return found

    def outline(self, glyph: int) -> bytes:
        """The outline of a glyph, filled up to four bytes; empty for a blank."""
        found = self._glyphs.get(glyph)
        if found is None:
            found = self._outlines[self._offsets[glyph] : self._offsets[glyph + 1]]
            found += bytes(-len(found) % 4)
            self._glyphs[glyph] = found
        return found

    def metric(self, glyph: int) -> bytes:
        """Advance width and left side bearing, as in the table hmtx."""
        found = self._measures.get(glyph)
        if found is None:
            width, bearing = self._metrics[glyph]
            found = self._measures[glyph] = pack(">HH", int(width), int(bearing))
        return found


class Embedding:
    """The use of one face in one document: a state that ends with the document."""

    def __init__(self, face: Face, document: Any) -> None:
        self._face = face
        self._signs = [Sign(0, "<FFFD>", DEFAULT_WIDTH)]
        self._hex: dict[str, str] = {}
        self.name = f"/{face.key}"
        document.fontMapping[face.key] = self.name
        document.delayedFonts.append(self)

    def encode(self, text: str) -> str:
        """`text` as the operand of Tj."""
        known = self._hex
        try:
            return "".join([known[sign] for sign in text])
        except KeyError:
            for sign in text:
                if sign not in known:
                    known[sign] = f"{len(self._signs):04X}"
                    self._signs.append(self._face.sign(sign))
            return "".join([known[sign] for sign in text])

    def addObjects(self, document: Any) -> None:
        """Called by ReportLab when the document is written."""
        name = f"/{TAG}+{self._face.name}"
        file = self._stream(
            document,
            "File",
            font_file(self._face, [sign.glyph for sign in self._signs]),
            length=True,
        )
        descriptor = pdfdoc.PDFDictionary(
            {**self._face.descriptor, "FontName": name, "FontFile2": file}
        )
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": name,
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "CIDToGIDMap": "/Identity",
                "DW": str(DEFAULT_WIDTH),
                "W": self._widths(),
                "FontDescriptor": document.Reference(descriptor, f"{self._face.key}Descriptor"),
            }
        )
        inner = document.Reference(descendant, f"{self._face.key}Descendant")
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([inner]),
                "ToUnicode": self._stream(document, "Unicode", to_unicode(self._signs)),
            }
        )
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self._face.key] = document.Reference(font, f"{self._face.key}Font")

    def _stream(self, document: Any, kind: str, content: bytes, length: bool = False) -> Any:
        facts = {"Filter": "/FlateDecode"}
        if length:
            facts["Length1"] = str(len(content))
        stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(facts), _deflated(content), filters=[])
        return document.Reference(stream, f"{self._face.key}{kind}")

    def _widths(self) -> str:
        narrow = [
            f"{cid} [{sign.width:g}]"
            for cid, sign in enumerate(self._signs)
            if sign.width != DEFAULT_WIDTH
        ]
        return f"[{' '.join(narrow)}]"


def _deflated(content: bytes) -> bytes:
    """Outlines hardly repeat: searching them for repetitions costs twice the time for a tenth."""
    packer = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS, 9, zlib.Z_HUFFMAN_ONLY)
    return packer.compress(content) + packer.flush()


def to_unicode(signs: Sequence[Sign]) -> bytes:
    """The map from glyph numbers back to text, in blocks of at most 100 as the standard asks."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    pairs = [f"<{cid:04X}> {sign.unicode}" for cid, sign in enumerate(signs) if cid]
    for at in range(0, len(pairs), 100):
        block = pairs[at : at + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")


def font_file(face: Face, glyphs: Sequence[int]) -> bytes:
    """A TrueType file of these glyphs in this order, parts of composite ones after them."""
    order = list(glyphs)
    numbers: dict[int, int] = {}
    for number, glyph in enumerate(order):
        numbers.setdefault(glyph, number)
    outlines: list[bytes] = []
    at = 0
    while at < len(order):
        outline = face.outline(order[at])
        outlines.append(_composed(outline, numbers, order) if outline[:1] >= b"\x80" else outline)
        at += 1
    ends = array("I", accumulate(map(len, outlines), initial=0))
    tables = dict(face.tables)
    tables["glyf"] = b"".join(outlines)
    tables["loca"] = _big_endian(ends)
    tables["hmtx"] = b"".join(map(face.metric, order))
    tables["head"] = tables["head"][:50] + pack(">H", 1) + tables["head"][52:]
    tables["hhea"] = tables["hhea"][:34] + pack(">H", len(order)) + tables["hhea"][36:]
    tables["maxp"] = tables["maxp"][:4] + pack(">H", len(order)) + tables["maxp"][6:]
    return _joined(tables)


def _composed(outline: bytes, numbers: dict[int, int], order: list[int]) -> bytes:
    """A composite outline with its parts renumbered; unknown parts are added to `order`."""
    data = bytearray(outline)
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, part = unpack_from(">HH", data, at)
        if part not in numbers:
            numbers[part] = len(order)
            order.append(part)
        data[at + 2 : at + 4] = pack(">H", numbers[part])
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
    return bytes(data)


def _big_endian(numbers: array[int]) -> bytes:
    if byteorder == "little":
        numbers.byteswap()
    return numbers.tobytes()


def _joined(tables: Mapping[str, bytes]) -> bytes:
    """An sfnt file: directory with checksums, then the tables on boundaries of four bytes."""
    count = len(tables)
    power = count.bit_length() - 1
    head = pack(">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    directory: list[bytes] = []
    bodies: list[bytes] = []
    offset = len(head) + 16 * count
    for tag in sorted(tables):
        body = tables[tag]
        padded = body + bytes(-len(body) % 4)
        numbers = array("I", padded)
        if byteorder == "little":
            numbers.byteswap()
        directory.append(
            pack(">4sIII", tag.encode("ascii"), sum(numbers) & 0xFFFFFFFF, offset, len(body))
        )
        bodies.append(padded)
        offset += len(padded)
    return b"".join((head, *directory, *bodies))
