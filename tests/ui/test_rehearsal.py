"""What comes next is made ready while nobody waits, and nobody notices."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication

from app.ui.kiosk import question
from app.ui.kiosk.overview import OverviewScreen
from app.ui.kiosk.question import QuestionScreen
from app.ui.kiosk.result import ResultScreen
from app.ui.widgets.frame import Cell
from tests.ui.kiosk import Kiosk

BAR = {("返回", "label"), ("首页", "label")}
"""They come with the first page after 首页."""


def test_no_page_on_the_way_to_a_list_sets_words_when_it_comes(kiosk: Kiosk) -> None:
    paragraphs = kiosk.window.theme.paragraphs
    known: set[object] = set()
    set_late: dict[str, set[object]] = {}

    def made_ready() -> None:
        if known:
            set_late[f"{kiosk.visit.page} {kiosk.visit.asked} {kiosk.visit.chosen}"] = (
                paragraphs.keys() - known - BAR
            )
        kiosk.rest()
        QApplication.processEvents()
        known.clear()
        known.update(paragraphs)

    kiosk.to_result(made_ready)
    made_ready()
    assert kiosk.shows(ResultScreen)
    assert len(set_late) == 8
    assert {page: late for page, late in set_late.items() if late} == {}


def test_what_is_rehearsed_is_not_seen_and_not_heard(kiosk: Kiosk) -> None:
    for words in ("看病报销", "住院花的钱", "开始"):
        kiosk.tap(words)
    before, shown = kiosk.visit, kiosk.window.current()
    picture = kiosk.window.grab().toImage()
    kiosk.rest()
    QApplication.processEvents()
    assert kiosk.visit == before
    assert kiosk.window.current() is shown
    assert kiosk.window.grab().toImage() == picture
    screens = kiosk.window.findChildren(QuestionScreen)
    assert len(screens) == 2, "the page and its understudy"
    assert [screen for screen in screens if screen.isVisible()] == [shown]


def test_another_look_in_the_middle_of_a_rehearsal(
    kiosk: Kiosk, caplog: pytest.LogCaptureFixture
) -> None:
    for words in ("看病报销", "住院花的钱", "开始"):
        kiosk.tap(words)
    for steps, cell in ((1, Cell.LARGE), (2, Cell.CONTRAST), (3, Cell.LARGE), (0, Cell.CONTRAST)):
        for _ in range(steps):
            kiosk.application.spare.step()
        kiosk.window.asked.emit(cell)
        QApplication.processEvents()
    kiosk.window.resize(QSize(600, 1000))
    kiosk.rest()
    assert kiosk.shows(QuestionScreen)
    assert caplog.records == []


def test_a_page_that_cannot_be_made_is_no_harm_before_anybody_wants_it(
    kiosk: Kiosk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("cannot be shown")

    for words in ("看病报销", "住院花的钱"):
        kiosk.tap(words)
    monkeypatch.setattr(question.QuestionScreen, "show_question", fail)
    kiosk.rest()
    assert kiosk.shows(OverviewScreen)
    assert "RuntimeError" in caplog.text
    monkeypatch.undo()
    kiosk.tap("开始")
    assert kiosk.shows(QuestionScreen)


def test_understudies_go_with_the_visit(kiosk: Kiosk) -> None:
    kiosk.to_result(kiosk.rest)
    kiosk.window.asked.emit(Cell.HOME)
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert kiosk.window.findChildren(QuestionScreen) == []
    assert kiosk.window.findChildren(ResultScreen) == []
