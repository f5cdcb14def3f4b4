"""Reads the holiday table (resources/calendar) into a `Calendar`."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path

from app.domain.calendar import Calendar
from app.domain.problems import Problem

NO_CALENDAR = Calendar("", date.max, date.min, frozenset(), frozenset())
"""Covers no day: the sheet then tells how many working days, and no date."""


def read_calendar(file: Path) -> Calendar:
    """The table in `file`. Raises Problem when it is missing or does not make sense."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"读不了放假安排表 {file}。请重新安装程序。") from error
    except tomllib.TOMLDecodeError as error:
        raise Problem(f"放假安排表 {file} 写错了：{error}。") from error
    try:
        first, last = _day(table["first"]), _day(table["last"])
        spans = [(_day(start), _day(end)) for start, end in table["holidays"]]
        workdays = frozenset(_day(day) for day in table["workdays"])
        edition = str(table["edition"])
    except (KeyError, TypeError, ValueError) as error:
        raise Problem(f"放假安排表 {file} 缺少或写错了一项：{error}。") from error
    holidays = frozenset(
        start + timedelta(days=offset)
        for start, end in spans
        for offset in range((end - start).days + 1)
    )
    both = sorted(holidays & workdays)
    outside = sorted(day for day in holidays | workdays if not first <= day <= last)
    if both or outside:
        wrong = "、".join(day.isoformat() for day in (*both, *outside))
        raise Problem(f"放假安排表 {file} 里这些日子前后矛盾：{wrong}。")
    return Calendar(edition, first, last, holidays, workdays)


def _day(value: object) -> date:
    if type(value) is not date:
        raise TypeError(f"{value!r} 不是日期")
    return value
