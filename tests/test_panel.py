"""Lengths on the glass, and who can reach the upper part of it."""

import math
from pathlib import Path

import pytest

from app.domain.problems import Problem
from app.panel import Panel, offers_low, pitch, target_of
from app.settings import read_settings

FULL_HD, SQUARISH = (1080, 1920), (1280, 1024)


@pytest.mark.parametrize(("inches", "pixels"), [(21.5, 81), (27, 64), (32, 54), (43, 40)])
def test_twenty_millimetres_are_fewer_pixels_on_a_bigger_panel(inches: float, pixels: int) -> None:
    assert target_of(Panel(inches), 20) == pixels


def test_more_pixels_on_the_same_glass_change_no_length() -> None:
    assert pitch(Panel(27, resolution=(2160, 3840))) == pytest.approx(pitch(Panel(27)))
    assert pitch(Panel(27, resolution=(1920, 1080))) == pytest.approx(pitch(Panel(27)))


def test_on_a_panel_of_another_shape_the_page_is_measured_and_not_the_glass() -> None:
    # 1280 x 1024: the page is 1280 px wide for 1920 of the design, and 19 inches are 376 mm wide.
    wide = 19 * 25.4 * 1280 / math.hypot(*SQUARISH)
    assert pitch(Panel(19, resolution=SQUARISH)) == pytest.approx(wide / 1920)


@pytest.mark.parametrize(
    ("panel", "portrait", "offered"),
    [
        (Panel(27), True, False),
        (Panel(31.5), True, False),
        (Panel(32), True, True),
        (Panel(43), False, True),
        # 27 inches are 598 mm high in portrait and 336 mm in landscape.
        (Panel(27, mounting=620), True, False),
        (Panel(27, mounting=625), True, True),
        (Panel(27, mounting=880), False, False),
        (Panel(27, mounting=890), False, True),
        (Panel(27, mounting=625, resolution=FULL_HD), True, True),
        (Panel(32, mounting=0), True, True),
    ],
)
def test_low_reach_is_offered_where_the_upper_edge_is_out_of_reach(
    panel: Panel, portrait: bool, offered: bool
) -> None:
    assert offers_low(panel, portrait=portrait) is offered


def test_a_hall_says_what_its_panel_is(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[panel]\ndiagonal = 32\nresolution = "2160x3840"\nmounting = 640\n', "utf-8")
    assert read_settings(file).panel == Panel(32.0, 640.0, (2160, 3840))


@pytest.mark.parametrize("wrong", ["1080", "1080 1920", "wide x high", "0x0"])
def test_a_resolution_that_is_none_is_named_with_its_line(tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f'[panel]\ndiagonal = 32\nresolution = "{wrong}"\n', "utf-8")
    with pytest.raises(Problem, match=r"第 3 行.*resolution.*1080x1920"):
        read_settings(file)
