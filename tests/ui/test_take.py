"""The list in a code: what a phone reads from the glass is the whole list."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.domain import slip
from app.domain.notice import Head
from app.domain.problems import Problem
from app.printing.faults import Fault
from app.qr import joined
from app.ui import taking
from app.ui.kiosk.home import HomeScreen
from app.ui.kiosk.result import ResultScreen
from app.ui.kiosk.take import TakeScreen
from app.ui.visit import Visit
from app.ui.widgets.code import LEAST, QUIET, CodeView
from app.ui.widgets.frame import Cell
from tests.ui.gallery import SIZES, World, make_window
from tests.ui.kiosk import Kiosk


def seen(kiosk: Kiosk) -> list[str]:
    """Every code that a camera would find on the glass."""
    QApplication.processEvents()
    shot = kiosk.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    size = (shot.width(), shot.height())
    picture = Image.frombytes(
        "RGB", size, bytes(shot.constBits()), "raw", "RGB", shot.bytesPerLine()
    )
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def test_one_code_at_a_time_and_together_they_are_the_list(kiosk: Kiosk) -> None:
    kiosk.to_result()
    kiosk.tap("扫码带走")
    assert kiosk.shows(TakeScreen)
    notice = World().compose(kiosk.visit.told.checklist)
    made = taking.codes_of(notice)
    read = []
    for code in made:
        (text,) = seen(kiosk)
        read.append(text)
        if code.number < code.of:
            kiosk.tap(f"扫好了，看第 {code.number + 1} 个码")
    assert joined(tuple(read)).partition("\n")[2] == notice.qr_text.partition("\n")[2]
    kiosk.tap("扫好了，回首页")
    assert kiosk.shows(HomeScreen)
    assert kiosk.visit == Visit()
    assert seen(kiosk) == []


def test_back_leads_to_the_list_with_its_ticks(kiosk: Kiosk) -> None:
    kiosk.to_result()
    kiosk.tap("我有：医院收费票据")
    kiosk.tap("扫码带走")
    kiosk.window.asked.emit(Cell.BACK)
    assert kiosk.shows(ResultScreen)
    assert kiosk.visit.ticks == {("receipt", "")}


def test_the_number_on_the_page_opens_the_same_list(kiosk: Kiosk) -> None:
    kiosk.to_result()
    notice = World().compose(kiosk.visit.told.checklist)
    shown = taking.take_view(notice, 0).slip
    item = kiosk.visit.item
    assert slip.decode(item, "ZY", shown) == dict(kiosk.visit.under_way.counting)


@pytest.mark.parametrize("orientation", list(SIZES))
def test_a_module_is_large_enough_for_a_phone(orientation: str, qapp: QApplication) -> None:
    del qapp
    window = make_window(SIZES[orientation])
    code = window.screen_of(TakeScreen).findChildren(CodeView)[0]
    largest = 17 + 4 * 16
    code.show_code((bytes(largest),) * largest, "")
    assert code.module() >= LEAST
    assert code.width() >= (largest + 2 * QUIET) * code.module()
    window.close()


def test_what_no_phone_would_finish_is_told_in_a_sentence() -> None:
    from dataclasses import replace

    world = World()
    long = replace(world.guide(21), qr_text="一行长长的清单文字，写了又写\n" * 90)
    with pytest.raises(Problem, match="请打印清单"):
        taking.codes_of(long)


def test_a_guide_promises_no_list_on_the_phone() -> None:
    """Its code holds the item and the 清单号 only."""
    guide = World().guide(21)
    assert guide.get(Head).guide
    assert "材料请打印" in taking.take_view(guide, 0).sentence
    broken = taking.fault_view(guide, Fault.NO_PAPER)
    assert "材料请打印" in broken.scan_note
    assert "到窗口打" in broken.sentence
