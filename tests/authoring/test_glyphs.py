"""What the fonts lack is named before it is printed."""

from pathlib import Path

import pytest

from app import paths
from app.authoring import glyphs


def test_the_signs_of_a_sheet_are_all_there() -> None:
    signs = "①⑳〔〕《》「」『』【】‘’“”…—・·‹›→←↑↓✓□■○●△▽×÷≥≤№℃㎡，。、；：？！（）％￥½〇"
    assert glyphs.missing(signs) == ""


def test_the_rare_characters_of_names_are_there() -> None:
    assert glyphs.missing("㛃䶮堃𬭼") == ""


def test_a_missing_character_is_named_once_and_line_breaks_are_not() -> None:
    assert glyphs.missing("☐ 身份证\n☑ 户口簿\t☐") == "☐☑"


def test_both_weights_must_have_a_character() -> None:
    regular, bold = paths.fonts()
    assert glyphs.covered((regular,)) == glyphs.covered((bold,))


def test_a_font_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        glyphs.missing("一", [tmp_path / "none.ttf"])
