"""The checklist's lines and what is not needed, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter

from app.domain import wording
from app.domain.checklist import Checklist, Entry, Held
from app.domain.condition import Facts, Truth
from app.domain.item import Alternative, Handling, Item, Mark, Note, Obligation, OutcomeKind
from app.domain.notice import (
    Choice,
    ConditionGroup,
    Counts,
    Line,
    Lines,
    NotNeeded,
    NotNeededLine,
    Paper,
    Shape,
    Status,
)
from app.domain.totals import totals


def compose_lines(checklist: Checklist, facts: Facts, *, guide: bool = False) -> Lines | None:
    """The certain lines, then those that hang on something, grouped by their condition."""
    if not checklist.entries:
        return None
    certain = [entry for entry in checklist.entries if entry.certain]
    hanging = [entry for entry in checklist.entries if not entry.certain]
    ordered = sorted(certain, key=lambda entry: entry.requirement.obligation is not Obligation.MUST)
    shared = _shared_stamp(ordered, hanging, facts)
    reach = sum(entry.requirement.origin is None for entry in ordered)
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
    # Whoever has answered reads it under the line.
    spared = sum(
        guide and bool(entry.waivers)
        for entry in certain
        if entry.requirement.obligation is Obligation.MUST
    )
    outcome = checklist.outcome
    agreed = outcome is not None and outcome.kind is OutcomeKind.BY_AGREEMENT
    return Lines(
        headline=wording.lines_headline(*numbers, spared=spared, guide=guide, agreed=agreed),
        aside=wording.lines_aside(*numbers, spared),
        tip=wording.TICK_TIP,
        stamp_all=wording.stamp_all(shared, reach, len(checklist.entries)) if shared else None,
        counts=counts,
        lines=lines,
        groups=tuple(ConditionGroup(words, tuple(group)) for words, group in groups.items()),
        totals=totals(ordered, facts, shared is not None),
    )


def _shared_stamp(ordered: list[Entry], hanging: list[Entry], facts: Facts) -> str | None:
    """The stamp that all of the item's own lines carry for certain.

    A region's lines (those of an agent) follow them; the sentence then names the numbers.
    """
    own = [entry for entry in (*ordered, *hanging) if entry.requirement.origin is None]
    stamps = {_certain(facts, entry.requirement.handling.stamp) for entry in own}
    first = all(entry.requirement.origin is None for entry in ordered[: len(own)])
    alone = len(own) > 1 and len(stamps) == 1 and first and len(own) <= len(ordered)
    return stamps.pop() if alone else None


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
    copies = handling.copies.text if handling.copies else None
    condition = wording.condition_words(item, facts, requirement.when)
    waiver = _waiver(checklist, facts, entry)
    hanging = tuple(_all_hanging_marks(checklist, facts, entry))
    doubt = requirement.doubt.say if requirement.doubt else None
    remarks = [
        *hanging,
        *(text for text in (requirement.note, waiver, doubt) if text),
        *(
            words
            for note in checklist.notes_under(requirement.key)
            for words in note_words(item, facts, note)
        ),
    ]
    paper = choices[0].papers[0].tags if shape is Shape.ONE and choices else ()
    said_of_all = shared if requirement.origin is None else None
    tags = [tag for tag in (form, copies, *paper, stamp) if tag and tag != said_of_all]
    text = _phrase(choices, last_resort, attrgetter("text"), form, copies)
    marks = (stamp if stamp != said_of_all else None, *hanging, waiver)
    said = _phrase(choices, last_resort, attrgetter("said"), form, copies, marks)
    return Line(
        key=requirement.key,
        number=number,
        shape=shape,
        status=Status.IF if condition else Status.BRING,
        obligation=requirement.obligation,
        title=_title(requirement.label, shape, choices),
        text=wording.under(condition, text),
        said=wording.under(condition, said),
        condition=condition,
        because=None if condition else _because(checklist, facts, entry),
        tag=_tag(shape, choices),
        tags=tuple(dict.fromkeys(tags)),
        choices=choices,
        last_resort=last_resort,
        last_words=_last_words(offered, spare),
        remarks=tuple(remarks),
        hanging=hanging,
        where=requirement.where,
        form=form or _common(facts, offered, "form"),
        copies=handling.copies.number if handling.copies else _common_copies(offered),
        stamp=stamp or _common(facts, offered, "stamp"),
        waiver=waiver,
        doubt=doubt,
        quotes=requirement.quotes
        + tuple(quote for held in entry.alternatives for quote in held.row.quotes),
    )


def note_words(item: Item, facts: Facts, note: Note) -> Iterable[str]:
    """What a note says, under its condition, and its doubt."""
    if note.say:
        yield wording.under(wording.condition_words(item, facts, note.when), note.say)
    if note.doubt and note.doubt.say:
        yield note.doubt.say


def _last_words(offered: list[Held[Alternative]], spare: list[Held[Alternative]]) -> str | None:
    quotes = [quote for held in spare for quote in held.row.quotes]
    return wording.last_resort_lead(len(offered), quotes) if spare else None


def _because(checklist: Checklist, facts: Facts, entry: Entry) -> str | None:
    """Why the line is there, or, if everybody brings it, why it takes this shape."""
    conditions = [entry.requirement.when]
    if all(held.row.when for held in entry.alternatives):
        conditions += [held.row.when for held in entry.alternatives]
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
    said: list[str] = []
    for part in alternative.parts:
        form = _certain(facts, part.handling.form)
        stamp = _certain(facts, part.handling.stamp)
        copies = part.handling.copies.text if part.handling.copies else None
        papers.append(Paper(part.name, tuple(tag for tag in (form, copies, stamp) if tag)))
        texts.append(wording.marked(part.name, form, copies))
        said.append(wording.bracketed(texts[-1], (stamp,)))
    form, stamp = _certain(facts, handling.form), _certain(facts, handling.stamp)
    copies = handling.copies.text if handling.copies else None
    shared = tuple(tag for tag in (form, copies, stamp) if tag)
    if shared:
        papers = [Paper(paper.name, (*paper.tags, *shared)) for paper in papers]
    return Choice(
        papers=tuple(papers),
        text=wording.marked(wording.together(texts), form, copies),
        said=wording.bracketed(wording.marked(wording.together(said), form, copies), (stamp,)),
        condition=wording.condition_words(checklist.item, facts, alternative.when),
        note=alternative.note,
    )


def _phrase(
    choices: tuple[Choice, ...],
    last_resort: tuple[Choice, ...],
    told: Callable[[Choice], str],
    form: str | None,
    copies: str | None,
    marks: Iterable[str | None] = (),
) -> str:
    """A line in one phrase: its choices, what is asked of all of them, and what if none is had."""
    whole = wording.either(_with_condition(told(choice), choice) for choice in choices)
    phrase = wording.bracketed(wording.marked(whole, form, copies), marks)
    if last_resort:
        phrase += wording.last_resort_words([told(choice) for choice in last_resort])
    return phrase


def _with_condition(told: str, choice: Choice) -> str:
    return f"{told}（{choice.condition}）" if choice.condition else told


def _inner_marks(checklist: Checklist, facts: Facts, alternative: Alternative) -> Iterable[str]:
    name = wording.together(part.name for part in alternative.parts)
    for remark in _hanging_marks(checklist, facts, alternative.handling):
        yield f"{name}，{remark}"
    for part in alternative.parts:
        for remark in _hanging_marks(checklist, facts, part.handling):
            yield f"{part.name}，{remark}"


def _hanging_marks(checklist: Checklist, facts: Facts, handling: Handling) -> Iterable[str]:
    for mark in handling.marks():
        condition = wording.condition_words(checklist.item, facts, mark.when)
        if condition:
            yield wording.mark_hangs(condition, mark.text)


def _all_hanging_marks(checklist: Checklist, facts: Facts, entry: Entry) -> Iterable[str]:
    """Form and stamp that hang on an answer: the line's, then each paper's."""
    yield from _hanging_marks(checklist, facts, entry.requirement.handling)
    for held in entry.alternatives:
        yield from _inner_marks(checklist, facts, held.row)


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
        wording.waiver_may(condition)
        for waiver in entry.waivers
        if (condition := wording.condition_words(checklist.item, facts, waiver.when))
    ]
    return "；".join(said) or None


def compose_not_needed(checklist: Checklist, facts: Facts) -> NotNeeded | None:
    """What waivers have taken off, each with its reason."""
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
