"""Rows of one region → the same frozen domain objects that authoring builds.

Each table of a region is read whole, in one statement, and grouped by the row that its rows
belong to. Makers unpack the columns in the order in which their statement names them.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Any

from app.catalog.store import Store
from app.domain.condition import NONE, UNSURE, Condition, Term
from app.domain.item import (
    PLAIN,
    Alternative,
    Case,
    Category,
    Copies,
    Deadline,
    Doubt,
    Erratum,
    Handling,
    Item,
    Mark,
    NationalItem,
    Note,
    NoteKind,
    Obligation,
    Option,
    Outcome,
    OutcomeKind,
    Part,
    Party,
    Question,
    Quote,
    Region,
    Requirement,
    Step,
    Takes,
    TimeLimit,
    Topic,
    TopicEntry,
    Unit,
    Waiver,
)

Key = tuple[Any, ...]
Groups = dict[Key, list[Key]]
Answers = tuple[tuple[str, tuple[str, ...]], ...]
_NO_ROWS: list[Key] = []


class Rows:
    """The rows of one region, grouped. Lives while the region is read."""

    def __init__(self, store: Store, region: str) -> None:
        self._store = store
        self.region = region

    def all(self, statement: str) -> list[Key]:
        return self._store.rows(statement, (self.region,))

    def by(self, width: int, statement: str) -> Groups:
        """Rows under their first `width` columns, without these."""
        groups: Groups = defaultdict(list)
        for row in self.all(statement):
            groups[row[:width]].append(row[width:])
        return groups

    def texts(self, statement: str) -> dict[int, tuple[str, ...]]:
        """Rows of (item, text): item → its texts in order."""
        return {
            key[0]: tuple(row[0] for row in rows) for key, rows in self.by(1, statement).items()
        }

    # What hangs on an owner

    @cached_property
    def _terms(self) -> Groups:
        return self.by(
            2,
            "SELECT item, owner, clause, position, question, option FROM term "
            "WHERE region = ? ORDER BY item, owner, clause, position",
        )

    @cached_property
    def _order(self) -> dict[tuple[int, str], dict[str, int]]:
        """Item and question → the place of each option, 以上都没有 behind them all."""
        rows = self.by(
            2,
            "SELECT item, question, id FROM option WHERE region = ? "
            "ORDER BY item, question, position",
        )
        return {
            (key[0], key[1]): {
                option: at for at, option in enumerate([*(row[0] for row in found), NONE, UNSURE])
            }
            for key, found in rows.items()
        }

    def sorted_options(self, item: int, question: str, options: list[str]) -> tuple[str, ...]:
        return tuple(sorted(options, key=self._order[item, question].__getitem__))

    def condition(self, item: int, owner: str, in_words: str | None) -> Condition | None:
        rows = self._terms.get((item, owner), _NO_ROWS)
        if not rows and in_words is None:
            return None
        clauses: dict[int, dict[tuple[int, str], list[str]]] = {}
        for clause, position, question, option in rows:
            terms = clauses.setdefault(clause, {})
            terms.setdefault((position, question), []).append(option)
        return Condition(
            tuple(
                tuple(
                    Term(question, self.sorted_options(item, question, options))
                    for (_, question), options in terms.items()
                )
                for terms in clauses.values()
            ),
            in_words,
        )

    @cached_property
    def _citations(self) -> Groups:
        return self.by(
            2,
            'SELECT item, owner, "column", text, of_item, nth, reason FROM citation '
            "WHERE region = ? ORDER BY item, owner, position",
        )

    def quotes(self, item: int, owner: str) -> tuple[Quote, ...]:
        return tuple(Quote(*row) for row in self._citations.get((item, owner), _NO_ROWS))

    @cached_property
    def _doubts(self) -> Groups:
        return self.by(
            2,
            "SELECT item, owner, reading, other, say FROM doubt "
            "WHERE region = ? ORDER BY item, owner, position",
        )

    def doubts(self, item: int, owner: str) -> tuple[Doubt, ...]:
        return tuple(Doubt(*row) for row in self._doubts.get((item, owner), _NO_ROWS))

    def doubt(self, item: int, owner: str) -> Doubt | None:
        return next(iter(self.doubts(item, owner)), None)

    @cached_property
    def _others(self) -> Groups:
        return self.by(
            2,
            "SELECT item, owner, seq FROM other_item WHERE region = ? ORDER BY item, owner, position",
        )

    def others(self, item: int, owner: str) -> tuple[int, ...]:
        return tuple(row[0] for row in self._others.get((item, owner), _NO_ROWS))

    def handling(self, item: int, owner: str, row: Key) -> Handling:
        """From the six columns of _MARKS in the schema."""
        form, form_in_words, copies, number, stamp, stamp_in_words = row
        if form is None and copies is None and stamp is None:
            return PLAIN
        return Handling(
            form=self._mark(item, f"{owner}/form", form, form_in_words),
            copies=None if copies is None else Copies(number, copies),
            stamp=self._mark(item, f"{owner}/stamp", stamp, stamp_in_words),
        )

    def _mark(self, item: int, owner: str, text: str | None, in_words: str | None) -> Mark | None:
        return None if text is None else Mark(text, self.condition(item, owner, in_words))


def read_region(store: Store, region: str) -> Region:
    rows = Rows(store, region)
    ((prefix, name, short, title, year, footnote),) = rows.all(
        "SELECT prefix, name, short, title, year, footnote FROM region WHERE id = ?"
    )
    categories = rows.all(
        "SELECT key, name, plain, code FROM category WHERE region = ? ORDER BY position"
    )
    notes = rows.all(
        "SELECT item, position, kind, say, in_words, origin FROM note "
        "WHERE region = ? AND item = 0 ORDER BY position"
    )
    return Region(
        id=region,
        prefix=prefix,
        name=name,
        short=short,
        title=title,
        categories=tuple(Category(*row) for row in categories),
        topics=_topics(rows),
        year=year,
        footnote=footnote,
        notes=tuple(_note(rows, row[0], row[1:]) for row in notes),
    )


def read_national(store: Store) -> tuple[NationalItem, ...]:
    """Every national sub-item, by code."""
    rows = store.rows("SELECT code, name FROM national_item ORDER BY code")
    return tuple(NationalItem(str(code), str(name)) for code, name in rows)


def _topics(rows: Rows) -> tuple[Topic, ...]:
    given = rows.by(
        2,
        "SELECT topic, entry, position, question, option, item FROM topic_answer "
        "WHERE region = ? ORDER BY topic, entry, position",
    )
    entries = rows.by(
        1,
        "SELECT topic, position, item, say FROM topic_entry "
        "WHERE region = ? ORDER BY topic, position",
    )
    return tuple(
        Topic(
            key=key,
            title=title,
            about=about,
            icon=icon,
            entries=tuple(
                TopicEntry(item, say, _answers(rows, item, given.get((key, position), _NO_ROWS)))
                for position, item, say in entries.get((key,), _NO_ROWS)
            ),
            hint=hint,
        )
        for key, title, about, icon, hint in rows.all(
            "SELECT key, title, about, icon, hint FROM topic WHERE region = ? ORDER BY position"
        )
    )


def _answers(rows: Rows, item: int, given: list[Key]) -> Answers:
    chosen: dict[str, list[str]] = {}
    for row in given:
        chosen.setdefault(row[1], []).append(row[2])
    return tuple(
        (question, rows.sorted_options(item, question, options))
        for question, options in chosen.items()
    )


def read_items(store: Store, region: str) -> tuple[Item, ...]:
    """All items of a region, in the order of the list."""
    rows = Rows(store, region)
    official = rows.by(
        1,
        'SELECT item, "column", text FROM official_text WHERE region = ? ORDER BY item, position',
    )
    aliases = rows.texts("SELECT item, text FROM alias WHERE region = ? ORDER BY item, position")
    national = rows.texts(
        "SELECT item, national FROM item_national WHERE region = ? ORDER BY item, position"
    )
    basis = rows.texts("SELECT item, text FROM basis WHERE region = ? ORDER BY item, position")
    errata = rows.by(
        1,
        'SELECT item, "column", text, meant FROM erratum WHERE region = ? ORDER BY item, position',
    )
    questions = _questions(rows)
    requirements = _requirements(rows)
    outcomes = _outcomes(rows)
    limits = rows.by(
        1,
        "SELECT item, position, text, days, unit, gap, in_words FROM time_limit "
        "WHERE region = ? ORDER BY item, position",
    )
    steps = _steps(rows)
    parties = rows.by(
        1, "SELECT item, key, name, plain FROM party WHERE region = ? ORDER BY item, position"
    )
    deadlines = rows.by(
        1,
        "SELECT item, position, say, days, unit, start, in_words FROM deadline "
        "WHERE region = ? ORDER BY item, position",
    )
    notes = rows.by(
        1,
        "SELECT item, position, kind, say, in_words, origin FROM note "
        "WHERE region = ? ORDER BY item, position",
    )
    return tuple(
        Item(
            region=region,
            seq=seq,
            name=name,
            category=category,
            plain=plain,
            official=tuple((column, text) for column, text in official.get((seq,), _NO_ROWS)),
            code=code,
            national=national.get(seq, ()),
            aliases=aliases.get(seq, ()),
            questions=questions.get(seq, ()),
            requirements=requirements.get(seq, ()),
            outcomes=outcomes.get(seq, ()),
            limits=tuple(_limit(rows, seq, row) for row in limits.get((seq,), _NO_ROWS)),
            steps=steps.get(seq, ()),
            deadlines=tuple(_deadline(rows, seq, row) for row in deadlines.get((seq,), _NO_ROWS)),
            notes=tuple(_note(rows, seq, row) for row in notes.get((seq,), _NO_ROWS)),
            basis=basis.get(seq, ()),
            doubts=rows.doubts(seq, "item"),
            errata=tuple(Erratum(*row) for row in errata.get((seq,), _NO_ROWS)),
            parties=tuple(Party(*row) for row in parties.get((seq,), _NO_ROWS)),
        )
        for seq, name, category, plain, code in rows.all(
            "SELECT seq, name, category, plain, code FROM item WHERE region = ? ORDER BY seq"
        )
    )


def _questions(rows: Rows) -> dict[int, tuple[Question, ...]]:
    options = rows.by(
        2,
        "SELECT item, question, id, say, words, help FROM option "
        "WHERE region = ? ORDER BY item, question, position",
    )
    found: dict[int, list[Question]] = defaultdict(list)
    for row in rows.all(
        "SELECT item, id, short, ask, why, help, many, unsure, procedure, in_words, origin "
        "FROM question WHERE region = ? ORDER BY item, position"
    ):
        item, name, short, ask, why, help_, many, unsure, procedure, in_words, origin = row
        owner = f"question/{name}"
        found[item].append(
            Question(
                id=name,
                short=short,
                ask=ask,
                why=why,
                options=tuple(Option(*option) for option in options.get((item, name), _NO_ROWS)),
                help=help_,
                many=bool(many),
                unsure=bool(unsure),
                when=rows.condition(item, owner, in_words),
                procedure=bool(procedure),
                quotes=rows.quotes(item, owner),
                origin=origin,
            )
        )
    return {item: tuple(questions) for item, questions in found.items()}


def _requirements(rows: Rows) -> dict[int, tuple[Requirement, ...]]:
    parts = rows.by(
        3,
        "SELECT item, requirement, alternative, position, name, form, form_in_words, copies, "
        "copies_number, stamp, stamp_in_words FROM part "
        "WHERE region = ? ORDER BY item, requirement, alternative, position",
    )
    alternatives = rows.by(
        2,
        "SELECT item, requirement, position, last, in_words, note, form, form_in_words, copies, "
        "copies_number, stamp, stamp_in_words FROM alternative "
        "WHERE region = ? ORDER BY item, requirement, position",
    )
    waivers = rows.by(
        2,
        "SELECT item, requirement, position, in_words FROM waiver "
        "WHERE region = ? ORDER BY item, requirement, position",
    )
    found: dict[int, list[Requirement]] = defaultdict(list)
    for row in rows.all(
        'SELECT item, key, label, obligation, in_words, note, "where", origin, form, '
        "form_in_words, copies, copies_number, stamp, stamp_in_words FROM requirement "
        "WHERE region = ? ORDER BY item, position"
    ):
        item, key, label, obligation, in_words, note, where, origin, *marks = row
        owner = f"requirement/{key}"
        found[item].append(
            Requirement(
                key=key,
                alternatives=tuple(
                    _alternative(rows, item, owner, one, parts.get((item, key, one[0]), _NO_ROWS))
                    for one in alternatives.get((item, key), _NO_ROWS)
                ),
                quotes=rows.quotes(item, owner),
                label=label,
                handling=rows.handling(item, owner, tuple(marks)),
                obligation=Obligation(obligation),
                when=rows.condition(item, owner, in_words),
                waivers=tuple(
                    _waiver(rows, item, f"{owner}/waiver/{position}", words)
                    for position, words in waivers.get((item, key), _NO_ROWS)
                ),
                note=note,
                where=where,
                doubt=rows.doubt(item, owner),
                origin=origin,
            )
        )
    return {item: tuple(requirements) for item, requirements in found.items()}


def _alternative(
    rows: Rows, item: int, requirement: str, row: Key, parts: list[Key]
) -> Alternative:
    position, last, in_words, note, *marks = row
    owner = f"{requirement}/alternative/{position}"
    return Alternative(
        parts=tuple(
            Part(part[1], rows.handling(item, f"{owner}/part/{part[0]}", part[2:]))
            for part in parts
        ),
        handling=rows.handling(item, owner, tuple(marks)),
        when=rows.condition(item, owner, in_words),
        last=bool(last),
        quotes=rows.quotes(item, owner),
        note=note,
    )


def _waiver(rows: Rows, item: int, owner: str, in_words: str | None) -> Waiver:
    return Waiver(rows.condition(item, owner, in_words) or Condition(), rows.quotes(item, owner))


def _outcomes(rows: Rows) -> dict[int, tuple[Outcome, ...]]:
    more = rows.by(
        2,
        "SELECT item, outcome, text FROM outcome_more "
        "WHERE region = ? ORDER BY item, outcome, position",
    )
    found: dict[int, list[Outcome]] = defaultdict(list)
    for item, key, kind, say, with_list, in_words in rows.all(
        "SELECT item, key, kind, say, with_list, in_words FROM outcome "
        "WHERE region = ? ORDER BY item, position"
    ):
        owner = f"outcome/{key}"
        found[item].append(
            Outcome(
                key=key,
                kind=OutcomeKind(kind),
                say=say,
                quotes=rows.quotes(item, owner),
                more=tuple(row[0] for row in more.get((item, key), _NO_ROWS)),
                when=rows.condition(item, owner, in_words),
                items=rows.others(item, owner),
                with_list=bool(with_list),
                doubt=rows.doubt(item, owner),
            )
        )
    return {item: tuple(outcomes) for item, outcomes in found.items()}


def _steps(rows: Rows) -> dict[int, tuple[Step, ...]]:
    substeps = rows.by(
        2, "SELECT item, step, name FROM substep WHERE region = ? ORDER BY item, step, position"
    )
    found: dict[int, list[Step]] = defaultdict(list)
    for (
        item, position, name, caption, who, yields, limit, side_exit, in_words,
        party, takes, days, start, unit, of_item,
    ) in rows.all(
        'SELECT item, position, name, caption, who, yields, "limit", side_exit, in_words, '
        "party, takes, takes_days, takes_start, takes_unit, of_item "
        "FROM step WHERE region = ? ORDER BY item, position"
    ):  # fmt: skip
        owner = f"step/{position}"
        found[item].append(
            Step(
                name=name,
                caption=caption,
                who=who,
                yields=yields,
                limit=limit,
                side_exit=side_exit,
                substeps=tuple(row[0] for row in substeps.get((item, position), _NO_ROWS)),
                when=rows.condition(item, owner, in_words),
                quotes=rows.quotes(item, owner),
                party=party,
                takes=None if takes is None else Takes(takes, days, Unit(unit), start),
                of_item=of_item,
            )
        )
    return {item: tuple(steps) for item, steps in found.items()}


def _limit(rows: Rows, item: int, row: Key) -> TimeLimit:
    position, text, days, unit, gap, in_words = row
    owner = f"limit/{position}"
    return TimeLimit(
        text=text,
        quotes=rows.quotes(item, owner),
        days=days,
        unit=Unit(unit),
        gap=bool(gap),
        when=rows.condition(item, owner, in_words),
        doubt=rows.doubt(item, owner),
    )


def _deadline(rows: Rows, item: int, row: Key) -> Deadline:
    position, say, days, unit, start, in_words = row
    owner = f"deadline/{position}"
    return Deadline(
        say=say,
        days=days,
        unit=Unit(unit),
        start=start,
        quotes=rows.quotes(item, owner),
        when=rows.condition(item, owner, in_words),
    )


def _note(rows: Rows, item: int, row: Key) -> Note:
    position, kind, say, in_words, origin = row
    owner = f"note/{position}"
    return Note(
        kind=NoteKind(kind),
        quotes=rows.quotes(item, owner),
        say=say,
        when=rows.condition(item, owner, in_words),
        items=rows.others(item, owner),
        doubt=rows.doubt(item, owner),
        origin=origin,
    )


def read_cases(store: Store, region: str) -> tuple[Case, ...]:
    """The region's fact-check cases, by item and then in the order of their files."""
    rows = Rows(store, region)
    given = rows.by(
        2,
        'SELECT item, "case", position, question, option FROM case_answer '
        'WHERE region = ? ORDER BY item, "case", position',
    )
    lines = rows.by(
        3,
        'SELECT item, "case", expected, text FROM case_line '
        'WHERE region = ? ORDER BY item, "case", expected, position',
    )

    def expected(item: int, case: int, kind: str) -> tuple[str, ...]:
        return tuple(row[0] for row in lines.get((item, case, kind), _NO_ROWS))

    return tuple(
        Case(
            region=region,
            item=item,
            who=who,
            answers=_answers(rows, item, given.get((item, position), _NO_ROWS)),
            lines=expected(item, position, "must"),
            may_be_asked=expected(item, position, "may_be_asked"),
            conditional=expected(item, position, "if"),
            not_needed=expected(item, position, "not_needed"),
            absent=expected(item, position, "absent"),
            limit=limit,
            outcome=outcome,
        )
        for item, position, who, limit, outcome in rows.all(
            'SELECT item, position, who, "limit", outcome FROM "case" '
            "WHERE region = ? ORDER BY item, position"
        )
    )
