"""The A4 sheet: what stands where, what comes out of the file again, what may not be cut."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from app import paths
from app.domain.notice import ConditionGroup, Lines, Notes, Notice
from app.domain.problems import Problem
from app.pdf import receipt, sheet
from app.pdf.marks import Page, Trace, Word
from app.pdf.resources import default_press, make_press
from app.qr import joined
from tests.pdf import checks, samples
from tests.pdf.checks import body, extracted, flat, strings

NAMES = tuple(samples.ALL)
MOST_PAGES = {"short": 1, "long": 2, "guide": 2, "outcome": 1, "longest": 3}


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def notice(name: str) -> Notice:
    return samples.ALL[name]()


@pytest.fixture
def pages(notice: Notice) -> tuple[Page, ...]:
    return sheet.layout(notice)


def test_every_string_of_the_notice_comes_out_of_the_file_in_order(notice: Notice) -> None:
    assert list(checks.missing(notice, extracted(sheet.render(notice)))) == []


def test_sections_follow_the_order_of_the_notice(name: str) -> None:
    pages = sheet.layout(samples.ALL[name]())
    words = [word for page in pages for word in page.words()]
    order = ["head", "outcome", "situation", "lines", "not-needed", "flow", "dates"]
    starts = [
        next(at for at, word in enumerate(words) if flat(told[0]).startswith(flat(word.text)))
        for section, told in strings(samples.ALL[name]())
        if section in order and section != "dates"
    ]
    assert starts == sorted(starts)


def test_nothing_stands_outside_the_margins(pages: tuple[Page, ...]) -> None:
    for page in pages:
        assert list(checks.outside(page, checks.A4)) == []


def test_no_two_texts_and_no_two_blocks_overlap(pages: tuple[Page, ...]) -> None:
    for page in pages:
        assert list(checks.overlapping(page)) == []


def test_marks_stay_inside_their_block(pages: tuple[Page, ...]) -> None:
    """So a block that is never split keeps its papers, squares and remarks together."""
    for page in pages:
        assert list(checks.torn(page)) == []


def test_every_line_is_one_block_on_one_page(notice: Notice, pages: tuple[Page, ...]) -> None:
    named = [placed.block.name for page in pages for placed in page.placed]
    lines = notice.find(Lines)
    for line in lines.lines if lines else ():
        assert named.count(f"line:{line.key}") == 1
    for number in range(len(lines.groups) if lines else 0):
        assert named.count(f"group:{number}") == 1
    assert named.count("flow") == 1


@pytest.mark.parametrize("large", [False, True])
def test_a_condition_with_more_papers_than_a_page_holds_is_said_again(large: bool) -> None:
    """No list has one; it must not run over the footer when one comes."""
    condition = "如果什么都要"
    papers = tuple(samples.line(f"第 {n} 份证明", condition=condition) for n in range(1, 61))
    base = samples.short()
    many = replace(base.get(Lines), groups=(ConditionGroup(condition, papers),))
    notice = Notice(
        tuple(many if isinstance(block, Lines) else block for block in base.blocks), base.qr_text
    )
    kit = default_press().kit.large() if large else default_press().kit
    pages = sheet.layout(notice, kit)
    for page in pages:
        assert list(checks.faults(page, checks.A4)) == []
        rows = [placed.block for placed in page.placed if placed.block.name.startswith("group:0")]
        for block in rows:
            assert "什么都要" in [mark.text for mark in block.marks if isinstance(mark, Word)]
    text = extracted(sheet.render(notice, large=large))
    assert list(checks.missing(notice, text, lanes=not large)) == []


def test_a_head_never_stands_last_on_a_page(pages: tuple[Page, ...]) -> None:
    for page in pages:
        own = [placed for placed in body(page) if placed.block.name not in ("footer", "pointer")]
        assert not own[-1].block.with_next


def test_the_number_of_pages(name: str, pages: tuple[Page, ...]) -> None:
    assert len(pages) == MOST_PAGES[name]


def noted(sentences: int) -> Notice:
    """The short sample with so many notes more."""
    base = samples.short()
    told = tuple(f"第 {n} 条，请在来之前问清楚。" for n in range(1, sentences + 1))
    return Notice(
        tuple(
            replace(block, sentences=(*block.sentences, *told))
            if isinstance(block, Notes)
            else block
            for block in base.blocks
        ),
        base.qr_text,
    )


def test_air_is_taken_only_as_one_page_needs() -> None:
    """While notes are added one by one, the page stays full to its foot before it is two."""
    gaps: list[float] = []
    for sentences in range(30):
        pages = sheet.layout(noted(sentences))
        if len(pages) > 1:
            rows = [p for p in pages[0].placed if p.block.name.startswith("line:")]
            assert rows[1].block.height == pytest.approx(default_press().kit.mm("row"))
            break
        placed = sorted(body(pages[0]), key=lambda one: one.y)
        footer, last = placed[-1], placed[-2]
        gaps.append(footer.y - last.y - last.block.height)
    squeezed = [gap for gap in gaps if gap < 4.5]
    assert len(squeezed) >= 4
    assert gaps[-len(squeezed) :] == squeezed


def test_the_first_page_says_what_stands_on_the_next(name: str) -> None:
    pages = sheet.layout(samples.ALL[name]())
    at = next(n for n, page in enumerate(pages) if any(p.block.name == "flow" for p in page.placed))
    first = "".join(word.text for word in pages[0].words())
    spill = any(placed.block.row for page in pages[1:] for placed in page.placed)
    assert (f"流程和时限，请看第 {at + 1} 页" in first) == (at > 0 and not spill)
    assert ("还有要带的材料" in first) == spill


def test_every_page_tells_its_number(pages: tuple[Page, ...]) -> None:
    for number, page in enumerate(pages, start=1):
        assert f"第 {number} 页，共 {len(pages)} 页" in [word.text for word in page.words()]


def test_a_column_without_content_is_dropped_with_its_head() -> None:
    with_columns = [word.text for word in sheet.layout(samples.short())[0].words()]
    without = [word.text for page in sheet.layout(samples.long()) for word in page.words()]
    assert "要求" in with_columns
    assert not {"要求", "去哪里拿（提示）", "要带的材料"} & set(without)


def test_an_upright_chart_has_a_box_for_the_date_and_shows_sub_steps() -> None:
    words = [word.text for page in sheet.layout(samples.long()) for word in page.words()]
    assert {"评估", "公示", "协商谈判", "协议签订"} <= set(words)
    assert "60" in words


def test_tick_squares_are_drawn_for_every_paper() -> None:
    notice = samples.short()
    squares = [
        mark
        for mark in sheet.layout(notice)[0].marks()
        if not isinstance(mark, Word | Trace)
        and 3.9 < mark.rect.width < 5.1
        and mark.rect.width == mark.rect.height
    ]
    assert len(squares) == 7 + 3 + 3 + 1


def rendered(data: bytes, scale: float) -> Iterator[object]:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        yield page.render(scale=scale, grayscale=True).to_pil()
    document.close()


def test_the_codes_on_the_paper_carry_the_text(notice: Notice) -> None:
    """Read by an independent reader from the page as an office printer would print it."""
    found: dict[str, str] = {}
    for image in rendered(sheet.render(notice), scale=300 / 72):
        for code in zxingcpp.read_barcodes(image):
            found[code.text] = code.text
    texts = tuple(sorted(found, key=lambda text: text.partition("\n")[0]))
    assert joined(texts) == notice.qr_text


def test_the_same_notice_gives_the_same_bytes(notice: Notice) -> None:
    assert sheet.render(notice) == sheet.render(notice)


def test_the_file_says_what_it_is() -> None:
    data = sheet.render(samples.short())
    document = pypdfium2.PdfDocument(data)
    facts = document.get_metadata_dict()
    assert facts["Title"] == "住院费用报销（一次性告知清单）"
    assert facts["Author"] == "四川省资阳市\u3000资阳市医保服务大厅"
    assert facts["Subject"]
    headings = [entry.get_title() for entry in document.get_toc()]
    assert headings[:3] == ["住院费用报销", "请带齐这 6 样", "怎么办、多久办好"]
    document.close()
    assert b"/Lang (zh-CN)" in data
    assert b"/DisplayDocTitle true" in data


@pytest.mark.parametrize(("name", "sides"), [("short", "Simplex"), ("long", "DuplexFlipLongEdge")])
def test_the_file_asks_for_its_own_size_and_for_both_sides(name: str, sides: str) -> None:
    for data in (sheet.render(samples.ALL[name]()), receipt.render(samples.ALL[name]())):
        assert b"/PrintScaling /None" in data
    assert f"/Duplex /{sides}".encode() in sheet.render(samples.ALL[name]())
    assert b"/Duplex /Simplex" in receipt.render(samples.ALL[name]())


def test_rare_characters_keep_their_text() -> None:
    """Characters above U+FFFF (𬭼, 㛃) must be found and copied again."""
    base = samples.short()
    given = base.get(Lines)
    rare = Notice(
        tuple(
            samples.lines(samples.line("𬭼㛃䶮堃的证明"), *given.lines) if block is given else block
            for block in base.blocks
        ),
        base.qr_text,
    )
    assert "𬭼㛃䶮堃的证明" in extracted(sheet.render(rare))


def test_one_worker_thread_prints_like_the_main_thread() -> None:
    made: list[bytes] = []
    worker = threading.Thread(target=lambda: made.append(sheet.render(samples.short())))
    worker.start()
    worker.join()
    assert made == [sheet.render(samples.short())]


@pytest.mark.parametrize("broken", ["missing", "empty", "cut", "text"])
def test_a_font_that_cannot_be_read_is_named(broken: str, tmp_path: Path) -> None:
    regular, bold = paths.fonts()
    bad = tmp_path / "Broken.ttf"
    match broken:
        case "empty":
            bad.write_bytes(b"")
        case "cut":
            bad.write_bytes(bold.read_bytes()[:20_000])
        case "text":
            bad.write_text("this is no font", encoding="utf-8")
        case _:
            assert not bad.exists()
    with pytest.raises(Problem, match=r"Broken\.ttf"):
        make_press(paths.resources() / "theme", regular, bad)


def test_a_theme_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="colours"):
        make_press(tmp_path, *paths.fonts())


def test_importing_the_package_loads_nothing_heavy() -> None:
    """The kiosk starts without ReportLab (DESIGN 4)."""
    told = "import sys, app.pdf; print('reportlab' in sys.modules, 'segno' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_the_layout_needs_no_file_but_the_fonts_and_the_theme() -> None:
    kit = default_press().kit
    assert sheet.layout(samples.short(), kit) == sheet.layout(samples.short(), kit)
