"""The list of a region as the pages ask for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.item import Item, Region, Topic

SUSPENDED = "暂停办理"
"""Stands beside an item that the hall has taken off for now."""


@dataclass(frozen=True)
class Holdings:
    """The region's list as pages need it: its items by seq, in the order of the list.

    `off` are those that the hall has taken off for now, with the sentences that say so.
    """

    region: Region
    items: Callable[[], Sequence[Item]]
    off: Mapping[int, str] = field(default_factory=dict)

    def item(self, seq: int) -> Item:
        return next(item for item in self.items() if item.seq == seq)

    def topic(self, key: str) -> Topic:
        return next(topic for topic in self.region.topics if topic.key == key)
