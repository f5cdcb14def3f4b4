"""Brings the list onto paper: what the person asks of the press, and what it says becomes steps.

What a printer does is no touch: the visit goes on by it, the idle clock does not.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.notice import Foot, Notice
from app.printing.faults import Fault
from app.printing.printer import Paper
from app.ui import steps
from app.ui.press import Arrived, Press, Way
from app.ui.session import Session
from app.ui.visit import Page

PAPER_SECONDS, FILE_SECONDS, HEARD_SECONDS = 10, 60, 40
"""So long the last page waits for the next visitor; a file is looked at in its viewer first, and
what is read out takes its time.
"""
UNDER_WAY = frozenset({Page.PRINTING, Page.FAULT})
"""Pages of somebody who waits for paper."""


class Paperwork(QObject):
    """Steps the session on from the tap on 打印 to the last page; `over` when that has stood.

    `files` is the folder where sheets become files, None for paper.
    """

    over = Signal()

    def __init__(self, press: Press, session: Session, files: Path | None) -> None:
        super().__init__()
        self._press, self._session, self._files = press, session, files
        self._leaving = QTimer(self)
        self._leaving.setInterval(1_000)
        self._leaving.timeout.connect(self._count_down)
        press.sent.connect(self._sent)
        press.out.connect(self._printed)
        press.fault.connect(self._held_up)
        press.continued.connect(self._goes_on)
        press.failed.connect(self._not_printed)

    def print_notice(self, notice: Notice) -> None:
        """打印清单, or once more from the last page."""
        self._leaving.stop()
        self._session.step(steps.printing(self._session.visit))
        large = self._session.visit.modes.large
        self._press.print_notice(notice, notice.get(Foot).slip, large=large)

    def mended(self) -> None:
        """Somebody says so: a sheet that is alive goes on by itself, another is printed anew."""
        if self._press.given_up:
            self._session.step(steps.goes_on(self._session.visit))
        self._press.go_on()

    def turn_back(self) -> None:
        """返回: what is not out must not come out any more."""
        if self._session.visit.page in UNDER_WAY:
            self._press.leave()
        self._leaving.stop()

    def leave(self) -> None:
        """The person has gone."""
        self._leaving.stop()
        self._press.leave()

    def _sent(self, way: Way) -> None:
        visit = self._session.visit
        if visit.page in UNDER_WAY:
            strip = way.paper is Paper.RECEIPT
            self._session.step(steps.sent_to(visit, way.place, strip=strip))

    def _held_up(self, fault: Fault) -> None:
        if self._session.visit.page in UNDER_WAY:
            self._session.step(steps.held_up(self._session.visit, fault))

    def _goes_on(self) -> None:
        if self._session.visit.page is Page.FAULT:
            self._session.step(steps.goes_on(self._session.visit))

    def _printed(self, arrived: Arrived) -> None:
        visit, file = self._session.visit, arrived.file
        if visit.page in UNDER_WAY:
            self._leaving.start()
            seconds = PAPER_SECONDS if file is None else FILE_SECONDS
            if visit.modes.aloud:
                seconds = max(seconds, HEARD_SECONDS)
            self._session.step(steps.printed(visit, file, seconds))

    def _not_printed(self, sentence: str, fault: Fault) -> None:
        """A file that cannot be written is told in words; without paper the list is a code."""
        visit = self._session.visit
        if visit.page in UNDER_WAY and self._files is not None:
            self._session.step(steps.not_printed(visit, sentence))
        elif visit.page in UNDER_WAY:
            self._session.step(steps.held_up(visit, fault))

    def _count_down(self) -> None:
        self._session.step(steps.second(self._session.visit))
        if self._session.visit.seconds == 0:
            self.over.emit()
