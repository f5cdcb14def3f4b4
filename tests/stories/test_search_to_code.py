"""A person types initials and takes the list along on a phone: in a real window, by real clicks."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from app import paths
from app.catalog.catalogue import open_catalogue
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.hall import NO_HALL
from app.holidays import read_calendar
from app.qr import ON_SCREEN, codes
from tests.conftest import OpenScreen
from tests.stories.test_home_to_sheet import DRIVER, FIRST_START, answers_of

ITEM = 22
INITIALS = "CQJC"


def expected(answers: dict[str, tuple[str, ...]]) -> tuple[str, str]:
    """The item's name, and the text that the code must carry today."""
    catalogue = open_catalogue(paths.catalogue_file())
    try:
        item = catalogue.item("ziyang", ITEM)
        calendar = read_calendar(paths.resources() / "calendar" / "china.toml")
        today = datetime.now(UTC).astimezone().date()
        setting = Setting(
            catalogue.region("ziyang"), catalogue.edition("ziyang"), NO_HALL, calendar, today
        )
        return item.name, make_notice(make_checklist(item, answers), setting).qr_text
    finally:
        catalogue.close()


@pytest.mark.window
def test_from_initials_to_a_code_that_carries_the_list(
    open_screen: OpenScreen, profile: Path, tmp_path: Path
) -> None:
    taps, answers = answers_of(ITEM, {})
    name, text = expected(answers)
    story = [*FIRST_START, "搜一搜", *INITIALS, name, "开始", *taps]
    if len(answers) > 1:
        story.append("没问题，看清单")
    story.append("扫码带走")
    shots = []
    pieces = codes(text, ON_SCREEN)
    for code in pieces:
        shots.append(tmp_path / f"{code.number}.png")
        story.append(f"shot:{shots[-1]}")
        story.append(
            f"扫好了，看第 {code.number + 1} 个码" if code.number < code.of else "扫好了，回首页"
        )
    story += ["看病报销", "首页", "key:Escape"]
    file = tmp_path / "story.json"
    file.write_text(json.dumps(story), encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, str(DRIVER), str(file)],
        env=open_screen(1080, 1920) | {"PYTHONPATH": str(paths.share())},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ended.stderr == ""
    assert ended.returncode == 0
    read = []
    for shot in shots:
        with Image.open(shot) as picture:
            read += [found.text for found in zxingcpp.read_barcodes(picture.convert("RGB"))]
    assert len(read) == len(pieces)
    assert read == [code.text for code in pieces]
    assert not (profile / "prints").exists()
