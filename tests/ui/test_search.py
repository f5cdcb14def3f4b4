"""Search: what is typed finds items; a whole 清单号 opens its list."""

from __future__ import annotations

import pytest

from app.domain import slip
from app.domain.interview import paths
from app.ui import steps
from app.ui.kiosk.categories import CategoriesScreen
from app.ui.kiosk.home import HomeScreen
from app.ui.kiosk.overview import OverviewScreen
from app.ui.kiosk.result import ResultScreen
from app.ui.kiosk.search import SearchScreen
from app.ui.kiosk.search_field import Field
from app.ui.searching import INITIALS, Finder, Letter, marked
from app.ui.visit import Page, Visit
from app.ui.widgets.frame import Cell
from tests.ui.gallery import HALL, World, dressed, open_page
from tests.ui.kiosk import Kiosk
from tests.ui.looks import LOOKS
from tests.ui.page import Page as Shown


@pytest.fixture(scope="module")
def world() -> World:
    return World()


@pytest.fixture(scope="module")
def finder(world: World) -> Finder:
    return world.finder()


def keys(kiosk: Kiosk, typed: str) -> None:
    for key in typed:
        kiosk.tap(key)


def numbers(world: World, most: int = 40) -> list[str]:
    """清单号 of every item: of each of its first paths."""
    return [
        slip.encode(item, world.region.prefix, answers)
        for item in world.items()
        for _, answers in zip(range(most), paths(item), strict=False)
    ]


def test_initials_lead_to_an_item_and_back_to_what_was_typed(kiosk: Kiosk) -> None:
    kiosk.tap("搜一搜")
    assert kiosk.shows(SearchScreen)
    keys(kiosk, "ZYFYBX")
    kiosk.tap("住院费用报销")
    assert kiosk.shows(OverviewScreen)
    kiosk.window.asked.emit(Cell.BACK)
    assert (kiosk.visit.page, kiosk.visit.typed) == (Page.SEARCH, "ZYFYBX")


def test_pinyin_typed_as_it_is_said_leads_to_an_item(kiosk: Kiosk) -> None:
    kiosk.tap("搜一搜")
    keys(kiosk, "ZUYUAN")
    kiosk.tap("住院费用报销")
    assert kiosk.shows(OverviewScreen)


def test_keys_are_taken_back_one_by_one_or_all_at_once(kiosk: Kiosk) -> None:
    kiosk.tap("搜一搜")
    keys(kiosk, "SYA")
    kiosk.tap("删除")
    assert kiosk.visit.typed == "SY"
    kiosk.tap("清空")
    assert kiosk.visit.typed == ""


def test_results_turn_pages(kiosk: Kiosk) -> None:
    kiosk.tap("搜一搜")
    keys(kiosk, "YD")
    first = {tap.accessibleName() for tap in kiosk.taps()}
    kiosk.tap("下一页")
    assert kiosk.visit.leaf == 1
    assert first != {tap.accessibleName() for tap in kiosk.taps()}
    keys(kiosk, "B")
    assert kiosk.visit.leaf == 0


def test_an_everyday_word_is_tapped_instead(kiosk: Kiosk) -> None:
    kiosk.tap("搜一搜")
    kiosk.tap("生孩子")
    assert kiosk.visit.typed == "生孩子"
    kiosk.tap("生育津贴支付")
    assert kiosk.shows(OverviewScreen)


@pytest.mark.parametrize("letters", ["QQQ", "BBLJF"])
def test_where_nothing_is_found_there_are_other_ways(kiosk: Kiosk, letters: str) -> None:
    kiosk.tap("搜一搜")
    keys(kiosk, letters)
    kiosk.tap("按类别查找")
    assert kiosk.shows(CategoriesScreen)
    kiosk.window.asked.emit(Cell.BACK)
    kiosk.tap("从常办的事里找")
    assert kiosk.shows(HomeScreen)
    assert kiosk.visit == Visit()


