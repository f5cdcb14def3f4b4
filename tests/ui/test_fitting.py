"""What a page leaves out where it has no room for all of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.fitting import shed
from app.ui.widgets.layout import column, page_height, row
from tests.ui.gallery import SIZES, make_window


@pytest.mark.parametrize("orientation", list(SIZES))
def test_no_more_is_left_out_than_has_to_be(orientation: str, qtbot: QtBot) -> None:
    """Half a page that must stay, above three hints of a quarter each: one has to go.

    They stand in a column within a row, as on the pages that lie.
    """
    window = make_window(SIZES[orientation])
    theme = window.theme
    page = QWidget()
    qtbot.addWidget(page)
    side = column(theme)
    row(theme, page).addLayout(side)
    kept, *hints = QWidget(), QWidget(), QWidget(), QWidget()
    for part, share in ((kept, 2), *((hint, 4) for hint in hints)):
        part.setFixedHeight(page_height(theme) // share)
        side.addWidget(part)
    shed(page, theme, hints)
    assert [hint.isHidden() for hint in hints] == [True, False, False]
    window.close()
