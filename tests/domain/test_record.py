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


def records(item: Item, setting: Setting) -> list[dict[str, Any]]:
    return [
        checklist_record(make_checklist(item, answers), setting)
        for answers in [{}, *all_paths(item)]
    ]


def test_every_record_follows_the_schema(
    every_item: tuple[Item, ...], settings: dict[str, Setting]
) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for item in every_item:
        for record in records(item, settings[item.region]):
            assert list(validator.iter_errors(record)) == [], (item.seq, record["answers"])


def test_numbers_and_counts_tell_the_same(
    every_item: tuple[Item, ...], settings: dict[str, Setting]
) -> None:
    for item in every_item:
        for record in records(item, settings[item.region]):
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
    every_item: tuple[Item, ...], settings: dict[str, Setting]
) -> None:
    for item in every_item:
        region = settings[item.region].region
        cells = " ".join(
            text for one in every_item if one.region == item.region for _, text in one.official
        )
        for record in records(item, settings[item.region])[:20]:
            for line in record["checklist"]:
                for quote in line["quotes"]:
                    assert quote["text"] in cells + region.footnote


def test_a_record_survives_json(every_item: tuple[Item, ...], settings: dict[str, Setting]) -> None:
    record = records(every_item[0], settings[every_item[0].region])[-1]
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
