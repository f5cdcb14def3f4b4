"""Pages in millimetres → PDF bytes. The only module that knows ReportLab.

Operators are written as text and handed to the canvas page by page: its own drawing calls format
every number anew and take longer than the layout.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from struct import error
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.ttfonts import TTFError
from reportlab.pdfgen.canvas import Canvas

from app.domain.problems import Problem
from app.pdf.embed import Embedding, Face
from app.pdf.marks import Frame, Ink, Mark, Matrix, Page, Rect, Rule, Trace, Word
from app.pdf.style import Style
from app.qr import runs
from app.typeset import HALF, squeezed

POINTS = 72 / 25.4
ARC = 0.5523
"""Control points of a quarter circle."""

PRODUCER = "Gaozhi"
LEAST_OUTLINED = 5
"""Pages from which a reader opens the file beside its outline."""

rl_config.invariant = 1
rl_config.useA85 = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says of itself."""

    title: str
    author: str
    subject: str


def load_fonts(regular: Path, bold: Path) -> tuple[Face, Face]:
    """Read both font files. Raises `Problem` naming the file that fails."""
    return _load(regular, "Gaozhi"), _load(bold, "GaozhiBold")


def _load(file: Path, key: str) -> Face:
    try:
        return Face(str(file), key)
    except (TTFError, OSError, ValueError, IndexError, KeyError, error) as failure:
        reason = "字体文件坏了" if file.exists() else "找不到字体文件"
        raise Problem(f"{reason}，印不了清单，请重新安装：{file}") from failure


def draw(pages: Sequence[Page], facts: Facts, style: Style, faces: tuple[Face, Face]) -> bytes:
    """Write the pages into a PDF file: invariant, Chinese, with outline and metadata.

    It asks whoever prints it for its true size and for both sides of the paper.
    """
    size = (style.mm["width"] * POINTS, style.mm["height"] * POINTS)
    buffer = io.BytesIO()
    canvas = Canvas(
        buffer, pagesize=size, pageCompression=1, invariant=1, lang="zh-CN", pdfVersion=(1, 7)
    )
    canvas.setTitle(facts.title)
    canvas.setAuthor(facts.author)
    canvas.setSubject(facts.subject)
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.setViewerPreference("Duplex", _sides(len(pages), style))
    if len(pages) >= LEAST_OUTLINED:
        canvas.showOutline()
    pen = Pen(canvas, style, size[1], faces)
    for number, page in enumerate(pages):
        pen.outline(page, number)
        canvas.addLiteral("\n".join(pen.operators(page)))
        canvas.showPage()
    return bytes(canvas.getpdfdata())


def _sides(pages: int, style: Style) -> str:
    """Turned over like the leaf of a book, which is the short edge of a level page."""
    if pages < 2:
        return "Simplex"
    level = style.mm["width"] > style.mm["height"]
    return "DuplexFlipShortEdge" if level else "DuplexFlipLongEdge"


