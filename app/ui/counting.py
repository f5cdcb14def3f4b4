"""Which events a step of a visit is. Pure: two visits in, events out; nothing is remembered."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.count import End, Event, Output, What, item_key
from app.ui.visit import Page, Visit

_ENDS = {
    Page.DONE: End.PRINTED,
    Page.TAKE: End.TAKEN,
    Page.RESULT: End.LISTED,
    Page.FAULT: End.FAULT,
}
_BEYOND_LIST = frozenset({Page.TAKE, Page.PRINTING, Page.FAULT, Page.DONE})
"""From these the way leads back to a list that was counted."""


def step_events(before: Visit, after: Visit) -> tuple[Event, ...]:
    """What has happened by going from one visit to the next."""
    return tuple(_step(before, after))


def end_events(visit: Visit, why: End | None = None) -> tuple[Event, ...]:
    """What has happened by a visit's end; `why` is None where the person has ended it.

    Nothing, where the visit had not begun.
    """
    if visit.page is Page.HOME:
        return ()
    ended = Event(What.ENDED, detail=(why or _ENDS.get(visit.page, End.HOME)).key)
    if visit.page is Page.QUESTION and visit.asked is not None:
        return (Event(What.LEFT, _item(visit), visit.asked), ended)
    return (ended,)


def _step(before: Visit, after: Visit) -> Iterator[Event]:
    if after.page is before.page and after.interview is before.interview:
        return
    if before.page is Page.HOME and after.page is not Page.HOME:
        yield Event(What.BEGUN)
    if _opened(before, after):
        yield Event(What.OPENED, _item(after))
    if after.page is before.page:
        return
    if after.page is Page.RESULT and before.page not in _BEYOND_LIST:
        yield Event(What.LISTED, _item(after))
    if after.page is Page.TAKE:
        yield Event(What.TAKEN, _item(after))
    if after.page is Page.DONE:
        yield Event(What.PRINTED, _item(after), _output(after).key)


def _opened(before: Visit, after: Visit) -> bool:
    """Whether an item was opened: another one, or the same anew from a list or a search."""
    if after.interview is None or after.page not in (Page.OVERVIEW, Page.RESULT):
        return False
    if before.interview is None or before.page in (Page.ITEMS, Page.SEARCH):
        return True
    return before.interview.item is not after.interview.item


def _item(visit: Visit) -> str:
    return item_key(visit.item.region, visit.item.seq)


def _output(visit: Visit) -> Output:
    if visit.strip:
        return Output.RECEIPT
    return Output.LARGE if visit.modes.large else Output.A4
