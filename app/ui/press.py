"""Carries out what the supervisor decides: makes the PDF and drives the printer, in jobs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.notice import Notice
from app.domain.problems import Problem
from app.printing.printer import Document, Printer, Report
from app.printing.supervisor import (
    FAILED,
    Accepted,
    Asked,
    Cancel,
    Failed,
    Idle,
    Left,
    Look,
    Out,
    Passed,
    Refused,
    Seen,
    Send,
    Sending,
    State,
    Told,
    Watching,
    step,
)
from app.ui.jobs import Jobs

POLL_MS = 500
Render = Callable[[Notice], bytes]


class Press(QObject):
    """Prints one notice at a time. `out` carries the file of a folder printer or None, `failed`
    the sentence for the person.

    `clock` gives seconds that only go forward.
    """

    out = Signal(object)
    failed = Signal(str)

    def __init__(
        self, jobs: Jobs, printer: Printer, render: Render, clock: Callable[[], float]
    ) -> None:
        super().__init__()
        self._jobs, self._printer, self._render, self._clock = jobs, printer, render, clock
        self._state: State = Idle()
        self._sheet: tuple[Notice, str] | None = None
        self._next: tuple[Notice, str] | None = None
        self._looking = False
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._tick)

    @property
    def state(self) -> State:
        return self._state

    @property
    def clock(self) -> Callable[[], float]:
        """Seconds that only go forward."""
        return self._clock

    def print_notice(self, notice: Notice, name: str) -> None:
        """Print, at once or as soon as the sheet of somebody who has left is out of the way."""
        if isinstance(self._state, Sending | Watching):
            self._next = (notice, name)
            return
        self._sheet = (notice, name)
        self._see(Asked())

    def leave(self) -> None:
        """The person has left: what is not out must not come out any more."""
        self._next = None
        self._see(Left())
        self._sheet = None

    def _tick(self) -> None:
        self._see(Passed())

    def _see(self, seen: Seen) -> None:
        before = self._state
        self._state, actions = step(before, seen, self._clock())
        for action in actions:
            match action:
                case Send():
                    self._send()
                case Look():
                    self._look(action.job)
                case Cancel():
                    self._cancel(action.job)
        if isinstance(self._state, Sending | Watching):
            if not self._poll.isActive():
                self._poll.start()
        else:
            self._poll.stop()
        if self._state is before:
            return
        match self._state:
            case Out():
                self.out.emit(self._state.file)
            case Failed():
                self.failed.emit(self._state.sentence)
            case Idle() if self._next is not None:
                (notice, name), self._next = self._next, None
                self.print_notice(notice, name)
            case Idle() | Sending() | Watching():
                pass

    def _send(self) -> None:
        if self._sheet is None:
            return
        notice, name = self._sheet
        render, printer = self._render, self._printer
        self._jobs.run(
            lambda: printer.submit(Document(render(notice), name)),
            lambda job: self._see(Accepted(job)),
            lambda error: self._see(Refused(_sentence(error))),
        )

    def _look(self, job: str) -> None:
        if self._looking:
            return
        self._looking = True
        printer = self._printer
        self._jobs.run(lambda: printer.report(job), self._told, self._not_told)

    def _told(self, report: Report) -> None:
        self._looking = False
        self._see(Told(report))

    def _not_told(self, error: Exception) -> None:
        """Not knowing is not failing: the next look, or the time limit, decides."""
        del error
        self._looking = False

    def _cancel(self, job: str) -> None:
        printer = self._printer
        self._jobs.run(lambda: printer.cancel(job), _nothing, _nothing)


def _sentence(error: Exception) -> str:
    return str(error) if isinstance(error, Problem) else FAILED


def _nothing(_result: object) -> None:
    """A cancelled job has nothing to tell."""
