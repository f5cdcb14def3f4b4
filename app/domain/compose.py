"""Checklist → notice: composes every block, once (DESIGN 2.1). Words come from `wording`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain import slip, wording
from app.domain.calendar import Calendar
from app.domain.checklist import Checklist, Entry, Held
from app.domain.condition import UNSURE, Condition, Facts, Truth
from app.domain.hall import HOTLINE, Hall
from app.domain.item import (
    Alternative,
    Edition,
    Handling,
    Mark,
    NoteKind,
    Obligation,
    Region,
    TimeLimit,
    Unit,
)
from app.domain.notice import (
    Basis,
    Block,
    Choice,
    ConditionGroup,
    Counts,
    Dates,
    Fact,
    Flow,
    FlowNode,
    Foot,
    HallFacts,
    Head,
    LimitLine,
    Line,
    Lines,
    Notes,
    Notice,
    NotNeeded,
    NotNeededLine,
    OutcomeBlock,
    Paper,
    Shape,
    Situation,
    Status,
)

_SILENT = frozenset({NoteKind.HEADING, NoteKind.OFFICE, NoteKind.OTHER_ITEM, NoteKind.NONE_STATED})
"""Kinds of notes that say nothing to an applicant."""


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


def make_notice(checklist: Checklist, setting: Setting) -> Notice:
    """Compose all blocks, in the order of the paper (VISUAL 5.1)."""
    facts = Facts(checklist.item.by_id, dict(checklist.answers))
    lines = _lines(checklist, facts)
    dates = _dates(checklist, facts, setting)
    code = slip.encode(checklist.item, setting.region.prefix, dict(checklist.answers))
    blocks: list[Block | None] = [
        _head(checklist, setting),
        _outcome(checklist),
        _situation(checklist),
        lines,
        _not_needed(checklist, facts),
        _flow(checklist),
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
    number = item.code or wording.list_number(region.short, item.seq)
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
            facts.append((question.origin is None, Fact(question_id, question.short, words)))
    ordered = tuple(fact for _, fact in sorted(facts, key=lambda pair: pair[0]))
    return Situation(wording.SITUATION, ordered) if ordered else None


# The checklist


def _lines(checklist: Checklist, facts: Facts) -> Lines | None:
    if not checklist.entries:
        return None
    certain = [entry for entry in checklist.entries if entry.certain]
    hanging = [entry for entry in checklist.entries if not entry.certain]
    ordered = sorted(certain, key=lambda entry: entry.requirement.obligation is not Obligation.MUST)
    shared = _shared_stamp(checklist.entries, facts)
    lines = tuple(
        _line(checklist, facts, entry, number, shared)
        for number, entry in enumerate(ordered, start=1)
    )
    groups: dict[str, list[Line]] = {}
    for entry in hanging:
        line = _line(checklist, facts, entry, None, shared)
        groups.setdefault(line.condition or "", []).append(line)
    must = sum(line.obligation is Obligation.MUST for line in lines)
    counts = Counts(must, len(lines) - must, len(hanging))
    numbers = (counts.must, counts.may_be_asked, counts.conditional)
    return Lines(
        headline=wording.lines_headline(*numbers),
        aside=wording.lines_aside(*numbers),
        tip=wording.TICK_TIP,
        stamp_all=wording.stamp_all(shared) if shared else None,
        counts=counts,
        lines=lines,
        groups=tuple(ConditionGroup(words, tuple(group)) for words, group in groups.items()),
    )


def _shared_stamp(entries: tuple[Entry, ...], facts: Facts) -> str | None:
    """The stamp that every one of several lines carries for certain."""
    stamps = {_certain(facts, entry.requirement.handling.stamp) for entry in entries}
    return stamps.pop() if len(entries) > 1 and len(stamps) == 1 else None


def _certain(facts: Facts, mark: Mark | None) -> str | None:
    if mark is None or facts.truth(mark.when) is not Truth.YES:
        return None
    return mark.text


def _line(
    checklist: Checklist, facts: Facts, entry: Entry, number: int | None, shared: str | None
) -> Line:
    item, requirement = checklist.item, entry.requirement
    handling = requirement.handling
    form, stamp = _certain(facts, handling.form), _certain(facts, handling.stamp)
    offered = [held for held in entry.alternatives if not held.row.last]
    spare = [held for held in entry.alternatives if held.row.last]
    choices = tuple(_choice(checklist, facts, held) for held in offered)
    last_resort = tuple(_choice(checklist, facts, held) for held in spare)
    shape = _shape(choices)
    whole = wording.either(_with_condition(choice) for choice in choices)
    text = wording.marked(whole, form, handling.copies.text if handling.copies else None)
    if last_resort:
        text += wording.last_resort_words([choice.text for choice in last_resort])
    words = wording.condition_words(item, facts, requirement.when)
    condition = wording.if_words(words) if words else None
    waiver = _waiver(checklist, facts, entry)
    doubt = requirement.doubt.say if requirement.doubt else None
    remarks = [
        *_hanging_marks(checklist, facts, handling),
        *(
            remark
            for held in entry.alternatives
            for remark in _inner_marks(checklist, facts, held.row)
        ),
        *(text for text in (requirement.note, waiver, doubt) if text),
    ]
    tags = [
        *([form] if form else []),
        *([handling.copies.text] if handling.copies else []),
        *([stamp] if stamp and stamp != shared else []),
    ]
    return Line(
        key=requirement.key,
        number=number,
        shape=shape,
        status=Status.IF if condition else Status.BRING,
        obligation=requirement.obligation,
        title=_title(requirement.label, shape, choices),
        text=f"{condition}：{text}" if condition else text,
        condition=condition,
        because=_because(checklist, facts, entry),
        tag=_tag(shape, choices),
        tags=tuple(tags),
        choices=choices,
        last_resort=last_resort,
        last_words=wording.last_resort_lead([held.row for held in spare]) if spare else None,
        remarks=tuple(remarks),
        where=requirement.where,
        form=form or _common(facts, offered, "form"),
        copies=handling.copies.number if handling.copies else _common_copies(offered),
        stamp=stamp or _common(facts, offered, "stamp"),
        waiver=waiver,
        doubt=doubt,
        quotes=requirement.quotes
        + tuple(quote for held in entry.alternatives for quote in held.row.quotes),
    )


def _because(checklist: Checklist, facts: Facts, entry: Entry) -> str | None:
    """Why the line is there, or, if everybody brings it, why it takes this shape."""
    conditions = [entry.requirement.when, *(held.row.when for held in entry.alternatives)]
    said = (wording.because_words(checklist.item, facts, condition) for condition in conditions)
    return next((words for words in said if words), None)


def _tag(shape: Shape, choices: tuple[Choice, ...]) -> str | None:
    if shape is Shape.ANY and all(choice.condition for choice in choices):
        return wording.DEPENDS_TAG
    return {Shape.ONE: None, Shape.ANY: wording.ANY_TAG, Shape.ALL: wording.ALL_TAG}[shape]


def _shape(choices: tuple[Choice, ...]) -> Shape:
    if len(choices) > 1:
        return Shape.ANY
    return Shape.ALL if choices and len(choices[0].papers) > 1 else Shape.ONE


def _title(label: str | None, shape: Shape, choices: tuple[Choice, ...]) -> str:
    if shape is Shape.ONE and choices:
        return choices[0].papers[0].name
    return label or wording.either(choice.text for choice in choices)


def _choice(checklist: Checklist, facts: Facts, held: Held[Alternative]) -> Choice:
    alternative = held.row
    handling = alternative.handling
    papers: list[Paper] = []
    texts: list[str] = []
    for part in alternative.parts:
        form = _certain(facts, part.handling.form)
        stamp = _certain(facts, part.handling.stamp)
        copies = part.handling.copies.text if part.handling.copies else None
        papers.append(Paper(part.name, tuple(tag for tag in (form, copies, stamp) if tag)))
        texts.append(wording.marked(part.name, form, copies))
    form, stamp = _certain(facts, handling.form), _certain(facts, handling.stamp)
    copies = handling.copies.text if handling.copies else None
    shared = tuple(tag for tag in (form, copies, stamp) if tag)
    if shared:
        papers = [Paper(paper.name, (*paper.tags, *shared)) for paper in papers]
    words = wording.condition_words(checklist.item, facts, alternative.when)
    return Choice(
        papers=tuple(papers),
        text=wording.marked(wording.together(texts), form, copies),
        condition=wording.if_words(words) if words else None,
        note=alternative.note,
    )


def _with_condition(choice: Choice) -> str:
    return f"{choice.text}（{choice.condition}）" if choice.condition else choice.text


def _inner_marks(checklist: Checklist, facts: Facts, alternative: Alternative) -> Iterable[str]:
    name = wording.together(part.name for part in alternative.parts)
    for remark in _hanging_marks(checklist, facts, alternative.handling):
        yield f"{name}，{remark}"
    for part in alternative.parts:
        for remark in _hanging_marks(checklist, facts, part.handling):
            yield f"{part.name}，{remark}"


def _hanging_marks(checklist: Checklist, facts: Facts, handling: Handling) -> Iterable[str]:
    for mark in (handling.form, handling.stamp):
        if mark is not None:
            words = wording.condition_words(checklist.item, facts, mark.when)
            if words:
                yield wording.mark_hangs(words, mark.text)


def _common(facts: Facts, held: list[Held[Alternative]], kind: str) -> str | None:
    """A form or stamp that every paper of every choice carries, told as the line's own."""
    found: set[str | None] = set()
    for choice in held:
        over: Mark | None = getattr(choice.row.handling, kind)
        for part in choice.row.parts:
            found.add(_certain(facts, over) or _certain(facts, getattr(part.handling, kind)))
    return found.pop() if len(found) == 1 else None


