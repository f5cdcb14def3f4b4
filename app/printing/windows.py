"""Printers of Windows, kept thin: the PDF goes to whatever program prints PDFs there.

What it cannot know, it does not claim. Windows tells nothing back through this door: neither
whether there is paper nor whether a sheet came out, nor whether the printer exists; what was
handed over cannot be taken back. A kiosk that has to keep the promise of `Printer.cancel` stands
on Linux with CUPS.

Nothing here has ever run on Windows. Tests prove what is asked of the system and which files
stay. From the documentation: `os.startfile` is ShellExecute and returns at once; a verb for which
no program is registered is an OSError; arguments "may have no effect" with a document. So it is
up to the program registered for `printto` whether it takes the printer's name from them, asks
nothing, and ends by itself: try it with the hall's own reader before relying on it.
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
NO_ROOM = "清单存不进临时文件夹，交不给打印机。请检查磁盘空间。"
FOLDER = "gaozhi-prints"
"""Where sheets lie until the program that prints has read them, in the user's own temp folder."""
READ_WITHIN = 600.0
"""Seconds after which a program that prints has read its file."""
BEHIND = 7
"""SW_SHOWMINNOACTIVE: the program's window, if it has one, does not come before the kiosk's."""


class WindowsPrinter:
    """One printer of Windows, by name. Files of sheets go with a later one, or with a start."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._folder = Path(tempfile.gettempdir()) / FOLDER

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
        file = self._written(document.pdf)
        try:
            for _ in range(document.copies):
                start(file, "printto", f'"{self._name}"', show_cmd=BEHIND)
        except OSError as error:
            raise NotTaken(NO_READER) from error
        return str(file)

    def report(self, job: str) -> Report:
        """Handed over: more is not known."""
        del job
        return Report(JobState.DONE)

    def cancel(self, job: str) -> None:
        """Nothing that could be done: what was handed over is over."""
        del job

    def sweep(self) -> None:
        """What no program has read yet does not come out, and no sheet of a former life stays."""
        self._drop_older(float("inf"))

    def forget(self, job: str) -> None:
        """Nothing yet: the program that prints may still read the file."""
        del job

    def wake(self) -> None:
        """Nothing that could be done."""

    def _written(self, pdf: bytes) -> Path:
        try:
            self._folder.mkdir(exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".pdf", delete=False) as file:
                file.write(pdf)
            made = Path(file.name)
            self._drop_older(made.stat().st_mtime - READ_WITHIN)
        except OSError as error:
            raise NotTaken(NO_ROOM) from error
        return made

    def _drop_older(self, than: float) -> None:
        """`than` is in seconds of the file system's clock. A file still in use stays."""
        for file in self._folder.glob("*.pdf"):
            with contextlib.suppress(OSError):
                if file.stat().st_mtime < than:
                    file.unlink()
