"""Every result of every item on every paper, its boxes and its text checked.

    python -m tests.pdf.every [REGION] [ITEM]

Prints each fault with the answers that lead to it, then how many were laid out. The exit status
is 1 where anything is wrong. The tests take the longest and the shortest of each item and a
seeded sample (test_catalogue.py).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app import paths
from app.catalog.catalogue import Catalogue, open_catalogue
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.condition import Answers
from app.domain.hall import Hall
from app.domain.interview import paths as every_path
from app.domain.item import Item
from app.domain.notice import Foot, Notice
from app.holidays import read_calendar
from app.pdf import ink, receipt, sheet
from app.pdf.marks import Page
from app.pdf.resources import default_press
from tests.pdf import checks

ACCEPTED_ON = date(2026, 11, 9)
HALL = Hall(
    name="市医保服务大厅",
    address="广场路 1 号",
    hours="工作日 9:00-17:00",
    phone="028-1234567",
    windows=(("", "3 号、5 号窗口"),),
)
MOST_A4 = 2


class Form(StrEnum):
    A4 = "a4"
    LARGE = "large"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Laid:
    """A notice on one paper: its pages, where ink may stand, and the file."""

    pages: tuple[Page, ...]
    bounds: checks.Bounds
    data: bytes


def settings(catalogue: Catalogue, region: str) -> Setting:
    calendar = read_calendar(paths.resources() / "calendar" / "china.toml")
    return Setting(catalogue.region(region), catalogue.edition(region), HALL, calendar, ACCEPTED_ON)


def results(item: Item, setting: Setting) -> Iterator[tuple[Answers, Notice]]:
    """The guide, then every result that differs in more than its number."""
    seen: set[Notice] = set()
    for answers in ({}, *every_path(item)):
        notice = make_notice(make_checklist(item, answers), setting)
        blocks = tuple(block for block in notice.blocks if not isinstance(block, Foot))
        same = replace(notice, blocks=blocks, qr_text="")
        if same not in seen:
            seen.add(same)
            yield answers, notice


def laid(notice: Notice, form: Form) -> Laid:
    press = default_press()
    facts = ink.Facts("", "", "")
    if form is Form.RECEIPT:
        page, length = receipt.layout(notice)
        style = replace(press.receipt.style, mm={**press.receipt.style.mm, "height": length})
        data = ink.draw([page], facts, style, press.faces)
        return Laid((page,), checks.receipt(length), data)
    kit = press.kit.large() if form is Form.LARGE else press.kit
    pages = sheet.layout(notice, kit)
    return Laid(pages, checks.A4, ink.draw(pages, facts, kit.style, press.faces))


def faults(notice: Notice, form: Form) -> Iterator[str]:
    """Everything wrong with a notice on one paper."""
    done = laid(notice, form)
    for page in done.pages:
        yield from checks.faults(page, done.bounds)
    for one in checks.missing(notice, checks.extracted(done.data), form is Form.A4):
        yield f"missing or out of order: {one}"
    yield from checks.split(notice, done.pages)
    yield from checks.unread(notice, done.data, done.pages)
    if form is Form.A4 and len(done.pages) > MOST_A4:
        yield f"{len(done.pages)} pages"


def main(only: str | None = None, seq: int | None = None) -> int:
    catalogue = open_catalogue(paths.catalogue_file())
    count: Counter[str] = Counter()
    wrong = 0
    for summary in catalogue.regions():
        if only not in (None, summary.id):
            continue
        setting = settings(catalogue, summary.id)
        for item in catalogue.items(summary.id):
            if seq not in (None, item.seq):
                continue
            for answers, notice in results(item, setting):
                for form in Form:
                    count[form] += 1
                    for fault in faults(notice, form):
                        wrong += 1
                        print(f"{summary.id} {item.seq} {form} {answers}: {fault}", flush=True)
        print(f"{summary.id} done: {dict(count)}", file=sys.stderr, flush=True)
    print(f"{sum(count.values())} papers, {wrong} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    words = sys.argv[1:]
    raise SystemExit(main(words[0] if words else None, int(words[1]) if words[1:] else None))