def _common_copies(held: list[Held[Alternative]]) -> int | None:
    found: set[int | None] = set()
    for choice in held:
        over = choice.row.handling.copies
        for part in choice.row.parts:
            copies = over or part.handling.copies
            found.add(copies.number if copies else None)
    return found.pop() if len(found) == 1 else None


def _waiver(checklist: Checklist, facts: Facts, entry: Entry) -> str | None:
    said = [
        wording.waiver_may(words)
        for waiver in entry.waivers
        if (words := wording.condition_words(checklist.item, facts, waiver.when))
    ]
    return "；".join(said) or None


def _not_needed(checklist: Checklist, facts: Facts) -> NotNeeded | None:
    lines: list[NotNeededLine] = []
    for waived in checklist.waived:
        requirement = waived.requirement
        names = wording.either(
            wording.together(part.name for part in choice.parts)
            for choice in requirement.alternatives
            if not choice.last
        )
        because = wording.because_words(checklist.item, facts, waived.waiver.when)
        lines.append(NotNeededLine(requirement.key, names, because or ""))
    return NotNeeded(wording.NOT_NEEDED, tuple(lines)) if lines else None


# Steps and time


def _flow(checklist: Checklist) -> Flow:
    nodes = tuple(
        FlowNode(
            name=held.row.name,
            caption=held.row.caption or wording.caption(held.row.name),
            mine=index == 0,
            who=held.row.who,
            yields=held.row.yields,
            limit=wording.spaced(held.row.limit) if held.row.limit else None,
            side_exit=held.row.side_exit,
            substeps=held.row.substeps,
        )
        for index, held in enumerate(checklist.steps)
    )
    certain = _certain_limit(checklist)
    text = wording.bracket(certain) if certain else None
    return Flow(wording.FLOW, nodes, text if len(nodes) > 1 else None, min(1, len(nodes) - 1))


