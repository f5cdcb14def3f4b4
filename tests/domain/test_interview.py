"""The questionnaire as a value that steps (DESIGN 2.4)."""

import pytest

from app.catalog.catalogue import Catalogue
from app.domain.checklist import make_checklist
from app.domain.condition import NONE, UNSURE
from app.domain.interview import Interview, begin
from app.domain.problems import UnknownName


@pytest.fixture
def hospital(catalogue: Catalogue) -> Interview:
    """住院费用报销: why in hospital, then who comes."""
    return begin(catalogue.item("ziyang", 21))


@pytest.fixture
def enrolment(catalogue: Catalogue) -> Interview:
    """职工参保登记: a procedure first, with questions that hang on it."""
    return begin(catalogue.item("ziyang", 2))


def asked(interview: Interview) -> str | None:
    question = interview.question
    return None if question is None else question.id


def test_questions_come_in_order_until_nothing_hangs(hospital: Interview) -> None:
    assert asked(hospital) == "injury"
    second = hospital.answer("injury", ("illness",))
    assert asked(second) == "agent"
    assert asked(second.answer("agent", ("self",))) is None
    assert asked(hospital) == "injury"  # the first value is untouched


def test_unsure_is_not_asked_again_and_leaves_its_lines_under_if(hospital: Interview) -> None:
    unsure = hospital.answer("injury", (UNSURE,))
    assert asked(unsure) == "agent"
    hanging = {entry.requirement.key for entry in unsure.checklist.entries if not entry.certain}
    assert "liability" in hanging


def test_back_takes_the_last_answer_away(hospital: Interview) -> None:
    there = hospital.answer("injury", ("illness",)).answer("agent", ("self",))
    assert there.back() == hospital.answer("injury", ("illness",))
    assert there.back().back() == hospital
    assert hospital.back() == hospital


def test_a_changed_answer_keeps_its_place(hospital: Interview) -> None:
    there = hospital.answer("injury", ("illness",)).answer("agent", ("self",))
    changed = there.answer("injury", ("third_party",))
    assert changed.trail == ("injury", "agent")
    assert asked(changed) is None


def test_a_change_makes_later_answers_stale_and_back_makes_them_count_again(
    enrolment: Interview,
) -> None:
    leaving = enrolment.answer("procedure", ("death",)).answer("death_record", ("missing",))
    joining = leaving.answer("procedure", ("enrol",))
    assert "death_record" not in dict(joining.counting)
    assert joining.checklist == make_checklist(joining.item, {"procedure": ("enrol",)})
    again = joining.answer("procedure", ("death",))
    assert dict(again.counting)["death_record"] == ("missing",)


def test_what_a_life_event_knows_is_not_asked(catalogue: Catalogue) -> None:
    item = catalogue.item("ziyang", 2)
    interview = begin(item, {"procedure": ("death",)})
    assert asked(interview) == "kind"
    assert interview.back() == interview


@pytest.mark.parametrize(
    "chosen",
    [(), ("hmt", NONE), ("hmt", UNSURE), ("hmt", "hmt"), ("martian",)],
)
def test_answers_that_do_not_go_together_are_refused(
    enrolment: Interview, chosen: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownName, match="people"):
        enrolment.answer("people", chosen)


def test_several_may_hold_at_once(enrolment: Interview) -> None:
    employee = enrolment.answer("procedure", ("enrol",)).answer("kind", ("employee",))
    both = employee.answer("people", ("hmt", "staff"))
    keys = {entry.requirement.key for entry in both.checklist.entries if entry.certain}
    assert {"hmt_permit", "staff_change"} <= keys
