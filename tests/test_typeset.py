"""Line ends of Chinese, with every character one unit wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.typeset import NO_END, NO_START, break_lines, breaks, squeezed


def lines(text: str, width: float) -> list[str]:
    return [text[a:b] for a, b in break_lines(text, [1.0] * len(text), width)]


def test_text_that_fits_stays_on_one_line() -> None:
    assert lines("请到窗口问", 5) == ["请到窗口问"]


def test_a_stop_never_begins_a_line() -> None:
    assert lines("一二三四五。六七", 5) == ["一二三四", "五。六七"]


def test_an_opening_mark_never_ends_a_line() -> None:
    assert all(not line.endswith("《") for line in lines("请先填好《登记表》再来窗口", 5))


def test_a_number_keeps_its_unit() -> None:
    assert "21 日" in "".join(lines("如果今天受理最晚 12 月 21 日办好", 12)[1])


def test_a_pause_is_the_best_place_to_end() -> None:
    assert lines("应该打好了，拿到了吗？", 8) == ["应该打好了，", "拿到了吗？"]


def test_nobody_is_left_alone_on_the_last_line() -> None:
    assert len(lines("一二三四五六七八九", 8)[-1]) > 1


def test_a_last_line_is_not_left_short() -> None:
    assert lines("正在打印您的清单", 7) == ["正在打印", "您的清单"]


def test_what_is_set_apart_by_a_wide_space_breaks_there() -> None:
    assert lines("工作人员看：11-09　没有读到目录　本机 K03", 18)[-1] == "没有读到目录　本机 K03"


def test_a_figure_is_no_better_place_to_end_than_a_pause() -> None:
    text = "备齐一样，在纸上打一个勾，再到 1 号窗口办。"
    assert lines(text, 17) == ["备齐一样，在纸上打一个勾，", "再到 1 号窗口办。"]


def test_a_word_that_is_too_wide_is_cut_anywhere() -> None:
    assert lines("ABCDEFGH", 3) == ["ABC", "DEF", "GH"]


@pytest.mark.parametrize("told", ["文件存到：", "清单存到 "])
def test_a_path_that_fits_a_line_alone_is_not_torn(told: str) -> None:
    assert lines(told + "/var/lib/gaozhi", 16) == [told.strip(), "/var/lib/gaozhi"]


def test_a_path_that_is_too_long_is_torn_at_its_joints() -> None:
    told = lines("存在 /media/U盘/gaozhi-cishu-2026.csv", 22)
    assert told == ["存在 /media/U盘/gaozhi-", "cishu-2026.csv"]
    told = lines("次数存在 /media/kiosk/U盘/gaozhi-cishu-2026.csv", 22)
    assert told == ["次数存在 /media/kiosk/U盘/", "gaozhi-cishu-2026.csv"]


def test_a_date_stays_whole_even_if_that_takes_a_line_more() -> None:
    text = "如果今天来办的话，10 月 12 日及以后"
    assert all("10 月 12 日" in line for line in lines(text, 14) if "月" in line)


def test_a_word_of_four_stays_whole() -> None:
    assert lines("复印件和表清单没有写明", 9)[-1].endswith("没有写明")


def test_a_stroke_between_words_begins_no_line() -> None:
    assert all(not line.startswith("/") for line in lines("请申请中止/终止协议", 5))


@pytest.mark.parametrize("word", ["报销", "身份证", "工作日", "写明"])
def test_common_words_stay_whole(word: str) -> None:
    text = f"一二三四{word}五六七"
    assert any(word in line for line in lines(text, 6))


@pytest.mark.parametrize("word", ["永久居留证", "申报表", "授权委托书"])
@pytest.mark.parametrize("width", range(10, 20))
def test_what_papers_are_called_stays_whole(word: str, width: int) -> None:
    assert any(
        word in line for line in lines(f"请带好身份证和{word}，再到医保窗口去办这一项", width)
    )


def test_two_signs_side_by_side_lose_the_empty_half_between_them() -> None:
    assert squeezed("点“改”，《表》（原件）：“好。”") == (3, 4, 7, 11, 12, 15)
    assert squeezed("（一）、“《表》”") == (2, 3, 4, 7)


def test_signs_with_ink_between_them_stay() -> None:
    assert squeezed("（）——……：a，b《》") == ()


def test_a_square_to_tick_keeps_to_its_words_over_a_space() -> None:
    assert breaks("\u2610\u3000原件\u2610 复印件") == (
        "\u2610\u3000原",
        "件",
        "\u2610 复",
        "印",
        "件",
    )


def test_hours_are_no_place_to_end() -> None:
    assert breaks("9:00–12:00") == ("9:00–12:00",)


@given(
    st.text(alphabet="一二三四五，。《》（）、 0aA“”", min_size=1, max_size=60),
    st.integers(min_value=4, max_value=30),
)
def test_lines_hold_all_of_the_text_and_fit(text: str, width: int) -> None:
    found = lines(text, width)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= width for line in found)


@given(
    st.text(alphabet="一二三四五六七八九十，。《》（）", min_size=1, max_size=60).filter(
        lambda text: (
            not any(a + b in text for a in NO_END for b in NO_START)
            and not any(a + b in text for a in NO_START for b in NO_START)
            and not any(a + b in text for a in NO_END for b in NO_END)
        )
    ),
    st.integers(min_value=4, max_value=30),
)
def test_the_rules_of_punctuation_hold_wherever_they_can(text: str, width: int) -> None:
    found = lines(text, width)
    assert all(line[0] not in NO_START for line in found[1:] if line)
    assert all(line[-1] not in NO_END for line in found[:-1] if line)


@pytest.mark.parametrize("width", [5.5, 6.0, 8.0])
def test_a_date_wider_than_its_line_is_torn_between_its_parts(width: float) -> None:
    """11 月 must not become 1 月 at a glance."""
    told = "2026 年 11 月 9 日以后来"
    lines = break_lines(told, [0.25 if one == " " else 1.0 for one in told], width, 0.0)
    for start, _ in lines[1:]:
        before, after = told[:start].rstrip(), told[start:].lstrip()
        assert not before[-1].isdigit(), (before, after)
