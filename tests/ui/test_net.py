"""What nobody caught: logged, one soft fall; again and again, the end of the process."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.net import MOST_FALLS, WITHIN, Net


class World:
    def __init__(self) -> None:
        self.now = 0.0
        self.ended = 0
        self.falls: list[str] = []
        self.net = Net(self._end, lambda: self.now)

    def _end(self) -> None:
        self.ended += 1

    def throw(self, error: BaseException) -> None:
        self.net.caught(type(error), error, None)

    def settle(self) -> None:
        QApplication.processEvents()


@pytest.fixture
def world(qapp: QApplication) -> World:
    del qapp
    return World()


def test_before_there_is_a_safe_page_every_exception_ends_the_process(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.throw(ValueError("x"))
    assert world.ended == 1
    assert "cannot start" in caplog.text


def test_many_exceptions_at_once_are_one_fall_outside_of_what_threw(world: World) -> None:
    world.net.catch_with(world.falls.append, give_up=True)
    for _ in range(50):
        world.throw(ValueError("x"))
    assert world.falls == []
    world.settle()
    assert world.falls == ["程序出错 ValueError"]
    assert world.ended == 0


@pytest.mark.parametrize(("give_up", "ended"), [(True, 1), (False, 0)])
def test_falls_in_a_row_end_the_process_where_somebody_starts_it_again(
    world: World, give_up: bool, ended: int
) -> None:
    world.net.catch_with(world.falls.append, give_up=give_up)
    for _ in range(MOST_FALLS + 1):
        world.now += 1
        world.throw(ValueError("x"))
        world.settle()
    assert world.ended == ended
    assert len(world.falls) == MOST_FALLS + (not give_up)


def test_falls_far_apart_never_end_it(world: World) -> None:
    world.net.catch_with(world.falls.append, give_up=True)
    for _ in range(50):
        world.now += WITHIN / MOST_FALLS + 1
        world.throw(ValueError("x"))
        world.settle()
    assert world.ended == 0


def test_a_safe_page_that_cannot_be_shown_ends_the_process(world: World) -> None:
    def broken(_reason: str) -> None:
        raise RuntimeError

    fall: Callable[[str], None] = broken
    world.net.catch_with(fall, give_up=False)
    world.throw(ValueError("x"))
    world.settle()
    assert world.ended == 1


def test_an_interruption_by_the_keyboard_ends_it(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.net.catch_with(world.falls.append, give_up=True)
    world.throw(KeyboardInterrupt())
    world.settle()
    assert (world.ended, world.falls) == (1, [])
    assert "KeyboardInterrupt" in capsys.readouterr().err
