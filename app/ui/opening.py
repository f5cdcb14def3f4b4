"""From what was tapped or typed to the item behind it: steps of a visit that need the region's list.

An item that the hall has taken off for now tells its sentence instead.
"""

from __future__ import annotations

from app.domain.condition import Answers
from app.ui import steps
from app.ui.ground import Ground
from app.ui.searching import HitView
from app.ui.views import ItemRow
from app.ui.visit import Visit

SUSPENDED_HEAD = "这一项暂停办理"


def open_row(visit: Visit, ground: Ground, row: ItemRow, listed: int) -> Visit:
    """A row of the category or life event the visit is in; `listed` is the page it stood on."""
    return _withdrawn(visit, ground, row.item) or steps.open_begun(
        visit,
        ground.known.begin(ground.holdings.item(row.item), _preset(visit, ground, row)),
        listed,
        row.name,
    )


def open_hit(visit: Visit, ground: Ground, hit: HitView) -> Visit:
    """A row of what was found."""
    if hit.slip:
        return _open_slip(visit, ground)
    item = ground.holdings.item(hit.item)
    return _withdrawn(visit, ground, hit.item) or steps.open_found(visit, item)


def open_typed(visit: Visit, ground: Ground) -> Visit:
    """What is typed now; once it is a 清单号 that cannot go on, its list."""
    read = ground.finder.read_slip(visit.typed)
    return _open_slip(visit, ground) if read is not None and read.sure else visit


def open_instead(visit: Visit, ground: Ground, seq: int) -> Visit:
    """An item to which a result sends the person."""
    item = ground.holdings.item(seq)
    return _withdrawn(visit, ground, seq) or steps.open_instead(visit, item)


def _open_slip(visit: Visit, ground: Ground) -> Visit:
    """The list of the 清单号 that was typed; the visit as it was where there is none."""
    read = ground.finder.read_slip(visit.typed)
    if read is None or read.interview is None:
        return visit
    seq = read.interview.item.seq
    return _withdrawn(visit, ground, seq) or steps.open_slip(visit, read.interview)


def _withdrawn(visit: Visit, ground: Ground, seq: int) -> Visit | None:
    """The hall's sentence risen over the page; None for an item that is offered."""
    sentence = ground.holdings.off.get(seq)
    return None if sentence is None else steps.in_trouble(visit, sentence, SUSPENDED_HEAD)


def _preset(visit: Visit, ground: Ground, row: ItemRow) -> Answers:
    """What the life event knows about a row of its list."""
    if visit.topic is None or row.entry is None:
        return {}
    return dict(ground.holdings.topic(visit.topic).entries[row.entry].answers)
