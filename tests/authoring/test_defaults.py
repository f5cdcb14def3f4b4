"""What a plain cell says by itself, in all the phrases of the five lists."""

import pytest

from app.authoring.defaults import chain, plain_basis, plain_limit
from app.domain.item import Unit


@pytest.mark.parametrize(
    ("cell", "days", "unit"),
    [
        ("不超过30个工作日", 30, Unit.WORKING_DAYS),
        ("不超过20个工作日 ", 20, Unit.WORKING_DAYS),
        ("5个工作日", 5, Unit.WORKING_DAYS),
        ("15个工作日内办结", 15, Unit.WORKING_DAYS),
        ("不超过90个自然日", 90, Unit.CALENDAR_DAYS),
        ("即时办结", None, Unit.WORKING_DAYS),
        ("即时办理。", None, Unit.WORKING_DAYS),
    ],
)
def test_a_plain_limit_is_read(cell: str, days: int | None, unit: Unit) -> None:
    limit = plain_limit(cell)
    assert limit is not None
    assert (limit.days, limit.unit, limit.gap) == (days, unit, False)
    assert limit.text == cell.strip().rstrip("。")


@pytest.mark.parametrize(
    "cell", ["", "在职职工不超过3个工作日；灵活就业人员即时办结", "（一）企业：即时办结", "尽快"]
)
def test_anything_else_must_be_authored(cell: str) -> None:
    assert plain_limit(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "申请—受理—审核—办结",
        "申请—受理— 审核—办结",
        "申请--受理--审核——办结",
        "申请→受理 → 审核–办结",
    ],
)
def test_the_chain_of_steps_is_split_at_its_dashes(cell: str) -> None:
    assert chain(cell) == ("申请", "受理", "审核", "办结")


def test_the_laws_are_cut_at_their_numbers_and_not_within_titles() -> None:
    cell = "1.《办法》（国发〔1998〕44号）第2条、第3条； 2.《规定》（第16号）。 3《条例》"
    assert plain_basis(cell) == (
        "《办法》（国发〔1998〕44号）第2条、第3条",
        "《规定》（第16号）",
        "《条例》",
    )
    assert plain_basis("《社会保险法》第二十七条。") == ("《社会保险法》第二十七条",)
