"""Checklist → notice: composes every block, once (DESIGN 2.1). Words come from `wording`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from app.domain import slip, wording
from app.domain.calendar import Calendar
from app.domain.checklist import Checklist
from app.domain.compose_dates import compose_dates, compose_flow
from app.domain.compose_lines import compose_lines, compose_not_needed, note_words
from app.domain.condition import UNSURE, Facts
from app.domain.hall import HOTLINE, PRODUCT, Hall
from app.domain.item import (
    CHANNEL,
    FEE,
    Edition,
    NoteKind,
    OutcomeKind,
    Region,
)
from app.domain.notice import (
    Basis,
    Block,
    Dates,
    Fact,
    Foot,
    HallFacts,
    Head,
    Lines,
    Notes,
    Notice,
    OutcomeBlock,
    Situation,
    Suits,
)

_SILENT = frozenset({NoteKind.HEADING, NoteKind.OFFICE, NoteKind.OTHER_ITEM, NoteKind.NONE_STATED})
"""Kinds of notes that say nothing to an applicant."""
_ELSEWHERE = _SILENT | {NoteKind.APPLIES}
"""Kinds of notes that do not stand under 请留意."""


@dataclass(frozen=True)
class Setting:
    """Everything around the checklist that a notice tells: region, hall, edition, day, table.

    `today` is the day on which it is read; what is computed from it starts at the next working
    day if it is none. `printed` is left out of screens.
    """

    region: Region
    edition: Edition
    hall: Hall
    calendar: Calendar
    today: date
    printed: datetime | None = None

    @property
    def listed(self) -> str:
        """清单 or 指南: what the region's list calls itself."""
        return wording.called(self.region.title)


def make_notice(checklist: Checklist, setting: Setting) -> Notice:
    """Compose all blocks, in the order of the paper (VISUAL 5.1)."""
    facts = Facts(checklist.item.by_id, dict(checklist.answers))
    lines = compose_lines(checklist, facts, guide=is_guide(checklist))
    dates = compose_dates(checklist, facts, setting.calendar, setting.today, setting.listed)
    code = slip.encode(checklist.item, setting.region.prefix, dict(checklist.answers))
    blocks: list[Block | None] = [
        _head(checklist, setting),
        _suits(checklist, facts),
        _outcome(checklist),
        _situation(checklist),
        lines,
        compose_not_needed(checklist, facts),
        compose_flow(checklist, facts, setting.calendar, setting.today),
        dates,
        _notes(checklist, facts),
        _hall_facts(checklist, setting.hall),
        _basis(checklist, setting, lines),
        _foot(code, setting),
    ]
    kept = tuple(block for block in blocks if block is not None)
    return Notice(kept, _qr_text(kept, is_guide(checklist)))


def is_guide(checklist: Checklist) -> bool:
    """With no answers given, the notice is the general guide (办事指南)."""
    return not checklist.answers and bool(checklist.open_questions)


def _head(checklist: Checklist, setting: Setting) -> Head:
    item, region = checklist.item, setting.region
    number = item.code or wording.list_number(region.short, region.title, item.seq)
    guide = is_guide(checklist)
    return Head(
        document=wording.GUIDE if guide else wording.DOCUMENT,
        region=region.name,
        hall=setting.hall.name,
        title=item.name,
        meta=(number, region.category(item.category).name),
        plain=item.plain,
        guide=guide,
    )


def _suits(checklist: Checklist, facts: Facts) -> Suits | None:
    held = [one for one in checklist.notes if one.row.kind is NoteKind.APPLIES]
    said = [told for one in held for told in note_words(checklist.item, facts, one.row)]
    quotes = tuple(quote for one in held if one.row.say for quote in one.row.quotes)
    sentences = tuple(dict.fromkeys(wording.closed(sentence) for sentence in said))
    return Suits(wording.SUITS, sentences, quotes) if sentences else None


def _outcome(checklist: Checklist) -> OutcomeBlock | None:
    outcome = checklist.outcome
    if outcome is None:
        return None
    return OutcomeBlock(outcome.kind, outcome.say, outcome.more, outcome.quotes, outcome.items)


def _situation(checklist: Checklist) -> Situation | None:
    facts: list[tuple[bool, Fact]] = []
    for question_id, chosen in checklist.answers:
        question = checklist.item.question(question_id)
        if question is not None:
            words = wording.answer_words(question, chosen)
            label = wording.answer_label(question, words)
            facts.append((question.origin is None, Fact(question_id, label, words)))
    ordered = tuple(fact for _, fact in sorted(facts, key=lambda pair: pair[0]))
    return Situation(wording.SITUATION, ordered) if ordered else None


