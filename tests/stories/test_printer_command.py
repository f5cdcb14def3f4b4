"""`gaozhi print --printer` and `gaozhi printers` on the simulated printers."""

import json
import threading

import pypdfium2
import pytest

from app.cli import run
from tests.printing.simulated import A4, RECEIPT, Simulated
from tests.stories.hall import text_of

pytestmark = pytest.mark.xdist_group("printers")


@pytest.fixture(autouse=True)
def _on_the_simulated(simulated: Simulated, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", simulated.server)


def test_two_copies_come_out_of_the_named_printer(simulated: Simulated) -> None:
    assert run(["print", "ziyang", "21", "--printer", A4, "--copies", "2"]) == 0
    [file] = simulated.out(A4)
    assert "住院费用报销" in text_of(file)
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) in (2, 4)  # the copies are made here, or by the printer
        assert len(document) == 4 or "IPP_COPIES=2" in simulated.options(A4)


def test_a_receipt_comes_out_of_the_strip_printer(simulated: Simulated) -> None:
    assert run(["print", "guangxi", "1", "--printer", RECEIPT, "--paper", "receipt"]) == 0
    assert len(simulated.out(RECEIPT)) == 1


def test_a_fault_is_told_and_the_sheet_comes_when_it_is_mended(
    simulated: Simulated, capsys: pytest.CaptureFixture[str]
) -> None:
    simulated.fault(A4, "paper")
    mending = threading.Timer(3.0, simulated.clear, [A4])
    mending.start()
    assert run(["print", "ziyang", "21", "--printer", A4]) == 0
    mending.join()
    assert "打印机没纸了。请加纸。" in capsys.readouterr().err
    assert len(simulated.out(A4)) == 1


def test_a_printer_that_is_not_there_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["print", "ziyang", "21", "--printer", "Nobody"]) == 1
    assert "没有叫 Nobody 的打印机" in capsys.readouterr().err


def test_the_printers_are_listed_with_what_they_take(
    simulated: Simulated, capsys: pytest.CaptureFixture[str]
) -> None:
    simulated.fault(A4, "paused")
    assert run(["printers", "--json"]) == 0
    found = {one["name"]: one for one in json.loads(capsys.readouterr().out)}
    assert (found[A4]["a4"], found[A4]["duplex"], found[A4]["fault"]) == (True, True, "stopped")
    assert (found[RECEIPT]["a4"], found[RECEIPT]["receipt"]) == (False, True)
    assert run(["printers"]) == 0
    assert "打印机停住了" in capsys.readouterr().out
