"""What a visit may be after the next tap: the pages worth having ready. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from app.ui import opening, steps
from app.ui.ground import Ground
from app.ui.visit import Page, Rise, Visit

FIRST_HITS = 4
"""So many of what was found are looked into: those that a page shows in every look."""


def foresee(visit: Visit, ground: Ground) -> Iterator[Visit]:
    """The pages that one tap leads to, the likeliest first; not those of printers.

    A list may be too long for a phone: the page of that one cannot be made.
    """
    match visit.page:
        case Page.HOME:
            yield steps.browse(visit)
            for topic in ground.holdings.region.topics:
                yield steps.open_topic(visit, topic.key)
            yield steps.search(visit)
        case Page.CATEGORIES:
            for category in ground.holdings.region.categories:
                yield steps.open_category(visit, category.key)
        case Page.ITEMS:
            for row in ground.listed(visit).rows:
                yield from _opened(opening.open_row(visit, ground, row, visit.listed))
        case Page.SEARCH:
            for hit in islice(ground.found(visit).rows, FIRST_HITS):
                yield from _opened(opening.open_hit(visit, ground, hit))
        case Page.OVERVIEW:
            yield steps.start(visit)
            yield steps.see_guide(visit)
        case Page.QUESTION:
            yield from _answered(visit)
        case Page.REVIEW:
            yield steps.accept(visit)
        case Page.RESULT:
            yield steps.turn(visit, visit.leaf + 1)
            yield steps.take(visit)
        case _:
            return


def _opened(visit: Visit) -> Iterator[Visit]:
    """Nothing where no page comes: the hall has taken the item off, a 清单号 is not whole."""
    if visit.rise is Rise.NOTHING and visit.page in (Page.OVERVIEW, Page.RESULT):
        yield visit


def _answered(visit: Visit) -> Iterator[Visit]:
    """After the option that is marked; before one is, after each."""
    if visit.chosen:
        yield steps.hand_in(visit)
        return
    for option in visit.question.options:
        chosen = steps.choose(visit, option.id)
        yield chosen
        yield steps.hand_in(chosen)
