"""The proof that the structure has read the official text (CONTENT, rule 3)."""

from collections.abc import Callable

import pytest

from tests.authoring.conftest import Draft

Expect = Callable[[str, str, str, str], None]


@pytest.mark.parametrize(
    ("before", "after", "words", "message"),
    [
        # a clause that nobody quotes
        (
            "3.委托办理的，应提供委托书。",
            "3.委托办理的，应提供委托书。4.急诊要快。",
            "急诊要快",
            "没有哪一行引用",
        ),
        # a quote that is not there, says how far it agrees
        ("quote: 2.收费票据", "quote: 2.收费票剧", "2.收费票剧", "下面原文是「据"),
        ("quote: 2.收费票据", "quote: 2.收 费票据", "2.收 费票据", "空白不一样"),
        # a quote over two clauses
        ("quote: 2.收费票据", "quote: 社会保障卡 2.收费票据", "社会保障卡 2", "跨了两句"),
        # words that stand twice
        (
            "quote: {备注: 1.受伤的可要求提供病历复印件}\n  - id: l",
            "quote: {备注: 票据}\n  - id: l",
            "票据",
            "有 2 处",
        ),
        ("quote: 2.收费票据", "quote: {办理材料: 2.收费票据, nth: 2}", "2.收费票据", "nth 不对"),
        # the words of a clause against the row
        ("    form: 复印件\n", "", "复印件", "要写 form"),
        ("    obligation: may_be_asked\n", "", "可要求", "may_be_asked"),
        ("受伤的可要求提供", "受伤的应提供", "", "没有「可要求」"),
        ('2.收费票据"', '2.收费票据（加盖公章）"', "加盖公章", "没有哪一行引用"),
        ("不超过30个工作日\n", "不超过30个自然日\n", "", "时限"),
        (
            "    quote: 1.身份证或社会保障卡",
            "    quote: [1.身份证或社会保障卡, {备注: 票据上有明细的}]\n    obligation: may_be_asked",
            "",
            "同一句",
        ),
        ("清单内容动态调整。", "清单内容动态调整。下同。", "下同", "没有哪一行引用"),
        ("{kind: note, say: 清单会变。", "{kind: office, say: 清单会变。", "", ""),
    ],
)
def test_what_does_not_agree_with_the_list_is_told(
    draft: Draft, before: str, after: str, words: str, message: str
) -> None:
    if before.startswith("受伤的可要求提供"):
        draft.claims = draft.claims.replace("受伤的可要求提供", "受伤的应提供")
        found = draft.faults()
    else:
        found = draft.change(before, after).faults()
    wanted = [fault for fault in found if message in fault]
    if not message:
        assert not found
        return
    assert wanted, found
    assert any(fault.startswith(words) for fault in wanted), wanted


def test_an_exception_carries_its_reason(draft: Draft) -> None:
    draft.change("    form: 复印件\n", "")
    draft.claims = draft.claims.replace(
        "    when: {injury: fall}\n    quote: {备注: 1.受伤的可要求提供病历复印件}",
        "    when: {injury: fall}\n"
        "    quote: {备注: 1.受伤的可要求提供病历复印件, reason: 窗口自己复印}",
    )
    draft.change("may_be_asked: [病历复印件]", "may_be_asked: [病历]")
    assert draft.faults() == []


def test_a_stamp_that_one_clause_asks_for_reaches_every_line_of_its_cell(draft: Draft) -> None:
    draft.change('2.收费票据"', '2.收费票据 （以上均需加盖公章）"')
    draft.change(
        "  requirements:\n  - key: identity",
        "  stamp_all: {text: 加盖公章, quote: 以上均需加盖公章}\n  requirements:\n  - key: identity",
    )
    item = draft.checked().authored.plain_items[0]
    stamps = {
        one.key: one.handling.stamp.text if one.handling.stamp else None
        for one in item.requirements
    }
    assert stamps == {
        "identity": "加盖公章",
        "receipt": "加盖公章",
        "history": None,
        "letter": None,
    }


def test_the_tally_counts_what_is_covered(draft: Draft) -> None:
    text = draft.checked().summary.text
    assert text.cells == 4
    assert text.uncovered_clauses == 0
    assert 0 < text.covered < text.characters
