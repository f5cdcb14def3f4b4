"""The pages of the questionnaire for the gallery: real items, first question to result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.domain.checklist import Checklist
from app.domain.hall import Hall
from app.domain.item import Item, Region
from app.domain.notice import Dates, Flow, Head, Lines, Notice
from app.domain.problems import Problem
from app.printing.faults import Fault
from app.ui import asking, help_views, steps, taking
from app.ui.asking import Composer
from app.ui.kiosk.aloud import AloudSheet, AloudView, Reading
from app.ui.kiosk.fault import FaultScreen
from app.ui.kiosk.flow_sheet import FlowSheet
from app.ui.kiosk.growing_sheet import GrowingSheet
from app.ui.kiosk.question import QuestionScreen
from app.ui.kiosk.result import ResultScreen
from app.ui.kiosk.review import ReviewScreen
from app.ui.kiosk.take import TakeScreen
from app.ui.kiosk.trouble import TroubleSheet
from app.ui.kiosk.why import WhySheet
from app.ui.theme import Theme
from app.ui.visit import Page as Place
from app.ui.visit import Visit
from tests.ui.page import Over, Page, weight_of

Wanted = Mapping[str, tuple[str, ...]]
Drawer = Callable[..., Page]
HELPFUL = Hall(
    name="资阳市医保服务大厅", hours="9:00–12:00　13:30–17:00", phone="028-26655555",
    windows=(("", "3 号、5 号窗口"),),
)  # fmt: skip
"""A hall whose settings say everything that helps."""
MOCKED = "ziyang"
"""The region of the mocks."""


def opened(item: Item, preset: Wanted | None = None) -> Visit:
    """A visit on the overview of an item."""
    listed = Visit(page=Place.ITEMS, back_to=(Place.HOME,), category=item.category)
    return steps.open_item(listed, item, preset or {})


def marked(visit: Visit, wanted: Wanted) -> Visit:
    """With the question on the page answered as wanted (the first option where nothing is)."""
    question = visit.question
    for option in wanted.get(question.id, (question.options[0].id,)):
        visit = steps.choose(visit, option)
    return visit


def through(visit: Visit, wanted: Wanted) -> Visit:
    """All questions answered."""
    visit = steps.start(visit) if visit.page is Place.OVERVIEW else visit
    while visit.page is Place.QUESTION:
        visit = steps.hand_in(marked(visit, wanted))
    return visit


def at_result(visit: Visit) -> Visit:
    return steps.accept(visit) if visit.page is Place.REVIEW else visit


def _drawers(compose: Composer) -> tuple[Drawer, Drawer, Drawer]:
    """How a visit becomes a page: its question, its review, its result."""

    def question(name: str, visit: Visit, mock: str = "", over: Over | None = None) -> Page:
        view = asking.question_view(visit, compose)

        def show(screen: QuestionScreen, leaf: int) -> None:
            del leaf
            screen.show_question(view)

        return Page(
            name, mock, QuestionScreen, show,
            over=over, weight=weight_of(view), item=visit.item.name,
        )  # fmt: skip

    def review(name: str, visit: Visit, mock: str = "") -> Page:
        view = asking.review_view(visit, compose)

        def show(screen: ReviewScreen, leaf: int) -> None:
            screen.show_review(view, leaf)

        return Page(name, mock, ReviewScreen, show, weight=weight_of(view), item=visit.item.name)

    def result(name: str, visit: Visit, mock: str = "", over: Over | None = None) -> Page:
        view = asking.result_view(visit, compose)

        def show(screen: ResultScreen, leaf: int) -> None:
            screen.show_result(replace(view, leaf=leaf), scan=True)

        return Page(
            name, mock, ResultScreen, show,
            over=over, weight=weight_of(view), item=visit.item.name,
        )  # fmt: skip

    return question, review, result


def _mocked(region: Region, items: Mapping[int, Item], compose: Composer) -> Iterator[Page]:
    """The pages that have mocks."""
    question, review, result = _drawers(compose)
    # 21, as in the mocks: a hospital stay, injured by somebody else.
    injured: Wanted = {"injury": ("third_party",)}
    first = steps.start(opened(items[21]))
    second = marked(first, injured) if first.asked == "injury" else first
    yield question("24-first", first, "24-first-question-unanswered")
    yield question("03-question", second, "03-question")

    yield _why("03b-why", second, region, question, "03b-question-why")
    yield _grown("15-sheet", second, compose, question, "15-sheet-expanded")
    done = through(opened(items[21]), injured)
    yield review("14-review", done)
    changed = steps.choose(steps.change(done, "injury"), "own_fall")
    yield question("03-changing", changed)
    yield review("14-review-changed", steps.hand_in(changed), "14-review")
    listed = at_result(done)

    yield from _codes("17-take", compose(listed.told.checklist), "17-qr")
    # 20: nothing certain, so the list is long.
    unsure_of: Wanted = {
        "emergency": ("emergency",), "injury": ("unsure",), "itemised": ("unsure",),
        "agent": ("other",),
    }  # fmt: skip
    guessed = at_result(through(opened(items[20]), unsure_of))
    long = compose(guessed.told.checklist)
    yield from _codes("17b-take", long, "17b-qr-1of2", "17c-qr-2of2")
    yield from _codes("17-take-guide", compose(steps.see_guide(opened(items[21])).told.checklist))
    for key in ("receipt", "discharge"):
        listed = steps.tick(listed, (key, ""))
    yield result("04-result", listed, "04-result")

    def trouble(theme: Theme, leaf: int) -> QWidget:
        del leaf
        return TroubleSheet(
            theme,
            help_views.trouble_view(HELPFUL, steps.NOT_DONE, "清单存不进文件夹 /prints。"),
        )

    yield result("04-trouble", listed, over=trouble)
    yield _flow("04-flow", listed, compose, result)
    for number, fault in enumerate(Fault, start=1):
        mock = "05b-out-of-paper" if fault is Fault.NO_PAPER else ""
        yield _fault(f"05b-{number:02}-{fault.value}", compose(listed.told.checklist), fault, mock)
    yield from _aloud(second, question)
    # 11: not sure whether the window knows of the death.
    unsure = through(opened(items[11]), {"reason": ("death",), "death_record": ("unsure",)})
    yield result("18b-unsure", at_result(unsure), "18b-unsure")


def pages(
    region: Region, items: Mapping[int, Item], make: Callable[[Checklist], Notice]
) -> Iterator[Page]:
    """The pages that have mocks; then every item's guide, questions, longest list and codes."""
    compose = Composer(make)
    question, review, result = _drawers(compose)
    if region.id == MOCKED:
        yield from _mocked(region, items, compose)
    asked: set[str] = set()
    for seq, item in items.items():
        guide = steps.see_guide(opened(item))
        if compose(guide.told.checklist).find(Lines) is not None:
            yield result(f"04-guide-{seq:02}", guide)
        last = {question.id: (question.options[-1].id,) for question in item.questions}
        visit = steps.start(opened(item))
        while visit.page is Place.QUESTION:
            visit = marked(visit, last)
            if visit.question.ask not in asked:
                asked.add(visit.question.ask)
                yield question(f"03-question-{seq:02}-{visit.asked}", visit)
                if visit.question.why:
                    yield _why(f"03b-why-{seq:02}-{visit.asked}", visit, region, question)
            before, visit = visit, steps.hand_in(visit)
            if visit.page is not Place.QUESTION:
                yield _grown(f"15-sheet-{seq:02}", before, compose, question)
        if visit.page is Place.REVIEW and len(visit.under_way.counting) > 2:
            yield review(f"14-review-{seq:02}", visit)
        told = compose(at_result(visit).told.checklist)
        if told.find(Lines) is not None:
            yield result(f"04-last-{seq:02}", at_result(visit))
            yield _flow(f"04-flow-{seq:02}", at_result(visit), compose, result)
            yield _fault(f"05b-list-{seq:02}", told, Fault.NO_PAPER)
        with suppress(Problem):  # too long for a phone
            yield from _codes(f"17-take-{seq:02}", told)


