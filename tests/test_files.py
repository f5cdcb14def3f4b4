"""A file is written whole or not at all."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from app.files import write_whole


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b"old")
    file.chmod(0o600)
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_goes_on_leading_where_it_leads(tmp_path: Path) -> None:
    file, link = tmp_path / "a.toml", tmp_path / "link"
    file.write_bytes(b"old")
    link.symlink_to(file)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_pipe_stays_one_and_is_written_into(tmp_path: Path) -> None:
    pipe, came = tmp_path / "pipe", bytearray()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: came.extend(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"paper")
    reader.join()
    assert pipe.is_fifo()
    assert bytes(came) == b"paper"


def test_a_draft_that_was_left_behind_is_no_way_out(tmp_path: Path) -> None:
    """Whoever can put a link there could otherwise choose what is overwritten."""
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / ".a.csv.part").symlink_to(victim)
    write_whole(tmp_path / "a.csv", b"counts")
    assert victim.read_bytes() == b"mine"
    assert (tmp_path / "a.csv").read_bytes() == b"counts"


def test_what_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "a.toml"
    (folder / "full").mkdir(parents=True)
    with pytest.raises(OSError):  # noqa: PT011  which of them differs by system
        write_whole(folder, b"new")
    assert list(tmp_path.iterdir()) == [folder]
