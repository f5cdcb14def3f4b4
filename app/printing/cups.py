"""Printers through CUPS: a queue takes our PDF, its states become plain words.

What CUPS 2.4 was seen to do, and what follows from it:
- a job that is purged while it prints is not cancelled at the printer and comes out later; so a
  job is cancelled first, and purged when its backend has ended;
- a job for a printer that is away is printed when the printer is back; so is one in the memory
  of the printer itself, which is therefore asked too, where it speaks IPP;
- finished jobs keep their document for a day; so they are purged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, assert_never
from urllib.parse import quote, urlsplit

from app.domain.problems import Problem
from app.printing import ipp
from app.printing.cups_server import Server, UnreachableError, user
from app.printing.faults import Fault, fault_in, sentence
from app.printing.ipp import Attributes, Given, Group, Operation, Tag, given
from app.printing.measure import measure
from app.printing.media import choose_media
from app.printing.printer import Document, Health, Hindered, JobState, NotTaken, Paper, Report

TITLE = "gaozhi"
"""The title of every job of the kiosk: it says nothing of anybody, and sweeping goes by it."""
DEVICE_PATIENCE = 2.0
A4, STRIP = (210.0, 297.0), (80.0, 200.0)
"""Widths and heights in mm to look for."""
NO_CUPS = "这台电脑的打印服务（CUPS）没有开。请让管理员启动它。"
LOST = "没有打成。您的清单还在，请再试一次，或请窗口人员帮忙。"
BY_HAND = frozenset({"", "Paused"})
"""What stands at a queue that a person has stopped, unless they gave a reason of their own; one
that CUPS has stopped itself carries its backend's last words, in English."""


class _State(IntEnum):
    """printer-state."""

    IDLE = 3
    PROCESSING = 4
    STOPPED = 5


_JOB_STATES = {
    3: JobState.WAITING, 4: JobState.WAITING, 5: JobState.PRINTING, 6: JobState.PRINTING,
    7: JobState.FAILED, 8: JobState.FAILED, 9: JobState.DONE,
}  # fmt: skip
_OVER = frozenset({7, 8, 9})

_PRINTER_WANTED = (
    "printer-state", "printer-state-reasons", "printer-state-message",
    "printer-is-accepting-jobs", "device-uri", "sides-supported", "media-supported",
)  # fmt: skip

_JOB_WANTED = (
    "job-state", "job-state-reasons", "job-printer-state-reasons", "job-printer-state-message",
)  # fmt: skip


class Queue(NamedTuple):
    """A queue of CUPS, and what it takes: A4 on one or both sides, strips of 80 mm.

    `told`: the printer itself can be asked for its faults, and told to stop.
    """

    name: str
    words: str
    a4: bool
    duplex: bool
    receipt: bool
    told: bool
    fault: Fault | None


@dataclass(frozen=True)
class _Seen:
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
        return self.number("printer-state") == _State.STOPPED

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


