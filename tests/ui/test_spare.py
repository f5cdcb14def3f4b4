"""Work that is done while nobody waits."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui import spare
from app.ui.spare import Spare


@pytest.fixture
def done() -> list[int]:
    return []


def work(done: list[int], steps: int) -> Iterator[None]:
    for number in range(steps):
        done.append(number)
        yield


@pytest.fixture
def at_rest(qtbot: QtBot) -> Iterator[Spare]:
    del qtbot  # an event loop
    parent = QObject()
    yield Spare(parent)
    parent.deleteLater()


def test_nothing_is_begun_while_the_next_tap_may_come(
    qtbot: QtBot, at_rest: Spare, done: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spare, "PAUSE_MS", 60_000)
    at_rest.give(work(done, 3))
    qtbot.wait(20)
    assert done == []


def test_it_is_done_step_by_step_once_the_window_rests(
    qtbot: QtBot, at_rest: Spare, done: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spare, "PAUSE_MS", 1)
    at_rest.give(work(done, 3))
    qtbot.waitUntil(lambda: done == [0, 1, 2])
    assert at_rest.step() is False


def test_new_work_takes_the_place_of_the_old(at_rest: Spare, done: list[int]) -> None:
    old: list[int] = []
    at_rest.give(work(old, 5))
    at_rest.step()
    at_rest.give(work(done, 2))
    while at_rest.step():
        pass
    assert (old, done) == ([0], [0, 1])


def test_a_stop_leaves_nothing_to_do(at_rest: Spare, done: list[int]) -> None:
    at_rest.give(work(done, 5))
    at_rest.stop()
    assert at_rest.step() is False
    assert done == []
