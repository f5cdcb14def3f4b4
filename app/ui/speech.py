"""朗读: reads pages through a voice, one utterance after the other. Engines lend the voice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.ui.speaking import news

Done = Callable[[bool], None]
"""Called with True when an utterance was said to its end, with False when it could not be."""

LEVELS = 5
USUAL_LEVEL = 3
BATCH = 40
"""Characters said in one go: an engine pauses between two, and 暂停 goes back to the last."""


class Voice(Protocol):
    """Says one utterance at a time."""

    def say(self, words: str, level: int, done: Done) -> None:
        """Begin to say `words`, as loud as `level` of `LEVELS`; `done` follows, unless hushed."""

    def hush(self) -> None:
        """Be silent now; the `done` of what was being said does not follow."""

    def close(self) -> None:
        """Be silent for good, and let the engine go."""


class Reader(QObject):
    """Reads pages: a new one from its top, what is new on the same one, nothing twice.

    `changed` follows what `paused`, `level` and `words` tell, `said` follows each utterance.
    `lost` follows when the engine fails: nothing can be read any more.
    """

    changed = Signal()
    said = Signal()
    lost = Signal()

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self._voice = voice
        self._page: object = None
        self._told: tuple[str, ...] = ()
        self._queue: list[str] = []
        self._words = ""
        self._paused = False
        self._level = USUAL_LEVEL

    @property
    def paused(self) -> bool:
        return self._paused

    @property
    def level(self) -> int:
        """1 to `LEVELS`."""
        return self._level

    @property
    def words(self) -> str:
        """What is being said; "" where nothing is left."""
        return self._words

    def read(self, page: object, pieces: Sequence[str]) -> None:
        """`pieces` stand on `page` now. Another page stops what is being said."""
        anew = page != self._page
        wanted = tuple(pieces) if anew else news(self._told, pieces)
        self._page, self._told = page, tuple(pieces)
        if anew or wanted:
            self._voice.hush()
            self._queue = batches(wanted)
            self._paused = False
            self._next()

    def pause(self) -> None:
        """Be silent until `go_on`."""
        if self._words and not self._paused:
            self._paused = True
            self._voice.hush()
            self.changed.emit()

    def go_on(self) -> None:
        """Say the rest, from the beginning of the utterance that was interrupted."""
        if self._paused:
            self._paused = False
            self._say()

    def again(self) -> None:
        """Say all of the page once more."""
        self._voice.hush()
        self._queue = batches(self._told)
        self._paused = False
        self._next()

    def set_level(self, level: int) -> None:
        """Louder or softer, heard at once."""
        level = min(LEVELS, max(1, level))
        if level == self._level:
            return
        self._level = level
        if self._words and not self._paused:
            self._voice.hush()
            self._say()
        self.changed.emit()

    def stop(self) -> None:
        """Be silent and forget: what was read, and how loud."""
        self._voice.hush()
        self._page, self._told, self._queue, self._words = None, (), [], ""
        self._paused, self._level = False, USUAL_LEVEL
        self.changed.emit()

    def close(self) -> None:
        self.stop()
        self._voice.close()

    def _next(self) -> None:
        self._words = self._queue.pop(0) if self._queue else ""
        self._say()

    def _say(self) -> None:
        if self._words:
            self._voice.say(self._words, self._level, self._said)
        self.changed.emit()

    def _said(self, well: bool) -> None:
        if well:
            self.said.emit()
            self._next()
        else:
            self.stop()
            self.lost.emit()


def batches(pieces: Sequence[str]) -> list[str]:
    """Short pieces together, so that an engine starts less often."""
    made: list[str] = []
    for piece in pieces:
        closed = piece if piece[-1] in "。？！；" else f"{piece}。"
        if made and len(made[-1]) + len(closed) <= BATCH:
            made[-1] += closed
        else:
            made.append(closed)
    return made