def _notes(checklist: Checklist, facts: Facts) -> Notes | None:
    item = checklist.item
    listed = {entry.requirement.key for entry in checklist.entries}
    said: list[str] = []
    for held in checklist.outcomes:
        if held.certain:
            continue
        condition = wording.condition_words(item, facts, held.row.when)
        if condition:
            told = "".join(wording.closed(text) for text in (held.row.say, *held.row.more))
            said.append(wording.under(condition, told))
    for note in checklist.notes:
        under_its_line = note.certain and note.row.line in listed
        if note.row.kind in _ELSEWHERE or under_its_line:
            continue
        said.extend(note_words(item, facts, note.row))
    outcome = checklist.outcome
    doubts = [
        *item.doubts,
        *(held.row.doubt for held in checklist.limits if held.row.doubt),
        *([outcome.doubt] if outcome and outcome.doubt else []),
    ]
    said.extend(doubt.say for doubt in doubts if doubt.say)
    if any(UNSURE in chosen for _, chosen in checklist.answers):
        said.append(wording.UNSURE_NOTE)
    sentences = tuple(dict.fromkeys(wording.closed(sentence) for sentence in said))
    return Notes(wording.NOTES, sentences) if sentences else None


def _hall_facts(checklist: Checklist, hall: Hall) -> HallFacts:
    channel = wording.channel(checklist.item.cell(CHANNEL))
    fee = wording.fee(checklist.item.cell(FEE))
    facts = [
        Fact(key, label, value)
        for key, label, value in (
            ("name", "大厅", hall.name),
            ("address", "地址", hall.address),
            ("window", "窗口", hall.window(checklist.item.category)),
            ("hours", "时间", hall.hours),
            ("phone", "电话", hall.phone),
            ("copier", "复印", hall.copier),
            ("complaints", "投诉", hall.complaints),
            ("hotline", "医保热线", HOTLINE),
            ("channel", "办理方式", channel),
            ("fee", "收费", fee),
        )
        if value
    ]
    told = {fact.key for fact in facts} - {"hotline", "channel", "fee"}
    outcome = checklist.outcome
    here = outcome is None or outcome.kind is not OutcomeKind.ELSEWHERE
    headline = wording.WHERE if here else wording.ASK_WHERE
    if not told:
        headline = wording.ASK_FIRST
    return HallFacts(headline, tuple(facts), channel, fee, here)


def _basis(checklist: Checklist, setting: Setting, lines: Lines | None) -> Basis:
    item = checklist.item
    where = lines is not None and any(line.where for line in lines.every())
    return Basis(
        headline=wording.BASIS,
        citations=item.basis,
        source=wording.source(setting.region.title, item.seq),
        hint=wording.hint(where, setting.listed),
    )


def _foot(code: str, setting: Setting) -> Foot:
    edition = setting.edition
    return Foot(
        disclaimer=wording.DISCLAIMER,
        slip=code,
        slip_words=wording.slip_words(code),
        edition=wording.edition_words(setting.region.short, edition.id, edition.date),
        printed=wording.printed_at(setting.printed) if setting.printed else None,
    )


def _qr_text(blocks: tuple[Block, ...], guide: bool) -> str:
    """What a phone shows without a network: a material a line, and under it what else to bring.

    Most doubts that ask for nothing more are left to paper and screen: the code has little room.
    """
    notice = Notice(blocks, "")
    head, foot = notice.get(Head), notice.get(Foot)
    said = [f"{PRODUCT} {head.title}", head.region]
    if not guide:
        said.extend(_qr_body(notice))
    return "\n".join((*said, foot.slip_words))


def _qr_body(notice: Notice) -> Iterable[str]:
    outcome, lines, dates = notice.find(OutcomeBlock), notice.find(Lines), notice.get(Dates)
    if outcome is not None:
        yield outcome.headline
        yield from outcome.sentences
    if lines is not None:
        yield lines.headline
        if lines.stamp_all:
            yield lines.stamp_all
        for line in lines.lines:
            mark = f"（{wording.MAY_TAG}）" if line.may_be_asked else ""
            yield f"{line.number}.{line.said}{mark}"
            yield from filter(wording.goes_along, line.remarks)
        for group in lines.groups:
            for line in group.lines:
                yield line.said
                yield from filter(wording.goes_along, line.remarks)
    yield f"{dates.lead} {dates.latest_words or ''} {dates.tail}".strip()
    yield from (deadline.text for deadline in dates.deadlines)
