"""What is counted: how often something happened on a day, never who it was or when.

Each event is a key that many visitors share. It names no other event, so that nothing joins what
one person did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum


class _Named(Enum):
    """A key for rows and files, and its Chinese name."""

    @property
    def key(self) -> str:
        return str(self.value[0])

    @property
    def label(self) -> str:
        return str(self.value[1])


class What(_Named):
    """Things that are counted, with their Chinese name."""

    BEGUN = ("begun", "有人开始")
    OPENED = ("opened", "打开事项")
    LISTED = ("listed", "看到清单")
    PRINTED = ("printed", "打印")
    TAKEN = ("taken", "扫码")
    LEFT = ("left", "没答完")
    ENDED = ("ended", "怎么结束")


class Output(_Named):
    """What came out on paper."""

    A4 = ("a4", "A4 纸")
    LARGE = ("large", "A4 纸大字")
    RECEIPT = ("receipt", "小票")


class End(_Named):
    """How a visit ended."""

    PRINTED = ("printed", "打了清单")
    TAKEN = ("taken", "扫走了清单")
    LISTED = ("listed", "看了清单")
    HOME = ("home", "没看到清单就走了")
    IDLE = ("idle", "没人了自动清除")
    FAULT = ("fault", "打印机没出纸")
    ERROR = ("error", "机器出错")


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `item` is ziyang-21 or "", `detail` a question, paper or end."""

    what: What
    item: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How often an event happened on a day."""

    day: date
    event: Event
    times: int


@dataclass(frozen=True, slots=True)
class Names:
    """The words for an item's key and for a question of it, as the catalogue has them."""

    item: Callable[[str], str]
    question: Callable[[str, str], str]


def total(counts: Iterable[Count], what: What) -> int:
    return sum(count.times for count in counts if count.event.what is what)


def ranked(counts: Iterable[Count], what: What) -> tuple[tuple[Event, int], ...]:
    """The events of a kind over all days, the most frequent first."""
    sums: dict[Event, int] = {}
    for count in counts:
        if count.event.what is what:
            sums[count.event] = sums.get(count.event, 0) + count.times
    return tuple(sorted(sums.items(), key=lambda one: (-one[1], one[0].item, one[0].detail)))


def item_key(region: str, seq: int) -> str:
    """ziyang-21: how settings and counts name an item."""
    return f"{region}-{seq}"


def detail_words(event: Event, names: Names) -> str:
    """The detail of an event in words; as it stands where it has none."""
    if not event.detail:
        return ""
    if event.what is What.LEFT:
        return names.question(event.item, event.detail)
    known: Iterable[Output | End] = Output if event.what is What.PRINTED else End
    return next((one.label for one in known if one.key == event.detail), event.detail)
