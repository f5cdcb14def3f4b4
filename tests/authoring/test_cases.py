"""Fact-check cases: a difference is told in words, both sides of it."""

from collections.abc import Callable

import pytest

from tests.authoring.conftest import Draft

Expect = Callable[[str, str, str, str], None]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("收费票据]\n  may", "收费单据]\n  may", "规则没有「收费单据」；规则多出「收费票据」"),
        ("  may_be_asked: [病历复印件]\n", "", "窗口可能要的材料，规则多出「病历复印件」"),
        ("absent: [委托书]", "absent: [票据]", "不该有「票据」，却有：收费票据"),
        (
            "limit: 不超过30个工作日",
            "limit: 即时办结",
            "案例写「即时办结」，规则是「不超过30个工作日」",
        ),
        ("  limit: ", "  outcome: elsewhere\n  limit: ", "案例写「elsewhere」，规则是「没有」"),
        ("injury: fall, listed: not", "injury: illness, listed: not", "规则没有「病历复印件」"),
        (
            "injury: fall, listed: not",
            "injury: unsure, listed: not",
            "看情况的材料，规则多出「病历复印件」",
        ),
    ],
)
def test_a_difference_is_told(expect_fault: Expect, before: str, after: str, message: str) -> None:
    expect_fault(before, after, "item: 1", message)


def test_a_case_that_answers_what_is_not_offered_is_a_fault_and_not_a_crash(draft: Draft) -> None:
    draft.change("injury: fall, listed: not", "injury: falls, listed: not")
    assert any("没有选项「falls」" in fault for fault in draft.faults())


def test_a_case_may_write_a_shared_form_behind_each_alternative(draft: Draft) -> None:
    draft.change("    bring: 病历\n", "    bring: {any: [病历, 病历摘要]}\n    label: 病历\n")
    draft.change("may_be_asked: [病历复印件]", "may_be_asked: [病历复印件 或 病历摘要复印件]")
    assert draft.faults() == []
    draft.change("[病历复印件 或 病历摘要复印件]", "[病历 或 病历摘要复印件]")
    assert draft.faults() == []
    draft.change("[病历 或 病历摘要复印件]", "[病历 或 病历摘要]")
    assert draft.faults() != []
