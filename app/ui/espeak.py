"""espeak-ng as a voice: a program of its own, one process an utterance.

Nothing is written to disk. What is said goes to its standard input, never to its command line,
which every user of the machine could read.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QProcess, Signal

from app.ui.speech import Done

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
