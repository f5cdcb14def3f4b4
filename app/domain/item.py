"""A service item (事项) as authored, read back and evaluated: one model, frozen.

Authoring and the catalogue reader build the same `Item`; equality of both is tested. Words of
the official list stand verbatim in `official`; everything else points into it by quotes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cached_property

from app.domain.condition import NONE, UNSURE, Condition

FORMAT = 1
"""Of every `--json` output; keys are only ever added to a format."""

MATERIALS = "办理材料"
LIMIT = "办理时限"
STEPS = "办理环节"
REMARKS = "备注"
BASIS = "设定依据"
WHOM = "服务对象"
CHANNEL = "办理方式"
PROCESS = "办理流程"
FEE = "是否收费"
FOOTNOTE = "说明"
"""Columns of the official lists; FOOTNOTE is a region's own text under its table."""

CLAUSE_COLUMNS = (MATERIALS, LIMIT, REMARKS, WHOM, CHANNEL, PROCESS, FOOTNOTE)
"""Columns whose every clause needs a kind and a quote (CONTENT, rule 3)."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a row stands in the official list: inside one clause of one cell.

    `item` is the seq of another item of the region whose cell holds the words, 0 for the
    region's own text, None for this item. `nth` counts from 1 where the words repeat.
    `reason` explains an exception to the word checks (「复印件」 on a row without that form).
    """

    column: str
    text: str
    item: int | None = None
    nth: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the official text leaves open: the reading taken, the other one, and what to say."""

    reading: str
    other: str
    say: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """`say` is the button; `words` reads after 「因为您选了：」 and after 「如果」."""

    id: str
    say: str
    words: str
    help: str | None = None


@dataclass(frozen=True)
class Question:
    """One page. `many`: several may hold, with 以上都没有. `unsure`: 不确定 is offered.

    `procedure` marks the question whose answers head the sections of the general guide.
    `origin` names the region-wide rule that it came from.
    """

    id: str
    short: str
    ask: str
    why: str
    options: tuple[Option, ...]
    help: str | None = None
    many: bool = False
    unsure: bool = False
    when: Condition | None = None
    procedure: bool = False
    quotes: tuple[Quote, ...] = ()
    origin: str | None = None

    @cached_property
    def option_ids(self) -> tuple[str, ...]:
        """The options a term may name, reserved ones left out (but 以上都没有 of `many`)."""
        ids = tuple(option.id for option in self.options)
        return (*ids, NONE) if self.many else ids

    @cached_property
    def answers(self) -> tuple[tuple[str, ...], ...]:
        """Every answer that can be given: for `many` every subset, 不确定 last."""
        if self.many:
            ids = [option.id for option in self.options]
            subsets = [
                tuple(ids[at] for at in range(len(ids)) if mask >> at & 1) or (NONE,)
                for mask in range(1 << len(ids))
            ]
        else:
            subsets = [(option.id,) for option in self.options]
        return (*subsets, (UNSURE,)) if self.unsure else tuple(subsets)

    def option(self, option_id: str) -> Option | None:
        return next((option for option in self.options if option.id == option_id), None)


@dataclass(frozen=True, slots=True)
class Mark:
    """A form (原件, 复印件) or a stamp (加盖单位公章), in the list's words."""

    text: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Copies:
    """How many, and the list's phrase for it (一式两份)."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Handling:
    """要求: what governs a requirement, an alternative or a part, where it stands."""

    form: Mark | None = None
    copies: Copies | None = None
    stamp: Mark | None = None

    def marks(self) -> Iterator[Mark]:
        """Its form and its stamp, where it has them."""
        yield from (mark for mark in (self.form, self.stamp) if mark is not None)


PLAIN = Handling()


@dataclass(frozen=True, slots=True)
class Part:
    """One paper, by the list's name."""

    name: str
    handling: Handling = PLAIN


@dataclass(frozen=True, slots=True)
class Alternative:
    """All `parts` together; any one alternative suffices. `last`: only if all others fail."""

    parts: tuple[Part, ...]
    handling: Handling = PLAIN
    when: Condition | None = None
    last: bool = False
    quotes: tuple[Quote, ...] = ()
    note: str | None = None


class Obligation(StrEnum):
    """应, 需, 须 is must; 可要求 is may (CONTENT, rule 4)."""

    MUST = "must"
    MAY_BE_ASKED = "may_be_asked"


@dataclass(frozen=True, slots=True)
class Waiver:
    """When true, the line moves to 不用带; while unknown, the line stays with these words."""

    when: Condition
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Hinge:
    """The conditions of one row: while `when` is not no and no waiver holds, `inner` matter."""

    when: Condition | None
    waivers: tuple[Condition, ...] = ()
    inner: tuple[Condition, ...] = ()

    def conditions(self) -> Iterator[Condition]:
        """All of them."""
        if self.when is not None:
            yield self.when
        yield from self.waivers
        yield from self.inner


