"""Every row of the catalogue's tables, from the objects that `catalog.reader` makes of them again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.authoring.authored import AuthoredRegion
from app.authoring.sounds import words_of
from app.domain.condition import Condition
from app.domain.item import (
    Doubt,
    Handling,
    Item,
    Mark,
    Note,
    Quote,
    Region,
    Requirement,
)

Row = dict[str, Any]


def rows_of(authored: AuthoredRegion) -> Iterator[tuple[str, Row]]:
    """Table and row, for everything of a region."""
    region, edition = authored.region, authored.edition
    yield (
        "region",
        {
            "id": region.id,
            "prefix": region.prefix,
            "name": region.name,
            "short": region.short,
            "title": region.title,
            "year": region.year,
            "footnote": region.footnote,
        },
    )
    yield (
        "edition",
        {"region": region.id, "id": edition.id, "label": edition.label, "date": edition.date},
    )
    for position, category in enumerate(region.categories, start=1):
        yield (
            "category",
            {
                "region": region.id,
                "key": category.key,
                "position": position,
                "name": category.name,
                "plain": category.plain,
                "code": category.code,
            },
        )
    for item in authored.plain_items:
        yield from _ItemRows(region, item).rows()
    yield from _ItemRows(region, None).notes(region.notes)
    yield from _topic_rows(region)
    yield from _case_rows(authored)


class _ItemRows:
    """The rows of one item, or of the region's own text (item 0)."""

    def __init__(self, region: Region, item: Item | None) -> None:
        self.region = region
        self.item = item
        self.key: Row = {"region": region.id, "item": 0 if item is None else item.seq}

    def rows(self) -> Iterator[tuple[str, Row]]:
        item = self.item
        assert item is not None
        yield (
            "item",
            {
                "region": self.region.id,
                "seq": item.seq,
                "name": item.name,
                "category": item.category,
                "plain": item.plain,
                "code": item.code,
            },
        )
        for position, (column, text) in enumerate(item.official, start=1):
            yield "official_text", self._row(position, column=column, text=text)
        yield from self._texts("alias", "text", item.aliases)
        yield from self._texts("item_national", "national", item.national)
        yield from self._texts("basis", "text", item.basis)
        for position, one in enumerate(item.errata, start=1):
            yield (
                "erratum",
                self._row(position, column=one.column, text=one.text, meant=one.meant),
            )
        yield from self._doubts("item", item.doubts)
        yield from self._questions(item)
        for position, requirement in enumerate(item.requirements, start=1):
            yield from self._requirement(position, requirement)
        yield from self._outcomes(item)
        yield from self._times(item)
        yield from self._steps(item)
        yield from self.notes(item.notes)
        for position, word in enumerate(words_of(item, self.region), start=1):
            yield (
                "search_word",
                self._row(
                    position,
                    kind=word.kind,
                    text=word.text,
                    pinyin=" ".join(word.syllables),
                    initials=word.initials,
                ),
            )

    def _row(self, position: int, **columns: Any) -> Row:
        return {**self.key, "position": position, **columns}

    def _texts(self, table: str, column: str, texts: tuple[str, ...]) -> Iterator[tuple[str, Row]]:
        for position, text in enumerate(texts, start=1):
            yield table, self._row(position, **{column: text})

    def _questions(self, item: Item) -> Iterator[tuple[str, Row]]:
        for position, question in enumerate(item.questions, start=1):
            owner = f"question/{question.id}"
            yield (
                "question",
                self._row(
                    position,
                    id=question.id,
                    short=question.short,
                    ask=question.ask,
                    why=question.why,
                    help=question.help,
                    many=int(question.many),
                    unsure=int(question.unsure),
                    procedure=int(question.procedure),
                    in_words=_in_words(question.when),
                    origin=question.origin,
                ),
            )
            for place, option in enumerate(question.options, start=1):
                yield (
                    "option",
                    self._row(
                        place,
                        question=question.id,
                        id=option.id,
                        say=option.say,
                        words=option.words,
                        help=option.help,
                    ),
                )
            yield from self._terms(owner, question.when)
            yield from self._citations(owner, question.quotes)

    def _requirement(self, position: int, one: Requirement) -> Iterator[tuple[str, Row]]:
        owner = f"requirement/{one.key}"
        yield (
            "requirement",
            self._row(
                position,
                key=one.key,
                label=one.label,
                obligation=one.obligation.value,
                in_words=_in_words(one.when),
                note=one.note,
                where=one.where,
                origin=one.origin,
                **_marks(one.handling),
            ),
        )
        yield from self._conditional(owner, one.when, one.quotes, one.doubt)
        yield from self._handling_terms(owner, one.handling)
        for place, alternative in enumerate(one.alternatives, start=1):
            below = f"{owner}/alternative/{place}"
            yield (
                "alternative",
                self._row(
                    place,
                    requirement=one.key,
                    last=int(alternative.last),
                    in_words=_in_words(alternative.when),
                    note=alternative.note,
                    **_marks(alternative.handling),
                ),
            )
            yield from self._conditional(below, alternative.when, alternative.quotes)
            yield from self._handling_terms(below, alternative.handling)
            for at, part in enumerate(alternative.parts, start=1):
                yield (
                    "part",
                    self._row(
                        at,
                        requirement=one.key,
                        alternative=place,
                        name=part.name,
                        **_marks(part.handling),
                    ),
                )
                yield from self._handling_terms(f"{below}/part/{at}", part.handling)
        for place, waiver in enumerate(one.waivers, start=1):
            yield (
                "waiver",
                self._row(place, requirement=one.key, in_words=_in_words(waiver.when)),
            )
            yield from self._conditional(f"{owner}/waiver/{place}", waiver.when, waiver.quotes)

    def _outcomes(self, item: Item) -> Iterator[tuple[str, Row]]:
        for position, one in enumerate(item.outcomes, start=1):
            owner = f"outcome/{one.key}"
            yield (
                "outcome",
                self._row(
                    position,
                    key=one.key,
                    kind=one.kind.value,
                    say=one.say,
                    with_list=int(one.with_list),
                    in_words=_in_words(one.when),
                ),
            )
            for place, text in enumerate(one.more, start=1):
                yield "outcome_more", self._row(place, outcome=one.key, text=text)
            yield from self._conditional(owner, one.when, one.quotes, one.doubt)
            yield from self._others(owner, one.items)

    def _times(self, item: Item) -> Iterator[tuple[str, Row]]:
        for position, limit in enumerate(item.limits, start=1):
            yield (
                "time_limit",
                self._row(
                    position,
                    text=limit.text,
                    days=limit.days,
                    unit=limit.unit.value,
                    gap=int(limit.gap),
                    in_words=_in_words(limit.when),
                ),
            )
            yield from self._conditional(f"limit/{position}", limit.when, limit.quotes, limit.doubt)
        for position, deadline in enumerate(item.deadlines, start=1):
            yield (
                "deadline",
                self._row(
                    position,
                    say=deadline.say,
                    days=deadline.days,
                    unit=deadline.unit.value,
                    start=deadline.start,
                    in_words=_in_words(deadline.when),
                ),
            )
            yield from self._conditional(f"deadline/{position}", deadline.when, deadline.quotes)

    def _steps(self, item: Item) -> Iterator[tuple[str, Row]]:
        for position, party in enumerate(item.parties, start=1):
            yield (
                "party",
                self._row(position, key=party.key, name=party.name, plain=party.plain),
            )
        for position, step in enumerate(item.steps, start=1):
            takes = step.takes
            yield (
                "step",
                self._row(
                    position,
                    name=step.name,
                    caption=step.caption,
                    who=step.who,
                    yields=step.yields,
                    limit=step.limit,
                    side_exit=step.side_exit,
                    party=step.party,
                    takes=None if takes is None else takes.text,
                    takes_days=None if takes is None else takes.days,
                    takes_start=None if takes is None else takes.start,
                    takes_unit=None if takes is None else takes.unit.value,
                    of_item=step.of_item,
                    in_words=_in_words(step.when),
                ),
            )
            for place, name in enumerate(step.substeps, start=1):
                yield "substep", self._row(place, step=position, name=name)
            yield from self._conditional(f"step/{position}", step.when, step.quotes)

    def notes(self, notes: tuple[Note, ...]) -> Iterator[tuple[str, Row]]:
        for position, note in enumerate(notes, start=1):
            owner = f"note/{position}"
            yield (
                "note",
                self._row(
                    position,
                    kind=note.kind.value,
                    say=note.say,
                    line=note.line,
                    in_words=_in_words(note.when),
                    origin=note.origin,
                ),
            )
            yield from self._conditional(owner, note.when, note.quotes, note.doubt)
            yield from self._others(owner, note.items)

    # What hangs on an owner

    def _conditional(
        self,
        owner: str,
        when: Condition | None,
        quotes: tuple[Quote, ...],
        doubt: Doubt | None = None,
    ) -> Iterator[tuple[str, Row]]:
        yield from self._terms(owner, when)
        yield from self._citations(owner, quotes)
        yield from self._doubts(owner, () if doubt is None else (doubt,))

    def _terms(self, owner: str, when: Condition | None) -> Iterator[tuple[str, Row]]:
        for clause, terms in enumerate(() if when is None else when.clauses, start=1):
            for position, term in enumerate(terms, start=1):
                for option in term.options:
                    yield (
                        "term",
                        self._row(
                            position,
                            owner=owner,
                            clause=clause,
                            question=term.question,
                            option=option,
                        ),
                    )

    def _handling_terms(self, owner: str, handling: Handling) -> Iterator[tuple[str, Row]]:
        for name, mark in (("form", handling.form), ("stamp", handling.stamp)):
            if mark is not None:
                yield from self._terms(f"{owner}/{name}", mark.when)

    def _citations(self, owner: str, quotes: tuple[Quote, ...]) -> Iterator[tuple[str, Row]]:
        for position, quote in enumerate(quotes, start=1):
            yield (
                "citation",
                self._row(
                    position,
                    owner=owner,
                    column=quote.column,
                    text=quote.text,
                    of_item=quote.item,
                    nth=quote.nth,
                    reason=quote.reason,
                ),
            )

    def _doubts(self, owner: str, doubts: tuple[Doubt, ...]) -> Iterator[tuple[str, Row]]:
        for position, doubt in enumerate(doubts, start=1):
            yield (
                "doubt",
                self._row(
                    position,
                    owner=owner,
                    reading=doubt.reading,
                    other=doubt.other,
                    say=doubt.say,
                ),
            )

    def _others(self, owner: str, items: tuple[int, ...]) -> Iterator[tuple[str, Row]]:
        for position, seq in enumerate(items, start=1):
            yield "other_item", self._row(position, owner=owner, seq=seq)


