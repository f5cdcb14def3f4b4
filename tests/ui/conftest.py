"""The kiosk as a fixture: portrait and landscape."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app import paths
from app.catalog.catalogue import open_catalogue
from app.domain.problems import Problem
from app.holidays import read_calendar
from app.printing.folder import FolderPrinter
from app.settings import read_settings
from app.ui.application import Application
from app.ui.ground import Prepared
from app.ui.jobs import Jobs
from app.ui.press import Press, Way
from tests.ui.backstage import make_attendant
from tests.ui.gallery import NOW, make_window
from tests.ui.kiosk import ByHand, Kiosk


@pytest.fixture(params=[QSize(540, 960), QSize(960, 540)], ids=["portrait", "landscape"])
def kiosk(
    request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, profile: Path
) -> Iterator[Kiosk]:
    window = make_window(request.param)
    qtbot.addWidget(window)
    hands = ByHand()
    jobs = Jobs(hands)
    folder = tmp_path / "prints"
    press = Press(
        jobs,
        [Way(FolderPrinter(folder))],
        lambda notice, _paper, _large: notice.qr_text.encode(),
        hands.clock,
    )
    catalogue = open_catalogue(paths.catalogue_file())
    calendar = read_calendar(paths.resources() / "calendar" / "china.toml")
    file = profile / "settings.toml"

    def prepare() -> Prepared:
        if made.broken is not None:
            raise Problem(made.broken)
        read = read_settings(file)
        settings = read._replace(locked=made.locked)
        return Prepared(settings, calendar, catalogue, read.region or None)

    attendant = make_attendant(jobs, hands, FolderPrinter(folder), profile)
    application = Application(
        window,
        press,
        prepare,
        lambda: NOW,
        folder,
        lambda: attendant,
        seek=lambda found: found(made.voice),
    )
    made = Kiosk(application, window, hands, folder, qtbot, attendant)
    profile.mkdir()
    if "first_start" not in request.node.name:
        file.write_text('region = "ziyang"\n', encoding="utf-8")
    application.start()
    window.show()
    yield made
    application.close()
    jobs.close()
    catalogue.close()
