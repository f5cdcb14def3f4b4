"""Who may have to be recognised first is promised no day: no list says how long that takes."""

from __future__ import annotations

from datetime import date

import pytest

from app import paths
from app.catalog.catalogue import Catalogue
from app.domain.booklet import make_guide
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.condition import Answers
from app.domain.hall import NO_HALL
from app.domain.notice import Dates
from app.domain.record import checklist_record
from app.holidays import read_calendar

MONDAY = date(2026, 11, 9)
ITEMS = [("gansu", 23), ("gansu", 24), ("guangdong", 26), ("ziyang", 27)]
FIRST = "认定以后再算；认定要多久，清单没有写，请问窗口"


def first(region: str) -> str:
    """The sentence with what the region's list calls itself."""
    return FIRST.replace("清单", "指南") if region == "guangdong" else FIRST


def setting(catalogue: Catalogue, region: str) -> Setting:
    calendar = read_calendar(paths.resources() / "calendar" / "china.toml")
    return Setting(catalogue.region(region), catalogue.edition(region), NO_HALL, calendar, MONDAY)


def dates(catalogue: Catalogue, region: str, seq: int, answers: Answers) -> Dates:
    checklist = make_checklist(catalogue.item(region, seq), answers)
    made = setting(catalogue, region)
    found = make_notice(checklist, made).get(Dates)
    assert checklist_record(checklist, made)["latest_date"] == (
        found.latest.isoformat() if found.latest else None
    )
    return found


@pytest.mark.parametrize(("region", "seq"), ITEMS)
def test_only_who_is_recognised_reads_a_day(catalogue: Catalogue, region: str, seq: int) -> None:
    known = dates(catalogue, region, seq, {"recognised": ("recognised",)})
    assert known.latest is not None
    assert "认定" not in (known.rule or "")


@pytest.mark.parametrize("answers", [{}, {"recognised": ("unsure",)}])
@pytest.mark.parametrize(("region", "seq"), ITEMS)
def test_while_that_is_open_no_day_is_promised(
    catalogue: Catalogue, region: str, seq: int, answers: Answers
) -> None:
    found = dates(catalogue, region, seq, answers)
    assert found.latest is None
    assert found.latest_words is None
    assert found.rule is not None
    assert found.rule.startswith("如果")
    assert found.rule.endswith(first(region))


@pytest.mark.parametrize(("region", "seq"), ITEMS)
def test_who_is_not_recognised_reads_it_without_an_if(
    catalogue: Catalogue, region: str, seq: int
) -> None:
    found = dates(catalogue, region, seq, {"recognised": ("not_yet",)})
    assert found.latest is None
    assert found.rule == first(region)


def test_the_general_guide_says_it_too(catalogue: Catalogue) -> None:
    item = catalogue.item("gansu", 23)
    shelved = make_guide(item, setting(catalogue, "gansu")).notice.get(Dates)
    assert shelved.rule == f"如果符合救助条件，但还没有认定：{FIRST}"
