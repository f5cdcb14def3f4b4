"""The decision tables on paper: whole, within the margins, with room for a name and a day."""

from itertools import pairwise

import pytest

from app import paths
from app.catalog.catalogue import Catalogue, open_catalogue
from app.domain.decision import decide, for_reading
from app.pdf.decision_sheet import Source, layout, render
from app.pdf.marks import Page, Rule
from app.typeset import HANG, HANGING


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return open_catalogue(paths.catalogue_file())


def pages(catalogue: Catalogue, region: str, seq: int) -> tuple[Page, ...]:
    source = Source(catalogue.region(region), catalogue.edition(region))
    return layout(decide(catalogue.item(region, seq)), source)


def words(found: tuple[Page, ...]) -> str:
    return "".join(word.text for page in found for word in page.words()).replace(" ", "")


def test_nothing_leaves_the_margins_or_stands_on_something_else(catalogue: Catalogue) -> None:
    for region in catalogue.regions():
        for item in catalogue.items(region.id):
            for page in pages(catalogue, region.id, item.seq):
                where = (region.id, item.seq)
                upright = any(placed.y > 230 for placed in page.placed)
                right = 210 - 16 if upright else 297 - 16
                for word in page.words():
                    hung = HANG * word.rect.height if word.text[0] in HANGING else 0.0
                    assert word.x + hung >= 17, (where, word.text)
                    assert word.rect.right <= right + 0.6, (where, word.text)
                blocks = sorted(
                    (one for one in page.placed if one.block.name != "rule"),
                    key=lambda one: one.y,
                )
                for above, below in pairwise(blocks):
                    assert above.y + above.block.height <= below.y + 0.01, (
                        where,
                        above.block.name,
                        below.block.name,
                    )


def test_it_can_be_signed_and_names_its_edition(catalogue: Catalogue) -> None:
    found = pages(catalogue, "ziyang", 21)
    said = words(found)
    for part in ("核对人签字", "日期", "四川省资阳市医疗保障经办政务服务事项清单"):
        assert part in said
    assert catalogue.edition("ziyang").id in said
    last = next(one for one in found[-1].placed if one.block.name == "signatures")
    assert sum(isinstance(mark, Rule) for mark in last.block.marks) == 4


def test_every_line_of_every_result_is_on_it(catalogue: Catalogue) -> None:
    decision = decide(catalogue.item("ziyang", 2))
    said = words(pages(catalogue, "ziyang", 2))
    for table in for_reading(decision.tables):
        for row in table.rows:
            for line in row.result.lines:
                assert line.text.replace(" ", "") in said
    assert "不限" in said


def test_many_columns_lie_level(catalogue: Catalogue) -> None:
    from app.pdf.resources import default_press

    widest = {
        max((len(table.columns) for table in decide(item).tables), default=0)
        for item in catalogue.items("guangxi")
    }
    assert max(widest) > 2
    seq = next(
        item.seq
        for item in catalogue.items("guangxi")
        if any(len(table.columns) > 2 for table in decide(item).tables)
    )
    height = default_press().kit.mm("width")
    assert all(
        placed.y < height for page in pages(catalogue, "guangxi", seq) for placed in page.placed
    )


def test_the_same_rules_give_the_same_file(catalogue: Catalogue) -> None:
    source = Source(catalogue.region("ziyang"), catalogue.edition("ziyang"))
    decision = decide(catalogue.item("ziyang", 20))
    assert render(decision, source) == render(decision, source)
