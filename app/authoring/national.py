"""The names of the national sub-items: one file beside the regions' folders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from app.authoring.authored import AuthoredRegion
from app.authoring.fault import Faults
from app.authoring.items import once
from app.authoring.source import Fields, Node, Source, error, text
from app.domain.item import NationalItem

NATIONAL_FILE = "national.yaml"
CODE = re.compile("[0-9]{6}")


def load_national(folder: Path, faults: Faults) -> tuple[NationalItem, ...]:
    """The sub-items of `folder`/national.yaml, by code; none, with a fault, where it is missing."""
    source = Source(folder / NATIONAL_FILE, faults)
    if source.root is None:
        return ()
    fields = Fields(source.root, ("items",), ("items",))
    found = fields.many("items", _item)
    once([one.code for one in found], fields.get("items"), "全国子项")
    return tuple(sorted(found, key=lambda one: one.code))


def _item(node: Node) -> NationalItem:
    fields = Fields(node, ("code", "name"), ("code", "name"))
    code = fields.get("code")
    if code is not None and not CODE.fullmatch(text(code)):
        error(code, f"全国子项的编号是六位数字，不是「{text(code)}」。")
    return NationalItem(fields.text("code"), fields.text("name"))


def check_named(
    regions: Iterable[AuthoredRegion], national: Iterable[NationalItem], faults: Faults
) -> None:
    """A fault for every item that is a national sub-item without a name."""
    named = {one.code for one in national}
    for region in regions:
        for one in region.items:
            for code in one.item.national:
                if code not in named:
                    place = one.place("item", "national")
                    faults.error(place, f"{NATIONAL_FILE} 里没有全国子项 {code}。")
