"""No printer at all: says so, and leaves the person the other ways to take the list along."""

from __future__ import annotations

from app.printing.faults import Fault
from app.printing.printer import Document, Health, JobState, NotTaken, Report

NO_PRINTER = "这台机器没有接打印机。您的清单还在，可以用手机扫码带走，或请窗口打印。"


class NoPrinter:
    """What a locked kiosk prints with where the settings name nothing but a folder.

    Sheets of strangers must not pile up in a file system that nobody looks after.
    """

    def probe(self) -> Health:
        return Health(False, NO_PRINTER, Fault.ABSENT)

    def submit(self, document: Document) -> str:
        """Raises NotTaken, always."""
        del document
        raise NotTaken(NO_PRINTER, Fault.ABSENT)

    def report(self, job: str) -> Report:
        del job
        return Report(JobState.FAILED, NO_PRINTER)

    def cancel(self, job: str) -> None:
        """There is none."""
        del job

    def sweep(self) -> None:
        """There is none."""

    def forget(self, job: str) -> None:
        """There is none."""
        del job

    def wake(self) -> None:
        """There is nothing to wake."""
