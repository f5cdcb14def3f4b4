"""The notice (告知单): an ordered tuple of blocks, every string final (DESIGN 2.1).

`compose.make_notice` writes it; screen, A4, receipt, QR text, speech, terminal and `--json`
only render it. A renderer may break lines and choose an arrangement; it words nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.domain.item import Obligation, OutcomeKind, Quote


@dataclass(frozen=True, slots=True)
class Head:
    """`document` is 一次性告知清单 or, with no answers given, 办事指南."""

    document: str
    region: str
    hall: str | None
    title: str
    meta: tuple[str, ...]
    plain: str
    guide: bool


@dataclass(frozen=True, slots=True)
class OutcomeBlock:
    """A result that is said first. `items` are seqs where to go instead."""

    kind: OutcomeKind
    headline: str
    sentences: tuple[str, ...]
    quotes: tuple[Quote, ...]
    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value, as 住院原因: 受伤，对方有责任. `key` names its origin.

    `label` is "" where the value says it all.
    """

    key: str
    label: str
    value: str

    @property
    def said(self) -> str:
        """Both on one line."""
        return f"{self.label}：{self.value}" if self.label else self.value


@dataclass(frozen=True, slots=True)
class Suits:
    """适合您吗: for whom the item is, in plain words and in the list's (服务对象)."""

    headline: str
    sentences: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """您的情况: the answers that count, the region-wide question (谁来办) first."""

    headline: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper, and what is asked of it alone: form, copies, stamp."""

    name: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Papers that go together. `condition` begins 如果 where it is not certain to be open.

    `said` is `text` with the stamp in brackets behind what bears it.
    """

    papers: tuple[Paper, ...]
    text: str
    said: str
    condition: str | None
    note: str | None


class Shape(StrEnum):
    """How a line is drawn: one paper; one of several choices; several papers, all of them."""

    ONE = "one"
    ANY = "any"
    ALL = "all"


class Status(StrEnum):
    """`bring` is certain, `if` hangs on something unknown."""

    BRING = "bring"
    IF = "if"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the checklist.

    `number` counts the certain lines from 1, those of `must` first; None under 如果. `title` is
    the group's label or the paper's name. `tag` is 以下任选一样 or 都要 of a group. `tags` are
    form, copies and stamp of the whole line; of a line with one paper, that paper's too. `text`
    is the list's own phrase for `--json` (DESIGN 5). `said` is the same for a phone, where nothing
    else stands: with the stamps, and with form, stamp and waiver that hang on an answer.
    `because` is None while the line hangs on something itself. `last_words` introduces
    `last_resort` (都拿不到：改填). `remarks` stand under the line; of them `hanging` are the forms
    and stamps that hang on an answer. `where` is a hint of ours.
    """

    key: str
    number: int | None
    shape: Shape
    status: Status
    obligation: Obligation
    title: str
    text: str
    said: str
    condition: str | None
    because: str | None
    tag: str | None
    tags: tuple[str, ...]
    choices: tuple[Choice, ...]
    last_resort: tuple[Choice, ...]
    last_words: str | None
    remarks: tuple[str, ...]
    hanging: tuple[str, ...]
    where: str | None
    form: str | None
    copies: int | None
    stamp: str | None
    waiver: str | None
    doubt: str | None
    quotes: tuple[Quote, ...]

    @property
    def phrase(self) -> str:
        """`text` without its condition."""
        return self.text.removeprefix(f"{self.condition}：")

    @property
    def may_be_asked(self) -> bool:
        return self.obligation is Obligation.MAY_BE_ASKED


@dataclass(frozen=True, slots=True)
class ConditionGroup:
    """Lines that share a condition; `condition` begins 如果."""

    condition: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """N 样: `must` counts certain lines only (DESIGN 2.13)."""

    must: int
    may_be_asked: int
    conditional: int


@dataclass(frozen=True, slots=True)
class Lines:
    """要带的材料. `headline` 请带齐这 7 样; `aside` what else may come, in a few words.

    `lines` are certain, `groups` hang on something. `tip` stands at the right of the headline
    on paper. `stamp_all` is said once where every line carries the same stamp, `totals` where
    copies and stamps of several lines can be counted.
    """

    headline: str
    aside: str | None
    tip: str
    stamp_all: str | None
    counts: Counts
    lines: tuple[Line, ...]
    groups: tuple[ConditionGroup, ...]
    totals: str | None = None

    def every(self) -> tuple[Line, ...]:
        return (*self.lines, *(line for group in self.groups for line in group.lines))


@dataclass(frozen=True, slots=True)
class NotNeededLine:
    key: str
    text: str
    because: str


@dataclass(frozen=True, slots=True)
class NotNeeded:
    """不用带: what a waiver has taken off this person's list."""

    headline: str
    lines: tuple[NotNeededLine, ...]


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A step. `caption` is our hint, `mine` marks what the person does."""

    name: str
    caption: str
    mine: bool
    who: str | None
    yields: str | None
    limit: str | None
    side_exit: str | None
    substeps: tuple[str, ...]

    @property
    def aside(self) -> tuple[str, ...]:
        """What else is said of the step in words: what comes out, its limit, its side exit."""
        return tuple(text for text in (self.yields, self.limit, self.side_exit) if text)


@dataclass(frozen=True, slots=True)
class Lane:
    """One of the parties: `plain` says in other words who that is."""

    name: str
    plain: str


class StandsFor(StrEnum):
    """What a node of the lanes is: the person's own step, an office's, a step of another item,
    what a failed check leads to, or what comes back at the end.
    """

    MINE = "mine"
    OFFICE = "office"
    OTHER_ITEM = "other_item"
    TOLD = "told"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class LaneNode:
    """A step in the lane of who does it; `lane` counts from 0, the person's own."""

    lane: int
    name: str
    caption: str
    stands_for: StandsFor


