"""Texts in codes, and out of them again."""

from __future__ import annotations

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.qr import BYTES, MASK, ON_PAPER, ON_SCREEN, codes, joined, runs, split


def read(rows: tuple[bytes, ...]) -> str:
    size = len(rows)
    image = Image.new("L", ((size + 8) * 4, (size + 8) * 4), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                image.paste(0, ((x + 4) * 4, (y + 4) * 4, (x + 5) * 4, (y + 5) * 4))
    (found,) = zxingcpp.read_barcodes(image)
    return str(found.text)


@pytest.mark.parametrize("length", [1, 5, 60, 190, 195, 250, 285])
def test_a_reader_reads_the_text_back(length: int) -> None:
    text = ("一次告知住院费用报销" * 29)[:length]
    (code,) = codes(text)
    assert read(code.rows) == text


@pytest.mark.parametrize("room", BYTES)
def test_the_filled_form_equals_the_code_of_the_library(room: int) -> None:
    """Of every version that is used, with every data word filled: the library pads otherwise."""
    text = ("k7%z" * 300)[:room]
    whole = segno.make(
        text, error="l", mode="byte", encoding="utf-8", boost_error=False, micro=False, mask=MASK
    )
    (code,) = codes(text)
    assert code.rows == tuple(bytes(row) for row in whole.matrix)


@pytest.mark.parametrize("room", BYTES)
def test_a_code_that_is_not_full_is_read_back(room: int) -> None:
    for missing in (1, 2, 3, 10):
        text = ("k7%z" * 300)[: room - missing]
        (code,) = codes(text)
        assert read(code.rows) == text


def test_every_version_holds_what_the_table_says() -> None:
    for version, room in enumerate(BYTES[:ON_PAPER], start=1):
        (code,) = codes("a" * room)
        assert code.size == 17 + 4 * version


@pytest.mark.parametrize("largest", [ON_SCREEN, ON_PAPER])
def test_a_long_text_becomes_several_codes_and_loses_nothing(largest: int) -> None:
    text = "一次告知 住院\n\n" + "\n".join(f"{n}.有效身份证件 或 医保电子凭证" for n in range(40))
    found = codes(text, largest)
    assert len(found) > 1
    assert joined(tuple(code.text for code in found)) == text
    assert all(code.text.startswith(f"一次告知 {code.number}/{code.of}\n") for code in found)
    assert all(read(code.rows) == code.text for code in found)


@given(st.lists(st.text("甲乙a1 ", max_size=40), min_size=1, max_size=80))
def test_cutting_and_joining_gives_the_text_again(lines: list[str]) -> None:
    text = "\n".join(lines)
    pieces = split(text, BYTES[ON_SCREEN - 1])
    assert joined(pieces) == text
    assert all(len(piece.encode()) <= BYTES[ON_SCREEN - 1] for piece in pieces)


def test_a_line_longer_than_a_code_is_refused() -> None:
    with pytest.raises(ValueError, match="longer"):
        codes("长" * 400)


def test_runs_cover_exactly_the_dark_modules() -> None:
    (code,) = codes("一次告知")
    drawn = {(x + at, y) for x, y, length in runs(code) for at in range(length)}
    dark = {(x, y) for y, row in enumerate(code.rows) for x, bit in enumerate(row) if bit}
    assert drawn == dark
