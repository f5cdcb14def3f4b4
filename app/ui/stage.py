"""Shows a visit on the window: the page it is on, and what has risen over it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from app.domain.notice import Dates, Flow
from app.domain.problems import Problem
from app.ui import asking, help_views, paper_views, presenting, taking
from app.ui.aloud import Aloud
from app.ui.foresight import foresee
from app.ui.front import BarView
from app.ui.ground import Ground, Prepared
from app.ui.kiosk.categories import CategoriesScreen
from app.ui.kiosk.done import DoneScreen
from app.ui.kiosk.fault import FaultScreen
from app.ui.kiosk.flow_sheet import FlowSheet
from app.ui.kiosk.growing_sheet import GrowingSheet
from app.ui.kiosk.home import HomeScreen
from app.ui.kiosk.items import ItemsScreen
from app.ui.kiosk.nothing import NothingScreen
from app.ui.kiosk.overview import OverviewScreen
from app.ui.kiosk.printing import PrintingScreen
from app.ui.kiosk.question import QuestionScreen
from app.ui.kiosk.result import ResultScreen
from app.ui.kiosk.review import ReviewScreen
from app.ui.kiosk.safe import SafeScreen
from app.ui.kiosk.search import SearchScreen
from app.ui.kiosk.take import TakeScreen
from app.ui.kiosk.trouble import TroubleSheet
from app.ui.kiosk.welcome import WelcomeScreen
from app.ui.kiosk.why import WhySheet
from app.ui.rehearsal import Company, Rehearsal
from app.ui.screen import Screen
from app.ui.views import RegionChoice, SafeView
from app.ui.visit import Page, Rise, Visit
from app.ui.widgets.text import set_ahead
from app.ui.window import MainWindow

LOG = logging.getLogger(__name__)

PICTURE_MS = 8_000
"""So long the pictured paper takes to come out; a file comes eight times as fast."""
SCREENS: tuple[type[Screen], ...] = (
    ItemsScreen, OverviewScreen, QuestionScreen, ReviewScreen, ResultScreen, NothingScreen,
    CategoriesScreen, SearchScreen, PrintingScreen, DoneScreen, TakeScreen, FaultScreen,
)  # fmt: skip
"""Built before anybody asks for them, in the order of a visit."""


class Stage(QObject):
    """`files` is the folder where sheets become files, None for paper.

    `lowered` and `turned` follow what is tapped on a risen sheet.
    """

    lowered = Signal()
    turned = Signal(int)

    def __init__(self, window: MainWindow, files: Path | None, aloud: Aloud) -> None:
        super().__init__()
        self._window, self._files, self._aloud = window, files, aloud
        self._rehearsal = Rehearsal(window)
        self._risen: tuple[object, ...] = ()
        self._paper_at: str | None = None
        self._where: tuple[object, ...] = ()

    def prepare(self, ground: Ground) -> Iterator[None]:
        """What the next visitor would wait for, in little steps: blank screens, the pages behind
        the home page, then what the lists and overviews tell.
        """
        for kind in SCREENS:
            self._window.prepare(kind)
            yield
        yield from self._rehearse(foresee(Visit(), ground), ground, self._window.theme.lasting)
        yield from ground.known.prepare()

    def look_ahead(self, visit: Visit, ground: Ground) -> Iterator[None]:
        """Rehearse the pages that may come next, in little steps."""
        if visit.page is not Page.HOME:  # what follows it is prepared for everybody
            yield from self._rehearse(foresee(visit, ground), ground, nullcontext)

    def _rehearse(
        self,
        pages: Iterator[Visit],
        ground: Ground,
        kept: Callable[[], AbstractContextManager[None]],
    ) -> Iterator[None]:
        """Fill a screen that nobody sees, then set its lines.

        It is not drawn: Qt does not survive an error in a `paintEvent` that Python has asked for.
        """
        for ahead in pages:
            try:
                with kept():
                    self._page(ahead, ground, self._rehearsal)
            except Problem:  # told when it is asked for
                continue
            except Exception:  # the same; the other pages are made all the same
                LOG.exception("not made ahead: %s", ahead.page)
                continue
            yield
            set_ahead(self._window.theme)
            yield

    def forget(self) -> None:
        """What was rehearsed for a person goes."""
        self._rehearsal.forget()

    def show_visit(self, visit: Visit, ground: Ground) -> None:
        """The page of a region's list."""
        modes, theme = visit.modes, self._window.theme
        self._window.set_modes(large=modes.large, contrast=modes.contrast, low=modes.low)
        if self._window.theme is not theme:  # `look_changed` has shown the visit already
            return
        self._bring(self._page(visit, ground, self._window), self._bar(visit))
        if visit.where != self._where:
            self._where = visit.where
            self._window.keyboard.begin()
        self._raise(visit, ground)

    def show_welcome(self, visit: Visit, ready: Prepared, *, leads_back: bool = False) -> None:
        """The first page of a kiosk that does not know its region.

        `leads_back`: the attendant is asked, who may leave it.
        """
        catalogue = ready.catalogue
        choices = [
            RegionChoice(catalogue.region(known.id), known.items) for known in catalogue.regions()
        ]
        welcome = self._window.screen_of(WelcomeScreen)
        welcome.show_welcome(presenting.welcome_view(choices, visit.region))
        bar = self._bar(visit)
        self._bring(welcome, bar._replace(back=True, home=True, speak=None) if leads_back else bar)

    def show_attendant(self, visit: Visit, screen: Callable[[], Screen]) -> None:
        """A page of the attendant, over whatever the visit is at."""
        modes, theme = visit.modes, self._window.theme
        self._window.set_modes(large=modes.large, contrast=modes.contrast, low=modes.low)
        if self._window.theme is theme:
            self._window.sheet.lower_sheet()
            self._risen = ()
            self._bring(screen(), self._bar(visit)._replace(back=True, home=True, speak=None))

    def show_safe(self, view: SafeView) -> None:
        safe = self._window.screen_of(SafeScreen)
        safe.show_safe(view)
        if self._window.current() is not safe:
            self._window.show_screen(safe, BarView(back=False, home=False))

    def renew(self) -> None:
        """The window has new screens: nothing has risen over them."""
        self._risen = ()
        self._rehearsal.renew()

    def _bring(self, screen: Screen, bar: BarView) -> None:
        if self._window.current() is not screen:
            self._window.show_screen(screen, bar)
            self._risen = ()
        else:
            self._window.show_bar(bar)

    def _bar(self, visit: Visit) -> BarView:
        """What leads somewhere from the page of a visit, and the modes that are on."""
        modes = visit.modes
        return BarView(
            back=visit.can_go_back,
            home=visit.page is not Page.HOME,
            large=modes.large,
            contrast=modes.contrast,
            low=modes.low if self._window.offers_low() else None,
            speak=modes.aloud if self._aloud.offered else None,
        )

    def _page(self, visit: Visit, ground: Ground, company: Company) -> Screen:
        screen_of = company.screen_of
        match visit.page:
            case Page.HOME:
                home = screen_of(HomeScreen)
                if company.current() is not home:
                    home.show_home(ground.home())
                return home
            case Page.SEARCH:
                search = screen_of(SearchScreen)
                search.show_search(ground.found(visit))
                return search
            case Page.CATEGORIES:
                categories = screen_of(CategoriesScreen)
                categories.show_categories(presenting.categories_view(ground.holdings))
                return categories
            case Page.ITEMS:
                return self._items(visit, ground, company)
            case Page.OVERVIEW:
                overview = screen_of(OverviewScreen)
                view = ground.known.overview(visit.under_way, ground.way_in(visit))
                overview.show_overview(view, visit.leaf)
                return overview
            case Page.QUESTION:
                question = screen_of(QuestionScreen)
                question.show_question(asking.question_view(visit, ground.compose))
                return question
            case Page.REVIEW:
                review = screen_of(ReviewScreen)
                review.show_review(asking.review_view(visit, ground.compose), visit.leaf)
                return review
            case Page.RESULT:
                return self._result(visit, ground, company)
            case Page.TAKE:
                take = screen_of(TakeScreen)
                take.show_take(taking.take_view(ground.notice(visit), visit.leaf))
                return take
            case Page.PRINTING:
                return self._printing(visit, ground)
            case Page.FAULT:
                fault = screen_of(FaultScreen)
                fault.show_fault(taking.fault_view(ground.notice(visit), visit.fault, visit.leaf))
                return fault
            case Page.DONE:
                done = screen_of(DoneScreen)
                done.show_done(
                    paper_views.done_view(
                        ground.notice(visit), visit.file, visit.seconds, visit.place
                    )
                )
                return done
            case _:
                assert_never(visit.page)

    def _items(self, visit: Visit, ground: Ground, company: Company) -> Screen:
        items = company.screen_of(ItemsScreen)
        if company.current() is items:
            return items
        items.show_items(ground.listed(visit), visit.listed)
        return items

    def _result(self, visit: Visit, ground: Ground, company: Company) -> Screen:
        notice = ground.notice(visit)
        if presenting.has_list(notice):
            result = company.screen_of(ResultScreen)
            result.show_result(asking.result_view(visit, ground.compose), scan=True)
            return result
        nothing = company.screen_of(NothingScreen)
        view = presenting.nothing_view(
            ground.holdings, notice, visit.item.seq, ground.hall, ground.compose
        )
        nothing.show_nothing(view, visit.leaf)
        return nothing

    def _printing(self, visit: Visit, ground: Ground) -> Screen:
        printing = self._window.screen_of(PrintingScreen)
        again = self._window.current() is printing
        if not again or visit.place != self._paper_at:
            self._paper_at = visit.place
            printing.show_printing(
                paper_views.printing_view(ground.notice(visit), self._files, visit.place)
            )
            printing.run_for(PICTURE_MS if self._files is None else PICTURE_MS // 8)
        return printing

    def _raise(self, visit: Visit, ground: Ground) -> None:
        """Raise, renew or lower the sheet over the page."""
        wanted = (visit.rise, visit.leaf, visit.asked, visit.trouble)
        sheet, theme = self._window.sheet, self._window.theme
        if visit.rise is Rise.NOTHING:
            if self._risen:
                sheet.lower_sheet()
            self._risen = ()
            return
        if wanted == self._risen:
            return
        match visit.rise:
            case Rise.WHY:
                view = asking.why_view(visit.question, visit.item.seq, ground.holdings.region)
                why = WhySheet(theme, view)
                why.closed.connect(self.lowered)
                sheet.raise_sheet(why)
            case Rise.SHEET:
                growing = GrowingSheet(theme)
                growing.folded.connect(self.lowered)
                growing.turned.connect(self.turned)
                growing.show_sheet(asking.question_view(visit, ground.compose).sheet, visit.leaf)
                sheet.raise_sheet(growing)
            case Rise.ALOUD:
                sheet.raise_sheet(self._aloud.make_sheet())
            case Rise.FLOW:
                notice = ground.notice(visit)
                flow = FlowSheet(theme, notice.get(Dates), notice.get(Flow))
                flow.closed.connect(self.lowered)
                sheet.raise_sheet(flow)
            case Rise.TROUBLE:
                trouble = TroubleSheet(
                    theme, help_views.trouble_view(ground.hall, visit.trouble_head, visit.trouble)
                )
                trouble.closed.connect(self.lowered)
                sheet.raise_sheet(trouble)
            case _:
                assert_never(visit.rise)
        self._risen = wanted
