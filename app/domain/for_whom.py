"""For whom something holds, in words: from the ways of answering to the answers that tell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.domain import wording
from app.domain.condition import NONE, UNSURE, Answers
from app.domain.item import Question

EVERYBODY = "所有答法"
_Variable = tuple[str, str | None]


def for_whom(asked: Sequence[Question], every: Sequence[Answers], ats: Sequence[int]) -> str:
    """Which answers these paths (by their places in `every`) have in common and others have not.

    Where no answers single them out, how many they are, and one of them.
    """
    if len(ats) == len(every):
        return EVERYBODY
    variables = tuple(_variables(asked))
    rows = [tuple(_value(variable, answers) for variable in variables) for answers in every]
    some = [rows[at] for at in ats]
    limits = {
        column: values
        for column in range(len(variables))
        if (values := {row[column] for row in some}) != {row[column] for row in rows}
    }
    if _alike(rows, limits) == len(some):
        for column in sorted(limits, key=lambda column: -len(limits[column])):
            fewer = {key: values for key, values in limits.items() if key != column}
            if fewer and _alike(rows, fewer) == len(some):
                limits = fewer
        said = [
            words
            for column, values in limits.items()
            if (words := _values(asked, variables[column], values))
        ]
        if said:
            return f"答{'，又答'.join(said)}的"
    example = _example(asked, every[ats[0]])
    return f"{len(ats)} 种答法（共 {len(every)} 种），例如答{example}的"


def _alike(rows: Sequence[tuple[str | None, ...]], limits: Mapping[int, set[str | None]]) -> int:
    return sum(all(row[at] in values for at, values in limits.items()) for row in rows)


def _variables(asked: Sequence[Question]) -> Iterator[_Variable]:
    for question in asked:
        if question.many:
            yield from ((question.id, option.id) for option in question.options)
        else:
            yield question.id, None


def _value(variable: _Variable, answers: Answers) -> str | None:
    """None where the question is not asked."""
    question, option = variable
    chosen = answers.get(question)
    if chosen is None or UNSURE in chosen or option is None:
        return None if chosen is None else chosen[0]
    return option if option in chosen else NONE


def _values(asked: Sequence[Question], variable: _Variable, values: Iterable[str | None]) -> str:
    question = next(one for one in asked if one.id == variable[0])
    known = [*(option.id for option in question.options), NONE, UNSURE]
    kept = sorted((value for value in values if value is not None), key=known.index)
    said = [_say(question, variable, value) for value in kept]
    return "或".join(said)


def _say(question: Question, variable: _Variable, value: str) -> str:
    option = question.option(variable[1] or value)
    if value == UNSURE:
        return f"“{wording.UNSURE_SAY}”"
    if option is None:
        return f"“{value}”"
    return f"没有选“{option.words}”" if value == NONE else f"“{option.words}”"


def _example(asked: Sequence[Question], answers: Answers) -> str:
    said = [
        f"“{option.words}”" if (option := question.option(chosen)) else _reserved(chosen)
        for question in asked
        for chosen in answers.get(question.id, ())
    ]
    return "、".join(said)


def _reserved(option: str) -> str:
    return f"“{wording.NONE_SAY if option == NONE else wording.UNSURE_SAY}”"
