"""The page that shows whether a printer prints well."""

from __future__ import annotations

import pypdfium2
import pytest
import zxingcpp

from app.pdf.trial_page import TrialFacts, render

FACTS = TrialFacts((("大厅", "资阳市医保服务大厅"), ("打印机", "A4 打印机")))


@pytest.mark.parametrize(("strip", "width"), [(False, 210.0), (True, 80.0)])
def test_it_is_one_page_of_its_paper_and_its_code_can_be_read(strip: bool, width: float) -> None:
    document = pypdfium2.PdfDocument(render(FACTS, strip=strip))
    (page,) = document
    assert page.get_width() * 25.4 / 72 == pytest.approx(width, abs=0.1)
    words = page.get_textpage().get_text_bounded()
    assert "测试页" in words
    assert "资阳市医保服务大厅" in words
    image = page.render(scale=3).to_pil()
    (code,) = zxingcpp.read_barcodes(image)
    assert code.text.startswith("测试页")
    document.close()
