"""The authored regions and the committed catalogue: without an error, and one made of the other."""

from functools import cache
from pathlib import Path

import pytest

from app import paths
from app.authoring.builder import build
from app.authoring.check import Checked, check_region
from app.authoring.fault import Faults, render
from app.authoring.loader import regions_below
from app.authoring.national import check_named, load_national
from app.authoring.slips import check_slips
from app.catalog.catalogue import open_catalogue
from tests.authoring.dump import dump

SOURCES = paths.resources() / "catalogue"


@cache
def checked(region: str) -> tuple[Checked, Faults]:
    faults = Faults()
    found = check_region(SOURCES / region, faults)
    assert found is not None
    return found, faults


@pytest.fixture(params=regions_below(SOURCES))
def region(request: pytest.FixtureRequest) -> Checked:
    found, _ = checked(request.param)
    if not found.authored.whole:
        pytest.skip("being written")
    return found


def test_a_region_has_no_error_and_no_uncovered_clause(region: Checked) -> None:
    faults = checked(region.authored.region.id)[1]
    assert faults.errors == 0, "\n".join(map(render, faults.all))
    assert region.summary.text.uncovered_clauses == 0


def test_the_committed_catalogue_reads_back_as_authored(region: Checked) -> None:
    catalogue = open_catalogue(paths.catalogue_file())
    name = region.authored.region.id
    assert catalogue.region(name) == region.authored.region
    assert catalogue.items(name) == region.authored.plain_items
    assert catalogue.edition(name) == region.authored.edition
    assert sorted(catalogue.cases(name), key=repr) == sorted(
        (one.case for one in region.authored.cases), key=repr
    )
    catalogue.close()


def test_no_wrong_character_makes_a_slip_one_of_another_item() -> None:
    faults = Faults()
    check_slips((checked(name)[0].authored for name in regions_below(SOURCES)), faults)
    assert faults.errors == 0, "\n".join(map(render, faults.all))


def test_a_fresh_build_has_the_same_dump_as_the_committed_one(tmp_path: Path) -> None:
    found = (checked(name)[0].authored for name in regions_below(SOURCES))
    whole = [one for one in found if one.whole]
    faults = Faults()
    national = load_national(SOURCES, faults)
    check_named(whole, national, faults)
    assert faults.errors == 0, "\n".join(map(render, faults.all))
    build(whole, tmp_path / "fresh.sqlite", national)
    assert list(dump(tmp_path / "fresh.sqlite")) == list(dump(paths.catalogue_file()))


def test_why_quotes_what_the_list_says_and_no_more_than_the_sheet_holds(region: Checked) -> None:
    for item in region.authored.plain_items:
        for question in item.questions:
            named = f"{item.seq} {question.id}"
            assert len(question.quotes) <= 2, named
            assert not any(quote.text.endswith("：") for quote in question.quotes), named
