"""The applicant's deadlines, seen from the day on which somebody comes.

The days were counted by hand on the State Council's tables for 2025 and 2026.
"""

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
from app.domain.item import Item
from app.domain.notice import Dates, DeadlineLine, Notice
from app.domain.record import checklist_record
from app.holidays import read_calendar

MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 22)
EMERGENCY: Answers = {"kind": ("emergency",)}


def setting(catalogue: Catalogue, region: str, today: date) -> Setting:
    calendar = read_calendar(paths.resources() / "calendar" / "china.toml")
    return Setting(catalogue.region(region), catalogue.edition(region), NO_HALL, calendar, today)


def notice(
    catalogue: Catalogue, region: str, seq: int, today: date, answers: Answers | None = None
) -> Notice:
    checklist = make_checklist(catalogue.item(region, seq), answers or {})
    return make_notice(checklist, setting(catalogue, region, today))


def only(found: Notice) -> DeadlineLine:
    (deadline,) = found.get(Dates).deadlines
    return deadline


def test_an_emergency_admission_is_told_as_a_date(catalogue: Catalogue) -> None:
    """5 working days, the day of admission not counted: 17, 18, 19, 20 and 23 November."""
    deadline = only(notice(catalogue, "guangxi", 13, MONDAY, EMERGENCY))
    assert deadline.since == date(2026, 11, 16)
    assert deadline.shown == (
        "要在入院 5 个工作日内提供急诊住院材料。"
        "如果今天来办，11 月 16 日及以后入院的赶得上；更早的，请问窗口。"
    )
    assert deadline.printed == deadline.shown.replace("今天", " 11 月 23 日")


def test_on_a_day_off_it_is_seen_from_the_next_working_day(catalogue: Catalogue) -> None:
    deadline = only(notice(catalogue, "guangxi", 13, SUNDAY, EMERGENCY))
    assert deadline.since == date(2026, 11, 16)
    assert "如果 11 月 23 日来办，11 月 16 日及以后入院的赶得上" in deadline.shown
    assert deadline.shown == deadline.printed


@pytest.mark.parametrize(
    ("region", "seq", "since", "events"),
    [
        ("ziyang", 2, date(2026, 10, 26), ["10 月 26 日及以后发生的", "10 月 26 日及以后离世的"]),
        ("ziyang", 3, date(2026, 10, 26), ["10 月 26 日及以后发生的", "10 月 26 日及以后离世的"]),
        ("xpcc", 2, date(2026, 10, 26), ["10 月 26 日及以后发生的", "10 月 26 日及以后离世的"]),
        ("xpcc", 3, date(2026, 10, 26), ["10 月 26 日及以后发生的", "10 月 26 日及以后离世的"]),
        ("ziyang", 30, date(2026, 10, 12), ["10 月 12 日及以后有关部门批准的"]),
    ],
)
def test_every_other_deadline_of_the_lists(
    catalogue: Catalogue, region: str, seq: int, since: date, events: list[str]
) -> None:
    deadlines = notice(catalogue, region, seq, MONDAY).get(Dates).deadlines
    for deadline, event in zip(deadlines, events, strict=True):
        assert deadline.since == since
        assert event in deadline.printed


def test_no_deadline_is_forgotten(every_item: tuple[Item, ...]) -> None:
    found = {(item.region, item.seq) for item in every_item if item.deadlines}
    ours = {("ziyang", 2), ("ziyang", 3), ("ziyang", 30), ("xpcc", 2), ("xpcc", 3)}
    assert found == ours | {("guangxi", 13)}


@pytest.mark.parametrize("today", [date(2027, 1, 4), date(2025, 1, 3)])
def test_where_the_table_does_not_reach_the_rule_stands_alone(
    catalogue: Catalogue, today: date
) -> None:
    deadline = only(notice(catalogue, "guangxi", 13, today, EMERGENCY))
    assert deadline == DeadlineLine("要在入院 5 个工作日内提供急诊住院材料。")


def test_while_the_answer_is_open_the_rule_stands_under_its_condition(
    catalogue: Catalogue,
) -> None:
    deadline = only(notice(catalogue, "guangxi", 13, MONDAY))
    assert deadline.text.startswith("如果")
    assert "11 月 16 日及以后入院的赶得上" in deadline.printed


def test_the_record_carries_it_the_code_the_rule_and_the_booklet_no_day(
    catalogue: Catalogue,
) -> None:
    found = notice(catalogue, "guangxi", 13, MONDAY, EMERGENCY)
    assert found.qr_text.splitlines()[-2] == only(found).text
    around = setting(catalogue, "guangxi", MONDAY)
    item = catalogue.item("guangxi", 13)
    record = checklist_record(make_checklist(item, EMERGENCY), around)
    assert record["deadlines"] == [only(found).text]
    assert record["deadline_dates"][0]["since"] == "2026-11-16"
    assert only(found).printed in record["notes"]
    shelved = make_guide(item, around).notice.get(Dates).deadlines
    assert [(one.seen, one.since) for one in shelved] == [(None, None)]
