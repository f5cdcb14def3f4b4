"""What header, bar and home page show: all that the first page waits for.

Named tuples: a class of them is made in a sixth of the time of a frozen dataclass.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from app.domain.hall import PRODUCT, Hall

_WEEKDAYS = "一二三四五六日"


class HeaderView(NamedTuple):
    """Hall over region at the left, time over date at the right; in 大字 `item` instead."""

    title: str
    subtitle: str
    time: str
    date: str
    item: str = ""


class BarView(NamedTuple):
    """What leads somewhere on this page. A mode is None where it is not offered, else on or off."""

    back: bool
    home: bool
    large: bool | None = None
    contrast: bool | None = None
    low: bool | None = None
    speak: bool | None = None


class TopicCard(NamedTuple):
    """A life event on the home page: `icon` names a drawing."""

    key: str
    title: str
    about: str
    icon: str


class HomeView(NamedTuple):
    """01: the life events of a region. `extent` stands on the button of the categories.

    `search` says whether a search can be offered.
    """

    topics: tuple[TopicCard, ...]
    extent: str
    search: bool = False


def header_view(hall: Hall, region: str | None, now: datetime, item: str = "") -> HeaderView:
    """`region` is the name of a region, None before one is chosen; `item` what is open."""
    return HeaderView(
        title=hall.name or PRODUCT,
        subtitle="第一次开机" if region is None else region,
        time=f"{now:%H:%M}",
        date=f"{now.month}月{now.day}日 {weekday(now)}",
        item=item,
    )


def weekday(day: date) -> str:
    """星期三."""
    return f"星期{_WEEKDAYS[day.weekday()]}"


def home_view(topics: Iterable[TopicCard], categories: int, items: int) -> HomeView:
    """`categories` and `items` are how many the region's list has."""
    return HomeView(tuple(topics), f"{ten(categories)}类 {items} 项", search=True)


def ten(number: int) -> str:
    """十 for the usual ten; else the figure."""
    usual = 10
    return "十" if number == usual else f"{number} "
