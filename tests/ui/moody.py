"""A printer with moods: mostly it prints; else it has one of the faults, for a while or for good."""

from __future__ import annotations

from random import Random

from app.domain.problems import Problem
from app.printing.faults import SAY, Fault
from app.printing.printer import Document, Health, Hindered, JobState, NotTaken, Report

WELL = 0.6
"""How often a sheet simply comes out."""


class MoodyPrinter:
    """`sent` counts the sheets taken, `out` those that came out."""

    def __init__(self, dice: Random) -> None:
        self._dice = dice
        self._jobs: dict[str, list[Report]] = {}
        self.sent = self.out = 0

    def probe(self) -> Health:
        fault = self._mood()
        return Health(True) if fault is None else Health(False, SAY[fault], fault)

    def submit(self, document: Document) -> str:
        """Raises NotTaken in some moods."""
        assert document.pdf.startswith(b"%PDF")
        fault = self._mood()
        if fault in (Fault.REJECTING, Fault.ABSENT, Fault.OTHER):
            raise NotTaken(SAY[fault], fault)
        self.sent += 1
        job = str(self.sent)
        busy = [Report(JobState.PRINTING)] * self._dice.randrange(1, 6)
        held: list[Report] = []
        if fault is not None:
            held = [Report(JobState.WAITING, SAY[fault], fault=fault)] * self._dice.randrange(
                3, 300
            )
        self._jobs[job] = [*busy, *held, *busy]
        return job

    def report(self, job: str) -> Report:
        """One step further each time. Raises Hindered now and then."""
        if self._dice.random() < 0.02:
            raise Hindered(SAY[Fault.OFFLINE], Fault.OFFLINE)
        left = self._jobs.get(job)
        if left is None:
            return Report(JobState.FAILED, SAY[Fault.OTHER], fault=Fault.OTHER)
        if left:
            return left.pop()
        self.out += 1
        return Report(JobState.DONE)

    def cancel(self, job: str) -> None:
        """Raises Problem now and then: then it is not certain."""
        if self._dice.random() < 0.1:
            raise Problem(SAY[Fault.OFFLINE])
        self._jobs.pop(job, None)

    def sweep(self) -> None:
        """There is nothing from before."""

    def forget(self, job: str) -> None:
        self._jobs.pop(job, None)

    def wake(self) -> None:
        """It sleeps as it likes."""

    def _mood(self) -> Fault | None:
        return None if self._dice.random() < WELL else self._dice.choice(list(Fault))
