"""What must hold on every path of every item of the catalogue, 不确定 included."""

import random
from collections.abc import Iterator
from itertools import combinations, pairwise

from app.domain import slip
from app.domain.checklist import Checklist, make_checklist, next_question
from app.domain.condition import UNSURE, Answers, Condition, Facts, Truth
from app.domain.interview import begin, paths
from app.domain.item import Item
from app.domain.problems import UnknownName


def prefixes(answers: Answers) -> Iterator[Answers]:
    """The answers as they were given, from none to all."""
    asked = list(answers.items())
    for count in range(len(asked) + 1):
        yield dict(asked[:count])


def shape(checklist: Checklist) -> object:
    """Everything decided, without the answers that led there."""
    return (
        checklist.outcomes,
        checklist.entries,
        checklist.waived,
        checklist.limits,
        checklist.steps,
        checklist.deadlines,
        checklist.notes,
    )


def unsure(answers: Answers) -> bool:
    return any(UNSURE in chosen for chosen in answers.values())


def test_the_order_of_answers_changes_nothing(every_item: tuple[Item, ...]) -> None:
    for item in every_item:
        for answers in paths(item):
            backwards = dict(reversed(list(answers.items())))
            assert make_checklist(item, backwards) == make_checklist(item, answers)


def test_stale_answers_are_kept_out(every_item: tuple[Item, ...]) -> None:
    stale_ones = 0
    for item in every_item:
        for answers in paths(item):
            facts = Facts(item.by_id, answers)
            stale = {
                question.id: question.answers[0]
                for question in item.questions
                if question.id not in answers and facts.applies(question.id) is Truth.NO
            }
            stale_ones += len(stale)
            assert make_checklist(item, {**stale, **answers}) == make_checklist(item, answers)
    assert stale_ones


def test_answering_more_never_turns_a_decision(every_item: tuple[Item, ...]) -> None:
    for item in every_item:
        conditions = list(item.conditions())
        for answers in paths(item):
            before: list[Truth] | None = None
            for known in prefixes(answers):
                facts = Facts(item.by_id, known)
                now = [facts.truth(condition) for condition in conditions]
                if before is not None:
                    settled = zip(before, now, strict=True)
                    assert all(was is Truth.UNKNOWN or was is now for was, now in settled)
                before = now


def test_what_hangs_is_the_whole_circumstance(every_item: tuple[Item, ...]) -> None:
    """Whichever answers are missing, of a gate or behind it, the words leave no way in out."""
    dice = random.Random(1)
    tried = 0
    for item in every_item:
        conditions = [Condition(one.clauses) for one in item.conditions() if one.clauses]
        for answers in paths(item):
            if unsure(answers):
                continue
            known = {asked: chosen for asked, chosen in answers.items() if dice.random() < 0.5}
            before, after = Facts(item.by_id, known), Facts(item.by_id, answers)
            for condition in conditions:
                if before.truth(condition) is not Truth.UNKNOWN:
                    continue
                tried += 1
                hanging = before.open_terms(condition)
                comes = any(
                    all(after.term(term) is Truth.YES for term in clause) for clause in hanging
                )
                assert comes is (after.truth(condition) is not Truth.NO), (
                    item.region,
                    item.seq,
                    known,
                )
    assert tried > 1_000


def test_a_complete_path_leaves_only_what_nobody_can_answer(every_item: tuple[Item, ...]) -> None:
    for item in every_item:
        for answers in paths(item):
            if unsure(answers):
                continue
            checklist = make_checklist(item, answers)
            for entry in checklist.entries:
                when = entry.requirement.when
                assert entry.certain or (when is not None and when.in_words), (item.seq, answers)


def test_every_path_ends_in_a_list_or_an_outcome_with_a_limit(every_item: tuple[Item, ...]) -> None:
    for item in every_item:
        for answers in paths(item):
            checklist = make_checklist(item, answers)
            assert checklist.entries or checklist.outcome, (item.region, item.seq, answers)
            if not checklist.ended and not unsure(answers):
                assert [held.certain for held in checklist.limits] == [True], (item.seq, answers)
            assert checklist.ended or checklist.steps


def test_every_row_appears_on_some_path(every_item: tuple[Item, ...]) -> None:
    for item in every_item:
        lists = [make_checklist(item, answers) for answers in paths(item)]
        listed = {entry.requirement.key for one in lists for entry in one.entries}
        assert listed == {requirement.key for requirement in item.requirements}, item.seq
        offered = {
            held.row for one in lists for entry in one.entries for held in entry.alternatives
        }
        assert offered == {
            choice for requirement in item.requirements for choice in requirement.alternatives
        }
        said = {held.row for one in lists for held in one.outcomes}
        assert said == set(item.outcomes)
        assert {held.row for one in lists for held in one.limits} == set(item.limits)


