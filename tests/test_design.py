"""The tokens: complete for both looks, and readable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app import paths
from app.design import Design, DesignError, load_design
from tests.contrast import contrast_ratio

THEME = paths.share() / "resources" / "theme"
TEXT = (
    ("ink", "page"),
    ("ink", "surface"),
    ("ink2", "page"),
    ("ink2", "surface"),
    ("headline", "page"),
    ("name", "surface"),
    ("primary", "page"),
    ("primary", "surface"),
    ("numeral", "surface"),
    ("on_primary", "primary"),
    ("on_primary", "pressed"),
    ("on_tint", "tint"),
    ("on_selected", "selected"),
    ("on_selected2", "selected"),
    ("accent", "surface"),
    ("accent", "page"),
    ("on_accent_tint", "accent_tint"),
    ("on_last", "last_fill"),
    ("on_last_chosen", "last_chosen"),
    ("tag_ink", "tag_fill"),
    ("plate_ink", "plate"),
)


@pytest.fixture(scope="module")
def design() -> Design:
    return load_design(THEME)


def test_both_looks_have_the_same_roles(design: Design) -> None:
    assert set(design.normal) == set(design.contrast)


@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_has_a_contrast_of_seven_in_both_looks(design: Design, ink: str, ground: str) -> None:
    for roles in (design.normal, design.contrast):
        assert contrast_ratio(roles[ink], roles[ground]) >= 7


def test_borders_of_what_is_tapped_have_a_contrast_of_three(design: Design) -> None:
    for roles in (design.normal, design.contrast):
        assert contrast_ratio(roles["control"], roles["page"]) >= 3


def test_no_type_of_the_kiosk_is_under_the_floor(design: Design) -> None:
    for roles in (design.portrait_type, design.landscape_type):
        small = {name for name, kind in roles.items() if kind.size < 26}
        assert small == {name for name in small if name.startswith("picture_")}


def test_the_style_sheet_names_only_roles_that_exist(design: Design) -> None:
    sheet = (THEME.parent / "qss" / "kiosk.qss").read_text("utf-8")
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    for name in re.findall(r"@([a-z0-9_]+(?:-[a-z_]+)?)", sheet):
        kind, _, role = name.partition("-")
        table = {"stroke": design.stroke, "radius": design.radius}.get(kind) if role else None
        assert (role in table) if table is not None else (name in design.normal), name


def test_no_python_file_of_the_screen_names_a_colour() -> None:
    folder = Path(paths.__file__).parent / "ui"
    for file in folder.rglob("*.py"):
        assert not re.search(r"#[0-9A-Fa-f]{6}\b", file.read_text("utf-8")), file


@pytest.mark.parametrize("file", ["colours.toml", "type.toml", "sizes.toml", "paper.toml"])
def test_a_missing_theme_file_is_one_sentence(tmp_path: Path, file: str) -> None:
    for other in THEME.iterdir():
        if other.name != file:
            (tmp_path / other.name).write_bytes(other.read_bytes())
    with pytest.raises(DesignError, match=file):
        load_design(tmp_path)


def test_a_colour_that_does_not_exist_is_one_sentence(tmp_path: Path) -> None:
    for other in THEME.iterdir():
        (tmp_path / other.name).write_bytes(other.read_bytes())
    wrong = (tmp_path / "colours.toml").read_text("utf-8").replace('page = "mist"', 'page = "fog"')
    (tmp_path / "colours.toml").write_text(wrong, "utf-8")
    with pytest.raises(DesignError, match="fog"):
        load_design(tmp_path)
