"""Every page of every item can be looked ahead from, and what is foreseen is what a tap brings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.ui import opening, steps
from app.ui.foresight import foresee
from app.ui.ground import Ground
from app.ui.visit import Page, Visit
from tests.ui.gallery import World

REGIONS = ("ziyang", "guangxi", "guangdong", "gansu", "xpcc")


@pytest.fixture(scope="module", params=REGIONS)
def world(request: pytest.FixtureRequest) -> World:
    return World(request.param)


@pytest.fixture(scope="module")
def ground(world: World) -> Ground:
    return world.ground()


def overviews(ground: Ground) -> Iterator[Visit]:
    """Of every row of every life event and category."""
    home = Visit()
    lists = [steps.open_topic(home, topic.key) for topic in ground.holdings.region.topics]
    browsing = steps.browse(home)
    lists += [
        steps.open_category(browsing, known.key) for known in ground.holdings.region.categories
    ]
    for listed in lists:
        for row in ground.listed(listed).rows:
            yield opening.open_row(listed, ground, row, 0)


def pages(visit: Visit, last: bool) -> Iterator[tuple[Visit, Visit]]:
    """Page after page with the first or the last option, and what came next."""
    while visit.page is not Page.RESULT:
        match visit.page:
            case Page.OVERVIEW:
                after = steps.start(visit)
            case Page.QUESTION:
                marked = steps.choose(visit, visit.question.options[-1 if last else 0].id)
                yield visit, marked
                visit, after = marked, steps.hand_in(marked)
            case _:
                after = steps.accept(visit)
        yield visit, after
        visit = after


def test_what_one_tap_brings_was_foreseen(ground: Ground) -> None:
    seen = 0
    for overview in overviews(ground):
        for last in (False, True):
            for visit, after in pages(overview, last):
                seen += 1
                assert after in list(foresee(visit, ground)), (visit.item.seq, visit.page)
    assert seen > 100


def test_from_the_lists_their_rows_are_foreseen(ground: Ground) -> None:
    home = Visit()
    lists = [ahead for ahead in foresee(home, ground) if ahead.page is Page.ITEMS]
    assert len(lists) == len(ground.holdings.region.topics)
    for listed in lists:
        opened = list(foresee(listed, ground))
        assert [visit.page for visit in opened] == [Page.OVERVIEW] * len(ground.listed(listed).rows)


def test_what_is_found_first_is_foreseen(ground: Ground) -> None:
    empty = steps.search(Visit())
    typed = steps.retype(empty, "CB")
    assert list(foresee(empty, ground)) == []
    hits = ground.found(typed).rows
    assert len(hits) >= 4
    foreseen = [visit.item.seq for visit in foresee(typed, ground)]
    assert foreseen == [hit.item for hit in hits[:4]]


def test_an_item_taken_off_for_now_is_not_looked_into(world: World) -> None:
    def opened(ground: Ground) -> list[int]:
        listed = next(ahead for ahead in foresee(Visit(), ground) if ahead.page is Page.ITEMS)
        return [visit.item.seq for visit in foresee(listed, ground)]

    off = opened(world.ground())[0]
    assert off not in opened(world.ground(off, "今天不办"))
