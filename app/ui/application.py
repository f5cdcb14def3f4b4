"""The kiosk at work: one visit after the other, shown on the window. All wiring is here."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.count import End
from app.domain.hall import NO_HALL, Hall
from app.domain.problems import Problem
from app.settings_edit import remember_region
from app.ui import help_views, opening, presenting, steps, taking
from app.ui.absence import Absence
from app.ui.aloud import Aloud, Seek, no_voice
from app.ui.ground import Ground, Prepared
from app.ui.heap import give_back
from app.ui.kiosk.categories import CategoriesScreen
from app.ui.kiosk.done import DoneScreen
from app.ui.kiosk.fault import FaultScreen
from app.ui.kiosk.home import HomeScreen
from app.ui.kiosk.items import ItemsScreen
from app.ui.kiosk.nothing import NothingScreen
from app.ui.kiosk.overview import OverviewScreen
from app.ui.kiosk.question import QuestionScreen
from app.ui.kiosk.result import ResultScreen
from app.ui.kiosk.review import ReviewScreen
from app.ui.kiosk.safe import SafeScreen
from app.ui.kiosk.search import SearchScreen
from app.ui.kiosk.take import TakeScreen
from app.ui.kiosk.welcome import WelcomeScreen
from app.ui.paperwork import Paperwork
from app.ui.press import Press
from app.ui.resting import AttractView, attract_view
from app.ui.session import Session
from app.ui.spare import Spare
from app.ui.stage import Stage
from app.ui.views import ItemRow, SafeView
from app.ui.visit import PLAIN, Modes, Page, Rise, Visit
from app.ui.widgets.frame import Cell
from app.ui.window import MainWindow

if TYPE_CHECKING:
    from app.ui.attendant import Attendant

LOG = logging.getLogger(__name__)

CLOCK_MS = 5_000
RETRY_MS = 4_000
"""The world's trouble (no catalogue): tried again by itself this often."""
HOME_AGAIN_MS = 4_000
"""Our own trouble: so long the safe page stands before home."""
UNNAMED = frozenset({Page.HOME, Page.SEARCH, Page.CATEGORIES, Page.ITEMS, Page.OVERVIEW})
"""Pages on which the header names no item: those of many, and the one whose headline does."""

Prepare = Callable[[], Prepared]


