"""What a visit may be after the next tap: the pages worth having ready. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterator

from app.ui import opening, steps
from app.ui.ground import Ground
from app.ui.visit import Page, Rise, Visit


def foresee(visit: Visit, ground: Ground) -> Iterator[Visit]:
    """The pages that one tap leads to, the likeliest first; not those of keys and printers."""
    match visit.page:
        case Page.HOME:
            yield steps.browse(visit)
            for topic in ground.holdings.region.topics:
                yield steps.open_topic(visit, topic.key)
        case Page.CATEGORIES:
            for category in ground.holdings.region.categories:
                yield steps.open_category(visit, category.key)
        case Page.ITEMS:
            for row in ground.listed(visit).rows:
                opened = opening.open_row(visit, ground, row, visit.listed)
                if opened.rise is Rise.NOTHING:
                    yield opened
        case Page.OVERVIEW:
            yield steps.start(visit)
            yield steps.see_guide(visit)
        case Page.QUESTION:
            yield from _answered(visit)
        case Page.REVIEW:
            yield steps.accept(visit)
        case Page.RESULT:
            yield steps.turn(visit, visit.leaf + 1)
        case _:
            return


def _answered(visit: Visit) -> Iterator[Visit]:
    """After the option that is marked; before one is, after each."""
    if visit.chosen:
        yield steps.hand_in(visit)
        return
    for option in visit.question.options:
        chosen = steps.choose(visit, option.id)
        yield chosen
        yield steps.hand_in(chosen)
