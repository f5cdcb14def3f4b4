"""What the pages of the questionnaire show: frozen values, and how they come from a visit.

Every string is final; the sentences are those of the notice and of `app.domain.progress`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain import progress, wording
from app.domain.checklist import Checklist
from app.domain.condition import NONE, UNSURE
from app.domain.interview import Interview, begin
from app.domain.item import Question, Region
from app.domain.notice import Head, Lines, Notice, Shape, Situation
from app.domain.progress import ChangeLine, Growing
from app.ui.views import QuoteView
from app.ui.visit import Tick, Visit

MANY = "可以选几样"
NEXT = "下一步"
CHANGED = "改好了"

Compose = Callable[[Checklist], Notice]
"""A checklist into the notice of a screen, for today."""


@dataclass(frozen=True, slots=True)
class OptionView:
    """`quiet` is 不确定."""

    id: str
    say: str
    help: str | None
    on: bool
    quiet: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """03: `step` says where we are, of `total` bars `done` are filled (none: no bars).

    `many` is the hint of a multiple choice. `sheet` is the growing list; `onward` the words of
    the button, None while nothing is marked.
    """

    item: str
    step: str
    done: int
    total: int
    ask: str
    help: str | None
    why: bool
    many: str | None
    options: tuple[OptionView, ...]
    sheet: Growing
    onward: str | None


@dataclass(frozen=True, slots=True)
class WhyView:
    """03b: `sentences` are ours, the quotes are the list's."""

    sentences: str
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer read back: the question in the words of its page, and what it did."""

    question: str
    number: int
    ask: str
    answer: str
    effect: str
    changed: str | None


@dataclass(frozen=True, slots=True)
class ReviewView:
    """14: `change_title` heads the card of `changes`, which is there after a change only."""

    item: str
    rows: tuple[AnswerRow, ...]
    change_title: str | None
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class ResultView:
    """04: the notice, what is ticked, and the page of the sheet.

    `trail` is the item and the answers, `situation` the answers alone (大字). `have` is what the
    ticks come to, before the first one what they are good for; None where nothing is to be
    ticked. `can_change`: there are answers to change.
    """

    notice: Notice
    trail: str
    situation: str
    have: str | None
    can_change: bool
    ticks: frozenset[Tick]
    leaf: int


class Composer:
    """Composes each notice once in a visit: a page asks for the same one again and again."""

    def __init__(self, make: Compose) -> None:
        self._make = make
        self._made: dict[tuple[object, ...], Notice] = {}

    def __call__(self, checklist: Checklist) -> Notice:
        key = (checklist.item.region, checklist.item.seq, checklist.answers)
        if key not in self._made:
            self._made[key] = self._make(checklist)
        return self._made[key]

    def forget(self) -> None:
        """Notices are of the person: at the end of the visit they go."""
        self._made.clear()


def question_view(visit: Visit, compose: Compose) -> QuestionView:
    question, interview = visit.question, visit.under_way
    tried = visit.tried
    before = _before(visit)
    number = _number(visit)
    # 最多: the question on the page is the first of the longest path from here.
    left = 0 if visit.changing else max(0, interview.longest() - 1)
    sheet = progress.growing(
        compose(tried.checklist),
        compose(before.checklist) if before is not None else None,
        left,
    )
    return QuestionView(
        item=interview.item.name,
        step=progress.change_words(number) if visit.changing else progress.step_words(number, left),
        done=number,
        total=0 if visit.changing else number + left,
        ask=question.ask,
        help=question.help,
        why=bool(question.why),
        many=MANY if question.many else None,
        options=_options(question, visit.chosen),
        sheet=sheet,
        onward=None if not visit.chosen else CHANGED if visit.changing else NEXT,
    )


def _options(question: Question, chosen: tuple[str, ...]) -> tuple[OptionView, ...]:
    rows = [
        OptionView(option.id, option.say, option.help, option.id in chosen, False)
        for option in question.options
    ]
    if question.many:
        rows.append(OptionView(NONE, wording.NONE_SAY, None, NONE in chosen, False))
    if question.unsure:
        rows.append(
            OptionView(UNSURE, wording.UNSURE_SAY, wording.UNSURE_HELP, UNSURE in chosen, True)
        )
    return tuple(rows)


def _before(visit: Visit) -> Interview | None:
    """The answers that what is new is told against: without the last one that was given."""
    if visit.chosen or visit.changing:
        return visit.under_way
    return visit.under_way.back() if visit.under_way.trail else None


def _number(visit: Visit) -> int:
    """The place of the question on the page among those that count, from 1."""
    interview = visit.under_way
    counting = [question for question, _ in interview.counting]
    if visit.asked in counting:
        return counting.index(visit.asked) + 1
    return 1 + sum(1 for question in counting if question not in interview.preset)


def why_view(question: Question, seq: int, region: Region) -> WhyView:
    quotes = tuple(
        QuoteView(
            head=f"{wording.called(region.title)}原文　{quote.column}",
            text=quote.text,
            source=progress.why_source(region, seq if quote.item is None else quote.item),
        )
        for quote in question.quotes
    )
    return WhyView(question.why, quotes)


def review_view(visit: Visit, compose: Compose) -> ReviewView:
    interview = visit.under_way
    now = compose(interview.checklist)
    rows: list[AnswerRow] = []
    for number, (question_id, chosen) in enumerate(interview.counting, start=1):
        question = interview.item.question(question_id)
        assert question is not None
        rest = {key: value for key, value in interview.given.items() if key != question_id}
        rows.append(
            AnswerRow(
                question=question_id,
                number=number,
                ask=question.ask,
                answer=progress.said(question, chosen),
                effect=progress.effect(
                    now, compose(begin(interview.item, rest).checklist), unsure=UNSURE in chosen
                ),
                changed=progress.CHANGED_TAG if question_id == visit.changed else None,
            )
        )
    touched = next((row.number for row in rows if row.changed), None)
    if touched is None:
        return ReviewView(interview.item.name, tuple(rows), None, ())
    changes = progress.difference(now, compose(begin(interview.item, visit.before).checklist))
    title = progress.changed_title(touched, changes)
    return ReviewView(interview.item.name, tuple(rows), title, changes)


def result_view(visit: Visit, compose: Compose) -> ResultView:
    told = visit.told
    notice = compose(told.checklist)
    head, situation, lines = notice.get(Head), notice.find(Situation), notice.find(Lines)
    facts = [fact.value for fact in situation.facts] if situation is not None else []
    if head.guide:
        facts = [head.document]
    have = None
    if lines is not None and lines.counts.must:
        there = progress.have_words(satisfied(lines, visit.ticks), lines.counts.must)
        have = there if visit.ticks else progress.TICKS
    return ResultView(
        notice=notice,
        trail=progress.trail_words(head.title, facts),
        situation=" · ".join(facts),
        have=have,
        can_change=not visit.guide and bool(told.counting),
        ticks=visit.ticks,
        leaf=visit.leaf,
    )


def satisfied(lines: Lines, ticks: frozenset[Tick]) -> int:
    """How many of the certain lines that must come are there.

    One of several choices is enough; of papers that go together all must be ticked.
    """
    count = 0
    for line in lines.lines:
        if line.may_be_asked:
            continue
        ticked = {text for key, text in ticks if key == line.key}
        if line.shape is Shape.ALL:
            count += len(ticked) >= sum(len(choice.papers) for choice in line.choices)
        else:
            count += bool(ticked)
    return count
