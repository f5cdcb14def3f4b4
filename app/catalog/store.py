"""Opens `catalog.sqlite` read-only and immutable, and says in one sentence why it cannot."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from app.catalog.schema import APPLICATION, VERSION
from app.domain.problems import Problem

_MAGIC = b"SQLite format 3\x00"
_REMEDY = "请重新安装程序，或运行 gaozhi catalog build"
Row = tuple[str | int | None, ...]


class CatalogueProblem(Problem):
    """The catalogue file is missing, damaged, not one of ours, or of another version."""


class Store:
    """One open file. Every query is answered whole; a damaged page is a CatalogueProblem."""

    def __init__(self, path: Path) -> None:
        self.path = path
        _inspect(path)
        address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        # One connection for the window's thread and its workers: SQLite serialises the calls.
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        try:
            self._check_version()
        except BaseException:
            self._connection.close()
            raise

    def rows(self, statement: str, values: Sequence[str | int] = ()) -> list[Row]:
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as problem:
            raise CatalogueProblem(
                f"目录文件 {self.path} 坏了（{problem}）。{_REMEDY}。"
            ) from problem

    def close(self) -> None:
        self._connection.close()

    def _check_version(self) -> None:
        if self._number("PRAGMA application_id") != APPLICATION:
            raise CatalogueProblem(f"{self.path} 不是一次告知的目录文件。{_REMEDY}。")
        version = self._number("PRAGMA user_version")
        if version > VERSION:
            raise CatalogueProblem(
                f"目录文件 {self.path} 是更新的程序做的（格式 {version}，本程序认得 {VERSION}）。请更新程序。"
            )
        if version < VERSION:
            raise CatalogueProblem(
                f"目录文件 {self.path} 太旧（格式 {version}，本程序用 {VERSION}）。{_REMEDY}。"
            )

    def _number(self, statement: str) -> int:
        return int(self.rows(statement)[0][0] or 0)


def _inspect(path: Path) -> None:
    """Refuses what SQLite would open without complaint: nothing, half a file, another file."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise CatalogueProblem(f"找不到目录文件 {path}。{_REMEDY}。") from None
    except OSError as problem:
        raise CatalogueProblem(f"读不了目录文件 {path}（{problem.strerror}）。") from problem
    if not _MAGIC.startswith(head[: len(_MAGIC)]):
        raise CatalogueProblem(f"{path} 不是数据库文件。{_REMEDY}。")
    if len(head) < 100:
        raise CatalogueProblem(f"目录文件 {path} 不完整。{_REMEDY}。")
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    if size < (65536 if page == 1 else page) * pages:
        raise CatalogueProblem(f"目录文件 {path} 不完整，像是没有拷完。{_REMEDY}。")
