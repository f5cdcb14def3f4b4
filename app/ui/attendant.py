"""The attendant behind the mark: lets them in, shows their pages, does what they ask.

No visit goes on meanwhile. Files, printers and the check of the number run in jobs.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.catalog.names import names_of
from app.counts import Counts, csv_text
from app.domain.attempts import NO_ATTEMPTS, Attempts, failed, waited
from app.domain.count import Count, Names
from app.domain.hall_fact import Fact, fact_words
from app.domain.health import HealthLine, Seen, health
from app.domain.item import Item
from app.domain.problems import Problem
from app.pin import is_pin, read_attempts, remember_attempts
from app.settings import Settings
from app.settings_edit import remember_fact, restore, withdraw
from app.ui import backroom as steps
from app.ui import backroom_views as views
from app.ui.admin.choice import ChoiceScreen
from app.ui.admin.fact import FactScreen
from app.ui.admin.pin import PinScreen
from app.ui.admin.sheet import SheetScreen
from app.ui.admin.views import Deed, SheetView
from app.ui.backroom import Backroom, Room
from app.ui.ground import Prepared
from app.ui.jobs import Jobs
from app.ui.screen import Screen
from app.ui.trial import Outlet, Trial

LOG = logging.getLogger(__name__)

AWAY_SECONDS = 60
"""Without a touch for so long, the attendant has gone."""
PAUSE_STEP_MS = 15_000
"""A pause after wrong numbers is counted, and remembered, in steps of this."""
WEEK, MONTH = 7, 30


@dataclass(frozen=True)
class Tools:
    """What the attendant's pages work with.

    `look` sees how the machine is, `settings` reads the hall's settings anew and raises Problem,
    `outlets` are the printers in use, `render` makes a test sheet, `put` writes a file for
    somebody to take along and raises Problem. `clock` gives seconds that only go forward.
    """

    look: Callable[[], Seen]
    counts: Counts
    settings: Callable[[], Settings]
    attempts: Path
    outlets: Callable[[], Sequence[Outlet]]
    render: Callable[[Outlet], bytes]
    put: Callable[[bytes, str], Path]
    today: Callable[[], date]
    clock: Callable[[], float]


@dataclass(frozen=True)
class _Known:
    """What was read for the pages, so far."""

    lines: tuple[HealthLine, ...] | None = None
    today: tuple[Count, ...] = ()
    week: tuple[Count, ...] = ()
    month: tuple[Count, ...] = ()


class Attendant(QObject):
    """`changed` asks to be shown anew. `entered`: the visit that was there is over. `closed`: back
    to the visit; `left`: to home, with everything read anew. `quit` ends the program.
    """

    changed = Signal()
    entered = Signal()
    closed = Signal()
    left = Signal()
    quit = Signal()

    def __init__(self, jobs: Jobs, tools: Tools) -> None:
        super().__init__()
        self._jobs, self._tools = jobs, tools
        self._now: Backroom | None = None
        self._settings: Settings | None = None
        self._ready: Prepared | None = None
        self._known = _Known()
        self._attempts = NO_ATTEMPTS
        self._read = False
        self._since = tools.clock()
        self._paused_at = tools.clock()
        self._turn = 0
        self._trial = Trial(jobs, tools.render)
        self._trial.told.connect(self._tell)
        self._away = self._timer(self.look_away, 1_000)
        self._pausing = self._timer(self.count_pause, PAUSE_STEP_MS)

    # In and out

    @property
    def inside(self) -> bool:
        """Whether one of the attendant's pages stands on the window."""
        return self._now is not None

    @property
    def room(self) -> Room | None:
        return None if self._now is None else self._now.room

    def open(self, ready: Prepared | None) -> None:
        """The mark was held: ask for the number. The visit below stays as it is."""
        if self._now is not None:
            return
        self._ready = ready
        self._settings = None if ready is None else ready.settings
        self._known = _Known()
        self.touch()
        self._away.start()
        self._go(Backroom())
        self._read_settings()

    def close(self) -> None:
        """Nothing of these pages goes on. Harmless when they are not there."""
        self._turn += 1
        self._now = None
        self._away.stop()
        self._trial.stop()
        self._known = _Known()

    def stop(self) -> None:
        """The program ends: no timer runs any more."""
        self.close()
        self._pausing.stop()

    def back(self) -> None:
        """返回."""
        now = self._now
        if now is None:
            return
        if now.room is Room.PIN:
            self.close()
            self.closed.emit()
            return
        before = steps.back(now)
        if before is None:
            self.leave()
        else:
            self._go(before)
            if before.room is Room.HEALTH:
                self._look()

    def leave(self) -> None:
        """To home."""
        self.close()
        self.left.emit()

    def touch(self) -> None:
        """Somebody is there."""
        self._since = self._tools.clock()

    def look_away(self) -> None:
        """Leave once nobody has touched the glass for a while."""
        if self._now is not None and self._tools.clock() - self._since >= AWAY_SECONDS:
            self.leave()

    # What is shown

    def screen(self, screen_of: Callable[[type[Screen]], Screen]) -> Screen:
        """The screen of the page that stands now, filled."""
        now = self._now
        if now is None:
            raise LookupError("the attendant is not here")
        match now.room:
            case Room.PIN:
                pin = screen_of(PinScreen)
                assert isinstance(pin, PinScreen)
                known = self._settings is not None and self._settings.pin is not None
                pin.show_pin(views.pin_view(now, self._attempts, known=known))
                return pin
            case Room.FACT:
                fact = screen_of(FactScreen)
                assert isinstance(fact, FactScreen)
                fact.show_fact(views.fact_view(now))
                return fact
            case Room.ITEM if not self._sentence(now):
                choice = screen_of(ChoiceScreen)
                assert isinstance(choice, ChoiceScreen)
                choice.show_choice(views.suspend_view(now, self._item(now)))
                return choice
            case _:
                sheet = screen_of(SheetScreen)
                assert isinstance(sheet, SheetScreen)
                sheet.show_sheet(self._sheet(now))
                return sheet

    def _sheet(self, now: Backroom) -> SheetView:
        settings, known = self._settings, self._known
        match now.room:
            case Room.HEALTH:
                machine = None if settings is None else settings.machine
                return views.health_view(now, known.lines, known.today, machine)
            case Room.HALL:
                region = self._ready.region if self._ready is not None else None
                short = self._regions().get(region or "", region)
                assert settings is not None
                return views.hall_view(now, settings, short)
            case Room.CATEGORIES:
                ready, region = self._list()
                return views.categories_view(
                    ready.catalogue.region(region), ready.catalogue.items(region), self._off()
                )
            case Room.ITEMS:
                ready, region = self._list()
                return views.items_view(
                    now, ready.catalogue.region(region), ready.catalogue.items(region), self._off()
                )
            case Room.ITEM:
                return views.suspended_view(self._item(now), self._sentence(now))
            case Room.COUNTS:
                return views.counts_view(now, known.today, known.week, known.month, self._names())
            case Room.QUIT:
                return views.quit_view()
            case Room.PIN | Room.FACT | Room.REGION:
                raise LookupError(now.room)
            case _:
                assert_never(now.room)

    def connect_screen(self, screen: QWidget) -> None:
        """A screen says what is wanted; here it becomes a step."""
        match screen:
            case PinScreen():
                screen.digit_pressed.connect(self._press)
                screen.erased.connect(lambda: self._do(steps.erase))
                screen.cleared.connect(lambda: self._do(steps.clear))
                screen.home_requested.connect(self.leave)
            case FactScreen():
                screen.digit_pressed.connect(self._press)
                screen.erased.connect(lambda: self._do(steps.erase))
                screen.cleared.connect(lambda: self._do(steps.clear))
                screen.saved.connect(lambda: self._deed(Deed.SAVE))
            case ChoiceScreen():
                screen.picked.connect(lambda reason: self._do(steps.choose_reason, reason))
                screen.wanted.connect(self._deed)
            case SheetScreen():
                screen.row_chosen.connect(self._choose)
                screen.wanted.connect(self._deed)
            case _:
                pass

    # The number

    def _press(self, digit: str) -> None:
        self._do(steps.press_digit, digit)
        now, settings = self._now, self._settings
        if now is None or not steps.complete(now) or settings is None or settings.pin is None:
            return
        if self._attempts.pause > 0 or not self._read:
            return
        typed, hashed, turn = now.typed, settings.pin, self._turn
        # Counted before it is checked: pulling the plug meanwhile gives no free try.
        before, self._attempts = self._attempts, failed(self._attempts)
        remember = self._attempts
        file = self._tools.attempts
        self._do(steps.checking)

        def check() -> bool:
            remember_attempts(file, remember)
            right = is_pin(typed, hashed)
            if right:
                remember_attempts(file, NO_ATTEMPTS)
            return right

        def undo(_error: Exception) -> None:
            self._attempts = before
            self._checked(turn, right=False)

        self._jobs.run(check, lambda right: self._checked(turn, right=right), undo)

    def _checked(self, turn: int, *, right: bool) -> None:
        if right:
            self._attempts = NO_ATTEMPTS
        else:
            self._watch_pause()
        if self._now is None or turn != self._turn:
            return
        if not right:
            self._do(steps.refused)
            return
        self._now = steps.enter(self._now)
        self.touch()
        self.entered.emit()
        self._look()

    def _watch_pause(self) -> None:
        if self._attempts.pause > 0 and not self._pausing.isActive():
            self._paused_at = self._tools.clock()
            self._pausing.start()

    def count_pause(self) -> None:
        """The pause goes on, also while nobody looks."""
        clock = self._tools.clock()
        self._attempts = waited(self._attempts, clock - self._paused_at)
        self._paused_at = clock
        if self._attempts.pause <= 0:
            self._pausing.stop()
        attempts, file = self._attempts, self._tools.attempts
        self._jobs.run(lambda: remember_attempts(file, attempts), _nothing, _nothing)
        if self._now is not None and self._now.room is Room.PIN:
            self.changed.emit()

    # What is asked for

    def _choose(self, key: str) -> None:
        now = self._now
        if now is None:
            return
        match now.room:
            case Room.HALL:
                self._do(steps.open_fact, Fact[key])
            case Room.CATEGORIES:
                self._do(steps.open_category, key)
            case Room.ITEMS:
                self._do(steps.open_item, int(key))
            case _:
                pass

    def _deed(self, deed: Deed) -> None:
        now = self._now
        if now is None:
            return
        match deed:
            case Deed.TEST:
                self._trial.start(self._tools.outlets())
            case Deed.HALL:
                self._enter_with_settings(Room.HALL)
            case Deed.REGION:
                self._enter_with_list(Room.REGION)
            case Deed.WITHDRAW:
                self._enter_with_list(Room.CATEGORIES)
            case Deed.COUNTS:
                self._do(steps.go, Room.COUNTS)
            case Deed.QUIT:
                self._do(steps.go, Room.QUIT)
            case Deed.LEAVE:
                self.leave()
            case Deed.BACK:
                self.back()
            case Deed.QUIT_NOW:
                self.close()
                self.quit.emit()
            case Deed.EXPORT:
                self._export()
            case Deed.SAVE:
                self._save(now)
            case Deed.SUSPEND:
                self._suspend(now)
            case Deed.RESTORE:
                key = self._key(now)
                self._change(lambda file: restore(file, key), "已恢复办理。", Room.ITEMS)
            case _:
                assert_never(deed)

    def _enter_with_settings(self, room: Room) -> None:
        if self._settings is None:
            self._tell("设置文件读不了，先改好它。")
        else:
            self._do(steps.go, room)

    def _enter_with_list(self, room: Room) -> None:
        if self._ready is None or (room is not Room.REGION and self._ready.region is None):
            self._tell("目录读不了，这一步现在做不了。")
        else:
            self._do(steps.go, room)

    def _save(self, now: Backroom) -> None:
        fact, words = now.fact, fact_words(now.fact, now.typed)
        if words is not None:
            told = f"{fact.label}改成了 {words}。"
            self._change(
                lambda file: remember_fact(file, fact.table, fact.key, words), told, Room.HALL
            )

    def _suspend(self, now: Backroom) -> None:
        if now.reason is not None:
            key, sentence = self._key(now), views.REASONS[now.reason]
            self._change(lambda file: withdraw(file, key, sentence), "已暂停办理。", Room.ITEMS)

    def _change(self, change: Callable[[Path], None], told: str, room: Room) -> None:
        """Write the settings in a job, read them anew, and say what has come of it."""
        if self._settings is None:
            return
        file, turn, read = self._settings.file, self._turn, self._tools.settings

        def work() -> Settings:
            change(file)
            return read()

        def done(settings: Settings) -> None:
            self._settings = settings
            if turn == self._turn and self._now is not None:
                self._go(steps.tell(steps.go(self._now, room), told))

        self._jobs.run(work, done, lambda error: self._trouble(turn, error))

    def _export(self) -> None:
        counts, tools, turn = self._known.month, self._tools, self._turn
        machine = self._settings.machine if self._settings is not None else None
        name = "-".join(("gaozhi", "cishu", *([machine] if machine else ()), f"{tools.today()}"))
        content = csv_text(counts, self._names()).encode("utf-8-sig")

        def done(file: Path) -> None:
            if turn == self._turn:
                self._tell(f"最近 30 天的次数存在 {file}")

        self._jobs.run(
            lambda: tools.put(content, f"{name}.csv"),
            done,
            lambda error: self._trouble(turn, error),
        )

    def _trouble(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self._tell(str(error) if isinstance(error, Problem) else "程序出错，没有办成。")

    # What is known

    def _look(self) -> None:
        """See how the machine is, and how often it was used; the page follows when it is known."""
        tools, turn = self._tools, self._turn

        def work() -> _Known:
            today = tools.today()
            lines = health(tools.look())
            try:
                month = tools.counts.read(today - timedelta(days=MONTH - 1), today)
            except Problem as problem:
                LOG.warning("%s", problem)
                month = ()
            begin = today - timedelta(days=WEEK - 1)
            return _Known(
                lines,
                tuple(count for count in month if count.day == today),
                tuple(count for count in month if count.day >= begin),
                month,
            )

        def done(known: _Known) -> None:
            if turn == self._turn:
                self._known = known
                self.changed.emit()

        self._jobs.run(work, done, lambda error: self._trouble(turn, error))

    def _read_settings(self) -> None:
        """The settings as they are now; once, how often a number was tried before the start."""
        tools, turn, first = self._tools, self._turn, not self._read

        def work() -> tuple[Settings | None, Attempts | None]:
            attempts = read_attempts(tools.attempts) if first else None
            try:
                return tools.settings(), attempts
            except Problem as problem:
                LOG.warning("%s", problem)
                return None, attempts

        def done(found: tuple[Settings | None, Attempts | None]) -> None:
            settings, attempts = found
            if attempts is not None and not self._read:
                self._read, self._attempts = True, attempts
                self._watch_pause()
            if turn == self._turn:
                self._settings = settings or self._settings
                self.changed.emit()

        self._jobs.run(work, done, lambda error: self._trouble(turn, error))

    def _list(self) -> tuple[Prepared, str]:
        if self._ready is None or self._ready.region is None:
            raise LookupError("no region is held")
        return self._ready, self._ready.region

    def _regions(self) -> dict[str, str]:
        if self._ready is None:
            return {}
        return {one.id: one.short for one in self._ready.catalogue.regions()}

    def _off(self) -> dict[str, str]:
        return dict(self._settings.withdrawn) if self._settings is not None else {}

    def _item(self, now: Backroom) -> Item:
        ready, region = self._list()
        return ready.catalogue.item(region, now.item)

    def _key(self, now: Backroom) -> str:
        return views.key_of(self._item(now))

    def _sentence(self, now: Backroom) -> str:
        return self._off().get(self._key(now), "")

    def _names(self) -> Names:
        if self._ready is None:
            return Names(lambda key: key, lambda _key, question: question)
        return names_of(self._ready.catalogue)

    # Steps

    def _do(self, step: Callable[..., Backroom], *wanted: object) -> None:
        if self._now is not None:
            self.touch()
            self._go(step(self._now, *wanted))

    def _tell(self, sentence: str) -> None:
        if self._now is not None:
            self._go(steps.tell(self._now, sentence))

    def _go(self, now: Backroom) -> None:
        if now != self._now:
            self._now = now
            self.changed.emit()

    def _timer(self, slot: Callable[[], None], interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer


def _nothing(_result: object) -> None:
    """There is nothing to do about it."""
