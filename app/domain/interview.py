"""The questionnaire as a value that steps: `answer`, `back` and `change` return a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from app.domain.checklist import Checklist, make_checklist, next_question
from app.domain.condition import NONE, UNSURE, Answers
from app.domain.item import Item, Question
from app.domain.problems import UnknownName

_NO_ANSWERS: Answers = MappingProxyType({})
_State = frozenset[tuple[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Interview:
    """One visit to one item. `given` keeps every answer, stale ones too (DESIGN 2.3).

    `trail` is the order in which questions were answered, for going back. `preset` names the
    questions whose answer a life event already knew; they can be changed, and are not walked
    back into.
    """

    item: Item
    given: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NO_ANSWERS)
    trail: tuple[str, ...] = ()
    preset: tuple[str, ...] = ()
    _lengths: dict[_State, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def checklist(self) -> Checklist:
        return make_checklist(self.item, self.given)

    @property
    def question(self) -> Question | None:
        """The question to ask now, or None when nothing more hangs on any."""
        asked = next_question(self.item, self.given)
        return None if asked is None else self.item.question(asked)

    def answer(self, question: str, chosen: tuple[str, ...]) -> Interview:
        """With this answer given (or changed).

        Raises UnknownName for a question or option that the item does not have.
        """
        check_answer(self.item, question, chosen)
        given = MappingProxyType({**self.given, question: chosen})
        trail = self.trail if question in self.trail else (*self.trail, question)
        return replace(self, given=given, trail=trail)

    def back(self) -> Interview:
        """Without the last answer; unchanged when there is none."""
        if not self.trail:
            return self
        last = self.trail[-1]
        given = MappingProxyType({key: value for key, value in self.given.items() if key != last})
        return replace(self, given=given, trail=self.trail[:-1])

    @property
    def counting(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The answers that count, in question order."""
        return self.checklist.answers

    def longest(self) -> int:
        """「最多还有 N 题」: the longest path from here, in questions; never grows."""
        return _longest(self.item, self.given, self._lengths)

    def afresh(self) -> Interview:
        """The same for somebody else: with the lengths known so far, and nothing shared."""
        return replace(self, _lengths=dict(self._lengths))


def begin(item: Item, preset: Answers = _NO_ANSWERS) -> Interview:
    """An interview with what a life event already knows."""
    for question, chosen in preset.items():
        check_answer(item, question, chosen)
    return Interview(item, MappingProxyType(dict(preset)), (), tuple(preset))


def check_answer(item: Item, question_id: str, chosen: tuple[str, ...]) -> None:
    """Refuse an answer that the question does not offer, with a sentence that names what it does.

    Raises UnknownName.
    """
    question = item.question(question_id)
    if question is None:
        known = "、".join(known.id for known in item.questions) or "没有问题"
        raise UnknownName(f"“{item.name}”没有问题 {question_id}；有：{known}。")
    offered = [*question.option_ids, *([UNSURE] if question.unsure else [])]
    for option in chosen:
        if option not in offered:
            raise UnknownName(
                f"问题 {question_id}（{question.ask}）没有选项 {option}；有：{'、'.join(offered)}。"
            )
    alone = UNSURE in chosen or NONE in chosen or not question.many
    if not chosen or (alone and len(chosen) != 1) or len(set(chosen)) != len(chosen):
        raise UnknownName(f"问题 {question_id}（{question.ask}）{_how_many(question)}。")


def _how_many(question: Question) -> str:
    if not question.many:
        return "只能选一项"
    return f"可以选几项，但 {NONE}（以上都没有）和 {UNSURE}（不确定）只能单独选"


def paths(item: Item, preset: Answers = _NO_ANSWERS) -> Iterator[Answers]:
    """Every path: a maximal run of asked questions with one answer each (DESIGN 2.10).

    不确定 is a branch where it is offered; a multiple choice branches over every subset.
    """
    asked = next_question(item, preset)
    if asked is None:
        yield preset
        return
    question = item.question(asked)
    assert question is not None
    for answer in question.answers:
        yield from paths(item, {**preset, asked: answer})


def _longest(item: Item, given: Answers, known: dict[_State, int]) -> int:
    state = frozenset(given.items())
    if state not in known:
        asked = next_question(item, given)
        answers = () if asked is None else item.by_id[asked].answers
        known[state] = max(
            (1 + _longest(item, {**given, asked: answer}, known) for answer in answers if asked),
            default=0,
        )
    return known[state]
