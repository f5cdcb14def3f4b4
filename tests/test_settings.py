"""A wrong setting is told with file, line and remedy (DESIGN 8)."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import cli
from app.domain.problems import Problem
from app.pin import hash_pin
from app.settings import Settings, read_settings
from app.settings_edit import remember_region


def written(folder: Path, text: str | bytes) -> Path:
    file = folder / "settings.toml"
    folder.mkdir(exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ('# 大厅\nregion = "ziyang', 2, "引号"),
        ("\nregion = 3", 2, "带引号的文字"),
        ("\ncolour = 1", 2, "可以写：attendant、hall"),
        ("\nhall = 3", 2, "[hall] 一节"),
        ('\n[[hall]]\nname = "x"', 2, "[hall] 一节"),
        ("\n[ hall ]\n\n'name' = 3", 4, "带引号的文字"),
        ('\n["hall"]\nname = ""', 3, "不能空着"),
        ("\nhall.name = 3", 2, "带引号的文字"),
        ('\n"hall" . "name" = 3', 2, "带引号的文字"),
        ("\nhall = { phone = '1', name = 3 }", 2, "带引号的文字"),
        ('[panel]\ndiagonal = "27"', 2, "不带引号"),
        ("[panel]\ndiagonal = true", 2, "写成数字"),
        ("[panel]\ndiagonal = nan", 2, "在 10 到 120 之间"),
        ('[panel]\nresolution = "big"', 2, "1080x1920"),
        ('[kiosk]\nlocked = "yes"', 2, "true 或 false"),
        ('[windows]\nname = "3"\n[hall]\nname = 3', 4, "带引号的文字"),
        ('[withdrawn]\n"ziyang-21" = 3', 2, "带引号的文字"),
        ('[attendant]\npin = "274913"', 2, "gaozhi settings pin"),
        ('[printer]\nfolder = "prints"', 2, "完整的路径"),
        ('[printer]\nfolder = "~nobody-of-that-name/prints"', 2, "用户不存在"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, remedy: str
) -> None:
    file = written(tmp_path, text)
    with pytest.raises(Problem) as told:
        read_settings(file)
    assert str(told.value).startswith(f"设置文件 {file} 第 {line} 行")
    assert remedy in str(told.value)


def test_a_line_that_is_not_found_is_not_made_up(tmp_path: Path) -> None:
    file = written(tmp_path, '[hall]\n"na\\u006de" = 3')
    with pytest.raises(Problem) as told:
        read_settings(file)
    assert str(told.value).startswith(f"设置文件 {file}，[hall] 里的 name：")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", "region = '资阳'".encode("gbk")])
def test_a_file_that_is_no_utf_8_is_told(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Problem, match="UTF-8"):
        read_settings(written(tmp_path, content))


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="读不了设置文件"):
        read_settings(tmp_path)


def test_no_file_is_all_defaults(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    assert read_settings(file) == Settings(file)


def test_the_mark_and_line_ends_of_notepad_are_understood(tmp_path: Path) -> None:
    file = written(tmp_path, '\ufeffregion = "ziyang"\r\n[hall]\r\nname = "大厅"\r\n')
    assert (read_settings(file).region, read_settings(file).hall.name) == ("ziyang", "大厅")
    remember_region(file, "gansu")
    assert (read_settings(file).region, read_settings(file).hall.name) == ("gansu", "大厅")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('region = "atlantis"', "的 region：目录里没有地区 atlantis"),
        ('region = "ziyang"\n[windows]\nzoo = "3"', "没有类别 zoo"),
        ('[withdrawn]\n"ziyang-99" = "停办"', "[withdrawn] 里的 ziyang-99"),
        ('[attendant]\npin = "scrypt$1$00$00"', "pin 不完整"),
    ],
)
def test_the_check_compares_the_settings_with_what_there_is(
    capsys: pytest.CaptureFixture[str], profile: Path, text: str, says: str
) -> None:
    file = written(profile, text)
    assert cli.run(["settings", "check"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert str(file) in said.err
    assert says in said.err


def test_a_number_that_was_set_passes_the_check(
    capsys: pytest.CaptureFixture[str], profile: Path
) -> None:
    written(profile, f'[attendant]\npin = "{hash_pin("274913")}"')
    assert cli.run(["settings", "check"]) == 0
    assert "密码" not in capsys.readouterr().out
