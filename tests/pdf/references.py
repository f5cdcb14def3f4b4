"""A fixed set of papers, page by page, as they were last accepted: their text and a small picture.

    python -m tests.pdf.references [--accept] [NAME…]

Prints how the text of each paper differs from what was accepted, and writes what it was, what it
is and where they differ side by side into build/references/. Look at these, then `--accept` makes
it the new reference. The exit status is 1 where a paper differs and was not accepted.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import unified_diff
from functools import cache, partial
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageOps

from app import paths
from app.catalog.catalogue import Catalogue, open_catalogue
from app.domain.booklet import Booklet, make_booklet
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.condition import Answers
from app.domain.decision import decide
from app.domain.item import Edition
from app.domain.notice import Notice
from app.pdf import booklet, decision_sheet, receipt, sheet
from tests.pdf import every, samples
from tests.pdf.every import Form

ACCEPTED = Path(__file__).with_name("accepted")
PICTURES = Path("build/references")
DPI = 40
GREYS = 16
BLOCK = 4
"""Pixels on a side of what is compared as one, 2.5 mm: it evens out how edges are smoothed."""
NOTICEABLE = 14
"""Of 255: the mean difference of a block that is no accident of rendering."""
EDITION = Edition("00000000", "", "2026-01-01")
"""In place of the catalogue's own, which would change every paper with any item."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What is kept of a paper: the text of each page, and all pages side by side."""

    text: str
    picture: Image.Image


@cache
def _catalogue() -> Catalogue:
    return open_catalogue(paths.catalogue_file())


@cache
def _setting(region: str) -> Setting:
    return replace(every.settings(_catalogue(), region), edition=EDITION)


def _notice(region: str, seq: int, answers: Answers) -> Notice:
    return make_notice(make_checklist(_catalogue().item(region, seq), answers), _setting(region))


def _paper(form: Form, region: str, seq: int, answers: Answers) -> bytes:
    notice = _notice(region, seq, answers)
    if form is Form.RECEIPT:
        return receipt.render(notice)
    return sheet.render(notice, large=form is Form.LARGE)


def _sample(name: str, form: Form) -> bytes:
    notice = samples.ALL[name]()
    if form is Form.RECEIPT:
        return receipt.render(notice)
    return sheet.render(notice, large=form is Form.LARGE)


@cache
def _book(region: str, category: str | None = None) -> Booklet:
    return make_booklet(_catalogue().items(region), _setting(region), category)


def _decision(region: str, seq: int) -> bytes:
    around = _setting(region)
    source = decision_sheet.Source(around.region, around.edition)
    return decision_sheet.render(decide(_catalogue().item(region, seq)), source)


LONGEST: dict[str, tuple[int, Answers]] = {
    "guangxi": (
        3,
        {
            "procedure": ("add",),
            "people": ("disabled", "poor", "filed", "family", "hmt", "foreigner", "student"),
        },
    ),
    "gansu": (
        18,
        {"emergency": ("emergency",), "injury": ("unsure",), "agent": ("other",)},
    ),
    "xpcc": (
        17,
        {
            "emergency": ("emergency",),
            "injury": ("accident",),
            "account": ("unsure",),
            "agent": ("other",),
        },
    ),
    "guangdong": (19, {"emergency": ("emergency",), "injury": ("unsure",)}),
    "ziyang": (
        20,
        {
            "emergency": ("emergency",),
            "injury": ("unsure",),
            "itemised": ("unsure",),
            "agent": ("other",),
        },
    ),
}
SHORTEST: dict[str, tuple[int, Answers]] = {
    "guangxi": (5, {"change": ("none",)}),
    "gansu": (7, {"agent": ("self",)}),
    "xpcc": (7, {"agent": ("self",)}),
    "guangdong": (15, {"procedure": ("change",)}),
    "ziyang": (4, {"key_info": ("other",), "agent": ("self",)}),
}
GUIDES = {"guangxi": 2, "gansu": 11, "xpcc": 10, "guangdong": 11, "ziyang": 29}
"""The longest guide, those in lanes, and an upright flow with steps inside a step."""
OUTCOMES: dict[str, tuple[int, Answers]] = {
    "gansu": (27, {}),
    "guangdong": (3, {}),
    "ziyang": (27, {"recognised": ("not_yet",)}),
}
OTHER_FORMS = ("guangxi", "ziyang")


def papers() -> dict[str, Callable[[], bytes]]:
    """Every paper of the set by its name, made when it is called."""
    made: dict[str, Callable[[], bytes]] = {}
    for region in LONGEST:
        for name, (seq, answers) in (("longest", LONGEST[region]), ("shortest", SHORTEST[region])):
            made[f"{region}-{name}"] = partial(_paper, Form.A4, region, seq, answers)
        made[f"{region}-guide"] = partial(_paper, Form.A4, region, GUIDES[region], {})
    for region in OTHER_FORMS:
        for form in (Form.LARGE, Form.RECEIPT):
            made[f"{region}-longest-{form}"] = partial(_paper, form, region, *LONGEST[region])
            made[f"{region}-shortest-{form}"] = partial(_paper, form, region, *SHORTEST[region])
    for region, (seq, answers) in OUTCOMES.items():
        made[f"{region}-outcome"] = partial(_paper, Form.A4, region, seq, answers)
    emergency: Answers = {"kind": ("emergency",)}
    made["deadline"] = partial(_paper, Form.A4, "guangxi", 13, emergency)
    made["lanes-large"] = partial(_paper, Form.LARGE, "guangdong", 11, {})
    made["lanes-receipt"] = partial(_paper, Form.RECEIPT, "guangdong", 11, {})
    for name in ("short", "long", "longest"):
        made[f"sample-{name}"] = partial(_sample, name, Form.A4)
    made["booklet"] = lambda: booklet.render(_book("gansu", "register"))
    made["booklet-lists"] = lambda: booklet.render(_book("ziyang"))
    made["decision"] = partial(_decision, "ziyang", 21)
    return made


