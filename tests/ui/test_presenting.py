"""What lists and overviews say before the first question."""

from __future__ import annotations

from app.domain.interview import begin
from app.ui import presenting
from tests.ui.gallery import World


def test_a_row_of_a_life_event_says_what_holds_for_its_own_answer() -> None:
    """去外地看病 of 广西: 长期住在外地 is settled on the spot, 在外地急诊住了院 takes days."""
    world = World("guangxi")
    topic = next(one for one in world.region.topics if one.title == "去外地看病")
    view = presenting.topic_view(world.held, topic.key, world.compose)
    rows = {row.name: row for row in view.rows}
    assert rows["长期住在外地"].limit == "当场办好"
    assert rows["在外地急诊住了院"].limit == "5 个工作日"
    for row, entry in zip(view.rows, topic.entries, strict=True):
        overview = presenting.overview_view(
            begin(world.held.item(entry.item), dict(entry.answers)),
            "去外地看病", world.region, world.compose,
        )  # fmt: skip
        days = next((fact for fact in overview.facts if fact.icon == "cal"), None)
        assert days is not None
        told = "".join(f"{days.before}{days.numeral} {days.after}".split())
        assert row.limit is None or row.limit.replace(" ", "") in told
