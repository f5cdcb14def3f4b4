"""The README's table of commands is the parser's."""

import re
from pathlib import Path

import pytest

from app.cli import run

README = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (`gaozhi.*?`.*?) \| (.*) \|$", README, re.MULTILINE)


def help_of(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as leaving:
        run([*words, "--help"])
    assert leaving.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_command_of_the_readme_exists_with_its_options(
    row: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    usage, meaning = row
    for command in re.findall(r"`gaozhi ?([^`]*)`", usage):
        words = [word for word in command.split() if word.islower() and word[0].isalpha()]
        text = help_of(capsys, *words)
        for option in re.findall(r"(?<![\w-])--?[a-z]+", f"{command} {meaning}"):
            assert option in text


def test_every_command_of_the_parser_is_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    commands = re.findall(r"^    (\w+) ", help_of(capsys), re.MULTILINE)
    assert len(commands) > 5
    for command in commands:
        assert f"`gaozhi {command}" in README
