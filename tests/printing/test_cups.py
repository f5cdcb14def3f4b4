"""A queue of CUPS, answered for by a server in the test's hand; the real one is in the stories."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest

from app.domain.problems import Problem
from app.printing import cups_server, ipp
from app.printing.cups import CupsPrinter
from app.printing.cups_server import Server, UnreachableError, find_server
from app.printing.faults import Fault
from app.printing.ipp import Answer, Attributes, Given, Group, Operation
from app.printing.printer import Document, Hindered, JobState, NotTaken, Paper

PAGE = b"/MediaBox [ 0 0 595.2756 841.8898 ]"
STRIP = b"/MediaBox [ 0 0 226.7717 600 ]"
USB: dict[str, tuple[ipp.Value, ...]] = {
    "printer-state": (3,),
    "printer-state-reasons": ("none",),
    "printer-state-message": ("",),
    "printer-is-accepting-jobs": (True,),
    "device-uri": ("usb://maker/model",),
    "media-supported": ("iso_a4_210x297mm", "custom_min_50x50mm", "custom_max_90x2000mm"),
    "sides-supported": ("one-sided", "two-sided-long-edge"),
}


class Cups:
    """Answers as it is told; keeps what it was asked."""

    def __init__(self) -> None:
        self.queue: dict[str, tuple[ipp.Value, ...]] = dict(USB)
        self.jobs: dict[int, dict[str, tuple[ipp.Value, ...]]] = {}
        self.asked: list[tuple[Operation, dict[str, tuple[ipp.Value, ...]]]] = []
        self.gone: set[Operation] = set()
        self.status: dict[Operation, int] = {}

    def ask(
        self,
        operation: Operation,
        about: Sequence[Given],
        job: Sequence[Given] = (),
        document: bytes = b"",
        path: str = "/",
    ) -> Answer:
        del document, path
        said = {one.name: one.values for one in (*about, *job)}
        self.asked.append((operation, said))
        if operation in self.gone:
            raise UnreachableError("gone")
        number = cast(int, said.get("job-id", (0,))[0])
        match operation:
            case Operation.GET_PRINTER_ATTRIBUTES:
                return self.answer(operation, Group.PRINTER, self.queue)
            case Operation.CREATE_JOB:
                return self.answer(operation, Group.JOB, {"job-id": (7,)})
            case Operation.GET_JOB_ATTRIBUTES if number in self.jobs:
                return self.answer(operation, Group.JOB, self.jobs[number])
            case Operation.GET_JOB_ATTRIBUTES:
                return Answer(ipp.NOT_FOUND, ())
            case _:
                return Answer(self.status.get(operation, 0), ())

    def answer(self, operation: Operation, group: Group, attributes: Attributes) -> Answer:
        return Answer(self.status.get(operation, 0), ((group, attributes),))

    def operations(self) -> list[Operation]:
        return [operation for operation, _ in self.asked]

    def said(self, operation: Operation) -> dict[str, tuple[ipp.Value, ...]]:
        return next(said for asked, said in self.asked if asked is operation)


@pytest.fixture
def cups() -> Cups:
    return Cups()


@pytest.fixture
def printer(cups: Cups) -> CupsPrinter:
    return CupsPrinter("A4", cast(Server, cups))


def test_a_sheet_of_two_pages_goes_on_both_sides_in_its_own_size(
    cups: Cups, printer: CupsPrinter
) -> None:
    assert printer.submit(Document(PAGE * 2, "ZY21-5K7", copies=3)) == "7"
    asked = cups.said(Operation.CREATE_JOB)
    assert asked["sides"] == ("two-sided-long-edge",)
    assert asked["media"] == ("iso_a4_210x297mm",)
    assert asked["copies"] == (3,)
    assert asked["print-scaling"] == ("none",)


def test_the_title_of_a_job_says_nothing_of_anybody(cups: Cups, printer: CupsPrinter) -> None:
    printer.submit(Document(PAGE, "ZY21-5K7"))
    assert "ZY21-5K7" not in str(cups.asked)
    assert cups.said(Operation.CREATE_JOB)["sides"] == ("one-sided",)


def test_a_strip_has_its_own_length(cups: Cups, printer: CupsPrinter) -> None:
    printer.submit(Document(STRIP, "ZY21-5K7", Paper.RECEIPT))
    assert cups.said(Operation.CREATE_JOB)["media"] == ("custom_80x211.67mm_80x211.67mm",)


def test_what_breaks_off_half_way_has_a_number_to_cancel(cups: Cups, printer: CupsPrinter) -> None:
    cups.gone.add(Operation.SEND_DOCUMENT)
    with pytest.raises(NotTaken) as refused:
        printer.submit(Document(PAGE, "x"))
    assert refused.value.job == "7"


def test_a_queue_that_takes_nothing_is_not_sent_anything(cups: Cups, printer: CupsPrinter) -> None:
    cups.queue["printer-is-accepting-jobs"] = (False,)
    with pytest.raises(NotTaken, match="暂时不能用") as refused:
        printer.submit(Document(PAGE, "x"))
    assert refused.value.fault is Fault.REJECTING
    assert refused.value.job is None
    assert Operation.CREATE_JOB not in cups.operations()


@pytest.mark.parametrize(
    ("number", "state"),
    [
        (3, JobState.WAITING), (5, JobState.PRINTING), (7, JobState.FAILED),
        (8, JobState.FAILED), (9, JobState.DONE),
    ],
)  # fmt: skip
def test_a_job_is_told_by_its_state(
    cups: Cups, printer: CupsPrinter, number: int, state: JobState
) -> None:
    cups.jobs[7] = {"job-state": (number,)}
    assert printer.report("7").state is state


def test_a_job_that_nobody_knows_has_failed(printer: CupsPrinter) -> None:
    assert printer.report("7").state is JobState.FAILED


def test_faults_of_a_former_job_are_not_told_of_this_one(cups: Cups, printer: CupsPrinter) -> None:
    cups.queue["printer-state-reasons"] = ("media-empty-warning",)
    cups.jobs[7] = {"job-state": (5,)}
    assert printer.report("7").fault is None
    cups.jobs[7]["job-printer-state-reasons"] = ("media-empty-warning",)
    assert printer.report("7").fault is Fault.NO_PAPER


def test_a_job_is_cancelled_seen_over_and_only_then_purged(
    cups: Cups, printer: CupsPrinter
) -> None:
    """Purged while it prints, it would be forgotten by CUPS and come out of the printer."""
    cups.jobs[7] = {"job-state": (5,)}
    with pytest.raises(Hindered):
        printer.cancel("7")
    assert "purge-job" not in cups.said(Operation.CANCEL_JOB)
    cups.queue["printer-state"] = (4,)
    cups.jobs[7] = {"job-state": (7,), "job-state-reasons": ("processing-to-stop-point",)}
    with pytest.raises(Hindered):
        printer.cancel("7")
    cups.queue["printer-state"] = (3,)
    cups.asked.clear()
    printer.cancel("7")
    assert cups.said(Operation.CANCEL_JOB)["purge-job"] == (True,)


def test_a_job_of_which_nothing_is_left_is_cancelled(cups: Cups, printer: CupsPrinter) -> None:
    printer.cancel("7")
    assert Operation.CANCEL_JOB not in cups.operations()


@pytest.mark.parametrize(
    ("message", "woken"),
    [
        ("", False),
        ("Paused", False),
        ("等新墨粉", False),
        ("Printer stopped due to backend errors; please consult the error_log file.", True),
    ],
)
def test_only_a_queue_that_cups_has_stopped_itself_is_woken(
    cups: Cups, printer: CupsPrinter, message: str, woken: bool
) -> None:
    cups.queue["printer-state"] = (5,)
    cups.queue["printer-state-message"] = (message,)
    printer.wake()
    assert (Operation.RESUME_PRINTER in cups.operations()) is woken


def test_a_probe_tells_what_the_queue_says(cups: Cups, printer: CupsPrinter) -> None:
    assert printer.probe().ready
    cups.queue["printer-state"] = (5,)
    assert printer.probe().fault is Fault.STOPPED
    cups.status[Operation.GET_PRINTER_ATTRIBUTES] = ipp.NOT_FOUND
    assert "没有叫 A4 的打印机" in (printer.probe().sentence or "")
    cups.gone.add(Operation.GET_PRINTER_ATTRIBUTES)
    assert "CUPS" in (printer.probe().sentence or "")


def test_without_cups_cancelling_is_not_certain(cups: Cups, printer: CupsPrinter) -> None:
    cups.gone.update(Operation)
    with pytest.raises(Problem, match="CUPS"):
        printer.cancel("7")
    with pytest.raises(Problem, match="CUPS"):
        printer.sweep()


def test_a_server_that_is_not_there_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(UnreachableError):
        Server(str(tmp_path / "nothing")).ask(Operation.CUPS_GET_PRINTERS, [])


@pytest.mark.parametrize(
    ("named", "server"),
    [
        ("/run/other.sock", Server("/run/other.sock")),
        ("print.hall", Server("print.hall")),
        ("print.hall:8631/version=1.1", Server("print.hall", 8631)),
        ("[fd00::1]:8631", Server("fd00::1", 8631)),
        ("10.1.2.3:", Server("10.1.2.3")),
    ],
)
def test_the_server_is_the_one_that_the_variable_names(
    named: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", named)
    assert find_server() == server


def test_else_it_is_the_one_of_the_client_file_or_the_socket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CUPS_SERVER", raising=False)
    file = tmp_path / "client.conf"
    monkeypatch.setattr(cups_server, "CLIENT_FILE", file)
    monkeypatch.setattr(cups_server, "SOCKET", tmp_path / "none")
    assert find_server() == Server("localhost")
    (tmp_path / "none").touch()
    assert find_server() == Server(str(tmp_path / "none"))
    file.write_text("# of the hall\nServerName 10.1.2.3\n")
    assert find_server() == Server("10.1.2.3")
