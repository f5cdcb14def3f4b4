"""The sheet in large print: the same content, 18 pt, nothing split."""

from __future__ import annotations

import pytest

from app import paths
from app.catalog.catalogue import open_catalogue
from app.domain.checklist import make_checklist
from app.domain.compose import make_notice
from app.domain.notice import Lines, Notice
from app.pdf import sheet
from app.pdf.marks import Page
from app.pdf.resources import default_press
from app.pdf.style import LARGE
from tests.pdf import checks, every, samples

MOST_PAGES = {"short": 2, "long": 3, "guide": 3, "outcome": 1, "longest": 7}
APPARATUS = frozenset({"running-head", "title", "continued", "footer", "codes", "basis", "source"})


@pytest.fixture(params=tuple(samples.ALL))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def notice(name: str) -> Notice:
    return samples.ALL[name]()


@pytest.fixture
def pages(notice: Notice) -> tuple[Page, ...]:
    return sheet.layout(notice, default_press().kit.large())


def test_it_says_all_that_the_sheet_says(notice: Notice) -> None:
    text = checks.extracted(sheet.render(notice, large=True))
    assert list(checks.missing(notice, text, lanes=False)) == []


def test_every_box_is_in_its_place(pages: tuple[Page, ...]) -> None:
    for page in pages:
        assert list(checks.faults(page, checks.A4)) == []


def test_where_to_get_a_paper_is_said_without_a_column() -> None:
    notice = samples.short()
    text = checks.extracted(sheet.render(notice, large=True))
    for line in notice.get(Lines).every():
        assert not line.where or checks.flat(f"去哪里拿（提示）：{line.where}") in text


def test_no_line_and_no_flow_is_split(notice: Notice, pages: tuple[Page, ...]) -> None:
    named = [placed.block.name for page in pages for placed in page.placed]
    lines = notice.find(Lines)
    for line in lines.lines if lines else ():
        assert named.count(f"line:{line.key}") == 1
    assert named.count("flow") == 1


def test_what_an_applicant_reads_is_large(pages: tuple[Page, ...]) -> None:
    """Labels and captions may be 16 pt, heads and footers and the law smaller."""
    for page in pages:
        for placed in page.placed:
            block = placed.block
            if block.name in APPARATUS or block.name.startswith("basis"):
                continue
            sizes = {mark.size for mark in block.marks if hasattr(mark, "size")}
            least = 14 if block.name == "lines-head" else LARGE - 2
            assert all(size >= least for size in sizes), (block.name, sizes)


def test_the_number_of_pages(name: str, pages: tuple[Page, ...]) -> None:
    assert len(pages) == MOST_PAGES[name]


def test_the_hall_stands_on_the_page_of_the_flow() -> None:
    """资阳 13, 5 lines: with a little less air the first page holds all that is acted upon."""
    catalogue = open_catalogue(paths.catalogue_file())
    setting = every.settings(catalogue, "ziyang")
    checklist = make_checklist(catalogue.item("ziyang", 13), {"agent": ("other",)})
    pages = sheet.layout(make_notice(checklist, setting), default_press().kit.large())
    names = [[placed.block.name for placed in page.placed] for page in pages]
    assert len(names) == 2
    assert {"flow", "hall"} <= set(names[0])


def test_every_page_before_the_flow_says_where_one_reads_on() -> None:
    catalogue = open_catalogue(paths.catalogue_file())
    around = every.settings(catalogue, "guangxi")
    notice = make_notice(make_checklist(catalogue.item("guangxi", 2), {}), around)
    pages = sheet.layout(notice, default_press().kit.large())
    named = [{placed.block.name for placed in page.placed} for page in pages]
    flow = next(at for at, names in enumerate(named) if "flow" in names)
    assert flow > 1
    assert ["pointer" in names for names in named] == [at < flow for at in range(len(named))]
