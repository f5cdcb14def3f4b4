"""Printers of Windows, kept thin: the PDF goes to whatever program prints PDFs there.

What it cannot know, it does not claim. Windows tells nothing back through this door: neither
whether there is paper nor whether a sheet came out, and what was handed over cannot be taken
back. A kiosk that has to keep the promise of `Printer.cancel` stands on Linux with CUPS. Written
without a Windows at hand and never run on one.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from app.printing.printer import Document, Health, JobState, NotTaken, Paper, Report

NOT_KNOWN = "Windows 不告诉程序有没有纸，请看打印机。"
NO_READER = "这台电脑没有能打印 PDF 的程序。请装一个 PDF 阅读器，并设为默认。"
NO_STRIPS = "Windows 上还不能打小票。"


class WindowsPrinter:
    """One printer of Windows, by name. The file of the last sheet goes with the next."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._last: Path | None = None

    def probe(self) -> Health:
        """Ready as far as anybody can say, with the sentence that it is no further."""
        return Health(True, NOT_KNOWN)

    def submit(self, document: Document) -> str:
        """Raises NotTaken for a strip, and where no program prints PDFs."""
        start = getattr(os, "startfile", None)
        if start is None:
            raise NotTaken(NO_READER)
        if document.paper is not Paper.A4:
            raise NotTaken(NO_STRIPS)
        self._drop_last()
        with tempfile.NamedTemporaryFile(suffix=".pdf", delete=False) as file:
            file.write(document.pdf)
        self._last = Path(file.name)
        try:
            for _ in range(document.copies):
                start(self._last, "printto", f'"{self._name}"')
        except OSError as error:
            raise NotTaken(NO_READER) from error
        return file.name

    def report(self, job: str) -> Report:
        """Handed over: more is not known."""
        del job
        return Report(JobState.DONE)

    def cancel(self, job: str) -> None:
        """Nothing that could be done: what was handed over is over."""
        del job

    def sweep(self) -> None:
        """Nothing that could be found."""

    def forget(self, job: str) -> None:
        """Nothing yet: the program that prints may still read the file."""
        del job

    def wake(self) -> None:
        """Nothing that could be done."""

    def _drop_last(self) -> None:
        if self._last is not None:
            with contextlib.suppress(OSError):
                self._last.unlink()
