"""The decision tables of an item, for a policy officer to read and sign. Pure.

However the rows of an item (its lines, limits, steps) are parted into groups, each group is decided
by its own questions alone. So every group is one table: its rows are the distinct results, its
columns the questions. A person stands in one row of every table; all these rows and what everybody
gets are their checklist. Groups are chosen so that the tables are short: what would be some
hundred results in one table is a few dozen lines in several. An option of a multiple choice is a
question of its own (是、不是).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product

from app.domain import wording
from app.domain.checklist import Checklist, make_checklist
from app.domain.compose_lines import compose_lines, compose_not_needed
from app.domain.condition import NONE, UNSURE, Answers, Condition, Facts, Truth
from app.domain.interview import paths
from app.domain.item import (
    Deadline,
    Item,
    Outcome,
    Question,
    Step,
    TimeLimit,
)

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Column:
    """A question, or one option of a multiple choice; `values` are ids, or yes and no."""

    question: str
    option: str | None
    values: tuple[str, ...]


Cell = tuple[str, ...] | None
"""The values that lead to a result; None: whatever the answer, asked or not (不限)."""


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the list. `text` begins 如果 where it stays open; `remarks` hang on answers."""

    text: str
    may_be_asked: bool
    stamp: str | None
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a row of a table says. `outcomes` that end leave no list at all."""

    lines: tuple[Told, ...] = ()
    not_needed: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    ends: bool = False
    limits: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return self == Result()


@dataclass(frozen=True, slots=True)
class Row:
    """A result, and the ways to it: a cell for each column; any one way suffices."""

    ways: tuple[tuple[Cell, ...], ...]
    result: Result


@dataclass(frozen=True, slots=True)
class Table:
    """Every person stands in one row; in an `adding` table in none, one or several, and where in
    none, it adds nothing.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    adding: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything that the rules of an item decide. `paths` counts the ways of answering."""

    item: Item
    everybody: Result
    tables: tuple[Table, ...]
    paths: int


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows of the item that share questions, by kind."""

    variables: frozenset[tuple[str, str | None]]
    requirements: frozenset[str]
    outcomes: tuple[Outcome, ...]
    limits: tuple[TimeLimit, ...]
    steps: tuple[Step, ...]
    deadlines: tuple[Deadline, ...]


_Variable = tuple[str, str | None]
_NO_GROUP = _Group(frozenset(), frozenset(), (), (), (), ())


def decide(item: Item) -> Decision:
    """The tables of an item, in the order of its questions."""
    groups = _groups(item)
    fixed = next((group for group in groups if not group.variables), _NO_GROUP)
    tables = [_table(item, group) for group in groups if group.variables]
    order = [question.id for question in item.questions]
    tables.sort(key=lambda table: order.index(table.columns[0].question))
    return Decision(
        item=item,
        everybody=_result(item, fixed, {}),
        tables=tuple(tables),
        paths=sum(1 for _ in paths(item)),
    )


def for_reading(tables: tuple[Table, ...]) -> tuple[Table, ...]:
    """Tables on one option each, of one multiple choice, put into one: what each option adds."""
    alike: dict[tuple[Column, ...], list[Table]] = {}
    for table in tables:
        column = table.columns[-1]
        key = table.columns
        if column.option is not None and _adds(table):
            key = (*table.columns[:-1], replace(column, option="", values=()))
        alike.setdefault(key, []).append(table)
    return tuple(found[0] if len(found) == 1 else _adding(found) for found in alike.values())


def _adds(table: Table) -> bool:
    """Whether a person whom the last column's option does not name gets nothing."""
    return all(
        row.result.empty or all(way[-1] is not None and NO not in way[-1] for way in row.ways)
        for row in table.rows
    )


def _adding(tables: list[Table]) -> Table:
    last = tables[0].columns[-1]
    options = tuple(str(table.columns[-1].option) for table in tables)
    unsure = (UNSURE,) if UNSURE in last.values else ()
    found: dict[tuple[tuple[Cell, ...], ...], Result] = {}
    for table, option in zip(tables, options, strict=True):
        for row in table.rows:
            if not row.result.empty:
                ways = tuple(
                    (*way[:-1], tuple(option if one == YES else one for one in way[-1] or ()))
                    for way in row.ways
                )
                found[ways] = _both(found.get(ways, Result()), row.result)
    columns = (*tables[0].columns[:-1], Column(last.question, None, (*options, *unsure)))
    ordered = sorted(found.items(), key=lambda row: (UNSURE,) in {way[-1] for way in row[0]})
    return Table(columns, tuple(Row(ways, result) for ways, result in ordered), adding=True)


