"""The visit as a value: forward, back, change, and what is left of it at the end."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from app.domain.count import Event, What
from app.domain.interview import begin
from app.domain.item import Item
from app.printing.faults import Fault
from app.ui import steps
from app.ui.counting import step_events
from app.ui.session import Session
from app.ui.visit import FOLLOWS, Misstep, Modes, Page, Visit
from tests.ui.asking_pages import at_result, marked, opened, through
from tests.ui.gallery import World

INJURED = {"injury": ("third_party",), "agent": ("self",)}


@pytest.fixture(scope="module")
def item() -> Item:
    return World().held.item(21)


def test_nothing_is_handed_in_while_nothing_is_marked(item: Item) -> None:
    first = steps.start(opened(item))
    assert steps.hand_in(first) is first


def test_a_tap_marks_and_never_goes_on_by_itself(item: Item) -> None:
    first = steps.start(opened(item))
    tapped = marked(first, INJURED)
    assert (tapped.page, tapped.asked) == (Page.QUESTION, first.asked)
    assert tapped.under_way.given == {}


def test_back_marks_the_former_answer_and_takes_it_back(item: Item) -> None:
    second = steps.hand_in(marked(steps.start(opened(item)), INJURED))
    back = steps.back(second)
    assert (back.asked, back.chosen) == ("injury", ("third_party",))
    assert back.under_way.given == {}
    assert steps.back(back).page is Page.OVERVIEW


def test_back_leads_from_every_page_to_home(item: Item) -> None:
    visit = at_result(through(opened(item), INJURED))
    for _ in range(12):
        visit = steps.back(visit)
    assert visit.page is Page.HOME
    assert not visit.can_go_back


def test_two_answers_are_read_back_before_the_list(item: Item) -> None:
    assert through(opened(item), INJURED).page is Page.REVIEW


def test_a_change_opens_one_question_alone_and_comes_back(item: Item) -> None:
    review = through(opened(item), INJURED)
    opened_alone = steps.change(review, "injury")
    assert (opened_alone.chosen, opened_alone.changing) == (("third_party",), True)
    assert steps.back(opened_alone).under_way == review.under_way
    changed = steps.hand_in(steps.choose(opened_alone, "illness"))
    assert (changed.page, changed.changed, changed.changing) == (Page.REVIEW, "injury", False)
    assert changed.before["injury"] == ("third_party",)
    assert changed.under_way.given["injury"] == ("illness",)


def test_a_change_that_changes_nothing_is_none(item: Item) -> None:
    review = through(opened(item), INJURED)
    same = steps.hand_in(steps.change(review, "injury"))
    assert (same.page, same.changed) == (Page.REVIEW, None)


def test_changing_from_the_list_comes_back_to_it(item: Item) -> None:
    listed = at_result(through(opened(item), INJURED))
    again = steps.accept(steps.review(listed))
    assert again.page is Page.RESULT
    assert len(again.back_to) == len(set(again.back_to))


def test_a_stale_answer_is_kept_and_decides_nothing() -> None:
    """Item 2's answers about joining say nothing once the person wants to stop."""
    item = World().held.item(2)
    visit = through(opened(item), {})
    gate = item.questions[0]
    for option in gate.options[1:]:
        changed = visit
        if visit.page is Page.REVIEW:
            changed = steps.hand_in(steps.choose(steps.change(visit, gate.id), option.id))
        fresh = {
            key: value
            for key, value in changed.under_way.counting
            if key in changed.under_way.given
        }
        stale = set(changed.under_way.given) - set(fresh)
        alone = begin(item, fresh).checklist
        assert changed.under_way.checklist.entries == alone.entries, (option.id, stale)


def test_a_tick_of_a_line_that_goes_is_gone(item: Item) -> None:
    listed = steps.tick(at_result(through(opened(item), INJURED)), ("liability", "判决书"))
    listed = steps.tick(listed, ("receipt", ""))
    alone = steps.choose(steps.change(steps.review(listed), "injury"), "illness")
    assert steps.hand_in(alone).ticks == {("receipt", "")}


def test_the_next_visit_knows_nothing_of_the_last_but_its_modes(item: Item) -> None:
    """Whatever a visit learns, no field of it survives by itself."""
    session, large = Session(), Modes(large=True)
    used = steps.tick(at_result(through(opened(item), INJURED)), ("receipt", ""))
    session.step(steps.in_trouble(steps.switch(used, large), "…"))
    learnt = {
        field.name
        for field in fields(Visit)
        if getattr(session.visit, field.name) != getattr(Visit(), field.name)
    }
    assert {"interview", "category", "page", "ticks", "trouble"} <= learnt
    session.reset(large)
    assert session.visit == Visit(modes=large)
    session.reset()
    assert session.visit == Visit()


def test_a_page_that_may_not_follow_is_refused(item: Item) -> None:
    with pytest.raises(Misstep):
        steps.printing(opened(item))
    with pytest.raises(Misstep):
        steps.accept(steps.start(opened(item)))
    assert Page.PRINTING not in FOLLOWS[Page.OVERVIEW]


def test_in_a_multiple_choice_none_of_these_stands_alone(item: Item) -> None:
    question = replace(item.questions[0], many=True)
    several = replace(item, questions=(question, *item.questions[1:]))
    visit = steps.start(opened(several))
    first, second = (option.id for option in question.options[:2])
    both = steps.choose(steps.choose(visit, second), first)
    assert both.chosen == (first, second)
    assert steps.choose(both, first).chosen == (second,)
    assert steps.choose(both, "none").chosen == ("none",)
    assert steps.choose(steps.choose(both, "none"), first).chosen == (first,)


def test_a_printer_that_fails_and_goes_on_moves_the_visit_and_back_leads_to_the_list(
    item: Item,
) -> None:
    listed = at_result(through(opened(item), INJURED))
    waiting = steps.sent_to(steps.printing(listed), "请到 3 号窗口取纸", strip=True)
    held = steps.held_up(waiting, Fault.JAM)
    assert (held.page, held.fault) == (Page.FAULT, Fault.JAM)
    assert steps.held_up(held, Fault.NO_PAPER).fault is Fault.NO_PAPER
    assert steps.back(held).page is Page.RESULT
    going = steps.goes_on(held)
    assert going.page is Page.PRINTING
    done = steps.printed(steps.held_up(going, Fault.JAM), None, 10)
    assert (done.page, done.place, done.strip) == (Page.DONE, "请到 3 号窗口取纸", True)
    assert steps.back(done).page is Page.RESULT


@pytest.mark.parametrize(
    ("large", "strip", "paper"),
    [
        (False, False, "a4"),
        (True, False, "large"),
        (False, True, "receipt"),
        (True, True, "receipt"),
    ],
)
def test_what_came_out_is_counted_by_its_paper(
    item: Item, large: bool, strip: bool, paper: str
) -> None:
    result = at_result(through(opened(item), INJURED))
    waiting = steps.printing(steps.switch(result, Modes(large=large)))
    waiting = steps.sent_to(waiting, None, strip=strip)
    printed = Event(What.PRINTED, "ziyang-21", paper)
    assert step_events(waiting, steps.printed(waiting, None, 10)) == (printed,)
