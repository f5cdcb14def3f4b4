"""Nobody there: asked, wiped, at rest. And nothing of a visit is left when it has ended."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.notice import Foot
from app.ui import settling
from app.ui.idle import (
    ANSWER_WITHIN,
    ASK_AFTER,
    ASK_AFTER_LARGE,
    ASK_AFTER_LIST,
    REST_AFTER,
    Idle,
    ask_after,
)
from app.ui.kiosk.attract import Attract
from app.ui.kiosk.home import HomeScreen
from app.ui.kiosk.question import QuestionScreen
from app.ui.kiosk.result import ResultScreen
from app.ui.kiosk.still_there import StillThere
from app.ui.resting import AttractView
from app.ui.visit import Page, Visit
from app.ui.widgets.frame import Cell
from app.ui.widgets.text import Text
from tests.ui.gallery import SIZES, World, make_window
from tests.ui.kiosk import Kiosk


def covered(kiosk: Kiosk, kind: type[QWidget]) -> bool:
    return isinstance(kiosk.window.covering(), kind)


@pytest.fixture(autouse=True)
def heeded_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "SETTLED_AFTER_MS", 0)


def touch(kiosk: Kiosk, spot: QPoint) -> None:
    """A touch of the glass, wherever it lands."""
    QApplication.processEvents()
    handle = kiosk.window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    QApplication.processEvents()


def test_who_is_still_there_is_asked_after_a_minute_and_goes_on(kiosk: Kiosk) -> None:
    kiosk.tap("看病报销")
    kiosk.wait(ASK_AFTER - 1)
    assert kiosk.window.covering() is None
    kiosk.wait(1)
    assert covered(kiosk, StillThere)
    before = kiosk.visit
    kiosk.tap("我还在，继续")
    assert kiosk.window.covering() is None
    assert kiosk.visit == before


def test_any_touch_goes_on_as_often_as_one_likes(kiosk: Kiosk) -> None:
    kiosk.to_result()
    for _ in range(5):
        kiosk.wait(ASK_AFTER_LIST)
        kiosk.wait(ANSWER_WITHIN - 1)
        assert covered(kiosk, StillThere)
        touch(kiosk, QPoint(5, 5))
        assert kiosk.window.covering() is None
        assert kiosk.shows(ResultScreen)


def test_a_touch_counts_although_it_does_nothing(kiosk: Kiosk) -> None:
    kiosk.tap("看病报销")
    kiosk.wait(ASK_AFTER - 1)
    touch(kiosk, QPoint(3, 3))
    kiosk.wait(ASK_AFTER - 1)
    assert kiosk.window.covering() is None


def test_nobody_answers_and_the_visit_is_wiped(kiosk: Kiosk) -> None:
    kiosk.to_result()
    kiosk.wait(ASK_AFTER_LIST)
    kiosk.wait(ANSWER_WITHIN)
    assert kiosk.shows(HomeScreen)
    assert kiosk.visit == Visit()
    assert kiosk.window.covering() is None


def test_who_has_finished_wipes_at_once(kiosk: Kiosk) -> None:
    kiosk.to_result()
    kiosk.wait(ASK_AFTER_LIST)
    kiosk.tap("办完了，现在清除")
    assert kiosk.shows(HomeScreen)
    assert kiosk.visit == Visit()


def test_home_rests_and_a_touch_opens_home_and_nothing_else(kiosk: Kiosk) -> None:
    kiosk.wait(REST_AFTER)
    assert covered(kiosk, Attract)
    card = next(tap for tap in kiosk.taps() if tap.accessibleName() == "看病报销")
    touch(kiosk, card.mapTo(kiosk.window, card.rect().center()))
    assert kiosk.window.covering() is None
    assert kiosk.visit == Visit()
    kiosk.wait(REST_AFTER)
    assert covered(kiosk, Attract)


def test_who_has_gone_back_to_home_leaves_nothing_either(kiosk: Kiosk) -> None:
    for words in ("看病报销", "住院花的钱", "开始", "受伤，对方有责任", "下一步"):
        kiosk.tap(words)
        kiosk.rest()
    while kiosk.visit.page is not Page.HOME:
        kiosk.window.asked.emit(Cell.BACK)
    kiosk.wait(REST_AFTER)
    assert covered(kiosk, Attract)
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert kiosk.window.findChildren(QuestionScreen) == []
    assert "受伤" not in repr(list(kiosk.window.theme.paragraphs))


def test_seconds_by_page() -> None:
    assert ask_after(Page.QUESTION) == ASK_AFTER
    assert ask_after(Page.TAKE) == ASK_AFTER_LIST
    assert ask_after(Page.RESULT, large=True) == ASK_AFTER_LARGE
    assert ask_after(Page.PRINTING) is None
    assert ask_after(Page.HOME) is None


def test_no_timer_runs_where_nothing_hangs_on_it(qapp: QApplication) -> None:
    del qapp
    idle = Idle(lambda: 0.0)
    ran = [idle.waits]
    for ask in (60, None):
        idle.watch(ask)
        ran.append(idle.waits)
    assert ran == [False, True, False]


@pytest.mark.parametrize("end", ["home", "idle", "fall"])
def test_nothing_of_a_visit_is_left(
    kiosk: Kiosk, end: str, profile: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    kiosk.rest()
    paragraphs = kiosk.window.theme.paragraphs
    for_everybody = set(paragraphs)
    kiosk.tap("搜一搜")
    for key in "ZYFYBX":
        kiosk.tap(key)
    kiosk.window.asked.emit(Cell.HOME)
    kiosk.to_result(kiosk.rest)
    kiosk.tap("我有：医院收费票据")
    kiosk.rest()
    kiosk.tap("扫码带走")
    slip = World().compose(kiosk.visit.told.checklist).get(Foot).slip
    if end == "home":
        kiosk.window.asked.emit(Cell.HOME)
    elif end == "idle":
        kiosk.wait(ASK_AFTER_LIST)
        kiosk.wait(ANSWER_WITHIN)
    else:
        kiosk.application.fall("程序出错 ValueError")
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert kiosk.visit == Visit()
    said = [
        f"{widget.accessibleName()} {widget.accessibleDescription()} "
        + (widget.text() if isinstance(widget, QLabel) else "")
        for widget in kiosk.window.findChildren(QWidget)
    ]
    secrets = (slip, "受伤", "医院收费票据", "ZYFYBX", "住院费用报销")
    assert [words for words in said if any(secret in words for secret in secrets)] == []
    kept = repr(paragraphs.keys() - for_everybody)
    clipboard = QGuiApplication.clipboard().text()
    written = [
        file.read_bytes().decode("utf-8", "replace")
        for folder in (profile, kiosk.folder)
        for file in folder.rglob("*")
        if file.is_file()
    ]
    for told in (caplog.text, kept, clipboard, *written):
        assert not any(secret in told for secret in secrets)


@pytest.mark.parametrize("time", ["09:12", "10:08", "20:00"])
def test_the_first_digit_of_the_clock_stands_under_the_other_words(time: str, qtbot: QtBot) -> None:
    """A 1 of this size leaves 20 px free before it."""
    attract = Attract(make_window(SIZES["portrait"]).theme)
    qtbot.addWidget(attract)
    attract.show_attract(AttractView("大厅", "资阳", time, "11 月 9 日", (), 0))
    attract.resize(SIZES["portrait"])
    attract.show()
    clock = next(text for text in attract.findChildren(Text) if text.text() == time)
    image = attract.grab(clock.geometry()).toImage()
    ink = attract.theme.colour("numeral").rgb()
    first = next(
        x
        for x in range(image.width())
        if any(image.pixel(x, y) == ink for y in range(image.height()))
    )
    assert clock.x() + first == pytest.approx(64, abs=3)
