"""A process whose time is in our hand: timers, clocks and threads of the program all follow it.

`take_over()` must come before anything of the program is imported, `take_over_clocks` before it runs.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from concurrent.futures import Executor, Future
from datetime import datetime, timedelta, tzinfo
from itertools import count
from types import ModuleType, SimpleNamespace
from typing import Any

import PySide6.QtCore
from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

STEP = 0.5
"""Seconds between two looks at timers while a longer time passes."""
BEGIN = datetime(2026, 11, 9, 20, 30)  # noqa: DTZ001  the hall's own clock; midnight comes


class Time:
    """Seconds since the start, and what waits for them."""

    def __init__(self) -> None:
        self.now = 0.0
        self._order = count()
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._work: list[tuple[Future[Any], Callable[[], Any]]] = []

    def clock(self) -> float:
        return self.now

    def wall(self) -> datetime:
        return BEGIN + timedelta(seconds=self.now)

    def call(self, after: float, what: Callable[[], None]) -> None:
        heapq.heappush(self._due, (self.now + after, next(self._order), what))

    def submit(self, future: Future[Any], work: Callable[[], Any]) -> None:
        self._work.append((future, work))

    def pass_by(self, seconds: float, settle: Callable[[], None]) -> None:
        """Let time pass; `settle` runs after each step of it."""
        end = self.now + seconds
        while self.now < end:
            limit = min(end, self.now + STEP)
            while self._due and self._due[0][0] <= limit:
                at, _, what = heapq.heappop(self._due)
                self.now = max(self.now, at)
                what()
            self.now = limit
            work, self._work = self._work, []
            for future, one in work:
                try:
                    future.set_result(one())
                except Exception as error:
                    future.set_exception(error)
            settle()


TIME = Time()


class Timer(QObject):
    """What the program takes for a QTimer."""

    timeout = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._interval = 0
        self._once = False
        self._run = 0
        self._active = False
        self._ends = 0.0

    @staticmethod
    def singleShot(after: int, *rest: Any) -> None:
        if after == 0:
            QTimer.singleShot(0, *rest)
            return
        TIME.call(after / 1000, rest[-1])

    def setInterval(self, interval: int) -> None:
        self._interval = interval

    def interval(self) -> int:
        return self._interval

    def setSingleShot(self, once: bool) -> None:
        self._once = once

    def setTimerType(self, _kind: object) -> None:
        """There is one kind of time here."""

    def isActive(self) -> bool:
        return self._active

    def remainingTime(self) -> int:
        return max(0, round((self._ends - TIME.now) * 1000)) if self._active else -1

    def start(self, interval: int | None = None) -> None:
        if interval is not None:
            self._interval = interval
        self._active = True
        self._wait()

    def stop(self) -> None:
        self._active = False

    def _wait(self) -> None:
        self._run += 1
        run, after = self._run, max(self._interval, 1) / 1000
        self._ends = TIME.now + after

        def end() -> None:
            if isValid(self) and self._active and self._run == run:
                if self._once:
                    self._active = False
                else:
                    self._wait()
                self.timeout.emit()

        TIME.call(after, end)


class Later(Executor):
    """Does in simulated time what the program gives to threads."""

    def __init__(self, *_: object, **__: object) -> None:
        """Whatever a pool of threads is asked for."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        TIME.submit(future, lambda: fn(*args, **kwargs))
        return future


class Wall(datetime):
    """The clock on the wall."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Wall:
        del tz
        wall = TIME.wall()
        return cls(wall.year, wall.month, wall.day, wall.hour, wall.minute, wall.second)


def take_over() -> Time:
    """From now on timers and threads live in simulated time; the program is not imported yet."""
    import concurrent.futures

    setattr(PySide6.QtCore, "QTimer", Timer)  # noqa: B010  the type checker need not believe it
    setattr(concurrent.futures, "ThreadPoolExecutor", Later)  # noqa: B010
    return TIME


def take_over_clocks(main: ModuleType) -> None:
    """The same for the clocks, which one module of the program reads."""
    setattr(main, "time", SimpleNamespace(monotonic=TIME.clock))  # noqa: B010
    setattr(main, "datetime", Wall)  # noqa: B010