def test_a_whole_number_opens_its_list_at_once(kiosk: Kiosk, world: World) -> None:
    item = world.held.item(21)
    answers = {"injury": ("third_party",), "agent": ("self",)}
    number = slip.encode(item, "ZY", answers)
    kiosk.tap("搜一搜")
    keys(kiosk, number.replace("-", ""))
    assert kiosk.shows(ResultScreen)
    assert dict(kiosk.visit.told.counting) == answers
    kiosk.tap("改答案")
    kiosk.tap("没问题，看清单")
    assert kiosk.shows(ResultScreen)
    kiosk.window.asked.emit(Cell.BACK)
    assert kiosk.shows(SearchScreen)


def test_every_number_opens_with_its_last_key_and_not_before(world: World, finder: Finder) -> None:
    for number in numbers(world):
        typed = number.replace("-", "")
        for end in range(1, len(typed)):
            early = finder.read_slip(typed[:end])
            assert early is None or early.interview is None or not early.sure, (number, end)
            assert early is None or early.fault is None, (number, end)
        whole = finder.read_slip(typed)
        assert whole is not None
        assert whole.interview is not None
        assert whole.sure
        assert slip.encode(whole.interview.item, "ZY", whole.interview.given) == number


def test_the_machine_writes_the_hyphen(world: World, finder: Finder) -> None:
    assert finder.shown("ZY21") == "ZY21"
    assert finder.shown("ZY215") == "ZY21-5"
    assert finder.shown("ZYFY") == "ZYFY"
    assert finder.shown("ZYO85") == "ZY08-5"  # what is read from paper: O for 0, I for 1
    assert finder.shown("ZY2I") == "ZY2I"
    view = finder.view("ZY215", 0, HALL, world.compose)
    assert (view.typed, view.rows, view.elsewhere) == ("ZY21-5", (), None)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("ZY2199999", "对不上"),
        ("ZY990", "没有第 99 项"),
        ("GX21", "广西"),
    ],
)
def test_a_wrong_number_gets_a_sentence(
    world: World, finder: Finder, typed: str, told: str
) -> None:
    elsewhere = finder.view(typed, 0, HALL, world.compose).elsewhere
    assert elsewhere is not None
    assert told in elsewhere.sentence


def test_the_characters_of_the_initials_stand_out_over_plain_words(
    world: World, finder: Finder
) -> None:
    rows = finder.view("SY", 0, HALL, world.compose).rows
    assert rows[0].name == (Letter("生育", True), Letter("津贴支付", False))
    assert rows[0].reason == (Letter(world.held.item(rows[0].item).plain, False),)


def test_an_item_found_by_its_number_says_so(world: World, finder: Finder) -> None:
    first = finder.view("21", 0, HALL, world.compose).rows[0]
    assert first.item == 21
    assert first.reason[0].text.startswith("第 21 项")


@pytest.mark.parametrize("region", ["ziyang", "guangxi", "guangdong", "gansu", "xpcc"])
def test_the_letters_that_we_suggest_stand_for_their_word(region: str) -> None:
    index = World(region).catalogue.search(region)
    for letters, word in INITIALS:
        first = index.find(letters)[0]
        assert "".join(first.text[at] for at in first.marked) == word, letters


@pytest.mark.parametrize("look", ["portrait-large", "landscape-large", "landscape-low-large"])
@pytest.mark.parametrize("typed", ["JBYL", "外地看病", "社保卡丢了", "ZY2199999"])
def test_what_is_typed_is_never_cut(world: World, finder: Finder, look: str, typed: str) -> None:
    def show(screen: SearchScreen, leaf: int) -> None:
        screen.show_search(finder.view(typed, leaf, HALL, world.compose))

    window = dressed(LOOKS[look])
    window.show()
    open_page(window, Shown("13", "", SearchScreen, show), world)
    field = window.screen_of(SearchScreen).findChild(Field)
    assert isinstance(field, Field)
    assert not field.is_cut()
    window.close()


def test_marks_make_stretches() -> None:
    assert marked("abcd", (1, 2)) == (Letter("a", False), Letter("bc", True), Letter("d", False))
    assert marked("", ()) == ()


def test_too_much_is_not_taken() -> None:
    visit = steps.search(Visit())
    for _ in range(50):
        visit = steps.press_key(visit, "W")
    assert len(visit.typed) == steps.MOST_TYPED
