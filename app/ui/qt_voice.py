"""Qt's own speech engine as a voice, on Windows and macOS. An optional part (extra `speech`).

Not on Linux: Qt's engine there is speech-dispatcher, whose Mandarin is espeak-ng again, and whose
start held the whole program for ten seconds and more.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QLocale, QObject, QTimer

from app.ui.speech import LEVELS, Done

MODULE = "PySide6.QtTextToSpeech"
TRIAL = "一"
TRIAL_MS = 5_000
"""Without a sound device an engine begins to speak and never ends."""


def is_offered() -> bool:
    """Whether the optional part is there and serves here; it is not loaded for that."""
    return sys.platform in ("win32", "darwin") and importlib.util.find_spec(MODULE) is not None


class QtVoice(QObject):
    """`begin` tries the engine without a sound and then calls `found` with True or False."""

    def __init__(self) -> None:
        super().__init__()
        self._speech: Any = None
        self._done: Done | None = None
        self._spoke = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(lambda: self._tell(False))

    def begin(self, found: Done) -> None:
        module = importlib.import_module(MODULE)
        self._speech = module.QTextToSpeech(self)
        self._speech.stateChanged.connect(self._changed)
        if not choose_mandarin(self._speech):
            found(False)
            return
        self._patience.start(TRIAL_MS)
        self._begin(TRIAL, 0.0, found)

    def say(self, words: str, level: int, done: Done) -> None:
        self.hush()
        self._begin(words, level / LEVELS, done)

    def hush(self) -> None:
        self._done = None
        if self._speech is not None:
            self._speech.stop()

    def close(self) -> None:
        self._patience.stop()
        self.hush()
        self.deleteLater()

    def _begin(self, words: str, volume: float, done: Done) -> None:
        self._done, self._spoke = done, False
        self._speech.setVolume(volume)
        self._speech.say(words)

    def _changed(self, state: Any) -> None:
        kind = type(state)
        if state == kind.Speaking:
            self._spoke = True
        elif state == kind.Error:
            self._tell(False)
        elif state == kind.Ready and self._spoke:
            self._tell(True)

    def _tell(self, well: bool) -> None:
        self._patience.stop()
        done, self._done = self._done, None
        if done is not None:
            done(well)


def choose_mandarin(speech: Any) -> bool:
    """Set the engine to a Mandarin voice; False where it has none.

    Some engines keep their Mandarin under the locale C, and among it a voice that spells most
    characters in English; the other is named after Pinyin.
    """
    chinese, home = QLocale.Language.Chinese, QLocale.Country.China
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
