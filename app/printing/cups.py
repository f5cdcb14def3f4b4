"""Printers through CUPS: a queue takes our PDF, its states become plain words.

What CUPS 2.4 was seen to do, and what follows from it:
- a job that is purged while it prints is not cancelled at the printer and comes out later; so a
  job is cancelled first, and purged when its backend has ended;
- a job for a printer that is away is printed when the printer is back; so is one in the memory
  of the printer itself, which is therefore asked too, where it speaks IPP;
- finished jobs keep their document for a day; so they are purged.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never
from urllib.parse import quote

from app.domain.problems import Problem
from app.printing import ipp
from app.printing.cups_device import PRINTER_WANTED, Described, PrinterState, device_at, jobs_titled
from app.printing.cups_server import NO_CUPS, Server, UnreachableError, user
from app.printing.faults import Fault, sentence
from app.printing.ipp import Given, Group, Operation, Tag, given
from app.printing.measure import measure
from app.printing.media import choose_media
from app.printing.printer import Document, Health, Hindered, JobState, NotTaken, Paper, Report

TITLE = "gaozhi"
"""The title of every job of the kiosk: it says nothing of anybody, and sweeping goes by it."""
LOST = "没有打成。您的清单还在，请再试一次，或请窗口人员帮忙。"
BY_HAND = frozenset({"", "Paused"})
"""What stands at a queue that a person has stopped, unless they gave a reason of their own; one
that CUPS has stopped itself carries its backend's last words, in English."""


_JOB_STATES = {
    3: JobState.WAITING, 4: JobState.WAITING, 5: JobState.PRINTING, 6: JobState.PRINTING,
    7: JobState.FAILED, 8: JobState.FAILED, 9: JobState.DONE,
}  # fmt: skip
_OVER = frozenset({7, 8, 9})

_JOB_WANTED = (
    "job-state", "job-state-reasons", "job-printer-state-reasons", "job-printer-state-message",
)  # fmt: skip


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
        if seen.number("printer-state") == PrinterState.PROCESSING:
            return Health(True) if seen.fault is None else _ill(seen.fault)
        device = device_at(seen.word("device-uri"))
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
        device = device_at(seen.word("device-uri"))
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

    def _look(self) -> Described:
        """Raises NotTaken where CUPS or the queue is not there."""
        wanted = given(Tag.KEYWORD, "requested-attributes", *PRINTER_WANTED)
        try:
            answer = self._server.ask(Operation.GET_PRINTER_ATTRIBUTES, [*self._about(), wanted])
        except UnreachableError as error:
            raise NotTaken(NO_CUPS) from error
        if not answer.ok:
            raise NotTaken(f"系统里没有叫 {self._queue} 的打印机。请改设置里 [printer] 的名字。")
        return Described(answer.first(Group.PRINTER))

    def _job(self, job: int) -> Described | None:
        """None for a job of which nothing is left."""
        wanted = given(Tag.KEYWORD, "requested-attributes", *_JOB_WANTED)
        answer = self._ask(Operation.GET_JOB_ATTRIBUTES, [*self._about(job), wanted])
        if answer.status == ipp.NOT_FOUND:
            return None
        if not answer.ok:
            raise Problem(LOST)
        return Described(answer.first(Group.JOB))

    def _jobs(self, which: str) -> tuple[int, ...]:
        """Our own jobs."""
        about = [
            *self._about(),
            given(Tag.BOOLEAN, "my-jobs", True),
            given(Tag.KEYWORD, "which-jobs", which),
            given(Tag.KEYWORD, "requested-attributes", "job-id", "job-name"),
        ]
        return jobs_titled(self._ask(Operation.GET_JOBS, about), self._title)

    def _over(self, job: Described) -> bool:
        """Whether a job is over and its backend has ended, which tells the printer to stop."""
        if job.number("job-state") not in _OVER:
            return False
        stopping = "processing-to-stop-point" in job.words("job-state-reasons")
        return not stopping or self._look().number("printer-state") != PrinterState.PROCESSING

    def _cancel_in_the_printer(self) -> None:
        """Ours may still be in the printer's own memory. Raises Problem while it cannot be asked,
        for then nothing of it comes out either.
        """
        device = device_at(self._look().word("device-uri"))
        if device is None:
            return
        try:
            device.cancel_all(self._title)
        except UnreachableError as error:
            raise Hindered(sentence(Fault.OFFLINE), Fault.OFFLINE) from error


def _hindrance(queue: Described, job: Described) -> Fault | None:
    """What keeps a job from coming out, by the printer itself where it can be asked."""
    if queue.stopped:
        return Fault.STOPPED
    device = device_at(queue.word("device-uri"))
    if device is None:
        return job.fault_of_job
    try:
        return device.printer().fault
    except UnreachableError:
        return Fault.OFFLINE


def _template(document: Document, seen: Described) -> list[Given]:
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
