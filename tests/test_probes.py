"""What is looked at for the attendant."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from app.counts import CountBook
from app.domain.count import Event, What
from app.domain.health import ErrorSeen, Seen, State, health
from app.printing.folder import FolderPrinter
from app.printing.none import NoPrinter
from app.printing.printer import Printer
from app.probes import Machine, last_error, look

NOW = datetime(2026, 11, 9, 16, 40)  # noqa: DTZ001  the hall's own clock


def seen(profile: Path, printer: Printer) -> Seen:
    counts = CountBook(profile / "counts.sqlite")
    return look(
        Machine(lambda: [("打印机", printer)], counts, lambda: NOW, lambda: 100.0, NOW, 40.0)
    )


def test_a_machine_as_it_comes_out_of_the_box(profile: Path) -> None:
    found = seen(profile, FolderPrinter(profile / "prints"))
    assert found.running == 60.0
    assert [one.ready for one in found.printers] == [True]
    assert found.catalogue.items == 145
    assert found.table_ends == date(2026, 12, 31)
    assert found.disk.writable
    assert (found.last_counted, found.settings_trouble, found.error) == (None, None, None)


def test_the_region_of_the_settings_is_the_one_that_is_looked_at(profile: Path) -> None:
    profile.mkdir()
    (profile / "settings.toml").write_text('region = "ziyang"\n', encoding="utf-8")
    found = seen(profile, NoPrinter()).catalogue
    assert (found.region, found.items, found.trouble) == ("资阳", 34, None)
    assert found.made is not None


def test_whatever_is_broken_becomes_a_line(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GAOZHI_SHARE", str(tmp_path / "nowhere"))
    profile.write_text("a file where the folder ought to be", encoding="utf-8")
    found = seen(profile, NoPrinter())
    names = {line.name for line in health(found) if line.state is State.CARE}
    assert names == {"打印机", "目录", "放假安排表", "磁盘", "设置文件"}


def test_settings_of_an_unknown_region_are_told(profile: Path) -> None:
    profile.mkdir()
    (profile / "settings.toml").write_text('region = "atlantis"\n', encoding="utf-8")
    assert "atlantis" in (seen(profile, NoPrinter()).catalogue.trouble or "")


def test_a_clock_behind_the_counts_is_noticed(profile: Path) -> None:
    CountBook(profile / "counts.sqlite").add(date(2026, 11, 10), [Event(What.BEGUN)])
    found = seen(profile, FolderPrinter(profile / "prints"))
    assert "不对" in {line.tag for line in health(found)}
    assert found.last_counted == date(2026, 11, 10)


LOG = """\
2026-11-08 15:20:01,123 ERROR app.ui.net: an error of ours
  /app/ui/application.py:12 _open
KeyError: …
2026-11-08 15:21:00,000 WARNING app.counts: not counted: disk full
"""


def test_the_last_error_of_the_log_is_its_kind_and_its_time(tmp_path: Path) -> None:
    file = tmp_path / "gaozhi.log"
    assert last_error(file) is None
    file.write_text(LOG, encoding="utf-8")
    when = datetime(2026, 11, 8, 15, 20, 1)  # noqa: DTZ001
    assert last_error(file) == ErrorSeen(when, "程序出错（KeyError），已回到首页")
    file.write_text(LOG.splitlines()[-1], encoding="utf-8")
    assert last_error(file) is None