def test_the_longest_path_is_told_and_never_grows(every_item: tuple[Item, ...]) -> None:
    for item in every_item:
        every = list(paths(item))
        most = max(len(answers) for answers in every)
        first = begin(item)
        assert first.longest() == most
        for answers in every:
            interview = first
            left = [interview.longest()]
            for question, chosen in answers.items():
                interview = interview.answer(question, chosen)
                left.append(interview.longest())
            assert all(more > less for more, less in pairwise(left))
            assert left[-1] == 0


def test_asking_follows_the_order_of_questions(every_item: tuple[Item, ...]) -> None:
    for item in every_item:
        order = [question.id for question in item.questions]
        for answers in paths(item):
            for known in prefixes(answers):
                asked = next_question(item, known)
                assert asked is None or asked not in known
            assert [order.index(one) for one in answers] == sorted(map(order.index, answers))


# 清单号


def test_a_slip_gives_back_the_same_checklist(
    every_item: tuple[Item, ...], prefix_of: dict[str, str]
) -> None:
    for item in every_item:
        prefix = prefix_of[item.region]
        for answers in [{}, *paths(item)]:
            code = slip.encode(item, prefix, answers)
            assert make_checklist(item, slip.decode(item, prefix, code)) == make_checklist(
                item, answers
            )


def test_slips_of_one_item_differ(every_item: tuple[Item, ...], prefix_of: dict[str, str]) -> None:
    for item in every_item:
        codes = [slip.encode(item, prefix_of[item.region], answers) for answers in paths(item)]
        assert len(set(codes)) == len(codes)


def understood(code: str, by_number: dict[tuple[str, int], Item]) -> Answers | None:
    """What a number as typed is taken for, or None when it is refused."""
    try:
        prefix, seq, _ = slip.split(code)
        found = by_number.get((prefix, seq))
        return None if found is None else slip.decode(found, prefix, code)
    except UnknownName:
        return None


def test_every_wrong_character_of_a_slip_is_noticed(
    every_item: tuple[Item, ...], prefix_of: dict[str, str]
) -> None:
    """Also one that names another item: its check does not fit. Three paths of each item."""
    by_number = {(prefix_of[item.region], item.seq): item for item in every_item}
    chance = random.Random(21)
    for item in every_item:
        every = list(paths(item))
        for answers in chance.sample(every, min(3, len(every))):
            code = slip.encode(item, prefix_of[item.region], answers)
            for at, right in enumerate(code):
                for wrong in slip.ALPHABET:
                    if right in {wrong, "-"}:
                        continue
                    misread = code[:at] + wrong + code[at + 1 :]
                    assert understood(misread, by_number) is None, (code, misread)


def test_slips_are_short_enough_to_read_out(
    every_item: tuple[Item, ...], prefix_of: dict[str, str]
) -> None:
    longest = max(
        (
            slip.encode(item, prefix_of[item.region], answers)
            for item in every_item
            for answers in paths(item)
        ),
        key=len,
    )
    assert len(longest) <= 16, longest


# Lines shown as 如果


def always_brought(item: Item, known: Answers) -> set[str]:
    """The lines certain on every completion; asserts that none of them hangs already here."""
    here = make_checklist(item, known)
    asked = next_question(item, known)
    if asked is None:
        return {entry.requirement.key for entry in here.entries if entry.certain}
    certain = [
        always_brought(item, {**known, asked: answer})
        for answer in item.by_id[asked].answers
        if UNSURE not in answer
    ]
    always = set.intersection(*certain)
    hanging = {entry.requirement.key for entry in here.entries if not entry.certain}
    assert not always & hanging, (item.seq, known, always & hanging)
    return always


def test_no_line_that_every_completion_brings_is_shown_as_if(every_item: tuple[Item, ...]) -> None:
    for item in every_item:
        always_brought(item, {})


def test_the_same_paper_never_stands_twice_on_one_list(every_item: tuple[Item, ...]) -> None:
    for item in every_item:
        for answers in paths(item):
            checklist = make_checklist(item, answers)
            names = [
                {part.name for held in entry.alternatives for part in held.row.parts}
                for entry in checklist.entries
                if len(entry.alternatives) == 1
            ]
            for one, other in combinations(names, 2):
                assert not one & other, (item.seq, answers, one & other)
