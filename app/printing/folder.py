"""The folder printer: every sheet is a PDF file. The default, so that a first run hurts nothing."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from app.domain.problems import Problem
from app.printing.printer import Document, Health, JobState, Report

FOLDER = "folder"
"""The name of the folder printer on the command line."""
PRINTS = "prints"
"""Its folder in the profile, where the settings name none."""
SUFFIX = ".pdf"
_UNSAFE = re.compile(r"[^0-9A-Za-z-]+")


class FolderPrinter:
    """Writes into `folder`, which is made when it is first needed.

    A file is there whole or not at all, and none is ever overwritten. `show`, if given, opens a
    written file for the person at the desk; what becomes of that is not our affair.
    """

    def __init__(self, folder: Path, show: Callable[[Path], None] | None = None) -> None:
        self._folder = folder
        self._show = show

    @property
    def folder(self) -> Path:
        return self._folder

    def probe(self) -> Health:
        """Writes an empty file and takes it away again."""
        try:
            draft = self._draft(b"")
            draft.unlink()
        except Problem as problem:
            return Health(False, str(problem))
        return Health(True)

    def submit(self, document: Document) -> str:
        """Writes the file; its path is the id of the job. Raises Problem."""
        draft = self._draft(document.pdf)
        try:
            file = self._keep(draft, _UNSAFE.sub("", document.name) or "list")
        except OSError as error:
            raise self._cannot_write() from error
        finally:
            with contextlib.suppress(OSError):
                draft.unlink()
        if self._show is not None:
            self._show(file)
        return str(file)

    def report(self, job: str) -> Report:
        """Done as soon as the file is there."""
        file = Path(job)
        if file.is_file():
            return Report(JobState.DONE, file=file)
        return Report(JobState.FAILED, f"刚写好的文件不见了：{file}。请再打一次。")

    def cancel(self, job: str) -> None:
        """Takes the file away again."""
        with contextlib.suppress(OSError):
            Path(job).unlink()

    def sweep(self) -> None:
        """Nothing: a file comes out for nobody by itself, and may be all that somebody has."""

    def forget(self, job: str) -> None:
        """Nothing: the file is the paper."""

    def wake(self) -> None:
        """Nothing: a folder does not sleep."""

    def _draft(self, content: bytes) -> Path:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
        except OSError as error:
            raise self._cannot_write() from error
        return Path(name)

    def _keep(self, draft: Path, stem: str) -> Path:
        """The draft under its name, or under the next one that is free."""
        number = 1
        while True:
            name = stem if number == 1 else f"{stem}-{number}"
            file = self._folder / f"{name}{SUFFIX}"
            try:
                os.link(draft, file)
            except FileExistsError:
                number += 1
            except OSError:  # a file system without links: a rename would overwrite, so look first
                if file.exists():
                    number += 1
                    continue
                draft.replace(file)
                return file
            else:
                return file

    def _cannot_write(self) -> Problem:
        return Problem(
            f"清单存不进文件夹 {self._folder}。请检查磁盘空间和写入权限，或在设置里换一个文件夹。"
        )
