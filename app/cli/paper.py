"""`gaozhi print | booklet`: notices on paper or in a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app import paths
from app.cli.desk import Desk
from app.cli.printers import print_out
from app.cli.shared import Commands, answer_option, answers, day_option, item_arguments, write
from app.domain.booklet import make_booklet
from app.domain.checklist import make_checklist
from app.domain.notice import Foot, Notice
from app.printing.folder import FOLDER, PRINTS, FolderPrinter
from app.printing.printer import Document, Paper

MOST_COPIES = 20


def add(commands: Commands) -> None:
    """Printing and the booklet."""
    printing = commands.add_parser("print", help="打印清单；没有答案时是办事指南")
    item_arguments(printing)
    answer_option(printing)
    where = printing.add_mutually_exclusive_group()
    where.add_argument("-o", "--output", type=Path, metavar="FILE", help="写成 PDF 文件")
    where.add_argument(
        "--printer",
        default=FOLDER,
        metavar="NAME",
        help=f"打到哪台打印机（默认 {FOLDER}：存成 PDF；有哪些，看 gaozhi printers）",
    )
    printing.add_argument(
        "--copies",
        type=_copies,
        default=1,
        metavar="N",
        help=f"打几份，1 到 {MOST_COPIES}；存成 PDF 总是一份",
    )
    form = printing.add_mutually_exclusive_group()
    form.add_argument(
        "--paper",
        choices=tuple(paper.value for paper in Paper),
        default=Paper.A4.value,
        help="纸：A4，或 80 毫米小票",
    )
    form.add_argument("--large", action="store_true", help="大字")
    day_option(printing)
    printing.set_defaults(command=_print)

    shelf = commands.add_parser("booklet", help="一个地区的办事指南，印成一册")
    shelf.add_argument("region", help="地区，例如 ziyang")
    shelf.add_argument("--category", metavar="KEY", help="只要一个类别，例如 reimburse")
    shelf.add_argument(
        "-o", "--output", type=Path, metavar="FILE", required=True, help="写成 PDF 文件"
    )
    shelf.set_defaults(command=_booklet)


def _print(desk: Desk, options: argparse.Namespace) -> int:
    item = desk.item(options.region, options.item)
    checklist = make_checklist(item, answers(item, options.answer))
    notice = desk.notice(checklist, printed=True)
    paper = Paper(options.paper)
    data = _receipt(notice) if paper is Paper.RECEIPT else pdf(notice, large=options.large)
    if options.output:
        write(data, options.output)
        return 0
    if options.printer == FOLDER:
        return _save_in_folder(desk, data, notice.get(Foot).slip)
    document = Document(data, notice.get(Foot).slip, paper, options.copies)
    return print_out(options.printer, document)


def _booklet(desk: Desk, options: argparse.Namespace) -> int:
    from app.pdf import booklet

    setting = desk.setting(options.region, printed=True)
    made = make_booklet(desk.catalogue.items(options.region), setting, options.category)
    write(booklet.render(made), options.output)
    return 0


def _save_in_folder(desk: Desk, data: bytes, slip_code: str) -> int:
    printer = FolderPrinter(desk.settings.prints or paths.profile() / PRINTS)
    job = printer.submit(Document(data, slip_code))
    print(f"已存成 PDF：{job}", file=sys.stderr)
    return 0


def _copies(text: str) -> int:
    number = int(text)
    if not 1 <= number <= MOST_COPIES:
        raise argparse.ArgumentTypeError(f"1 到 {MOST_COPIES}")
    return number


def pdf(notice: Notice, *, large: bool = False) -> bytes:
    from app.pdf import sheet

    return sheet.render(notice, large=large)


def _receipt(notice: Notice) -> bytes:
    from app.pdf import receipt

    return receipt.render(notice)


def write_sheet(notice: Notice, file: Path) -> None:
    write(pdf(notice), file)
