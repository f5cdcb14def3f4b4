"""Changes of the settings keep what the hall manager wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.problems import Problem
from app.pin import hash_pin
from app.settings import read_settings
from app.settings_edit import remember_fact, remember_pin, remember_region, restore, withdraw

WRITTEN = """\
# 二楼大厅
[hall]  # 大厅
name = "资阳市医保服务大厅"   # 全称

[withdrawn]
ziyang-3 = "停办"  # 到月底

[kiosk]
locked = true
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "settings.toml"
    made.write_text(WRITTEN, encoding="utf-8")
    return made


def test_every_change_is_read_back_and_nothing_else_is_touched(file: Path) -> None:
    remember_region(file, "ziyang")
    hashed = hash_pin("274913")
    remember_pin(file, hashed)
    withdraw(file, "ziyang-21", "改到窗口办。")
    remember_fact(file, "hall", "phone", "028-26655555")
    remember_fact(file, "windows", "all", "3 号窗口")
    found = read_settings(file)
    assert (found.region, found.pin) == ("ziyang", hashed)
    assert found.withdrawn == {"ziyang-3": "停办", "ziyang-21": "改到窗口办。"}
    assert (found.hall.phone, found.hall.window("any")) == ("028-26655555", "3 号窗口")
    assert found.locked
    text = file.read_text(encoding="utf-8")
    kept = [line for line in WRITTEN.splitlines() if line]
    assert [line for line in text.splitlines() if line in kept] == kept


def test_what_is_taken_back_is_gone(file: Path) -> None:
    withdraw(file, "ziyang-21", "改到窗口办。")
    restore(file, "ziyang-21")
    restore(file, "ziyang-22")
    remember_fact(file, "hall", "name", None)
    remember_fact(file, "panel", "diagonal", None)
    found = read_settings(file)
    assert found.withdrawn == {"ziyang-3": "停办"}
    assert found.hall.name is None


def test_settings_begin_with_the_first_change(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.toml"
    restore(file, "ziyang-21")
    withdraw(file, "ziyang-21", "改到窗口办。")
    assert read_settings(file).withdrawn == {"ziyang-21": "改到窗口办。"}


def test_who_may_read_the_settings_stays_the_same(file: Path) -> None:
    file.chmod(0o600)
    withdraw(file, "ziyang-21", "改到窗口办。")
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("text", ["[hall\n", "withdrawn = 3\n"])
def test_a_file_that_makes_no_sense_stays_as_it_is(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match="写不进去"):
        withdraw(file, "ziyang-21", "改到窗口办。")
    assert file.read_text(encoding="utf-8") == text


def test_a_number_in_plain_figures_is_refused(file: Path) -> None:
    file.write_text('[attendant]\npin = "274913"\n', encoding="utf-8")
    with pytest.raises(Problem, match=r"第 2 行.*gaozhi settings pin"):
        read_settings(file)
