"""The decision tables of every item say together what its checklists say."""

import pytest

from app.domain import wording
from app.domain.checklist import make_checklist
from app.domain.compose_lines import compose_lines, compose_not_needed
from app.domain.condition import UNSURE, Answers, Facts
from app.domain.decision import NO, YES, Column, Decision, Result, Row, Table, decide, for_reading
from app.domain.interview import paths
from app.domain.item import Item


def row_of(table: Table, answers: Answers) -> Row:
    """The row in which a person with these (complete) answers finds themselves: exactly one."""
    (row,) = (
        row
        for row in table.rows
        if any(
            all(
                cell is None or value(column, answers) in cell
                for column, cell in zip(table.columns, way, strict=True)
            )
            for way in row.ways
        )
    )
    return row


def value(column: Column, answers: Answers) -> str | None:
    """What a person has said to the question of a column; None where it is not asked."""
    chosen = answers.get(column.question)
    if chosen is None or UNSURE in chosen:
        return None if chosen is None else UNSURE
    if column.option is None:
        return chosen[0]
    return YES if column.option in chosen else NO


@pytest.fixture(scope="module")
def decisions(every_item: tuple[Item, ...]) -> tuple[Decision, ...]:
    return tuple(decide(item) for item in every_item)


def test_on_every_path_the_rows_together_are_the_checklist(
    decisions: tuple[Decision, ...],
) -> None:
    for decision in decisions:
        item = decision.item
        for answers in paths(item):
            checklist, facts = make_checklist(item, answers), Facts(item.by_id, answers)
            results = [
                *(row_of(table, answers).result for table in decision.tables),
                decision.everybody,
            ]
            where = (item.region, item.seq, answers)
            assert any(result.ends for result in results) == checklist.ended, where
            if checklist.ended:
                continue
            lines, waived = compose_lines(checklist, facts), compose_not_needed(checklist, facts)
            assert sorted(line.text for result in results for line in result.lines) == sorted(
                line.text for line in (lines.every() if lines else ())
            ), where
            assert sorted(text for result in results for text in result.not_needed) == sorted(
                line.text for line in (waived.lines if waived else ())
            ), where
            if all(held.certain for held in checklist.limits):
                assert [text for result in results for text in result.limits] == [
                    wording.limit_text(held.row) for held in checklist.limits
                ], where
            assert sum(len(result.outcomes) for result in results) == len(checklist.outcomes)


def test_every_table_is_short_enough_to_be_read(decisions: tuple[Decision, ...]) -> None:
    for decision in decisions:
        for table in decision.tables:
            where = (decision.item.region, decision.item.seq)
            assert len(table.rows) <= 20, where
            assert len(table.columns) <= 5, where


def test_rows_of_a_table_are_distinct_results(decisions: tuple[Decision, ...]) -> None:
    for decision in decisions:
        for table in decision.tables:
            results = [row.result for row in table.rows]
            assert len(set(results)) == len(results)


def test_putting_tables_together_for_reading_loses_nothing(
    decisions: tuple[Decision, ...],
) -> None:
    def told(results: list[Result]) -> set[str]:
        return {line.text for result in results for line in result.lines}

    for decision in decisions:
        read = for_reading(decision.tables)
        assert told([row.result for table in read for row in table.rows]) == told(
            [row.result for table in decision.tables for row in table.rows]
        )


def test_an_answer_that_does_not_matter_is_left_open(decisions: tuple[Decision, ...]) -> None:
    enrolment = next(one for one in decisions if (one.item.region, one.item.seq) == ("guangxi", 3))
    stopping = [
        way
        for table in enrolment.tables
        for row in table.rows
        for way in row.ways
        if way[0] == ("stop",)
    ]
    assert stopping
    assert all(cell is None for way in stopping for cell in way[1:])


def test_independent_facts_stand_in_tables_of_their_own(
    decisions: tuple[Decision, ...],
) -> None:
    enrolment = next(one for one in decisions if (one.item.region, one.item.seq) == ("guangxi", 3))
    assert enrolment.paths > 100
    assert sum(len(table.rows) for table in for_reading(enrolment.tables)) < 12
