"""Nothing is cut, covered, too small, too pale or out of reach, in any look.

Looked at are the pages with a mock and the longest of every kind. `python -m tests.ui.sweep` looks
at all pages of all regions in all looks.
"""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.gallery import World, pages
from tests.ui.looks import LOOKS
from tests.ui.page import Page, extremes
from tests.ui.sweep import faults_in

WORN = (
    *(
        (region, f"{way}{mode}")
        for way in ("portrait", "landscape")
        for mode in ("", "-large", "-contrast", "-both")
        for region in ("ziyang", "guangxi")
    ),
    # 20 mm are the most pixels there.
    ("ziyang", "portrait-21.5in"),
    ("ziyang", "landscape-21.5in"),
    ("ziyang", "portrait-low"),
    ("guangxi", "portrait-low-large"),
    ("guangxi", "landscape-low"),
)
FEWEST = 50
"""Pages that each look at least has."""
MOST_LEAVES = 3


@pytest.fixture(scope="module")
def listed(qapp: QApplication) -> dict[str, tuple[World, list[Page]]]:
    del qapp  # needed before any widget
    worlds = {region: World(region) for region, _ in WORN}
    return {
        region: (world, extremes(list(pages(world)), shortest=False))
        for region, world in worlds.items()
    }


@pytest.mark.parametrize(
    ("region", "name"),
    [
        # One worker a way up: the pages are made once by each.
        pytest.param(region, name, marks=pytest.mark.xdist_group(f"looks-{name.split('-')[0]}"))
        for region, name in WORN
    ],
)
def test_every_page_is_whole_and_in_reach(
    listed: dict[str, tuple[World, list[Page]]], region: str, name: str
) -> None:
    world, shown = listed[region]
    seen = list(faults_in(world, shown, LOOKS[name], MOST_LEAVES))
    faults = [str(found) for found in seen if found is not None]
    assert not faults, "\n".join(faults)
    assert seen.count(None) >= FEWEST
