"""What CUPS and printers say of themselves, and a printer that is asked past its queue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from urllib.parse import urlsplit

from app.printing import ipp
from app.printing.cups_server import Server, UnreachableError, user
from app.printing.faults import Fault, fault_in
from app.printing.ipp import Attributes, Given, Group, Operation, Tag, given

DEVICE_PATIENCE = 2.0
"""Seconds until a silent printer counts as away."""

PRINTER_WANTED = (
    "printer-state", "printer-state-reasons", "printer-state-message",
    "printer-is-accepting-jobs", "device-uri", "sides-supported", "media-supported",
)  # fmt: skip


class PrinterState(IntEnum):
    """printer-state."""

    IDLE = 3
    PROCESSING = 4
    STOPPED = 5


@dataclass(frozen=True)
class Described:
    """A queue as CUPS tells of it."""

    attributes: Attributes

    def words(self, name: str) -> tuple[str, ...]:
        return tuple(str(value) for value in self.attributes.get(name, ()))

    def word(self, name: str) -> str:
        return next(iter(self.words(name)), "")

    def number(self, name: str) -> int:
        value = next(iter(self.attributes.get(name, ())), 0)
        return value if isinstance(value, int) else 0

    @property
    def stopped(self) -> bool:
        return self.number("printer-state") == PrinterState.STOPPED

    @property
    def accepting(self) -> bool:
        return self.attributes.get("printer-is-accepting-jobs", (True,))[0] is True

    @property
    def fault(self) -> Fault | None:
        """A stopped queue says so before anything that it may remember of its printer."""
        if self.stopped:
            return Fault.STOPPED
        return fault_in(self.words("printer-state-reasons"), self.word("printer-state-message"))

    @property
    def fault_of_job(self) -> Fault | None:
        """What the queue has learned while it sent this job."""
        return fault_in(
            self.words("job-printer-state-reasons"), self.word("job-printer-state-message")
        )


@dataclass(frozen=True, slots=True)
class Device:
    """A printer that speaks IPP, asked directly."""

    uri: str
    path: str
    server: Server

    def printer(self) -> Described:
        wanted = given(Tag.KEYWORD, "requested-attributes", *PRINTER_WANTED)
        answer = self.server.ask(
            Operation.GET_PRINTER_ATTRIBUTES, [*self._about(), wanted], path=self.path
        )
        if not answer.ok:
            raise UnreachableError(f"IPP {answer.status:#x}")
        return Described(answer.first(Group.PRINTER))

    def cancel_all(self, title: str) -> None:
        """Cancel what is ours in its memory; a printer without such a list has none to give."""
        about = [
            *self._about(),
            given(Tag.BOOLEAN, "my-jobs", True),
            given(Tag.KEYWORD, "which-jobs", "not-completed"),
            given(Tag.KEYWORD, "requested-attributes", "job-id", "job-name"),
        ]
        answer = self.server.ask(Operation.GET_JOBS, about, path=self.path)
        for job in jobs_titled(answer, title):
            self.server.ask(
                Operation.CANCEL_JOB,
                [self._about()[0], given(Tag.INTEGER, "job-id", job), self._about()[1]],
                path=self.path,
            )

    def _about(self) -> list[Given]:
        return [
            given(Tag.URI, "printer-uri", self.uri),
            given(Tag.NAME, "requesting-user-name", user()),
        ]


def device_at(uri: str) -> Device | None:
    """None where the printer cannot be asked past its queue: USB, raw sockets, encryption."""
    parts = urlsplit(uri)
    if parts.scheme != "ipp" or parts.hostname is None:
        return None
    server = Server(parts.hostname, parts.port or 631, DEVICE_PATIENCE)
    return Device(uri, parts.path or "/", server)


def jobs_titled(answer: ipp.Answer, title: str) -> tuple[int, ...]:
    found = (Described(job) for job in answer.all(Group.JOB))
    return tuple(job.number("job-id") for job in found if job.word("job-name") == title)
