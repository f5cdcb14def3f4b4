"""A catalogue that cannot be opened is told in one sentence with the remedy."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app import paths
from app.catalog.catalogue import open_catalogue
from app.catalog.schema import VERSION
from app.catalog.store import CatalogueProblem
from app.domain.problems import UnknownName


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copy(paths.catalogue_file(), tmp_path / "catalog.sqlite"))


def pragma(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_within_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def damage_the_pages(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x00" * (len(data) - 4096)
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lambda path: path.unlink(), "找不到目录文件"),
        (lambda path: path.write_text("你好", encoding="utf-8"), "不是数据库文件"),
        (lambda path: path.write_bytes(b""), "不完整"),
        (cut_within_the_header, "不完整"),
        (cut_in_half, "没有拷完"),
        (damage_the_pages, "坏了"),
        (lambda path: pragma(path, "PRAGMA application_id = 1"), "不是一次告知的目录文件"),
        (lambda path: pragma(path, f"PRAGMA user_version = {VERSION + 1}"), "请更新程序"),
        (lambda path: pragma(path, "PRAGMA user_version = 0"), "太旧"),
    ],
)
def test_a_broken_catalogue_is_told(
    copy: Path, harm: Callable[[Path], object], sentence: str
) -> None:
    harm(copy)
    with pytest.raises(CatalogueProblem, match=sentence) as told:
        open_catalogue(copy).regions()
    assert "\n" not in str(told.value)


def test_a_folder_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueProblem, match="读不了"):
        open_catalogue(tmp_path)


def test_a_path_with_odd_signs_is_opened(copy: Path) -> None:
    odd = copy.with_name("目录 %41?#.sqlite")
    copy.rename(odd)
    catalogue = open_catalogue(odd)
    assert catalogue.regions()
    catalogue.close()


def test_the_file_is_never_written(copy: Path) -> None:
    copy.chmod(0o444)
    catalogue = open_catalogue(copy)
    catalogue.items("ziyang")
    with pytest.raises(CatalogueProblem):
        catalogue._store.rows("DELETE FROM region")
    catalogue.close()
    assert [path.name for path in copy.parent.glob("catalog*")] == ["catalog.sqlite"]


def test_unknown_names_are_told_with_what_there_is(copy: Path) -> None:
    catalogue = open_catalogue(copy)
    with pytest.raises(UnknownName, match=r"没有地区 nowhere；有：.*ziyang"):
        catalogue.items("nowhere")
    with pytest.raises(UnknownName, match="没有地区 nowhere"):
        catalogue.edition("nowhere")
    with pytest.raises(UnknownName, match="没有第 99 项；有第 1 到 34 项"):
        catalogue.item("ziyang", 99)
    catalogue.close()


def test_what_was_read_is_kept(copy: Path) -> None:
    catalogue = open_catalogue(copy)
    assert catalogue.items("ziyang") is catalogue.items("ziyang")
    assert catalogue.search("ziyang") is catalogue.search("ziyang")
    assert catalogue.item("ziyang", 21).name == "住院费用报销"
    catalogue.close()


def test_a_region_is_read_by_its_key_alone(copy: Path) -> None:
    """Every statement of a reading must find its region in an index: 2,800 regions cost the same."""
    catalogue = open_catalogue(copy)
    statements: list[str] = []
    rows = catalogue._store.rows

    def noting(statement: str, values: tuple[str, ...] = ()) -> list[tuple[str | int | None, ...]]:
        statements.append(statement)
        return rows(statement, values)

    catalogue._store.rows = noting  # type: ignore[method-assign,assignment]
    catalogue.region("ziyang")
    catalogue.items("ziyang")
    catalogue.cases("ziyang")
    catalogue.search("ziyang")
    assert len(statements) > 20
    for statement in statements:
        plan = " ".join(str(row[3]) for row in rows(f"EXPLAIN QUERY PLAN {statement}", ("ziyang",)))
        assert "SCAN" not in plan, (statement, plan)
    catalogue.close()
