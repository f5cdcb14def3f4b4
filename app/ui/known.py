"""Pages that are the same for everybody. They hold nothing of a person, so they stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.domain.condition import Answers
from app.domain.interview import Interview, begin
from app.domain.item import Item
from app.ui import presenting
from app.ui.asking import Compose
from app.ui.holdings import Holdings
from app.ui.views import ItemsView, OverviewView

_Asked = tuple[int, frozenset[tuple[str, tuple[str, ...]]]]


class Known:
    """The lists and overviews of one region on one day, each made once."""

    def __init__(self, held: Holdings, compose: Compose) -> None:
        self._held, self._compose = held, compose
        self._topics: dict[str, ItemsView] = {}
        self._categories: dict[str, ItemsView] = {}
        self._begun: dict[_Asked, Interview] = {}
        self._overviews: dict[_Asked, OverviewView] = {}

    def topic(self, key: str) -> ItemsView:
        if key not in self._topics:
            self._topics[key] = presenting.topic_view(self._held, key, self._compose)
        return self._topics[key]

    def category(self, key: str) -> ItemsView:
        if key not in self._categories:
            self._categories[key] = presenting.category_view(self._held, key, self._compose)
        return self._categories[key]

    def begin(self, item: Item, preset: Mapping[str, tuple[str, ...]]) -> Interview:
        """An interview that knows how long it can be at most; shares nothing with another."""
        key = _key(item, preset)
        if key not in self._begun:
            self._begun[key] = begin(item, preset)
            self._begun[key].longest()
        return self._begun[key].afresh()

    def overview(self, interview: Interview, way_in: str) -> OverviewView:
        """Kept only where the person has not said anything yet."""
        if interview.trail:
            return presenting.overview_view(interview, way_in, self._held.region, self._compose)
        key = _key(interview.item, interview.given)
        if key not in self._overviews:
            self._overviews[key] = presenting.overview_view(
                interview, way_in, self._held.region, self._compose
            )
        return self._overviews[key]._replace(way_in=way_in)

    def prepare(self) -> Iterator[None]:
        """Makes all of it, one piece a step: first what is behind the home page."""
        for topic in self._held.region.topics:
            self.topic(topic.key)
            yield
        for category in self._held.region.categories:
            self.category(category.key)
            yield
        for topic in self._held.region.topics:
            for entry in topic.entries:
                yield from self._prepare(self._held.item(entry.item), dict(entry.answers))
        for item in self._held.items():
            yield from self._prepare(item, {})

    def _prepare(self, item: Item, preset: Answers) -> Iterator[None]:
        interview = self.begin(item, preset)
        yield
        self.overview(interview, "")
        yield


def _key(item: Item, given: Mapping[str, tuple[str, ...]]) -> _Asked:
    return item.seq, frozenset(given.items())
