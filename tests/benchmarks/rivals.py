"""The same sheet by others: the same strings, blocks and sizes, each in its own layout.

A factory imports its library, reads the fonts and returns what makes a sheet, so that a process
which only wants one of them pays for no other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from app import paths
from app.domain.notice import (
    Basis,
    Dates,
    Flow,
    Foot,
    HallFacts,
    Head,
    Lines,
    Notes,
    Notice,
    Situation,
)
from app.qr import codes, runs

Make = Callable[[Notice], bytes]
MM = 72 / 25.4
INK, GREY, HAIR, TEAL = "#101A18", "#454F4C", "#9AA6A2", "#05554C"


@dataclass(frozen=True, slots=True)
class Content:
    """What every sheet says, in plain values, and its code as modules."""

    words: Mapping[str, Any]
    squares: tuple[tuple[int, int, int], ...]
    modules: int

    @property
    def side(self) -> float:
        """Of the code, in mm."""
        return max(24.0, self.modules * 0.4)

    @property
    def svg(self) -> str:
        path = "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in self.squares)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.modules} {self.modules}">'
            f'<path d="{path}"/></svg>'
        )


def content(notice: Notice) -> Content:
    head, lines, dates, foot = (
        notice.get(Head), notice.get(Lines), notice.get(Dates), notice.get(Foot),
    )  # fmt: skip
    flow, basis, notes = notice.get(Flow), notice.get(Basis), notice.find(Notes)
    facts, hall = notice.find(Situation), notice.find(HallFacts)
    (code,) = codes(notice.qr_text)
    words = {
        "title": head.title,
        "document": head.document,
        "place": f"{head.region}\u3000{head.hall}",
        "meta": head.meta,
        "facts": [(fact.label, fact.value) for fact in facts.facts] if facts else [],
        "headline": lines.headline,
        "rows": [
            {
                "title": line.title,
                "tag": line.tag,
                "tags": line.tags,
                "choices": [choice.text for choice in line.choices] if line.tag else [],
                "last": [f"{line.last_words}{choice.text}" for choice in line.last_resort],
                "where": line.where or "",
            }
            for line in lines.every()
        ],
        "flow": flow.headline,
        "nodes": [(node.name, node.caption or "") for node in flow.nodes],
        "bracket": flow.bracket or "",
        "lead": dates.lead,
        "date": dates.latest_words or "",
        "tail": dates.tail,
        "rule": dates.rule or "",
        "hall": [(fact.label, fact.value) for fact in hall.facts] if hall else [],
        "notes": notes.sentences if notes else [],
        "basis": basis.headline,
        "law": "".join(basis.citations),
        "source": basis.source + (basis.hint or ""),
        "disclaimer": foot.disclaimer,
        "foot": "\u3000".join(
            part for part in (foot.slip_words, foot.edition, foot.printed) if part
        ),
    }
    return Content(words, tuple(runs(code)), code.size)


def ours() -> Make:
    from app.pdf import sheet

    sheet.prepare()
    return sheet.render


def typst() -> Make:
    import typst as library

    template = Path(__file__).with_name("sheet.typ")
    fonts = [str(paths.resources() / "fonts")]
    compiler = library.Compiler(str(template), font_paths=fonts, ignore_system_fonts=True)

    def make(notice: Notice) -> bytes:
        told = content(notice)
        words = {**told.words, "svg": told.svg, "side": told.side}
        given = {"notice": json.dumps(words, ensure_ascii=False)}
        made = compiler.compile(format="pdf", sys_inputs=given)
        assert isinstance(made, bytes)
        return made

    return make


def platypus() -> Make:
    """ReportLab's own layout: paragraphs and tables that flow."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.enums import TA_CENTER
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import (
        Flowable,
        KeepTogether,
        Paragraph,
        SimpleDocTemplate,
        Spacer,
        Table,
    )

    plain, bold = paths.fonts()
    registerFont(TTFont("Sans", str(plain)))
    registerFont(TTFont("SansBold", str(bold)))
    registerFontFamily("Sans", normal="Sans", bold="SansBold", italic="Sans", boldItalic="SansBold")
    ink, grey, hair, teal = (HexColor(one) for one in (INK, GREY, HAIR, TEAL))

    def style(size: float, line: float, colour: Any = ink, **rest: Any) -> ParagraphStyle:
        return ParagraphStyle(
            f"{size}", fontName="Sans", fontSize=size, leading=line, textColor=colour,
            wordWrap="CJK", **rest,
        )  # fmt: skip

    title, head = style(27, 35), style(16, 22)
    name, item, text = style(13, 18), style(11.5, 17), style(10.5, 16.5)
    note, small = style(10, 14, grey), style(8, 12, grey)
    middle = style(9.5, 13, alignment=TA_CENTER)
    first = style(9.5, 13, HexColor("#FFFFFF"), alignment=TA_CENTER)

    class Square(Flowable):  # type: ignore[misc]
        def __init__(self, side: float) -> None:
            super().__init__()
            self.width = self.height = side * MM

        def draw(self) -> None:
            self.canv.setLineWidth(1.25)
            self.canv.roundRect(0, 0, self.width, self.height, 0.8 * MM)

    class Matrix(Flowable):  # type: ignore[misc]
        def __init__(self, told: Content) -> None:
            super().__init__()
            self.told = told
            self.width = self.height = told.side * MM

        def draw(self) -> None:
            unit = self.width / self.told.modules
            path = self.canv.beginPath()
            for x, y, length in self.told.squares:
                path.rect(x * unit, self.height - (y + 1) * unit, length * unit, unit)
            self.canv.drawPath(path, stroke=0, fill=1)

    def two(cells: list[list[Any]], widths: list[float], rules: list[Any]) -> Table:
        table = Table(cells, [width * MM for width in widths])
        table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *rules])
        return table

    def paragraph(words: str, how: ParagraphStyle, *, strong: bool = False) -> Paragraph:
        return Paragraph(f"<b>{escape(words)}</b>" if strong else escape(words), how)

    def story(told: Content) -> list[Any]:
        d = told.words
        side = told.side + 2
        made: list[Any] = [
            two(
                [
                    [
                        [paragraph(d["title"], title, strong=True)]
                        + [paragraph(one, note) for one in d["meta"]],
                        Matrix(told),
                    ]
                ],
                [176 - side, side],
                [],
            )
        ]
        facts = "　".join(f"{key} <b>{escape(value)}</b>" for key, value in d["facts"])
        if facts:
            box = [("BOX", (0, 0), (-1, -1), 0.75, ink)]
            made.append(two([[paragraph("您的情况", text, strong=True), Paragraph(facts, text)]],
                            [26, 150], box))  # fmt: skip
        made += [Spacer(0, 5 * MM), paragraph(d["headline"], head, strong=True)]
        rows = []
        for row in d["rows"]:
            cell: list[Any] = [paragraph(f"{row['title']} {row['tag'] or ''}", name, strong=True)]
            if row["choices"]:
                cell.append(paragraph("　".join(row["choices"]), item))
            cell += [paragraph(one, item) for one in row["last"]]
            tags = paragraph(" ".join(row["tags"]), note)
            rows.append([Square(5), cell, tags, paragraph(row["where"], note)])
        lines = [
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, hair),
            ("LINEABOVE", (0, 0), (-1, 0), 1.5, ink),
        ]
        made.append(two(rows, [9, 98, 34, 35], lines))
        nodes = [
            [paragraph(one, first if not at else middle, strong=True),
             paragraph(caption, first if not at else middle)]
            for at, (one, caption) in enumerate(d["nodes"])
        ]  # fmt: skip
        grid = [("GRID", (0, 0), (-1, -1), 1.25, ink), ("BACKGROUND", (0, 0), (0, 0), teal)]
        when = f"{escape(d['lead'])} <b>{escape(d['date'])}</b> {escape(d['tail'])}"
        made.append(
            KeepTogether(
                [
                    Spacer(0, 5 * MM),
                    paragraph(d["flow"], head, strong=True),
                    two([nodes], [176 / len(nodes)] * len(nodes), grid),
                    paragraph(d["bracket"], middle),
                    Paragraph(when, head),
                    paragraph(d["rule"], note),
                ]
            )
        )
        hall = "　".join(f"{key} <b>{escape(value)}</b>" for key, value in d["hall"])
        made += [Spacer(0, 5 * MM), Paragraph(hall, text), paragraph("请留意", head, strong=True)]
        made += [Paragraph(escape(one), text, bulletText="•") for one in d["notes"]]
        made += [Spacer(0, 4 * MM), paragraph(f"{d['basis']} {d['law']}", small)]
        made.append(paragraph(d["source"], small))
        return made

    def make(notice: Notice) -> bytes:
        told = content(notice)
        d = told.words

        def furniture(canvas: Any, document: Any) -> None:
            canvas.setFillColor(teal)
            canvas.roundRect(18 * MM, 278 * MM, 6.3 * MM, 6.3 * MM, 1.4 * MM, stroke=0, fill=1)
            canvas.setFillColor(ink)
            canvas.setFont("SansBold", 11)
            canvas.drawString(26 * MM, 280 * MM, d["document"])
            canvas.setFont("Sans", 10.5)
            canvas.drawRightString(194 * MM, 280 * MM, d["place"])
            canvas.setLineWidth(1.5)
            canvas.line(18 * MM, 276 * MM, 194 * MM, 276 * MM)
            canvas.setFont("Sans", 8)
            canvas.setFillColor(grey)
            canvas.drawString(18 * MM, 13 * MM, d["disclaimer"])
            canvas.drawString(18 * MM, 9 * MM, d["foot"])
            canvas.drawRightString(194 * MM, 9 * MM, f"第 {document.page} 页")

        buffer = BytesIO()
        document = SimpleDocTemplate(
            buffer, pagesize=(210 * MM, 297 * MM), leftMargin=18 * MM, rightMargin=16 * MM,
            topMargin=22 * MM, bottomMargin=20 * MM, title=d["title"], author=d["place"], lang="zh",
        )  # fmt: skip
        document.build(story(told), onFirstPage=furniture, onLaterPages=furniture)
        return buffer.getvalue()

    return make


