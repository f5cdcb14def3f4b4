"""The hall's settings (DESIGN 8): one TOML file, read once, checked with file, line and remedy."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from app import paths
from app.domain.hall import NO_HALL, Hall
from app.domain.problems import Problem
from app.panel import USUAL_PANEL, Panel

SETTINGS_VARIABLE = "GAOZHI_SETTINGS"
FILE_NAME = "settings.toml"
ENCODING = "utf-8-sig"
"""UTF-8, with the mark before it that Windows' Notepad sets, or without."""


class Printers(NamedTuple):
    """The printers of the system that the hall uses, by name, and where their paper comes out.

    `name` is the first, `second` stands in for it, `receipt` is an 80 mm thermal printer.
    """

    name: str | None = None
    second: str | None = None
    receipt: str | None = None
    place: str | None = None
    second_place: str | None = None
    receipt_place: str | None = None

    @property
    def any(self) -> bool:
        """Whether there is one at all."""
        return any((self.name, self.second, self.receipt))


NO_PRINTERS = Printers()


class Settings(NamedTuple):
    """What a hall decides. `region` None: not chosen yet, ask on the first start.

    `printers` are those of the hall; without any, sheets become files in `prints`, the folder of
    the folder printer, None for the one in the profile. `locked`: Esc does not leave. `withdrawn`
    maps region and seq (ziyang-21) to the sentence to show. `pin` is the hash of the attendant's
    number, None where none is set; `machine` what this machine is called in the hall (K03).
    """

    file: Path
    region: str | None = None
    hall: Hall = NO_HALL
    panel: Panel = USUAL_PANEL
    locked: bool = False
    motion: bool = True
    prints: Path | None = None
    printers: Printers = NO_PRINTERS
    withdrawn: Mapping[str, str] = MappingProxyType({})
    pin: str | None = None
    machine: str | None = None


_HASH = re.compile(r"scrypt\$\d+\$[0-9a-f]+\$[0-9a-f]+")
_TEXT = {"name", "address", "hours", "phone", "complaints", "copier"}
_KNOWN: dict[str, set[str] | None] = {
    "": {"region", "hall", "windows", "panel", "kiosk", "printer", "withdrawn", "attendant"},
    "hall": _TEXT,
    "windows": None,
    "panel": {"diagonal", "mounting", "resolution"},
    "kiosk": {"locked", "motion", "machine"},
    "printer": {"folder", *Printers._fields},
    "withdrawn": None,
    "attendant": {"pin"},
}
"""Tables and their keys; None where the keys are the hall's own."""


def settings_file() -> Path:
    """Where the settings are: the variable GAOZHI_SETTINGS, else the profile."""
    named = os.environ.get(SETTINGS_VARIABLE)
    return Path(named).absolute() if named else paths.profile() / FILE_NAME


def read_settings(file: Path) -> Settings:
    """The settings in `file`; all defaults where there is none yet.

    Raises Problem naming file, line and remedy for anything that is not understood.
    """
    try:
        text = file.read_text(encoding=ENCODING)
    except FileNotFoundError:
        return Settings(file)
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"读不了设置文件 {file}：要用 UTF-8 编码，并允许本程序读取。") from error
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else len(text.splitlines())
        raise Problem(
            f"设置文件 {file} 第 {line} 行写错了，看看引号和等号是否成对：{error}。"
        ) from error
    return _Reader(file, text).settings(table)


def seems_locked(file: Path) -> bool:
    """Whether settings that cannot be understood mean to lock the kiosk: a typo opens no door."""
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return re.search(r"(?m)^\s*locked\s*=\s*true\b", text) is not None


