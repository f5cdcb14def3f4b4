"""The edition of a region: 8 hex digits over its expanded items (DESIGN 3)."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import fields, is_dataclass
from typing import Any

from app.domain.item import Edition, Item, Region


def edition_of(region: Region, items: tuple[Item, ...], date: str) -> Edition:
    """`label` names the list as people say it: 资阳, 兵团 2023年版."""
    label = region.short if region.year is None else f"{region.short} {region.year}"
    return Edition(edition_id(items), label, date)


def edition_id(items: tuple[Item, ...]) -> str:
    """The first 8 hex digits of SHA-256 over `canonical(items)`."""
    return hashlib.sha256(canonical(items).encode("utf-8")).hexdigest()[:8]


def canonical(items: tuple[Item, ...]) -> str:
    """JSON with sorted keys and no blanks, NFC; what equals its default is left out.

    Leaving defaults out lets the model grow a field without a new edition of old items.
    """
    words = json.dumps(
        [_plain(item) for item in items],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return unicodedata.normalize("NFC", words)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        made: dict[str, Any] = {}
        for one in fields(value):
            held = getattr(value, one.name)
            if held != one.default:
                made[one.name] = _plain(held)
        return made
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return value
