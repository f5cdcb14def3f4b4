"""The 80 mm receipt: everything that the sheet says, black or nothing, as long as it needs."""

from __future__ import annotations

import pypdfium2
import pytest
import zxingcpp

from app.domain.notice import Dates, Notice
from app.pdf import receipt
from app.pdf.marks import Frame, Matrix, Page, Trace, Word
from app.pdf.receipt_style import DOT
from app.pdf.resources import default_press
from app.qr import joined
from tests.pdf import checks, samples

DPI = 203.2
PRINTABLE = 576


@pytest.fixture(params=tuple(samples.ALL))
def notice(request: pytest.FixtureRequest) -> Notice:
    return samples.ALL[str(request.param)]()


@pytest.fixture
def strip(notice: Notice) -> tuple[Page, float]:
    return receipt.layout(notice)


def test_it_says_all_that_the_sheet_says(notice: Notice) -> None:
    assert list(checks.missing(notice, checks.extracted(receipt.render(notice)), lanes=False)) == []


def test_every_box_is_in_its_place(strip: tuple[Page, float]) -> None:
    page, length = strip
    assert list(checks.faults(page, checks.receipt(length))) == []


def test_the_paper_is_as_long_as_its_content(strip: tuple[Page, float]) -> None:
    page, length = strip
    last = max(mark.rect.bottom for mark in page.marks())
    assert length - 4.0 - last < 1.5


def test_the_file_is_one_page_of_80_mm(notice: Notice) -> None:
    document = pypdfium2.PdfDocument(receipt.render(notice))
    assert len(document) == 1
    width, height = document[0].get_size()
    assert width == pytest.approx(80 * 72 / 25.4)
    assert height == pytest.approx(receipt.layout(notice)[1] * 72 / 25.4, abs=0.01)
    document.close()


def test_no_colour_and_no_grey_is_used() -> None:
    assert set(default_press().receipt.style.colour.values()) == {(0, 0, 0), (1, 1, 1)}


def test_modules_are_whole_dots_and_none_is_small(strip: tuple[Page, float]) -> None:
    page, _ = strip
    for mark in page.marks():
        if isinstance(mark, Matrix):
            dots = mark.rect.width / mark.code.size / DOT
            assert dots == pytest.approx(round(dots))
            assert dots >= 4
            assert mark.rect.width >= 24.0
            assert (mark.rect.x / DOT, mark.rect.y / DOT) == pytest.approx(
                (round(mark.rect.x / DOT), round(mark.rect.y / DOT))
            )


def test_the_codes_are_read_again_from_a_thermal_head(notice: Notice) -> None:
    """Rendered to the head's own dots and cut to black and white, as the printer does."""
    document = pypdfium2.PdfDocument(receipt.render(notice))
    image = document[0].render(scale=DPI / 72, grayscale=True).to_pil()
    document.close()
    image = image.point(lambda grey: 255 if grey > 127 else 0)
    inked = image.point(lambda grey: 255 - grey).getbbox()
    assert inked is not None
    assert inked[2] - inked[0] <= PRINTABLE + 1
    found = sorted({code.text for code in zxingcpp.read_barcodes(image)})
    assert joined(tuple(sorted(found, key=lambda text: text.partition("\n")[0]))) == notice.qr_text


def test_only_the_first_step_is_reversed() -> None:
    page, _ = receipt.layout(samples.short())
    dot = 2.0
    filled = [
        mark
        for mark in page.marks()
        if isinstance(mark, Frame) and mark.fill and mark.rect.width > dot
    ]
    assert len(filled) == 1


def test_a_long_date_breaks_before_its_weekday() -> None:
    notice = samples.short()
    date = notice.get(Dates).latest_words or ""
    words = [word.text for word in receipt.layout(notice)[0].words()]
    assert [f"（{date.partition('（')[2]}"] == [word for word in words if word.startswith("（星期")]


def test_squares_are_drawn_for_every_paper() -> None:
    page, _ = receipt.layout(samples.short())
    squares = [
        mark
        for mark in page.marks()
        if not isinstance(mark, Word | Trace | Matrix)
        and mark.rect.width == mark.rect.height
        and 3.7 < mark.rect.width < 5.1
    ]
    assert len(squares) == 7 + 3 + 3 + 1


def test_the_same_notice_gives_the_same_bytes(notice: Notice) -> None:
    assert receipt.render(notice) == receipt.render(notice)
