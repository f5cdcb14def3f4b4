"""What is tapped or typed leads to an item, and to the hall's sentence where it is taken off."""

from __future__ import annotations

import pytest

from app.domain import slip
from app.ui import opening, steps
from app.ui.ground import Ground
from app.ui.visit import Page, Rise, Visit
from tests.ui.gallery import HALL, LISTED, World

SENTENCE = "系统维护，今天不能办。"
HOSPITAL = {"injury": ("illness",)}


@pytest.fixture(scope="module")
def world() -> World:
    return World()


@pytest.fixture(scope="module")
def ground(world: World) -> Ground:
    return world.ground()


@pytest.fixture(scope="module")
def closed(world: World) -> Ground:
    """The same hall, which has taken one item off."""
    return world.ground(LISTED, SENTENCE)


def typed(ground: Ground, words: str) -> Visit:
    visit = steps.search(Visit())
    for character in words:
        visit = opening.open_typed(steps.press_key(visit, character), ground)
    return visit


def number(ground: Ground) -> str:
    return slip.encode(ground.holdings.item(LISTED), "ZY", HOSPITAL).replace("-", "")


def test_a_row_of_a_life_event_brings_what_the_event_knows(ground: Ground) -> None:
    topic, row = next(
        (topic, row)
        for topic in ground.holdings.region.topics
        for row in ground.known.topic(topic.key).rows
        if row.entry is not None and topic.entries[row.entry].answers
    )
    visit = opening.open_row(steps.open_topic(Visit(), topic.key), ground, row, 1)
    assert row.entry is not None
    known = dict(topic.entries[row.entry].answers)
    assert (visit.page, visit.item.seq, visit.listed) == (Page.OVERVIEW, row.item, 1)
    assert visit.found_as == row.name
    assert dict(visit.under_way.given) == known
    in_category = steps.open_category(Visit(), ground.holdings.item(row.item).category)
    plain = opening.open_row(in_category, ground, row._replace(entry=None), 0)
    assert plain.under_way.given == {}


def test_the_last_key_of_a_slip_opens_its_list_and_back_leads_to_the_number(
    ground: Ground,
) -> None:
    code = number(ground)
    assert typed(ground, code[:-1]).page is Page.SEARCH
    visit = typed(ground, code)
    assert (visit.page, visit.item.seq) == (Page.RESULT, LISTED)
    assert visit.under_way.given == HOSPITAL
    back = steps.back(visit)
    assert (back.page, back.typed) == (Page.SEARCH, code)


def test_an_item_that_is_off_tells_its_sentence_whichever_way_it_is_reached(
    closed: Ground,
) -> None:
    item = closed.holdings.item(LISTED)
    listed = steps.open_category(Visit(), item.category)
    row = next(row for row in closed.known.category(item.category).rows if row.item == LISTED)
    searched = steps.retype(steps.search(Visit()), "住院")
    hits = closed.finder.view("住院", 0, HALL, closed.compose).rows
    hit = next(hit for hit in hits if hit.item == LISTED)
    other = closed.holdings.item(1)
    elsewhere = steps.see_guide(steps.open_found(steps.search(Visit()), other))
    for before, after in (
        (listed, opening.open_row(listed, closed, row, 0)),
        (searched, opening.open_hit(searched, closed, hit)),
        (elsewhere, opening.open_instead(elsewhere, closed, LISTED)),
        (typed(closed, number(closed)[:-1]), typed(closed, number(closed))),
    ):
        assert (after.page, after.rise, after.trouble) == (before.page, Rise.TROUBLE, SENTENCE)
        assert after.interview is before.interview


def test_a_result_leads_to_another_item_and_a_hit_to_its_overview(ground: Ground) -> None:
    (hit, *_) = ground.finder.view("住院", 0, HALL, ground.compose).rows
    found = opening.open_hit(steps.search(Visit()), ground, hit)
    assert (found.page, found.item.seq) == (Page.OVERVIEW, hit.item)
    other = next(item.seq for item in ground.holdings.items() if item.seq != hit.item)
    instead = opening.open_instead(steps.see_guide(found), ground, other)
    assert (instead.page, instead.item.seq) == (Page.OVERVIEW, other)
