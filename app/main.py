"""The composition root: builds every part of the kiosk and hands it down.

The clock is read here (and in `cli`) and nowhere else.
"""

from __future__ import annotations

import logging
import logging.handlers
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from app import paths
from app.catalog import open_catalogue
from app.design import DesignError, load_design
from app.domain.notice import Notice
from app.domain.problems import Problem
from app.holidays import read_calendar
from app.printing.folder import PRINTS, FolderPrinter
from app.settings import Settings, read_settings, settings_file
from app.ui.application import Application, Prepared
from app.ui.desktop import soon, start_qt, window_size
from app.ui.jobs import Jobs
from app.ui.press import Press
from app.ui.theme import Look, Theme, ThemeError, load_fonts
from app.ui.window import MainWindow

LOG = logging.getLogger(__name__)

LOG_FILE, LOG_BYTES, LOG_FILES = "gaozhi.log", 1_000_000, 3


@dataclass(frozen=True, slots=True)
class Options:
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
    _log_to(paths.profile())
    prepare = _prepare(options)
    if options.region is not None:
        prepare()  # a name that is not there is told at once, to whoever typed it
    qt = start_qt(paths.NAME)
    try:
        design = load_design(paths.resources() / "theme")
        family = load_fonts(paths.resources() / "fonts")
    except (DesignError, ThemeError) as error:
        raise Problem(str(error)) from error

    def theme(look: Look) -> Theme:
        return Theme(design, look, paths.resources(), family)

    size, windowed = window_size(qt, windowed=options.windowed, portrait=options.portrait)
    window = MainWindow(design, theme, size)
    settings = _settings_or_default()
    printer = FolderPrinter(
        settings.prints or paths.profile() / PRINTS,
        _show_file if windowed and not settings.locked else None,
    )
    jobs = Jobs(ThreadPoolExecutor(max_workers=2, thread_name_prefix="job"))
    press = Press(jobs, printer, _render, time.monotonic)
    application = Application(window, press, prepare, datetime.now, printer.folder)
    application.left.connect(window.close)
    sys.excepthook = _fall_with(application)
    application.start()
    if windowed:
        window.show()
    else:
        window.showFullScreen()
    status = qt.exec()
    application.close()
    jobs.close()
    return status


# Start-up: each task may fail with a Problem; then the safe page says so and tries again.


def _prepare(options: Options) -> Callable[[], Prepared]:
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
    """Imported late: what makes PDFs is not needed for the first page."""
    from app.pdf import sheet

    return sheet.render(notice)


def _has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(variable) for variable in named)


def _show_file(file: Path) -> None:
    """Open a sheet in the desktop's viewer, where there is one."""
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


def _log_to(profile: Path) -> None:
    """Errors go to a file that never grows beyond its share, and to stderr."""
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    try:
        profile.mkdir(parents=True, exist_ok=True)
        handlers.append(
            logging.handlers.RotatingFileHandler(
                profile / LOG_FILE,
                maxBytes=LOG_BYTES,
                backupCount=LOG_FILES,
                encoding="utf-8",
                delay=True,
            )
        )
    except OSError as error:
        LOG.warning("no log file: %s", error)
    logging.basicConfig(
        level=logging.WARNING,
        handlers=handlers,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )


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