class Pen:
    """Marks → operators of one document; it remembers colours and widths already set."""

    def __init__(self, canvas: Any, style: Style, height: float, faces: tuple[Face, Face]) -> None:
        self._canvas = canvas
        self._style = style
        self._height = height
        self._faces = tuple(Embedding(face, canvas._doc) for face in faces)
        self._left = self._top = 0.0
        self._fill: Ink | None = None
        self._stroke: tuple[Ink, float] | None = None

    def outline(self, page: Page, number: int) -> None:
        """One entry for every heading, the title above the others."""
        for at, placed in enumerate(page.placed):
            heading = placed.block.heading
            if heading:
                key = f"p{number}-{at}"
                top = self._height - placed.y * POINTS
                self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=top)
                level = 0 if placed.block.name == "title" else 1
                self._canvas.addOutlineEntry(heading, key, level, 0)

    def operators(self, page: Page) -> Iterator[str]:
        """The page's content, round caps and joins throughout."""
        self._fill, self._stroke = None, None
        yield "1 J 1 j"
        for placed in page.placed:
            self._left = placed.x * POINTS
            self._top = self._height - placed.y * POINTS
            for mark in placed.block.marks:
                yield self._operator(mark)

    def _operator(self, mark: Mark) -> str:
        match mark:
            case Word():
                return self._word(mark)
            case Rule():
                return self._rule(mark)
            case Frame():
                return self._frame(mark)
            case Trace():
                return self._trace(mark)
            case Matrix():
                return self._matrix(mark)

    def _point(self, x: float, y: float) -> str:
        return f"{self._left + x * POINTS:.2f} {self._top - y * POINTS:.2f}"

    def _filled(self, ink: Ink) -> str:
        if self._fill is ink:
            return ""
        self._fill = ink
        red, green, blue = self._style.colour[ink]
        return f"{red:.3f} {green:.3f} {blue:.3f} rg "

    def _stroked(self, ink: Ink, width: float) -> str:
        if self._stroke == (ink, width):
            return ""
        self._stroke = (ink, width)
        red, green, blue = self._style.colour[ink]
        return f"{red:.3f} {green:.3f} {blue:.3f} RG {width:.2f} w "

    def _word(self, word: Word) -> str:
        face = self._faces[word.bold]
        return (
            f"{self._filled(word.ink)}BT {face.name} {word.size:g} Tf "
            f"1 0 0 1 {self._point(word.x, word.y)} Tm {_shown(word.text, face)} ET"
        )

    def _rule(self, rule: Rule) -> str:
        ends = f"{self._point(rule.x, rule.y)} m {self._point(rule.to_x, rule.to_y)} l S"
        line = f"{self._stroked(rule.ink, rule.stroke)}0 J {ends} 1 J"
        if rule.dash is None:
            return line
        inked, gap = rule.dash
        return f"[{inked * POINTS:.2f} {gap * POINTS:.2f}] 0 d {line} [] 0 d"

    def _trace(self, trace: Trace) -> str:
        first, *rest = trace.points
        path = [f"{self._point(*first)} m", *(f"{self._point(*point)} l" for point in rest), "S"]
        return self._stroked(trace.ink, trace.stroke) + " ".join(path)

    def _frame(self, frame: Frame) -> str:
        inset = frame.stroke / POINTS / 2  # the line stands inside the box
        rect = Rect(
            frame.rect.x + inset,
            frame.rect.y + inset,
            frame.rect.width - 2 * inset,
            frame.rect.height - 2 * inset,
        )
        radius = max(frame.radius - inset, 0.0)
        bend = radius * (1 - ARC)
        left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
        at = self._point
        path = [
            f"{at(left + radius, top)} m {at(right - radius, top)} l",
            f"{at(right - bend, top)} {at(right, top + bend)} {at(right, top + radius)} c",
            f"{at(right, bottom - radius)} l",
            f"{at(right, bottom - bend)} {at(right - bend, bottom)} {at(right - radius, bottom)} c",
            f"{at(left + radius, bottom)} l",
            f"{at(left + bend, bottom)} {at(left, bottom - bend)} {at(left, bottom - radius)} c",
            f"{at(left, top + radius)} l",
            f"{at(left, top + bend)} {at(left + bend, top)} {at(left + radius, top)} c h",
        ]
        before = ""
        if frame.stroke:
            before += self._stroked(frame.ink, frame.stroke)
        if frame.fill is not None:
            before += self._filled(frame.fill)
        paint = "B" if frame.stroke and frame.fill else "f" if frame.fill else "S"
        return f"{before}{' '.join(path)} {paint}"

    def _matrix(self, matrix: Matrix) -> str:
        """All modules as one path, so that no seam shows between them."""
        rect, code = matrix.rect, matrix.code
        unit = rect.width / code.size * POINTS
        path = " ".join(f"{x} {y} {length} 1 re" for x, y, length in runs(code))
        return (
            f"{self._filled(Ink.INK)}q {unit:.5f} 0 0 {-unit:.5f} {self._point(rect.x, rect.y)} cm "
            f"{path} f Q"
        )


def _shown(text: str, face: Embedding) -> str:
    """The operator that shows a text, with signs side by side closed up."""
    cuts = [0, *(place + 1 for place in squeezed(text)), len(text)]
    if len(cuts) == 2:
        return f"<{face.encode(text)}> Tj"
    back = f" {HALF * 1000:g} "
    return f"[{back.join(f'<{face.encode(text[a:b])}>' for a, b in pairwise(cuts))}] TJ"