class _Reader:
    """Takes a parsed table apart; knows the text, to name the line of what is wrong."""

    def __init__(self, file: Path, text: str) -> None:
        self._file = file
        self._lines = text.splitlines()

    def settings(self, table: dict[str, object]) -> Settings:
        self._known("", table)
        hall, panel = self._table(table, "hall"), self._table(table, "panel")
        kiosk, printer = self._table(table, "kiosk"), self._table(table, "printer")
        windows, withdrawn = self._table(table, "windows"), self._table(table, "withdrawn")
        facts = {key: self._text("hall", key, hall) for key in _TEXT}
        return Settings(
            file=self._file,
            region=self._text("", "region", table),
            hall=Hall(
                **facts,
                windows=tuple(
                    ("" if key == "all" else key, self._text("windows", key, windows) or "")
                    for key in windows
                ),
            ),
            panel=Panel(
                diagonal=self._number("panel", "diagonal", panel, 10, 120) or USUAL_PANEL.diagonal,
                mounting=self._number("panel", "mounting", panel, 0, 2000),
                resolution=self._resolution(panel),
            ),
            locked=self._flag("kiosk", "locked", kiosk, False),
            motion=self._flag("kiosk", "motion", kiosk, True),
            prints=self._folder("printer", "folder", printer),
            printers=Printers(*(self._text("printer", key, printer) for key in Printers._fields)),
            withdrawn={key: self._text("withdrawn", key, withdrawn) or "" for key in withdrawn},
            pin=self._hash("attendant", "pin", self._table(table, "attendant")),
            machine=self._text("kiosk", "machine", kiosk),
        )

    def _table(self, table: dict[str, object], name: str) -> dict[str, object]:
        found = table.get(name, {})
        if not isinstance(found, dict):
            raise self._wrong("", name, f"应该写成 [{name}] 一节")
        self._known(name, found)
        return found

    def _known(self, name: str, table: dict[str, object]) -> None:
        known = _KNOWN[name]
        for key in table:
            if known is not None and key not in known:
                raise self._wrong(name, key, f"没有这一项；可以写：{'、'.join(sorted(known))}")

    def _text(self, name: str, key: str, table: dict[str, object]) -> str | None:
        value = table.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(name, key, "要写成带引号的文字，不能空着")
        return value

    def _folder(self, name: str, key: str, table: dict[str, object]) -> Path | None:
        """A folder by its whole path: nobody knows from where a kiosk is started."""
        found = self._text(name, key, table)
        if found is None:
            return None
        try:
            folder = Path(found).expanduser()
        except RuntimeError as error:
            raise self._wrong(name, key, "~ 后面的用户不存在") from error
        if not folder.is_absolute():
            raise self._wrong(name, key, "要写完整的路径，例如 /srv/gaozhi/prints")
        return folder

    def _hash(self, name: str, key: str, table: dict[str, object]) -> str | None:
        found = self._text(name, key, table)
        if found is not None and not _HASH.fullmatch(found):
            raise self._wrong(name, key, "不能直接写密码；请运行 gaozhi settings pin 来设")
        return found

    def _number(
        self, name: str, key: str, table: dict[str, object], least: float, most: float
    ) -> float | None:
        value = table.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._wrong(name, key, "要写成数字，不带引号")
        if not least <= value <= most:
            raise self._wrong(name, key, f"要在 {least:g} 到 {most:g} 之间")
        return float(value)

    def _resolution(self, panel: dict[str, object]) -> tuple[int, int] | None:
        value = self._text("panel", "resolution", panel)
        if value is None:
            return None
        found = re.fullmatch(r"(\d{3,5})\s*[x×*]\s*(\d{3,5})", value.strip())
        if found is None:
            raise self._wrong("panel", "resolution", '要写成 "1080x1920" 这样，宽在前')
        return int(found[1]), int(found[2])

    def _flag(self, name: str, key: str, table: dict[str, object], default: bool) -> bool:
        value = table.get(key, default)
        if not isinstance(value, bool):
            raise self._wrong(name, key, "要写 true 或 false")
        return value

    def _wrong(self, name: str, key: str, remedy: str) -> Problem:
        where = f"[{name}] 里的 {key}" if name else key
        line = self._line(name, key)
        at = "" if line is None else f" 第 {line} 行"
        return Problem(f"设置文件 {self._file}{at}，{where}：{remedy}。")

    def _line(self, name: str, key: str) -> int | None:
        """Where `key` of the table `name` ("" for none) stands, in any of TOML's ways of writing."""
        inline = rf"""\s*{_quoted(name)}\s*(\.\s*{_quoted(key)}\s*=|=\s*\{{.*{_quoted(key)}\s*=)"""
        own = rf"""\s*{_quoted(key)}\s*[=.]"""
        section = ""
        for number, line in enumerate(self._lines, start=1):
            heading = re.match(r"""\s*\[{1,2}\s*["']?([^\]"']+?)["']?\s*\]""", line)
            if heading:
                section = heading[1]
                if section == key and not name:
                    return number
            elif (section == name and re.match(own, line)) or (
                name and not section and re.match(inline, line)
            ):
                return number
        return None


def _quoted(key: str) -> str:
    """A pattern for a key of TOML with or without quotes."""
    return rf"""["']?{re.escape(key)}["']?"""
