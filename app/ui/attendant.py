"""The attendant behind the mark: lets them in, shows their pages, does what they ask.

No visit goes on meanwhile. Files, printers and the check of the number run in jobs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar, assert_never

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.counts import CountBook, csv_text
from app.domain.count import Count
from app.domain.hall_fact import Fact, fact_words
from app.domain.health import HealthLine, Seen, health
from app.domain.problems import Problem
from app.settings import Settings
from app.settings_edit import remember_fact, restore, withdraw
from app.ui import backroom as steps
from app.ui import backroom_views as views
from app.ui.admin.choice import ChoiceScreen
from app.ui.admin.fact import FactScreen
from app.ui.admin.pin import PinScreen
from app.ui.admin.sheet import SheetScreen
from app.ui.admin.views import Deed
from app.ui.backroom import Backroom, Room
from app.ui.gate import Gate
from app.ui.ground import Prepared
from app.ui.insight import Insight, sheet_view
from app.ui.jobs import Jobs
from app.ui.screen import Screen
from app.ui.trial import Outlet, Trial

T = TypeVar("T")

AWAY_SECONDS = 60
"""Without a touch for so long, the attendant has gone."""
WEEK, MONTH = 7, 30


@dataclass(frozen=True)
class Tools:
    """What the attendant's pages work with.

    `look` sees how the machine is, `settings` reads the hall's settings anew and raises Problem,
    `outlets` are the printers in use, `render` makes a test sheet, `put` writes a file for
    somebody to take along and raises Problem. `clock` gives seconds that only go forward.
    """

    look: Callable[[], Seen]
    counts: CountBook
    settings: Callable[[], Settings]
    attempts: Path
    outlets: Callable[[], Sequence[Outlet]]
    render: Callable[[Outlet], bytes]
    put: Callable[[bytes, str], Path]
    today: Callable[[], date]
    clock: Callable[[], float]


class Attendant(QObject):
    """`changed` asks to be shown anew. `entered`: the visit that was there is over. `closed`: back
    to the visit; `left`: to home, with everything read anew. `quit` ends the program.
    """

    changed = Signal()
    entered = Signal()
    closed = Signal()
    left = Signal()
    quit = Signal()

    def __init__(self, jobs: Jobs, printing: Jobs, tools: Tools) -> None:
        """`printing` are the jobs that may wait for a printer."""
        super().__init__()
        self._jobs, self._printing, self._tools = jobs, printing, tools
        self._now: Backroom | None = None
        self._known = Insight()
        self._since = tools.clock()
        self._turn = 0
        self._gate = Gate(jobs, tools.attempts, tools.clock)
        self._gate.checked.connect(self._checked)
        self._gate.changed.connect(self._renew)
        self._trial = Trial(printing, tools.render)
        self._trial.told.connect(self._tell)
        self._away = QTimer(self)
        self._away.setInterval(1_000)
        self._away.timeout.connect(self.look_away)

    # In and out

    @property
    def inside(self) -> bool:
        """Whether one of the attendant's pages stands on the window."""
        return self._now is not None

    @property
    def room(self) -> Room | None:
        return None if self._now is None else self._now.room

    @property
    def asks_region(self) -> bool:
        """Whether the page on which a region is chosen stands: the one of the first start."""
        return self.room is Room.REGION

    def open(self, ready: Prepared | None) -> None:
        """The mark was held: ask for the number. The visit below stays as it is."""
        if self._now is not None:
            return
        self._known = Insight(ready, None if ready is None else ready.settings)
        self.touch()
        self._away.start()
        self._gate.prepare()
        self._go(Backroom())
        self._read_settings()

    def close(self) -> None:
        """Nothing of these pages goes on. Harmless when they are not there."""
        self._turn += 1
        self._now = None
        self._away.stop()
        self._trial.stop()
        self._known = Insight()

    def stop(self) -> None:
        """The program ends: no timer runs any more."""
        self.close()
        self._gate.stop()

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
                known = self._known.pin is not None
                pin.show_pin(views.pin_view(now, self._gate.attempts, known=known))
                return pin
            case Room.FACT:
                fact = screen_of(FactScreen)
                assert isinstance(fact, FactScreen)
                fact.show_fact(views.fact_view(now))
                return fact
            case Room.ITEM if not self._known.sentence(now):
                choice = screen_of(ChoiceScreen)
                assert isinstance(choice, ChoiceScreen)
                choice.show_choice(views.suspend_view(now, self._known.item(now)))
                return choice
            case _:
                sheet = screen_of(SheetScreen)
                assert isinstance(sheet, SheetScreen)
                sheet.show_sheet(sheet_view(now, self._known))
                return sheet

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
        now, hashed = self._now, self._known.pin
        if now is None or not steps.complete(now) or hashed is None:
            return
        if self._gate.check(now.typed, hashed):
            self._do(steps.checking)

    def _checked(self, right: bool) -> None:
        now = self._now
        if now is None or now.room is not Room.PIN or not now.busy:
            return
        if not right:
            self._do(steps.refused)
            return
        self._now = steps.enter(now)
        self.touch()
        self.entered.emit()
        self._look()

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
                key = views.key_of(self._known.item(now))
                self._change(lambda file: restore(file, key), "已恢复办理。", Room.ITEMS)
            case _:
                assert_never(deed)

    def _enter_with_settings(self, room: Room) -> None:
        if self._known.settings is None:
            self._tell("设置文件读不了，先改好它。")
        else:
            self._do(steps.go, room)

    def _enter_with_list(self, room: Room) -> None:
        if self._known.ready is None or (room is not Room.REGION and not self._known.region):
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
            key, sentence = views.key_of(self._known.item(now)), views.REASONS[now.reason]
            self._change(lambda file: withdraw(file, key, sentence), "已暂停办理。", Room.ITEMS)

    def _change(self, change: Callable[[Path], None], told: str, room: Room) -> None:
        """Write the settings, read them anew, and say what has come of it."""
        if self._known.settings is None:
            return
        file, read = self._known.settings.file, self._tools.settings

        def work() -> Settings:
            change(file)
            return read()

        def done(settings: Settings) -> None:
            self._known = replace(self._known, settings=settings)
            if self._now is not None:
                self._go(steps.tell(steps.go(self._now, room), told))

        self._run(self._jobs, work, done)

    def _export(self) -> None:
        known, tools = self._known, self._tools
        machine = (known.machine,) if known.machine else ()
        name = "-".join(("gaozhi", "cishu", *machine, f"{tools.today()}"))
        self._run(
            self._jobs,
            lambda: tools.put(
                csv_text(known.month, known.names).encode("utf-8-sig"), f"{name}.csv"
            ),
            lambda file: self._tell(f"最近 30 天的次数存在 {file}"),
        )

    def _run(self, jobs: Jobs, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do it elsewhere; what comes of it is dropped once the attendant has left."""
        turn = self._turn

        def ended(result: T) -> None:
            if turn == self._turn and self._now is not None:
                done(result)

        def failed(error: Exception) -> None:
            if turn == self._turn:
                self._tell(str(error) if isinstance(error, Problem) else "程序出错，没有办成。")

        jobs.run(work, ended, failed)

    # What is known

    def _look(self) -> None:
        """See how the machine is, and how often it was used; the page follows when it is known."""
        self._run(self._jobs, self._read_counts, self._learn_counts)
        self._run(self._printing, lambda: health(self._tools.look()), self._learn_lines)

    def _read_counts(self) -> tuple[Count, ...]:
        today = self._tools.today()
        return self._tools.counts.read(today - timedelta(days=MONTH - 1), today)

    def _learn_counts(self, month: tuple[Count, ...]) -> None:
        today = self._tools.today()
        begin = today - timedelta(days=WEEK - 1)
        self._known = replace(
            self._known,
            today=tuple(count for count in month if count.day == today),
            week=tuple(count for count in month if count.day >= begin),
            month=month,
        )
        self.changed.emit()

    def _learn_lines(self, lines: tuple[HealthLine, ...]) -> None:
        self._known = replace(self._known, lines=lines)
        self.changed.emit()

    def _renew(self) -> None:
        if self._now is not None and self._now.room is Room.PIN:
            self.changed.emit()

    def _read_settings(self) -> None:
        """The settings as they are now; a number may have been set since the start."""

        def done(settings: Settings) -> None:
            self._known = replace(self._known, settings=settings)
            self.changed.emit()

        self._run(self._jobs, self._tools.settings, done)

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
