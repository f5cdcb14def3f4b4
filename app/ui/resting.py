"""What stands on the glass while nobody is here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from app.domain.hall import PRODUCT, Hall
from app.ui.front import TopicCard, weekday


class AttractView(NamedTuple):
    """20: the clock, large; `minute` moves the picture a little."""

    title: str
    region: str
    time: str
    date: str
    topics: tuple[TopicCard, ...]
    minute: int


def attract_view(
    hall: Hall, region: str, topics: Iterable[TopicCard], now: datetime
) -> AttractView:
    """`region` is its name."""
    date = f"{now.month} 月 {now.day} 日　{weekday(now)}"
    minute = now.hour * 60 + now.minute
    return AttractView(hall.name or PRODUCT, region, f"{now:%H:%M}", date, tuple(topics), minute)
