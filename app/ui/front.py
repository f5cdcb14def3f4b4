"""What header and home page show. Apart from `presenting`, because nothing may load before them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.domain.hall import PRODUCT, Hall
from app.ui.views import HeaderView, HomeView, TopicCard

_WEEKDAYS = "一二三四五六日"


def header_view(hall: Hall, region: str | None, now: datetime) -> HeaderView:
    """`region` is the name of a region, None before one is chosen."""
    return HeaderView(
        title=hall.name or PRODUCT,
        subtitle="第一次开机" if region is None else region,
        time=f"{now:%H:%M}",
        date=f"{now.month}月{now.day}日 星期{_WEEKDAYS[now.weekday()]}",
    )


def home_view(topics: Iterable[TopicCard], categories: int, items: int) -> HomeView:
    """`categories` and `items` are how many the region's list has."""
    return HomeView(tuple(topics), f"{_ten(categories)}类 {items} 项")


def _ten(number: int) -> str:
    """十 for the usual ten; else the figure."""
    usual = 10
    return "十" if number == usual else f"{number} "
