"""All ways in which the questions of one condition can be answered, enumerated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from app.domain.condition import UNSURE, Answers, Condition, Facts, Truth
from app.domain.item import Item, Question


class Worlds:
    """All full answers to the questions that one condition hangs on, and all partial ones."""

    def __init__(self, item: Item, condition: Condition) -> None:
        self._item = item
        self._condition = condition
        self._questions = _hanging_on(item, condition)

    def ever(self, condition: Condition) -> bool:
        """Whether some full answer makes it hold."""
        return any(
            Facts(self._item.by_id, world).truth(condition) is Truth.YES for world in self._full({})
        )

    def certain_but_open(self) -> Answers | None:
        """A partial answer that leaves the condition unknown though every completion holds."""
        for partial in self._partial():
            if Facts(self._item.by_id, partial).truth(self._condition) is not Truth.UNKNOWN:
                continue
            completions = self._full(partial)
            if all(
                Facts(self._item.by_id, world).truth(self._condition) is Truth.YES
                for world in completions
            ):
                return partial
        return None

    @property
    def size(self) -> int:
        """How many partial answers there are, those that cannot come about included."""
        size = 1
        for question in self._questions:
            size *= len(_real(question)) + 1
        return size

    def _full(self, partial: Answers) -> Iterator[Answers]:
        """Every full answer that keeps to a partial one.

        A question that does not concern this person may hold any answer: it decides nothing.
        """
        open_questions = [one for one in self._questions if one.id not in partial]
        for chosen in product(*(_real(question) for question in open_questions)):
            ids = (question.id for question in open_questions)
            yield {**partial, **dict(zip(ids, chosen, strict=True))}

    def _partial(self) -> Iterator[Answers]:
        """Every partial answer that can come about: a question is answered once it was asked.

        An answer whose question may yet turn out not to be this person's says nothing
        (DESIGN 2.3), so it could make no line certain.
        """
        for chosen in product(*((None, *_real(question)) for question in self._questions)):
            pairs = zip(self._questions, chosen, strict=True)
            partial = {question.id: answer for question, answer in pairs if answer is not None}
            facts = Facts(self._item.by_id, partial)
            if all(facts.applies(name) is Truth.YES for name in partial):
                yield partial


def _real(question: Question) -> tuple[tuple[str, ...], ...]:
    return tuple(answer for answer in question.answers if answer != (UNSURE,))


def _hanging_on(item: Item, condition: Condition) -> tuple[Question, ...]:
    """The questions of a condition's terms, with the questions that theirs hang on."""
    names: set[str] = set()
    waiting = [term.question for term in condition.terms()]
    while waiting:
        name = waiting.pop()
        if name not in names:
            names.add(name)
            when = item.by_id[name].when
            waiting.extend(() if when is None else (term.question for term in when.terms()))
    return tuple(question for question in item.questions if question.id in names)
