"""CountBook: how often, never who; and nothing that happens to the file stops a visit."""

from __future__ import annotations

import itertools
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from app.counts import CountBook, csv_text
from app.domain.count import Count, End, Event, Names, Output, What, ranked, total
from app.domain.problems import Problem

MONDAY, TUESDAY = date(2026, 11, 9), date(2026, 11, 10)
OPENED = Event(What.OPENED, "ziyang-21")
PRINTED = Event(What.PRINTED, "ziyang-21", Output.A4.key)
LEFT = Event(What.LEFT, "ziyang-21", "injury")
ENDED = Event(What.ENDED, detail=End.IDLE.key)
NAMES = Names(lambda key: f"事项 {key}", lambda _key, question: f"问题 {question}")


@pytest.fixture
def counts(tmp_path: Path) -> CountBook:
    return CountBook(tmp_path / "new" / "counts.sqlite")


def test_equal_events_of_a_day_are_one_row(counts: CountBook) -> None:
    counts.add(MONDAY, [OPENED, ENDED])
    counts.add(MONDAY, [OPENED])
    counts.add(TUESDAY, [OPENED])
    assert counts.read(MONDAY, MONDAY) == (Count(MONDAY, ENDED, 1), Count(MONDAY, OPENED, 2))
    assert counts.read(MONDAY, TUESDAY)[-1] == Count(TUESDAY, OPENED, 1)
    assert counts.last_day() == TUESDAY


def test_nothing_is_there_before_something_is_counted(counts: CountBook) -> None:
    assert counts.read(MONDAY, TUESDAY) == ()
    assert counts.last_day() is None
    assert not counts.file.exists()


def dumped(file: Path) -> list[str]:
    with sqlite3.connect(file) as base:
        lines = list(base.iterdump())
    base.close()
    return lines


def test_no_row_could_tell_two_visitors_apart(tmp_path: Path) -> None:
    """Two people, in whatever order they did what they did, leave the same file behind."""
    first, second = (OPENED, PRINTED), (Event(What.OPENED, "ziyang-2"), LEFT, ENDED)
    files = []
    for number, order in enumerate(itertools.permutations((*first, *second))):
        counts = CountBook(tmp_path / f"{number}.sqlite")
        for event in order:
            counts.add(MONDAY, [event])
        files.append(dumped(counts.file))
    assert len(files) == 120
    assert all(file == files[0] for file in files)


def test_a_row_holds_a_day_and_no_time_and_no_number_of_its_own(counts: CountBook) -> None:
    counts.add(MONDAY, [OPENED])
    with sqlite3.connect(counts.file) as base:
        tables = base.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        columns = [row[1] for row in base.execute("PRAGMA table_info(happened)")]
        assert tables == [("happened",)]
        assert columns == ["day", "what", "item", "detail", "times"]
        with pytest.raises(sqlite3.OperationalError, match="rowid"):
            base.execute("SELECT rowid FROM happened")
        assert base.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    base.close()
    assert [file.name for file in counts.file.parent.iterdir()] == ["counts.sqlite"]


@pytest.mark.parametrize(
    "content", [b"not a database at all" * 100, b"SQLite format 3\x00" + bytes(4000)]
)
def test_a_broken_file_is_kept_aside_and_counting_begins_anew(
    counts: CountBook, content: bytes
) -> None:
    counts.file.parent.mkdir()
    counts.file.write_bytes(content)
    counts.add(MONDAY, [OPENED])
    assert counts.read(MONDAY, MONDAY) == (Count(MONDAY, OPENED, 1),)
    assert counts.file.with_suffix(".broken").read_bytes() == content


def test_a_page_that_is_damaged_later_is_noticed_too(counts: CountBook) -> None:
    counts.add(MONDAY, [OPENED])
    content = bytearray(counts.file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    counts.file.write_bytes(bytes(content))
    with pytest.raises(Problem, match="办事不受影响"):
        counts.read(MONDAY, MONDAY)
    counts.add(TUESDAY, [OPENED])
    assert counts.read(MONDAY, TUESDAY) == (Count(TUESDAY, OPENED, 1),)


def test_a_file_that_cannot_be_written_is_no_trouble(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    CountBook(tmp_path / "file" / "counts.sqlite").add(MONDAY, [OPENED])
    assert "not counted" in caplog.text


def test_somebody_who_holds_the_file_is_no_trouble(
    counts: CountBook, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("app.counts.WAIT_SECONDS", 0.05)
    counts.add(MONDAY, [OPENED])
    with sqlite3.connect(counts.file) as other:
        other.execute("BEGIN EXCLUSIVE")
        counts.add(MONDAY, [OPENED])
    other.close()
    assert "locked" in caplog.text
    assert counts.read(MONDAY, MONDAY) == (Count(MONDAY, OPENED, 1),)


def test_a_full_disk_is_no_trouble(counts: CountBook, monkeypatch: pytest.MonkeyPatch) -> None:
    counts.add(MONDAY, [OPENED])
    opened = sqlite3.connect

    def small(file: Path, timeout: float) -> sqlite3.Connection:
        base = opened(file, timeout=timeout)
        base.execute("PRAGMA max_page_count = 2")
        return base

    monkeypatch.setattr("app.counts.sqlite3.connect", small)
    many = [Event(What.OPENED, f"ziyang-{number}" + "x" * 500) for number in range(100)]
    counts.add(TUESDAY, many)
    monkeypatch.undo()
    assert counts.read(MONDAY, TUESDAY) == (Count(MONDAY, OPENED, 1),)


def test_sums_go_over_days_and_the_most_frequent_comes_first() -> None:
    other = Event(What.OPENED, "ziyang-2")
    counts = [Count(MONDAY, OPENED, 2), Count(TUESDAY, OPENED, 1), Count(TUESDAY, other, 4)]
    assert total(counts, What.OPENED) == 7
    assert total(counts, What.TAKEN) == 0
    assert ranked(counts, What.OPENED) == ((other, 4), (OPENED, 3))


def test_the_table_for_a_spreadsheet_is_in_words() -> None:
    counts = [Count(MONDAY, event, 3) for event in (OPENED, PRINTED, LEFT, ENDED)]
    assert csv_text(counts, NAMES).split("\r\n") == [
        "日期,什么,事项编号,事项,细节,次数",
        "2026-11-09,打开事项,ziyang-21,事项 ziyang-21,,3",
        "2026-11-09,打印,ziyang-21,事项 ziyang-21,A4 纸,3",
        "2026-11-09,没答完,ziyang-21,事项 ziyang-21,问题 injury,3",
        "2026-11-09,怎么结束,,,没人了自动清除,3",
        "",
    ]
