"""What every printer can do, whether paper comes out of it or a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Document:
    """A sheet to print. `name` is the 清单号; neither it nor the PDF names a person."""

    pdf: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Health:
    """Whether printing can work now; if not, `sentence` says why and what to do."""

    ready: bool
    sentence: str | None = None


class JobState(Enum):
    """Where a job stands. `DONE` is what the printer says, and not proof of paper."""

    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Report:
    """What the printer says of a job. `sentence` explains a failure, `file` is a file written."""

    state: JobState
    sentence: str | None = None
    file: Path | None = None


class Printer(Protocol):
    """A way to paper. Every method may wait for a device: call it in a job, never in the window.

    All raise `Problem` with one sentence where the world does not let them.
    """

    def probe(self) -> Health:
        """What is true now, tried and not assumed."""

    def submit(self, document: Document) -> str:
        """Hand a document over; the id under which the printer knows the job."""

    def report(self, job: str) -> Report:
        """How a job stands."""

    def cancel(self, job: str) -> None:
        """Make sure that nothing of a job comes out any more. Harmless when it is over."""
