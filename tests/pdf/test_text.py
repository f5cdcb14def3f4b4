"""Line breaking and measuring."""

from __future__ import annotations

import gc

import pytest

from app import main
from app.domain.notice import Foot
from app.pdf.headline import balanced
from app.pdf.marks import MM_PER_PT, Word
from app.pdf.resources import default_press
from app.pdf.style import Type
from app.pdf.text import Chip, Run, fill, paragraph
from app.printing.printer import Paper
from app.typeset import HANG, NO_END, NO_START, breaks
from tests.pdf import samples

STYLE = Type(10.5, 16.5, False)
EM = 10.5 * MM_PER_PT


def lines_of(text: str, ems: float) -> list[str]:
    ruler = default_press().kit.ruler
    rows = fill([Run(text, STYLE)], ems * EM, ruler)
    return ["".join(piece.text for piece in row if isinstance(piece, Run)) for row in rows]


@pytest.mark.parametrize("ems", range(4, 30))
def test_no_line_begins_with_a_comma_or_ends_with_an_opening_sign(ems: int) -> None:
    text = (
        "《个人承诺书》（原件）、身份证；门(急)诊病历：复印件，“去哪里拿”是提示。《授权委托书》！"
    )
    rows = lines_of(text, ems)
    assert "".join(rows) == text
    for row in rows[1:]:
        assert row[0] not in NO_START
    for row in rows[:-1]:
        assert row[-1] not in NO_END


@pytest.mark.parametrize("ems", range(12, 30))
def test_a_date_and_a_number_with_its_unit_stay_whole(ems: int) -> None:
    rows = lines_of("受理后不超过 30 个工作日办好，最晚 2026 年 12 月 21 日办好，令第765号", ems)
    assert any("30 个" in row for row in rows)
    assert any("2026 年" in row for row in rows)
    assert any("12 月" in row for row in rows)
    assert any("765号" in row for row in rows)


def test_no_sign_is_lost_when_a_word_is_wider_than_the_line() -> None:
    text = "https://example.invalid/a-very-long-address-without-any-place-to-break"
    assert "".join(lines_of(text, 6)) == text


def test_breaks_keep_latin_words_whole() -> None:
    assert breaks("编码 ABC-123 号") == ("编", "码 ", "ABC-123 号")


@pytest.mark.parametrize("ems", range(11, 20))
def test_the_number_of_a_document_stays_whole(ems: int) -> None:
    rows = lines_of("关于做好这项工作的通知（人社部发〔2016〕120号）；又一个通知", ems)
    assert any("发〔2016〕120号" in row for row in rows)


def test_a_title_mark_at_the_line_start_hangs_out() -> None:
    ruler = default_press().kit.ruler
    found = paragraph([Run("《承诺书》", STYLE)], 80, ruler, STYLE.line)
    (word,) = found.marks
    assert isinstance(word, Word)
    assert word.x == pytest.approx(-HANG * EM)


def test_a_title_is_cut_between_words_into_like_lines() -> None:
    ruler = default_press().kit.ruler
    style = Type(27, 35, True)
    title = "零售药店申请定点协议管理"
    assert balanced(title, style, 80, ruler) == ["零售药店申请", "定点协议管理"]
    assert balanced(title, style, 176, ruler) == [title]


def test_widths_are_those_of_the_font() -> None:
    ruler = default_press().kit.ruler
    assert ruler.em("一次告知", bold=False) == pytest.approx(4.0)
    assert ruler.em("12", bold=True) > ruler.em("12", bold=False)


def test_a_label_longer_than_a_line_stands_in_brackets() -> None:
    ruler = default_press().kit.ruler
    rows = fill([Chip("申请人本人签名或加盖申报单位公章", STYLE)], 8 * EM, ruler)
    told = "".join(piece.text for row in rows for piece in row if isinstance(piece, Run))
    assert told == "【申请人本人签名或加盖申报单位公章】"
    assert len(rows) > 1


def test_one_sign_does_not_stand_alone_on_the_last_line() -> None:
    ruler = default_press().kit.ruler
    text = "具体是哪些，清单没有写明，请先问窗口。"
    assert lines_of(text, len(text) - 2)[1:] == ["请先问窗口。"]
    found = paragraph([Run(text, STYLE)], (len(text) - 2) * EM, ruler, STYLE.line)
    rows = [word.text for word in found.marks if isinstance(word, Word)]
    assert "".join(rows) == text
    assert len(rows) == 2
    assert len(rows[1]) > 2


@pytest.mark.parametrize("paper", Paper)
def test_nothing_of_a_sheet_is_left_once_it_is_printed(paper: Paper) -> None:
    notice = samples.long()
    slip = notice.get(Foot).slip
    assert slip
    main._render(notice, paper, False)
    gc.collect()
    words = [one.text for one in gc.get_objects() if isinstance(one, Run | Word)]
    words += [text for text, _ in default_press().kit.ruler._known]
    assert [told for told in words if slip in told] == []
