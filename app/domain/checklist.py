"""What this person must bring, decided from (partial) answers. Pure; knows no date, no words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from app.domain.condition import Answers, Condition, Facts, Truth
from app.domain.item import (
    Alternative,
    Deadline,
    Item,
    Note,
    Outcome,
    OutcomeKind,
    Requirement,
    Step,
    TimeLimit,
    Waiver,
)

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Held(Generic[Row]):
    """A row that holds (YES) or may hold (UNKNOWN); rows that do not hold are left out."""

    row: Row
    truth: Truth

    @property
    def certain(self) -> bool:
        return self.truth is Truth.YES


@dataclass(frozen=True, slots=True)
class Entry:
    """A requirement on the list. `alternatives` are those still open, in the list's order.

    `waivers` are those that may yet take it off.
    """

    requirement: Requirement
    truth: Truth
    alternatives: tuple[Held[Alternative], ...]
    waivers: tuple[Waiver, ...]

    @property
    def certain(self) -> bool:
        return self.truth is Truth.YES


@dataclass(frozen=True, slots=True)
class Waived:
    """A requirement that would be on the list, and the waiver that took it off."""

    requirement: Requirement
    waiver: Waiver


@dataclass(frozen=True)
class Checklist:
    """The decision for one set of answers.

    `answers` are those that count, in question order, stale ones left out (DESIGN 2.3). With an outcome that ends, `entries` and `waived` are empty.
    """

    item: Item
    answers: tuple[tuple[str, tuple[str, ...]], ...]
    outcomes: tuple[Held[Outcome], ...]
    entries: tuple[Entry, ...]
    waived: tuple[Waived, ...]
    limits: tuple[Held[TimeLimit], ...]
    steps: tuple[Held[Step], ...]
    deadlines: tuple[Held[Deadline], ...]
    notes: tuple[Held[Note], ...]

    @property
    def outcome(self) -> Outcome | None:
        """The first outcome that is certain."""
        return next((held.row for held in self.outcomes if held.certain), None)

    @cached_property
    def open_questions(self) -> tuple[str, ...]:
        """The ids that could still change the result and were not answered at all.

        不确定 to the question that opens another closes that one too.
        """
        answers = dict(self.answers)
        facts = Facts(self.item.by_id, answers)
        hanging = _hanging(self.item, facts)
        return tuple(
            question.id
            for question in self.item.questions
            if question.id in hanging
            and question.id not in answers
            and (
                facts.applies(question.id) is Truth.YES
                or any(gate not in answers for gate in facts.hanging_questions(question.when))
            )
        )

    def notes_under(self, line: str) -> tuple[Note, ...]:
        """What is certain and stands under that line, whose key it is."""
        return tuple(held.row for held in self.notes if held.certain and held.row.line == line)

    @property
    def takes_papers(self) -> bool:
        """Whether anything is handed in, as far as is known."""
        outcome = self.outcome
        nothing = outcome is not None and outcome.kind is OutcomeKind.NOTHING_TO_FILE
        return not nothing or not self.ended

    @property
    def ended(self) -> bool:
        """Whether an outcome leaves nothing to list."""
        return self.outcome is not None and self.outcome.ends


def make_checklist(item: Item, answers: Answers) -> Checklist:
    """Decide every row of `item` under `answers`; total, deterministic, order-independent.

    Answers to unknown questions and answers that no longer count change nothing.
    """
    facts = Facts(item.by_id, answers)
    outcomes = _held(item.outcomes, facts, lambda outcome: outcome.when)
    ended = any(held.certain and held.row.ends for held in outcomes)
    entries: list[Entry] = []
    waived: list[Waived] = []
    for requirement in () if ended else item.requirements:
        truth = facts.truth(requirement.when)
        if truth is Truth.NO:
            continue
        waivers = _held(requirement.waivers, facts, lambda waiver: waiver.when)
        lifted = next((held.row for held in waivers if held.certain), None)
        if lifted is not None:
            waived.append(Waived(requirement, lifted))
            continue
        alternatives = _held(requirement.alternatives, facts, lambda choice: choice.when)
        if alternatives:
            maybe = tuple(held.row for held in waivers)
            entries.append(Entry(requirement, truth, alternatives, maybe))
    return Checklist(
        item=item,
        answers=tuple(_counting(item, facts, answers)),
        outcomes=outcomes,
        entries=tuple(entries),
        waived=tuple(waived),
        limits=_held(item.limits, facts, lambda limit: limit.when),
        steps=_held(item.steps, facts, lambda step: step.when),
        deadlines=_held(item.deadlines, facts, lambda deadline: deadline.when),
        notes=_held(item.notes, facts, lambda note: note.when),
    )


def next_question(item: Item, answers: Answers) -> str | None:
    """The id of the question to ask now: the first unanswered one on which something hangs."""
    facts = Facts(item.by_id, answers)
    hanging = _hanging(item, facts)
    for question in item.questions:
        if (
            question.id in hanging
            and question.id not in answers
            and facts.applies(question.id) is Truth.YES
        ):
            return question.id
    return None


def _held(
    rows: Iterable[Row], facts: Facts, when: Callable[[Row], Condition | None]
) -> tuple[Held[Row], ...]:
    kept: list[Held[Row]] = []
    for row in rows:
        condition = when(row)
        truth = Truth.YES if condition is None else facts.truth(condition)
        if truth is not Truth.NO:
            kept.append(Held(row, truth))
    return tuple(kept)


def _counting(item: Item, facts: Facts, answers: Answers) -> Iterable[tuple[str, tuple[str, ...]]]:
    for question in item.questions:
        answer = answers.get(question.id)
        if answer is not None and facts.applies(question.id) is not Truth.NO:
            yield question.id, tuple(sorted(answer, key=_position(question.option_ids)))


def _position(option_ids: tuple[str, ...]) -> Callable[[str], int]:
    return lambda option: option_ids.index(option) if option in option_ids else len(option_ids)


def _hanging(item: Item, facts: Facts) -> set[str]:
    """Questions on which a still undetermined row hangs (DESIGN 2.4)."""
    found: set[str] = set()
    for outcome in item.outcomes:
        truth = facts.truth(outcome.when)
        if truth is Truth.YES and outcome.ends:
            return set()
        found |= facts.hanging_questions(outcome.when)
    for hinge in item.hinges:
        if facts.truth(hinge.when) is Truth.NO:
            continue
        if any(facts.truth(waiver) is Truth.YES for waiver in hinge.waivers):
            continue
        for condition in (hinge.when, *hinge.waivers, *hinge.inner):
            found |= facts.hanging_questions(condition)
    return found