class LinkKind(StrEnum):
    """An arrow of the lanes: on, out of a check that failed, and back to the start."""

    ON = "on"
    FAIL = "fail"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow between two nodes, by their places; `label` names what travels."""

    start: int
    end: int
    kind: LinkKind
    label: str | None


@dataclass(frozen=True, slots=True)
class Span:
    """How long a step takes: `number` and `counts` (5 · 个), from when, and its last day.

    It reaches from the end of the span before, or from node `start`, to node `end`.
    """

    start: int
    end: int
    number: str
    counts: str
    since: str
    latest: str | None


@dataclass(frozen=True, slots=True)
class Lanes:
    """谁办哪一步: who sends what to whom. `spans` is empty where their sum is not the limit.

    `unit` heads their column (工作日), `total` says the sum (合起来不超过 20 个工作日). `parts`
    are the list's words on single steps where no spans are shown.
    """

    headline: str
    aside: str | None
    limit_head: str
    unit: str
    lanes: tuple[Lane, ...]
    nodes: tuple[LaneNode, ...]
    links: tuple[Link, ...]
    spans: tuple[Span, ...]
    total: str | None
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """怎么办、多久办好. `bracket` spans the nodes from `bracket_from` to the last.

    `lanes`: the same with the parties, where offices exchange papers.
    """

    headline: str
    nodes: tuple[FlowNode, ...]
    bracket: str | None
    bracket_from: int
    lanes: Lanes | None = None

    @property
    def vertical(self) -> bool:
        """On paper: sub-steps, days of single steps and several asides need room at the side."""
        timed = any(character.isdigit() for node in self.nodes for character in node.limit or "")
        told = sum(bool(node.limit or node.side_exit) for node in self.nodes)
        return timed or told > 1 or any(node.substeps for node in self.nodes)


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One time limit: `text` is the list's (即时办结), `said` the same in plain words (当场办好).

    `condition` begins 如果 while it is not certain.
    """

    text: str
    said: str
    condition: str | None


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """By when to come: `text` is the list's rule, `seen` the same looked at from a day.

    `since` is the first day of the event for which who comes on that day is in time, None beyond
    the holiday table. `seen` names the day, `seen_now` is for a screen (今天来办).
    """

    text: str
    seen: str | None = None
    seen_now: str | None = None
    since: date | None = None

    @property
    def printed(self) -> str:
        return self.text + (self.seen or "")

    @property
    def shown(self) -> str:
        return self.text + (self.seen_now or "")


@dataclass(frozen=True, slots=True)
class Dates:
    """When it will be done, and by when to come.

    The sentence is `lead` + `latest_words` + `tail` (如果 11 月 9 日受理，最晚 · 12 月 21 日（星期一）
    · 办好); where no date can be told, `lead` holds the whole of it. `lead_now` is for a screen,
    that is read at once (如果今天受理，最晚); `latest_printed` names the year for paper, that is
    read later. `tag` is a few words for a list row (当场办好). `rule` says how many days, and how
    they are counted; `counted` only the latter, where the days are told already. `deadlines` are
    the applicant's own.
    """

    limits: tuple[LimitLine, ...]
    lead: str
    lead_now: str
    latest_words: str | None
    latest_printed: str | None
    tail: str
    rule: str | None
    counted: str | None
    tag: str | None
    latest: date | None
    deadlines: tuple[DeadlineLine, ...]

    def counting(self, told: bool) -> str | None:
        """How days are counted; their number is left out where it is `told` beside it."""
        return self.counted if told and self.counted else self.rule


@dataclass(frozen=True, slots=True)
class Notes:
    """请留意."""

    headline: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HallFacts:
    """到哪里办. `channel` and `fee` are what the list says on both, else None.

    `here` is False where the outcome sends elsewhere: the hall then only answers questions.
    """

    headline: str
    facts: tuple[Fact, ...]
    channel: str | None = None
    fee: str | None = None
    here: bool = True


@dataclass(frozen=True, slots=True)
class Basis:
    """依据, and where the list itself stands."""

    headline: str
    citations: tuple[str, ...]
    source: str
    hint: str | None


@dataclass(frozen=True, slots=True)
class Foot:
    """`slip` is the 清单号, `slip_words` and `edition` the whole phrases."""

    disclaimer: str
    slip: str
    slip_words: str
    edition: str
    printed: str | None


Block = (
    Head
    | Suits
    | OutcomeBlock
    | Situation
    | Lines
    | NotNeeded
    | Flow
    | Dates
    | Notes
    | HallFacts
    | Basis
    | Foot
)

B = TypeVar("B", bound=Block)


@dataclass(frozen=True, slots=True)
class Notice:
    """`blocks` in the order of the paper; `qr_text` is what the code carries, in plain words."""

    blocks: tuple[Block, ...]
    qr_text: str

    def find(self, kind: type[B]) -> B | None:
        return next((block for block in self.blocks if isinstance(block, kind)), None)

    def get(self, kind: type[B]) -> B:
        """A block that every notice has: Head, Flow, Dates, Basis, Foot."""
        found = self.find(kind)
        if found is None:
            raise LookupError(kind.__name__)
        return found
