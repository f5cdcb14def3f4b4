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


def test_days_left_in_the_table() -> None:
    assert CALENDAR.days_left(date(2026, 12, 1)) == 30
    assert CALENDAR.days_left(date(2027, 1, 2)) == -2
