"""One national sub-item in all regions side by side."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from app import paths
from app.catalog.catalogue import Catalogue
from app.domain.checklist import make_checklist
from app.domain.compare import (
    Accord,
    Comparison,
    Guide,
    Material,
    Need,
    Side,
    compare,
    find_national,
    plain,
)
from app.domain.compare_record import comparison_record
from app.domain.compose import Setting, make_notice
from app.domain.hall import NO_HALL
from app.domain.problems import UnknownName
from app.holidays import read_calendar

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "comparison.schema.json").read_text(encoding="utf-8")
)


def compared(catalogue: Catalogue, code: str) -> Comparison:
    calendar = read_calendar(paths.resources() / "calendar" / "china.toml")
    sides = []
    for region in catalogue.regions():
        setting = Setting(
            catalogue.region(region.id), region.edition, NO_HALL, calendar, date(2026, 11, 9)
        )
        guides = tuple(
            Guide(item, make_notice(make_checklist(item, {}), setting))
            for item in catalogue.items(region.id)
            if code in item.national
        )
        sides.append(Side(region.id, region.short, guides))
    return compare(find_national(catalogue.national(), code), sides)


def material(comparison: Comparison, words: str) -> Material:
    return next(one for one in comparison.materials if words in one.text)


def test_order_and_synonyms_are_no_difference(catalogue: Catalogue) -> None:
    identity = material(compared(catalogue, "006002"), "医保电子凭证")
    assert identity.accord is Accord.SAME
    assert {demand.text for demand in identity.demands} == {
        "医保电子凭证 或 有效身份证件 或 社保卡",
        "有效身份证件 或 医保电子凭证 或 社会保障卡",
    }


def test_a_paper_of_some_regions_names_them(catalogue: Catalogue) -> None:
    bill = material(compared(catalogue, "006002"), "住院费用清单")
    assert bill.accord is Accord.SOME
    assert bill.regions == ("gansu", "guangdong", "xpcc", "ziyang")


def test_a_line_on_condition_says_so(catalogue: Catalogue) -> None:
    account = material(compared(catalogue, "006002"), "参保人银行账户信息")
    assert [(demand.region, demand.need) for demand in account.demands] == [
        ("xpcc", Need.IF),
        ("ziyang", Need.BRING),
    ]
    assert account.demands[0].condition == "如果是第一次办，或收款账户变了"


def test_papers_that_share_a_choice_are_one_material(catalogue: Catalogue) -> None:
    discharge = material(compared(catalogue, "006002"), "出院记录")
    assert {demand.region for demand in discharge.demands} == {"guangxi", "xpcc", "ziyang"}


def test_a_limit_in_other_words_is_the_same(catalogue: Catalogue) -> None:
    assert compared(catalogue, "006002").limits_differ  # 广西 20, the others 30 working days
    assert not compared(catalogue, "010001").limits_differ  # 30个工作日, 不超过30个工作日


def test_a_region_without_the_item_is_shown_as_such(catalogue: Catalogue) -> None:
    comparison = compared(catalogue, "004005")
    assert [side.region for side in comparison.lacking] == ["gansu"]
    assert len(comparison.having) == 4


def test_a_region_that_splits_has_several_items(catalogue: Catalogue) -> None:
    sides = {side.region: side for side in compared(catalogue, "003002").sides}
    assert [guide.item.seq for guide in sides["guangxi"].guides] == [11, 12]
    assert [guide.item.seq for guide in sides["ziyang"].guides] == [12]


def test_codes_of_the_lists_end_in_their_national_sub_item(catalogue: Catalogue) -> None:
    coded = [item for region in ("gansu", "xpcc") for item in catalogue.items(region) if item.code]
    assert len(coded) == 56
    assert all(item.national == (item.code[-6:],) for item in coded if item.code)


def test_every_sub_item_bears_the_name_that_the_coded_lists_print(catalogue: Catalogue) -> None:
    printed = {
        (item.national[0], item.name)
        for region in ("gansu", "xpcc")
        for item in catalogue.items(region)
    }
    assert {(one.code, one.name) for one in catalogue.national()} == printed


def test_every_comparison_follows_the_schema_and_loses_no_line(catalogue: Catalogue) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for one in catalogue.national():
        comparison = compared(catalogue, one.code)
        record = comparison_record(comparison)
        assert list(validator.iter_errors(record)) == [], one.code
        told = sum(len(found.demands) for found in comparison.materials)
        guides = (guide for side in comparison.sides for guide in side.guides)
        assert told == sum(len(make_checklist(guide.item, {}).entries) for guide in guides), (
            one.code
        )


def test_a_material_stands_once_a_region(catalogue: Catalogue) -> None:
    for one in catalogue.national():
        for found in compared(catalogue, one.code).materials:
            choices = {(demand.region, demand.choices) for demand in found.demands}
            assert len({region for region, _ in choices}) == len(choices), found


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ("006009", "006002 住院费用报销"),
        ("622036006002", "006002 住院费用报销"),
        ("生育津贴", "007004 生育津贴支付"),
        ("", "gaozhi compare"),
    ],
)
def test_an_unknown_sub_item_gets_a_sentence_with_near_ones(
    catalogue: Catalogue, wanted: str, near: str
) -> None:
    with pytest.raises(UnknownName, match=near):
        find_national(catalogue.national(), wanted)


def test_a_plain_name_keeps_what_tells_papers_apart() -> None:
    assert plain("《门（急）诊病历》") == plain("门(急)诊病历")
    assert plain("社保卡") == plain("社会保障卡")
    assert plain("出院记录") != plain("入院记录")
