"""The `--json` contract over all paths, and what a notice's strings must be."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app import paths
from app.catalog.catalogue import Catalogue
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.hall import NO_HALL
from app.domain.interview import paths as all_paths
from app.domain.item import Item
from app.domain.notice import Dates, Lines
from app.domain.record import checklist_record
from app.holidays import read_calendar

pytestmark = pytest.mark.xdist_group("records")
"""One worker, that makes the records of all paths once."""

Records = list[tuple[Item, list[dict[str, Any]]]]

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "checklist.schema.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def settings(catalogue: Catalogue) -> dict[str, Setting]:
    calendar = read_calendar(paths.resources() / "calendar" / "china.toml")
    return {
        region.id: Setting(
            catalogue.region(region.id),
            catalogue.edition(region.id),
            NO_HALL,
            calendar,
            date(2026, 11, 9),
        )
        for region in catalogue.regions()
    }


@pytest.fixture(scope="module")
def records(every_item: tuple[Item, ...], settings: dict[str, Setting]) -> Records:
    """Every item with its records: no answers first, then every path."""
    return [
        (
            item,
            [
                checklist_record(make_checklist(item, answers), settings[item.region])
                for answers in [{}, *all_paths(item)]
            ],
        )
        for item in every_item
    ]


def test_every_record_follows_the_schema(records: Records) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for item, of_item in records:
        for record in of_item:
            assert list(validator.iter_errors(record)) == [], (item.seq, record["answers"])


def test_numbers_and_counts_tell_the_same(records: Records) -> None:
    for _, of_item in records:
        for record in of_item:
            lines = record["checklist"]
            sure = [line for line in lines if line["status"] == "bring"]
            assert [line["number"] for line in sure] == list(range(1, len(sure) + 1))
            assert record["counts"] == {
                "must": sum(line["obligation"] == "must" for line in sure),
                "may_be_asked": sum(line["obligation"] == "may_be_asked" for line in sure),
                "if": len(lines) - len(sure),
            }
            for line in lines:
                assert (line["condition"] is not None) == (line["status"] == "if")
                assert line["text"].startswith("如果") == (line["status"] == "if")
                assert line["alternatives"]


def test_every_quote_stands_in_the_official_list(
    every_item: tuple[Item, ...], settings: dict[str, Setting], records: Records
) -> None:
    for item, of_item in records:
        region = settings[item.region].region
        cells = " ".join(
            text for one in every_item if one.region == item.region for _, text in one.official
        )
        for record in of_item[:20]:
            for line in record["checklist"]:
                for quote in line["quotes"]:
                    assert quote["text"] in cells + region.footnote


def test_a_record_survives_json(records: Records) -> None:
    record = records[0][1][-1]
    assert json.loads(json.dumps(record, ensure_ascii=False)) == record


def test_a_day_beyond_the_holiday_table_is_not_told(
    every_item: tuple[Item, ...], settings: dict[str, Setting]
) -> None:
    """30 working days from 2026-11-23 end in 2027, which no table covers yet."""
    item = next(item for item in every_item if (item.region, item.seq) == ("ziyang", 21))
    late = settings["ziyang"]
    late = Setting(late.region, late.edition, late.hall, late.calendar, date(2026, 11, 23))
    dates = make_notice(make_checklist(item, {}), late).get(Dates)
    assert dates.latest is None
    assert "30 个工作日" in dates.lead
    assert dates.rule is not None


def test_a_date_is_a_supposition(
    every_item: tuple[Item, ...], settings: dict[str, Setting]
) -> None:
    for item in every_item:
        dates = make_notice(make_checklist(item, {}), settings[item.region]).get(Dates)
        if dates.latest is not None:
            assert dates.lead.startswith("如果 ")
            assert dates.lead_now.startswith("如果今天")


def test_the_general_guide_puts_every_condition_in_words(
    every_item: tuple[Item, ...], settings: dict[str, Setting]
) -> None:
    for item in every_item:
        lines = make_notice(make_checklist(item, {}), settings[item.region]).find(Lines)
        if lines is None:
            continue
        shown = {line.key for line in lines.every()}
        assert shown == {requirement.key for requirement in item.requirements}
        assert all(len(group.condition) > len("如果") for group in lines.groups)


def test_limits_are_the_lists_own_words(records: Records) -> None:
    """即时办结 for other programs, also where screens and paper say 当场办好."""
    said = set()
    for item, found in records:
        own = {limit.text for limit in item.limits if not limit.gap}
        for record in found:
            told = {limit["text"] for limit in record["limits"] if "没有写明" not in limit["text"]}
            said |= told
            assert told <= own
            assert record["time_limit"] in {None, *(limit["text"] for limit in record["limits"])}
    assert "即时办结" in said