def _certain_limit(checklist: Checklist) -> TimeLimit | None:
    sure = [held.row for held in checklist.limits if held.certain]
    return sure[0] if len(sure) == 1 and len(checklist.limits) == 1 else None


def _dates(checklist: Checklist, facts: Facts, setting: Setting) -> Dates:
    item = checklist.item
    limits: list[LimitLine] = []
    for held in checklist.limits:
        words = wording.condition_words(item, facts, held.row.when)
        condition = wording.if_words(words) if words else None
        limits.append(LimitLine(wording.limit_text(held.row), condition))
    deadlines: list[str] = []
    for deadline in checklist.deadlines:
        words = wording.condition_words(item, facts, deadline.row.when)
        said = f"{wording.if_words(words)}：{deadline.row.say}" if words else deadline.row.say
        deadlines.append(wording.closed(said))
    certain = _certain_limit(checklist)
    lead, lead_now, latest, rule = _completion(certain, limits, setting)
    return Dates(
        limits=tuple(limits),
        lead=lead,
        lead_now=lead_now,
        latest_words=wording.day_words(latest, setting.today) if latest else None,
        tail=wording.DONE if latest else "",
        rule=rule,
        tag=wording.limit_tag(certain) if certain else None,
        latest=latest,
        deadlines=tuple(deadlines),
    )


