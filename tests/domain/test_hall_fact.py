"""Facts of the hall typed in digits."""

import pytest

from app.domain.hall_fact import Fact, fact_words, most_typed, typed_so_far


@pytest.mark.parametrize(
    ("fact", "typed", "words"),
    [
        (Fact.PHONE, "02826655555", "028-26655555"),
        (Fact.PHONE, "01012345678", "010-12345678"),
        (Fact.PHONE, "07712345678", "0771-2345678"),
        (Fact.PHONE, "077112345678", "0771-12345678"),
        (Fact.PHONE, "13800138000", "13800138000"),
        (Fact.PHONE, "12393", "12393"),
        (Fact.PHONE, "028266", None),
        (Fact.PHONE, "1239", None),
        (Fact.WINDOW, "3", "3 号窗口"),
        (Fact.WINDOW, "3、5", "3 号、5 号窗口"),
        (Fact.WINDOW, "3、", None),
        (Fact.WINDOW, "3、3", None),
        (Fact.WINDOW, "0", None),
        (Fact.WINDOW, "123", None),
        (Fact.HOURS, "09001700", "9:00–17:00"),
        (Fact.HOURS, "0900120013301700", "9:00–12:00　13:30–17:00"),
        (Fact.HOURS, "090012001330", None),
        (Fact.HOURS, "17000900", None),
        (Fact.HOURS, "09002500", None),
        (Fact.HOURS, "09001760", None),
        (Fact.HOURS, "", None),
    ],
)
def test_digits_become_words_or_are_not_enough(fact: Fact, typed: str, words: str | None) -> None:
    assert fact_words(fact, typed) == words
    assert len(typed) <= most_typed(fact)


def test_hours_show_their_places_while_they_are_typed() -> None:
    assert typed_so_far(Fact.HOURS, "093") == "09:3_–__:__"
    assert typed_so_far(Fact.HOURS, "0900120013") == "09:00–12:00　13:__–__:__"
    assert typed_so_far(Fact.PHONE, "028") == "028"
