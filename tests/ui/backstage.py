"""The attendant's tools, with clock, printer and folder in the test's hand."""

from __future__ import annotations

from pathlib import Path

from app.counts import FILE_NAME, CountBook
from app.pin import FILE_NAME as ATTEMPTS
from app.printing.printer import Printer
from app.probes import Machine, look
from app.settings import read_settings
from app.ui.attendant import Attendant, Tools
from app.ui.jobs import Jobs
from app.ui.trial import Outlet
from tests.ui.gallery import NOW
from tests.ui.kiosk import ByHand


def make_attendant(jobs: Jobs, hands: ByHand, printer: Printer, profile: Path) -> Attendant:
    counts = CountBook(profile / FILE_NAME)
    machine = Machine(
        lambda: [("存成文件", printer)], counts, lambda: NOW, hands.clock, NOW, hands.clock()
    )

    def put(content: bytes, name: str) -> Path:
        file = profile / name
        file.write_bytes(content)
        return file

    tools = Tools(
        look=lambda: look(machine),
        counts=counts,
        settings=lambda: read_settings(profile / "settings.toml"),
        attempts=profile / ATTEMPTS,
        outlets=lambda: [Outlet("存成文件", printer)],
        render=lambda outlet: outlet.label.encode(),
        put=put,
        today=NOW.date,
        clock=hands.clock,
    )
    return Attendant(jobs, jobs, tools)
