"""Kleene's three values over small hand-made questions (DESIGN 2.2, 2.3)."""

import pytest

from app.domain.condition import NONE, UNSURE, Condition, Facts, Term, Truth
from app.domain.item import Option, Question


def question(
    name: str, *options: str, when: Condition | None = None, many: bool = False
) -> Question:
    return Question(
        name, name, name, "", tuple(Option(one, one, one) for one in options), when=when, many=many
    )


def term(name: str, *options: str) -> Term:
    return Term(name, options)


A = question("a", "x", "y", "z")
B = question("b", "p", "q", when=Condition(((term("a", "x"),),)))
MANY = question("m", "r", "s", many=True)
QUESTIONS = {one.id: one for one in (A, B, MANY)}

IF_X = Condition(((term("a", "x"),),))
IF_P = Condition(((term("b", "p"),),))
X_AND_P = Condition(((term("a", "x"), term("b", "p")),))
Y_OR_P = Condition(((term("a", "y"),), (term("b", "p"),)))
P_OR_Q = Condition(((term("b", "p", "q"),),))
IN_WORDS = Condition((), "有特殊情况")
X_IN_WORDS = Condition(((term("a", "x"),),), "有特殊情况")


@pytest.mark.parametrize(
    ("condition", "answers", "truth"),
    [
        (None, {}, Truth.YES),
        (IF_X, {}, Truth.UNKNOWN),
        (IF_X, {"a": ("x",)}, Truth.YES),
        (IF_X, {"a": ("y",)}, Truth.NO),
        (IF_X, {"a": (UNSURE,)}, Truth.UNKNOWN),
        (X_AND_P, {"b": ("q",)}, Truth.NO),
        (X_AND_P, {"b": ("p",)}, Truth.UNKNOWN),
        (Y_OR_P, {"a": ("y",)}, Truth.YES),
        (Y_OR_P, {"a": ("z",)}, Truth.NO),
        (IN_WORDS, {}, Truth.UNKNOWN),
        (X_IN_WORDS, {"a": ("x",)}, Truth.UNKNOWN),
        (X_IN_WORDS, {"a": ("y",)}, Truth.NO),
    ],
)
def test_truth_of_a_condition(
    condition: Condition | None, answers: dict[str, tuple[str, ...]], truth: Truth
) -> None:
    assert Facts(QUESTIONS, answers).truth(condition) is truth


@pytest.mark.parametrize(
    ("gate", "answer", "truth"),
    [
        ("x", "p", Truth.YES),
        ("x", "q", Truth.NO),
        ("y", "p", Truth.NO),  # the question does not concern this person: never unknown
        ("y", UNSURE, Truth.NO),
        (UNSURE, "p", Truth.UNKNOWN),  # while its `when` is unknown, no answer can say yes
        (UNSURE, "q", Truth.NO),
    ],
)
def test_a_question_that_does_not_apply_makes_its_terms_no(
    gate: str, answer: str, truth: Truth
) -> None:
    assert Facts(QUESTIONS, {"a": (gate,), "b": (answer,)}).truth(IF_P) is truth


def test_a_term_that_names_all_options_equals_its_questions_when() -> None:
    assert Facts(QUESTIONS, {"a": ("x",)}).truth(P_OR_Q) is Truth.YES
    assert Facts(QUESTIONS, {"a": ("x",), "b": (UNSURE,)}).truth(P_OR_Q) is Truth.YES
    assert Facts(QUESTIONS, {"a": ("y",)}).truth(P_OR_Q) is Truth.NO


@pytest.mark.parametrize(
    ("chosen", "truth"),
    [(("r",), Truth.YES), (("r", "s"), Truth.YES), (("s",), Truth.NO), ((NONE,), Truth.NO)],
)
def test_a_multiple_choice_holds_when_any_allowed_option_is_chosen(
    chosen: tuple[str, ...], truth: Truth
) -> None:
    assert Facts(QUESTIONS, {"m": chosen}).truth(Condition(((term("m", "r"),),))) is truth


def test_what_hangs_names_the_gate_before_the_question() -> None:
    facts = Facts(QUESTIONS, {})
    assert facts.hanging_questions(IF_P) == {"a", "b"}
    assert facts.open_terms(IF_P) == ((term("a", "x"), term("b", "p")),)


def test_what_is_settled_hangs_on_nothing() -> None:
    facts = Facts(QUESTIONS, {"a": ("z",)})
    assert facts.hanging_questions(Y_OR_P) == set()
    assert facts.open_terms(Y_OR_P) == ()


def test_only_the_undecided_part_is_worded() -> None:
    facts = Facts(QUESTIONS, {"a": ("x",)})
    assert facts.open_terms(X_AND_P) == ((term("b", "p"),),)
    assert facts.open_terms(Y_OR_P) == ((term("b", "p"),),)
