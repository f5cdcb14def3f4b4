"""The simulated printers, one CUPS for a worker's whole run, and a kiosk that prints on them."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app import paths
from app.catalog.catalogue import open_catalogue
from app.domain.notice import Notice
from app.holidays import read_calendar
from app.pdf import receipt, sheet
from app.printing.cups import CupsPrinter
from app.printing.cups_server import Server
from app.printing.outfit import BESIDE, STRIP_HERE
from app.printing.printer import Paper
from app.settings import Settings
from app.ui.application import Application
from app.ui.ground import Prepared
from app.ui.jobs import Jobs
from app.ui.press import Press, Way
from tests.printing.simulated import A4, RECEIPT, SECOND, Simulated, missing
from tests.stories.hall import Hall
from tests.ui.gallery import NOW, make_window

OpenHall = Callable[..., Hall]


@pytest.fixture(scope="session")
def cups() -> Iterator[Simulated]:
    """Skips where CUPS is not installed, unless packaging/test.sh says that nothing may be.

    Somebody who is not root has to have an avahi running.
    """
    absent = missing()
    if absent and not os.environ.get("GAOZHI_ALL_TESTS"):
        pytest.skip(f"no {' and no '.join(absent)} here")
    # Of pytest's folders the path is too long for a socket.
    with tempfile.TemporaryDirectory(prefix="gaozhi-", ignore_cleanup_errors=True) as folder:
        simulated = Simulated(Path(folder))
        try:
            simulated.start()
        except RuntimeError as error:
            if os.getuid() == 0:
                raise
            pytest.skip(f"only root can start all of it: {error}")
        yield simulated
        simulated.stop()


@pytest.fixture
def simulated(cups: Simulated) -> Iterator[Simulated]:
    """No fault, no job, nothing in the trays."""
    cups.reset()
    yield cups
    cups.reset()


@pytest.fixture
def open_hall(simulated: Simulated, qtbot: QtBot, tmp_path: Path) -> Iterator[OpenHall]:
    """Opens a kiosk that prints on the named printers in this order."""
    closing: list[Callable[[], object]] = []
    catalogue = open_catalogue(paths.catalogue_file())
    calendar = read_calendar(paths.resources() / "calendar" / "china.toml")

    def open_one(names: Sequence[str] = (A4,)) -> Hall:
        window = make_window(QSize(540, 960))
        qtbot.addWidget(window)
        jobs = Jobs(ThreadPoolExecutor(max_workers=2))
        server = Server(simulated.server)
        ways = [Way(CupsPrinter(name, server), *_WAYS[name]) for name in names]
        press = Press(jobs, ways, _render, time.monotonic)
        settings = Settings(tmp_path / "settings.toml", region="ziyang")
        prepared = Prepared(settings, calendar, catalogue, "ziyang")
        application = Application(window, press, lambda: prepared, lambda: NOW, None)
        application.start()
        window.show()
        closing.extend((application.close, press.close, jobs.close))
        return Hall(application, window, press, simulated, qtbot)

    yield open_one
    for close in closing:
        close()
    catalogue.close()


_WAYS = {
    A4: (Paper.A4, None),
    SECOND: (Paper.A4, BESIDE),
    RECEIPT: (Paper.RECEIPT, STRIP_HERE),
}


def _render(notice: Notice, paper: Paper, large: bool) -> bytes:
    return receipt.render(notice) if paper is Paper.RECEIPT else sheet.render(notice, large=large)
