"""The lines of the machine's health: what needs hands comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.health import (
    DISK_LOW,
    GIGABYTE,
    CatalogueSeen,
    DiskSeen,
    ErrorSeen,
    PrinterSeen,
    Seen,
    State,
    health,
    to_do,
)

NOW = datetime(2026, 11, 9, 16, 40)  # noqa: DTZ001  the hall's own clock
WELL = Seen(
    now=NOW,
    started=datetime(2026, 11, 6, 12, 10),  # noqa: DTZ001
    running=3 * 86_400 + 4 * 3_600 + 59,
    printers=(PrinterSeen("A4 打印机", ready=True, detail=""),),
    catalogue=CatalogueSeen("资阳", "0d3d9f06", date(2026, 11, 1), 34),
    disk=DiskSeen(40 * GIGABYTE, 0, writable=True),
    table_ends=date(2027, 12, 31),
    last_counted=NOW.date(),
    settings_trouble=None,
    error=None,
)


def test_a_machine_that_is_well_has_nothing_to_do() -> None:
    lines = health(WELL)
    assert to_do(lines) == ()
    assert [line.name for line in lines] == [
        "A4 打印机", "目录", "放假安排表", "时钟", "磁盘", "连续运行", "上次出错",
    ]  # fmt: skip
    assert {line.name: line.detail for line in lines}["连续运行"] == "3 天 4 小时，11-06 12:10 启动"


CASES = {
    "时钟": (
        replace(WELL, now=datetime(2026, 10, 31, 9, 0), last_counted=None),  # noqa: DTZ001
        replace(WELL, last_counted=date(2026, 11, 10)),
        replace(WELL, now=datetime(2032, 1, 1, 9, 0), table_ends=date(2040, 1, 1)),  # noqa: DTZ001
    ),
    "放假安排表": (
        replace(WELL, table_ends=date(2026, 11, 8)),
        replace(WELL, table_ends=date(2026, 12, 23)),
        replace(WELL, table_ends=None),
    ),
    "磁盘": (
        replace(WELL, disk=DiskSeen(DISK_LOW - 1, 0, writable=True)),
        replace(WELL, disk=DiskSeen(40 * GIGABYTE, 0, writable=False)),
    ),
    "打印机": (replace(WELL, printers=()),),
    "A4 打印机": (
        replace(WELL, printers=(PrinterSeen("A4 打印机", ready=False, detail="打印机没纸了。"),)),
    ),
    "目录": (replace(WELL, catalogue=CatalogueSeen(trouble="找不到目录文件。")),),
    "设置文件": (replace(WELL, settings_trouble="第 3 行写错了。"),),
}


@pytest.mark.parametrize(
    ("name", "seen"), [(name, seen) for name, cases in CASES.items() for seen in cases]
)
def test_what_needs_hands_comes_first_and_says_what_to_do(name: str, seen: Seen) -> None:
    lines = health(seen)
    assert (lines[0].name, lines[0].state) == (name, State.CARE)
    assert [line.state for line in lines[1:]] == [State.GOOD] * (len(lines) - 1)
    assert len(to_do(lines)) == 1
    assert to_do(lines)[0].endswith("。")


def test_the_table_is_short_one_day_below_the_limit() -> None:
    assert to_do(health(replace(WELL, table_ends=date(2026, 12, 24)))) == ()


def test_the_day_of_the_catalogue_itself_is_no_wrong_clock() -> None:
    morning = datetime(2026, 11, 1, 0, 1)  # noqa: DTZ001
    assert to_do(health(replace(WELL, now=morning, last_counted=None))) == ()


def test_a_past_error_is_told_without_asking_for_hands() -> None:
    error = ErrorSeen(datetime(2026, 11, 8, 15, 20), "程序出错（KeyError）")  # noqa: DTZ001
    lines = health(replace(WELL, error=error))
    assert to_do(lines) == ()
    assert (lines[-1].tag, lines[-1].state) == ("已恢复", State.PAST)
    assert lines[-1].detail == "11-08 15:20　程序出错（KeyError）"
