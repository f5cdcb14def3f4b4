"""The kiosk put together, with a printer and threads in the test's hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.settings import read_settings
from app.ui.kiosk.done import DoneScreen
from app.ui.kiosk.home import HomeScreen
from app.ui.kiosk.items import ItemsScreen
from app.ui.kiosk.nothing import NothingScreen
from app.ui.kiosk.overview import OverviewScreen
from app.ui.kiosk.printing import PrintingScreen
from app.ui.kiosk.question import QuestionScreen
from app.ui.kiosk.result import ResultScreen
from app.ui.kiosk.safe import SafeScreen
from app.ui.kiosk.welcome import WelcomeScreen
from app.ui.visit import Page, Rise, Visit
from app.ui.widgets.frame import Cell, Header
from app.ui.widgets.text import Text
from tests.ui.kiosk import Kiosk


def test_first_start_asks_for_the_region_and_remembers_it(kiosk: Kiosk, profile: Path) -> None:
    assert kiosk.shows(WelcomeScreen)
    kiosk.tap("四川省资阳市")
    kiosk.tap("用资阳的清单")
    assert kiosk.shows(HomeScreen)
    assert read_settings(profile / "settings.toml").region == "ziyang"


def test_a_whole_visit_ends_in_a_file_and_leaves_nothing(kiosk: Kiosk) -> None:
    kiosk.to_result()
    assert kiosk.shows(ResultScreen)
    kiosk.tap("我有：医院收费票据")
    assert kiosk.visit.ticks == {("receipt", "")}
    kiosk.tap("打印清单")
    assert kiosk.shows(PrintingScreen)
    kiosk.hands.drain()
    assert kiosk.shows(DoneScreen)
    (sheet,) = kiosk.folder.iterdir()
    assert "住院费用报销" in sheet.read_text(encoding="utf-8")
    kiosk.tap("好了，回首页")
    assert kiosk.shows(HomeScreen)
    assert kiosk.visit == Visit()


def test_the_second_visitor_sees_nothing_of_the_first(kiosk: Kiosk) -> None:
    kiosk.to_result()
    kiosk.tap("我有：医院收费票据")
    kiosk.window.asked.emit(Cell.HOME)
    assert kiosk.visit == Visit()
    for words in ("看病报销", "住院花的钱", "开始"):
        kiosk.tap(words)
    assert kiosk.visit.chosen == ()
    chosen = [tap.accessibleName() for tap in kiosk.taps() if tap.isChecked()]
    assert chosen == []
    for words in ("受伤，对方有责任", "下一步", "本人来办", "下一步", "没问题，看清单"):
        kiosk.tap(words)
    assert [tap.accessibleName() for tap in kiosk.taps() if tap.isChecked()] == []


def test_why_rises_and_every_way_lowers_it(kiosk: Kiosk) -> None:
    for words in ("看病报销", "住院花的钱", "开始", "为什么问这个？"):
        kiosk.tap(words)
    assert kiosk.visit.rise.value == "why"
    kiosk.tap("知道了")
    assert kiosk.visit.rise.value == "nothing"
    assert not kiosk.window.sheet.isVisible()
    kiosk.tap("为什么问这个？")
    kiosk.window.asked.emit(Cell.BACK)
    assert (kiosk.visit.rise, kiosk.visit.page) == (Rise.NOTHING, Page.QUESTION)


def test_a_change_of_look_shows_the_same_page_again(kiosk: Kiosk) -> None:
    for words in ("看病报销", "住院花的钱", "开始", "受伤，对方有责任"):
        kiosk.tap(words)
    size = kiosk.window.size()
    kiosk.window.resize(size.height(), size.width())
    QApplication.processEvents()
    assert kiosk.shows(QuestionScreen)
    assert [tap.accessibleName() for tap in kiosk.taps() if tap.isChecked()] == ["受伤，对方有责任"]


def test_a_folder_that_cannot_be_written_is_told_over_the_list(kiosk: Kiosk) -> None:
    kiosk.folder.write_text("in the way")
    kiosk.to_result()
    kiosk.tap("打印清单")
    kiosk.hands.drain()
    assert kiosk.shows(ResultScreen)
    assert "清单存不进文件夹" in kiosk.visit.trouble
    kiosk.tap("知道了")
    assert kiosk.visit.rise is Rise.NOTHING


def test_who_leaves_while_it_prints_finds_no_page_and_leaves_no_file(kiosk: Kiosk) -> None:
    kiosk.to_result()
    kiosk.tap("打印清单")
    kiosk.window.asked.emit(Cell.HOME)
    kiosk.hands.drain()
    assert kiosk.shows(HomeScreen)
    assert not kiosk.folder.exists() or list(kiosk.folder.iterdir()) == []


def test_the_next_visitor_prints_although_the_sheet_before_is_still_on_its_way(
    kiosk: Kiosk,
) -> None:
    kiosk.to_result()
    kiosk.tap("打印清单")
    kiosk.window.asked.emit(Cell.HOME)
    kiosk.to_result()
    kiosk.tap("打印清单")
    assert kiosk.shows(PrintingScreen)
    kiosk.hands.drain()
    assert kiosk.shows(DoneScreen)
    assert len(list(kiosk.folder.iterdir())) == 1


def test_an_item_without_a_list_shows_what_there_is(kiosk: Kiosk) -> None:
    for words in ("查信息、改信息",):
        kiosk.tap(words)
    rows = [tap.accessibleName() for tap in kiosk.taps()]
    kiosk.tap(next(row for row in rows if "电子凭证" in row))
    assert kiosk.shows(OverviewScreen)
    kiosk.tap("看清单")
    assert kiosk.shows(NothingScreen)


def test_the_general_guide_needs_no_answers(kiosk: Kiosk) -> None:
    for words in ("看病报销", "住院花的钱", "不答题，直接看全部材料"):
        kiosk.tap(words)
    assert kiosk.shows(ResultScreen)
    assert kiosk.visit.guide
    kiosk.window.asked.emit(Cell.BACK)
    assert kiosk.shows(OverviewScreen)


def test_an_error_of_ours_leads_to_the_safe_page_and_home(kiosk: Kiosk) -> None:
    kiosk.to_result()
    kiosk.application.fall("程序出错 ValueError")
    assert kiosk.shows(SafeScreen)
    assert kiosk.visit == Visit()
    kiosk.tap("再试一次")
    assert kiosk.shows(HomeScreen)


def test_without_a_catalogue_the_safe_page_stands_until_it_is_back(kiosk: Kiosk) -> None:
    kiosk.broken = "目录文件不见了。"
    kiosk.application.start()
    assert kiosk.shows(SafeScreen)
    kiosk.tap("再试一次")
    assert kiosk.shows(SafeScreen)
    kiosk.broken = None
    kiosk.tap("再试一次")
    assert kiosk.shows(HomeScreen)


def test_esc_leaves_unless_the_settings_lock_it(kiosk: Kiosk) -> None:
    with kiosk.bot.waitSignal(kiosk.application.left, timeout=1000):
        kiosk.press_escape()
    kiosk.locked = True
    kiosk.application.start()
    with kiosk.bot.assertNotEmitted(kiosk.application.left):
        kiosk.press_escape()


def test_the_header_names_the_item_but_not_over_a_headline_that_does(kiosk: Kiosk) -> None:
    kiosk.to_result()
    kiosk.window.asked.emit(Cell.LARGE)
    assert "住院费用报销" in named_above(kiosk)
    while not kiosk.shows(OverviewScreen):
        kiosk.window.asked.emit(Cell.BACK)
    assert "住院费用报销" not in named_above(kiosk)
    kiosk.window.asked.emit(Cell.BACK)
    assert kiosk.shows(ItemsScreen)
    assert "住院费用报销" not in named_above(kiosk)


def named_above(kiosk: Kiosk) -> list[str]:
    header = kiosk.window.findChildren(Header)[-1]  # that of the last look
    return [text.text() for text in header.findChildren(Text)]
