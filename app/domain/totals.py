"""How many copies and stamps the certain lines need, where the list says so for certain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from app.domain import wording
from app.domain.checklist import Entry
from app.domain.condition import Facts, Truth
from app.domain.item import Handling, Mark, Obligation

COPY = "复印件"


def totals(entries: Iterable[Entry], facts: Facts, stamped_all: bool) -> str | None:
    """其中 3 样要复印件，盖章 2 处; None where it helps nobody or something about it is open.

    Counts lines that must be brought. A line whose ways differ (one stamped, the other not)
    leaves the total open, and then it is not told; neither is one that is said of all lines.
    """
    must = [entry for entry in entries if entry.requirement.obligation is Obligation.MUST]
    copied = [_copied(entry, facts) for entry in must]
    stamps = [_stamps(entry, facts) for entry in must]
    copies = sum(one or 0 for one in copied) if None not in copied else 0
    places = sum(one or 0 for one in stamps) if None not in stamps and not stamped_all else 0
    return wording.totals(copies if copies > 1 else 0, places if places > 1 else 0)


def _copied(entry: Entry, facts: Facts) -> int | None:
    """1 where every way asks for a copy, 0 where none does."""
    found = {count and 1 for count in _counts(entry, facts, _copy)}
    return found.pop() if len(found) == 1 else None


def _stamps(entry: Entry, facts: Facts) -> int | None:
    """The stamps of a line, where every way asks for as many."""
    found = set(_counts(entry, facts, lambda handling: handling.stamp))
    return found.pop() if len(found) == 1 else None


def _copy(handling: Handling) -> Mark | None:
    form = handling.form
    return form if form is not None and COPY in form.text else None


def _counts(
    entry: Entry, facts: Facts, of: Callable[[Handling], Mark | None]
) -> Iterator[int | None]:
    """Of every open way: on how many papers the mark is certain; None where it is open."""
    for held in entry.alternatives:
        if held.row.last:
            continue
        count: int | None = 0
        for part in held.row.parts:
            marks = [
                of(one) for one in (entry.requirement.handling, held.row.handling, part.handling)
            ]
            truths = [facts.truth(mark.when) for mark in marks if mark is not None]
            if Truth.YES in truths:
                count = None if count is None else count + 1
            elif Truth.UNKNOWN in truths:
                count = None
        yield count
