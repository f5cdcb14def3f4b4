"""The chart of lanes keeps inside its frame, and no node stands on another."""

from itertools import combinations

import pytest

from app import paths
from app.catalog.catalogue import Catalogue
from app.domain.notice import Flow
from app.pdf import lanes
from app.pdf.marks import Frame
from app.pdf.resources import default_press
from tests.domain.test_lanes import notice


@pytest.mark.parametrize(("region", "seq"), [("guangdong", 11), ("gansu", 11), ("xpcc", 10)])
def test_nodes_stand_apart_inside_the_frame(region: str, seq: int) -> None:
    catalogue = Catalogue(paths.share() / "catalog.sqlite")
    told = notice(catalogue, region, seq).get(Flow).lanes
    assert told is not None
    kit = default_press().kit
    chart = lanes.chart(told, kit)
    outer, *boxes = [mark.rect for mark in chart.marks if isinstance(mark, Frame)]
    assert len(boxes) == len(told.nodes)
    for mark in chart.marks:
        assert mark.rect.x >= -0.01
        assert mark.rect.right <= outer.right + 0.01
        assert mark.rect.bottom <= outer.bottom + 0.01
    for one, other in combinations(boxes, 2):
        apart = (
            one.right < other.x or other.right < one.x
            or one.bottom < other.y or other.bottom < one.y
        )  # fmt: skip
        assert apart
