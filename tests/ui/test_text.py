"""How a paragraph is set on the screen: signs side by side close up, an opening one hangs out."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from app.ui.widgets.text import Paragraph, Run
from tests.ui.gallery import dressed
from tests.ui.looks import LOOKS

ROLE = "lead"


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    window = dressed(LOOKS["portrait"])
    qtbot.addWidget(window)
    return window.theme


def width_of(theme: Theme, *words: str) -> float:
    """Of runs on one line, in em."""
    paragraph = Paragraph(theme, [Run(word) for word in words], ROLE)
    return paragraph.width_of(0, len(paragraph.text)) / theme.font(ROLE).pixelSize()


def test_two_signs_side_by_side_take_one_and_a_half_em(theme: Theme) -> None:
    assert width_of(theme, "改，清") == pytest.approx(3)
    assert width_of(theme, "改》，清") == pytest.approx(3.5)
    assert width_of(theme, "书》", "（甲") == pytest.approx(3.5)  # in two runs too


def test_an_opening_sign_hangs_out_at_the_start_of_a_line(theme: Theme) -> None:
    assert (
        width_of(theme, "“去哪里拿")
        == width_of(theme, "《去哪里拿")
        < width_of(theme, "去哪里拿") + 1
    )
