"""Signs into sounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.checklist import make_checklist
from app.ui.speaking import LONGEST, news, numeral, spoken, utterances
from tests.ui.gallery import World


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("请带齐这 7 样", "请带齐这七样"),
        ("目前需要带 2 样", "目前需要带两样"),
        ("第 2 题，共 3 题", "第二题，共三题"),
        ("第 1 页，共 2 页", "第一页，共两页"),
        ("12 月 21 日（星期一）", "十二月二十一日，星期一"),
        ("2026 年 12 月", "二零二六年十二月"),
        ("2 月 2 日，2 个月，2 年", "二月二日，两个月，两年"),
        ("2 号窗口，2 楼", "二号窗口，二楼"),
        ("不超过 30 个工作日", "不超过三十个工作日"),
        ("9:00–12:00　13:30–17:05", "九点到十二点，十三点三十分到十七点零五分"),
        ("医保服务热线 12393", "医保服务热线幺二三九三"),
        ("028-12345678", "零二八，幺二三四五六七八"),
        ("清单号 ZY21-3F7K", "清单号，Z Y二一，三F七K"),
        ("社保卡/身份证（原件）", "社保卡或身份证，原件"),
        ("《个人承诺书》", "个人承诺书"),
        ("1.有效身份证件", "一，有效身份证件"),
        ("趸（dǔn）缴", "趸缴"),
        ("1,000 元，0.5%，10000 元", "一千元，百分之零点五，一万元"),
        ("文件在 /tmp/prints/a.pdf", "文件在tmp prints a.pdf"),
    ],
)
def test_a_voice_says_what_a_person_would_say(written: str, said: str) -> None:
    assert spoken(written) == said


def test_a_text_is_said_sentence_by_sentence_and_a_long_one_by_its_commas() -> None:
    assert utterances(["您今天\n想办什么？10 秒后回首页。", "", "（）"]) == (
        "您今天想办什么？",
        "十秒后回首页。",
    )
    long = "，".join(["基本医疗保险参保人员异地就医备案"] * 8)
    pieces = utterances([long])
    assert "，".join(pieces) == long
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert len(pieces) > 1


def test_what_was_there_before_is_no_news() -> None:
    assert news(["目前需要带五样", "身份凭证"], ["目前需要带六样", "身份凭证", "责任证明"]) == (
        "目前需要带六样",
        "责任证明",
    )


@given(st.integers(0, 99_999_999))
def test_a_numeral_can_be_read_back(number: int) -> None:
    assert read_back(numeral(number)) == number


def read_back(words: str) -> int:
    """Written from the grammar of numerals, not from the code: 万 splits, units multiply."""
    high, found, low = words.rpartition("万")
    if found:
        return read_back(high) * 10_000 + (read_back(low) if low.lstrip("零") else 0)
    total, digit = 0, 0
    for sign in words:
        if sign in "零一二三四五六七八九":
            digit = "零一二三四五六七八九".index(sign)
        else:
            total += max(1, digit) * {"十": 10, "百": 100, "千": 1_000}[sign]
            digit = 0
    return total + digit


def test_no_sign_that_a_voice_cannot_say_is_left_of_any_general_guide() -> None:
    world = World()
    signs = set()
    for item in world.items():
        text = world.compose(make_checklist(item, {})).qr_text
        signs |= {sign for piece in utterances([text]) for sign in piece}
    left = {sign for sign in signs if not ("\u4e00" <= sign <= "\u9fff" or sign.isascii())}
    assert left <= set("，。？！；〇")
    assert not signs & set("0123456789()/:")