def _why(name: str, visit: Visit, region: Region, question: Drawer, mock: str = "") -> Page:
    """The question with 为什么问这个 over it."""
    view = asking.why_view(visit.question, visit.item.seq, region)

    def why(theme: Theme, leaf: int) -> QWidget:
        del leaf
        return WhySheet(theme, view)

    return replace(question(name, visit, mock, why), weight=weight_of(view))


def _grown(name: str, visit: Visit, compose: Composer, question: Drawer, mock: str = "") -> Page:
    """The question with the growing list over it."""
    view = asking.question_view(visit, compose).sheet

    def grown(theme: Theme, leaf: int) -> QWidget:
        sheet = GrowingSheet(theme)
        sheet.show_sheet(view, leaf)
        return sheet

    return replace(question(name, visit, mock, grown), weight=weight_of(view))


def _codes(name: str, told: Notice, *mocks: str) -> Iterator[Page]:
    """A page for each code of a list."""
    for number in range(len(taking.codes_of(told))):
        view = taking.take_view(told, number)

        def show(screen: TakeScreen, leaf: int, view: taking.TakeView = view) -> None:
            del leaf
            screen.show_take(view)

        mock = mocks[number] if number < len(mocks) else ""
        code = "abc"[number]
        yield Page(
            f"{name}-{code}", mock, TakeScreen, show,
            weight=weight_of(view), item=told.get(Head).title,
        )  # fmt: skip


def _flow(name: str, visit: Visit, compose: Composer, result: Drawer) -> Page:
    """The result with its flow over it."""
    notice = compose(visit.told.checklist)
    dates, steps_of = notice.get(Dates), notice.get(Flow)

    def flow(theme: Theme, leaf: int) -> QWidget:
        del leaf
        return FlowSheet(theme, dates, steps_of)

    return replace(result(name, visit, "", flow), weight=weight_of((dates, steps_of)))


def _fault(name: str, told: Notice, fault: Fault, mock: str = "") -> Page:
    """The printer does not print."""
    view = taking.fault_view(told, fault)

    def show(screen: FaultScreen, leaf: int) -> None:
        del leaf
        screen.show_fault(view)

    return Page(name, mock, FaultScreen, show, weight=weight_of(view), item=told.get(Head).title)


def _aloud(visit: Visit, question: Drawer) -> Iterator[Page]:
    """A question while it is read aloud."""
    for reading in Reading:

        def aloud(theme: Theme, leaf: int, reading: Reading = reading) -> QWidget:
            del leaf
            sheet = AloudSheet(theme)
            sheet.show_reading(AloudView(reading, 3, 5))
            return sheet

        yield question(f"03-aloud-{reading.value}", visit, "", aloud)
