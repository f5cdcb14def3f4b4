"""Numbers of two items that one wrong character would turn into each other are a fault."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count

from app.authoring.authored import AuthoredRegion
from app.authoring.fault import Faults
from app.authoring.slips import check_slips
from app.domain import slip
from app.domain.condition import Answers
from app.domain.interview import paths
from app.domain.item import Item
from app.domain.problems import UnknownName
from tests.authoring.conftest import Draft

MISTAKEN = "试验第 2 项的清单号，抄错一个字会当成试验第 1 项的"


def misread(item: Item, other: Item) -> Iterator[Answers]:
    """What the numbers of `item` say when their digits before the hyphen are those of `other`."""
    for answers in ({}, *paths(item)):
        _, _, rest = slip.split(slip.encode(item, "TL", answers))
        with suppress(UnknownName):
            yield slip.decode(other, "TL", f"TL{other.seq:02d}-{rest}")


def neighbours(item: Item) -> Iterator[Item]:
    """Items with a seq that one digit makes of `item`'s, each with a fingerprint of its own."""
    first, *rest = item.requirements
    for number in count():
        requirements = (replace(first, key=f"identity{number}"), *rest)
        yield replace(item, seq=2, requirements=requirements)


def with_other(region: AuthoredRegion, other: Item) -> AuthoredRegion:
    (one,) = region.items
    return replace(region, items=(one, replace(one, item=other)))


def test_two_items_whose_numbers_can_be_mistaken_are_a_fault(draft: Draft) -> None:
    """One neighbour in a few hundred; all before it are no fault, and decode no number."""
    region = draft.checked().authored
    (item,) = region.plain_items
    for other in neighbours(item):
        mistaken = list(misread(item, other)) != []
        faults = Faults()
        check_slips([with_other(region, other)], faults)
        assert [fault.message.split("。")[0] for fault in faults.all] == [MISTAKEN] * mistaken
        if mistaken:
            break
