"""What turns pages on the result and the review: nothing lost, nothing alone, nothing unseen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.condition import UNSURE
from app.domain.notice import Lines
from app.domain.progress import ACCEPT, UNFINISHED, Change, more_answers, more_words
from app.printing.faults import Fault
from app.ui import asking, steps, taking
from app.ui.kiosk.fault import FaultScreen
from app.ui.kiosk.flow_sheet import FlowSheet
from app.ui.kiosk.result import ResultScreen
from app.ui.kiosk.result_sheet import SheetRoom
from app.ui.kiosk.review import ReviewRow, ReviewScreen
from app.ui.reading import read_page
from app.ui.screen import Screen
from app.ui.visit import Page, Rise, Visit
from app.ui.widgets.blocks import Block, Counted, TickKind, paginate
from app.ui.widgets.cards import deal
from app.ui.widgets.code import LEAST, CodeView
from app.ui.widgets.frame import Cell
from app.ui.widgets.tag import Tag
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Text
from app.ui.window import MainWindow
from tests.ui.asking_pages import opened, through
from tests.ui.gallery import HALL, World, dressed
from tests.ui.kiosk import Kiosk
from tests.ui.looks import LOOKS
from tests.ui.page import LEADS_ON

LONG_LIST, MANY_QUESTIONS, NOTHING_BESIDE, HOSPITAL = 20, 2, 13, 21
"""Of 资阳: an item of many lines, one of four questions, one whose lines must all come, 住院."""


@pytest.fixture(scope="module")
def world() -> World:
    return World()


@pytest.fixture(params=["landscape", "landscape-large", "portrait-low-large"])
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[MainWindow]:
    made = dressed(LOOKS[request.param])
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def answered(world: World, seq: int) -> Visit:
    """All questions answered: 不确定 where that may be said, else the first option."""
    visit = steps.start(opened(world.held.item(seq)))
    while visit.page is Page.QUESTION:
        question = visit.question
        option = UNSURE if question.unsure else question.options[0].id
        visit = steps.hand_in(steps.choose(visit, option))
    return visit


def told(screen: Screen) -> list[str]:
    QApplication.processEvents()
    return [text.text() for text in screen.findChildren(Text) if text.isVisible()]


def tap_of(screen: Screen, words: str) -> Tap | None:
    QApplication.processEvents()
    taps = (tap for tap in screen.findChildren(Tap) if tap.isVisible())
    return next((tap for tap in taps if tap.accessibleName() == words), None)


def blocks(*heights: int) -> list[Block]:
    return [Block(height=height) for height in heights]


def test_the_head_of_a_group_never_ends_a_page() -> None:
    """Two rows of 30, then a condition of 30 over lines of 40; a page is 100 high."""
    before, group = blocks(30, 30), blocks(30, 40, 40)
    head, first, second = group
    first.joined, first.again, second.again = True, (head,), (head,)
    pages = paginate([[before[0]], [before[1]], group], 100, 0)
    assert pages == ((before[0], before[1]), (head, first), (head, second))


def test_what_is_said_again_is_left_out_where_both_do_not_fit() -> None:
    head, tall = blocks(60, 50)
    tall.again = (head,)
    assert paginate([[head], [tall]], 100, 0) == ((head,), (tall,))


def test_a_group_is_cut_where_that_spares_a_page() -> None:
    """A row of 30, a choice of 20 over rows of 40, a row of 40; a page is 100 high."""
    row, (head, first, second), last = blocks(30), blocks(20, 40, 40), blocks(40)
    first.joined, second.again = True, (head,)
    pages = paginate([row, [head, first, second], last], 100, 0)
    assert pages == ((*row, head, first), (head, second, *last))


def test_a_group_stays_whole_where_cutting_it_spares_nothing() -> None:
    row, (head, first, second) = blocks(30), blocks(20, 40, 40)
    first.joined, second.again = True, (head,)
    assert paginate([row, [head, first, second]], 100, 0) == (tuple(row), (head, first, second))


def test_a_unit_too_high_for_a_page_is_torn_below_what_is_said_again() -> None:
    """A condition of 20, a choice of 20, and papers of 40; a page is 90 high."""
    condition, head, first, second = blocks(20, 20, 40, 40)
    head.joined, head.again = True, (condition,)
    for paper in (first, second):
        paper.joined, paper.again = True, (condition, head)
    pages = paginate([[condition, head, first, second]], 90, 0)
    assert pages == ((condition, head, first), (condition, head, second))


def test_the_first_pages_are_the_fullest() -> None:
    rows = blocks(40, 40, 40)
    assert paginate([[row] for row in rows], 100, 0) == (tuple(rows[:2]), (rows[2],))


def test_cards_are_cut_between_their_parts_and_every_part_is_dealt_once() -> None:
    heights = ((40, 40), (30, 30, 80), (20,))
    edge, between, room, foot = 10, 5, 120, 20
    pages = deal(heights, (edge,) * 3, between, room, foot)
    dealt = [(p.card, part) for page in pages for p in page for part in range(p.start, p.end)]
    assert dealt == [(card, part) for card, each in enumerate(heights) for part in range(len(each))]
    for page in pages:
        tall = sum(edge + sum(heights[p.card][p.start : p.end]) for p in page)
        assert tall + between * (len(page) - 1) <= room - foot


@pytest.mark.parametrize(
    ("counts", "words", "said"),
    [
        ((3, 0, 2), True, "后面还有 3 样，看情况的 2 样"),
        ((0, 1, 2), False, "后面还有可能要的 3 样"),
        ((0, 1, 0), True, "后面还有窗口可能要的 1 样"),
        ((0, 0, 0), True, "后面还有要留意的话"),
        ((0, 0, 0), False, ""),
    ],
)
def test_the_foot_says_what_is_on_the_pages_to_come(
    counts: tuple[int, int, int], words: bool, said: str
) -> None:
    assert more_words(*counts, words=words) == said


def test_the_foot_says_first_that_a_choice_goes_on() -> None:
    assert more_words(2, 1, 0, words=False, unfinished=True) == "这一样没完，后面还有 2 样"
    assert more_words(0, 1, 0, words=True, unfinished=True) == "这一样没完，请看下一页"


def test_every_line_stands_on_one_page_and_the_foot_tells_of_the_rest(
    window: MainWindow, world: World
) -> None:
    visit = answered(world, LONG_LIST)
    visit = steps.accept(visit) if visit.page is Page.REVIEW else visit
    compose = asking.Composer(world.compose)
    counts = compose(visit.told.checklist).get(Lines).counts
    screen = window.screen_of(ResultScreen)
    window.show_screen(screen, LEADS_ON)
    room = screen.findChild(SheetRoom)
    assert isinstance(room, SheetRoom)
    QApplication.processEvents()
    blocks_seen: dict[int, Block] = {}  # once, though a head may be said again
    seen: list[Counted | None] = []
    leaf, pages = 0, 2
    while leaf < pages:
        screen.show_result(asking.result_view(steps.turn(visit, leaf), compose))
        said = told(screen)
        pages = room.pages()
        blocks_seen |= {id(block): block for block in room.shown()}
        seen = [block.counted for block in blocks_seen.values()]
        left = counts.must - seen.count(Counted.MUST)
        assert any(f"后面还有 {left} 样" in words for words in said) is (left > 0)
        leaf += 1
    assert seen.count(Counted.MUST) == counts.must
    assert seen.count(Counted.MAY) == counts.may_be_asked
    assert seen.count(Counted.IF) == counts.conditional


def test_the_window_is_named_on_every_page_of_the_result(window: MainWindow, world: World) -> None:
    compose = asking.Composer(world.compose)
    visit = answered(world, LONG_LIST)
    screen = window.screen_of(ResultScreen)
    window.show_screen(screen, LEADS_ON)
    room = screen.findChild(SheetRoom)
    assert isinstance(room, SheetRoom)
    screen.show_result(asking.result_view(visit, compose))
    QApplication.processEvents()
    assert room.pages() > 1
    for leaf in range(room.pages()):
        screen.show_result(asking.result_view(steps.turn(visit, leaf), compose))
        QApplication.processEvents()
        assert any(dict(HALL.windows)[""] in said.words for said in read_page(screen))


def test_a_choice_that_fits_a_page_stands_on_one(window: MainWindow, world: World) -> None:
    """What is left of a choice looks like all of it; cut, the foot says so."""
    compose = asking.Composer(world.compose)
    screen = window.screen_of(ResultScreen)
    window.show_screen(screen, LEADS_ON)
    room = screen.findChild(SheetRoom)
    assert isinstance(room, SheetRoom)
    for item in world.items():
        visit = steps.see_guide(opened(item))
        if compose(visit.told.checklist).find(Lines) is None:
            continue
        pages, leaf = 2, 0
        chips: dict[str, int] = {}  # of each choice, on how many pages
        tall: dict[str, int] = {}
        unfinished = 0
        while leaf < pages:
            screen.show_result(asking.result_view(steps.turn(visit, leaf), compose))
            unfinished += any(words.startswith(UNFINISHED) for words in told(screen))
            pages, leaf = room.pages(), leaf + 1
            own: dict[str, int] = {}
            for block in room.shown():
                for spot in block.ticks:
                    if spot.kind is not TickKind.HAVE:
                        own[spot.tick[0]] = own.get(spot.tick[0], 0) + block.height
            for key, height in own.items():
                chips[key] = chips.get(key, 0) + 1
                tall[key] = tall.get(key, 0) + height
        cut = [key for key, on in chips.items() if on > 1]
        assert unfinished == sum(chips[key] - 1 for key in cut)
        for key in cut:
            # Pager and head of the choice take nearly half of the page.
            assert tall[key] > room.height() / 2, (item.seq, key)


@pytest.mark.parametrize("name", ["portrait", "portrait-large", "landscape", "landscape-large"])
@pytest.mark.parametrize("seq", [LONG_LIST, NOTHING_BESIDE])
def test_the_first_tick_moves_nothing(world: World, qtbot: QtBot, name: str, seq: int) -> None:
    window = dressed(LOOKS[name])
    qtbot.addWidget(window)
    window.show()
    compose = asking.Composer(world.compose)
    visit = through(opened(world.held.item(seq)), {})
    screen = window.screen_of(ResultScreen)
    window.show_screen(screen, LEADS_ON)
    room = screen.findChild(SheetRoom)
    assert isinstance(room, SheetRoom)

    def shown(visit: Visit) -> tuple[QRect, list[str]]:
        screen.show_result(asking.result_view(visit, compose))
        QApplication.processEvents()
        return room.geometry(), told(screen)

    line = compose(visit.told.checklist).get(Lines).lines[0]
    before, words_before = shown(visit)
    after, words_after = shown(steps.tick(visit, (line.key, "")))
    assert after == before
    assert words_after != words_before


def test_the_button_of_the_review_leads_to_answers_that_nobody_has_seen_yet(
    window: MainWindow, world: World, qtbot: QtBot
) -> None:
    visit = answered(world, MANY_QUESTIONS)
    view = asking.review_view(visit, asking.Composer(world.compose))
    screen = window.screen_of(ReviewScreen)
    window.show_screen(screen, LEADS_ON)
    QApplication.processEvents()
    screen.show_review(view)
    pages, seen = screen.pages(), 0
    for leaf in range(pages):
        screen.show_review(view, leaf)
        QApplication.processEvents()
        seen += sum(row.isVisible() for row in screen.findChildren(ReviewRow))
        left = len(view.rows) - seen
        button = tap_of(screen, more_answers(left) if left else ACCEPT)
        assert button is not None
        with qtbot.waitSignal(screen.turned if left else screen.accepted) as asked:
            button.click()
        if left:
            assert asked.args == [leaf + 1]
    assert seen == len(view.rows)


def test_the_names_on_the_card_of_changes_begin_on_one_line(world: World, qtbot: QtBot) -> None:
    window = dressed(LOOKS["portrait"])
    qtbot.addWidget(window)
    window.show()
    visit = through(opened(world.held.item(HOSPITAL)), {"injury": ("third_party",)})
    visit = steps.hand_in(steps.choose(steps.change(visit, "injury"), "own_fall"))
    screen = window.screen_of(ReviewScreen)
    window.show_screen(screen, LEADS_ON)
    screen.show_review(asking.review_view(visit, asking.Composer(world.compose)))
    QApplication.processEvents()
    words = {change.value for change in Change}
    tags = [tag for tag in screen.findChildren(Tag) if tag.text() in words]
    assert len({tag.text() for tag in tags}) > 1
    assert len({(tag.x(), tag.width()) for tag in tags}) == 1


def test_in_large_type_the_flow_rises_and_the_list_stays_on_its_page(kiosk: Kiosk) -> None:
    kiosk.to_result()
    kiosk.window.asked.emit(Cell.LARGE)
    kiosk.tap("下一页")
    leaf = kiosk.visit.leaf
    kiosk.tap("看流程")
    assert kiosk.visit.rise is Rise.FLOW
    assert isinstance(kiosk.window.sheet.content, FlowSheet)
    kiosk.tap("知道了")
    assert (kiosk.visit.rise, kiosk.visit.leaf) == (Rise.NOTHING, leaf)


def test_a_fault_of_the_printer_leaves_the_list_as_a_code_that_a_phone_can_read(
    window: MainWindow, world: World
) -> None:
    notice = world.guide(LONG_LIST)
    codes = taking.codes_of(notice)
    screen = window.screen_of(FaultScreen)
    window.show_screen(screen, LEADS_ON)
    for fault in Fault:
        for leaf, code in enumerate(codes):
            view = taking.fault_view(notice, fault, leaf)
            assert view.rows == code.rows
            screen.show_fault(view)
            said = told(screen)
            assert {view.headline, view.sentence, view.slip} <= set(said)
            drawn = screen.findChild(CodeView)
            assert isinstance(drawn, CodeView)
            assert drawn.module() >= window.theme.px(LEAST)
