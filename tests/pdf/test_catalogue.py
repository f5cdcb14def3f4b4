"""Every item of the catalogue on paper: its guide, and a seeded sample of its paths."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations, islice

import pytest

from app import paths
from app.catalog.catalogue import Catalogue
from app.domain.calendar import Calendar
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.hall import Hall
from app.domain.interview import paths as every_path
from app.domain.item import Item
from app.domain.notice import Lines, Notice
from app.pdf import sheet
from app.pdf.marks import Page, Word
from app.qr import codes, joined

SAMPLE = 6
HALL = Hall(name="资阳市医保服务大厅", address="广场路 1 号", phone="028-1234", hours="9:00-17:00")


@lru_cache(maxsize=1)
def setting_and_items() -> tuple[Setting, tuple[Item, ...]]:
    catalogue = Catalogue(paths.catalogue_file())
    calendar = Calendar("t", date(2026, 1, 1), date(2026, 12, 31), frozenset(), frozenset())
    setting = Setting(
        catalogue.region("ziyang"), catalogue.edition("ziyang"), HALL, calendar, date(2026, 11, 9)
    )
    return setting, catalogue.items("ziyang")


def notices(item: Item, setting: Setting) -> Iterator[Notice]:
    yield make_notice(make_checklist(item, {}), setting)
    found = list(islice(every_path(item), 2000))
    random.Random(item.seq).shuffle(found)
    for answers in found[:SAMPLE]:
        yield make_notice(make_checklist(item, answers), setting)


def check(notice: Notice, pages: tuple[Page, ...]) -> None:
    text = "".join(word.text for page in pages for word in page.words())
    flat = "".join(text.split())
    lines = notice.find(Lines)
    for line in lines.every() if lines else ():
        for choice in (*line.choices, *line.last_resort):
            for paper in choice.papers:
                assert "".join(paper.name.split()) in flat, paper.name
    for page in pages:
        words = list(page.words())
        for mark in page.marks():
            hangs = isinstance(mark, Word) and mark.text[0] in "《（〔"
            assert mark.rect.x >= (13.0 if hangs else 17.9)
            assert mark.rect.right <= 194.5
            assert mark.rect.bottom <= 289.1
        for one, other in combinations(words, 2):
            if one.text[0] in "《（〔" or other.text[0] in "《（〔":
                continue
            a, b = one.rect, other.rect
            wide = min(a.right, b.right) - max(a.x, b.x)
            high = min(a.bottom, b.bottom) - max(a.y, b.y)
            assert wide <= 0.05 or high <= 0.05, (one, other)


@pytest.mark.skipif(not paths.catalogue_file().is_file(), reason="no catalogue built here")
def test_every_item_is_laid_out_whole_on_at_most_two_pages() -> None:
    setting, items = setting_and_items()
    for item in items:
        for notice in notices(item, setting):
            pages = sheet.layout(notice)
            assert len(pages) <= 2, item.name
            check(notice, pages)
            found = codes(notice.qr_text)
            assert joined(tuple(code.text for code in found)) == notice.qr_text
