"""Carries out what the supervisor decides: makes the PDF and drives the printers, in jobs."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, assert_never

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.notice import Notice
from app.domain.problems import Problem
from app.printing import supervisor
from app.printing.faults import Fault
from app.printing.printer import Document, Hindered, NotTaken, Paper, Printer
from app.printing.stages import (
    EVERYTHING,
    Accepted,
    Action,
    Asked,
    Cancel,
    Cleared,
    Failed,
    Forget,
    Idle,
    Job,
    Left,
    Look,
    Mended,
    NotCleared,
    Out,
    Passed,
    Probe,
    Probed,
    Refused,
    Seen,
    Send,
    Sending,
    Stage,
    State,
    Told,
    Waiting,
    Wake,
    Watching,
)
from app.printing.supervisor import FAILED, step
from app.ui.jobs import Jobs

POLL_MS = 500
Render = Callable[[Notice, Paper, bool], bytes]
"""Makes the PDF of a notice for a paper, large or not."""


class Way(NamedTuple):
    """A printer of the hall. `place` says where its paper comes out, in words; None: below."""

    printer: Printer
    paper: Paper = Paper.A4
    place: str | None = None


class Arrived(NamedTuple):
    """What ought to be out: on which paper, where, and as which file of a folder printer."""

    paper: Paper
    place: str | None
    file: Path | None


class _Sheet(NamedTuple):
    """What is to be printed."""

    notice: Notice
    name: str
    large: bool


class Press(QObject):
    """Prints one notice at a time, on the first of `ways` that can.

    `sent` carries the `Way` that has the sheet, `out` what has `Arrived`; `fault` the `Fault` that
    holds a sheet up while it is still alive, and `continued` follows when it goes on, `failed` the
    sentence for the person and the `Fault`.
    `clock` gives seconds that only go forward.
    """

    sent = Signal(object)
    out = Signal(object)
    fault = Signal(object)
    continued = Signal()
    failed = Signal(str, object)

    def __init__(
        self, jobs: Jobs, ways: Sequence[Way], render: Render, clock: Callable[[], float]
    ) -> None:
        super().__init__()
        self._jobs, self._ways, self._render, self._clock = jobs, tuple(ways), render, clock
        self._state = supervisor.at_start(len(self._ways))
        self._sheet: _Sheet | None = None
        self._looking: set[Job] = set()
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

    @property
    def given_up(self) -> bool:
        """Whether the sheet will not come out unless it is printed anew."""
        return isinstance(self._state.stage, Failed)

    def start(self) -> None:
        """Cancel what a crash may have left on the printers; it goes before the first sheet."""
        self._see(Passed())

    def close(self) -> None:
        """The program ends: tell the printers to stop, once; what they leave is swept at start.

        Waits for them, some seconds where one does not answer.
        """
        self.leave()
        self._poll.stop()
        for left in self._state.leftovers:
            if left.job.id != EVERYTHING:
                with contextlib.suppress(Problem):
                    self._ways[left.job.way].printer.cancel(left.job.id)

    def print_notice(self, notice: Notice, name: str, *, large: bool = False) -> None:
        """Print, at once or as soon as the sheet of somebody who has left is out of the way."""
        self._sheet = _Sheet(notice, name, large)
        self._see(Asked(tuple(range(len(self._ways)))))

    def go_on(self) -> None:
        """Somebody says that the fault is gone: look again, and print again what was given up."""
        if isinstance(self._state.stage, Failed) and self._sheet is not None:
            self._see(Asked(tuple(range(len(self._ways)))))
        else:
            self._see(Mended())

    def leave(self) -> None:
        """The person has left: what is not out must not come out any more."""
        self._sheet = None
        self._see(Left())

    def _tick(self) -> None:
        self._see(Passed())

    def _see(self, seen: Seen) -> None:
        before = self._state.stage
        self._state, actions = step(self._state, seen, self._clock())
        for action in actions:
            self._do(action)
        if not self._state.busy:
            self._poll.stop()
        elif not self._poll.isActive():
            self._poll.start()
        if self._state.stage is not before:
            self._tell(before, self._state.stage)

    def _tell(self, before: Stage, stage: Stage) -> None:
        """What the person has to know of a new stage."""
        match stage:
            case Out():
                way = self._ways[stage.way]
                self.out.emit(Arrived(way.paper, way.place, stage.file))
            case Failed():
                self.failed.emit(stage.sentence, stage.fault)
            case Watching() | Waiting() | Sending():
                if isinstance(stage, Sending):
                    self.sent.emit(self._ways[stage.way])
                told, now = _fault_told(before), _fault_told(stage)
                if now is told:
                    return
                if now is None:
                    self.continued.emit()
                else:
                    self.fault.emit(now)
            case Idle():
                pass
            case _:
                assert_never(stage)

    # What is done, in jobs

    def _do(self, action: Action) -> None:
        match action:
            case Send():
                self._send(action)
            case Look():
                self._look(action.job)
            case Probe():
                self._probe(action.way)
            case Wake():
                self._jobs.run(self._ways[action.way].printer.wake)
            case Cancel():
                self._cancel(action.job)
            case Forget():
                job, printer = action.job, self._ways[action.job.way].printer
                self._jobs.run(lambda: printer.forget(job.id))
            case _:
                assert_never(action)

    def _send(self, send: Send) -> None:
        way, sheet, ticket = self._ways[send.way], self._sheet, send.ticket
        if sheet is None:
            self._see(Refused(ticket, FAILED))
            return
        render = self._render

        def make_and_send() -> str:
            pdf = render(sheet.notice, way.paper, sheet.large)
            if self._sheet is not sheet:  # its person has left meanwhile
                raise NotTaken(FAILED)
            return way.printer.submit(Document(pdf, sheet.name, way.paper))

        self._jobs.run(
            make_and_send,
            lambda job: self._see(Accepted(ticket, Job(send.way, job))),
            lambda error: self._see(_refusal(send, error)),
        )

    def _look(self, job: Job) -> None:
        if job in self._looking:
            return
        self._looking.add(job)
        printer = self._ways[job.way].printer

        def told(seen: Seen) -> None:
            self._looking.discard(job)
            self._see(seen)

        self._jobs.run(
            lambda: printer.report(job.id),
            lambda report: told(Told(job, report)),
            # Not knowing is not failing: the next look, or the time limit, decides.
            lambda _error: self._looking.discard(job),
        )

    def _probe(self, way: int) -> None:
        printer = self._ways[way].printer
        self._jobs.run(
            printer.probe,
            lambda health: self._see(Probed(way, health.ready)),
            lambda _error: self._see(Probed(way, ready=False)),
        )

    def _cancel(self, job: Job) -> None:
        printer = self._ways[job.way].printer
        if job.id == EVERYTHING:
            work = printer.sweep
        else:

            def work() -> None:
                printer.cancel(job.id)

        self._jobs.run(
            work,
            lambda _none: self._see(Cleared(job)),
            lambda error: self._see(NotCleared(job, _fault_of(error))),
        )


def _fault_told(stage: Stage) -> Fault | None:
    return stage.fault if isinstance(stage, Watching) else None


def _refusal(send: Send, error: Exception) -> Refused:
    job = error.job if isinstance(error, NotTaken) else None
    sentence = str(error) if isinstance(error, Problem) else FAILED
    through = None if job is None else Job(send.way, job)
    return Refused(send.ticket, sentence, _fault_of(error), through)


def _fault_of(error: Exception) -> Fault:
    return error.fault if isinstance(error, Hindered) else Fault.OTHER
