"""What must hold on every path of an item, and for every partial answer (DESIGN 2.10).

Enumerated, not sampled. Conditions are looked at with only the questions that they hang on, so
that the number of cases stays small however many questions an item has.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from app.authoring.authored import AuthoredItem
from app.authoring.fault import Faults, Place
from app.authoring.worlds import Worlds
from app.domain.checklist import Checklist, make_checklist, next_question
from app.domain.condition import NONE, UNSURE, Answers, Condition, Facts
from app.domain.item import Item, Question, Requirement

MOST_QUESTIONS = 7
MANY_QUESTIONS = 5
_MOST_CASES = 60_000
Chosen = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What the enumeration of one item counted. `longest` path, in questions."""

    seq: int
    name: str
    questions: int
    paths: int
    longest: int


def prove(one: AuthoredItem, faults: Faults) -> Proof:
    """Enumerates every path of an item; a fault for each thing that does not hold."""
    item = one.item
    tree = _Tree(item)
    _each_path(one, tree, faults)
    _each_row_appears(one, tree, faults)
    _options_differ(one, tree, faults)
    _conditions(one, faults)
    longest = max(len(answers) for answers in tree.paths)
    if longest > MOST_QUESTIONS:
        faults.error(
            one.place(), f"第 {item.seq} 项最多要问 {longest} 题，不能超过 {MOST_QUESTIONS} 题。"
        )
    elif longest > MANY_QUESTIONS:
        faults.warn(
            one.place(), f"第 {item.seq} 项最多要问 {longest} 题，最好不超过 {MANY_QUESTIONS} 题。"
        )
    return Proof(item.seq, item.name, len(item.questions), len(tree.paths), longest)


# --- paths -----------------------------------------------------------------------------------


