"""Changes the hall's settings file, keeping every other line, comment and order as it is.

The file is replaced in one move and reaches the disk before the old one goes. Raises Problem when
it cannot be written. What keeps comments and order (tomlkit) is imported late: it is needed a few
times in the life of a kiosk.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.problems import Problem
from app.files import write_whole
from app.settings import ENCODING

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


def remember_region(file: Path, region: str) -> None:
    """The region that was chosen on the first page."""

    def change(document: TOMLDocument) -> None:
        document["region"] = region

    edit(file, change)


def remember_pin(file: Path, hashed: str) -> None:
    """The attendant's number, as `app.pin.hash_pin` gives it."""
    edit(file, lambda document: _set(document, "attendant", "pin", hashed))


def withdraw(file: Path, item: str, sentence: str) -> None:
    """Take an item (ziyang-21) off for now; `sentence` is what a visitor reads instead."""
    edit(file, lambda document: _set(document, "withdrawn", item, sentence))


def restore(file: Path, item: str) -> None:
    """Offer an item again. Nothing happens where it is offered."""

    def change(document: TOMLDocument) -> None:
        if "withdrawn" in document:
            _table(document, "withdrawn").pop(item, None)

    edit(file, change)


def remember_fact(file: Path, table: str, key: str, value: str | None) -> None:
    """One fact of the hall ([hall] phone, [windows] all); None takes it away."""

    def change(document: TOMLDocument) -> None:
        if value is not None:
            _set(document, table, key, value)
        elif table in document:
            _table(document, table).pop(key, None)

    edit(file, change)


def edit(file: Path, change: Callable[[TOMLDocument], None]) -> None:
    """Read, change and replace the settings."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        text = file.read_text(encoding=ENCODING) if file.exists() else ""
        document = tomlkit.parse(text)
        change(document)
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, tomlkit.dumps(document).encode())
    except (OSError, UnicodeDecodeError, TOMLKitError, TypeError) as error:
        raise Problem(f"记不住这次的选择：设置文件 {file} 写不进去。") from error


def _set(document: TOMLDocument, table: str, key: str, value: str) -> None:
    import tomlkit

    if table not in document:
        document.add(tomlkit.nl())
        document.add(table, tomlkit.table())
    _table(document, table)[key] = value


def _table(document: TOMLDocument, name: str) -> MutableMapping[str, object]:
    found = document[name]
    if not isinstance(found, MutableMapping):
        raise TypeError(f"{name} is no table")
    return found