def _both(one: Result, other: Result) -> Result:
    return Result(
        one.lines + other.lines,
        one.not_needed + other.not_needed,
        one.outcomes + other.outcomes,
        one.ends or other.ends,
        one.limits + other.limits,
        one.steps + other.steps,
        one.deadlines + other.deadlines,
    )


# Groups of rows


def _groups(item: Item) -> list[_Group]:
    """Rows that hang on the same questions, joined further where one table is shorter than two."""
    alike: dict[frozenset[_Variable], _Group] = {}
    for one in _singles(item):
        known = alike.get(one.variables)
        alike[one.variables] = one if known is None else _joined(known, one)
    found = list(alike.values())
    while True:
        pair = next(
            (pair for pair in combinations(found, 2) if _shorter_together(item, *pair)), None
        )
        if pair is None:
            return found
        at = found.index(pair[0])
        found.remove(pair[1])
        found[at] = _joined(*pair)


def _shorter_together(item: Item, one: _Group, other: _Group) -> bool:
    """Whether one table has fewer ways; as many will do where it needs no further column.

    Options of one multiple choice are left apart: `for_reading` lists what each of them adds.
    """
    if not one.variables & other.variables or _options(one) != _options(other):
        return False
    apart = _length(_table(item, one)) + _length(_table(item, other))
    together = _length(_table(item, _joined(one, other)))
    nested = one.variables <= other.variables or other.variables <= one.variables
    return together < apart or (nested and together == apart)


def _options(group: _Group) -> frozenset[_Variable]:
    return frozenset(variable for variable in group.variables if variable[1] is not None)


def _length(table: Table) -> int:
    return sum(len(row.ways) for row in table.rows)


def _joined(one: _Group, other: _Group) -> _Group:
    return _Group(
        one.variables | other.variables,
        one.requirements | other.requirements,
        one.outcomes + other.outcomes,
        one.limits + other.limits,
        one.steps + other.steps,
        one.deadlines + other.deadlines,
    )


def _singles(item: Item) -> Iterator[_Group]:
    """A group for each row; limits stand together, for one of them holds, and so do steps."""
    for requirement in item.requirements:
        variables = _variables(item, requirement.hinge.conditions())
        yield replace(_NO_GROUP, variables=variables, requirements=frozenset({requirement.key}))
    for outcome in item.outcomes:
        yield replace(_NO_GROUP, variables=_variables(item, [outcome.when]), outcomes=(outcome,))
    limits = _variables(item, [limit.when for limit in item.limits])
    yield replace(_NO_GROUP, variables=limits, limits=item.limits)
    steps = _variables(item, [step.when for step in item.steps])
    yield replace(_NO_GROUP, variables=steps, steps=item.steps)
    for deadline in item.deadlines:
        yield replace(_NO_GROUP, variables=_variables(item, [deadline.when]), deadlines=(deadline,))


def _variables(item: Item, conditions: Iterable[Condition | None]) -> frozenset[_Variable]:
    """What conditions hang on, the questions that open their questions included."""
    found: set[_Variable] = set()
    for condition in conditions:
        for term in condition.terms() if condition is not None else ():
            question = item.by_id[term.question]
            found |= set(_of(question, term.options))
            found |= _variables(item, [question.when])
    return frozenset(found)


def _of(question: Question, options: tuple[str, ...]) -> Iterator[_Variable]:
    if not question.many:
        yield question.id, None
        return
    for option in question.options:  # 以上都没有 hangs on all the others
        if option.id in options or NONE in options:
            yield question.id, option.id


# One table


def _table(item: Item, group: _Group) -> Table:
    columns = tuple(_columns(item, group))
    found: dict[Result, list[tuple[Cell, ...]]] = {}
    for values, result in _leaves(item, group, columns, ()):
        found.setdefault(result, []).append(values)
    rows = (Row(tuple(_merged(ways, columns)), result) for result, ways in found.items())
    return Table(columns, tuple(rows))


def _columns(item: Item, group: _Group) -> Iterator[Column]:
    for question in item.questions:
        unsure = (UNSURE,) if question.unsure else ()
        if (question.id, None) in group.variables:
            ids = tuple(option.id for option in question.options)
            yield Column(question.id, None, (*ids, *unsure))
        for option in question.options:
            if (question.id, option.id) in group.variables:
                yield Column(question.id, option.id, (YES, NO, *unsure))


_Leaf = tuple[tuple[Cell, ...], Result]


