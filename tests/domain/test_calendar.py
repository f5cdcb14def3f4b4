"""Working days by the State Council's table, and nothing beyond it."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from app import paths
from app.domain.calendar import Calendar
from app.holidays import read_calendar

CALENDAR = read_calendar(paths.resources() / "calendar" / "china.toml")


def days(calendar: Calendar) -> list[date]:
    return [
        calendar.first + timedelta(days=offset)
        for offset in range((calendar.last - calendar.first).days + 1)
    ]


def test_every_day_of_the_table_agrees_with_an_independent_one() -> None:
    differing = [
        day
        for day in days(CALENDAR)
        if CALENDAR.is_working_day(day) is not chinese_calendar.is_workday(day)
    ]
    assert differing == []


@pytest.mark.parametrize(
    ("accepted", "count", "latest"),
    [
        (date(2026, 11, 9), 30, date(2026, 12, 21)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),  # over the national holiday
        (date(2026, 9, 19), 1, date(2026, 9, 20)),  # a Sunday that is worked
        (date(2026, 12, 30), 1, date(2026, 12, 31)),
        (date(2026, 12, 31), 1, None),
        (date(2026, 11, 23), 30, None),
        (date(2026, 11, 9), 0, date(2026, 11, 9)),
    ],
)
def test_the_last_of_so_many_working_days(accepted: date, count: int, latest: date | None) -> None:
    assert CALENDAR.add_working_days(accepted, count) == latest


@pytest.mark.parametrize(
    ("day", "count", "earliest"),
    [
        (date(2026, 11, 23), 5, date(2026, 11, 16)),  # 17, 18, 19, 20, 23
        (date(2026, 11, 23), 1, date(2026, 11, 20)),  # over a weekend
        (date(2026, 11, 23), 20, date(2026, 10, 26)),
        (date(2026, 11, 23), 30, date(2026, 10, 12)),
        (date(2026, 10, 9), 5, date(2026, 9, 24)),  # 28, 29, 30, then 8, 9: two holidays between
        (date(2026, 2, 24), 5, date(2026, 2, 10)),  # 11, 12, 13, Saturday 14, 24
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2025, 1, 3), 2, None),  # the table does not know 2024
        (date(2025, 1, 3), 1, date(2025, 1, 2)),
        (date(2027, 1, 4), 5, None),
    ],
)
def test_the_earliest_day_from_which_a_day_is_within_so_many_working_days(
    day: date, count: int, earliest: date | None
) -> None:
    assert CALENDAR.earliest_start(day, count) == earliest


@pytest.mark.parametrize("count", [1, 5, 20])
def test_counting_back_is_counting_on(count: int) -> None:
    """From the earliest day the last one is not over; from the day before it is."""
    for day in filter(CALENDAR.is_working_day, days(CALENDAR)[40:]):
        start = CALENDAR.earliest_start(day, count)
        assert start is not None
        last = CALENDAR.add_working_days(start, count)
        before = CALENDAR.add_working_days(start - timedelta(days=1), count)
        assert last is not None
        assert before is not None
        assert before < day <= last


@pytest.mark.parametrize(
    ("today", "accepted"),
    [
        (date(2026, 11, 22), date(2026, 11, 23)),
        (date(2026, 10, 1), date(2026, 10, 8)),
        (date(2026, 11, 23), date(2026, 11, 23)),
        (date(2027, 1, 4), None),
        (date(2024, 12, 31), None),
    ],
)
def test_a_day_off_starts_at_the_next_working_day(today: date, accepted: date | None) -> None:
    assert CALENDAR.next_working_day(today) == accepted
