"""朗读: a voice that says one utterance after the other, and the engines that lend one.

Nothing is written to disk. What is said goes to an engine's standard input, never to its command
line, which every user of the machine could read.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QProcess, Signal

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


# espeak-ng: a program of its own, one process an utterance

PROGRAM = "espeak-ng"
VOICES = ("cmn-latn-pinyin", "cmn")
"""Of espeak-ng 1.51 (Debian 12) `cmn` spells the pinyin of most characters in English."""
SPEED = 160
AMPLITUDES = (30, 60, 100, 145, 195)
TRIAL = "一二三"
"""Said without a sound: it takes as long as with one, if anything would be heard."""
TRIAL_SECONDS = 15
GONE_MS = 500
"""So long a killed process is waited for when the program ends."""


SOUND_ALIKE = {
    "地": "第", "银行": "银航", "要求": "腰求", "摔倒": "摔岛", "假期": "架期",
    "休假": "休架", "产假": "产架", "放假": "放架", "病假": "病架", "请假": "请架",
    "变更": "变耕", "更改": "耕改", "更正": "耕正", "更换": "耕换", "更新": "耕新",
    "调解": "条解", "调整": "条整", "退还": "退环", "归还": "归环", "偿还": "偿环",
    "重新": "虫新", "重复": "虫复", "重庆": "虫庆", "会计": "快计",
    "处方": "楚方", "处理": "楚理", "给予": "己予", "干部": "赣部", "出差": "出拆",
    "差额": "插额", "家长": "家掌", "院长": "院掌", "校长": "孝掌", "相应": "相映",
}  # fmt: skip
"""What espeak-ng misreads in words of this field, and other characters that it reads rightly."""


class Espeak(NamedTuple):
    """Where the program is and which of its voices speaks Mandarin here."""

    program: str
    voice: str

    def arguments(self) -> list[str]:
        return ["-v", self.voice, "-b", "1", "-s", str(SPEED), "--stdin"]


def sound_alike(words: str) -> str:
    """For the ear of espeak-ng alone: 变更 becomes 变耕, which it reads as the other is meant."""
    for word, other in SOUND_ALIKE.items():
        words = words.replace(word, other)
    return words


def find_espeak(clock: Callable[[], float]) -> Espeak | None:
    """The program, if Mandarin comes out of it and the sound goes somewhere; takes seconds.

    It ends well without any sound device, only at once; so the time tells. `clock` gives seconds
    that only go forward.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        return None
    try:
        for voice in VOICES:
            found = Espeak(program, voice)
            if _speaks_mandarin(found):
                return found if _is_heard(found, clock) else None
    except (OSError, subprocess.SubprocessError):
        pass
    return None


def _speaks_mandarin(found: Espeak) -> bool:
    """Whether every word of the trial is said, and none in another language: (en)…"""
    said = _run(found, ["-q", "-x"], TRIAL)
    return said.returncode == 0 and len(said.stdout.split()) >= 1 and b"(" not in said.stdout


def _is_heard(found: Espeak, clock: Callable[[], float]) -> bool:
    wave = _run(found, ["--stdout"], TRIAL).stdout
    header = 44
    if len(wave) < header:
        return False
    per_second = struct.unpack_from("<I", wave, 28)[0]
    began = clock()
    played = _run(found, ["-a", "0"], TRIAL)
    took = clock() - began
    return played.returncode == 0 and took >= (len(wave) - header) / per_second / 2


def _run(found: Espeak, more: list[str], words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [found.program, *found.arguments(), *more],
        input=words.encode(), capture_output=True, timeout=TRIAL_SECONDS, check=False,
    )  # fmt: skip


class _Utterance(QProcess):
    """espeak-ng, saying one thing. `ended` carries its number, and whether it was said."""

    ended = Signal(int, bool)

    def __init__(self, number: int, parent: QObject) -> None:
        super().__init__(parent)
        self._number = number
        self._told = False
        self.finished.connect(self._finished)
        self.errorOccurred.connect(self._failed)

    def begin(self, found: Espeak, words: str, level: int) -> None:
        self.start(found.program, [*found.arguments(), "-a", str(AMPLITUDES[level - 1])])
        self.write(sound_alike(words).encode())
        self.closeWriteChannel()

    def _finished(self, code: int, _status: QProcess.ExitStatus) -> None:
        # It ends well when the sound device has gone, but says so.
        self._tell(code == 0 and b"error:" not in bytes(self.readAllStandardError().data()))

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # `finished` does not follow
            self._tell(False)

    def _tell(self, well: bool) -> None:
        if not self._told:
            self._told = True
            self.ended.emit(self._number, well)


class EspeakVoice(QObject):
    """A child process an utterance; killed where it shall be silent."""

    def __init__(self, found: Espeak) -> None:
        super().__init__()
        self._found = found
        self._number = 0
        self._done: Done | None = None
        self._running: dict[int, _Utterance] = {}

    def say(self, words: str, level: int, done: Done) -> None:
        self.hush()
        self._number += 1
        self._done = done
        utterance = _Utterance(self._number, self)
        self._running[self._number] = utterance
        utterance.ended.connect(self._ended)
        utterance.begin(self._found, words, level)

    def running(self) -> list[int]:
        """The process ids of what speaks or has just been hushed."""
        return [utterance.processId() for utterance in self._running.values()]

    def hush(self) -> None:
        self._done = None
        for utterance in self._running.values():
            utterance.kill()

    def close(self) -> None:
        self.hush()
        for utterance in tuple(self._running.values()):
            utterance.waitForFinished(GONE_MS)

    def _ended(self, number: int, well: bool) -> None:
        gone = self._running.pop(number, None)
        if gone is not None:
            gone.deleteLater()
        done = self._done
        if number == self._number and done is not None:
            self._done = None
            done(well)
