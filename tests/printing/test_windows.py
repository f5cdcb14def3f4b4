"""What is asked of Windows, and which files stay. Windows itself is not here."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import pytest

from app.printing.printer import Document, JobState, NotTaken, Paper
from app.printing.windows import BEHIND, FOLDER, READ_WITHIN, WindowsPrinter

SHEET = Document(b"%PDF-1.7 a sheet", "ZY21-5K7")


class Shell:
    """Stands in for ShellExecute: remembers what was started, and reads the file then."""

    def __init__(self) -> None:
        self.started: list[tuple[bytes, str, str, int]] = []
        self.refuses = False

    def __call__(self, file: Path, verb: str, arguments: str, *, show_cmd: int) -> None:
        if self.refuses:
            raise OSError("no application is associated with the file")
        self.started.append((file.read_bytes(), verb, arguments, show_cmd))


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    made = Shell()
    monkeypatch.setattr(os, "startfile", made, raising=False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return made


def files(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("*"))


def test_a_sheet_goes_to_the_printer_by_name_behind_the_kiosk(shell: Shell) -> None:
    printer = WindowsPrinter("HP 一楼")
    job = printer.submit(Document(SHEET.pdf, SHEET.name, copies=2))
    assert shell.started == [(SHEET.pdf, "printto", '"HP 一楼"', BEHIND)] * 2
    assert printer.report(job).state is JobState.DONE


def test_a_file_stays_until_it_was_surely_read(shell: Shell, tmp_path: Path) -> None:
    printer = WindowsPrinter("HP")
    first, second = (Path(printer.submit(SHEET)) for _ in range(2))
    assert shell.started
    assert files(tmp_path) == sorted([first, second])
    past = first.stat().st_mtime - READ_WITHIN - 1
    os.utime(first, (past, past))
    third = Path(printer.submit(SHEET))
    assert files(tmp_path) == sorted([second, third])


def test_no_sheet_of_a_former_life_stays(shell: Shell, tmp_path: Path) -> None:
    WindowsPrinter("HP").submit(SHEET)
    assert shell.started
    WindowsPrinter("HP").sweep()
    assert files(tmp_path) == []


def test_without_a_program_that_prints_it_is_not_taken(shell: Shell) -> None:
    shell.refuses = True
    with pytest.raises(NotTaken, match="PDF 阅读器"):
        WindowsPrinter("HP").submit(SHEET)


def test_strips_and_full_disks_are_told(shell: Shell, tmp_path: Path, monkeypatch: Any) -> None:
    with pytest.raises(NotTaken, match="小票"):
        WindowsPrinter("HP").submit(Document(SHEET.pdf, SHEET.name, Paper.RECEIPT))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(NotTaken, match="磁盘"):
        WindowsPrinter("HP").submit(SHEET)
    assert shell.started == []


def test_a_machine_without_such_a_door_takes_nothing() -> None:
    with pytest.raises(NotTaken, match="PDF 阅读器"):
        WindowsPrinter("HP").submit(SHEET)
