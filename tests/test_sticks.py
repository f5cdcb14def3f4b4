"""Where a file for somebody to take along goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import sticks
from app.domain.problems import Problem

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
tmpfs /run/media/tmp tmpfs rw 0 0
/dev/sdb1 /media/kiosk/U\\040盘 vfat rw 0 0
/dev/sdc1 /run/media/kiosk/B exfat ro 0 0
"""


def test_sticks_are_what_is_mounted_where_sticks_are() -> None:
    assert list(sticks.stick_folders(MOUNTS)) == [
        Path("/media/kiosk/U 盘"),
        Path("/run/media/kiosk/B"),
    ]


def test_a_stick_that_takes_nothing_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked, stick = tmp_path / "blocked", tmp_path / "stick"
    blocked.write_text("no folder", encoding="utf-8")
    stick.mkdir()
    monkeypatch.setattr(sticks, "_sticks", lambda: (blocked, stick))
    assert sticks.put(b"abc", "a.csv") == stick / "a.csv"
    assert [file.name for file in stick.iterdir()] == ["a.csv"]


def test_a_link_on_a_stick_leads_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    victim, stick = tmp_path / "settings.toml", tmp_path / "stick"
    victim.write_bytes(b"mine")
    stick.mkdir()
    (stick / "a.csv").symlink_to(victim)
    monkeypatch.setattr(sticks, "_sticks", lambda: (stick,))
    assert sticks.put(b"abc", "a.csv").read_bytes() == b"abc"
    assert victim.read_bytes() == b"mine"


def test_without_a_stick_it_is_the_profile(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sticks, "_sticks", lambda: ())
    assert sticks.put(b"abc", "a.csv").read_bytes() == b"abc"
    assert sticks.put(b"abcd", "a.csv") == profile / "exports" / "a.csv"


def test_nowhere_to_write_is_told(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sticks, "_sticks", lambda: ())
    profile.write_text("no folder", encoding="utf-8")
    with pytest.raises(Problem, match="U 盘"):
        sticks.put(b"abc", "a.csv")
