"""Stories of one printer: what goes wrong, what the glass says, and whose paper comes out."""

from pathlib import Path

import pypdfium2
import pytest

from app.printing.cups import CupsPrinter
from app.printing.cups_server import Server
from app.printing.printer import Document
from app.ui.kiosk.fault import FaultScreen
from app.ui.kiosk.printing import PrintingScreen
from app.ui.kiosk.result import ResultScreen
from tests.printing.simulated import A4, Simulated
from tests.stories.conftest import OpenHall

pytestmark = pytest.mark.xdist_group("printers")


def test_a_list_is_printed_on_both_sides_of_a_sheet_and_no_copy_of_it_stays(
    open_hall: OpenHall,
) -> None:
    hall = open_hall()
    slip = hall.print_list()
    assert hall.shows(PrintingScreen)
    hall.wait_until_done()
    assert "应该打好了，拿到了吗？" in hall.words()
    [text] = hall.out(A4)
    assert slip in text
    [file] = hall.printers.out(A4)
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) == 2
        assert [round(side * 25.4 / 72) for side in document[0].get_size()] == [210, 297]
    assert "two-sided-long-edge" in hall.printers.options(A4)
    hall.wait_until_quiet()
    hall.bot.waitUntil(lambda: not any((hall.printers.folder / "spool").glob("d*")), timeout=5000)


@pytest.mark.parametrize(
    ("fault", "headline"),
    [("paper", "打印机没纸了"), ("jam", "打印机卡纸了"), ("cover", "打印机的盖子没关好")],
)
def test_a_fault_is_told_at_once_with_the_code_and_the_sheet_comes_when_it_is_mended(
    open_hall: OpenHall, fault: str, headline: str
) -> None:
    hall = open_hall()
    hall.printers.fault(A4, fault)
    slip = hall.print_list()
    hall.wait_for_fault(headline)
    assert slip in hall.words()
    assert hall.out(A4) == []
    hall.printers.clear(A4)
    hall.wait_until_done()
    [text] = hall.out(A4)
    assert slip in text


@pytest.mark.parametrize("fault", ["paper", "offline"])
def test_what_somebody_who_has_left_was_waiting_for_never_comes(
    open_hall: OpenHall, fault: str
) -> None:
    hall = open_hall()
    hall.printers.fault(A4, fault)
    hall.print_list()
    hall.wait_for(FaultScreen)
    hall.go()
    hall.wait(1000)
    hall.printers.clear(A4)
    hall.wait_until_quiet()
    hall.wait(2000)
    assert hall.out(A4) == []


def test_who_comes_next_gets_their_own_sheet_and_no_other(open_hall: OpenHall) -> None:
    hall = open_hall()
    hall.printers.fault(A4, "paper")
    hall.print_list()
    hall.wait_for(FaultScreen)
    hall.go()
    hall.print_list()
    hall.wait_for_fault("打印机没纸了")
    hall.printers.clear(A4)
    hall.wait_until_done()
    assert len(hall.out(A4)) == 1


def test_a_slow_printer_is_waited_for(open_hall: OpenHall) -> None:
    hall = open_hall()
    hall.printers.fault(A4, "slow")
    hall.print_list()
    hall.wait(2000)
    assert hall.shows(PrintingScreen)
    hall.wait_until_done()


def test_a_queue_that_somebody_has_paused_is_told_and_left_alone(open_hall: OpenHall) -> None:
    hall = open_hall()
    hall.printers.fault(A4, "paused")
    hall.print_list()
    hall.wait_for_fault("打印机停住了")
    hall.tap("已经恢复，继续打印")
    hall.wait(1500)
    assert hall.shows(FaultScreen)
    hall.printers.clear(A4)
    hall.wait_until_done()


def test_a_queue_that_cups_has_stopped_is_woken_when_its_printer_is_back(
    open_hall: OpenHall,
) -> None:
    hall = open_hall()
    hall.wait_until_quiet()
    hall.printers.fault(A4, "stopped")
    hall.print_list()
    hall.wait_for_fault("打印机停住了")
    hall.printers.clear(A4)
    hall.wait_until_done()
    assert len(hall.out(A4)) == 1


def test_a_queue_that_takes_nothing_is_told_and_printed_on_when_it_does_again(
    open_hall: OpenHall,
) -> None:
    hall = open_hall()
    hall.printers.fault(A4, "rejecting")
    slip = hall.print_list()
    hall.wait_for_fault("打印机暂时不能用")
    assert slip in hall.words()
    hall.printers.clear(A4)
    hall.tap("已经恢复，再试一次")
    hall.wait_until_done()


def test_who_goes_back_to_the_list_is_not_followed_by_paper(open_hall: OpenHall) -> None:
    hall = open_hall()
    hall.printers.fault(A4, "jam")
    hall.print_list()
    hall.wait_for(FaultScreen)
    hall.tap("回到清单")
    assert hall.shows(ResultScreen)
    hall.wait(300)  # nobody opens a printer in less
    hall.printers.clear(A4)
    hall.wait_until_quiet()
    hall.wait(1500)
    assert hall.out(A4) == []


def test_printing_without_a_print_service_leads_to_the_code_too(open_hall: OpenHall) -> None:
    hall = open_hall()
    hall.wait_until_quiet()
    hall.printers.stop_cups()
    slip = hall.print_list()
    hall.wait_for(FaultScreen)
    assert slip in hall.words()
    hall.printers.start_cups()
    hall.tap("已经处理好，再试一次")
    hall.wait_until_done()


def test_what_a_crash_has_left_in_the_spool_never_comes(
    open_hall: OpenHall, simulated: Simulated, tmp_path: Path
) -> None:
    simulated.fault(A4, "paper")
    former = open_hall()
    former.print_list()
    former.wait_for(FaultScreen)
    crashed = CupsPrinter(A4, Server(simulated.server))
    crashed.submit(Document(simulated_pdf(tmp_path), "former"))
    hall = open_hall()
    hall.wait_until_quiet()
    simulated.clear(A4)
    hall.wait(2500)
    assert hall.out(A4) == []


def simulated_pdf(folder: Path) -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(595.28, 841.89)
    file = folder / "former.pdf"
    document.save(file)
    return file.read_bytes()
