"""The pages of the questionnaire for the gallery: real items, first question to result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.checklist import Checklist
from app.domain.item import Item, Region
from app.domain.notice import Lines, Notice
from app.ui import asking, taking
from app.ui import visit as steps
from app.ui.asking import Composer
from app.ui.kiosk.growing_sheet import GrowingSheet
from app.ui.kiosk.question import QuestionScreen
from app.ui.kiosk.result import ResultScreen
from app.ui.kiosk.review import ReviewScreen
from app.ui.kiosk.take import TakeScreen
from app.ui.kiosk.trouble import TroubleSheet
from app.ui.kiosk.why import WhySheet
from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.visit import Page, Visit

Over = Callable[[Theme], QWidget]
Drawn = tuple[str, str, type[Screen], Callable[[Any], None], Over | None]
"""Name, mock, screen, how it is shown, and what has risen over it."""

Wanted = Mapping[str, tuple[str, ...]]
Drawer = Callable[..., Drawn]
MOCKED = "ziyang"
"""The region of the mocks."""


def opened(item: Item, preset: Wanted | None = None) -> Visit:
    """A visit on the overview of an item."""
    listed = Visit(page=Page.ITEMS, back_to=(Page.HOME,), category=item.category)
    return steps.open_item(listed, item, preset or {})


def marked(visit: Visit, wanted: Wanted) -> Visit:
    """With the question on the page answered as wanted (the first option where nothing is)."""
    question = visit.question
    for option in wanted.get(question.id, (question.options[0].id,)):
        visit = steps.choose(visit, option)
    return visit


def through(visit: Visit, wanted: Wanted) -> Visit:
    """All questions answered."""
    visit = steps.start(visit) if visit.page is Page.OVERVIEW else visit
    while visit.page is Page.QUESTION:
        visit = steps.hand_in(marked(visit, wanted))
    return visit


def at_result(visit: Visit) -> Visit:
    return steps.accept(visit) if visit.page is Page.REVIEW else visit


def _drawers(compose: Composer) -> tuple[Drawer, Drawer, Drawer]:
    """How a visit becomes a page: its question, its review, its result."""

    def question(name: str, visit: Visit, mock: str = "", over: Over | None = None) -> Drawn:
        view = asking.question_view(visit, compose)
        return name, mock, QuestionScreen, lambda screen: screen.show_question(view), over

    def review(name: str, visit: Visit, mock: str = "") -> Drawn:
        view = asking.review_view(visit, compose)
        return name, mock, ReviewScreen, lambda screen: screen.show_review(view, visit.leaf), None

    def result(name: str, visit: Visit, mock: str = "", over: Over | None = None) -> Drawn:
        view = asking.result_view(visit, compose)
        return name, mock, ResultScreen, lambda screen: screen.show_result(view, scan=True), over

    return question, review, result


def _mocked(region: Region, items: Mapping[int, Item], compose: Composer) -> Iterator[Drawn]:
    """The pages that have mocks."""
    question, review, result = _drawers(compose)
    # 21, as in the mocks: a hospital stay, injured by somebody else.
    injured: Wanted = {"injury": ("third_party",)}
    first = steps.start(opened(items[21]))
    second = marked(first, injured) if first.asked == "injury" else first
    yield question("24-first", first, "24-first-question-unanswered")
    yield question("03-question", second, "03-question")

    def why(theme: Theme) -> QWidget:
        return WhySheet(theme, asking.why_view(second.question, 21, region))

    def grown(theme: Theme) -> QWidget:
        sheet = GrowingSheet(theme)
        sheet.show_sheet(asking.question_view(second, compose).sheet, 0)
        return sheet

    yield question("03b-why", second, "03b-question-why", why)
    yield question("15-sheet", second, "15-sheet-expanded", grown)
    done = through(opened(items[21]), injured)
    yield review("14-review", done)
    changed = steps.choose(steps.change(done, "injury"), "own_fall")
    yield question("03-changing", changed)
    yield review("14-review-changed", steps.hand_in(changed), "14-review")
    listed = at_result(done)

    def take(name: str, visit: Visit, leaf: int, mock: str = "") -> Drawn:
        view = taking.take_view(compose(visit.told.checklist), leaf)
        return name, mock, TakeScreen, lambda screen: screen.show_take(view), None

    yield take("17-take", listed, 0, "17-qr")
    # 20: nothing certain, so the list is long.
    unsure_of: Wanted = {
        "emergency": ("emergency",), "injury": ("unsure",), "itemised": ("unsure",),
        "agent": ("other",),
    }  # fmt: skip
    guessed = at_result(through(opened(items[20]), unsure_of))
    yield take("17b-take-first", guessed, 0, "17b-qr-1of2")
    yield take("17c-take-last", guessed, 9, "17c-qr-2of2")
    yield take("17-take-guide", steps.see_guide(opened(items[21])), 0)
    for key in ("receipt", "discharge"):
        listed = steps.tick(listed, (key, ""))
    yield result("04-result", listed, "04-result")
    yield result(
        "04-trouble", listed, over=lambda theme: TroubleSheet(theme, "清单存不进文件夹 /prints。")
    )
    # 11: not sure whether the window knows of the death.
    unsure = through(opened(items[11]), {"reason": ("death",), "death_record": ("unsure",)})
    yield result("18b-unsure", at_result(unsure), "18b-unsure")


def pages(
    region: Region, items: Mapping[int, Item], make: Callable[[Checklist], Notice]
) -> Iterator[Drawn]:
    compose = Composer(make)

    question, review, result = _drawers(compose)
    if region.id == MOCKED:
        yield from _mocked(region, items, compose)
    # Every item's guide and longest list, and every question once.
    asked: set[str] = set()
    for seq, item in items.items():
        guide = steps.see_guide(opened(item))
        if make(guide.told.checklist).find(Lines) is not None:
            yield result(f"04-guide-{seq:02}", guide)
            yield result(f"04-guide-{seq:02}-end", steps.turn(guide, 9))
        last = {question.id: (question.options[-1].id,) for question in item.questions}
        visit = steps.start(opened(item))
        while visit.page is Page.QUESTION:
            visit = marked(visit, last)
            if visit.question.ask not in asked:
                asked.add(visit.question.ask)
                yield question(f"03-question-{seq:02}-{visit.asked}", visit)
            visit = steps.hand_in(visit)
        if visit.page is Page.REVIEW and len(visit.under_way.counting) > 2:
            yield review(f"14-review-{seq:02}", visit)
        told = at_result(visit)
        if make(told.told.checklist).find(Lines) is not None:
            yield result(f"04-last-{seq:02}", told)