class _Tree:
    """Every state that the questionnaire of an item can be in, walked once."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.paths: list[Answers] = []
        self.leaves: list[Checklist] = []
        self.asked: dict[str, list[Mapping[Chosen, Hashable]]] = {}
        """Question → for each state in which it is asked: answer → all that follows from it."""
        self._walk({})

    def _walk(self, given: Answers) -> Hashable:
        """All that follows from a state, comparable: the questions and results below it."""
        asked = next_question(self.item, given)
        if asked is None:
            checklist = make_checklist(self.item, given)
            self.paths.append(given)
            self.leaves.append(checklist)
            return _result(checklist)
        question = self.item.by_id[asked]
        follows = {answer: self._walk({**given, asked: answer}) for answer in question.answers}
        self.asked.setdefault(asked, []).append(follows)
        if len(set(follows.values())) == 1:  # this answer makes no difference here
            return next(iter(follows.values()))
        return hash((asked, tuple(follows.items())))


def _result(checklist: Checklist) -> Hashable:
    """What a person is told, without their answers: two results that are equal read the same.

    The marks of a line (its form, its stamp) hang on conditions of their own.
    """
    facts = Facts(checklist.item.by_id, dict(checklist.answers))
    return hash(
        (
            checklist.outcomes,
            tuple(
                (entry, tuple(facts.truth(mark.when) for mark in entry.requirement.marks()))
                for entry in checklist.entries
            ),
            checklist.waived,
            checklist.limits,
            checklist.steps,
            checklist.deadlines,
            checklist.notes,
        )
    )


def _each_path(one: AuthoredItem, tree: _Tree, faults: Faults) -> None:
    for answers, checklist in zip(tree.paths, tree.leaves, strict=True):
        if checklist.ended:
            continue
        how = f"第 {one.item.seq} 项{_said(answers)}"
        if not checklist.entries and checklist.outcome is None:
            faults.error(one.place(), f"{how}，既没有材料，也没有结果。请写 outcomes。")
        if not any(held.certain for held in checklist.steps):
            faults.error(one.place("item", "steps"), f"{how}，没有办理环节。")
        sure = not any(UNSURE in chosen for chosen in answers.values())
        certain = sum(held.certain for held in checklist.limits)
        hanging = [
            held.row
            for held in checklist.limits
            if not held.certain and (held.row.when is None or held.row.when.in_words is None)
        ]
        if certain > 1 or (sure and (certain != 1 or hanging)):
            faults.error(
                one.place("item", "limits"),
                f"{how}，有 {certain + len(hanging)} 个时限，应当正好一个（没有写明的写 gap: true）。",
            )
        if not sure and not checklist.limits:
            faults.error(one.place("item", "limits"), f"{how}，没有时限。")


def _each_row_appears(one: AuthoredItem, tree: _Tree, faults: Faults) -> None:
    listed = {entry.requirement.key for leaf in tree.leaves for entry in leaf.entries}
    said = {held.row.key for leaf in tree.leaves for held in leaf.outcomes if held.certain}
    for requirement in one.item.requirements:
        if requirement.key not in listed:
            faults.error(
                one.place("requirement", requirement.key),
                f"第 {one.item.seq} 项的 {requirement.key}，怎么答都不会列出来。",
            )
    for outcome in one.item.outcomes:
        words = outcome.when is not None and outcome.when.in_words is not None
        if outcome.key not in said and not words:
            faults.error(
                one.place("outcome", outcome.key),
                f"第 {one.item.seq} 项的结果 {outcome.key}，怎么答都不会出现。",
            )


def _said(answers: Answers) -> str:
    words = [f"{name}={','.join(chosen)}" for name, chosen in answers.items()]
    return f"答 {'、'.join(words)}" if words else ""


# --- options ---------------------------------------------------------------------------------


def _options_differ(one: AuthoredItem, tree: _Tree, faults: Faults) -> None:
    """A question must matter somewhere, and so must the difference between two of its options."""
    for question in one.item.questions:
        states = tree.asked.get(question.id)
        if states is None:
            faults.error(
                one.place("question", question.id),
                f"第 {one.item.seq} 项的问题 {question.id} 从来不会问到：没有哪一行取决于它。",
            )
            continue
        real = [answer for answer in question.answers if answer != (UNSURE,)]
        if all(len({state[answer] for answer in real}) == 1 for state in states):
            faults.error(
                one.place("question", question.id),
                f"第 {one.item.seq} 项的问题 {question.id}，怎么答结果都一样，请删去。",
            )
        else:
            _alike(one, question, states, faults)


def _alike(
    one: AuthoredItem,
    question: Question,
    states: list[Mapping[Chosen, Hashable]],
    faults: Faults,
) -> None:
    if question.many:
        for option in question.options:
            if not _matters(question, option.id, states) and (
                (question.id, option.id) not in one.kept
            ):
                faults.error(
                    one.place("option", question.id, option.id),
                    f"问题 {question.id} 的选项「{option.say}」选不选都一样，请删去，或写 keep: 为什么留着。",
                )
        return
    for first, second in combinations(question.options, 2):
        same = all(state[(first.id,)] == state[(second.id,)] for state in states)
        if same and (question.id, second.id) not in one.kept:
            faults.error(
                one.place("option", question.id, second.id),
                f"问题 {question.id} 的选项「{second.say}」与「{first.say}」结果总是一样，请合成一个，或写 keep: 为什么分开。",
            )


def _matters(question: Question, option: str, states: list[Mapping[Chosen, Hashable]]) -> bool:
    for state in states:
        for answer in question.answers:
            if option in answer:
                without = tuple(other for other in answer if other != option) or (NONE,)
                if state[answer] != state[without]:
                    return True
    return False


# --- conditions ------------------------------------------------------------------------------


def _conditions(one: AuthoredItem, faults: Faults) -> None:
    """No condition that can never hold, none that always holds, no certain line under 如果."""
    item = one.item
    for place, name, condition in _every_condition(one):
        known = Worlds(item, condition)
        for number, clause in enumerate(condition.clauses, start=1):
            if not known.ever(Condition((clause,))):
                which = f"的第 {number} 种" if len(condition.clauses) > 1 else ""
                faults.error(place, f"第 {item.seq} 项{name}的条件{which}永远不会成立。")
    for requirement in item.requirements:
        for alternative in requirement.alternatives:
            _certain(one, requirement.key, [alternative.when], faults)
        for mark in requirement.marks():
            _certain(one, requirement.key, [mark.when], faults)
    for rows in _alike_rows(item):
        _certain(one, rows[0].key, [row.when for row in rows], faults)


def _every_condition(one: AuthoredItem) -> Iterator[tuple[Place, str, Condition]]:
    item = one.item
    for question in item.questions:
        if question.when is not None:
            yield one.place("question", question.id), f"问题 {question.id} ", question.when
    for requirement in item.requirements:
        place = one.place("requirement", requirement.key)
        for condition in requirement.hinge.conditions():
            yield place, f"{requirement.key} ", condition
    for outcome in item.outcomes:
        if outcome.when is not None:
            yield one.place("outcome", outcome.key), f"结果 {outcome.key} ", outcome.when
    rest = (
        ("时限", "limits", item.limits),
        ("环节", "steps", item.steps),
        ("期限", "deadlines", item.deadlines),
        ("说明", "notes", item.notes),
    )
    for name, key, rows in rest:
        for row in rows:
            if row.when is not None:
                yield one.place("item", key), name, row.when


def _alike_rows(item: Item) -> Iterable[list[Requirement]]:
    """Requirements that print the same words, together: one of them may always hold."""
    groups: dict[Hashable, list[Requirement]] = {}
    for one in item.requirements:
        text = (
            tuple(
                replace(alternative, quotes=(), when=None, note=None)
                for alternative in one.alternatives
            ),
            one.handling,
            one.obligation,
        )
        groups.setdefault(text, []).append(one)
    return groups.values()


def _certain(
    one: AuthoredItem, key: str, conditions: list[Condition | None], faults: Faults
) -> None:
    """A fault where some partial answer leaves every condition open, and yet one always holds."""
    if any(when is None or when.in_words is not None for when in conditions):
        return
    clauses = tuple(clause for when in conditions if when is not None for clause in when.clauses)
    worlds = Worlds(one.item, Condition(clauses))
    if worlds.size > _MOST_CASES:
        faults.warn(
            one.place("requirement", key),
            f"第 {one.item.seq} 项的 {key} 取决于太多答案（{worlds.size} 种），没有逐一核对会不会错印「如果」。",
        )
        return
    found = worlds.certain_but_open()
    if found is not None:
        said = _said(found) or "什么都还没答时"
        faults.error(
            one.place("requirement", key),
            f"第 {one.item.seq} 项的 {key}：{said}，印成「如果」，其实不管怎么答都要。请改条件。",
        )
