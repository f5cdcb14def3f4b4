"""The composition root: builds every part of the kiosk and hands it down.

Start-up has two halves. The first brings the home page to the screen and loads nothing else; the
second, once that page is painted, builds the kiosk behind it. What is tapped in between waits
for it and is not lost: both run in the thread of the window. This module is on the written list
of places that import late.

The clock is read here (and in `cli`) and nowhere else.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from app import paths
from app.catalog.front import Front, read_front
from app.design import DesignError, load_design
from app.domain.problems import Problem
from app.log import log_to
from app.settings import Settings, read_settings, settings_file
from app.ui import front
from app.ui.desktop import once_painted, soon, start_qt, window_size
from app.ui.front import BarView, TopicCard
from app.ui.kiosk.home import HomeScreen
from app.ui.theme import Look, Theme, ThemeError, load_fonts
from app.ui.window import MainWindow

if TYPE_CHECKING:
    from app.domain.notice import Notice
    from app.ui.application import Application
    from app.ui.ground import Prepared

LOG = logging.getLogger(__name__)

FAILED = 1
"""How the process ends where not even the safe page can be built."""


class Options(NamedTuple):
    """How to start. `portrait` None: as the screen stands."""

    windowed: bool = False
    region: str | None = None
    portrait: bool | None = None


def run_kiosk(options: Options) -> int:
    """Show the kiosk until somebody leaves it; 0 when all went well.

    Raises Problem when there is no screen, or the program's own files are missing.
    """
    if not _has_screen():
        raise Problem(
            "这里没有屏幕，开不了自助机。请在有屏幕的电脑上运行，或用 gaozhi ask 在终端里答题。"
        )
    log_to(paths.profile())
    settings = _settings_or_default()
    found = _read_front(options, settings)
    qt = start_qt(paths.NAME)
    sys.excepthook = _end_with(qt.exit)
    try:
        design = load_design(paths.resources() / "theme")
        family = load_fonts(paths.resources() / "fonts")
    except (DesignError, ThemeError) as error:
        raise Problem(str(error)) from error

    def theme(look: Look) -> Theme:
        return Theme(design, look, paths.resources(), family)

    size, windowed = window_size(qt, windowed=options.windowed, portrait=options.portrait)
    window = MainWindow(design, theme, size, settings.panel)
    with ExitStack() as at_end:

        def begin() -> None:
            _begin(window, options, settings, windowed, at_end)

        if found is None:
            begin()
        else:
            _show_front(window, settings, found)
            once_painted(window, begin)
        if windowed:
            window.show()
        else:
            window.showFullScreen()
        return qt.exec()


def _read_front(options: Options, settings: Settings) -> Front | None:
    """What the home page shows; None where something else has to be said first.

    Raises Problem for a region that was typed and is not there: told at once to who typed it.
    """
    if options.region is not None:
        return read_front(paths.catalogue_file(), options.region)
    if settings.region is None:
        return None
    try:
        return read_front(paths.catalogue_file(), settings.region)
    except Problem:  # the safe page says so
        return None


def _show_front(window: MainWindow, settings: Settings, found: Front) -> None:
    now = datetime.now
    cards = (TopicCard(*topic) for topic in found.topics)
    home = window.screen_of(HomeScreen)
    home.show_home(front.home_view(cards, found.categories, found.items))
    window.show_header(front.header_view(settings.hall, found.name, now()))
    window.show_screen(home, BarView(back=False, home=False))


def _begin(
    window: MainWindow, options: Options, settings: Settings, windowed: bool, at_end: ExitStack
) -> None:
    """Build the kiosk behind the window; `at_end` is told what to close."""
    import time
    from concurrent.futures import ThreadPoolExecutor

    from app.printing.folder import PRINTS, FolderPrinter
    from app.ui.application import Application
    from app.ui.jobs import Jobs
    from app.ui.press import Press

    printer = FolderPrinter(
        settings.prints or paths.profile() / PRINTS,
        _show_file if windowed and not settings.locked else None,
    )
    jobs = Jobs(ThreadPoolExecutor(max_workers=2, thread_name_prefix="job"))
    at_end.callback(jobs.close)
    press = Press(jobs, printer, _render, time.monotonic)
    application = Application(window, press, _prepare(options), datetime.now, printer.folder)
    at_end.callback(application.close)
    application.left.connect(window.close)
    sys.excepthook = _fall_with(application)
    application.start()
    # What is loaded by now stays: no search for garbage looks through it while somebody waits.
    gc.freeze()
    gc.enable()


# Start-up: each task may fail with a Problem; then the safe page says so and tries again.


def _prepare(options: Options) -> Callable[[], Prepared]:
    from app.catalog.catalogue import open_catalogue
    from app.holidays import read_calendar
    from app.ui.ground import Prepared

    def prepare() -> Prepared:
        settings = read_settings(settings_file())
        calendar = read_calendar(paths.resources() / "calendar" / "china.toml")
        catalogue = open_catalogue(paths.catalogue_file())
        region = options.region or settings.region
        if region is not None:
            catalogue.region(region)
        return Prepared(settings, calendar, catalogue, region)

    return prepare


def _settings_or_default() -> Settings:
    """The settings that the window itself needs; a fault in them is told by the safe page."""
    try:
        return read_settings(settings_file())
    except Problem:
        return Settings(settings_file())


def _render(notice: Notice) -> bytes:
    from app.pdf import sheet

    return sheet.render(notice)


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


Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def _fall_with(application: Application) -> Hook:
    """What happens to an exception that nobody caught: logged, safe page, home."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        LOG.error("an error of ours", exc_info=(kind, error, trace))
        soon(lambda: application.fall(f"程序出错 {kind.__name__}"))

    return hook


def _end_with(leave: Callable[[int], None]) -> Hook:
    """The same before there is a safe page: logged, and the process ends."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, Exception):
            LOG.critical("cannot start", exc_info=(kind, error, trace))
        else:
            sys.__excepthook__(kind, error, trace)
        leave(FAILED)

    return hook
