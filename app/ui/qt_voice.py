"""Qt's own speech engine as a voice. It is an optional part of the installation (extra `speech`).

It lives in a thread of its own: some engines take their time to answer, or never do.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QLocale, QObject, Qt, QThread, QTimer, Signal, Slot

from app.ui.speech import LEVELS, Done

MODULE = "PySide6.QtTextToSpeech"
TRIAL = "一"
TRIAL_MS = 5_000
"""Without a sound device an engine begins to speak and never ends."""


def is_installed() -> bool:
    """Whether the optional part is there; it is not loaded for that."""
    return importlib.util.find_spec(MODULE) is not None


class QtVoice(QObject):
    """`begin` tries the engine without a sound and then calls `found` with True or False."""

    _wanted = Signal(int, str, float)
    _silent = Signal()
    _begun = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._thread = QThread()
        self._thread.setObjectName("speech")
        self._engine = _Engine()
        self._engine.moveToThread(self._thread)
        self._found: Done | None = None
        self._done: Done | None = None
        self._number = 0
        queued = Qt.ConnectionType.QueuedConnection
        self._begun.connect(self._engine.begin, queued)
        self._wanted.connect(self._engine.say, queued)
        self._silent.connect(self._engine.hush, queued)
        self._engine.tried.connect(self._tried, queued)
        self._engine.ended.connect(self._ended, queued)

    def begin(self, found: Done) -> None:
        self._found = found
        self._thread.start()
        self._begun.emit()

    def say(self, words: str, level: int, done: Done) -> None:
        self._number += 1
        self._done = done
        self._wanted.emit(self._number, words, level / LEVELS)

    def hush(self) -> None:
        self._number += 1
        self._done = None
        self._silent.emit()

    def close(self) -> None:
        self.hush()
        self._thread.quit()
        self._thread.wait(2_000)

    @Slot(bool)
    def _tried(self, well: bool) -> None:
        found, self._found = self._found, None
        if found is not None:
            found(well)

    @Slot(int, bool)
    def _ended(self, number: int, well: bool) -> None:
        done = self._done
        if number == self._number and done is not None:
            self._done = None
            done(well)


class _Engine(QObject):
    """QTextToSpeech where it may block."""

    tried = Signal(bool)
    ended = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        self._speech: Any = None
        self._number = 0
        self._trying = False
        self._spoke = False
        self._patience: QTimer | None = None

    @Slot()
    def begin(self) -> None:
        try:
            module = importlib.import_module(MODULE)
        except ImportError:
            self.tried.emit(False)
            return
        self._speech = module.QTextToSpeech(self)
        self._speech.stateChanged.connect(self._changed)
        if not choose_mandarin(self._speech):
            self.tried.emit(False)
            return
        self._trying = True
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(lambda: self._tell(False))
        self._patience.start(TRIAL_MS)
        self._speech.setVolume(0.0)
        self._speech.say(TRIAL)

    @Slot(int, str, float)
    def say(self, number: int, words: str, volume: float) -> None:
        self._speech.stop()
        self._number, self._spoke = number, False
        self._speech.setVolume(volume)
        self._speech.say(words)

    @Slot()
    def hush(self) -> None:
        self._number = 0
        if self._speech is not None:
            self._speech.stop()

    def _changed(self, state: Any) -> None:
        kind = type(state)
        if state == kind.Speaking:
            self._spoke = True
        elif state == kind.Error:
            self._tell(False)
        elif state == kind.Ready and self._spoke:
            self._spoke = False
            self._tell(True)

    def _tell(self, well: bool) -> None:
        if self._trying:
            self._trying = False
            assert self._patience is not None
            self._patience.stop()
            self.tried.emit(well)
        elif self._number:
            number, self._number = self._number, 0
            self.ended.emit(number, well)


def choose_mandarin(speech: Any) -> bool:
    """Set the engine to a Mandarin voice; False where it has none.

    speech-dispatcher keeps its Mandarin under the locale C, and has one voice that spells most
    characters in English; the other is named after Pinyin.
    """
    chinese = QLocale.Language.Chinese
    home = QLocale.Country.China
    for locale in speech.availableLocales():
        if locale.language() == chinese and locale.territory() == home:
            speech.setLocale(locale)
            return bool(speech.availableVoices())
    speech.setLocale(QLocale.c())
    voice = best(speech.availableVoices(), lambda one: str(one.name()))
    if voice is None:
        return False
    speech.setVoice(voice)
    return True


def best(voices: Iterable[Any], name: Callable[[Any], str]) -> Any:
    """The voice that reads Mandarin best by its name, None where none does."""
    mandarin = [voice for voice in voices if "Mandarin" in name(voice)]
    pinyin = [voice for voice in mandarin if "Pinyin" in name(voice)]
    return next(iter([*pinyin, *mandarin]), None)