@dataclass(frozen=True, slots=True)
class Requirement:
    """One numbered line of the checklist.

    `label` names the group on screen and paper; a line with one alternative of one part needs
    none. `note` is text of the list under the line (包括…, 如…). `where` is our hint
    去哪里拿. `origin` names a region-wide rule.
    """

    key: str
    alternatives: tuple[Alternative, ...]
    quotes: tuple[Quote, ...]
    label: str | None = None
    handling: Handling = PLAIN
    obligation: Obligation = Obligation.MUST
    when: Condition | None = None
    waivers: tuple[Waiver, ...] = ()
    note: str | None = None
    where: str | None = None
    doubt: Doubt | None = None
    origin: str | None = None

    def marks(self) -> Iterator[Mark]:
        """Every form and stamp: of the line, of its alternatives, of their papers."""
        yield from self.handling.marks()
        for alternative in self.alternatives:
            yield from alternative.handling.marks()
            for part in alternative.parts:
                yield from part.handling.marks()

    @property
    def hinge(self) -> Hinge:
        """Everything that it hangs on."""
        inner = (*(one.when for one in self.alternatives), *(mark.when for mark in self.marks()))
        return Hinge(
            self.when,
            tuple(waiver.when for waiver in self.waivers),
            tuple(condition for condition in inner if condition is not None),
        )


class OutcomeKind(StrEnum):
    """Results that are not (only) a list (DESIGN 2.7)."""

    NOTHING_TO_FILE = "nothing_to_file"
    BY_AGREEMENT = "by_agreement"
    ELSEWHERE = "elsewhere"
    NOT_FOR_YOU = "not_for_you"
    RECOGNISE_FIRST = "recognise_first"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Said first. It ends the questions and leaves no checklist, unless `with_list`.

    `with_list`: the papers are needed all the same (at the hospital, or after being recognised).
    `items` are seqs of the same region where the person should go instead.
    """

    key: str
    kind: OutcomeKind
    say: str
    quotes: tuple[Quote, ...]
    more: tuple[str, ...] = ()
    when: Condition | None = None
    items: tuple[int, ...] = ()
    with_list: bool = False
    doubt: Doubt | None = None

    @property
    def ends(self) -> bool:
        return not self.with_list


class Unit(StrEnum):
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """On every complete path exactly one holds (CONTENT, rule 11).

    `days` None and `gap` False: 即时办结. `gap`: the list is silent, and that is said.
    `text` is the list's phrase, without the words that say for whom.
    """

    text: str
    quotes: tuple[Quote, ...] = ()
    days: int | None = None
    unit: Unit = Unit.WORKING_DAYS
    gap: bool = False
    when: Condition | None = None
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part where papers go from hand to hand: `name` as the list has it.

    `plain` says it in other words (新地方的医保). The first party of an item is the applicant.
    """

    key: str
    name: str
    plain: str


@dataclass(frozen=True, slots=True)
class Takes:
    """A step's own limit: `days` from `start` (接收《联系函》后); `text` is the list's phrase."""

    text: str
    days: int
    unit: Unit
    start: str


@dataclass(frozen=True, slots=True)
class Step:
    """One node of the flow. `name` is the list's; `caption` is our hint of 2 to 4 characters.

    `who` does it, `yields` what comes out, `limit` the step's own limit in words, `side_exit`
    what happens if it fails, `substeps` what it consists of. Where offices exchange papers,
    `party` is who does it, `takes` its own limit as data, `of_item` the seq of the other item
    whose step it is.
    """

    name: str
    caption: str | None = None
    who: str | None = None
    yields: str | None = None
    limit: str | None = None
    side_exit: str | None = None
    substeps: tuple[str, ...] = ()
    when: Condition | None = None
    quotes: tuple[Quote, ...] = ()
    party: str | None = None
    takes: Takes | None = None
    of_item: int | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """What the applicant must do in time: `days` from `start` (words after 自…之日起)."""

    say: str
    days: int
    unit: Unit
    start: str
    quotes: tuple[Quote, ...]
    when: Condition | None = None


