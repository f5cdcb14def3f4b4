"""What every printer can do, whether paper comes out of it or a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from app.domain.problems import Problem
from app.printing.faults import Fault


class Paper(Enum):
    """What a printer is loaded with: A4 sheets, or the 80 mm strip of a thermal printer."""

    A4 = "a4"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Document:
    """A sheet to print. `name` is the 清单号; neither it nor the PDF names a person."""

    pdf: bytes
    name: str
    paper: Paper = Paper.A4
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Health:
    """Whether printing can work now; if not, `sentence` says why and what to do."""

    ready: bool
    sentence: str | None = None
    fault: Fault | None = None


class JobState(Enum):
    """Where a job stands. `DONE` is what the printer says, and not proof of paper."""

    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Report:
    """What the printer says of a job. `sentence` explains a failure, `file` is a file written.

    `fault` is what keeps the printer from going on, while the job is still alive.
    """

    state: JobState
    sentence: str | None = None
    file: Path | None = None
    fault: Fault | None = None


class Hindered(Problem):
    """A printer does not do what it was asked; `fault` says why."""

    def __init__(self, sentence: str, fault: Fault = Fault.OTHER) -> None:
        super().__init__(sentence)
        self.fault = fault


class NotTaken(Hindered):
    """A document was not taken.

    `job` is given where something may have got through all the same, and has to be cancelled.
    """

    def __init__(self, sentence: str, fault: Fault = Fault.OTHER, job: str | None = None) -> None:
        super().__init__(sentence, fault)
        self.job = job


class Printer(Protocol):
    """A way to paper. Every method may wait for a device: call it in a job, never in the window.

    All raise `Problem` with one sentence where the world does not let them.
    """

    def probe(self) -> Health:
        """What is true now, tried and not assumed."""

    def submit(self, document: Document) -> str:
        """Hand a document over; the id under which the printer knows the job. Raises NotTaken."""

    def report(self, job: str) -> Report:
        """How a job stands."""

    def cancel(self, job: str) -> None:
        """Make sure that nothing of a job comes out any more. Harmless when it is over.

        Returns only when that is certain; raises Problem while it is not, and is called again.
        """

    def sweep(self) -> None:
        """The same for every job that this program has sent in a former life."""

    def forget(self, job: str) -> None:
        """A job is out: leave no copy of it behind."""

    def wake(self) -> None:
        """Let a printer go on that its spooler has stopped, if what stopped it is gone."""
