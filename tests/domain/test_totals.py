"""Totals over the certain lines: told only where every way of every line agrees."""

from __future__ import annotations

from dataclasses import replace

from app.domain.checklist import Entry, Held
from app.domain.condition import Condition, Facts, Truth
from app.domain.item import PLAIN, Alternative, Handling, Mark, Obligation, Part, Requirement
from app.domain.totals import totals

COPY = Handling(form=Mark("复印件"))
SEAL = Handling(stamp=Mark("加盖公章"))
FACTS = Facts({}, {})


def way(*handlings: Handling) -> Held[Alternative]:
    parts = tuple(Part(f"证明{at}", handling) for at, handling in enumerate(handlings))
    return Held(Alternative(parts), Truth.YES)


def entry(*ways: Held[Alternative], handling: Handling = PLAIN) -> Entry:
    requirement = Requirement(
        key="k", alternatives=tuple(held.row for held in ways), quotes=(), handling=handling
    )
    return Entry(requirement, Truth.YES, ways, ())


def test_lines_with_a_copy_and_every_stamp_are_counted() -> None:
    pair = entry(way(SEAL, SEAL))
    assert totals([entry(way(COPY)), entry(way(COPY)), pair], FACTS, stamped_all=False) == (
        "其中 2 样要复印件，盖章 2 处"
    )


def test_one_alone_helps_nobody() -> None:
    assert totals([entry(way(COPY)), entry(way(SEAL))], FACTS, stamped_all=False) is None


def test_ways_that_differ_leave_it_open() -> None:
    open_ = entry(way(COPY), way(PLAIN))
    assert totals([entry(way(COPY)), entry(way(COPY)), open_], FACTS, stamped_all=False) is None


def test_a_stamp_that_hangs_on_something_leaves_it_open() -> None:
    hanging = Handling(stamp=Mark("加盖公章", Condition(in_words="特殊情况")))
    lines = [entry(way(SEAL)), entry(way(SEAL)), entry(way(PLAIN), handling=hanging)]
    assert totals(lines, FACTS, stamped_all=False) is None


def test_what_is_said_of_all_lines_is_not_counted_again() -> None:
    assert totals([entry(way(SEAL)), entry(way(SEAL))], FACTS, stamped_all=True) is None


def test_what_the_window_only_may_ask_for_is_not_counted() -> None:
    one = entry(way(COPY))
    may = replace(one, requirement=replace(one.requirement, obligation=Obligation.MAY_BE_ASKED))
    assert totals([one, may], FACTS, stamped_all=False) is None
