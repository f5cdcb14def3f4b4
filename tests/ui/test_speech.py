"""朗读 with a voice in the test's hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.ui.kiosk.aloud import AloudSheet
from app.ui.speech import LEVELS, USUAL_LEVEL, Reader, batches
from app.ui.visit import Modes, Rise
from tests.ui.kiosk import Kiosk
from tests.ui.voice import VoiceByHand

# A reader alone


@pytest.fixture
def voice() -> VoiceByHand:
    return VoiceByHand()


@pytest.fixture
def reader(voice: VoiceByHand, qapp: object) -> Reader:
    del qapp
    return Reader(voice)


def test_another_page_stops_the_one_before_and_begins(reader: Reader, voice: VoiceByHand) -> None:
    reader.read("one", ["第一页", "很长" * 30])
    reader.read("two", ["第二页"])
    assert voice.saying == "第二页。"
    assert voice.end_all().endswith("第二页。")
    assert reader.words == ""


def test_on_the_same_page_only_what_is_new_is_read(reader: Reader, voice: VoiceByHand) -> None:
    reader.read("page", ["受伤了吗？", "目前需要带五样"])
    voice.end_all()
    voice.said.clear()
    reader.read("page", ["受伤了吗？", "目前需要带六样"])
    reader.read("page", ["受伤了吗？", "目前需要带六样"])
    assert voice.end_all() == "目前需要带六样。"


def test_a_pause_goes_on_with_what_it_interrupted(reader: Reader, voice: VoiceByHand) -> None:
    reader.read("page", ["甲" * 30, "乙" * 30])
    voice.end()
    reader.pause()
    assert (voice.saying, reader.paused) == ("", True)
    reader.go_on()
    assert voice.saying == "乙" * 30 + "。"


def test_louder_is_heard_at_once_and_ends_at_the_loudest(
    reader: Reader, voice: VoiceByHand
) -> None:
    reader.read("page", ["您好"])
    for _ in range(2 * LEVELS):
        reader.set_level(reader.level + 1)
    assert [level for _, level in voice.said] == [USUAL_LEVEL, 4, LEVELS]
    for _ in range(2 * LEVELS):
        reader.set_level(reader.level - 1)
    assert reader.level == 1


def test_a_stop_forgets_what_was_read_and_how_loud(reader: Reader, voice: VoiceByHand) -> None:
    reader.read("page", ["您好"])
    reader.set_level(5)
    reader.stop()
    assert (voice.saying, reader.words, reader.level) == ("", "", USUAL_LEVEL)
    reader.read("page", ["您好"])
    assert voice.saying == "您好。"


def test_an_engine_that_fails_is_told_of(reader: Reader, voice: VoiceByHand, qtbot: QtBot) -> None:
    reader.read("page", ["您好", "再见"])
    with qtbot.waitSignal(reader.lost):
        voice.end(well=False)
    assert voice.saying == ""


def test_short_pieces_are_said_in_one_go() -> None:
    assert batches(["您好", "请坐。", "字" * 39]) == ["您好。请坐。", "字" * 39 + "。"]


# In the kiosk


@pytest.fixture
def speaking(kiosk: Kiosk, voice: VoiceByHand) -> Iterator[Kiosk]:
    """The kiosk after a voice was found."""
    kiosk.give_voice(voice)
    yield kiosk
    voice.hush()


def risen(kiosk: Kiosk) -> Rise:
    return kiosk.visit.rise


def heard(kiosk: Kiosk, voice: VoiceByHand) -> str:
    """What is read out to the end of the page, from now on."""
    kiosk.taps()
    voice.said.clear()
    if voice.saying:
        voice.said.append((voice.saying, 0))
    return voice.end_all()


def test_without_a_voice_the_cell_is_absent(kiosk: Kiosk) -> None:
    assert "朗读" not in [tap.accessibleName() for tap in kiosk.taps()]


def test_every_page_of_a_visit_is_read(speaking: Kiosk, voice: VoiceByHand) -> None:
    kiosk = speaking
    kiosk.tap("朗读")
    home = heard(kiosk, voice)
    assert "您今天想办什么？" in home
    assert "看病报销" in home
    assert "暂停" in home  # how it is stopped is said once
    kiosk.tap("看病报销")
    assert "住院花的钱" in heard(kiosk, voice)
    kiosk.tap("住院花的钱")
    assert "住院费用报销" in heard(kiosk, voice)
    kiosk.tap("开始")
    question = heard(kiosk, voice)
    for words in ("是因为受伤吗", "受伤，对方有责任", "目前需要带", "请先选一项"):
        assert words in question
    assert "暂停" not in question
    kiosk.tap("受伤，对方有责任")
    chosen = heard(kiosk, voice)
    assert "已选，受伤，对方有责任" in chosen
    assert "目前需要带六样" in chosen
    assert "下一步" in chosen
    assert "不是受伤" not in chosen
    for words in ("下一步", "本人来办", "下一步"):
        kiosk.tap(words)
    assert "核对您的答案" in heard(kiosk, voice)
    kiosk.tap("没问题，看清单")
    result = heard(kiosk, voice)
    for words in ("请带齐这六样", "身份凭证，以下任选一样", "十二月二十一日", "打印清单"):
        assert words in result


def test_a_risen_sheet_is_read_and_then_nothing_twice(speaking: Kiosk, voice: VoiceByHand) -> None:
    kiosk = speaking
    for words in ("看病报销", "住院花的钱", "开始", "朗读"):
        kiosk.tap(words)
    heard(kiosk, voice)
    kiosk.tap("为什么问这个？")
    assert "清单原文" in heard(kiosk, voice)


def test_the_cell_opens_the_sheet_that_pauses_and_reading_goes_on(
    speaking: Kiosk, voice: VoiceByHand
) -> None:
    kiosk = speaking
    kiosk.tap("朗读")
    kiosk.taps()
    before = voice.saying
    assert before
    kiosk.tap("朗读")
    assert risen(kiosk) is Rise.ALOUD
    assert isinstance(kiosk.window.sheet.content, AloudSheet)
    kiosk.taps()
    assert voice.saying == before
    kiosk.tap("暂停")
    assert voice.saying == ""
    kiosk.tap("接着读")
    assert voice.saying == before
    kiosk.tap("大声些")
    assert voice.said[-1] == (before, USUAL_LEVEL + 1)
    kiosk.tap("收起，接着听")
    kiosk.taps()
    assert risen(kiosk) is Rise.NOTHING
    assert voice.saying == before


def test_the_sheet_stays_true_when_everything_gets_large(
    speaking: Kiosk, voice: VoiceByHand
) -> None:
    kiosk = speaking
    for words in ("朗读", "朗读", "大字", "暂停"):
        kiosk.tap(words)
        kiosk.taps()
    assert voice.saying == ""
    assert "接着读" in [tap.accessibleName() for tap in kiosk.taps()]


def test_no_more_is_silent_and_the_cell_is_off(speaking: Kiosk, voice: VoiceByHand) -> None:
    kiosk = speaking
    for words in ("朗读", "朗读", "不读了"):
        kiosk.tap(words)
        kiosk.taps()
    assert voice.saying == ""
    assert not kiosk.visit.modes.aloud
    assert kiosk.visit.rise is Rise.NOTHING
    kiosk.tap("看病报销")
    kiosk.taps()
    assert voice.saying == ""


def test_the_end_of_a_visit_is_the_end_of_reading(speaking: Kiosk, voice: VoiceByHand) -> None:
    kiosk = speaking
    for words in ("朗读", "看病报销", "住院花的钱"):
        kiosk.tap(words)
    kiosk.taps()
    assert voice.saying
    kiosk.application.go_home()
    kiosk.taps()
    assert voice.saying == ""
    assert kiosk.visit.modes == Modes()


def test_who_listens_is_not_asked_whether_they_are_there(
    speaking: Kiosk, voice: VoiceByHand
) -> None:
    kiosk = speaking
    for words in ("看病报销", "住院花的钱", "开始", "朗读"):
        kiosk.tap(words)
    kiosk.taps()
    for _ in range(3):
        kiosk.hands.seconds += 50
        voice.end()
        kiosk.wait(0)
        assert kiosk.window.covering() is None
    voice.end_all()
    kiosk.wait(61)
    assert kiosk.window.covering() is not None
    assert "您还在吗？" in heard(kiosk, voice)


def test_an_engine_that_has_gone_takes_its_cell_along(speaking: Kiosk, voice: VoiceByHand) -> None:
    kiosk = speaking
    kiosk.tap("朗读")
    kiosk.taps()
    voice.end(well=False)
    assert "朗读" not in [tap.accessibleName() for tap in kiosk.taps()]
    assert voice.closed
