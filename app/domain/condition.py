"""Conditions over answers, in Kleene's three truth values (DESIGN 2.2, 2.3).

A condition is an OR of clauses, a clause an AND of terms, a term any-of options of one
question. `None` in place of a condition means always. There is no negation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import product
from typing import Protocol

UNSURE = "unsure"
"""Reserved option id: 不确定. It counts as an answer given, and evaluates as unanswered."""
NONE = "none"
"""Reserved option id of a multiple choice: 以上都没有. Exclusive, and itself an answer."""

Answers = Mapping[str, tuple[str, ...]]
"""Question id → the option ids chosen. Absent: not answered yet."""


class Truth(IntEnum):
    """Kleene's values; AND is `min`, OR is `max`."""

    NO = 0
    UNKNOWN = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Term:
    """True when one of `options` of `question` was chosen."""

    question: str
    options: tuple[str, ...]


Clause = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """`clauses` by OR; none at all means that nothing has to be chosen.

    `in_words` names a circumstance that nobody can answer (特殊情况): it makes the condition
    unknown for ever, and is printed. It reads after 「如果」.
    """

    clauses: tuple[Clause, ...] = ()
    in_words: str | None = None

    def terms(self) -> Iterator[Term]:
        for clause in self.clauses:
            yield from clause


class Asked(Protocol):
    """What the evaluation needs to know of a question; `item.Question` is one."""

    @property
    def id(self) -> str: ...
    @property
    def when(self) -> Condition | None: ...
    @property
    def many(self) -> bool: ...
    @property
    def option_ids(self) -> tuple[str, ...]: ...


class Facts:
    """The truth of terms and conditions under one set of (partial) answers.

    Short-lived and memoising: made for one evaluation and thrown away. Raises nothing: an
    answer to an unknown question is ignored, as a stale answer is.
    """

    def __init__(self, questions: Mapping[str, Asked], answers: Answers) -> None:
        self._questions = questions
        self._answers = answers
        self._applies: dict[str, Truth] = {}

    def applies(self, question: str) -> Truth:
        """Whether the question concerns this person: the truth of its `when`."""
        known = self._applies.get(question)
        if known is None:
            known = self.truth(self._questions[question].when)
            self._applies[question] = known
        return known

    def chosen(self, question: str) -> tuple[str, ...] | None:
        """The options that decide, or None where unanswered, 不确定, or not this person's."""
        answer = self._answers.get(question)
        if answer is None or UNSURE in answer or self.applies(question) is Truth.NO:
            return None
        return answer

    def term(self, term: Term) -> Truth:
        """Its question's `when` AND an allowed option is chosen (DESIGN 2.3)."""
        question = self._questions[term.question]
        applies = self.applies(term.question)
        if applies is Truth.NO:
            return Truth.NO
        if _names_all(term, question):
            return applies
        answer = self._answers.get(term.question)
        if answer is None or UNSURE in answer:
            return Truth.UNKNOWN
        if any(option in term.options for option in answer):
            return applies
        return Truth.NO

    def clause(self, clause: Clause) -> Truth:
        value = Truth.YES
        for term in clause:
            value = min(value, self.term(term))
            if value is Truth.NO:
                break
        return value

    def truth(self, condition: Condition | None) -> Truth:
        if condition is None:
            return Truth.YES
        value = Truth.NO if condition.clauses else Truth.YES
        for clause in condition.clauses:
            value = max(value, self.clause(clause))
            if value is Truth.YES:
                break
        if condition.in_words is not None:
            value = min(value, Truth.UNKNOWN)
        return value

    def deciding_clause(self, condition: Condition | None) -> Clause:
        """The first true clause, for 「因为您选了」; empty when there is none."""
        if condition is not None:
            for clause in condition.clauses:
                if self.clause(clause) is Truth.YES:
                    return clause
        return ()

    def open_terms(self, condition: Condition | None) -> tuple[Clause, ...]:
        """What still hangs: the undecided terms of each clause that can still come true.

        A term whose question itself hangs on another brings that question's open terms before
        it, so that the words say the whole circumstance. Whoever gives the answers that are
        still missing makes the condition true exactly where one of these clauses is. A condition
        that is settled has none.
        """
        if condition is None or self.truth(condition) is not Truth.UNKNOWN:
            return ()
        found: list[Clause] = []
        for clause in condition.clauses:
            if self.clause(clause) is not Truth.UNKNOWN:
                continue
            hanging = [self._ways(term) for term in clause if self.term(term) is Truth.UNKNOWN]
            found.extend(
                tuple(dict.fromkeys(term for way in ways for term in way))
                for ways in product(*hanging)
            )
        return tuple(dict.fromkeys(found))

    def _ways(self, term: Term) -> tuple[Clause, ...]:
        """How an undecided term can come true.

        A gate with several ways in is left to the words of its question, unless that has been
        answered.
        """
        question = self._questions[term.question]
        answered = self._answers.get(term.question)
        decided = answered is not None and UNSURE not in answered
        own = () if decided or _names_all(term, question) else (term,)
        gates: tuple[Clause, ...] = ((),)
        if self.applies(term.question) is Truth.UNKNOWN:
            gates = self.open_terms(question.when) or gates
        if own and len(gates) > 1:
            return (own,)
        return tuple(gate + own for gate in gates)

    def hanging_questions(self, condition: Condition | None) -> set[str]:
        """Questions whose answer could still settle the condition, gates of gates included."""
        if condition is None or self.truth(condition) is not Truth.UNKNOWN:
            return set()
        found: set[str] = set()
        for clause in condition.clauses:
            if self.clause(clause) is not Truth.UNKNOWN:
                continue
            for term in clause:
                if self.term(term) is Truth.UNKNOWN:
                    found.add(term.question)
                    if self.applies(term.question) is Truth.UNKNOWN:
                        found |= self.hanging_questions(self._questions[term.question].when)
        return found


def _names_all(term: Term, question: Asked) -> bool:
    """A single-choice term that names all options equals its question's `when`."""
    return not question.many and len(term.options) == len(question.option_ids)
