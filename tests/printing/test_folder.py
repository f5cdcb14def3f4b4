"""The folder printer writes whole files, overwrites none, and says honestly when it cannot."""

from pathlib import Path

import pytest

from app.domain.problems import Problem
from app.printing.folder import FolderPrinter
from app.printing.printer import Document, JobState

SHEET = Document(b"%PDF-1.4 sheet", "ZY21-5K7")


def test_a_sheet_becomes_a_file_named_by_its_number(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path / "not" / "there" / "yet")
    report = printer.report(printer.submit(SHEET))
    assert report.state is JobState.DONE
    assert report.file == tmp_path / "not" / "there" / "yet" / "ZY21-5K7.pdf"
    assert report.file.read_bytes() == SHEET.pdf


def test_a_second_copy_overwrites_nothing_and_no_draft_stays(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path)
    printer.submit(SHEET)
    printer.submit(Document(b"%PDF-1.4 another", "ZY21-5K7"))
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        "ZY21-5K7.pdf": SHEET.pdf,
        "ZY21-5K7-2.pdf": b"%PDF-1.4 another",
    }


def test_a_name_cannot_leave_the_folder(tmp_path: Path) -> None:
    job = FolderPrinter(tmp_path / "prints").submit(Document(b"x", "../../etc/passwd"))
    assert Path(job).parent == tmp_path / "prints"


def test_a_cancelled_sheet_is_gone_and_its_report_says_so(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path)
    job = printer.submit(SHEET)
    printer.cancel(job)
    printer.cancel(job)
    assert list(tmp_path.iterdir()) == []
    assert printer.report(job).state is JobState.FAILED


def test_a_folder_that_cannot_be_written_is_told_with_its_name(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")
    printer = FolderPrinter(blocked / "prints")
    health = printer.probe()
    assert not health.ready
    assert health.sentence is not None
    assert str(blocked / "prints") in health.sentence
    with pytest.raises(Problem, match="清单存不进文件夹"):
        printer.submit(SHEET)


def test_the_probe_leaves_nothing_behind(tmp_path: Path) -> None:
    assert FolderPrinter(tmp_path).probe().ready
    assert list(tmp_path.iterdir()) == []


def test_a_written_file_is_shown(tmp_path: Path) -> None:
    shown: list[Path] = []
    FolderPrinter(tmp_path, shown.append).submit(SHEET)
    assert shown == [tmp_path / "ZY21-5K7.pdf"]