def weasyprint() -> Make:
    """HTML and CSS. Raises OSError where the system has no Pango."""
    from base64 import b64encode

    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    plain, bold = paths.fonts()
    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face{{font-family:Sans;font-weight:{weight};src:url({file.resolve().as_uri()})}}"
        for weight, file in ((400, plain), (700, bold))
    )
    sheet = CSS(string=faces + _CSS, font_config=fonts)

    def make(notice: Notice) -> bytes:
        told = content(notice)
        picture = b64encode(told.svg.encode()).decode()
        made = HTML(string=_html(told, f"data:image/svg+xml;base64,{picture}"))
        return bytes(made.write_pdf(stylesheets=[sheet], font_config=fonts))

    return make


_CSS = f"""
@page {{ size: A4; margin: 24mm 16mm 22mm 18mm;
  @top-left {{ content: element(head); width: 100% }}
  @bottom-left {{ content: element(foot); width: 100% }} }}
body {{ font: 10.5pt/16.5pt Sans; color: {INK}; margin: 0 }}
header {{ position: running(head); border-bottom: 1.5pt solid; display: flex;
  justify-content: space-between }}
footer {{ position: running(foot); border-top: .75pt solid; font-size: 8pt; line-height: 12pt;
  color: {GREY} }}
.top {{ display: flex; justify-content: space-between }} .top p {{ margin: 0; color: {GREY} }}
h1 {{ font-size: 27pt; line-height: 35pt; margin: 0 }}
h2 {{ font-size: 16pt; line-height: 22pt; margin: 5mm 0 1.6mm; break-after: avoid }}
.facts {{ border: .75pt solid; border-radius: 1.6mm; padding: 2.4mm }} i {{ font-style: normal;
  color: {GREY}; margin-left: 6mm }}
table {{ width: 100%; border-collapse: collapse; border-top: 1.5pt solid; border-bottom: 1.5pt solid }}
tr {{ break-inside: avoid }} td {{ border-bottom: .5pt solid {HAIR}; padding: 1.6mm 0;
  vertical-align: top }} td.n {{ font-size: 13pt; font-weight: 700; line-height: 18pt }}
td.n div {{ font-weight: 400; font-size: 11.5pt; border-left: 2pt solid; padding-left: 3.4mm }}
td.w {{ width: 35mm; color: {GREY} }} td.d {{ width: 34mm }} td.t {{ width: 9mm }}
s {{ display: inline-block; width: 5mm; height: 5mm; border: 1.25pt solid; border-radius: .8mm }}
b.chip {{ font-size: 9.5pt; border: .75pt solid; border-radius: 1mm; padding: .3mm 1.6mm }}
.flow {{ display: flex; justify-content: space-between }} .flow div {{ width: 25mm; height: 15.5mm;
  border: 1.25pt solid; border-radius: 1.6mm; text-align: center; font-size: 9.5pt }}
.flow div:first-child {{ background: {TEAL}; color: white }} .keep {{ break-inside: avoid }}
.bracket {{ text-align: center }} big {{ font-size: 16pt; font-weight: 700 }}
.law {{ font-size: 8pt; line-height: 12pt; color: {GREY} }}
"""


