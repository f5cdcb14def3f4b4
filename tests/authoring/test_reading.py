"""What a catalogue's form refuses: each with the words under the caret and the remedy."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.authoring.fault import Fault, Faults, Place, Weight, render
from app.authoring.loader import load
from tests.authoring.conftest import Draft

Expect = Callable[[str, str, str, str], None]


def test_the_small_region_has_no_fault(draft: Draft) -> None:
    assert draft.faults() == []


@pytest.mark.parametrize(
    ("before", "after", "words", "message"),
    [
        ("  plain: 住", "  plian: 住", "plian", "是不是「plain」"),
        ("  plain: 住", "  name: 再来\n  plain: 住", "name", "写了两次"),
        ("  plain: 住院的钱，拿票据来报", "  plain:", "", "没有写值"),
        ("  plain: 住院的钱，拿票据来报", "  plain: 12", "12", "请加上引号"),
        ("  plain: 住院的钱，拿票据来报\n", "", "seq: 1", "缺少「plain」"),
        ('national: ["006002"]', "national: [006002]", "006002", "请加上引号"),
        ("id: injury", "id: Injury", "Injury", "不能作代号"),
        ("id: illness", "id: unsure", "{id: unsure", "由程序自己加"),
        ("id: fall,", "id: illness,", "{id: illness, say: 是受伤", "有两个"),
        ("when: {injury: fall}", "when: {injuri: fall}", "injuri", "是不是「injury」"),
        ("when: {injury: fall}", "when: {injury: fal}", "fal", "是不是「fall」"),
        ("when: {injury: fall}", "when: {injury: unsure}", "unsure", "不能作条件"),
        ("when: {injury: fall}", "when: {injury: [fall, fall]}", "fall", "写了两次"),
        ("    unsure: true", "    unsure: yes", "yes", "true 或 false"),
        ("    unsure: true", "    when: {listed: not_listed}", "listed", "在后面才问"),
        ("obligation: may_be_asked", "obligation: may", "may", "不认识「may」"),
        ("- seq: 1", "- seq: 0x1", "0x1", "普通的整数"),
        ("    label: 身份凭证\n", "", "key: identity", "缺少「label」"),
        ("    quote: 2.收费票据\n", "", "key: receipt", "缺少「quote」"),
        ("form: 复印件", "copies: 几份", "几份", "看不出几份"),
        (
            "bring: {any: [身份证, 社会保障卡]}",
            "bring: [身份证, 社会保障卡]",
            "[身份证",
            "任选其一",
        ),
        ("waived: {when: {listed: yes_listed}, ", "waived: {", "{quote", "什么情况下不用带"),
        ('不超过30个工作日"', '三十天"', '"三十天', "请写 limits"),
        ('    办理环节: "申请—受理—审核—办结"\n', "", "seq: 1", "办理环节是空的"),
        ("prefix: TL", "prefix: T1", "T1", "两个大写字母"),
        ('date: "2026-11-22"', 'date: "22.11.2026"', '"22.11.2026"', "一个日子"),
        ('date: "2026-11-22"', 'date: "2026-02-30"', '"2026-02-30"', "一个日子"),
        ("id: testland", "id: elsewhere", "elsewhere", "文件夹的名字"),
        ("category: claims", "category: claim", "claim", "没有这一类"),
        ("{item: 1, say: 住院的钱", "{item: 7, say: 住院的钱", "7", "没有第 7 项"),
        ("answers: {injury: fall}}", "answers: {injury: falls}}", "falls", "没有选项"),
        ("reaches: [{items: all}]", "reaches: [{items: [9]}]", "key: agent", "没有这一项"),
        ("  plain: 住", "  without: [agents]\n  plain: 住", "agents", "没有规则"),
        ("- item: 1\n", "- item: 2\n", "2", "没有第 2 项"),
        ("  who: 摔伤住院，自己来\n", "", "item: 1", "缺少「who」"),
    ],
)
def test_a_slip_is_named_with_its_place_and_remedy(
    expect_fault: Expect, before: str, after: str, words: str, message: str
) -> None:
    expect_fault(before, after, words, message)


def test_all_faults_of_a_reading_are_told_at_once(draft: Draft) -> None:
    draft.change("  plain: 住院的钱，拿票据来报", "  plain: 12")
    draft.change("when: {injury: fall}", "when: {injury: fal}")
    draft.change("prefix: TL", "prefix: tl")
    assert len(draft.faults()) >= 3


def test_yaml_that_is_none_is_told_with_its_line(draft: Draft) -> None:
    draft.change("  aliases: [报住院费]", "  aliases: [报住院费")
    (fault,) = [fault for fault in draft.check()[1] if "YAML" in fault.message]
    assert fault.place.source == "  official:"


@pytest.mark.parametrize(
    ("content", "message"), [(b"\xff\xfe\x00", "UTF-8"), (b"", "空的"), (b"- 1\n", "键: 值")]
)
def test_a_file_that_is_no_text_or_empty_is_told(
    tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "region.yaml").write_bytes(content)
    faults = Faults()
    load(tmp_path, faults)
    assert any(message in fault.message for fault in faults.all)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    faults = Faults()
    assert load(tmp_path, faults) is None
    assert "读不了" in faults.all[0].message


def test_the_caret_stands_under_wide_characters() -> None:
    place = Place(Path("x.yaml"), 2, 6, 2, "  ask: 受伤了吗")
    place = Place(place.path, place.line, place.source.index("了吗"), 2, place.source)
    said = render(Fault(place, "不对。", Weight.ERROR)).split("\n")
    assert said[0] == "x.yaml:3:10: 错误：不对。"
    assert said[1] == "      ask: 受伤了吗"
    assert said[2] == "           　　^^^^"


def test_a_long_line_is_shown_around_the_words() -> None:
    source = "前" * 200 + "错字" + "后" * 200
    place = Place(Path("x.yaml"), 0, 200, 2, source)
    shown, carets = render(Fault(place, "不对。")).split("\n")[1:]
    assert "错字" in shown
    assert len(shown) < 90
    assert carets.index("^") == shown.index("错")


def test_yaml_1_2_reads_no_as_a_word(draft: Draft) -> None:
    """YAML 1.1 would read `no` as false, in a list of names as everywhere."""
    draft.change("aliases: [报住院费]", "aliases: [报住院费, no]")
    assert draft.checked().authored.plain_items[0].aliases == ("报住院费", "no")
