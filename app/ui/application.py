"""The kiosk at work: one visit after the other, shown on the window. All wiring is here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.catalog.catalogue import Catalogue
from app.domain.calendar import Calendar
from app.domain.checklist import Checklist
from app.domain.compose import Setting, make_notice
from app.domain.hall import NO_HALL, Hall
from app.domain.notice import Foot, Notice
from app.domain.problems import Problem
from app.settings import Settings, remember_region
from app.ui import asking, presenting, taking
from app.ui import visit as steps
from app.ui.asking import Composer
from app.ui.front import BarView
from app.ui.idle import ANSWER_WITHIN, Idle, ask_after
from app.ui.kiosk.attract import Attract
from app.ui.kiosk.categories import CategoriesScreen
from app.ui.kiosk.done import DoneScreen
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
from app.ui.kiosk.still_there import StillThere
from app.ui.kiosk.take import TakeScreen
from app.ui.kiosk.trouble import TroubleSheet
from app.ui.kiosk.welcome import WelcomeScreen
from app.ui.kiosk.why import WhySheet
from app.ui.known import Known
from app.ui.presenting import Holdings
from app.ui.press import Press
from app.ui.resting import attract_view
from app.ui.screen import Screen
from app.ui.searching import Finder, HitView
from app.ui.session import Session
from app.ui.spare import Spare
from app.ui.views import ItemRow, RegionChoice
from app.ui.visit import Page, Rise, Visit
from app.ui.widgets.frame import Cell
from app.ui.window import MainWindow

LOG = logging.getLogger(__name__)

CLOCK_MS = 5_000
RETRY_MS = 30_000
"""The world's trouble (no catalogue): tried again by itself this often."""
HOME_AGAIN_MS = 4_000
"""Our own trouble: so long the safe page stands before home."""
PAPER_SECONDS, FILE_SECONDS = 10, 60
"""So long the last page waits for the next visitor; a file is looked at in its viewer first."""
PICTURE_MS = 8_000
SCREENS: tuple[type[Screen], ...] = (
    ItemsScreen, OverviewScreen, QuestionScreen, ReviewScreen, ResultScreen, NothingScreen,
    CategoriesScreen, SearchScreen, PrintingScreen, DoneScreen, TakeScreen,
)  # fmt: skip
"""Built before anybody asks for them, in the order of a visit."""


@dataclass(frozen=True)
class Prepared:
    """What start-up has brought: all that a visit needs. `region` None: ask on the first page."""

    settings: Settings
    calendar: Calendar
    catalogue: Catalogue
    region: str | None


Prepare = Callable[[], Prepared]


