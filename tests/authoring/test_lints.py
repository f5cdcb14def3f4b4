"""What people read: lengths, words, characters."""

from collections.abc import Callable

import pytest

from tests.authoring.conftest import Draft

Expect = Callable[[str, str, str, str], None]


@pytest.mark.parametrize(
    ("before", "after", "words", "message"),
    [
        (
            "ask: 这次住院，是因为受伤吗？",
            "ask: 这次住院，到底是不是因为受了伤才住进来的？",
            "这次住院",
            "最多 20 个",
        ),
        ("short: 住院原因", "short: 这一次住院是什么原因", "这一次", "最多 8 个"),
        ("say: 是受伤", "say: 是在路上走着走着忽然滑倒摔伤了", "{id: fall", "最多 14 个"),
        (
            "plain: 住院的钱，拿票据来报",
            "plain: 住院的时候自己先垫上的钱，拿着票据来报",
            "住院",
            "最多 17 个",
        ),
        ("about: 拿票据来报", "about: 拿着住院的票据来报销费用", "key: fees", "最多 10 个"),
        (
            "hint: 门诊和住院分开办",
            "hint: 门诊花的钱和住院花的钱，这里是分开来办的两件不同的事情",
            "门诊花",
            "最多 30 个",
        ),
        ("见“看病报销”", "见“看病”", "看病", "没有「看病」这个专题"),
        ("icon: receipt", "icon: receit", "key: fees", "没有图标"),
        ("why: 受伤的，可能要看病历。", "why: 你受伤了，要看病历。", "你受伤了", "要写「您」"),
        ("say: 是受伤", "say: 人已死亡", "{id: fall", "亲人离世"),
        ("words: 受伤了}", "words: 受伤了。}", "{id: fall", "不要以标点结尾"),
        ("words: 受伤了}", "words: 如果受伤了}", "{id: fall", "不要再写一遍"),
        ("when: {injury: fall}", "in_words: 有特殊情况的", "seq: 1", "末尾的「的」"),
        ("why: 受伤的，可能要看病历。", "why: 受伤的，要看𠮷历。", "", "字体里没有「𠮷」"),
        ('national: ["006002"]', 'national: ["6002"]', "", "六位数字"),
    ],
)
def test_what_people_read_is_short_and_plain(
    expect_fault: Expect, before: str, after: str, words: str, message: str
) -> None:
    expect_fault(before, after, words, message)


def test_nine_rows_are_the_most(draft: Draft) -> None:
    more = "".join(f"    - {{id: o{n}, say: 第{n}种, words: 第{n}种}}\n" for n in range(7))
    draft.change("    unsure: true", f"{more}    unsure: true")
    assert any("最多 9 行，这里有 10 行" in fault for fault in draft.faults())


@pytest.mark.parametrize(
    ("note", "message"),
    [
        (
            "{kind: note, line: passport, say: 带谁的，请问窗口。, quote: {备注: 委托办理}}",
            "没有「passport」",
        ),
        ("{kind: office, line: identity, quote: {备注: 委托办理}}", "只有 kind: note"),
    ],
)
def test_a_note_stands_under_a_line_that_is_there(draft: Draft, note: str, message: str) -> None:
    draft.change(
        "  requirements:\n  - key: identity",
        f"  notes:\n  - {note}\n  requirements:\n  - key: identity",
    )
    assert any(message in fault for fault in draft.faults())
