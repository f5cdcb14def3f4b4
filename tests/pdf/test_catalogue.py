"""Every item of the catalogue on every paper: its guide, its longest and its shortest result.

And a seeded sample of all results. All of them: `python -m tests.pdf.every`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import islice

import pytest

from app import paths
from app.catalog.catalogue import Catalogue, open_catalogue
from app.domain.item import Item
from app.domain.notice import Lines, Notice
from app.pdf import sheet
from app.pdf.marks import Page
from tests.pdf import checks, every
from tests.pdf.every import Form

ENOUGH = 40
"""Results of one item that are looked through for its longest and shortest."""
SAMPLE = 20
REGIONS = ("guangxi", "gansu", "xpcc", "guangdong", "ziyang")


@cache
def catalogue() -> Catalogue:
    return open_catalogue(paths.catalogue_file())


@cache
def notices(region: str, seq: int) -> tuple[Notice, ...]:
    item = catalogue().item(region, seq)
    found = every.results(item, every.settings(catalogue(), region))
    return tuple(notice for _, notice in islice(found, ENOUGH))


def length(notice: Notice) -> int:
    """How much is to bring, then how much is said."""
    lines = notice.find(Lines)
    return 10_000 * len(lines.every() if lines else ()) + len(notice.qr_text)


def extremes(region: str) -> Iterator[tuple[Item, Notice]]:
    """The longest of each item, which is often its guide, and the shortest."""
    for item in catalogue().items(region):
        found = notices(region, item.seq)
        yield item, max(found, key=length)
        if len(found) > 1:
            yield item, min(found, key=length)


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("region", REGIONS)
def test_the_longest_and_the_shortest_of_every_item_is_whole(region: str, form: Form) -> None:
    """Text, boxes and pages, and the codes as they are read again from the rendered page."""
    for item, notice in extremes(region):
        assert (item.seq, list(every.faults(notice, form))) == (item.seq, [])


@pytest.mark.parametrize("form", list(Form))
def test_a_seeded_sample_is_whole_on_every_paper(form: Form) -> None:
    lots = random.Random(20261122)
    for region in lots.choices(REGIONS, k=SAMPLE):
        item = lots.choice(catalogue().items(region))
        notice = lots.choice(notices(region, item.seq))
        assert (region, item.seq, list(every.faults(notice, form))) == (region, item.seq, [])


def test_a_paper_on_which_something_is_wrong_is_noticed() -> None:
    """The checks themselves: a line left out, a page too low, two blocks on one place."""
    notice = notices("ziyang", 21)[0]
    pages = sheet.layout(notice)
    placed = pages[0].placed
    line = next(one for one in placed if one.block.name.startswith("line:"))
    double = Page((*placed, line))
    assert any("texts overlap" in fault for fault in checks.overlapping(double))
    assert any("blocks overlap" in fault for fault in checks.overlapping(double))
    narrow = checks.Bounds(30.0, 12.0, 194.0, 289.0)
    assert any(checks.outside(pages[0], narrow))
    data = sheet.render(notice)
    other = Notice(notice.blocks, notice.qr_text + "。")
    assert list(checks.unread(notice, data, pages)) == []
    assert any(checks.unread(other, data, pages))
    text = checks.extracted(data)
    told = checks.flat(notice.get(Lines).lines[0].choices[0].papers[0].name)
    assert any(checks.missing(notice, text.replace(told, "")))
