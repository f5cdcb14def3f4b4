"""大字 and 高对比 in a visit: at once, on every page, and not for the next person."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.ui.idle import ANSWER_WITHIN, ASK_AFTER_LARGE, REST_AFTER, REST_AFTER_MODES
from app.ui.kiosk.attract import Attract
from app.ui.kiosk.home import HomeScreen
from app.ui.kiosk.question import QuestionScreen
from app.ui.visit import PLAIN, Modes, Visit
from app.ui.widgets.frame import Cell
from tests.ui.kiosk import Kiosk

LARGE = Modes(large=True)


def test_a_mode_is_on_at_once_and_the_answer_stays(kiosk: Kiosk) -> None:
    kiosk.tap("大字")
    for words in ("看病报销", "住院花的钱", "开始", "受伤，对方有责任"):
        kiosk.tap(words)
    chosen = kiosk.visit.chosen
    kiosk.tap("高对比")
    look = kiosk.window.theme.look
    assert (look.large, look.contrast) == (True, True)
    assert kiosk.shows(QuestionScreen)
    assert kiosk.visit.chosen == chosen != ()
    kiosk.tap("大字")
    look = kiosk.window.theme.look
    assert (look.large, look.contrast) == (False, True)


def test_home_keeps_the_modes_for_a_second_errand(kiosk: Kiosk) -> None:
    kiosk.tap("大字")
    kiosk.tap("看病报销")
    kiosk.window.asked.emit(Cell.HOME)
    assert kiosk.shows(HomeScreen)
    assert kiosk.visit == Visit(modes=LARGE)


def test_who_walks_away_takes_the_modes_along(kiosk: Kiosk) -> None:
    kiosk.tap("大字")
    kiosk.tap("看病报销")
    kiosk.wait(ASK_AFTER_LARGE)
    kiosk.wait(ANSWER_WITHIN)
    assert kiosk.visit.modes == PLAIN
    assert not kiosk.window.theme.look.large


def test_modes_left_on_home_go_sooner_than_home_rests(kiosk: Kiosk) -> None:
    kiosk.wait(REST_AFTER_MODES)
    assert kiosk.window.covering() is None
    kiosk.wait(REST_AFTER - REST_AFTER_MODES - 1)
    kiosk.tap("高对比")
    kiosk.wait(REST_AFTER_MODES)
    assert isinstance(kiosk.window.covering(), Attract)
    assert kiosk.visit == Visit()
    QApplication.processEvents()
    assert not kiosk.window.theme.look.contrast


def test_low_is_offered_only_where_the_panel_needs_it(kiosk: Kiosk) -> None:
    names = [tap.accessibleName() for tap in kiosk.taps()]
    assert ("低位" in names) == kiosk.window.offers_low()
