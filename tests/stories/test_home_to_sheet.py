"""A person taps from the first page to a sheet in the folder: in a real window, with real clicks."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from app import paths
from app.catalog.catalogue import open_catalogue
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.hall import NO_HALL
from app.domain.notice import Lines
from app.holidays import read_calendar
from tests.conftest import OpenScreen

DRIVER = Path(__file__).with_name("driver.py")

FIRST_START = ["四川省资阳市", "用资阳的清单"]
INJURED: dict[str, tuple[str, ...]] = {
    "emergency": ("emergency",),
    "injury": ("third_party",),
    "agent": ("other",),
}


def told(pdf: Path) -> str:
    """All text of a PDF without blanks and line ends."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return "".join("".join(pages).split())


def expected(seq: int, answers: dict[str, tuple[str, ...]]) -> list[str]:
    """Every paper on the checklist for these answers, without blanks."""
    catalogue = open_catalogue(paths.catalogue_file())
    try:
        checklist = make_checklist(catalogue.item("ziyang", seq), answers)
        calendar = read_calendar(paths.resources() / "calendar" / "china.toml")
        setting = Setting(
            catalogue.region("ziyang"), catalogue.edition("ziyang"), NO_HALL, calendar,
            date(2026, 11, 9),
        )  # fmt: skip
        lines = make_notice(checklist, setting).find(Lines)
    finally:
        catalogue.close()
    assert lines is not None
    return [
        "".join(paper.name.split())
        for line in lines.every()
        for choice in (*line.choices, *line.last_resort)
        for paper in choice.papers
    ]


def answers_of(
    seq: int, wanted: dict[str, tuple[str, ...]]
) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    """What is tapped for the answers wanted (the first option elsewhere), and those answers."""
    from app.domain.interview import begin

    catalogue = open_catalogue(paths.catalogue_file())
    try:
        interview = begin(catalogue.item("ziyang", seq))
    finally:
        catalogue.close()
    taps: list[str] = []
    while (question := interview.question) is not None:
        chosen = wanted.get(question.id, (question.options[0].id,))
        option = question.option(chosen[0])
        assert option is not None
        taps += [option.say, "下一步"]
        interview = interview.answer(question.id, chosen)
    return taps, dict(interview.given)


@pytest.mark.window
@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)], ids=["portrait", "landscape"])
def test_from_the_first_page_to_a_sheet_that_holds_every_line(
    open_screen: OpenScreen, profile: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    taps, answers = answers_of(20, INJURED)
    lying = size[0] > size[1]
    unseen = ["还有 2 题，接着看"] if lying else []  # the review takes two pages
    story = [
        *FIRST_START, "看病报销", "门诊看病花的钱", "开始", *taps, *unseen, "没问题，看清单", "打印清单",
        "好了，回首页", "看病报销", "首页", "key:Escape",
    ]  # fmt: skip
    file = tmp_path / "story.json"
    file.write_text(json.dumps(story), encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, str(DRIVER), str(file)],
        env=open_screen(*size) | {"PYTHONPATH": str(paths.share())},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ended.stderr == ""
    assert ended.returncode == 0
    (sheet,) = (profile / "prints").iterdir()
    text = told(sheet)
    missing = [name for name in expected(20, answers) if name not in text]
    assert missing == []
    assert (profile / "settings.toml").read_text(encoding="utf-8").strip() == 'region = "ziyang"'