class NoteKind(StrEnum):
    """Kinds of clauses that put nothing on the checklist (CONTENT, rule 3)."""

    HEADING = "heading"
    NOTE = "note"
    DEFINITION = "definition"
    TOGETHER = "together"
    APPLIES = "applies"
    ELSEWHERE = "elsewhere"
    SEE_FIRST = "see_first"
    OTHER_ITEM = "other_item"
    OFFICE = "office"
    NONE_STATED = "none_stated"


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence for the person (`say`), or a clause accounted for without one (`say` None).

    `line` is the key of the requirement under which it stands where both are certain; it stands
    with the other notes where it hangs on something, or that line is not on the list.
    """

    kind: NoteKind
    quotes: tuple[Quote, ...]
    say: str | None = None
    when: Condition | None = None
    items: tuple[int, ...] = ()
    line: str | None = None
    doubt: Doubt | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Erratum:
    """A misprint kept in `official`: the words as printed, and what is meant."""

    column: str
    text: str
    meant: str


@dataclass(frozen=True)
class Item:
    """One row of an official list, with everything that was read out of it."""

    region: str
    seq: int
    name: str
    category: str
    plain: str
    official: tuple[tuple[str, str], ...]
    code: str | None = None
    national: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    limits: tuple[TimeLimit, ...] = ()
    steps: tuple[Step, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    notes: tuple[Note, ...] = ()
    basis: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    errata: tuple[Erratum, ...] = ()
    parties: tuple[Party, ...] = ()

    def cell(self, column: str) -> str:
        """The official text of a column, verbatim; "" where the list has none."""
        return next((text for name, text in self.official if name == column), "")

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """The questions by their id."""
        return {question.id: question for question in self.questions}

    def question(self, question_id: str) -> Question | None:
        return self.by_id.get(question_id)

    def in_chain(self, step: Step) -> bool:
        """Whether a step is one of the official chain; else it is only drawn between parties.

        A list without 办理环节 has its chain in 办理流程, and all its own steps are of it.
        """
        chain = self.cell(STEPS)
        return step.of_item is None and (not chain or step.name in chain)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 in hex over what a 清单号 stands for: questions, conditions and materials."""
        told = []
        rows: tuple[Question | Requirement | Outcome, ...] = (
            *self.questions,
            *self.requirements,
            *self.outcomes,
        )
        for row in rows:
            fields = asdict(row)
            for words in ("short", "ask", "why", "help", "quotes", "origin", "where", "doubt"):
                fields.pop(words, None)
            told.append(fields)
        text = json.dumps(told, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    @cached_property
    def hinges(self) -> tuple[Hinge, ...]:
        """Every row but outcomes that some answer decides; notes and deadlines ask nothing."""
        rows = [requirement.hinge for requirement in self.requirements]
        rows += [Hinge(limit.when) for limit in self.limits]
        rows += [Hinge(step.when) for step in self.steps]
        return tuple(row for row in rows if row.when or row.waivers or row.inner)

    def conditions(self) -> Iterator[Condition]:
        """Every condition that may cause a question."""
        for row in (*(Hinge(outcome.when) for outcome in self.outcomes), *self.hinges):
            yield from row.conditions()


@dataclass(frozen=True, slots=True)
class Category:
    """One of a region's ten: `name` is the list's, with its numeral; `plain` is ours.

    `code` is the list's 主项编码, verbatim, where it prints one.
    """

    key: str
    name: str
    plain: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A way into an item from a life event, with answers already known, in words of its own."""

    item: int
    say: str
    answers: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A life event on the home page (看病报销); `about` is its line of at most 10 characters.

    `hint` stands above the items: what is easily missed (two errands, another life event).
    """

    key: str
    title: str
    about: str
    icon: str
    entries: tuple[TopicEntry, ...]
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """What was read, and how it was read: `id` is a hash of the expanded items (DESIGN 3)."""

    id: str
    label: str
    date: str


@dataclass(frozen=True, slots=True)
class NationalItem:
    """A national sub-item (全国子项): six digits, and the name that the lists with codes print."""

    code: str
    name: str


@dataclass(frozen=True)
class Region:
    """One official list. `prefix` begins every 清单号; `footnote` is the text under the table."""

    id: str
    prefix: str
    name: str
    short: str
    title: str
    categories: tuple[Category, ...]
    topics: tuple[Topic, ...]
    year: str | None = None
    footnote: str = ""
    notes: tuple[Note, ...] = ()

    def category(self, key: str) -> Category:
        return next(category for category in self.categories if category.key == key)


@dataclass(frozen=True, slots=True)
class Case:
    """A fact-check: who comes, what they answer, and *all* the lines they must get.

    `lines` are line texts as in `--json`; `absent` are fragments that no line may contain.
    """

    region: str
    item: int
    who: str
    answers: tuple[tuple[str, tuple[str, ...]], ...]
    lines: tuple[str, ...]
    may_be_asked: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    not_needed: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    limit: str | None = None
    outcome: str | None = None