def _html(told: Content, picture: str) -> str:
    d = told.words

    def pairs(found: list[tuple[str, str]]) -> str:
        return " ".join(f"<i>{escape(key)}</i> <b>{escape(value)}</b>" for key, value in found)

    rows = "".join(
        f"<tr><td class=t><s></s><td class=n>{escape(row['title'])} "
        + (f"<b class=chip>{escape(row['tag'])}</b>" if row["tag"] else "")
        + "".join(f"<div>{escape('　'.join(row['choices']))}</div>" if row["choices"] else "")
        + "".join(f"<div>{escape(one)}</div>" for one in row["last"])
        + f"<td class=d>{escape(' '.join(row['tags']))}<td class=w>{escape(row['where'])}"
        for row in d["rows"]
    )
    nodes = "".join(
        f"<div><b>{escape(name)}</b><br>{escape(caption)}</div>" for name, caption in d["nodes"]
    )
    meta = "".join(f"<p>{escape(one)}</p>" for one in d["meta"])
    facts = f"<div class=facts><b>您的情况</b> {pairs(d['facts'])}</div>" if d["facts"] else ""
    notes = "".join(f"<li>{escape(one)}</li>" for one in d["notes"])
    return (
        f"<html lang=zh><title>{escape(d['title'])}</title>"
        f"<header><b>{escape(d['document'])}</b><span>{escape(d['place'])}</span></header>"
        f"<footer>{escape(d['disclaimer'])}<br>{escape(d['foot'])}</footer>"
        f"<div class=top><div><h1>{escape(d['title'])}</h1>{meta}</div>"
        f'<img src="{picture}" style="width:{told.side}mm;height:{told.side}mm"></div>{facts}'
        f"<h2>{escape(d['headline'])}</h2><table>{rows}</table>"
        f"<div class=keep><h2>{escape(d['flow'])}</h2><div class=flow>{nodes}</div>"
        f"<div class=bracket>{escape(d['bracket'])}</div>{escape(d['lead'])} "
        f"<big>{escape(d['date'])}</big> {escape(d['tail'])}<br>{escape(d['rule'])}</div>"
        f"<p><b>到哪里办</b>{pairs(d['hall'])}</p><h2>请留意</h2><ul>{notes}</ul>"
        f"<p class=law><b>{escape(d['basis'])}</b> {escape(d['law'])}<br>{escape(d['source'])}</p>"
    )


RIVALS: dict[str, Callable[[], Make]] = {
    "our sheet": ours,
    "typst": typst,
    "platypus": platypus,
    "weasyprint": weasyprint,
}