def _in_words(condition: Condition | None) -> str | None:
    return None if condition is None else condition.in_words


def _marks(handling: Handling) -> Row:
    return {
        "form": _text(handling.form),
        "form_in_words": None if handling.form is None else _in_words(handling.form.when),
        "copies": None if handling.copies is None else handling.copies.text,
        "copies_number": None if handling.copies is None else handling.copies.number,
        "stamp": _text(handling.stamp),
        "stamp_in_words": None if handling.stamp is None else _in_words(handling.stamp.when),
    }


def _text(mark: Mark | None) -> str | None:
    return None if mark is None else mark.text


def _topic_rows(region: Region) -> Iterator[tuple[str, Row]]:
    for position, topic in enumerate(region.topics, start=1):
        key = {"region": region.id, "topic": topic.key}
        yield (
            "topic",
            {
                "region": region.id,
                "key": topic.key,
                "position": position,
                "title": topic.title,
                "about": topic.about,
                "icon": topic.icon,
                "hint": topic.hint,
            },
        )
        for place, entry in enumerate(topic.entries, start=1):
            yield (
                "topic_entry",
                {**key, "position": place, "item": entry.item, "say": entry.say},
            )
            for at, (question, chosen) in enumerate(entry.answers, start=1):
                for option in chosen:
                    yield (
                        "topic_answer",
                        {
                            **key,
                            "entry": place,
                            "position": at,
                            "item": entry.item,
                            "question": question,
                            "option": option,
                        },
                    )


def _case_rows(authored: AuthoredRegion) -> Iterator[tuple[str, Row]]:
    numbers: dict[int, int] = {}
    for one in authored.cases:
        case = one.case
        number = numbers[case.item] = numbers.get(case.item, 0) + 1
        key = {"region": case.region, "item": case.item}
        yield (
            "case",
            {
                **key,
                "position": number,
                "who": case.who,
                "limit": case.limit,
                "outcome": case.outcome,
            },
        )
        for at, (question, chosen) in enumerate(case.answers, start=1):
            for option in chosen:
                yield (
                    "case_answer",
                    {**key, "case": number, "position": at, "question": question, "option": option},
                )
        expected = (
            ("must", case.lines),
            ("may_be_asked", case.may_be_asked),
            ("if", case.conditional),
            ("not_needed", case.not_needed),
            ("absent", case.absent),
        )
        for kind, texts in expected:
            for at, text in enumerate(texts, start=1):
                yield (
                    "case_line",
                    {**key, "case": number, "expected": kind, "position": at, "text": text},
                )