class CupsPrinter:
    """One queue. Every call is a request or a few, of some ms where CUPS is near.

    `title` marks the jobs as ours; two programs under one user need two titles.
    """

    def __init__(self, queue: str, server: Server, title: str = TITLE) -> None:
        self._queue, self._server, self._title = queue, server, title
        self._uri = f"ipp://localhost/printers/{quote(queue)}"

    @property
    def queue(self) -> str:
        return self._queue

    def probe(self) -> Health:
        """What the queue says; where the printer itself speaks IPP, what it says too.

        A queue learns of paper and covers only while it prints: what it remembers from then is
        not held against the printer.
        """
        try:
            seen = self._look()
        except NotTaken as problem:
            return Health(False, str(problem), problem.fault)
        if not seen.accepting:
            return _ill(Fault.REJECTING)
        if seen.stopped:
            return _ill(Fault.STOPPED)
        if seen.number("printer-state") == _State.PROCESSING:
            return Health(True) if seen.fault is None else _ill(seen.fault)
        device = _device(seen.word("device-uri"))
        if device is None:
            return Health(True)
        try:
            told = device.printer()
        except UnreachableError:
            return _ill(Fault.OFFLINE)
        if told.fault is not None:
            return _ill(told.fault)
        return Health(True)

    def submit(self, document: Document) -> str:
        """Make the job, then send the document: what fails half-way has a number to cancel."""
        seen = self._look()
        if not seen.accepting:
            raise NotTaken(sentence(Fault.REJECTING), Fault.REJECTING)
        try:
            made = self._server.ask(
                Operation.CREATE_JOB,
                [*self._about(), given(Tag.NAME, "job-name", self._title)],
                _template(document, seen),
            )
        except UnreachableError as error:
            raise NotTaken(NO_CUPS, Fault.OTHER) from error
        job = made.first(Group.JOB).get("job-id", (None,))[0]
        if not made.ok or not isinstance(job, int):
            fault = Fault.REJECTING if made.status == ipp.NOT_ACCEPTING else Fault.OTHER
            raise NotTaken(sentence(fault), fault)
        try:
            sent = self._server.ask(
                Operation.SEND_DOCUMENT,
                [
                    *self._about(job),
                    given(Tag.MIME_TYPE, "document-format", "application/pdf"),
                    given(Tag.BOOLEAN, "last-document", True),
                ],
                document=document.pdf,
            )
        except UnreachableError as error:
            raise NotTaken(LOST, Fault.OTHER, str(job)) from error
        if not sent.ok:
            raise NotTaken(LOST, Fault.OTHER, str(job))
        return str(job)

    def report(self, job: str) -> Report:
        """A printer that speaks IPP is asked itself: its queue remembers faults of former jobs."""
        seen = self._look()
        found = self._job(int(job))
        if found is None:
            return Report(JobState.FAILED, LOST)
        state = _JOB_STATES.get(found.number("job-state"), JobState.WAITING)
        match state:
            case JobState.DONE:
                return Report(state)
            case JobState.FAILED:
                return Report(state, LOST, fault=seen.fault)
            case JobState.WAITING | JobState.PRINTING:
                return Report(state, fault=_hindrance(seen, found))
            case _:
                assert_never(state)

    def cancel(self, job: str) -> None:
        """Cancel in CUPS and in the printer, see it over, then wipe it from the spool."""
        number = int(job)
        found = self._job(number)
        if found is None:
            return
        if found.number("job-state") not in _OVER:
            self._ask(Operation.CANCEL_JOB, self._about(number))
            found = self._job(number)
        if found is None or found.number("job-state") != 9:
            self._cancel_in_the_printer()  # at once: a backend takes its time to say so
        if found is not None and not self._over(found):
            raise Hindered("打印任务还没有停下来。", self._look().fault or Fault.OTHER)
        self.forget(job)

    def sweep(self) -> None:
        """Cancel every job under our title, and wipe what is left of those that are over."""
        for job in self._jobs("not-completed"):
            self.cancel(str(job))
        for job in self._jobs("completed"):
            self.forget(str(job))
        self._cancel_in_the_printer()

    def forget(self, job: str) -> None:
        self._ask(
            Operation.CANCEL_JOB,
            [*self._about(int(job)), given(Tag.BOOLEAN, "purge-job", True)],
        )

    def wake(self) -> None:
        """Resume a queue that CUPS has stopped itself, once its printer can be reached.

        One that a person has stopped stays so. Needs the right to do it (group lpadmin).
        """
        seen = self._look()
        told = seen.word("printer-state-message")
        if not seen.stopped or told in BY_HAND or not told.isascii():
            return
        device = _device(seen.word("device-uri"))
        if device is not None:
            try:
                device.printer()
            except UnreachableError:
                return
        self._ask(Operation.RESUME_PRINTER, self._about())

    # Requests

    def _about(self, job: int | None = None) -> list[Given]:
        about = [given(Tag.URI, "printer-uri", self._uri)]
        if job is not None:
            about.append(given(Tag.INTEGER, "job-id", job))
        return [*about, given(Tag.NAME, "requesting-user-name", user())]

    def _ask(self, operation: Operation, about: Sequence[Given]) -> ipp.Answer:
        """Raises Problem where CUPS is not there."""
        try:
            return self._server.ask(operation, about)
        except UnreachableError as error:
            raise Problem(NO_CUPS) from error

    def _look(self) -> _Seen:
        """Raises NotTaken where CUPS or the queue is not there."""
        wanted = given(Tag.KEYWORD, "requested-attributes", *_PRINTER_WANTED)
        try:
            answer = self._server.ask(Operation.GET_PRINTER_ATTRIBUTES, [*self._about(), wanted])
        except UnreachableError as error:
            raise NotTaken(NO_CUPS) from error
        if not answer.ok:
            raise NotTaken(f"系统里没有叫 {self._queue} 的打印机。请改设置里 [printer] 的名字。")
        return _Seen(answer.first(Group.PRINTER))

    def _job(self, job: int) -> _Seen | None:
        """None for a job of which nothing is left."""
        wanted = given(Tag.KEYWORD, "requested-attributes", *_JOB_WANTED)
        answer = self._ask(Operation.GET_JOB_ATTRIBUTES, [*self._about(job), wanted])
        if answer.status == ipp.NOT_FOUND:
            return None
        if not answer.ok:
            raise Problem(LOST)
        return _Seen(answer.first(Group.JOB))

    def _jobs(self, which: str) -> tuple[int, ...]:
        """Our own jobs."""
        about = [
            *self._about(),
            given(Tag.BOOLEAN, "my-jobs", True),
            given(Tag.KEYWORD, "which-jobs", which),
            given(Tag.KEYWORD, "requested-attributes", "job-id", "job-name"),
        ]
        return _numbers(self._ask(Operation.GET_JOBS, about), self._title)

    def _over(self, job: _Seen) -> bool:
        """Whether a job is over and its backend has ended, which tells the printer to stop."""
        if job.number("job-state") not in _OVER:
            return False
        stopping = "processing-to-stop-point" in job.words("job-state-reasons")
        return not stopping or self._look().number("printer-state") != _State.PROCESSING

    def _cancel_in_the_printer(self) -> None:
        """Ours may still be in the printer's own memory. Raises Problem while it cannot be asked,
        for then nothing of it comes out either.
        """
        device = _device(self._look().word("device-uri"))
        if device is None:
            return
        try:
            device.cancel_all(self._title)
        except UnreachableError as error:
            raise Hindered(sentence(Fault.OFFLINE), Fault.OFFLINE) from error