class Application(QObject):
    """Owns the session and shows it.

    `prepare` reads what the kiosk needs and raises Problem where the world does not let it; it
    is called again until it succeeds. `files` is the folder where sheets become files, None for
    paper. `now` is the wall clock. `make_attendant` is called when the mark is first held. `seek`
    looks for a voice. `left` follows Esc where the settings do not lock it, and the attendant who
    ends the program.
    """

    left = Signal()

    def __init__(
        self,
        window: MainWindow,
        press: Press,
        prepare: Prepare,
        now: Callable[[], datetime],
        files: Path | None,
        make_attendant: Callable[[], Attendant] | None = None,
        seek: Seek = no_voice,
    ) -> None:
        super().__init__()
        self._window, self._press, self._prepare, self._now = window, press, prepare, now
        self._make_attendant = make_attendant
        self._attendant: Attendant | None = None
        self._ready: Prepared | None = None
        self._ground: Ground | None = None
        self._session = Session()
        self._paperwork = Paperwork(press, self._session, files)
        self._aloud = Aloud(window, seek)
        self._stage = Stage(window, files, self._aloud)
        self._safe: str | None = None
        self._clock = self._timer(self._tick, CLOCK_MS)
        self._again = self._timer(self._recover, RETRY_MS, once=True)
        self._absence = Absence(window, press.clock)
        self._spare = Spare(self)
        self._ahead: Iterator[None] = iter(())
        self._wire()

    def _wire(self) -> None:
        """Who listens to whom, but for the screens: see `_connect`."""
        self._session.changed.connect(self._show)
        self._window.screen_built.connect(self._connect)
        self._window.asked.connect(self._bar_asked)
        self._window.look_changed.connect(self._show_anew)
        self._window.leave_requested.connect(self._leave)
        self._window.sheet_dismissed.connect(self._lower)
        self._stage.lowered.connect(self._lower)
        self._stage.turned.connect(self._turn)
        self._window.touched.connect(self._touched)
        self._aloud.changed.connect(self._show)
        self._aloud.heard.connect(self._touched)
        self._aloud.ended.connect(self._end_reading)
        self._aloud.folded.connect(self._lower)
        self._absence.over.connect(self._give_up)
        self._absence.cleared.connect(self.go_home)
        self._absence.rested.connect(self._rest)
        self._paperwork.over.connect(self.go_home)
        self._window.mark_held.connect(self._let_in)
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
                screen.turned.connect(self._turn)
                screen.hit_chosen.connect(lambda hit: self._do(opening.open_hit, self._on(), hit))
                screen.categories_requested.connect(lambda: self._do(steps.browse))
                screen.topics_requested.connect(self.go_home)
            case CategoriesScreen():
                screen.category_chosen.connect(lambda key: self._do(steps.open_category, key))
            case ItemsScreen():
                screen.item_chosen.connect(self._open)
            case OverviewScreen():
                screen.start_requested.connect(lambda: self._do(steps.start))
                screen.guide_requested.connect(lambda: self._do(steps.see_guide))
                screen.turned.connect(self._turn)
            case QuestionScreen():
                screen.chosen.connect(lambda option: self._do(steps.choose, option))
                screen.onward.connect(lambda: self._do(steps.hand_in))
                screen.why_requested.connect(lambda: self._do(steps.rise, Rise.WHY))
                screen.sheet_requested.connect(lambda: self._do(steps.rise, Rise.SHEET))
            case ReviewScreen():
                screen.change_requested.connect(lambda asked: self._do(steps.change, asked))
                screen.turned.connect(self._turn)
                screen.accepted.connect(lambda: self._do(steps.accept))
            case ResultScreen():
                screen.ticked.connect(lambda tick: self._do(steps.tick, tick))
                screen.turned.connect(self._turn)
                screen.change_requested.connect(lambda: self._do(steps.review))
                screen.flow_requested.connect(lambda: self._do(steps.rise, Rise.FLOW))
                screen.print_requested.connect(self._print)
                screen.scan_requested.connect(self._take)
                screen.again_requested.connect(self._once_more)
            case TakeScreen():
                screen.turned.connect(self._turn)
                screen.list_requested.connect(lambda: self._do(steps.back))
                screen.finished.connect(self.go_home)
            case NothingScreen():
                screen.turned.connect(self._turn)
                screen.scan_requested.connect(self._take)
                screen.print_requested.connect(self._print)
                screen.again_requested.connect(self._once_more)
                screen.item_chosen.connect(
                    lambda seq: self._do(opening.open_instead, self._on(), seq)
                )
            case FaultScreen():
                screen.again_requested.connect(self._mended)
                screen.list_requested.connect(self._go_back)
                screen.turned.connect(self._turn)
            case DoneScreen():
                screen.finished.connect(self.go_home)
                screen.again_requested.connect(self._print)
            case SafeScreen():
                screen.retry_requested.connect(self._recover)
            case _:  # the attendant's; printing, where there is nothing to tap
                if self._attendant is not None:
                    self._attendant.connect_screen(screen)

    # Start, trouble, end

    @property
    def session(self) -> Session:
        return self._session

    @property
    def absence(self) -> Absence:
        return self._absence

    @property
    def aloud(self) -> Aloud:
        return self._aloud

    @property
    def spare(self) -> Spare:
        return self._spare

    def start(self) -> None:
        """Read what is needed and show the first page; the safe page where that fails."""
        self._recover()
        self._press.start()
        self._clock.start()
        self._aloud.start()

    def rest(self) -> None:
        """Nobody is here: the page for that, where there is a region to show."""
        if self._safe is None and self._ground is not None:
            self._rest()

    def close(self) -> None:
        """Stop every timer: nothing happens any more; what is not out yet must not come out."""
        self._paperwork.leave()
        self._aloud.close()
        for timer in (self._clock, self._again):
            timer.stop()
        self._spare.stop()
        self._absence.stop()
        if self._attendant is not None:
            self._attendant.stop()

    def fall(self, reason: str) -> None:
        """Something of ours went wrong: the visit is wiped, the safe page stands, then home."""
        self._safe_page(reason, HOME_AGAIN_MS)

    def go_home(self) -> None:
        """End the visit: nothing of it is left."""
        self._end(PLAIN)

    def _once_more(self) -> None:
        """首页, 再办一件: a new visit, of the same person as it seems: the modes stay."""
        self._end(self._session.visit.modes)

    def _give_up(self) -> None:
        """Nobody has answered whether they are still there."""
        self._end(PLAIN, End.IDLE)

    def _end(self, modes: Modes, why: End | None = None) -> None:
        self._send_out()
        self._wipe()
        self._refresh_day()
        self._session.reset(modes, why)
        self._forget_screens()

    def _wipe(self) -> None:
        """What the visit has left outside of the session."""
        if self._ground is not None:
            self._ground.forget()
        self._window.uncover()
        self._paperwork.leave()

    def _recover(self) -> None:
        self._again.stop()
        try:
            ready = self._prepare()
            if ready.region is None and self._ready is not None:  # chosen, and not remembered
                ready = replace(ready, region=self._ready.region)
            self._ready = ready
            self._hold(ready)
        except Problem as problem:
            LOG.warning("not ready: %s", problem)
            self._safe_page(str(problem), RETRY_MS)
            return
        self._safe = None
        self.go_home()

    def _hold(self, ready: Prepared) -> None:
        """Take up the region's list, or the welcome page where none is chosen."""
        self._spare.stop()
        self._ground = None
        if ready.region is not None:
            self._ground = Ground(ready, ready.region, self._now().date())

    def _refresh_day(self) -> None:
        """What is known stays from visit to visit, until the day or the region changes."""
        ready, ground = self._ready, self._ground
        held_for = (ground.region, ground.today) if ground is not None else None
        if ready is not None and held_for != (ready.region, self._now().date()):
            self._hold(ready)

    def _safe_page(self, reason: str, again_after: int) -> None:
        if self._safe is None or not self._again.isActive():  # another fall puts nothing off
            self._again.start(again_after)
        self._safe = reason
        try:
            self._send_out()
            self._wipe()
        except Exception:  # what has failed may fail here too: the page comes all the same
            LOG.exception("not everything was wiped")
        self._session.reset(why=End.ERROR)
        self._forget_screens()

    def _forget_screens(self) -> None:
        """A screen that nobody sees still holds the words of the last person: it goes."""
        shown = self._window.current()
        if shown is not None:
            self._window.forget(shown)
            self._stage.forget()
            give_back()
        self._plan()

    def _plan(self) -> None:
        """What is to be made ready for whoever comes next, while nobody waits for anything."""
        self._ahead = iter(())
        if self._safe is not None:
            self._spare.stop()
        elif self._ground is not None:
            self._ahead = chain(_tidy(), self._stage.prepare(self._ground), _tidy())
            self._spare.give(self._ahead)

    def _leave(self) -> None:
        if self._ready is None or not self._ready.settings.locked:
            self.left.emit()

    # The attendant

    def _let_in(self) -> None:
        """The mark was held. The visit stays as it is until the number is right."""
        if self._attendant is None and self._make_attendant is not None:
            self._attendant = self._make_attendant()
            self._attendant.changed.connect(self._show)
            self._attendant.entered.connect(self._end_below)
            self._attendant.closed.connect(self._go_on_below)
            self._attendant.left.connect(self._recover)
            self._attendant.quit.connect(self.left)
        if self._attendant is not None:
            self._again.stop()
            self._attendant.open(self._ready)

    def _inside(self) -> Attendant | None:
        """The attendant, where one of their pages stands on the window."""
        known = self._attendant
        return known if known is not None and known.inside else None

    def _send_out(self) -> None:
        if self._attendant is not None:
            self._attendant.close()

    def _go_on_below(self) -> None:
        """Somebody held the mark by mistake. What heals by itself goes on doing so."""
        if self._safe is None:
            self._show()
        else:
            self._recover()

    def _end_below(self) -> None:
        """The attendant is in: the visit that was there is over."""
        self._wipe()
        self._session.reset(self._session.visit.modes)
        self._forget_screens()

    def _show_attendant(self, attendant: Attendant) -> None:
        self._absence.stop()
        visit = self._session.visit
        if attendant.asks_region and self._ready is not None:
            self._stage.show_welcome(visit, self._ready, leads_back=True)
        else:
            self._stage.show_attendant(visit, lambda: attendant.screen(self._window.screen_of))

    # Nobody there

    def _touched(self) -> None:
        """Any touch or key."""
        self._spare.pause()
        self._absence.touch()
        if self._attendant is not None:
            self._attendant.touch()

    def _rest(self) -> None:
        """Nobody came to the home page for a while: the next one finds it as everybody does."""
        self._end(PLAIN)
        self._absence.invite(self._attract_view(self._on()))

    def _attract_view(self, ground: Ground) -> AttractView:
        region, topics = ground.holdings.region, ground.home().topics
        return attract_view(ground.hall, region.name, topics, self._now())

    # Steps of the visit

    def _do(self, step: Callable[..., Visit], *wanted: object) -> None:
        self._touched()
        self._session.step(step(self._session.visit, *wanted))

    def _bar_asked(self, cell: Cell) -> None:
        modes, inside = self._session.visit.modes, self._inside()
        match cell:
            case Cell.BACK if inside is not None:
                inside.back()
            case Cell.HOME if inside is not None:
                inside.leave()
            case Cell.BACK:
                self._go_back()
            case Cell.HOME:
                self._once_more()
            case Cell.LARGE:
                self._switch(modes._replace(large=not modes.large))
            case Cell.CONTRAST:
                self._switch(modes._replace(contrast=not modes.contrast))
            case Cell.LOW:
                self._switch(modes._replace(low=not modes.low))
            case Cell.SPEAK:
                self._read_aloud()
            case _:
                assert_never(cell)

    def _switch(self, modes: Modes) -> None:
        self._do(steps.switch, modes)

    def _read_aloud(self) -> None:
        """朗读 begins at once; from then on its cell opens the sheet to pause it."""
        visit = self._session.visit
        if not visit.modes.aloud:
            self._switch(visit.modes._replace(aloud=True))
        elif visit.rise is Rise.ALOUD:
            self._lower()
        else:
            self._do(steps.rise, Rise.ALOUD)

    def _end_reading(self) -> None:
        self._lower()
        self._switch(self._session.visit.modes._replace(aloud=False))

    def _go_back(self) -> None:
        self._paperwork.turn_back()
        self._do(steps.back)

    def _turn(self, leaf: int) -> None:
        self._do(steps.turn, leaf)

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
        self._ready = replace(self._ready, region=region)
        self.go_home()

    def _open(self, row: ItemRow) -> None:
        listed = self._window.screen_of(ItemsScreen).page()
        self._do(opening.open_row, self._on(), row, listed)

    def _type(self, step: Callable[..., Visit], *wanted: str) -> None:
        """A key of the search page; a complete 清单号 opens its list at once."""
        ground = self._on()
        self._do(lambda visit: opening.open_typed(step(visit, *wanted), ground))

    def _take(self) -> None:
        try:
            taking.codes_of(self._on().notice(self._session.visit))
        except Problem as problem:  # too long for a phone
            self._do(steps.in_trouble, str(problem))
        else:
            self._do(steps.take)

    def _print(self) -> None:
        self._touched()
        self._paperwork.print_notice(self._on().printed(self._session.visit, self._now()))

    def _mended(self) -> None:
        self._touched()
        self._paperwork.mended()

    # Showing

    def _show(self) -> None:
        """Show the page the visit is on, and what has risen over it."""
        self._spare.pause()
        self._tick()
        visit, inside = self._session.visit, self._inside()
        if inside is not None:
            self._show_attendant(inside)
        elif self._safe is not None:
            self._absence.stop()
            self._stage.show_safe(self._safe_view(self._safe))
        elif self._ground is not None:
            self._stage.show_visit(visit, self._ground)
            self._spare.give(chain(self._stage.look_ahead(visit, self._ground), self._ahead))
            self._absence.follow(visit)
        elif self._ready is not None:
            self._absence.stop()
            self._stage.show_welcome(visit, self._ready)
        self._aloud.follow(visit)

    def _show_anew(self) -> None:
        """The window has made new screens: show the page on them."""
        self._stage.renew()
        self._plan()
        self._show()

    def _tick(self) -> None:
        """Header, and the clock of the page that nobody stands at."""
        region = self._ground.holdings.region if self._ground is not None else None
        visit = self._session.visit
        item = visit.item.name if visit.page not in UNNAMED else ""
        self._window.show_header(presenting.header_view(self._hall(), region, self._now(), item))
        inviting = self._absence.inviting
        if inviting is not None:
            inviting.show_attract(self._attract_view(self._on()))

    def _on(self) -> Ground:
        """What the pages stand on; an error of ours before a region is chosen."""
        if self._ground is None:
            raise LookupError("no region is held")
        return self._ground

    def _safe_view(self, reason: str) -> SafeView:
        machine = self._ready.settings.machine if self._ready is not None else None
        return help_views.safe_view(self._hall(), reason, self._now(), machine)

    def _hall(self) -> Hall:
        return self._ready.settings.hall if self._ready is not None else NO_HALL

    def _timer(self, slot: Callable[[], None], interval: int, *, once: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.setSingleShot(once)
        timer.timeout.connect(slot)
        return timer


def _tidy() -> Iterator[None]:
    """What the last visit has left in circles goes, and its memory with it."""
    gc.collect()
    give_back()
    yield
