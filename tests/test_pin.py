"""The attendant's number is kept as a hash, its wrong tries over restarts."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.attempts import NO_ATTEMPTS, PAUSED, Attempts
from app.domain.problems import Problem
from app.pin import hash_pin, is_pin, read_attempts, remember_attempts


def test_only_the_number_itself_opens_and_it_is_nowhere_in_the_hash() -> None:
    hashed = hash_pin("274913")
    assert is_pin("274913", hashed)
    assert not is_pin("274914", hashed)
    assert "274913" not in hashed


def test_the_same_number_has_another_hash_each_time() -> None:
    assert hash_pin("274913") != hash_pin("274913")


@pytest.mark.parametrize(
    "pin", ["", "12345", "1234567", "12345a", "１２３４５６", "111111", "123456", "654321"]
)
def test_what_is_no_number_or_easily_guessed_is_refused(pin: str) -> None:
    with pytest.raises(Problem):
        hash_pin(pin)


@pytest.mark.parametrize("hashed", ["", "274913", "scrypt$16384$zz$zz", "md5$1$00$00"])
def test_a_hash_that_makes_no_sense_opens_nothing(hashed: str) -> None:
    assert not is_pin("274913", hashed)


def test_attempts_outlive_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "new" / "attendant.json"
    assert read_attempts(file) == NO_ATTEMPTS
    for attempts in (Attempts(4), Attempts(0, 417.0), NO_ATTEMPTS):
        remember_attempts(file, attempts)
        assert read_attempts(file) == attempts


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", '{"failures": -1, "pause": 0}', '{"failures": 0, "pause": 1e9}',
     '{"failures": 0, "pause": NaN}', '{"failures": "x", "pause": 0}'],
)  # fmt: skip
def test_attempts_that_make_no_sense_count_as_a_pause(tmp_path: Path, text: str) -> None:
    file = tmp_path / "attendant.json"
    file.write_text(text, encoding="utf-8")
    assert read_attempts(file) == PAUSED


def test_attempts_that_cannot_be_written_stop_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    remember_attempts(tmp_path / "file" / "attendant.json", PAUSED)
