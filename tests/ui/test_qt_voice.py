"""Qt's engine as a voice, with an engine of our own in its place: the real one is optional."""

from __future__ import annotations

import sys
from enum import Enum
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QObject, Signal
from pytestqt.qtbot import QtBot

from app.ui import qt_voice
from app.ui.qt_voice import QtVoice, is_offered


class State(Enum):
    Ready = 0
    Speaking = 1
    Error = 2


class Engine(QObject):
    """As Qt's: a state, locales with voices; ends an utterance when the test says so."""

    stateChanged = Signal(object)  # noqa: N815  Qt's name
    voices = ("Chinese (Mandarin, latin as English)", "Chinese (Mandarin, latin as Pinyin)")
    locales: tuple[QLocale, ...] = (QLocale(QLocale.Language.English),)
    last: Engine

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        Engine.last = self
        self.told: list[tuple[str, float]] = []
        self.volume, self.voice = 1.0, ""

    def availableLocales(self) -> list[QLocale]:
        return list(self.locales)

    def availableVoices(self) -> list[Any]:
        return [SimpleNamespace(name=lambda name=name: name) for name in self.voices]

    def setLocale(self, locale: QLocale) -> None:
        del locale

    def setVoice(self, voice: Any) -> None:
        self.voice = voice.name()

    def setVolume(self, volume: float) -> None:
        self.volume = volume

    def say(self, words: str) -> None:
        self.told.append((words, self.volume))
        self.stateChanged.emit(State.Speaking)

    def stop(self) -> None:
        self.stateChanged.emit(State.Ready)


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch, qapp: object) -> QtVoice:
    del qapp
    module = SimpleNamespace(QTextToSpeech=Engine)
    monkeypatch.setitem(sys.modules, qt_voice.MODULE, module)
    return QtVoice()


def test_it_is_tried_without_a_sound_and_takes_the_voice_that_reads_pinyin(
    voice: QtVoice,
) -> None:
    found: list[bool] = []
    voice.begin(found.append)
    assert found == []
    Engine.last.stateChanged.emit(State.Ready)
    assert found == [True]
    assert Engine.last.told[0][1] == 0.0
    assert "Pinyin" in Engine.last.voice


def test_an_engine_that_never_ends_is_not_taken(
    voice: QtVoice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qt_voice, "TRIAL_MS", 10)
    found: list[bool] = []
    voice.begin(found.append)
    qtbot.waitUntil(lambda: found == [False])


def test_without_a_mandarin_voice_nothing_is_tried(
    voice: QtVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Engine, "voices", ("English", "Cantonese"))
    found: list[bool] = []
    voice.begin(found.append)
    assert found == [False]
    assert Engine.last.told == []


def test_what_is_hushed_does_not_end_and_what_fails_is_told(voice: QtVoice) -> None:
    voice.begin(lambda _well: None)
    Engine.last.stateChanged.emit(State.Ready)
    ended: list[bool] = []
    voice.say("您好", 5, ended.append)
    voice.hush()
    assert ended == []
    voice.say("您好", 5, ended.append)
    Engine.last.stateChanged.emit(State.Error)
    assert ended == [False]
    assert Engine.last.told[-1] == ("您好", 1.0)


def test_linux_does_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert not is_offered()
