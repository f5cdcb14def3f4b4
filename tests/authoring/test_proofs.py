"""What must hold on every path of an item, and for every partial answer."""

from collections.abc import Callable

import pytest

from tests.authoring.conftest import Draft

Expect = Callable[[str, str, str, str], None]
LIMIT = '    办理时限: "不超过30个工作日"\n'
SPLIT = '    办理时限: "受伤的不超过30个工作日；生病的即时办结"\n'
LIMITS = """\
  limits:
  - {text: 不超过30个工作日, when: {injury: fall}, quote: {办理时限: 受伤的不超过30个工作日}}
  - {text: 即时办结, when: {injury: illness}, quote: {办理时限: 生病的即时办结}}
  requirements:
  - key: identity
"""
REQUIREMENTS = "  requirements:\n  - key: identity\n"


def test_paths_are_counted_with_unsure(draft: Draft) -> None:
    (proof,) = draft.checked().proofs
    assert (proof.questions, proof.paths, proof.longest) == (3, 3 * 2 * 2, 3)


def test_a_limit_for_each_answer_is_accepted(draft: Draft) -> None:
    draft.change(LIMIT, SPLIT).change(REQUIREMENTS, LIMITS)
    assert draft.faults() == []


def test_a_path_without_its_limit_is_told(draft: Draft) -> None:
    without = LIMITS.replace(
        "  - {text: 即时办结, when: {injury: illness}, quote: {办理时限: 生病的即时办结}}\n", ""
    ).replace("受伤的不超过30个工作日}}", "受伤的不超过30个工作日}}")
    draft.change(LIMIT, SPLIT.replace("；生病的即时办结", "")).change(REQUIREMENTS, without)
    assert any("injury=illness" in fault and "0 个时限" in fault for fault in draft.faults())


def test_a_stated_gap_counts_as_a_limit(draft: Draft) -> None:
    gap = LIMITS.replace(
        "{text: 即时办结, when: {injury: illness}, quote: {办理时限: 生病的即时办结}}",
        "{gap: true, when: {injury: illness}}",
    )
    draft.change(LIMIT, SPLIT.replace("；生病的即时办结", "")).change(REQUIREMENTS, gap)
    assert draft.faults() == []


def test_two_limits_on_one_path_are_told(draft: Draft) -> None:
    twice = LIMITS.replace("when: {injury: illness}", "when: {injury: [illness, fall]}")
    draft.change(LIMIT, SPLIT).change(REQUIREMENTS, twice)
    assert any("injury=fall" in fault and "2 个时限" in fault for fault in draft.faults())


@pytest.mark.parametrize(
    ("before", "after", "words", "message"),
    [
        (
            "when: {injury: fall}\n    quote",
            "when: [{injury: fall}, {injury: illness}]\n    quote",
            "key: history",
            "其实不管怎么答都要",
        ),
        (
            "    waived: {when: {listed: yes_listed}, quote",
            "    waived: {in_words: 明细齐全, quote",
            "id: listed",
            "从来不会问到",
        ),
        (
            "    - {id: fall, say: 是受伤, words: 受伤了}",
            "    - {id: fall, say: 是受伤, words: 受伤了}\n"
            "    - {id: burn, say: 是烫伤, words: 烫伤了}",
            "{id: burn",
            "结果总是一样",
        ),
        (
            "when: {agent: other}",
            "when: {agent: other, injury: fall}",
            "",
            "",
        ),
    ],
)
def test_questions_and_conditions_must_make_a_difference(
    draft: Draft, before: str, after: str, words: str, message: str
) -> None:
    found = draft.change(before, after).faults()
    if not message:
        assert not any("永远" in fault or "怎么答" in fault for fault in found)
        return
    wanted = [fault for fault in found if message in fault]
    assert wanted, found
    assert any(fault.startswith(words) for fault in wanted), wanted


def test_two_options_are_kept_apart_with_a_reason(draft: Draft) -> None:
    draft.change(
        "    - {id: fall, say: 是受伤, words: 受伤了}",
        "    - {id: fall, say: 是受伤, words: 受伤了}\n"
        "    - {id: burn, say: 是烫伤, words: 烫伤了, keep: 清单分开写}",
    )
    draft.change("when: {injury: fall}", "when: {injury: [fall, burn]}")
    assert draft.faults() == []


def test_equal_lines_that_together_always_hold_are_told(draft: Draft) -> None:
    """Two requirements of the same paper, one for each answer: everybody brings it."""
    draft.change(
        "  - key: receipt\n    bring: 收费票据\n",
        "  - key: ill_receipt\n    bring: 收费票据\n    when: {injury: illness}\n"
        "    quote: 2.收费票据\n  - key: receipt\n    bring: 收费票据\n    when: {injury: fall}\n",
    )
    assert any("ill_receipt" in fault and "其实不管怎么答" in fault for fault in draft.faults())


def test_a_condition_that_can_never_hold_is_told(draft: Draft) -> None:
    draft.change(
        "    why: 有明细的，可以少带一样。",
        "    why: 有明细的，可以少带一样。\n    when: {injury: fall}",
    )
    draft.change("{listed: yes_listed}", "{listed: yes_listed, injury: illness}")
    assert any("永远不会成立" in fault for fault in draft.faults())


def test_more_than_seven_questions_are_refused(draft: Draft) -> None:
    questions = "".join(
        f"  - id: more{number}\n    short: 再问\n    ask: 还有第{number}问吗？\n    why: 试验。\n"
        f"    options:\n    - {{id: yes, say: 有, words: 有{number}}}\n"
        f"    - {{id: not, say: 没有, words: 没有{number}}}\n"
        for number in range(5)
    )
    papers = "".join(
        f"  - key: paper{number}\n    bring: 收费票据\n    where: 第{number}处\n"
        f"    when: {{more{number}: yes}}\n    quote: 2.收费票据\n"
        for number in range(5)
    )
    draft.change("  requirements:\n", f"{questions}  requirements:\n{papers}")
    assert any("不能超过 7 题" in fault for fault in draft.faults())
