"""The composition root: builds every part of the kiosk and hands it down.

Start-up has two halves. The first brings the first page to the screen and loads nothing else; the
second, once that page is painted, builds the kiosk behind it. What is tapped in between waits
for it and is not lost: both run in the thread of the window. This module is on the written list
of places that import late.

Each task of start-up may fail with a Problem:

| task | what then |
|---|---|
| log | stderr alone |
| settings | those read last; at the start the defaults for the window, and the safe page |
| front | the safe page |
| theme, fonts | the process ends with a sentence: nothing can be drawn |
| calendar | working days are told, and no date |
| catalogue, region | those read last; at the start the safe page, which tries again by itself |

The clock is read here (and in `cli`) and nowhere else.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar, assert_never

from app import paths
from app.catalog.front import Front, read_front
from app.design import DesignError, load_design
from app.domain.problems import Problem
from app.log import log_to
from app.settings import Settings, read_settings, seems_locked, settings_file
from app.ui import front
from app.ui.desktop import once_painted, start_qt, window_size
from app.ui.front import BarView, TopicCard
from app.ui.theme import Look, Theme, ThemeError, load_fonts
from app.ui.window import MainWindow

if TYPE_CHECKING:
    from app.counts import CountBook
    from app.domain.count import Event
    from app.domain.notice import Notice
    from app.printing.outfit import Fitted
    from app.printing.printer import Paper
    from app.ui.application import Prepare
    from app.ui.attendant import Attendant
    from app.ui.ground import Prepared
    from app.ui.jobs import Jobs
    from app.ui.lock import Lock
    from app.ui.net import Net
    from app.ui.trial import Outlet

T = TypeVar("T")
LOG = logging.getLogger(__name__)

FAILED = 1
"""How the process ends where not even the safe page can be built, or it falls all the time."""
LEFT = 10
"""How a locked kiosk ends when staff leave it: nobody is to start it again."""


class Options(NamedTuple):
    """How to start. `portrait` None: as the screen stands. `locked` True: whatever is set."""

    windowed: bool = False
    region: str | None = None
    portrait: bool | None = None
    locked: bool = False


class Opened(NamedTuple):
    """What the first half of start-up hands to the second. `lock` None: the window may close."""

    options: Options
    settings: Settings
    window: MainWindow
    lock: Lock | None
    net: Net
    leave: Callable[[int], None]


def run_kiosk(options: Options) -> int:
    """Show the kiosk until somebody leaves it; 0 when all went well.

    Raises Problem when there is no screen, or the program's own files are missing.
    """
    if not _has_screen():
        raise Problem(
            "这里没有屏幕，开不了自助机。请在有屏幕的电脑上运行，或用 gaozhi ask 在终端里答题。"
        )
    log_to(paths.profile())
    try:
        return _run(options)
    except Problem:
        raise
    except Exception:
        LOG.exception("the kiosk ends")  # whoever has started it is told no more than that
        raise


def _run(options: Options) -> int:
    file = settings_file()
    settings = _attempt(
        "settings", lambda: read_settings(file), Settings(file, locked=seems_locked(file))
    )
    locked = options.locked or settings.locked
    found = _read_front(options, settings)
    qt = start_qt(paths.NAME)
    try:
        design = load_design(paths.resources() / "theme")
        family = load_fonts(paths.resources() / "fonts")
    except (DesignError, ThemeError) as error:
        raise Problem(str(error)) from error

    def theme(look: Look) -> Theme:
        return Theme(design, look._replace(motion=settings.motion), paths.resources(), family)

    size, windowed = window_size(
        qt,
        windowed=options.windowed and not locked,
        portrait=None if locked else options.portrait,
    )
    window = MainWindow(design, theme, size, settings.panel)
    with ExitStack() as at_end:
        opened = Opened(
            options._replace(windowed=windowed, locked=locked),
            settings,
            window,
            _lock(window) if locked else None,
            _spread_net(qt.exit),
            qt.exit,
        )
        if found is None:
            _begin(opened, at_end)
        else:
            _show_front(opened, found)
            once_painted(window, lambda: _begin(opened, at_end))
        if windowed:
            window.show()
        else:
            window.showFullScreen()
        return qt.exec()


def _attempt(task: str, run: Callable[[], T], otherwise: T) -> T:
    """Do a task of start-up; `otherwise` stands in where the world does not let it."""
    try:
        return run()
    except Problem as problem:
        LOG.warning("%s: %s", task, problem)
        return otherwise


# The first page


def _lock(window: MainWindow) -> Lock:
    from app.ui.lock import Lock

    return Lock(window)


def _spread_net(leave: Callable[[int], None]) -> Net:
    from app.ui.net import Net

    net = Net(lambda: leave(FAILED), time.monotonic)
    net.spread()
    return net


def _read_front(options: Options, settings: Settings) -> Front | None:
    """What the first page shows; None where something else has to be said first.

    Raises Problem for a region that was typed and is not there: told at once to who typed it.
    """
    region = options.region
    if region is not None and not options.locked:
        return read_front(paths.catalogue_file(), region)
    region = region or settings.region
    if region is None:
        return None
    known = region
    return _attempt("front", lambda: read_front(paths.catalogue_file(), known), None)


def _show_front(opened: Opened, found: Front) -> None:
    """Home for who has started it; a kiosk that stands alone rests until somebody comes."""
    settings, window = opened.settings, opened.window
    now = datetime.now
    cards = [TopicCard(*topic) for topic in found.topics]
    window.show_header(front.header_view(settings.hall, found.name, now()))
    if opened.lock is None:
        from app.ui.kiosk.home import HomeScreen

        home = window.screen_of(HomeScreen)
        home.show_home(front.home_view(cards, found.categories, found.items))
        low = False if window.offers_low() else None
        bar = BarView(back=False, home=False, large=False, contrast=False, low=low)
        window.show_screen(home, bar)
        return
    from app.ui.kiosk.attract import Attract
    from app.ui.resting import attract_view

    attract = Attract(window.theme)
    attract.show_attract(attract_view(settings.hall, found.name, cards, now()))
    attract.clicked.connect(window.uncover)
    window.cover(attract)


# The kiosk behind it


def _begin(opened: Opened, at_end: ExitStack) -> None:
    """Build the kiosk behind the window; `at_end` is told what to close."""
    from concurrent.futures import ThreadPoolExecutor

    from app.counts import FILE_NAME, CountBook
    from app.ui.application import Application
    from app.ui.ending import end_on_signals
    from app.ui.jobs import Jobs
    from app.ui.press import Press, Way
    from app.ui.voices import seek_voice
    from app.ui.watchdog import Watchdog

    window, lock = opened.window, opened.lock
    if lock is not None:
        lock.hold()  # before what follows keeps the window busy
    watchdog = Watchdog(os.environ)
    at_end.callback(watchdog.stop)
    at_end.callback(end_on_signals(lambda: opened.leave(0)))
    fitted, folder = _printers(opened)
    jobs = Jobs(ThreadPoolExecutor(max_workers=2, thread_name_prefix="job"))
    at_end.callback(jobs.close)
    # A printer that does not answer holds up nothing but other printing.
    printing = Jobs(ThreadPoolExecutor(max_workers=2, thread_name_prefix="print"))
    at_end.callback(printing.close)
    ways = [Way(one.printer, one.paper, one.place) for one in fitted]
    press = Press(printing, ways, _render, time.monotonic)
    at_end.callback(press.close)
    counts = CountBook(paths.profile() / FILE_NAME)
    make_attendant = _attendant_of(jobs, printing, fitted, counts)
    seek = seek_voice(jobs, time.monotonic)
    application = Application(
        window, press, _prepare(opened.options), datetime.now, folder, make_attendant, seek
    )
    application.session.happened.connect(_counting(jobs, counts))
    at_end.callback(application.close)

    def leave() -> None:
        if lock is not None:
            lock.release()
        opened.leave(0 if lock is None else LEFT)

    if lock is not None:
        at_end.callback(lock.release)
    application.left.connect(leave)
    opened.net.catch_with(application.fall, give_up=watchdog.watched)
    application.start()
    if lock is not None:
        application.rest()
    watchdog.ready()
    # What is loaded by now stays: no search for garbage looks through it while somebody waits.
    gc.freeze()
    gc.enable()


def _printers(opened: Opened) -> tuple[tuple[Fitted, ...], Path | None]:
    """The printers, and the folder where sheets become files: never in a locked kiosk."""
    from app.printing.outfit import Fitted, fit_out
    from app.printing.printer import Paper

    fitted = fit_out(opened.settings.printers)
    if fitted:
        return fitted, None
    if opened.lock is not None:
        from app.printing.none import NoPrinter

        return (Fitted("打印机", NoPrinter(), Paper.A4, None),), None
    from app.printing.folder import PRINTS, FolderPrinter

    printer = FolderPrinter(
        opened.settings.prints or paths.profile() / PRINTS,
        _show_file if opened.options.windowed else None,
    )
    return (Fitted("存成文件", printer, Paper.A4, None),), printer.folder


def _counting(jobs: Jobs, counts: CountBook) -> Callable[[tuple[Event, ...]], None]:
    """Writes what is counted, elsewhere. What cannot be written is logged there."""
    now = datetime.now

    def count(events: tuple[Event, ...]) -> None:
        today = now().date()
        jobs.run(lambda: counts.add(today, events), _nothing, _nothing)

    return count


def _nothing(_result: object) -> None:
    """Nothing follows."""


def _attendant_of(
    jobs: Jobs, printing: Jobs, fitted: Sequence[Fitted], counts: CountBook
) -> Callable[[], Attendant]:
    """Makes the attendant with their tools, when the mark is first held: few starts need one."""
    now = datetime.now
    started, since = now(), time.monotonic()

    def make() -> Attendant:
        from app import pin, sticks
        from app.probes import Machine, look
        from app.ui.attendant import Attendant, Tools
        from app.ui.trial import Outlet

        outlets = tuple(Outlet(one.label, one.printer, one.paper) for one in fitted)
        machine = Machine(
            lambda: [(outlet.label, outlet.printer) for outlet in outlets],
            counts, now, time.monotonic, started, since,
        )  # fmt: skip
        tools = Tools(
            look=lambda: look(machine),
            counts=counts,
            settings=lambda: read_settings(settings_file()),
            attempts=paths.profile() / pin.FILE_NAME,
            outlets=lambda: outlets,
            render=_render_test,
            put=sticks.put,
            today=lambda: now().date(),
            clock=time.monotonic,
        )
        return Attendant(jobs, printing, tools)

    return make


def _render_test(outlet: Outlet) -> bytes:
    """A test sheet for a printer, with what an attendant wants to find on it."""
    from app.pdf import trial_page
    from app.printing.printer import Paper

    settings, now = read_settings(settings_file()), datetime.now
    pairs = (
        ("大厅", settings.hall.name or "没写"),
        ("本机", settings.machine or "没写"),
        ("打印机", outlet.label),
        ("时间", f"{now():%Y-%m-%d %H:%M}"),
    )
    return trial_page.render(trial_page.TrialFacts(pairs), strip=outlet.paper is Paper.RECEIPT)


def _prepare(options: Options) -> Prepare:
    """Reads what the kiosk needs, each time anew; where that fails, what was read last stands."""
    last: Prepared | None = None

    def prepare() -> Prepared:
        nonlocal last
        try:
            ready = _read_all(options, last)
        except Problem as problem:
            if last is None:
                raise
            LOG.warning("goes on with what it holds: %s", problem)
            if last.region is not None:  # where it holds it: a spoiled file is found out here
                last.catalogue.items(last.region)
                last.catalogue.search(last.region)
            return last
        if last is not None:
            last.catalogue.close()
        last = ready
        return ready

    return prepare


def _read_all(options: Options, last: Prepared | None) -> Prepared:
    """Settings, calendar, catalogue and region. Raises Problem for what cannot be done without."""
    from app.catalog.catalogue import open_catalogue
    from app.holidays import NO_CALENDAR, read_calendar
    from app.ui.ground import Prepared

    file = settings_file()
    settings = read_settings(file)
    if last is not None and last.settings.region is not None and not file.exists():
        raise Problem(f"设置文件 {file} 不见了。")
    calendar = _attempt(
        "calendar",
        lambda: read_calendar(paths.resources() / "calendar" / "china.toml"),
        NO_CALENDAR,
    )
    catalogue = open_catalogue(paths.catalogue_file())
    region = options.region or settings.region
    try:
        if region is not None:
            catalogue.region(region)
    except Problem:
        catalogue.close()
        raise
    return Prepared(settings._replace(locked=options.locked), calendar, catalogue, region)


def _render(notice: Notice, paper: Paper, large: bool) -> bytes:
    from app.pdf import receipt, resources, sheet
    from app.printing.printer import Paper

    try:
        match paper:
            case Paper.A4:
                return sheet.render(notice, large=large)
            case Paper.RECEIPT:
                return receipt.render(notice)
            case _:
                assert_never(paper)
    finally:
        resources.forget()


def _has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(variable) for variable in named)


def _show_file(file: Path) -> None:
    """Open a sheet in the desktop's viewer, where there is one."""
    import shutil
    import subprocess

    if sys.platform == "win32":
        os.startfile(file)
        return
    viewer = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if viewer is not None:
        subprocess.Popen(
            [viewer, str(file)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
