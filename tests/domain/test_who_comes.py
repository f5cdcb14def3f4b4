"""Items that one person or another comes for: what the dead, the retired and a unit change."""

from __future__ import annotations

from datetime import date

import pytest

from app import paths
from app.catalog.catalogue import Catalogue
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.condition import Answers
from app.domain.hall import NO_HALL
from app.domain.interview import paths as all_paths
from app.domain.notice import Dates, Lines, Notes, Notice
from app.holidays import read_calendar

MONDAY = date(2026, 11, 23)
ENROLMENT = [("gansu", 2), ("xpcc", 2), ("ziyang", 2)]
ACCOUNT = [("gansu", 9), ("xpcc", 9), ("ziyang", 11)]
UNIT_SENDS = "单位委托别人来办的"


def notice(catalogue: Catalogue, region: str, seq: int, answers: Answers) -> Notice:
    calendar = read_calendar(paths.resources() / "calendar" / "china.toml")
    around = Setting(catalogue.region(region), catalogue.edition(region), NO_HALL, calendar, MONDAY)
    return make_notice(make_checklist(catalogue.item(region, seq), answers), around)


def notes(found: Notice) -> str:
    held = found.find(Notes)
    return "" if held is None else "\n".join(held.sentences)


@pytest.mark.parametrize(("region", "seq"), ENROLMENT)
def test_who_is_retired_already_cannot_retire(catalogue: Catalogue, region: str, seq: int) -> None:
    retiring = [
        answers
        for answers in all_paths(catalogue.item(region, seq))
        if answers["procedure"] == ("retire",)
    ]
    assert retiring
    assert all("retired" not in answers.get("kind", ()) for answers in retiring)
    assert {answers["kind_retiring"] for answers in retiring} == {("employee",), ("flexible",)}


@pytest.mark.parametrize(
    ("region", "seq", "who"),
    [
        ("xpcc", 2, "用人单位或亲属"),
        ("ziyang", 2, "用人单位或亲属"),
        ("xpcc", 3, "亲属"),
        ("ziyang", 3, "亲属"),
    ],
)
def test_after_a_death_the_deadline_speaks_of_it(
    catalogue: Catalogue, region: str, seq: int, who: str
) -> None:
    (deadline,) = notice(catalogue, region, seq, {"procedure": ("death",)}).get(Dates).deadlines
    assert deadline.printed.startswith(f"{who}要从离世那天起 20 个工作日内告知")
    assert "参保人" not in deadline.printed


@pytest.mark.parametrize(("region", "seq"), [("xpcc", 2), ("ziyang", 2)])
def test_retiring_is_no_reason_to_stop(catalogue: Catalogue, region: str, seq: int) -> None:
    assert not notice(catalogue, region, seq, {"procedure": ("retire",)}).get(Dates).deadlines


@pytest.mark.parametrize(("region", "seq"), ACCOUNT)
def test_the_bereaved_do_not_read_what_is_not_theirs(
    catalogue: Catalogue, region: str, seq: int
) -> None:
    """While the reason is open, a paper of the living says that nobody has died."""
    lines = notice(catalogue, region, seq, {}).get(Lines).every()
    theirs = [line for line in lines if "委托" in line.text or "参保人银行账户" in line.text]
    assert len(theirs) >= 4
    for line in theirs:
        assert line.condition is not None
        assert line.condition.startswith(("如果亲人离世，而且", "如果主动放弃")), line.condition


@pytest.mark.parametrize(("region", "seq"), ENROLMENT)
def test_only_of_an_employee_is_it_said_that_the_unit_sends_somebody(
    catalogue: Catalogue, region: str, seq: int
) -> None:
    for answers in all_paths(catalogue.item(region, seq)):
        employee = ("employee",) in (answers.get("kind"), answers.get("kind_retiring"))
        sends = answers.get("agent") == ("other",) or answers["procedure"] == ("death",)
        found = notice(catalogue, region, seq, answers)
        remarks = [remark for line in found.get(Lines).every() for remark in line.remarks]
        said = UNIT_SENDS in notes(found) or any(UNIT_SENDS in remark for remark in remarks)
        assert said == (employee and sends), answers


@pytest.mark.parametrize(("region", "seq"), ENROLMENT)
def test_a_unit_that_sends_somebody_after_a_death_is_meant_too(
    catalogue: Catalogue, region: str, seq: int
) -> None:
    answers = {"procedure": ("death",), "kind": ("employee",)}
    lines = list(notice(catalogue, region, seq, answers).get(Lines).every())
    theirs = [line for line in lines if "委托" in line.text]
    assert [line.condition for line in theirs] == ["如果委托别人来办"] * 2
    (first,) = (line for line in lines if line.key == "identity")
    assert UNIT_SENDS in "\n".join(first.remarks)


@pytest.mark.parametrize("kind", ["employee", "flexible", "retired"])
@pytest.mark.parametrize(("region", "seq"), ENROLMENT)
def test_after_a_death_kin_need_no_agents_papers_and_a_clerk_asks(
    catalogue: Catalogue, region: str, seq: int, kind: str
) -> None:
    """Kin who come are no agents; a unit's own clerk, of whom the list does not say, reads it
    under a line that is always brought, not where somebody else is sent."""
    answers = {"procedure": ("death",), "kind": (kind,)}
    lines = list(notice(catalogue, region, seq, answers).get(Lines).every())
    theirs = [line for line in lines if "委托" in line.text]
    told = "\n".join(remark for line in theirs for remark in line.remarks)
    assert "亲属自己来的，按上面带证件，不用另带这两样" in told
    assert "单位" not in told + "".join(line.condition or "" for line in theirs)
    (first,) = (line for line in lines if line.key == "identity")
    assert "来办的人" in first.remarks[0]
    assert "原件" in first.remarks[0]
    asked = [
        text
        for text in first.remarks
        if text.startswith("单位的人来办的，要不要两个人的原件和委托书")
    ]
    assert len(asked) == (kind == "employee")
