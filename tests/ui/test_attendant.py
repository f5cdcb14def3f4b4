"""The attendant behind the mark: who gets in, what they can do, what a visitor sees of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.attempts import PAUSE, TRIES
from app.pin import hash_pin
from app.settings import read_settings
from app.settings_edit import remember_pin
from app.ui import backroom_views as views
from app.ui.admin.choice import ChoiceScreen
from app.ui.admin.fact import FactScreen
from app.ui.admin.line import Told
from app.ui.admin.pin import PinScreen
from app.ui.admin.sheet import SheetScreen
from app.ui.attendant import AWAY_SECONDS
from app.ui.backroom import Room
from app.ui.kiosk.home import HomeScreen
from app.ui.kiosk.question import QuestionScreen
from app.ui.kiosk.safe import SafeScreen
from app.ui.kiosk.trouble import TroubleSheet
from app.ui.kiosk.welcome import WelcomeScreen
from app.ui.visit import Visit
from app.ui.widgets.frame import HOLD_MS, Cell
from app.ui.widgets.text import Text
from tests.ui.kiosk import Kiosk
from tests.ui.voice import VoiceByHand

PIN, WRONG = "274913", "111112"

# What the pages look like in the other orientation is the gallery's to see.
pytestmark = pytest.mark.parametrize("kiosk", [QSize(540, 960)], ids=["portrait"], indirect=True)


@pytest.fixture(scope="module")
def hashed() -> str:
    return hash_pin(PIN)


@pytest.fixture
def staffed(kiosk: Kiosk, profile: Path, hashed: str) -> Kiosk:
    """A kiosk whose attendant has a number."""
    remember_pin(profile / "settings.toml", hashed)
    return kiosk


def said(kiosk: Kiosk) -> str:
    """Every word on the page."""
    QApplication.processEvents()
    screen = kiosk.window.current()
    assert screen is not None
    shown = [one for one in screen.findChildren(QWidget) if isinstance(one, Text | Told)]
    return "\n".join(one.text() for one in shown if one.isVisible())


def knock(kiosk: Kiosk) -> None:
    kiosk.window.mark_held.emit()
    kiosk.hands.drain()


def type_pin(kiosk: Kiosk, digits: str) -> None:
    for digit in digits:
        kiosk.tap(digit)
    kiosk.hands.drain()


def enter(kiosk: Kiosk) -> None:
    knock(kiosk)
    type_pin(kiosk, PIN)
    assert kiosk.attendant.room is Room.HEALTH


def test_the_mark_asks_for_a_number_when_it_is_held_for_five_seconds(staffed: Kiosk) -> None:
    mark = staffed.window.childAt(
        QPoint(staffed.window.theme.px(64 + 34), staffed.window.theme.px(64))
    )
    assert mark is not None
    hold = mark.findChild(QTimer)
    assert hold is not None
    assert hold.interval() == HOLD_MS == 5_000
    QTest.mousePress(mark, Qt.MouseButton.LeftButton)
    assert hold.isActive()
    QTest.mouseRelease(mark, Qt.MouseButton.LeftButton)
    assert not hold.isActive()
    QTest.mousePress(mark, Qt.MouseButton.LeftButton)
    QTest.mouseMove(mark, QPoint(400, 400))
    QTest.mouseRelease(mark, Qt.MouseButton.LeftButton)
    assert staffed.shows(HomeScreen)
    hold.timeout.emit()
    assert staffed.shows(PinScreen)


def test_who_came_by_mistake_finds_the_visit_as_it_was(staffed: Kiosk) -> None:
    for words in ("看病报销", "住院花的钱", "开始", "受伤，对方有责任"):
        staffed.tap(words)
    before = staffed.visit
    knock(staffed)
    assert staffed.shows(PinScreen)
    staffed.window.asked.emit(Cell.BACK)
    assert staffed.shows(QuestionScreen)
    assert staffed.visit == before


def test_not_staff_leads_home_and_wipes(staffed: Kiosk) -> None:
    staffed.tap("看病报销")
    knock(staffed)
    staffed.tap("我不是工作人员，回首页")
    assert staffed.shows(HomeScreen)
    assert staffed.visit == Visit()


def test_the_right_number_ends_the_visit_and_shows_the_machine(staffed: Kiosk) -> None:
    for words in ("看病报销", "住院花的钱", "开始", "受伤，对方有责任"):
        staffed.tap(words)
    enter(staffed)
    assert staffed.shows(SheetScreen)
    assert staffed.visit == Visit()
    assert "机器情况" in said(staffed)
    assert "存成文件，可以打印，正常" in said(staffed)
    staffed.tap("离开，回首页")
    assert staffed.shows(HomeScreen)
    assert not staffed.attendant.inside


def test_five_wrong_numbers_close_the_gate_and_the_wall_clock_does_not_open_it(
    staffed: Kiosk,
) -> None:
    knock(staffed)
    for left in range(TRIES - 1, 0, -1):
        type_pin(staffed, WRONG)
        assert f"还能试 {left} 次" in said(staffed)
    type_pin(staffed, WRONG)
    assert "请等 10 分钟" in said(staffed)
    assert not any(tap.accessibleName() == "1" for tap in staffed.taps())
    gate = staffed.attendant._gate
    for passed, told in ((PAUSE - 61, "请等 2 分钟"), (61, "请输入 6 位密码")):
        staffed.hands.seconds += passed
        staffed.attendant.look_away()
        assert staffed.shows(HomeScreen)
        gate.count_pause()
        knock(staffed)
        assert told in said(staffed)
    type_pin(staffed, PIN)
    assert staffed.attendant.room is Room.HEALTH


def test_a_restart_gives_no_new_tries(staffed: Kiosk, profile: Path) -> None:
    (profile / "attendant.json").write_text('{"failures": 4, "pause": 0}', encoding="utf-8")
    knock(staffed)
    type_pin(staffed, WRONG)
    assert "请等 10 分钟" in said(staffed)
    assert '"pause": 600' in (profile / "attendant.json").read_text(encoding="utf-8")


def test_without_a_number_nobody_gets_in_and_the_page_says_how(kiosk: Kiosk) -> None:
    knock(kiosk)
    assert "gaozhi settings pin" in said(kiosk)
    assert not any(tap.accessibleName() == "1" for tap in kiosk.taps())


def test_the_attendant_who_goes_away_leaves_no_open_page(staffed: Kiosk) -> None:
    enter(staffed)
    staffed.hands.seconds += AWAY_SECONDS - 1
    staffed.attendant.look_away()
    assert staffed.attendant.inside
    staffed.hands.seconds += 1
    staffed.attendant.look_away()
    assert staffed.shows(HomeScreen)
    assert not staffed.attendant.inside


def test_a_withdrawn_item_shows_its_sentence_instead_of_questions(
    staffed: Kiosk, profile: Path
) -> None:
    file = profile / "settings.toml"
    file.write_text("# kept\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    enter(staffed)
    for words in ("暂停事项", "医药费报销", "住院费用报销"):
        staffed.tap(words)
    assert staffed.shows(ChoiceScreen)
    staffed.tap(views.REASONS[2])
    staffed.tap("暂停这一项")
    staffed.hands.drain()
    assert "已暂停办理" in said(staffed)
    assert read_settings(file).withdrawn == {"ziyang-21": views.REASONS[2]}
    assert file.read_text(encoding="utf-8").startswith("# kept\n")
    staffed.window.asked.emit(Cell.HOME)
    for words in ("看病报销", "住院花的钱"):
        staffed.tap(words)
    sheet = staffed.window.sheet.content
    assert isinstance(sheet, TroubleSheet)
    assert any(views.REASONS[2] in text.text() for text in sheet.findChildren(Text))
    staffed.tap("知道了")
    enter(staffed)
    for words in ("暂停事项", "医药费报销", "住院费用报销", "恢复办理"):
        staffed.tap(words)
    staffed.hands.drain()
    assert read_settings(file).withdrawn == {}
    staffed.window.asked.emit(Cell.HOME)
    for words in ("看病报销", "住院花的钱", "开始"):
        staffed.tap(words)
    assert staffed.shows(QuestionScreen)


def test_a_telephone_typed_on_the_pad_is_what_visitors_then_read(
    staffed: Kiosk, profile: Path
) -> None:
    enter(staffed)
    for words in ("大厅信息", "咨询电话"):
        staffed.tap(words)
    assert staffed.shows(FactScreen)
    for digit in "02826655555":
        staffed.tap(digit)
    staffed.tap("存好")
    staffed.hands.drain()
    assert read_settings(profile / "settings.toml").hall.phone == "028-26655555"
    assert "028-26655555" in said(staffed)
    staffed.window.asked.emit(Cell.HOME)
    staffed.application.fall("x")
    assert staffed.shows(SafeScreen)
    assert "028-26655555" in said(staffed)


def test_another_region_is_chosen_on_the_first_page_and_remembered(
    staffed: Kiosk, profile: Path
) -> None:
    enter(staffed)
    staffed.tap("换清单")
    assert staffed.shows(WelcomeScreen)
    staffed.window.asked.emit(Cell.BACK)
    assert staffed.shows(SheetScreen)
    staffed.tap("换清单")
    staffed.tap("广西壮族自治区")
    staffed.tap("用广西的清单")
    assert staffed.shows(HomeScreen)
    assert not staffed.attendant.inside
    assert read_settings(profile / "settings.toml").region == "guangxi"


def test_a_test_sheet_comes_out_and_is_told(staffed: Kiosk) -> None:
    enter(staffed)
    staffed.tap("打印测试页")
    staffed.hands.drain()
    assert "存成文件：已存成文件" in said(staffed)
    assert [file.name for file in staffed.folder.iterdir()] == ["test.pdf"]


def test_counts_are_shown_and_saved_with_a_chinese_header(staffed: Kiosk, profile: Path) -> None:
    counts = staffed.attendant._tools.counts
    staffed.application.session.happened.connect(
        lambda events: counts.add(staffed.attendant._tools.today(), events)
    )
    staffed.to_result()
    enter(staffed)
    assert "1\n有人开始\n" in said(staffed)
    staffed.tap("看次数")
    assert "住院费用报销" in said(staffed)
    staffed.tap("存成表格")
    staffed.hands.drain()
    (saved,) = profile.glob("gaozhi-cishu*.csv")
    content = saved.read_bytes()
    assert content.startswith("\ufeff日期,什么,".encode())
    assert ",打开事项,ziyang-21,住院费用报销,,1\r\n" in content.decode("utf-8-sig")


def test_ending_the_program_is_asked_twice(staffed: Kiosk) -> None:
    ended: list[bool] = []
    staffed.application.left.connect(lambda: ended.append(True))
    staffed.locked = True
    enter(staffed)
    staffed.tap("关程序")
    assert not ended
    staffed.tap("关掉程序")
    assert ended == [True]


def test_staff_get_in_from_the_safe_page_and_are_not_thrown_out(staffed: Kiosk) -> None:
    staffed.application.fall("x")
    assert staffed.shows(SafeScreen)
    enter(staffed)
    staffed.bot.wait(10)
    assert not staffed.application._again.isActive()
    assert staffed.shows(SheetScreen)
    staffed.tap("离开，回首页")
    assert staffed.shows(HomeScreen)


def test_who_comes_back_to_the_safe_page_does_not_stay_there(staffed: Kiosk) -> None:
    staffed.broken = "找不到目录文件。"
    staffed.application.start()
    assert staffed.shows(SafeScreen)
    knock(staffed)
    assert staffed.shows(PinScreen)
    staffed.window.asked.emit(Cell.BACK)
    assert staffed.shows(SafeScreen)
    assert staffed.application._again.isActive()
    knock(staffed)
    staffed.broken = None
    staffed.window.asked.emit(Cell.BACK)
    assert staffed.shows(HomeScreen)


def test_modes_work_on_the_attendants_pages(staffed: Kiosk) -> None:
    knock(staffed)
    staffed.tap("大字")
    assert staffed.shows(PinScreen)
    assert staffed.window.theme.look.large
    type_pin(staffed, PIN)
    assert staffed.shows(SheetScreen)
    assert staffed.window.theme.look.large


def test_nothing_is_read_aloud_on_the_attendants_pages(staffed: Kiosk) -> None:
    staffed.give_voice(VoiceByHand())
    assert "朗读" in {tap.accessibleName() for tap in staffed.taps()}
    knock(staffed)
    assert "朗读" not in {tap.accessibleName() for tap in staffed.taps()}
    staffed.window.asked.emit(Cell.BACK)
    assert "朗读" in {tap.accessibleName() for tap in staffed.taps()}
