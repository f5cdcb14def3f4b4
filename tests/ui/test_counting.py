"""What is counted of a visit."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from app.counts import CountBook
from app.domain.count import Event, What
from app.ui.idle import ANSWER_WITHIN, ASK_AFTER
from app.ui.widgets.frame import Cell
from tests.ui.gallery import NOW
from tests.ui.kiosk import Kiosk

pytestmark = pytest.mark.parametrize("kiosk", [QSize(540, 960)], ids=["portrait"], indirect=True)

BEGUN = Event(What.BEGUN)
OPENED = Event(What.OPENED, "ziyang-21")
LISTED = Event(What.LISTED, "ziyang-21")


@pytest.fixture
def seen(kiosk: Kiosk) -> list[Event]:
    """Everything that is counted from now on."""
    events: list[Event] = []
    kiosk.application.session.happened.connect(events.extend)
    return events


def ended(how: str) -> Event:
    return Event(What.ENDED, detail=how)


def test_a_visit_that_prints(kiosk: Kiosk, seen: list[Event]) -> None:
    kiosk.to_result()
    kiosk.tap("打印清单")
    for _ in range(3):
        kiosk.hands.drain()
        kiosk.application._press._tick()
    kiosk.tap("好了，回首页")
    printed = Event(What.PRINTED, "ziyang-21", "a4")
    assert seen == [BEGUN, OPENED, LISTED, printed, ended("printed")]


def test_back_and_forth_counts_once(kiosk: Kiosk, seen: list[Event]) -> None:
    kiosk.to_result()
    kiosk.tap("扫码带走")
    kiosk.window.asked.emit(Cell.BACK)
    kiosk.window.asked.emit(Cell.HOME)
    taken = Event(What.TAKEN, "ziyang-21")
    assert seen == [BEGUN, OPENED, LISTED, taken, ended("listed")]


def test_a_question_that_is_left_is_named(kiosk: Kiosk, seen: list[Event]) -> None:
    for words in ("看病报销", "住院花的钱", "开始", "受伤，对方有责任", "下一步"):
        kiosk.tap(words)
    kiosk.window.asked.emit(Cell.HOME)
    assert seen == [BEGUN, OPENED, Event(What.LEFT, "ziyang-21", "agent"), ended("home")]


def test_who_walks_away_from_a_question(kiosk: Kiosk, seen: list[Event]) -> None:
    for words in ("看病报销", "住院花的钱", "开始"):
        kiosk.tap(words)
    kiosk.wait(ASK_AFTER)
    kiosk.wait(ANSWER_WITHIN)
    assert seen == [BEGUN, OPENED, Event(What.LEFT, "ziyang-21", "injury"), ended("idle")]


def test_an_error_of_ours_is_counted(kiosk: Kiosk, seen: list[Event]) -> None:
    kiosk.tap("看病报销")
    kiosk.application.fall("x")
    assert seen == [BEGUN, ended("error")]


def test_nobody_is_counted_on_home(kiosk: Kiosk, seen: list[Event]) -> None:
    kiosk.tap("高对比")
    kiosk.application.go_home()
    kiosk.application.rest()
    assert seen == []


def test_two_visits_leave_the_same_counts_in_either_order(
    kiosk: Kiosk, seen: list[Event], tmp_path: Path
) -> None:
    visits = []
    for words in (("看病报销", "住院花的钱", "开始"), ("生孩子",)):
        for word in words:
            kiosk.tap(word)
        kiosk.window.asked.emit(Cell.HOME)
        visits.append(tuple(seen))
        seen.clear()
    kept = []
    for number, order in enumerate((visits, visits[::-1])):
        counts = CountBook(tmp_path / f"{number}.sqlite")
        for visit in order:
            counts.add(NOW.date(), visit)
        kept.append(counts.read(NOW.date(), NOW.date()))
    assert kept[0] == kept[1] != ()
