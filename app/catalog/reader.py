"""Rows of one region → the same frozen domain objects that authoring builds.

Makers unpack the columns in the order in which their statement names them.
"""

from __future__ import annotations

from collections import defaultdict

from app.catalog.rows import NO_ROWS, Key, Rows
from app.catalog.store import Store
from app.domain.condition import Condition
from app.domain.item import (
    Alternative,
    Case,
    Category,
    Deadline,
    Erratum,
    Item,
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

Answers = tuple[tuple[str, tuple[str, ...]], ...]


def read_region(store: Store, region: str) -> Region:
    rows = Rows(store, region)
    ((prefix, name, short, title, year, footnote),) = rows.all(
        "SELECT prefix, name, short, title, year, footnote FROM region WHERE id = ?"
    )
    categories = rows.all(
        "SELECT key, name, plain, code FROM category WHERE region = ? ORDER BY position"
    )
    notes = rows.all(
        "SELECT item, position, kind, say, line, in_words, origin FROM note "
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
                TopicEntry(item, say, _answers(rows, item, given.get((key, position), NO_ROWS)))
                for position, item, say in entries.get((key,), NO_ROWS)
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
        "SELECT item, position, kind, say, line, in_words, origin FROM note "
        "WHERE region = ? ORDER BY item, position",
    )
    return tuple(
        Item(
            region=region,
            seq=seq,
            name=name,
            category=category,
            plain=plain,
            official=tuple((column, text) for column, text in official.get((seq,), NO_ROWS)),
            code=code,
            national=national.get(seq, ()),
            aliases=aliases.get(seq, ()),
            questions=questions.get(seq, ()),
            requirements=requirements.get(seq, ()),
            outcomes=outcomes.get(seq, ()),
            limits=tuple(_limit(rows, seq, row) for row in limits.get((seq,), NO_ROWS)),
            steps=steps.get(seq, ()),
            deadlines=tuple(_deadline(rows, seq, row) for row in deadlines.get((seq,), NO_ROWS)),
            notes=tuple(_note(rows, seq, row) for row in notes.get((seq,), NO_ROWS)),
            basis=basis.get(seq, ()),
            doubts=rows.doubts(seq, "item"),
            errata=tuple(Erratum(*row) for row in errata.get((seq,), NO_ROWS)),
            parties=tuple(Party(*row) for row in parties.get((seq,), NO_ROWS)),
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
                options=tuple(Option(*option) for option in options.get((item, name), NO_ROWS)),
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
                    _alternative(rows, item, owner, one, parts.get((item, key, one[0]), NO_ROWS))
                    for one in alternatives.get((item, key), NO_ROWS)
                ),
                quotes=rows.quotes(item, owner),
                label=label,
                handling=rows.handling(item, owner, tuple(marks)),
                obligation=Obligation(obligation),
                when=rows.condition(item, owner, in_words),
                waivers=tuple(
                    _waiver(rows, item, f"{owner}/waiver/{position}", words)
                    for position, words in waivers.get((item, key), NO_ROWS)
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
                more=tuple(row[0] for row in more.get((item, key), NO_ROWS)),
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
                substeps=tuple(row[0] for row in substeps.get((item, position), NO_ROWS)),
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
    position, kind, say, line, in_words, origin = row
    owner = f"note/{position}"
    return Note(
        kind=NoteKind(kind),
        quotes=rows.quotes(item, owner),
        say=say,
        when=rows.condition(item, owner, in_words),
        items=rows.others(item, owner),
        line=line,
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
        return tuple(row[0] for row in lines.get((item, case, kind), NO_ROWS))

    return tuple(
        Case(
            region=region,
            item=item,
            who=who,
            answers=_answers(rows, item, given.get((item, position), NO_ROWS)),
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
