"""An item that the hall has taken off for now: said where it is listed and where it is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.hall import HOTLINE, NO_HALL, Hall
from app.settings import Settings
from app.ui import presenting
from app.ui.ground import withdrawn_of
from app.ui.help_views import help_facts
from app.ui.holdings import SUSPENDED
from app.ui.searching import Finder
from tests.ui.gallery import HALL, LISTED, World

HELPFUL = Hall(
    hours="9:00–17:00", phone="028-26655555", windows=(("", "3 号窗口"), ("x", "5 号窗口"))
)


@pytest.fixture(scope="module")
def world() -> World:
    return World()


def test_only_items_of_the_region_are_off(world: World) -> None:
    withdrawn = {"ziyang-21": "x", "guangxi-3": "y", "ziyang-x": "x", "ziyang": "x"}
    settings = Settings(world.catalogue.path, withdrawn=withdrawn)
    assert withdrawn_of(settings, "ziyang") == {21: "x"}


def test_lists_say_so_and_tell_no_limit_and_no_papers(world: World) -> None:
    held = replace(world.held, off={LISTED: "x"})
    topic = next(one for one in world.region.topics if one.title == "看病报销")
    for view in (
        presenting.category_view(held, held.item(LISTED).category, world.compose),
        presenting.topic_view(held, topic.key, world.compose),
    ):
        tags = {row.item: (row.limit, row.quick, row.bring) for row in view.rows}
        assert tags.pop(LISTED) == (SUSPENDED, False, None)
        assert tags
        assert all(limit != SUSPENDED and bring for limit, _, bring in tags.values())


def test_a_search_says_so(world: World) -> None:
    held = replace(world.held, off={LISTED: "x"})
    finder = Finder(held, world.catalogue.search("ziyang"), {})
    hits = {hit.item: hit.limit for hit in finder.view("住院", 0, HALL, world.compose).rows}
    assert hits[LISTED] == SUSPENDED
    assert [item for item, limit in hits.items() if limit == SUSPENDED] == [LISTED]


def test_help_is_what_the_settings_know_and_always_a_telephone() -> None:
    assert [fact.value for fact in help_facts(NO_HALL)] == [HOTLINE]
    assert [fact.value for fact in help_facts(HELPFUL)] == [
        "3 号窗口", "028-26655555", "9:00–17:00",
    ]  # fmt: skip
    assert next(fact.value for fact in help_facts(HELPFUL, "x")) == "5 号窗口"