@dataclass(frozen=True, slots=True)
class _Device:
    """A printer that speaks IPP, asked directly."""

    uri: str
    path: str
    server: Server

    def printer(self) -> _Seen:
        wanted = given(Tag.KEYWORD, "requested-attributes", *_PRINTER_WANTED)
        answer = self.server.ask(
            Operation.GET_PRINTER_ATTRIBUTES, [*self._about(), wanted], path=self.path
        )
        if not answer.ok:
            raise UnreachableError(f"IPP {answer.status:#x}")
        return _Seen(answer.first(Group.PRINTER))

    def cancel_all(self, title: str) -> None:
        """Cancel what is ours in its memory; a printer without such a list has none to give."""
        about = [
            *self._about(),
            given(Tag.BOOLEAN, "my-jobs", True),
            given(Tag.KEYWORD, "which-jobs", "not-completed"),
            given(Tag.KEYWORD, "requested-attributes", "job-id", "job-name"),
        ]
        answer = self.server.ask(Operation.GET_JOBS, about, path=self.path)
        for job in _numbers(answer, title):
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


def _device(uri: str) -> _Device | None:
    """None where the printer cannot be asked past its queue: USB, raw sockets, encryption."""
    parts = urlsplit(uri)
    if parts.scheme != "ipp" or parts.hostname is None:
        return None
    server = Server(parts.hostname, parts.port or 631, DEVICE_PATIENCE)
    return _Device(uri, parts.path or "/", server)


def _hindrance(queue: _Seen, job: _Seen) -> Fault | None:
    """What keeps a job from coming out, by the printer itself where it can be asked."""
    if queue.stopped:
        return Fault.STOPPED
    device = _device(queue.word("device-uri"))
    if device is None:
        return job.fault_of_job
    try:
        return device.printer().fault
    except UnreachableError:
        return Fault.OFFLINE


def _numbers(answer: ipp.Answer, title: str) -> tuple[int, ...]:
    found = (_Seen(job) for job in answer.all(Group.JOB))
    return tuple(job.number("job-id") for job in found if job.word("job-name") == title)


def _template(document: Document, seen: _Seen) -> list[Given]:
    """How a document is to be printed: on its own size, unscaled, on both sides if it has two."""
    pages = measure(document.pdf)
    media = choose_media(seen.words("media-supported"), pages.width, pages.height)
    chosen = [
        given(Tag.INTEGER, "copies", document.copies),
        given(Tag.KEYWORD, "print-scaling", "none"),
    ]
    if media is not None:
        chosen.append(given(Tag.KEYWORD, "media", media))
    sides = seen.words("sides-supported")
    both = pages.number > 1 and document.paper is Paper.A4 and "two-sided-long-edge" in sides
    if both or "one-sided" in sides:
        chosen.append(given(Tag.KEYWORD, "sides", "two-sided-long-edge" if both else "one-sided"))
    return chosen


def _ill(fault: Fault) -> Health:
    return Health(False, sentence(fault), fault)


def list_queues(server: Server) -> tuple[Queue, ...]:
    """The queues of a server by name. Raises Problem where there is no CUPS."""
    wanted = given(
        Tag.KEYWORD, "requested-attributes", "printer-name", "printer-info", *_PRINTER_WANTED
    )
    try:
        answer = server.ask(Operation.CUPS_GET_PRINTERS, [wanted])
    except UnreachableError as error:
        raise Problem(NO_CUPS) from error
    return tuple(sorted(_queues(_Seen(one) for one in answer.all(Group.PRINTER))))


def _queues(found: Iterable[_Seen]) -> Iterable[Queue]:
    for seen in found:
        yield Queue(
            seen.word("printer-name"),
            seen.word("printer-info"),
            choose_media(seen.words("media-supported"), *A4) is not None,
            "two-sided-long-edge" in seen.words("sides-supported"),
            choose_media(seen.words("media-supported"), *STRIP) is not None,
            _device(seen.word("device-uri")) is not None,
            seen.fault if seen.accepting else Fault.REJECTING,
        )
