"""The one door to threads. The window never waits for a disk, a printer or a PDF."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.domain.problems import Problem

T = TypeVar("T")
LOG = logging.getLogger(__name__)

Failed = Callable[[Exception], None]


def _nothing(_ended: object) -> None:
    """Nobody waits for it."""


@dataclass(frozen=True, eq=False)
class _Finished:
    future: Future[Any]
    done: Callable[[Any], None]
    failed: Failed


class Jobs(QObject):
    """Runs work elsewhere and brings what came of it back to the thread of the window.

    The executor is handed in; a test hands in one that it drains itself.
    """

    _ended = Signal(object)

    def __init__(self, executor: Executor) -> None:
        super().__init__()
        self._executor = executor
        self._open = True
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] = _nothing,
        failed: Failed = _nothing,
    ) -> None:
        """Do `work` elsewhere; then, in this thread, `done(result)` or `failed(error)`.

        An error of ours is logged whoever waits for it.
        """
        future = self._executor.submit(work)
        future.add_done_callback(lambda ended: self._end(_Finished(ended, done, failed)))

    def close(self) -> None:
        """Deliver nothing any more, and take no more work; what was begun comes to its end.

        Nothing is dropped: the last piece of work may be that a sheet is not to come out.
        """
        self._open = False
        self._executor.shutdown(wait=True)

    def _end(self, finished: _Finished) -> None:
        if self._open:
            self._ended.emit(finished)

    @Slot(object)
    def _deliver(self, finished: _Finished) -> None:
        if not self._open or finished.future.cancelled():
            return
        error = finished.future.exception()
        if error is None:
            finished.done(finished.future.result())
        elif isinstance(error, Exception):
            if not isinstance(error, Problem):
                LOG.error("a job failed", exc_info=error)
            finished.failed(error)
        else:
            raise error
