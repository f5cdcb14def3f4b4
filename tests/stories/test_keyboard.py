"""Somebody without a finger on the glass: a keyboard alone, in a real window, by real keys."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from app import paths
from tests.conftest import OpenScreen
from tests.stories.test_home_to_sheet import DRIVER, answers_of, expected, told

ITEM = 21


def by_keys(names: Iterable[str]) -> Iterator[str]:
    """Tab to each of these, and Enter."""
    for name in names:
        yield f"tab:{name}"
        yield "key:Return"


def play(story: list[str], environment: dict[str, str], folder: Path) -> None:
    file = folder / "story.json"
    file.write_text(json.dumps(story), encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, str(DRIVER), str(file)],
        env=environment | {"PYTHONPATH": str(paths.share())},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ended.stderr == ""
    assert ended.returncode == 0


@pytest.fixture
def ziyang(profile: Path) -> Path:
    profile.mkdir()
    (profile / "settings.toml").write_text('region = "ziyang"\n', encoding="utf-8")
    return profile


@pytest.mark.window
def test_from_home_to_a_sheet_by_keys_alone(
    open_screen: OpenScreen, ziyang: Path, tmp_path: Path
) -> None:
    taps, answers = answers_of(ITEM, {"injury": ("third_party",)})
    story = list(by_keys(["看病报销", "住院花的钱", "开始", *taps[:-2]]))
    # The last question by arrows, space, and Enter on what is chosen.
    story += [f"tab:{taps[-2]}", "key:space", "key:Return"]
    story += by_keys(["没问题，看清单", "打印清单", "好了，回首页"])
    story += ["tab:看病报销", "key:Escape"]
    play(story, open_screen(1920, 1080), tmp_path)
    (sheet,) = (ziyang / "prints").iterdir()
    text = told(sheet)
    assert [name for name in expected(ITEM, answers) if name not in text] == []


@pytest.mark.window
def test_a_key_makes_everything_large_and_letters_search(
    open_screen: OpenScreen, ziyang: Path, tmp_path: Path
) -> None:
    del ziyang
    story = [
        "tab:大字", "key:space",
        "tab:下一页 1/2",  # the cards of home turn pages only in 大字
        "tab:搜一搜", "key:Return", "key:s", "key:y",
        "tab:生育津贴支付", "key:Return", "tab:开始", "tab:首页", "key:Return",
        "tab:看病报销", "key:Escape",
    ]  # fmt: skip
    play(story, open_screen(1080, 1920), tmp_path)
