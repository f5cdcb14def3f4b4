"""What is said around the list's own words, in every region."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from app import holidays, paths
from app.catalog.catalogue import Catalogue, open_catalogue
from app.domain.booklet import make_booklet
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.hall import Hall
from app.domain.item import OutcomeKind
from app.domain.notice import Basis, Dates, Flow, HallFacts, Lines, Notice

NOW = datetime(2026, 11, 9, 9, 12)  # noqa: DTZ001  the hall's own clock
OURS = ("清单没有写", "不是清单原文")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return open_catalogue(paths.catalogue_file())


def setting(catalogue: Catalogue, region: str) -> Setting:
    calendar = holidays.read_calendar(paths.resources() / "calendar" / "china.toml")
    around = catalogue.region(region), catalogue.edition(region)
    return Setting(*around, Hall(), calendar, NOW.date())


def guides(catalogue: Catalogue, region: str) -> list[Notice]:
    around = setting(catalogue, region)
    return [make_notice(make_checklist(one, {}), around) for one in catalogue.items(region)]


def test_a_region_whose_list_is_a_guide_is_told_of_a_guide(catalogue: Catalogue) -> None:
    for notice in guides(catalogue, "guangdong"):
        dates = notice.get(Dates)
        told = (dates.lead, dates.rule or "", notice.get(Basis).hint or "")
        assert not any(ours in text for ours in OURS for text in told)


def test_where_nothing_is_handed_in_no_step_says_so(catalogue: Catalogue) -> None:
    found = 0
    for region in catalogue.regions():
        items = catalogue.items(region.id)
        for item, notice in zip(items, guides(catalogue, region.id), strict=True):
            if all(one.kind is not OutcomeKind.NOTHING_TO_FILE for one in item.outcomes):
                continue
            found += 1
            assert not any("材料" in node.caption for node in notice.get(Flow).nodes)
    assert found


def test_on_the_spot_is_said_in_plain_words(catalogue: Catalogue) -> None:
    for region in catalogue.regions():
        for notice in guides(catalogue, region.id):
            dates = notice.get(Dates)
            assert "即时办结" not in dates.lead
            assert all("即时办结" not in line.said for line in dates.limits)


def test_a_booklet_sends_nobody_to_a_telephone_that_it_does_not_name(catalogue: Catalogue) -> None:
    made = make_booklet(catalogue.items("guangdong"), setting(catalogue, "guangdong"))
    for chapter in made.chapters:
        for guide in chapter.guides:
            hall = guide.notice.find(HallFacts)
            assert hall is None or "电话" not in hall.headline


def test_a_hall_that_sends_elsewhere_only_answers_questions(catalogue: Catalogue) -> None:
    around = replace(setting(catalogue, "guangxi"), hall=Hall(windows=(("", "1 号窗口"),)))
    item = catalogue.item("guangxi", 16)
    local = make_notice(make_checklist(item, {"care": ("local",)}), around)
    assert local.find(Lines) is not None
    told = local.find(HallFacts)
    assert told is not None
    assert not told.here
    assert told.headline == "有不清楚的，问哪里"
    others = [option.id for one in item.questions if one.id == "care" for option in one.options]
    for option in set(others) - {"local"}:
        hall = make_notice(make_checklist(item, {"care": (option,)}), around).find(HallFacts)
        assert hall is not None
        assert hall.here
        assert hall.headline == "到哪里办"


def test_a_stamp_said_of_every_line_is_asked_on_every_line(catalogue: Catalogue) -> None:
    """The lines of somebody who comes for another bear none, also while they hang on an answer."""
    found = 0
    for region in catalogue.regions():
        items = catalogue.items(region.id)
        for item, notice in zip(items, guides(catalogue, region.id), strict=True):
            lines = notice.find(Lines)
            if lines is None or lines.stamp_all is None:
                continue
            found += 1
            stamped = {row.key for row in item.requirements if row.handling.stamp is not None}
            told = {line.key for line in lines.every()} if "第 1" not in lines.stamp_all else set()
            assert told <= stamped
    assert found
