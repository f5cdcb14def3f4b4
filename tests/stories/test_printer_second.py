"""Stories of several printers: first, second, receipt, and then the code."""

import pypdfium2
import pytest

from app.ui.kiosk.fault import FaultScreen
from tests.printing.simulated import A4, RECEIPT, SECOND
from tests.stories.conftest import OpenHall

pytestmark = pytest.mark.xdist_group("printers")


@pytest.mark.parametrize("fault", ["paper", "offline", "rejecting"])
def test_the_second_printer_takes_over_and_the_first_gives_nothing_later(
    open_hall: OpenHall, fault: str
) -> None:
    hall = open_hall((A4, SECOND))
    hall.printers.fault(A4, fault)
    slip = hall.print_list()
    hall.wait_until_done()
    assert "请在旁边的打印机取纸" in hall.words()
    [text] = hall.out(SECOND)
    assert slip in text
    hall.printers.clear(A4)
    hall.wait_until_quiet()
    hall.wait(1500)
    assert hall.out(A4) == []


def test_the_receipt_is_printed_where_there_is_no_other_printer(open_hall: OpenHall) -> None:
    hall = open_hall((RECEIPT,))
    slip = hall.print_list()
    hall.wait_until_done()
    assert "请在小票口取纸" in hall.words()
    [text] = hall.out(RECEIPT)
    assert slip in text
    [file] = hall.printers.out(RECEIPT)
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) == 1
        assert round(document[0].get_width() * 25.4 / 72) == 80


def test_with_no_sheet_printer_left_the_receipt_is_printed(open_hall: OpenHall) -> None:
    hall = open_hall((A4, SECOND, RECEIPT))
    hall.printers.fault(A4, "paper")
    hall.printers.fault(SECOND, "cover")
    slip = hall.print_list()
    hall.wait_until_done()
    [text] = hall.out(RECEIPT)
    assert slip in text
    assert hall.out(SECOND) == []


def test_with_no_printer_left_the_code_is_shown_and_the_first_goes_on_when_mended(
    open_hall: OpenHall,
) -> None:
    hall = open_hall((A4, SECOND))
    hall.printers.fault(A4, "paper")
    hall.printers.fault(SECOND, "offline")
    slip = hall.print_list()
    hall.wait_for_fault("打印机没纸了")
    assert slip in hall.words()
    assert hall.shows(FaultScreen)
    hall.printers.clear(A4)
    hall.wait_until_done()
    assert len(hall.out(A4)) == 1