ONLY_PAGES = {"booklet-lists": 2}
"""Of a long paper so many pages are kept: cover and contents."""


def proof(data: bytes, most: int | None = None) -> Proof:
    """What is kept of a file, of its first `most` pages."""
    texts: list[str] = []
    pictures: list[Image.Image] = []
    document = pypdfium2.PdfDocument(data)
    for number in range(min(len(document), most or len(document))):
        page = document[number]
        rows = page.get_textpage().get_text_range().splitlines()
        texts.append("\n".join((f"--- {number + 1}", *(row.rstrip() for row in rows))))
        pictures.append(page.render(scale=DPI / 72, grayscale=True).to_pil())
    document.close()
    wide = sum(one.width for one in pictures)
    whole = Image.new("L", (wide, max(one.height for one in pictures)), 255)
    left = 0
    for one in pictures:
        whole.paste(one, (left, 0))
        left += one.width
    return Proof("\n".join(texts) + "\n", _few_greys(whole))


def _few_greys(picture: Image.Image) -> Image.Image:
    step = 255 / (GREYS - 1)
    return picture.point([round(round(grey / step) * step) for grey in range(256)])


def made_now(name: str) -> Proof:
    """A paper of the set as the program makes it. Raises KeyError for an unknown name."""
    return proof(papers()[name](), ONLY_PAGES.get(name))


def accepted(name: str) -> Proof | None:
    """What was last accepted, None for a new paper."""
    text, picture = _files(name)
    if not text.is_file() or not picture.is_file():
        return None
    with Image.open(picture) as kept:
        return Proof(text.read_text(encoding="utf-8"), kept.convert("L"))


def _files(name: str) -> tuple[Path, Path]:
    return ACCEPTED / f"{name}.txt", ACCEPTED / f"{name}.png"


def differences(before: Proof | None, now: Proof) -> Iterator[str]:
    """How a paper differs from what was accepted, in lines to be read."""
    if before is None:
        yield "is new"
        return
    if before.text != now.text:
        rows = unified_diff(
            before.text.splitlines(), now.text.splitlines(), "accepted", "now", lineterm="", n=0
        )
        yield from rows
    if before.picture.size != now.picture.size:
        yield f"the picture was {before.picture.size}, is {now.picture.size}"
        return
    places = _changed(before.picture, now.picture)
    if places is not None:
        yield f"the picture differs within {places} (px at {DPI} dpi: left, top, right, bottom)"


def _changed(before: Image.Image, now: Image.Image) -> tuple[int, int, int, int] | None:
    """The box around everything that differs noticeably."""
    even = ImageChops.difference(before, now).reduce(BLOCK)
    box = even.point([255 * (grey > NOTICEABLE) for grey in range(256)]).getbbox()
    if box is None:
        return None
    left, top, right, bottom = (side * BLOCK for side in box)
    return left, top, right, bottom


def beside(before: Proof | None, now: Proof) -> Image.Image:
    """Before, now, and what differs in black: one below the other, twice as large."""
    was = before.picture if before else Image.new("L", now.picture.size, 255)
    size = (max(was.width, now.picture.width), max(was.height, now.picture.height))
    both = [_padded(one, size) for one in (was, now.picture)]
    apart = ImageOps.invert(ImageChops.difference(*both))
    rows = [ImageOps.expand(one, 2, 128) for one in (*both, apart)]
    whole = Image.new("L", (rows[0].width, sum(one.height for one in rows)), 255)
    for at, one in enumerate(rows):
        whole.paste(one, (0, at * one.height))
    return whole.resize((whole.width * 2, whole.height * 2))


def _padded(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    padded = Image.new("L", size, 255)
    padded.paste(picture, (0, 0))
    return padded


def _keep(name: str, now: Proof) -> None:
    ACCEPTED.mkdir(exist_ok=True)
    text, picture = _files(name)
    text.write_text(now.text, encoding="utf-8")
    now.picture.save(picture, optimize=True)


def main(names: list[str], accept: bool) -> int:
    """Compare the papers named, or all; keep them as they are if asked."""
    known = papers()
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"no such paper: {', '.join(unknown)}; there are: {', '.join(known)}")
        return 2
    changed = 0
    for name in names or known:
        before, now = accepted(name), made_now(name)
        found = list(differences(before, now))
        if not found:
            continue
        changed += 1
        PICTURES.mkdir(parents=True, exist_ok=True)
        picture = PICTURES / f"{name}.png"
        beside(before, now).save(picture)
        print(f"{name}: {picture}", *found, sep="\n  ")
        if accept:
            _keep(name, now)
    gone = {file.stem for file in ACCEPTED.glob("*.*")} - set(known)
    for name in sorted(gone):
        print(f"{name}: no longer in the set")
        for file in _files(name) if accept else ():
            file.unlink(missing_ok=True)
    changed += len(gone)
    print(f"{len(names or known)} papers, {changed} {'accepted' if accept else 'differ'}")
    return 0 if accept or not changed else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.pdf.references")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--accept", action="store_true", help="keep the papers as they are now")
    options = parser.parse_args()
    raise SystemExit(main(options.names, options.accept))
