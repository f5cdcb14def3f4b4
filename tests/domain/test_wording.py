"""Composed sentences that more than one place says."""

import pytest

from app.domain import wording
from app.domain.item import Option, Question


@pytest.mark.parametrize(
    ("short", "words", "label"),
    [
        ("住院原因", "受伤，对方有责任", "住院原因"),
        ("窗口查离世信息", "窗口查得到离世信息", ""),
        ("收款账户", "以前办过，收款账户没变", ""),
        ("票据", "据说没有票", "票据"),
    ],
)
def test_an_answer_that_says_its_question_has_no_label(short: str, words: str, label: str) -> None:
    question = Question("q", short, "？", "", (Option("o", "", words),))
    assert wording.answer_label(question, wording.answer_words(question, ("o",))) == label
