"""What an attendant wants to know of the machine: each thing in a line, what needs hands first.

Pure: what was seen goes in (`Seen`), lines come out. Every sentence is worded here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

GIGABYTE, MEGABYTE = 10**9, 10**6
DISK_LOW = 500 * MEGABYTE
TABLE_SHORT_DAYS = 45
"""Below this the longest limits (30 working days) reach beyond the holiday table."""
DAYS_AHEAD = 366 * 5
"""A clock so far beyond the catalogue's day is wrong rather than the catalogue old."""


class State(Enum):
    """GOOD needs nothing, CARE needs hands, PAST was something and is over."""

    GOOD = "good"
    CARE = "care"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class PrinterSeen:
    """A way to paper: what it is called in the hall, and what is wrong with it, if anything."""

    label: str
    ready: bool
    detail: str
    icon: str = "print"


@dataclass(frozen=True, slots=True)
class CatalogueSeen:
    """The list in use, or why it cannot be read."""

    region: str = ""
    edition: str = ""
    made: date | None = None
    items: int = 0
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class DiskSeen:
    """Bytes free where the program writes, and what its logs take; whether writing worked."""

    free: int
    logs: int
    writable: bool


@dataclass(frozen=True, slots=True)
class ErrorSeen:
    """The last error of the log: when, and its kind in a word or two."""

    when: datetime
    kind: str


@dataclass(frozen=True, slots=True)
class Seen:
    """All that was looked at. `last_counted` is the latest day on which something was counted."""

    now: datetime
    started: datetime
    running: float
    printers: tuple[PrinterSeen, ...]
    catalogue: CatalogueSeen
    disk: DiskSeen
    table_ends: date | None
    last_counted: date | None
    settings_trouble: str | None
    error: ErrorSeen | None


@dataclass(frozen=True, slots=True)
class HealthLine:
    """One line: icon, name, detail, the words of the tag, and what to do where hands are needed."""

    icon: str
    name: str
    detail: str
    tag: str
    state: State = State.GOOD
    todo: str = ""


def health(seen: Seen) -> tuple[HealthLine, ...]:
    """What needs hands comes first; else the order in which one would ask."""
    lines = [
        *([_settings(seen.settings_trouble)] if seen.settings_trouble else ()),
        *(_printer(one) for one in seen.printers),
        *(() if seen.printers else (_NO_PRINTER,)),
        _catalogue(seen.catalogue),
        _table(seen),
        _clock(seen),
        _disk(seen.disk),
        _running(seen.running, seen.started),
        _error(seen.error),
    ]
    return tuple(sorted(lines, key=lambda line: line.state is not State.CARE))


def to_do(lines: tuple[HealthLine, ...]) -> tuple[str, ...]:
    """What to do, the first thing first."""
    return tuple(line.todo for line in lines if line.state is State.CARE)


_NO_PRINTER = HealthLine(
    "print", "打印机", "设置里没有写打印机，来的人只能扫码带走", "没有", State.CARE,
    "请在设置文件的 [printer] 里写上打印机。",
)  # fmt: skip


def _settings(trouble: str) -> HealthLine:
    return HealthLine("pen", "设置文件", trouble, "写错了", State.CARE, "请改好设置文件。")


def _printer(seen: PrinterSeen) -> HealthLine:
    if seen.ready:
        return HealthLine(seen.icon, seen.label, seen.detail or "可以打印", "正常")
    return HealthLine(
        seen.icon, seen.label, seen.detail, "要处理", State.CARE, f"{seen.label}：{seen.detail}"
    )


def _catalogue(seen: CatalogueSeen) -> HealthLine:
    if seen.trouble is not None:
        return HealthLine("book", "目录", seen.trouble, "读不了", State.CARE, "请重装目录文件。")
    made = f"，{seen.made.isoformat()} 做的" if seen.made else ""
    detail = f"{seen.region} {seen.edition}，{seen.items} 项{made}"
    return HealthLine("book", "目录", detail, "正常")


def _table(seen: Seen) -> HealthLine:
    name = "放假安排表"
    if seen.table_ends is None:
        return HealthLine(
            "cal", name, "读不了，清单上不写办好的日子", "读不了", State.CARE, "请重装程序。"
        )
    left = (seen.table_ends - seen.now.date()).days
    ends = f"到 {_day(seen.table_ends)}"
    if left < 0:
        return HealthLine(
            "cal", name, f"{ends}，已经用完，清单上只写工作日数", "用完了", State.CARE,
            "请更新放假安排表。",
        )  # fmt: skip
    if left < TABLE_SHORT_DAYS:
        return HealthLine(
            "cal", name, f"{ends}，还剩 {left} 天，时限长的算不出日子", "快用完了", State.CARE,
            "请更新放假安排表。",
        )  # fmt: skip
    return HealthLine("cal", name, f"{ends}，还剩 {left} 天", "正常")


def _clock(seen: Seen) -> HealthLine:
    today, made, counted = seen.now.date(), seen.catalogue.made, seen.last_counted
    wrong = None
    if made is not None and today < made:
        wrong = f"比目录做好的日子（{made.isoformat()}）还早"
    elif counted is not None and today < counted:
        wrong = f"比最近一次有人用的日子（{counted.isoformat()}）还早"
    elif made is not None and (today - made).days > DAYS_AHEAD:
        wrong = f"比目录（{made.isoformat()}）晚了五年多"
    said = f"{today.isoformat()} {seen.now:%H:%M}"
    if wrong is None:
        return HealthLine("clock", "时钟", said, "正常")
    return HealthLine(
        "clock", "时钟", f"{said}，{wrong}", "不对", State.CARE,
        "请把机器的日期和时间调准。",
    )  # fmt: skip


def _disk(seen: DiskSeen) -> HealthLine:
    logs = max(1, round(seen.logs / MEGABYTE)) if seen.logs else 0
    detail = f"剩 {seen.free / GIGABYTE:.1f} GB，日志占 {logs} MB"
    if not seen.writable:
        return HealthLine(
            "disk", "磁盘", "写不进去，次数和设置都存不下", "写不进", State.CARE,
            "请看看磁盘是不是满了、能不能写。",
        )  # fmt: skip
    if seen.free < DISK_LOW:
        return HealthLine("disk", "磁盘", detail, "快满了", State.CARE, "请清理磁盘。")
    return HealthLine("disk", "磁盘", detail, "正常")


def _running(seconds: float, started: datetime) -> HealthLine:
    minutes = int(seconds // 60)
    days, hours = divmod(minutes // 60, 24)
    said = f"{days} 天 {hours} 小时" if days else f"{hours} 小时 {minutes % 60} 分钟"
    if minutes < 60:
        said = f"{minutes} 分钟"
    return HealthLine("gauge", "连续运行", f"{said}，{_moment(started)} 启动", "正常")


def _error(seen: ErrorSeen | None) -> HealthLine:
    if seen is None:
        return HealthLine("warn", "上次出错", "日志里没有", "没有")
    return HealthLine(
        "warn", "上次出错", f"{_moment(seen.when)}　{seen.kind}", "已恢复", State.PAST
    )


def _day(day: date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def _moment(when: datetime) -> str:
    return f"{when:%m-%d %H:%M}"
