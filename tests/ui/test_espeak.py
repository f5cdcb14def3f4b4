"""The real engine, proved and played into nowhere; and one of our own in its place."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypinyin import Style, pinyin
from pytestqt.qtbot import QtBot

from app.ui.espeak import SOUND_ALIKE, TRIAL, VOICES, Espeak, EspeakVoice, find_espeak
from app.ui.speech import USUAL_LEVEL, Reader

needs_espeak = pytest.mark.skipif(
    shutil.which("espeak-ng") is None and not os.environ.get("GAOZHI_ALL_TESTS"),
    reason="no espeak-ng here",
)


@needs_espeak
def test_the_voice_says_every_character_of_the_catalogue_in_mandarin() -> None:
    from tests.ui.gallery import World

    world = World()
    characters = sorted(
        {
            sign
            for item in world.items()
            for sign in item.name + item.plain
            if "\u4e00" <= sign <= "\u9fff"
        }
    )
    program = shutil.which("espeak-ng")
    assert program is not None
    found = Espeak(program, VOICES[0])
    told = subprocess.run(
        [program, *found.arguments(), "-q", "-x"],
        input="。\n".join(characters).encode(), capture_output=True, check=True,
    )  # fmt: skip
    said = told.stdout.decode().split("\n")[: len(characters)]
    assert len(said) == len(characters)
    assert [sign for sign, sound in zip(characters, said, strict=True)
            if "(" in sound or not sound.strip()] == []  # fmt: skip


@pytest.mark.parametrize(("word", "other"), SOUND_ALIKE.items())
def test_what_is_said_instead_sounds_as_the_word_is_read(word: str, other: str) -> None:
    """Judged by another reader of Chinese than the one that is corrected."""
    whole = {"地": "异地"}.get(word, word)
    assert reading(whole) == reading(whole.replace(word, other))


def reading(words: str) -> list[str]:
    return [one[0] for one in pinyin(words, style=Style.TONE3, neutral_tone_with_five=True)]


@needs_espeak
def test_the_voice_needs_every_correction() -> None:
    for word, other in SOUND_ALIKE.items():
        assert sounds(word) != sounds(other), word


def sounds(words: str) -> bytes:
    found = Espeak(str(shutil.which("espeak-ng")), VOICES[0])
    return subprocess.run(
        [found.program, *found.arguments(), "-q", "-x"],
        input=words.encode(), capture_output=True, check=True,
    ).stdout  # fmt: skip


FAKE = """#!/bin/sh
case "$*" in
    *-q*) printf '%s' "{phonemes}" ;;
    *--stdout*) printf '%s' "$WAVE" | base64 -d; head -c 88200 /dev/zero ;;
    *) cat >/dev/null; echo "$@" >>"$LOG" ;;
esac
exit 0
"""


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An espeak-ng of our own on the path: two seconds of sound, played at once."""
    import base64
    import struct

    header = b"RIFF" + struct.pack("<I", 88236) + b"WAVEfmt " + struct.pack(
        "<IHHIIHH", 16, 1, 1, 22050, 44100, 2, 16
    ) + b"data" + struct.pack("<I", 88200)  # fmt: skip
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "espeak-ng"
    program.write_text(FAKE.format(phonemes="j'i55 _| '@r51 s'A55n"), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setenv("WAVE", base64.b64encode(header).decode())
    monkeypatch.setenv("LOG", str(tmp_path / "log"))
    return program


def clock_of(*times: float) -> Iterator[float]:
    yield from times


def test_a_sound_that_takes_its_time_is_heard(fake: Path) -> None:
    times = clock_of(0.0, 2.1)
    assert find_espeak(lambda: next(times)) == Espeak(str(fake), VOICES[0])


def test_a_sound_that_ends_at_once_goes_nowhere(fake: Path) -> None:
    del fake
    times = clock_of(0.0, 0.1)
    assert find_espeak(lambda: next(times)) is None


def test_a_voice_that_spells_in_english_is_not_taken(fake: Path) -> None:
    fake.write_text(FAKE.format(phonemes="(en)kI55w'055n(cmn)"), encoding="utf-8")
    times = clock_of(0.0, 2.1)
    assert find_espeak(lambda: next(times)) is None


def test_what_is_said_stands_on_no_command_line(fake: Path, tmp_path: Path, qtbot: QtBot) -> None:
    voice = EspeakVoice(Espeak(str(fake), VOICES[0]))
    ended: list[bool] = []
    voice.say(TRIAL, USUAL_LEVEL, ended.append)
    qtbot.waitUntil(lambda: ended == [True])
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert TRIAL not in log
    assert "--stdin" in log
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bin", "log"]


def test_a_hushed_voice_ends_its_process_and_says_nothing_more(fake: Path, qtbot: QtBot) -> None:
    fake.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    voice = EspeakVoice(Espeak(str(fake), VOICES[0]))
    ended: list[bool] = []
    voice.say(TRIAL, USUAL_LEVEL, ended.append)
    number = started(voice, qtbot)
    voice.hush()
    qtbot.waitUntil(lambda: not voice.running())
    assert not Path(f"/proc/{number}").exists()
    assert ended == []


def started(voice: EspeakVoice, qtbot: QtBot) -> int:
    """The process id, once there is one."""
    qtbot.waitUntil(lambda: voice.running()[0] > 0)
    return voice.running()[0]


def test_at_the_end_no_process_is_left(fake: Path, qtbot: QtBot) -> None:
    fake.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    voice = EspeakVoice(Espeak(str(fake), VOICES[0]))
    voice.say(TRIAL, USUAL_LEVEL, lambda _well: None)
    number = started(voice, qtbot)
    reader = Reader(voice)
    reader.close()
    assert not Path(f"/proc/{number}").exists()


def test_a_program_that_has_gone_is_told_of(tmp_path: Path, qtbot: QtBot) -> None:
    voice = EspeakVoice(Espeak(str(tmp_path / "gone"), VOICES[0]))
    ended: list[bool] = []
    voice.say(TRIAL, USUAL_LEVEL, ended.append)
    qtbot.waitUntil(lambda: ended == [False])
    assert voice.running() == []
