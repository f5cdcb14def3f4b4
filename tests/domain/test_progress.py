"""What is said while the questions are answered: counts, what is new, what a change changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from app import paths
from app.catalog.catalogue import open_catalogue
from app.domain import progress
from app.domain.compose import Setting, make_notice
from app.domain.hall import NO_HALL
from app.domain.interview import Interview, begin
from app.domain.notice import Lines, Notice
from app.domain.progress import Change
from app.domain.wording import MAY_TAG
from app.holidays import read_calendar

Tell = Callable[[Interview], Notice]


def asked_about(region: str, seq: int) -> tuple[Interview, Tell]:
    """An item's questions, and how its notices are composed on a day with a date in reach."""
    catalogue = open_catalogue(paths.catalogue_file())
    calendar = read_calendar(paths.resources() / "calendar" / "china.toml")
    setting = Setting(
        catalogue.region(region), catalogue.edition(region), NO_HALL, calendar, date(2026, 11, 9)
    )
    interview = begin(catalogue.item(region, seq))
    catalogue.close()
    return interview, lambda asked: make_notice(asked.checklist, setting)


@pytest.fixture(scope="module")
def hospital() -> tuple[Interview, Tell]:
    """住院费用报销 of 资阳."""
    return asked_about("ziyang", 21)


def test_new_is_what_was_not_certain_before_the_answer(hospital: tuple[Interview, Tell]) -> None:
    start, tell = hospital
    injured = start.answer("injury", ("third_party",))
    sheet = progress.growing(tell(injured), tell(start), 1)
    assert {line.name for line in sheet.lines if line.new} == {"责任证明", "病历或入院记录"}
    assert sheet.tag == "新增 1 样"
    assert sheet.left == "还有 1 题，答完清单可能会变。"


def test_before_the_first_answer_nothing_is_new(hospital: tuple[Interview, Tell]) -> None:
    start, tell = hospital
    sheet = progress.growing(tell(start), None, 0)
    assert sheet.tag is None
    assert not any(line.new for line in sheet.lines)
    assert sheet.left is None


def test_the_count_is_that_of_the_lines_that_must_come(hospital: tuple[Interview, Tell]) -> None:
    start, tell = hospital
    notice = tell(start.answer("injury", ("third_party",)))
    lines = notice.find(Lines)
    assert lines is not None
    sheet = progress.growing(notice, None, 0)
    assert sheet.count == lines.counts.must == sum(line.must for line in sheet.lines)


def test_numbers_count_and_tags_say_the_same(hospital: tuple[Interview, Tell]) -> None:
    start, tell = hospital
    sheet = progress.growing(tell(start.answer("injury", ("third_party",))), tell(start), 1)
    numbers = [line.number for line in sheet.lines if line.must]
    assert numbers == list(range(1, sheet.count + 1))
    may = next(line for line in sheet.lines if not line.must)
    assert (may.number, may.tag, may.stressed) == (None, MAY_TAG, True)
    assert sum(line.tag == progress.NEW_TAG for line in sheet.lines) == 1
    assert sheet.aside is not None
    assert MAY_TAG in sheet.aside
    assert sheet.hanging is not None
    assert MAY_TAG not in sheet.hanging


def test_a_new_line_says_why(hospital: tuple[Interview, Tell]) -> None:
    start, tell = hospital
    sheet = progress.growing(tell(start.answer("injury", ("third_party",))), tell(start), 0)
    new = next(line for line in sheet.lines if line.name == "责任证明")
    assert new.second == "因为您选了：受伤了，对方有责任"


def test_an_answer_that_adds_nothing_says_so(hospital: tuple[Interview, Tell]) -> None:
    start, tell = hospital
    assert (
        progress.effect(tell(start.answer("agent", ("self",))), tell(start), unsure=False)
        == progress.NO_EFFECT
    )


def test_a_change_is_told_line_by_line(hospital: tuple[Interview, Tell]) -> None:
    start, tell = hospital
    before = tell(start.answer("injury", ("third_party",)).answer("agent", ("self",)))
    now = tell(start.answer("injury", ("own_fall",)).answer("agent", ("self",)))
    changes = progress.difference(now, before)
    told = {change.name: change.change for change in changes}
    assert told["《外伤无第三方责任承诺书》"] is Change.ADDED
    assert told["责任证明"] is Change.DROPPED
    assert changes[-1].change is Change.SAME
    assert changes[-1].name.endswith("办好的日子也没变")
    assert progress.changed_title(1, changes) == "您改了第 1 题，清单变了"


def test_another_place_to_file_is_a_change() -> None:
    """门慢特 of 广西: the same papers, but who is treated here brings them to the hospital."""
    start, tell = asked_about("guangxi", 16)
    here, away = (tell(start.answer("care", (where,))) for where in ("local", "away"))
    for now, before, change in ((here, away, Change.ADDED), (away, here, Change.DROPPED)):
        changes = progress.difference(now, before)
        assert (changes[0].change, changes[0].name) == (change, "带上材料，到定点医疗机构办")
        assert progress.changed_title(1, changes) == "您改了第 1 题，清单变了"


def test_no_change_is_told_as_none(hospital: tuple[Interview, Tell]) -> None:
    start, tell = hospital
    notice = tell(start)
    changes = progress.difference(notice, notice)
    assert [change.change for change in changes] == [Change.SAME]
    assert progress.changed_title(2, changes) == "您改了第 2 题，清单没有变"


@pytest.mark.parametrize(
    ("have", "must", "words"),
    [(3, 7, "已有 3 样，还差 4 样"), (0, 2, "已有 0 样，还差 2 样"), (4, 4, "4 样都齐了")],
)
def test_ticks_come_to_words(have: int, must: int, words: str) -> None:
    assert progress.have_words(have, must) == words


def test_steps_count_down_to_the_last_question() -> None:
    assert progress.step_words(2, 1) == "第 2 题，最多还有 1 题"
    assert progress.step_words(3, 0) == "第 3 题，最后一题"