def _leaves(
    item: Item, group: _Group, columns: tuple[Column, ...], chosen: tuple[str | None, ...]
) -> tuple[_Leaf, ...]:
    """Ways and results behind the values chosen so far; equal branches are one."""
    if len(chosen) == len(columns):
        return (((), _result(item, group, _answers(columns, chosen))),)
    column = columns[len(chosen)]
    values = _open(item, columns, chosen)
    if not values:
        return tuple(
            ((None, *way), result) for way, result in _leaves(item, group, columns, (*chosen, None))
        )
    branches: dict[tuple[_Leaf, ...], list[str]] = {}
    for value in values:
        leaves = _leaves(item, group, columns, (*chosen, value))
        branches.setdefault(leaves, []).append(value)
    return tuple(
        ((None if len(led) == len(column.values) else tuple(led), *way), result)
        for leaves, led in branches.items()
        for way, result in leaves
    )


def _open(
    item: Item, columns: tuple[Column, ...], chosen: tuple[str | None, ...]
) -> tuple[str, ...]:
    """The values that the next column can take; none where its question is not asked.

    不确定 is said of a whole multiple choice.
    """
    column = columns[len(chosen)]
    facts = Facts(item.by_id, _answers(columns, chosen))
    if facts.applies(column.question) is not Truth.YES:
        return ()
    before = [
        value
        for other, value in zip(columns, chosen, strict=False)
        if other.question == column.question
    ]
    if UNSURE in before:
        return (UNSURE,)
    if before:
        return (YES, NO)
    return column.values


def _answers(columns: tuple[Column, ...], chosen: tuple[str | None, ...]) -> Answers:
    """As a person would give them; a question that is not asked has none."""
    found: dict[str, tuple[str, ...]] = {}
    for column, value in zip(columns, chosen, strict=False):
        if value is None:
            continue
        if column.option is None or value == UNSURE:
            found[column.question] = (value,)
        elif value == YES:
            found[column.question] = (*found.get(column.question, ()), column.option)
        else:
            found.setdefault(column.question, ())
    return {question: options or (NONE,) for question, options in found.items()}


def _merged(ways: list[tuple[Cell, ...]], columns: tuple[Column, ...]) -> list[tuple[Cell, ...]]:
    """Ways that differ in one column only become one."""
    kept = list(ways)
    while True:
        pair = next(
            (
                (one, other, at)
                for one, other in product(kept, kept)
                if one != other and (at := _only_difference(one, other)) is not None
            ),
            None,
        )
        if pair is None:
            return kept
        one, other, at = pair
        place = kept.index(one)
        kept = [way for way in kept if way not in (one, other)]
        cell = _union(one[at], other[at], columns[at])
        kept.insert(min(place, len(kept)), (*one[:at], cell, *one[at + 1 :]))


def _only_difference(one: tuple[Cell, ...], other: tuple[Cell, ...]) -> int | None:
    places = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    return places[0] if len(places) == 1 else None


def _union(one: Cell, other: Cell, column: Column) -> Cell:
    if one is None or other is None:
        return None
    values = tuple(value for value in column.values if value in one or value in other)
    return None if len(values) == len(column.values) else values


# What a row says


def _result(item: Item, group: _Group, answers: Mapping[str, tuple[str, ...]]) -> Result:
    """What the rows of a group say under answers to its questions alone."""
    checklist = make_checklist(item, answers)
    facts = Facts(item.by_id, answers)
    outcomes = [held for held in checklist.outcomes if held.row in group.outcomes]
    return Result(
        lines=tuple(_lines(checklist, facts, group)),
        not_needed=tuple(_not_needed(checklist, facts, group)),
        outcomes=tuple(
            _if(item, facts, held.row.when, wording.closed(held.row.say)) for held in outcomes
        ),
        ends=any(held.certain and held.row.ends for held in outcomes),
        limits=tuple(
            _if(item, facts, held.row.when, wording.limit_text(held.row))
            for held in checklist.limits
            if held.row in group.limits
        ),
        steps=tuple(
            _if(item, facts, held.row.when, held.row.name)
            for held in checklist.steps
            if held.row in group.steps
        ),
        deadlines=tuple(
            _if(item, facts, held.row.when, wording.closed(held.row.say))
            for held in checklist.deadlines
            if held.row in group.deadlines
        ),
    )


def _if(item: Item, facts: Facts, when: Condition | None, text: str) -> str:
    return wording.under(wording.condition_words(item, facts, when), text)


def _lines(checklist: Checklist, facts: Facts, group: _Group) -> Iterator[Told]:
    lines = compose_lines(checklist, facts)
    for line in lines.every() if lines else ():
        if line.key in group.requirements:
            remarks = (*line.hanging, *((line.waiver,) if line.waiver else ()))
            yield Told(line.text, line.may_be_asked, line.stamp, remarks)


def _not_needed(checklist: Checklist, facts: Facts, group: _Group) -> Iterator[str]:
    waived = compose_not_needed(checklist, facts)
    for line in waived.lines if waived else ():
        if line.key in group.requirements:
            yield line.text
