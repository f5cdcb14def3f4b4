"""Working days by the State Council's yearly table (国务院办公厅关于部分节假日安排的通知).

The table is data (resources/calendar). Beyond its last day nothing is computed: a weekend that
a later notice turns into a make-up day would make a promise false.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """`holidays` are days off, `workdays` weekend days worked (调休); both ends inclusive."""

    edition: str
    first: date
    last: date
    holidays: frozenset[date]
    workdays: frozenset[date]

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on `day`, which must be covered."""
        if day in self.workdays:
            return True
        return day.weekday() < _SATURDAY and day not in self.holidays

    def next_working_day(self, day: date) -> date | None:
        """`day` itself or the next working day; None where the table ends before it."""
        while self.covers(day):
            if self.is_working_day(day):
                return day
            day += _ONE_DAY
        return None

    def add_working_days(self, day: date, count: int) -> date | None:
        """The last of `count` working days after `day`, which itself does not count.

        None where the table ends before it.
        """
        left = count
        while left and self.covers(day):
            day += _ONE_DAY
            if self.covers(day) and self.is_working_day(day):
                left -= 1
        return day if self.covers(day) else None

    def earliest_start(self, day: date, count: int) -> date | None:
        """The earliest day from which `day` is within `count` working days, that day not counted.

        None where the table does not reach back so far.
        """
        start, left = day, count
        while self.covers(start):
            left -= self.is_working_day(start)
            if left < 0:
                return start
            start -= _ONE_DAY
        return None
