"""A test sheet: to one printer after the other, looked after until it is out or given up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.problems import Problem
from app.printing.printer import Document, JobState, Paper, Printer, Report
from app.ui.jobs import Jobs

POLL_MS = 1_000
PATIENCE = 40
"""Looks at a job, a second apart, before it is taken back."""
NAME = "test"


@dataclass(frozen=True, slots=True)
class Outlet:
    """A printer as the hall knows it."""

    label: str
    printer: Printer
    paper: Paper = Paper.A4


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    """A sheet that a printer has taken."""

    outlet: Outlet
    id: str


Render = Callable[[Outlet], bytes]


class Trial(QObject):
    """`told` carries what has become of it, a sentence for the attendant.

    What is not out when the attendant goes is taken back: it must not come for the next visitor.
    """

    told = Signal(str)

    def __init__(self, jobs: Jobs, render: Render) -> None:
        super().__init__()
        self._jobs, self._render = jobs, render
        self._waiting: list[Outlet] = []
        self._job: _Job | None = None
        self._asked: _Job | None = None
        self._run = 0
        self._looks = 0
        self._said: list[str] = []
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self.look)

    @property
    def running(self) -> bool:
        return bool(self._waiting) or self._job is not None

    def start(self, outlets: Sequence[Outlet]) -> None:
        """Nothing happens while a trial runs."""
        if self.running:
            return
        self._run += 1
        self._said = []
        self._waiting = list(outlets)
        if not self._waiting:
            self.told.emit("没有打印机，打不了测试页。")
            return
        self._next()

    def stop(self) -> None:
        """Nothing of it comes out any more."""
        self._run += 1
        self._waiting = []
        self._poll.stop()
        job, self._job = self._job, None
        if job is not None:
            self._cancel(job)

    def look(self) -> None:
        """How the job stands now."""
        if self._job is None:
            return
        self._looks += 1
        job = self._job
        if self._looks > PATIENCE:
            self._cancel(job)
            self._done(job.outlet, "等了很久没有打出来，已经取消")
        elif self._asked is not job:  # one look at a time: a printer may take long to answer
            self._asked = job
            self._jobs.run(
                lambda: job.outlet.printer.report(job.id),
                lambda report: self._reported(job, report),
                lambda _error: self._answered(job),
            )

    def _next(self) -> None:
        outlet, run = self._waiting[0], self._run
        self._say(f"{outlet.label}：正在打测试页")

        def submit() -> str:
            document = Document(self._render(outlet), NAME, outlet.paper)
            return outlet.printer.submit(document)

        self._jobs.run(
            submit,
            lambda job: self._accepted(run, outlet, job),
            lambda error: self._refused(run, outlet, error),
        )

    def _accepted(self, run: int, outlet: Outlet, job: str) -> None:
        if run != self._run:
            self._cancel(_Job(outlet, job))
            return
        self._waiting.pop(0)
        self._job, self._looks = _Job(outlet, job), 0
        self._poll.start()
        self.look()

    def _refused(self, run: int, outlet: Outlet, error: Exception) -> None:
        if run == self._run:
            self._waiting.pop(0)
            self._done(outlet, _sentence(error))

    def _answered(self, job: _Job) -> None:
        if self._asked is job:
            self._asked = None

    def _reported(self, job: _Job, report: Report) -> None:
        self._answered(job)
        if self._job is not job:
            return
        outlet = job.outlet
        match report.state:
            case JobState.DONE if report.file is not None:
                self._done(outlet, f"已存成文件 {report.file}")
            case JobState.DONE:
                self._done(outlet, "应该打好了，请看一看")
            case JobState.FAILED:
                self._done(outlet, report.sentence or "没有打成")
            case JobState.WAITING | JobState.PRINTING:
                if report.sentence:
                    self._say(f"{outlet.label}：{report.sentence}")

    def _done(self, outlet: Outlet, words: str) -> None:
        self._poll.stop()
        self._job = None
        self._said.append(f"{outlet.label}：{words.rstrip('。')}。")
        self.told.emit("".join(self._said))
        if self._waiting:
            self._next()

    def _say(self, words: str) -> None:
        self.told.emit("".join((*self._said, words.rstrip("。"), "。")))

    def _cancel(self, job: _Job) -> None:
        self._jobs.run(lambda: job.outlet.printer.cancel(job.id))


def _sentence(error: Exception) -> str:
    return str(error) if isinstance(error, Problem) else "程序出错，没有打成"