class Application(QObject):
    """Owns the session and shows it.

    `prepare` reads what the kiosk needs and raises Problem where the world does not let it; it
    is called again until it succeeds. `files` is the folder where sheets become files, None for
    paper. `now` is the wall clock. `left` follows Esc where the settings do not lock it.
    """

    left = Signal()

    def __init__(
        self,
        window: MainWindow,
        press: Press,
        prepare: Prepare,
        now: Callable[[], datetime],
        files: Path | None,
    ) -> None:
        super().__init__()
        self._window, self._press, self._prepare, self._now = window, press, prepare, now
        self._files = files
        self._ready: Prepared | None = None
        self._held: Holdings | None = None
        self._setting: Setting | None = None
        self._finder: Finder | None = None
        self._known: Known | None = None
        self._compose = Composer(self._make_notice)
        self._session = Session(None)
        self._safe: str | None = None
        self._file: Path | None = None
        self._seconds = 0
        self._risen: tuple[object, ...] = ()
        self._clock = self._timer(self._tick, CLOCK_MS)
        self._again = self._timer(self._recover, RETRY_MS, once=True)
        self._leaving = self._timer(self._count_down, 1_000)
        self._idle = Idle(press.clock)
        self._spare = Spare(self)
        self._wire()

    def _wire(self) -> None:
        """Who listens to whom, but for the screens: see `_connect`."""
        self._session.changed.connect(self._show)
        self._window.screen_built.connect(self._connect)
        self._window.asked.connect(self._bar_asked)
        self._window.look_changed.connect(self._show_anew)
        self._window.leave_requested.connect(self._leave)
        self._window.sheet_dismissed.connect(self._lower)
        self._window.touched.connect(self._touched)
        self._idle.asked.connect(self._ask_still_there)
        self._idle.over.connect(self.go_home)
        self._idle.rested.connect(self._rest)
        self._press.out.connect(self._printed)
        self._press.failed.connect(self._not_printed)
        for screen in self._window.screens():
            self._connect(screen)

    def _connect(self, screen: QWidget) -> None:
        """A screen says what the person wants; here it becomes a step of the visit."""
        match screen:
            case WelcomeScreen():
                screen.picked.connect(lambda region: self._do(steps.pick_region, region))
                screen.confirmed.connect(self._settle)
            case HomeScreen():
                screen.topic_chosen.connect(lambda key: self._do(steps.open_topic, key))
                screen.search_requested.connect(lambda: self._do(steps.search))
                screen.categories_requested.connect(lambda: self._do(steps.browse))
            case SearchScreen():
                screen.key_pressed.connect(lambda key: self._type(steps.press_key, key))
                screen.erased.connect(lambda: self._type(steps.erase))
                screen.word_chosen.connect(lambda word: self._type(steps.retype, word))
                screen.turned.connect(lambda leaf: self._do(steps.turn, leaf))
                screen.hit_chosen.connect(self._open_hit)
                screen.categories_requested.connect(lambda: self._do(steps.browse))
                screen.topics_requested.connect(self.go_home)
            case CategoriesScreen():
                screen.category_chosen.connect(lambda key: self._do(steps.open_category, key))
            case ItemsScreen():
                screen.item_chosen.connect(self._open)
            case OverviewScreen():
                screen.start_requested.connect(lambda: self._do(steps.start))
                screen.guide_requested.connect(lambda: self._do(steps.see_guide))
            case QuestionScreen():
                screen.chosen.connect(lambda option: self._do(steps.choose, option))
                screen.onward.connect(lambda: self._do(steps.hand_in))
                screen.why_requested.connect(lambda: self._do(steps.rise, Rise.WHY))
                screen.sheet_requested.connect(lambda: self._do(steps.rise, Rise.SHEET))
            case ReviewScreen():
                screen.change_requested.connect(lambda asked: self._do(steps.change, asked))
                screen.turned.connect(lambda leaf: self._do(steps.turn, leaf))
                screen.accepted.connect(lambda: self._do(steps.accept))
            case ResultScreen():
                screen.ticked.connect(lambda tick: self._do(steps.tick, tick))
                screen.turned.connect(lambda leaf: self._do(steps.turn, leaf))
                screen.change_requested.connect(lambda: self._do(steps.review))
                screen.print_requested.connect(self._print)
                screen.scan_requested.connect(self._take)
                screen.again_requested.connect(self.go_home)
            case TakeScreen():
                screen.turned.connect(lambda leaf: self._do(steps.turn, leaf))
                screen.list_requested.connect(lambda: self._do(steps.back))
                screen.finished.connect(self.go_home)
            case NothingScreen():
                screen.scan_requested.connect(self._take)
                screen.print_requested.connect(self._print)
                screen.again_requested.connect(self.go_home)
                screen.item_chosen.connect(self._open_instead)
            case DoneScreen():
                screen.finished.connect(self.go_home)
                screen.again_requested.connect(self._print)
            case SafeScreen():
                screen.retry_requested.connect(self._recover)
            case _:  # printing: there is nothing to tap
                pass

    # Start, trouble, end

    @property
    def session(self) -> Session:
        return self._session

    @property
    def idle(self) -> Idle:
        return self._idle

    @property
    def spare(self) -> Spare:
        return self._spare

    def start(self) -> None:
        """Read what is needed and show the first page; the safe page where that fails."""
        self._recover()
        self._clock.start()

    def close(self) -> None:
        """Stop every timer: nothing happens any more."""
        for timer in (self._clock, self._again, self._leaving):
            timer.stop()
        self._spare.stop()
        self._idle.stop()

    def fall(self, reason: str) -> None:
        """Something of ours went wrong: the visit is wiped, the safe page stands, then home."""
        self._safe_page(reason, HOME_AGAIN_MS)

    def go_home(self) -> None:
        """End the visit: nothing of it is left."""
        self._press.leave()
        self._compose.forget()
        taking.forget()
        self._leaving.stop()
        self._file = None
        self._window.uncover()
        self._refresh_day()
        self._session.reset()
        self._forget_screens()

    def _recover(self) -> None:
        self._again.stop()
        try:
            self._ready = self._prepare()
            self._hold(self._ready)
        except Problem as problem:
            LOG.warning("not ready: %s", problem)
            self._safe_page(str(problem), RETRY_MS)
            return
        self._safe = None
        self.go_home()

    def _hold(self, ready: Prepared) -> None:
        """Take up the region's list, or the welcome page where none is chosen."""
        self._finder = self._known = None
        self._compose.renew()
        self._spare.stop()
        if ready.region is None:
            self._held = self._setting = None
            return
        catalogue, region = ready.catalogue, ready.region
        self._held = Holdings(catalogue.region(region), lambda: catalogue.items(region))
        self._setting = Setting(
            region=self._held.region,
            edition=catalogue.edition(region),
            hall=ready.settings.hall,
            calendar=ready.calendar,
            today=self._now().date(),
        )
        self._known = Known(self._held, self._compose)

    def _refresh_day(self) -> None:
        """What is known stays from visit to visit, until the day changes."""
        held_for = self._setting.today if self._setting is not None else None
        if self._ready is not None and held_for != self._now().date():
            self._hold(self._ready)

    def _safe_page(self, reason: str, again_after: int) -> None:
        self._safe = reason
        self._window.uncover()
        self._compose.forget()
        taking.forget()
        self._leaving.stop()
        self._again.start(again_after)
        self._session.reset()
        self._forget_screens()

    def _forget_screens(self) -> None:
        """A screen that nobody sees still holds the words of the last person: it goes."""
        shown = self._window.current()
        if shown is not None:
            self._window.forget(shown)
        if self._known is not None:
            self._spare.give(self._prepare_pages(self._known))

    def _prepare_pages(self, known: Known) -> Iterator[None]:
        """One blank screen at a time, so that the next visitor does not wait for it; the rest."""
        for kind in SCREENS:
            self._window.prepare(kind)
            yield
        yield from known.prepare()

    def _leave(self) -> None:
        if self._ready is None or not self._ready.settings.locked:
            self.left.emit()

    # Nobody there

    def _touched(self) -> None:
        """Any touch or key. While it is asked whether somebody is there, the answer decides."""
        if not self._idle.asking:
            self._idle.touch()

    def _ask_still_there(self, left: int) -> None:
        asking = self._window.covering()
        if not isinstance(asking, StillThere):
            asking = StillThere(self._window.theme, ANSWER_WITHIN)
            asking.continued.connect(self._go_on)
            asking.cleared.connect(self.go_home)
            asking.show_left(left)
            self._window.cover(asking)
        asking.show_left(left)

    def _go_on(self) -> None:
        self._window.uncover()
        self._idle.touch()

    def _rest(self) -> None:
        """Nobody came to the home page for a while."""
        attract = Attract(self._window.theme)
        attract.clicked.connect(self.go_home)
        self._show_attract(attract)
        self._window.cover(attract)

    def _show_attract(self, attract: Attract) -> None:
        region = self._holdings().region
        cards = presenting.home_view(region, self._count()).topics
        attract.show_attract(attract_view(self._hall(), region.name, cards, self._now()))

    # Steps of the visit

    def _do(self, step: Callable[..., Visit], *wanted: object) -> None:
        self._touched()
        self._session.step(step(self._session.visit, *wanted))

    def _bar_asked(self, cell: Cell) -> None:
        match cell:
            case Cell.BACK:
                self._go_back()
            case Cell.HOME:
                self.go_home()
            case Cell.LARGE | Cell.CONTRAST | Cell.SPEAK:
                pass
            case _:
                assert_never(cell)

    def _go_back(self) -> None:
        if self._session.visit.page is Page.PRINTING:
            self._press.leave()
        self._leaving.stop()
        self._do(steps.back)

    def _lower(self) -> None:
        self._do(steps.rise, Rise.NOTHING)

    def _settle(self) -> None:
        """The region is chosen: remember it, and begin."""
        region = self._session.visit.region
        if region is None or self._ready is None:
            return
        try:
            remember_region(self._ready.settings.file, region)
        except Problem as problem:  # it serves today, and asks again tomorrow
            LOG.warning("%s", problem)
        ready = self._ready
        self._ready = Prepared(ready.settings, ready.calendar, ready.catalogue, region)
        self.go_home()

    def _open(self, row: ItemRow) -> None:
        held, visit = self._holdings(), self._session.visit
        if self._withdrawn(row.item):
            return
        preset = presenting.preset_of(held, row, visit.topic)
        page = self._window.screen_of(ItemsScreen).page()
        self._do(steps.open_begun, self._require_known().begin(held.item(row.item), preset), page)

    def _type(self, step: Callable[..., Visit], *wanted: str) -> None:
        """A key of the search page; a complete 清单号 opens its list at once."""
        visit = step(self._session.visit, *wanted)
        read = self._find().read_slip(visit.typed)
        if read is not None and read.interview is not None and read.sure:
            self._session.step(visit)
            self._open_slip(visit.typed)
        else:
            self._session.step(visit)

    def _open_slip(self, typed: str) -> None:
        read = self._find().read_slip(typed)
        found = None if read is None else read.interview
        if found is not None and not self._withdrawn(found.item.seq):
            self._do(steps.open_slip, found)

    def _open_hit(self, hit: HitView) -> None:
        if hit.slip:
            self._open_slip(self._session.visit.typed)
        elif not self._withdrawn(hit.item):
            self._do(steps.open_found, self._holdings().item(hit.item))

    def _open_instead(self, seq: int) -> None:
        if not self._withdrawn(seq):
            self._do(steps.open_instead, self._holdings().item(seq))

    def _withdrawn(self, seq: int) -> bool:
        """Whether the hall has taken an item off for now; then its sentence is shown."""
        ready = self._ready
        if ready is None:
            return True
        sentence = ready.settings.withdrawn.get(f"{ready.region}-{seq}")
        if sentence is not None:
            self._do(steps.in_trouble, sentence)
        return sentence is not None

    def _take(self) -> None:
        try:
            taking.codes_of(self._notice(self._session.visit))
        except Problem as problem:  # too long for a phone
            self._do(steps.in_trouble, str(problem))
        else:
            self._do(steps.take)

    # Printing

    def _print(self) -> None:
        visit = self._session.visit
        setting = self._require_setting()
        printed = Setting(
            setting.region, setting.edition, setting.hall, setting.calendar, setting.today,
            printed=self._now(),
        )  # fmt: skip
        notice = make_notice(visit.told.checklist, printed)
        self._leaving.stop()
        self._do(steps.printing)
        self._press.print_notice(notice, notice.get(Foot).slip)

    def _printed(self, file: Path | None) -> None:
        if self._session.visit.page is not Page.PRINTING:
            return
        self._file = file
        self._seconds = PAPER_SECONDS if file is None else FILE_SECONDS
        self._leaving.start()
        self._do(steps.printed)

    def _not_printed(self, sentence: str) -> None:
        if self._session.visit.page is Page.PRINTING:
            self._do(steps.not_printed, sentence)

    def _count_down(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self.go_home()
        else:
            self._show()

    # Showing

    def _show(self) -> None:
        """Show the page the visit is on, and what has risen over it."""
        self._spare.pause()
        self._tick()
        if self._safe is not None:
            self._idle.stop()
            self._show_safe(self._safe)
            return
        visit = self._session.visit
        screen = self._page(visit)
        bar = BarView(
            back=steps.can_go_back(visit), home=visit.page not in (Page.HOME, Page.WELCOME)
        )
        if self._window.current() is not screen:
            self._window.show_screen(screen, bar)
            self._risen = ()
        else:
            self._window.show_bar(bar)
        self._raise(visit)
        if self._held is None:
            self._idle.stop()
        else:
            large = self._window.theme.look.large
            self._idle.watch(ask_after(visit.page, large=large), rest=visit.page is Page.HOME)

    def _show_anew(self) -> None:
        """The window has made new screens: show the page on them."""
        self._risen = ()
        self._show()

    def _page(self, visit: Visit) -> Screen:
        if self._held is None:
            return self._welcome(visit)
        match visit.page:
            case Page.HOME | Page.WELCOME | Page.SAFE:
                home = self._window.screen_of(HomeScreen)
                if self._window.current() is not home:
                    home.show_home(presenting.home_view(self._held.region, self._count()))
                return home
            case Page.SEARCH:
                search = self._window.screen_of(SearchScreen)
                search.show_search(
                    self._find().view(visit.typed, visit.leaf, self._hall(), self._compose)
                )
                return search
            case Page.CATEGORIES:
                categories = self._window.screen_of(CategoriesScreen)
                categories.show_categories(presenting.categories_view(self._held))
                return categories
            case Page.ITEMS:
                return self._items(visit)
            case Page.OVERVIEW:
                overview = self._window.screen_of(OverviewScreen)
                overview.show_overview(
                    self._require_known().overview(visit.under_way, self._way_in(visit))
                )
                return overview
            case Page.QUESTION:
                question = self._window.screen_of(QuestionScreen)
                question.show_question(asking.question_view(visit, self._compose))
                return question
            case Page.REVIEW:
                review = self._window.screen_of(ReviewScreen)
                review.show_review(asking.review_view(visit, self._compose), visit.leaf)
                return review
            case Page.RESULT:
                return self._result(visit)
            case Page.TAKE:
                take = self._window.screen_of(TakeScreen)
                take.show_take(taking.take_view(self._notice(visit), visit.leaf))
                return take
            case Page.PRINTING:
                return self._printing(visit)
            case Page.DONE:
                done = self._window.screen_of(DoneScreen)
                done.show_done(presenting.done_view(self._notice(visit), self._file, self._seconds))
                return done
            case _:
                assert_never(visit.page)

    def _welcome(self, visit: Visit) -> Screen:
        assert self._ready is not None
        catalogue = self._ready.catalogue
        choices = [
            RegionChoice(catalogue.region(known.id), known.items) for known in catalogue.regions()
        ]
        welcome = self._window.screen_of(WelcomeScreen)
        welcome.show_welcome(presenting.welcome_view(choices, visit.region))
        return welcome

    def _items(self, visit: Visit) -> Screen:
        known = self._require_known()
        items = self._window.screen_of(ItemsScreen)
        if self._window.current() is items:
            return items
        if visit.topic is not None:
            view = known.topic(visit.topic)
        else:
            view = known.category(visit.category or "")
        items.show_items(view, visit.listed)
        return items

    def _result(self, visit: Visit) -> Screen:
        notice = self._notice(visit)
        if presenting.has_list(notice):
            result = self._window.screen_of(ResultScreen)
            result.show_result(asking.result_view(visit, self._compose), scan=True)
            return result
        nothing = self._window.screen_of(NothingScreen)
        nothing.show_nothing(
            presenting.nothing_view(
                self._holdings(), notice, visit.item.seq, self._hall(), self._compose
            )
        )
        return nothing

    def _printing(self, visit: Visit) -> Screen:
        printing = self._window.screen_of(PrintingScreen)
        if self._window.current() is not printing:
            printing.show_printing(presenting.printing_view(self._notice(visit), self._files))
            printing.run_for(PICTURE_MS if self._files is None else PICTURE_MS // 8)
        return printing

    def _raise(self, visit: Visit) -> None:
        """Raise, renew or lower the sheet over the page."""
        wanted = (visit.rise, visit.leaf, visit.asked, visit.trouble)
        if visit.rise is Rise.NOTHING:
            if self._risen:
                self._window.sheet.lower_sheet()
            self._risen = ()
            return
        if wanted == self._risen:
            return
        sheet, theme = self._window.sheet, self._window.theme
        match visit.rise:
            case Rise.WHY:
                why = WhySheet(
                    theme,
                    asking.why_view(visit.question, visit.item.seq, self._holdings().region),
                )
                why.closed.connect(self._lower)
                sheet.raise_sheet(why)
            case Rise.SHEET:
                content = GrowingSheet(theme)
                content.folded.connect(self._lower)
                content.turned.connect(lambda leaf: self._do(steps.turn, leaf))
                content.show_sheet(asking.question_view(visit, self._compose).sheet, visit.leaf)
                sheet.raise_sheet(content)
            case Rise.TROUBLE:
                trouble = TroubleSheet(theme, visit.trouble)
                trouble.closed.connect(self._lower)
                sheet.raise_sheet(trouble)
        self._risen = wanted

    def _show_safe(self, reason: str) -> None:
        safe = self._window.screen_of(SafeScreen)
        safe.show_safe(presenting.safe_view(self._hall(), reason, self._now()))
        if self._window.current() is not safe:
            self._window.show_screen(safe, BarView(back=False, home=False))

    def _tick(self) -> None:
        region = self._held.region if self._held is not None else None
        self._window.show_header(presenting.header_view(self._hall(), region, self._now()))
        resting = self._window.covering()
        if isinstance(resting, Attract):
            self._show_attract(resting)

    # What the pages stand on

    def _make_notice(self, checklist: Checklist) -> Notice:
        return make_notice(checklist, self._require_setting())

    def _notice(self, visit: Visit) -> Notice:
        return self._compose(visit.told.checklist)

    def _require_setting(self) -> Setting:
        if self._setting is None:
            raise LookupError("no region is held")
        return self._setting

    def _holdings(self) -> Holdings:
        if self._held is None:
            raise LookupError("no region is held")
        return self._held

    def _require_known(self) -> Known:
        if self._known is None:
            raise LookupError("no region is held")
        return self._known

    def _find(self) -> Finder:
        """Search in the region; its words are read when somebody first searches."""
        if self._finder is None:
            held, ready = self._holdings(), self._ready
            assert ready is not None
            catalogue, region = ready.catalogue, held.region
            prefixes = {known.prefix: known.short for known in catalogue.regions()}
            self._finder = Finder(held, catalogue.search(region.id), prefixes)
        return self._finder

    def _hall(self) -> Hall:
        return self._ready.settings.hall if self._ready is not None else NO_HALL

    def _count(self) -> int:
        assert self._ready is not None
        regions = self._ready.catalogue.regions()
        return next(region.items for region in regions if region.id == self._ready.region)

    def _way_in(self, visit: Visit) -> str:
        held = self._holdings()
        if visit.topic is not None:
            return held.topic(visit.topic).title
        return held.region.category(visit.item.category).plain

    def _timer(self, slot: Callable[[], None], interval: int, *, once: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.setSingleShot(once)
        timer.timeout.connect(slot)
        return timer
