"""Which medium a page goes on, by the lists that printers give."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.printing.measure import MM, measure
from app.printing.media import choose_media

LASER = ("iso_a4_210x297mm", "na_letter_8.5x11in", "iso_a5_148x210mm")
THERMAL = ("om_80x297_80x297mm", "custom_min_50x50mm", "custom_max_80x2000mm")
ROLLS = ("om_roll_79.5x200mm", "om_roll-long_79.5x600mm", "om_label_58x100mm")


@pytest.mark.parametrize(
    ("supported", "size", "media"),
    [
        (LASER, (210, 297), "iso_a4_210x297mm"),
        (LASER, (80, 300), None),
        (("na_letter_8.5x11in",), (210, 297), None),
        (("iso_a4_8.27x11.69in",), (210, 297), "iso_a4_8.27x11.69in"),
        (THERMAL, (80, 297), "om_80x297_80x297mm"),
        (THERMAL, (80, 137.25), "custom_80x137.25mm_80x137.25mm"),
        (THERMAL, (80, 2500), "om_80x297_80x297mm"),
        (ROLLS, (80, 150), "om_roll_79.5x200mm"),
        (ROLLS, (80, 300), "om_roll-long_79.5x600mm"),
        (ROLLS, (80, 900), "om_roll-long_79.5x600mm"),
        ((), (210, 297), None),
    ],
)
def test_a_page_goes_on_what_fits_it(
    supported: tuple[str, ...], size: tuple[float, float], media: str | None
) -> None:
    assert choose_media(supported, *size) == media


def test_pages_are_counted_and_measured() -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(210 * MM, 297 * MM))
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    pages = measure(file.getvalue())
    assert pages.number == 2
    assert (pages.width, pages.height) == pytest.approx((210, 297), abs=0.01)


def test_a_file_without_pages_is_none() -> None:
    with pytest.raises(ValueError, match="without pages"):
        measure(b"%PDF-1.4")
