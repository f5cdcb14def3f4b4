"""The test sheet: to every printer in turn, and back when the attendant goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.problems import Problem
from app.printing.printer import Document, Health, JobState, Paper, Report
from app.ui.jobs import Jobs
from app.ui.trial import PATIENCE, Outlet, Trial
from tests.ui.kiosk import ByHand


class Scripted:
    """A printer that says what the test has written down; the last report stays."""

    def __init__(self, *reports: Report, refuses: str | None = None) -> None:
        self.reports = list(reports)
        self.refuses = refuses
        self.taken: list[Document] = []
        self.cancelled: list[str] = []

    def probe(self) -> Health:
        return Health(True)

    def submit(self, document: Document) -> str:
        if self.refuses is not None:
            raise Problem(self.refuses)
        self.taken.append(document)
        return "7"

    def report(self, job: str) -> Report:
        assert job == "7"
        return self.reports.pop(0) if len(self.reports) > 1 else self.reports[0]

    def cancel(self, job: str) -> None:
        self.cancelled.append(job)

    def sweep(self) -> None: ...
    def forget(self, job: str) -> None: ...
    def wake(self) -> None: ...


WAITING, DONE = Report(JobState.WAITING), Report(JobState.DONE)


@pytest.fixture
def hands(qtbot: QtBot) -> ByHand:
    del qtbot  # needed before any timer
    return ByHand()


def made(hands: ByHand) -> tuple[Trial, list[str]]:
    trial = Trial(Jobs(hands), lambda outlet: outlet.label.encode())
    told: list[str] = []
    trial.told.connect(told.append)
    return trial, told


def test_every_printer_gets_its_own_sheet_and_paper_is_not_claimed(hands: ByHand) -> None:
    trial, told = made(hands)
    laser, strip = Scripted(WAITING, DONE), Scripted(DONE)
    trial.start([Outlet("A4 打印机", laser), Outlet("小票机", strip, Paper.RECEIPT)])
    for _ in range(4):
        hands.drain()
        trial.look()
    hands.drain()
    assert [(one.pdf.decode(), one.paper) for one in (*laser.taken, *strip.taken)] == [
        ("A4 打印机", Paper.A4), ("小票机", Paper.RECEIPT),
    ]  # fmt: skip
    assert told[-1] == "A4 打印机：应该打好了，请看一看。小票机：应该打好了，请看一看。"
    assert not trial.running


def test_a_printer_that_refuses_does_not_keep_the_next_one_waiting(hands: ByHand) -> None:
    trial, told = made(hands)
    good = Scripted(Report(JobState.DONE, file=Path("/prints/test.pdf")))
    trial.start([Outlet("A4 打印机", Scripted(refuses="打印机没开。")), Outlet("存成文件", good)])
    hands.drain()
    assert told[-1] == "A4 打印机：打印机没开。存成文件：已存成文件 /prints/test.pdf。"


def test_what_waits_when_the_attendant_goes_is_taken_back(hands: ByHand) -> None:
    trial, _ = made(hands)
    empty = Scripted(Report(JobState.WAITING, "打印机没纸了。"))
    trial.start([Outlet("A4 打印机", empty), Outlet("小票机", Scripted(DONE))])
    hands.drain()
    trial.stop()
    hands.drain()
    assert empty.cancelled == ["7"]
    assert not trial.running


def test_a_sheet_that_is_taken_after_the_attendant_went_is_taken_back_too(hands: ByHand) -> None:
    trial, _ = made(hands)
    slow = Scripted(WAITING)
    trial.start([Outlet("A4 打印机", slow)])
    trial.stop()
    hands.drain()
    assert (len(slow.taken), slow.cancelled) == (1, ["7"])


def test_patience_ends(hands: ByHand) -> None:
    trial, told = made(hands)
    empty = Scripted(Report(JobState.WAITING, "打印机没纸了。"))
    trial.start([Outlet("A4 打印机", empty)])
    hands.drain()
    assert told[-1] == "A4 打印机：打印机没纸了。"
    for _ in range(PATIENCE):
        trial.look()
        hands.drain()
    assert empty.cancelled == ["7"]
    assert told[-1] == "A4 打印机：等了很久没有打出来，已经取消。"


def test_a_printer_that_does_not_answer_is_asked_once_and_given_up_all_the_same(
    hands: ByHand,
) -> None:
    """Its looks would stand in line before everything else that is printed."""
    trial, told = made(hands)
    silent = Scripted(WAITING)
    trial.start([Outlet("A4 打印机", silent)])
    future, work = hands.waiting.pop(0)
    future.set_result(work())
    QApplication.processEvents()
    for _ in range(PATIENCE):
        trial.look()
    assert len(hands.waiting) == 2  # the one look, then what takes the sheet back
    assert told[-1] == "A4 打印机：等了很久没有打出来，已经取消。"
    hands.drain()
    assert silent.cancelled == ["7"]
    assert not trial.running


def test_without_a_printer_it_says_so(hands: ByHand) -> None:
    trial, told = made(hands)
    trial.start([])
    assert told == ["没有打印机，打不了测试页。"]
    assert not trial.running
