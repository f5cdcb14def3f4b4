"""What a new catalogue changes, said by the answers that it touches."""

from dataclasses import replace

import pytest

from app.catalog.catalogue import Catalogue
from app.domain.difference import (
    MOST_PLACES,
    Content,
    ItemChange,
    difference,
    difference_text,
    item_change,
)
from app.domain.for_whom import EVERYBODY, for_whom
from app.domain.interview import paths
from app.domain.item import Item, Part, Requirement


@pytest.fixture
def inpatient(catalogue: Catalogue) -> Item:
    return catalogue.item("ziyang", 21)


@pytest.fixture
def content(catalogue: Catalogue) -> Content:
    return Content(
        catalogue.region("ziyang"), catalogue.edition("ziyang"), catalogue.items("ziyang")
    )


def requirement(item: Item, key: str) -> Requirement:
    return next(one for one in item.requirements if one.key == key)


def without(item: Item, key: str) -> Item:
    return replace(item, requirements=tuple(r for r in item.requirements if r.key != key))


def changed(item: Item, row: Requirement) -> Item:
    rows = tuple(row if one.key == row.key else one for one in item.requirements)
    return replace(item, requirements=rows)


def said(change: ItemChange) -> str:
    return "\n".join(change.places)


def test_nothing_differs_from_itself(content: Content) -> None:
    assert difference([content], [content]) == ()
    assert list(difference_text(())) == ["两个目录一样。"]


def test_a_lost_line_names_the_answers_that_lose_it(inpatient: Item) -> None:
    change = item_change(inpatient, without(inpatient, "liability"))
    assert "答“受伤了，对方有责任”的：材料少了“交警事故认定书" in said(change)
    assert change.slips_end


def test_a_gained_line_for_everybody_says_so(inpatient: Item) -> None:
    row = next(one for one in inpatient.requirements if one.when is None and not one.waivers)
    change = item_change(without(inpatient, row.key), inpatient)
    assert change.places[0].startswith(f"{EVERYBODY}：材料多了")


def test_a_line_in_other_words_is_one_change(inpatient: Item) -> None:
    row = next(
        one for one in inpatient.requirements if one.when is None and len(one.alternatives) == 1
    )
    renamed = replace(
        row, alternatives=(replace(row.alternatives[0], parts=(Part("新表"),)),), label=None
    )
    change = item_change(inpatient, changed(inpatient, renamed))
    assert len(change.places) == 1
    assert "改为“新表”" in change.places[0]


def test_a_line_that_becomes_certain_says_what_it_hung_on(inpatient: Item) -> None:
    row = requirement(inpatient, "liability")
    change = item_change(inpatient, changed(inpatient, replace(row, when=None)))
    assert "不再看情况（原来：如果受伤了，对方有责任）" in said(change)


def test_a_limit_tells_both_numbers_and_ends_no_slip(inpatient: Item) -> None:
    (limit,) = inpatient.limits
    shorter = replace(inpatient, limits=(replace(limit, text="不超过20个工作日", days=20),))
    change = item_change(inpatient, shorter)
    assert change.places == (f"{EVERYBODY}：办理时限“不超过30个工作日”改为“不超过20个工作日”",)
    assert not change.slips_end


def test_words_alone_change_nothing_for_people(inpatient: Item) -> None:
    change = item_change(inpatient, replace(inpatient, plain="住院花的钱，来报"))
    assert change.places == ()
    assert change.besides == ("通俗名和搜索词",)
    assert not change.slips_end


def test_a_question_that_is_gone_is_named(inpatient: Item) -> None:
    bare = replace(
        inpatient,
        questions=tuple(one for one in inpatient.questions if one.id != "agent"),
        requirements=tuple(
            one
            for one in inpatient.requirements
            if not one.when or all(term.question != "agent" for term in one.when.terms())
        ),
        notes=tuple(
            one
            for one in inpatient.notes
            if not one.when or all(term.question != "agent" for term in one.when.terms())
        ),
    )
    ask = inpatient.by_id["agent"].ask
    assert f"不再问：“{ask}”" in item_change(inpatient, bare).places
    assert f"多问：“{ask}”" in item_change(bare, inpatient).places


def test_a_long_report_is_cut_and_says_so(catalogue: Catalogue) -> None:
    item = catalogue.item("guangxi", 3)
    change = item_change(item, replace(item, requirements=()))
    assert len(change.places) <= MOST_PLACES + 1
    assert "还有" in change.places[-1]


def test_added_and_removed_items_and_ended_numbers_are_listed(content: Content) -> None:
    older = replace(content, items=content.items[1:])
    added = "\n".join(difference_text(difference([older], [content])))
    removed = "\n".join(difference_text(difference([content], [older])))
    assert "新增：第 1 项单位参保登记" in added
    assert added.endswith("没有，旧号都还能用")
    assert "删去：第 1 项单位参保登记" in removed
    assert removed.endswith("旧清单号不再认：资阳第 1 项")


def test_a_region_that_is_new_or_gone_is_said(content: Content) -> None:
    assert "新的地区" in "\n".join(difference_text(difference([], [content])))
    assert "不再有这个地区" in "\n".join(difference_text(difference([content], [])))


def test_another_prefix_ends_every_number(content: Content) -> None:
    moved = replace(content, region=replace(content.region, prefix="ZZ"))
    (change,) = difference([content], [moved])
    assert len(change.changed) == len(content.items)
    assert all(one.slips_end for one in change.changed)


def test_answers_are_singled_out_by_as_few_words_as_do(inpatient: Item) -> None:
    every = tuple(paths(inpatient))
    hurt = [at for at, answers in enumerate(every) if answers["injury"] == ("own_fall",)]
    assert for_whom(inpatient.questions, every, hurt) == "答“受伤了，没有别人的责任”的"
    assert for_whom(inpatient.questions, every, range(len(every))) == EVERYBODY
    scattered = for_whom(inpatient.questions, every, [0, len(every) - 1])
    assert scattered.startswith(f"2 种答法（共 {len(every)} 种），例如答")
