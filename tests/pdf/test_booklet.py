"""The booklet of every region: all guides, each on pages of its own, contents that are right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pypdfium2
import pytest

from app import paths
from app.catalog.catalogue import Catalogue, open_catalogue
from app.domain.booklet import Booklet, make_booklet
from app.domain.notice import Basis, Dates, Flow, Lines, Notes
from app.domain.problems import UnknownName
from app.pdf import booklet
from app.pdf.marks import Page, Word
from tests.pdf import checks, every

REGIONS = ("guangxi", "gansu", "xpcc", "guangdong", "ziyang")


@cache
def catalogue() -> Catalogue:
    return open_catalogue(paths.catalogue_file())


@cache
def book(region: str, category: str | None = None) -> Booklet:
    setting = every.settings(catalogue(), region)
    return make_booklet(catalogue().items(region), setting, category)


@cache
def pages(region: str) -> tuple[Page, ...]:
    return booklet.layout(book(region))


def text_of(page: Page) -> str:
    return checks.flat("".join(word.text for word in page.words()))


def starts(region: str) -> dict[str, int]:
    """The page on which each guide begins, by its title."""
    return {
        placed.block.heading or "": number
        for number, page in enumerate(pages(region), start=1)
        for placed in page.placed
        if placed.block.name == "item-title"
    }


@pytest.mark.parametrize("region", REGIONS)
def test_every_box_is_in_its_place(region: str) -> None:
    for number, page in enumerate(pages(region), start=1):
        found = [*checks.outside(page, checks.A4), *checks.torn(page)]
        found += checks.overlapping(page)
        assert (number, found) == (number, [])


@pytest.mark.parametrize("region", REGIONS)
def test_every_guide_begins_on_a_page_of_its_own_in_the_order_of_the_list(region: str) -> None:
    guides = [one.name for chapter in book(region).chapters for one in chapter.guides]
    assert list(starts(region)) == guides
    assert len(set(starts(region).values())) == len(guides) == len(catalogue().items(region))


@pytest.mark.parametrize("region", REGIONS)
def test_a_guide_says_all_of_its_notice(region: str) -> None:
    begun = [*starts(region).values(), len(pages(region)) + 1]
    guides = [one for chapter in book(region).chapters for one in chapter.guides]
    for at, one in enumerate(guides):
        text = "".join(text_of(page) for page in pages(region)[begun[at] - 1 : begun[at + 1] - 1])
        told = papers(one.notice.find(Lines))
        told += [citation.rstrip("。；;") for citation in one.notice.get(Basis).citations]
        notes = one.notice.find(Notes)
        told += notes.sentences if notes else ()
        flow = one.notice.get(Flow)
        told += [node.name for node in flow.nodes] if flow.lanes is None else ()
        told.append(one.notice.get(Dates).lead)
        for words in told:
            assert checks.flat(words) in text, (one.seq, words)


def papers(lines: Lines | None) -> list[str]:
    every_line = lines.every() if lines else ()
    return [
        paper.name
        for line in every_line
        for choice in (*line.choices, *line.last_resort)
        for paper in choice.papers
    ]


def test_the_contents_tell_the_page_of_every_guide() -> None:
    region = "ziyang"
    listed = [
        word.text
        for page in pages(region)
        for placed in page.placed
        if placed.block.name.startswith("chapter:")
        for word in sorted(placed.marks(), key=lambda mark: mark.rect.y)
        if isinstance(word, Word) and word.bold and word.text.isdigit()
    ]
    assert [int(number) for number in listed] == list(starts(region).values())


def test_no_day_of_completion_is_told() -> None:
    for region in REGIONS:
        for chapter in book(region).chapters:
            for one in chapter.guides:
                assert "最晚" not in one.notice.get(Dates).lead
        for page in pages(region)[2:]:
            assert "最晚12月" not in text_of(page)


@pytest.mark.parametrize("region", REGIONS)
def test_a_guide_is_the_same_on_every_day(region: str) -> None:
    """Also where the table ends before the limit, and where the last day is a worked weekend."""
    setting = every.settings(catalogue(), region)
    for day in (date(2026, 2, 2), date(2026, 6, 10), date(2027, 1, 4)):
        later = make_booklet(catalogue().items(region), replace(setting, today=day))
        assert later.chapters == book(region).chapters


def test_kinds_of_people_stand_side_by_side() -> None:
    """甘肃 2: three kinds, and each has its own limit and what only it brings."""
    guide = next(one for chapter in book("gansu").chapters for one in chapter.guides if one.kinds)
    assert len(guide.kinds) == 3
    assert len({kind.limit for kind in guide.kinds}) > 1
    lines = guide.notice.get(Lines)
    settled = {line.key for kind in guide.kinds for line in kind.lines}
    assert {line.key for line in lines.every()} <= settled | guide.hanging


@pytest.mark.parametrize("region", ["gansu", "xpcc", "ziyang"])
def test_a_kind_that_is_asked_in_two_forms_stands_once(region: str) -> None:
    """Of 职工参保登记: who retires is asked without 医保已转成退休, everybody else with it."""
    guides = [one for chapter in book(region).chapters for one in chapter.guides]
    kinds = {kind.name: kind for kind in next(one for one in guides if one.seq == 2).kinds}
    assert list(kinds) == ["在职职工", "灵活就业人员", "医保已转成退休"]
    assert kinds["灵活就业人员"].limit == "当场办好"
    assert "如果" not in "".join(kind.limit for kind in kinds.values())
    stamped = {tag for line in kinds["在职职工"].lines for tag in line.tags}
    assert "加盖单位公章" in stamped


def test_no_box_is_empty() -> None:
    for region in REGIONS:
        for chapter in book(region).chapters:
            for one in chapter.guides:
                assert all(kind.lines for kind in one.kinds)


def test_the_file_has_an_outline_of_chapters_and_items() -> None:
    document = pypdfium2.PdfDocument(booklet.render(book("ziyang", "reimburse")))
    entries = [(entry.level, entry.get_title()) for entry in document.get_toc()]
    guides = [one.name for one in book("ziyang", "reimburse").chapters[0].guides]
    assert [title for level, title in entries if level == 1] == guides
    assert entries[1] == (0, "目录")
    assert document.get_metadata_dict()["Title"] == "四川省资阳市医保办事指南"
    document.close()


def test_the_booklet_opens_beside_its_outline_and_is_printed_on_both_sides() -> None:
    data = booklet.render(book("ziyang", "reimburse"))
    assert b"/PageMode /UseOutlines" in data
    assert b"/Duplex /DuplexFlipLongEdge" in data


def test_an_unknown_category_is_named() -> None:
    with pytest.raises(UnknownName, match="nothing"):
        book("ziyang", "nothing")
