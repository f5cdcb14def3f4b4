"""For who hears the pages: 朗读 with the machine's voice, and what a screen reader is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from shiboken6 import isValid

from app.ui.kiosk.aloud import AloudSheet, AloudView, Reading
from app.ui.reading import Role, headline, read_page, to_hear
from app.ui.speaking import news, utterances
from app.ui.speech import LEVELS, Reader, Voice
from app.ui.visit import Visit
from app.ui.window import MainWindow

Found = Callable[[Voice | None], None]
Seek = Callable[[Found], None]
"""Looks for a voice and says, in its own time, what was found."""

SEEK_MS = 2_000
"""Start-up comes first."""
SEEK_AGAIN_MS = 300_000
"""A loudspeaker may be plugged in later."""
HOW = "开始朗读。再点一次朗读，可以暂停、调音量。"


def no_voice(found: Found) -> None:
    """Where nothing is looked for."""
    found(None)


class Aloud(QObject):
    """Follows the visit: what is on the glass is read while the mode is on.

    `offered` says whether there is a voice; `changed` follows when that changes. `heard` follows
    each time something was said: who listens is there. `ended` and `folded` follow what is tapped
    on the sheet of `make_sheet`.
    """

    changed = Signal()
    heard = Signal()
    ended = Signal()
    folded = Signal()

    def __init__(self, window: MainWindow, seek: Seek) -> None:
        super().__init__()
        self._window, self._seek = window, seek
        self._reader: Reader | None = None
        self._visit = Visit()
        self._reading = False
        self._place: object = None
        self._told: list[str] = []
        self._sheet: AloudSheet | None = None
        self._look = self._timer(self._read)
        self._find = self._timer(self.look_for_voice)
        window.covered.connect(self._soon)

    @property
    def offered(self) -> bool:
        return self._reader is not None

    @property
    def reader(self) -> Reader | None:
        return self._reader

    def start(self) -> None:
        """Look for a voice, a little later."""
        self._find.start(SEEK_MS)

    def look_for_voice(self) -> None:
        """Now; what is found is offered."""
        if self._reader is None:
            self._seek(self._take)

    def close(self) -> None:
        """Be silent for good."""
        self._find.stop()
        self._look.stop()
        self._seek = no_voice
        self._drop()

    def follow(self, visit: Visit) -> None:
        """`visit` is shown now. The seconds that run down on a page are no news."""
        before, self._visit = self._visit, visit
        if self._reading and not visit.modes.aloud:
            self._reading = False
            if self._reader is not None:
                self._reader.stop()
        if self._heard() and replace(visit, seconds=0) != replace(before, seconds=0):
            self._soon()

    def make_sheet(self) -> AloudSheet:
        """The sheet of 朗读, kept up to date while it stands."""
        made = AloudSheet(self._window.theme)
        made.toggled.connect(self._toggle)
        made.levelled.connect(self._set_level)
        made.ended.connect(self.ended)
        made.folded.connect(self.folded)
        self._sheet = made
        self._show_reading()
        return made

    # What is on the glass

    def _soon(self) -> None:
        """Once what is new is laid out."""
        if self._heard():
            self._look.start(0)

    def _heard(self) -> bool:
        """Whether anybody hears the page: by the machine's voice or by a screen reader."""
        return (self._visit.modes.aloud and self._reader is not None) or QAccessible.isActive()

    def _read(self) -> None:
        top = self._window.top()
        if isinstance(top, AloudSheet):
            return
        where = (self._visit.where, self._visit.rise, type(top).__name__)
        read = read_page(top)
        if QAccessible.isActive():
            self._announce(
                where, headline(top), [one.words for one in read if one.role is Role.TEXT]
            )
        if self._visit.modes.aloud and self._reader is not None:
            pieces = utterances(to_hear(read))
            if not self._reading:
                pieces = (*utterances([HOW]), *pieces)
            self._reading = True
            self._reader.read(where, pieces)

    def _announce(self, where: object, title: str, texts: list[str]) -> None:
        """A screen reader hears what the page is about, and what has changed on it."""
        words = title if where != self._place else "，".join(news(self._told, texts))
        self._place, self._told = where, texts
        top = self._window.top()
        if top.accessibleName() != title:
            top.setAccessibleName(title)
        if words:
            event = QAccessibleAnnouncementEvent(top, words)
            QAccessible.updateAccessibility(event)

    # The voice

    def _take(self, voice: Voice | None) -> None:
        if voice is None:
            self._find.start(SEEK_AGAIN_MS)
            return
        self._reader = Reader(voice)
        self._reader.changed.connect(self._show_reading)
        self._reader.said.connect(self.heard)
        self._reader.lost.connect(self._lose)
        self.changed.emit()

    def _lose(self) -> None:
        """The engine has failed: it is offered again once it is found again."""
        self._drop()
        self._find.start(SEEK_AGAIN_MS)
        self.changed.emit()

    def _drop(self) -> None:
        reader, self._reader = self._reader, None
        self._reading = False
        if reader is not None:
            reader.close()
            reader.deleteLater()

    def _toggle(self) -> None:
        reader = self._reader
        if reader is None:
            return
        if reader.paused:
            reader.go_on()
        elif reader.words:
            reader.pause()
        else:
            reader.again()

    def _set_level(self, level: int) -> None:
        if self._reader is not None:
            self._reader.set_level(level)

    def _show_reading(self) -> None:
        reader = self._reader
        if self._sheet is not None and not isValid(self._sheet):
            self._sheet = None  # it has gone with what was risen
        if self._sheet is None or reader is None:
            return
        reading = Reading.PAUSED if reader.paused else Reading.ON
        if not reader.words:
            reading = Reading.ENDED
        self._sheet.show_reading(AloudView(reading, reader.level, LEVELS))

    def _timer(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(slot)
        return timer
