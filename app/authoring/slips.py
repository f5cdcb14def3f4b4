"""No 清单号 with one wrong character is a number of another item, of whichever region."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from app.authoring.authored import AuthoredRegion
from app.authoring.fault import Faults
from app.domain.slip import confusable


def check_slips(regions: Iterable[AuthoredRegion], faults: Faults) -> None:
    """A fault for every two items whose numbers may be taken for each other (1 pair in 1,024).

    Any new id gives an item another fingerprint, and its numbers other check characters.
    """
    items = [(one, region.region) for region in regions for one in region.items if one.sound]
    for (one, region), (other, its) in combinations(items, 2):
        if confusable(one.item, region.prefix, other.item, its.prefix):
            faults.error(
                other.place(),
                f"{its.short}第 {other.item.seq} 项的清单号，抄错一个字会当成"
                f"{region.short}第 {one.item.seq} 项的。请给其中一项的任意一个选项或材料换个 id。",
            )