def _completion(
    limit: TimeLimit | None, limits: list[LimitLine], setting: Setting
) -> tuple[str, str, date | None, str | None]:
    """Words before the date, the same for a screen, the date, and how days are counted."""
    if limit is None:
        said = wording.limits_vary([(line.text, line.condition) for line in limits])
        return said, said, None, None
    if limit.gap:
        return wording.GAP_LIMIT, wording.GAP_LIMIT, None, None
    if limit.days is None:
        return wording.ON_THE_SPOT, wording.ON_THE_SPOT, None, None
    rule = wording.counting_rule(limit)
    calendar = setting.calendar
    accepted = calendar.next_working_day(setting.today)
    latest: date | None = None
    if accepted is not None:
        if limit.unit is Unit.WORKING_DAYS:
            latest = calendar.add_working_days(accepted, limit.days)
        else:
            latest = accepted + timedelta(days=limit.days)
    if accepted is None or latest is None:
        said = wording.beyond_table(limit)
        return said, said, None, wording.NO_DATE_YET
    day = wording.short_day(accepted, setting.today)
    now = wording.TODAY if accepted == setting.today else day
    return wording.if_accepted(day), wording.if_accepted(now), latest, rule


# The rest


def _notes(checklist: Checklist, facts: Facts) -> Notes | None:
    item = checklist.item
    said: list[str] = []
    for held in checklist.outcomes:
        if held.certain:
            continue
        words = wording.condition_words(item, facts, held.row.when)
        if words:
            said.append(f"{wording.if_words(words)}：{'。'.join((held.row.say, *held.row.more))}")
    for note in checklist.notes:
        if note.row.kind in _SILENT:
            continue
        words = wording.condition_words(item, facts, note.row.when)
        if note.row.say:
            said.append(f"{wording.if_words(words)}：{note.row.say}" if words else note.row.say)
        if note.row.doubt and note.row.doubt.say:
            said.append(note.row.doubt.say)
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
        )
        if value
    ]
    return HallFacts(wording.WHERE, tuple(facts))


def _basis(checklist: Checklist, setting: Setting, lines: Lines | None) -> Basis:
    item = checklist.item
    where = lines is not None and any(line.where for line in lines.every())
    return Basis(
        headline=wording.BASIS,
        citations=item.basis,
        source=wording.source(setting.region.title, item.seq),
        hint=wording.hint(where),
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
    """What a phone shows without a network; a section a paragraph, a material a line."""
    notice = Notice(blocks, "")
    head, foot = notice.get(Head), notice.get(Foot)
    said = [f"{wording.PRODUCT} {head.title}", head.region]
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
            yield f"{line.number}.{line.text}{mark}"
        for group in lines.groups:
            for line in group.lines:
                yield line.text
    yield f"{dates.lead} {dates.latest_words or ''} {dates.tail}".strip()


def condition_of(checklist: Checklist, condition: Condition | None) -> str | None:
    """The words of what still hangs under a checklist's answers, for lists of all sentences."""
    facts = Facts(checklist.item.by_id, dict(checklist.answers))
    return wording.condition_words(checklist.item, facts, condition)
