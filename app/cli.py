"""The `gaozhi` command (DESIGN 5): a contract, other programs call it.

0 on success, 2 on a usage error from the parser, 1 with one plain sentence on stderr for
anything else. No traceback reaches a user.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from app import paths, terminal
from app.catalog.catalogue import Catalogue, RegionSummary, open_catalogue
from app.domain import slip
from app.domain.booklet import make_booklet
from app.domain.calendar import Calendar
from app.domain.checklist import Checklist, make_checklist
from app.domain.compare import Guide, Side, compare, find_national
from app.domain.compare_record import comparison_record
from app.domain.compose import Setting, make_notice
from app.domain.condition import Answers
from app.domain.decision import decide
from app.domain.difference import Content, difference, difference_text
from app.domain.interview import Interview, begin, check_answer
from app.domain.interview import paths as all_paths
from app.domain.item import FORMAT, Item, NationalItem
from app.domain.notice import Foot, Notice
from app.domain.problems import Problem, UnknownName
from app.domain.record import checklist_record, columns_of, item_record
from app.holidays import read_calendar
from app.printing.folder import FOLDER, PRINTS, FolderPrinter
from app.printing.printer import Document
from app.settings import Settings, read_settings, settings_file

A4, RECEIPT = "a4", "receipt"

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Desk:
    """What the commands share; each part is read when it is first needed."""

    today: date
    now: datetime

    @cached_property
    def settings(self) -> Settings:
        return read_settings(settings_file())

    @cached_property
    def catalogue(self) -> Catalogue:
        return open_catalogue(paths.catalogue_file())

    @cached_property
    def calendar(self) -> Calendar:
        return read_calendar(paths.resources() / "calendar" / "china.toml")

    def item(self, region: str, seq: int) -> Item:
        return self.catalogue.item(region, seq)

    def setting(self, region: str, *, printed: bool = False) -> Setting:
        return Setting(
            region=self.catalogue.region(region),
            edition=self.catalogue.edition(region),
            hall=self.settings.hall,
            calendar=self.calendar,
            today=self.today,
            printed=self.now if printed else None,
        )

    def notice(self, checklist: Checklist, *, printed: bool = False) -> Notice:
        return make_notice(checklist, self.setting(checklist.item.region, printed=printed))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status; usage errors exit from the parser with 2."""
    options = _parser().parse_args(arguments)
    now = datetime.now().astimezone()
    desk = Desk(today=getattr(options, "on", None) or now.date(), now=now)
    try:
        status: int = options.command(desk, options)
        sys.stdout.flush()
    except Problem as problem:
        return _fail(str(problem))
    except paths.ShareNotFoundError as problem:
        return _fail(str(problem))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return _fail("已停止。")
    except Exception as error:  # the last resort: our own fault, told in one sentence
        if os.environ.get("GAOZHI_DEBUG"):
            raise
        _log.debug("unhandled", exc_info=True)
        return _fail(
            f"程序内部出错（{type(error).__name__}）。设 GAOZHI_DEBUG=1 再运行一次，可以看到出错的地方。"
        )
    return status


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


# Commands


def _kiosk(_desk: Desk, options: argparse.Namespace) -> int:
    from app.main import Options, run_kiosk

    portrait = True if options.portrait else False if options.landscape else None
    return run_kiosk(
        Options(
            windowed=getattr(options, "windowed", False), region=options.region, portrait=portrait
        )
    )


def _regions(desk: Desk, options: argparse.Namespace) -> int:
    rows = []
    for summary in desk.catalogue.regions():
        edition = desk.catalogue.edition(summary.id)
        rows.append(
            {
                "format": FORMAT,
                "region": summary.id,
                "name": summary.name,
                "title": summary.title,
                "year": summary.year,
                "items": summary.items,
                "edition": edition.id,
                "date": edition.date,
            }
        )
    if options.json:
        return _print_json(rows)
    for row in rows:
        print(f"{row['region']:<10} {row['items']:>3} 项  {row['name']}　{row['title']}")
    return 0


def _items(desk: Desk, options: argparse.Namespace) -> int:
    region = desk.catalogue.region(options.region)
    items = desk.catalogue.items(options.region)
    if options.json:
        return _print_json(
            [
                {
                    "format": FORMAT,
                    "region": item.region,
                    "item": item.seq,
                    "name": item.name,
                    "code": item.code,
                    "category": region.category(item.category).name,
                    "plain": item.plain,
                    "questions": len(item.questions),
                }
                for item in items
            ]
        )
    heading = ""
    for item in items:
        if item.category != heading:
            heading = item.category
            print(region.category(heading).name)
        print(f"  {item.seq:>2}  {item.name}　{item.plain}")
    return 0


def _item(desk: Desk, options: argparse.Namespace) -> int:
    item = desk.item(options.region, options.item)
    category = desk.catalogue.region(options.region).category(item.category).name
    columns = columns_of(desk.catalogue.items(options.region))
    record = item_record(item, category, columns, blind=options.blind)
    if options.json:
        return _print_json(record)
    print(f"{item.seq} {item.name}　{category}")
    for column, text in record["official"].items():
        print(f"\n{column}\n  {text or '（清单没写）'}")
    for question in item.questions:
        print(f"\n问题 {question.id}：{question.ask}")
        for option in question.options:
            print(f"  {option.id:<16} {option.say}")
    return 0


def _ask(desk: Desk, options: argparse.Namespace) -> int:
    region = options.region or _pick_region(desk)
    seq = options.item or _pick_item(desk, region)
    interview = terminal.ask(begin(desk.item(region, seq)), sys.stdin, sys.stdout)
    notice = desk.notice(interview.checklist, printed=True)
    print(terminal.notice_text(notice))
    if options.output:
        _write_sheet(notice, options.output)
    return 0


def _pick_region(desk: Desk) -> str:
    if desk.settings.region:
        return desk.settings.region
    summaries = desk.catalogue.regions()
    for number, summary in enumerate(summaries, start=1):
        print(f"  {number}  {summary.name}　{summary.items} 项")
    return summaries[_pick("用哪里的清单？请选一项：", len(summaries)) - 1].id


def _pick_item(desk: Desk, region: str) -> int:
    items = desk.catalogue.items(region)
    for item in items:
        print(f"  {item.seq:>2}  {item.name}　{item.plain}")
    return items[_pick("办哪一项？请输入前面的数字：", len(items)) - 1].seq


def _pick(prompt: str, most: int) -> int:
    while True:
        print(prompt, end="", flush=True)
        typed = sys.stdin.readline()
        if not typed:
            raise Problem("没有输入，什么也没有办。")
        number = typed.strip()
        if number.isascii() and number.isdigit() and 1 <= int(number) <= most:
            return int(number)
        print(f"请输入 1 到 {most} 的数字。")


def _checklist(desk: Desk, options: argparse.Namespace) -> int:
    item = desk.item(options.region, options.item)
    return _show(desk, make_checklist(item, _answers(item, options.answer)), json=options.json)


def _slip(desk: Desk, options: argparse.Namespace) -> int:
    prefix, seq, _ = slip.split(options.code)
    for summary in desk.catalogue.regions():
        if summary.prefix == prefix:
            item = desk.item(summary.id, seq)
            answers = slip.decode(item, prefix, options.code)
            return _show(desk, make_checklist(item, answers), json=options.json)
    raise UnknownName(f"清单号“{options.code}”开头的 {prefix} 不是本机有的地区。")


def _show(desk: Desk, checklist: Checklist, *, json: bool) -> int:
    if json:
        return _print_json(checklist_record(checklist, desk.setting(checklist.item.region)))
    print(terminal.notice_text(desk.notice(checklist)))
    return 0


def _paths(desk: Desk, options: argparse.Namespace) -> int:
    item = desk.item(options.region, options.item)
    setting = desk.setting(options.region)
    lists = [make_checklist(item, answers) for answers in all_paths(item)]
    if options.json:
        return _print_json([checklist_record(checklist, setting) for checklist in lists])
    for checklist in lists:
        record = checklist_record(checklist, setting)
        said = "；".join(answer["words"] for answer in record["answers"]) or "（没有问题）"
        outcome = record["outcome"]["say"] if record["outcome"] else ""
        print(f"{record['slip']}　{said}　{outcome}")
        for line in record["checklist"]:
            may = "（窗口可能要）" if line["obligation"] == "may_be_asked" else ""
            print(f"    {line['number'] or '·'} {line['text']}{may}")
        print(f"    {record['time_limit'] or ''}")
    return 0


def _search(desk: Desk, options: argparse.Namespace) -> int:
    hits = desk.catalogue.search(options.region).find(" ".join(options.words))
    if options.json:
        return _print_json(
            [
                {"format": FORMAT, "region": options.region, "item": hit.item, "name": hit.name}
                for hit in hits
            ]
        )
    for hit in hits:
        print(f"{hit.item:>2}  {hit.name}")
    if not hits:
        return _fail(
            f"没有找到“{' '.join(options.words)}”。可以换个说法，或用 gaozhi items 看全部。"
        )
    return 0


def _compare(desk: Desk, options: argparse.Namespace) -> int:
    known = desk.catalogue.national()
    if options.national is None:
        return _national_items(desk, known, json=options.json)
    national = find_national(known, options.national)
    comparison = compare(national, [_side(desk, one, national) for one in desk.catalogue.regions()])
    if options.json:
        return _print_json(comparison_record(comparison))
    print(terminal.comparison_text(comparison))
    return 0


def _side(desk: Desk, region: RegionSummary, national: NationalItem) -> Side:
    items = [item for item in desk.catalogue.items(region.id) if national.code in item.national]
    guides = (Guide(item, desk.notice(make_checklist(item, {}))) for item in items)
    return Side(region.id, region.short, tuple(guides))


def _national_items(desk: Desk, known: Sequence[NationalItem], *, json: bool) -> int:
    """Every national sub-item, with the items of the regions that have it."""
    regions = desk.catalogue.regions()
    rows = []
    for one in known:
        having = {
            region.id: [
                item.seq for item in desk.catalogue.items(region.id) if one.code in item.national
            ]
            for region in regions
        }
        rows.append({"format": FORMAT, "national": one.code, "name": one.name, "regions": having})
        if not json:
            said = "　".join(
                f"{region.short} {'、'.join(map(str, having[region.id]))}"
                for region in regions
                if having[region.id]
            )
            print(f"{one.code}  {one.name}\n        {said}")
    return _print_json(rows) if json else 0


def _print(desk: Desk, options: argparse.Namespace) -> int:
    item = desk.item(options.region, options.item)
    checklist = make_checklist(item, _answers(item, options.answer))
    notice = desk.notice(checklist, printed=True)
    data = _receipt(notice) if options.paper == RECEIPT else _pdf(notice, large=options.large)
    if options.output:
        _write(data, options.output)
        return 0
    return _send_to_printer(desk, data, notice.get(Foot).slip, options.printer)


def _booklet(desk: Desk, options: argparse.Namespace) -> int:
    from app.pdf import booklet

    setting = desk.setting(options.region, printed=True)
    made = make_booklet(desk.catalogue.items(options.region), setting, options.category)
    _write(booklet.render(made), options.output)
    return 0


def _send_to_printer(desk: Desk, data: bytes, slip_code: str, name: str) -> int:
    """Raises Problem for a printer that this hall does not have."""
    if name != FOLDER:
        raise Problem(f"没有打印机 {name}；有：{FOLDER}（存成 PDF）。也可以用 -o 写到一个文件。")
    printer = FolderPrinter(desk.settings.prints or paths.profile() / PRINTS)
    job = printer.submit(Document(data, slip_code))
    print(f"已存成 PDF：{job}", file=sys.stderr)
    return 0


def _pdf(notice: Notice, *, large: bool = False) -> bytes:
    from app.pdf import sheet

    return sheet.render(notice, large=large)


def _receipt(notice: Notice) -> bytes:
    from app.pdf import receipt

    return receipt.render(notice)


def _write_sheet(notice: Notice, file: Path) -> None:
    _write(_pdf(notice), file)


def _write(data: bytes, file: Path) -> None:
    """Whole or not at all. Raises Problem where the folder cannot be written."""
    draft = file.with_name(f".{file.name}.part")
    try:
        draft.write_bytes(data)
        draft.replace(file)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise Problem(f"写不进 {file}（{error.strerror}）。请换一个能写的文件夹。") from error
    print(f"已写好：{file}", file=sys.stderr)


def _settings_check(desk: Desk, _options: argparse.Namespace) -> int:
    settings = desk.settings
    if settings.region is not None:
        desk.catalogue.region(settings.region)
    known = {"": None} if settings.region is None else _category_keys(desk, settings.region)
    for key, _ in settings.hall.windows:
        if key and key not in known and settings.region is not None:
            raise Problem(
                f"设置文件 {settings.file} 的 [windows] 里，{settings.region} 没有类别 {key}；"
                f"可以写：all、{'、'.join(known)}。"
            )
    where = settings.file if settings.file.exists() else f"{settings.file}（还没有，全用默认值）"
    print(f"设置没有问题：{where}")
    return 0


def _category_keys(desk: Desk, region: str) -> dict[str, None]:
    return {category.key: None for category in desk.catalogue.region(region).categories}


def _catalog(desk: Desk, options: argparse.Namespace) -> int:
    from app.authoring import command

    return command.run(options, today=desk.today)


def _catalog_sheet(desk: Desk, options: argparse.Namespace) -> int:
    from app.pdf import decision_sheet

    item = desk.item(options.region, options.item)
    region = desk.catalogue.region(options.region)
    source = decision_sheet.Source(region, desk.catalogue.edition(options.region))
    _write(decision_sheet.render(decide(item), source), options.output)
    return 0


def _catalog_diff(_desk: Desk, options: argparse.Namespace) -> int:
    old, new = open_catalogue(options.old), open_catalogue(options.new)
    for line in difference_text(difference(_contents(old), _contents(new))):
        print(line)
    return 0


def _contents(catalogue: Catalogue) -> list[Content]:
    return [
        Content(catalogue.region(one.id), one.edition, catalogue.items(one.id))
        for one in catalogue.regions()
    ]


# Arguments and output


def _answers(item: Item, given: list[tuple[str, tuple[str, ...]]]) -> Answers:
    """Raises UnknownName for a question or option that the item does not have."""
    answers: dict[str, tuple[str, ...]] = {}
    for question, chosen in given:
        check_answer(item, question, chosen)
        if question in answers:
            raise Problem(f"问题 {question} 答了两次。几样都选时写在一起：-a {question}=A,B")
        answers[question] = chosen
    return Interview(item, answers).given


def _answer_argument(text: str) -> tuple[str, tuple[str, ...]]:
    question, equals, options = text.partition("=")
    if not equals or not question or not options:
        raise argparse.ArgumentTypeError(f"“{text}”要写成 问题=选项，例如 injury=third_party")
    return question.strip(), tuple(option.strip() for option in options.split(","))


def _day_argument(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，要写成 2026-11-09") from None


def _print_json(value: object) -> int:
    print(json.dumps(value, ensure_ascii=False, indent=1))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gaozhi", description="一次告知：一次说清要带什么、怎么办。不带命令就打开自助机。"
    )
    _kiosk_options(parser)
    parser.set_defaults(command=_kiosk)
    commands = parser.add_subparsers(title="命令", metavar="命令")

    kiosk = commands.add_parser("kiosk", help="打开自助机")
    _kiosk_options(kiosk)
    kiosk.set_defaults(command=_kiosk)

    regions = commands.add_parser("regions", help="有哪些地区")
    _json_option(regions)
    regions.set_defaults(command=_regions)

    items = commands.add_parser("items", help="一个地区有哪些事项")
    items.add_argument("region", help="地区，例如 ziyang")
    _json_option(items)
    items.set_defaults(command=_items)

    item = commands.add_parser("item", help="一个事项：清单原文、问题、选项")
    _item_arguments(item)
    _json_option(item)
    item.add_argument("--blind", action="store_true", help="只要原文和问题，供核对的人用")
    item.set_defaults(command=_item)

    ask = commands.add_parser("ask", help="在终端里答题")
    ask.add_argument("region", nargs="?", help="地区；不写就列出来选")
    ask.add_argument("item", nargs="?", type=int, help="第几项；不写就列出来选")
    ask.add_argument("-o", "--output", type=Path, metavar="FILE", help="同时写成 PDF")
    _day_option(ask)
    ask.set_defaults(command=_ask)

    checklist = commands.add_parser("checklist", help="按答案给出清单")
    _item_arguments(checklist)
    _answer_option(checklist)
    _json_option(checklist)
    _day_option(checklist)
    checklist.set_defaults(command=_checklist)

    every = commands.add_parser("paths", help="一个事项的所有答法和结果")
    _item_arguments(every)
    _json_option(every)
    _day_option(every)
    every.set_defaults(command=_paths)

    number = commands.add_parser("slip", help="清单号背后的清单")
    number.add_argument("code", help="清单号，例如 ZY21-5K7")
    _json_option(number)
    _day_option(number)
    number.set_defaults(command=_slip)

    search = commands.add_parser("search", help="按名字、拼音或首字母找事项")
    search.add_argument("region")
    search.add_argument("words", nargs="+")
    _json_option(search)
    search.set_defaults(command=_search)

    comparing = commands.add_parser("compare", help="一个全国子项，各地的清单放在一起看")
    comparing.add_argument("national", nargs="?", help="全国子项的六位编号；不写就列出全部")
    _json_option(comparing)
    comparing.set_defaults(command=_compare)

    printing = commands.add_parser("print", help="打印清单；没有答案时是办事指南")
    _item_arguments(printing)
    _answer_option(printing)
    where = printing.add_mutually_exclusive_group()
    where.add_argument("-o", "--output", type=Path, metavar="FILE", help="写成 PDF 文件")
    where.add_argument(
        "--printer",
        default=FOLDER,
        metavar="NAME",
        help=f"打到哪台打印机（默认 {FOLDER}：存成 PDF）",
    )
    form = printing.add_mutually_exclusive_group()
    form.add_argument(
        "--paper", choices=(A4, RECEIPT), default=A4, help=f"纸：{A4} 或 {RECEIPT}（80 毫米小票）"
    )
    form.add_argument("--large", action="store_true", help="大字")
    _day_option(printing)
    printing.set_defaults(command=_print)

    shelf = commands.add_parser("booklet", help="一个地区的办事指南，印成一册")
    shelf.add_argument("region", help="地区，例如 ziyang")
    shelf.add_argument("--category", metavar="KEY", help="只要一个类别，例如 reimburse")
    shelf.add_argument(
        "-o", "--output", type=Path, metavar="FILE", required=True, help="写成 PDF 文件"
    )
    shelf.set_defaults(command=_booklet)

    catalog = commands.add_parser("catalog", help="维护目录")
    _catalog_commands(catalog)

    settings = commands.add_parser("settings", help="大厅设置")
    verbs = settings.add_subparsers(title="命令", metavar="命令", required=True)
    check = verbs.add_parser("check", help="看设置有没有写错")
    check.set_defaults(command=_settings_check)
    return parser


def _catalog_commands(catalog: argparse.ArgumentParser) -> None:
    verbs = catalog.add_subparsers(title="命令", metavar="命令", required=True, dest="verb")
    build = verbs.add_parser("build", help="由 resources/catalogue 造出 catalog.sqlite")
    build.add_argument("-o", "--output", type=Path, metavar="FILE", help="写到别处")
    check = verbs.add_parser("check", help="逐句核对目录")
    check.add_argument("region", nargs="*", help="只看这些地区")
    check.add_argument("--paths", action="store_true", help="列出每个事项有几种答法")
    info = verbs.add_parser("info", help="目录的版本")
    _json_option(info)
    words = verbs.add_parser("words", help="一个地区拼出来的每句话")
    words.add_argument("region")
    for verb in (build, check, info, words):
        verb.set_defaults(command=_catalog)
    diff = verbs.add_parser("diff", help="新目录和旧目录差在哪里，逐项说")
    diff.add_argument("old", type=Path, metavar="OLD", help="旧的 catalog.sqlite")
    diff.add_argument("new", type=Path, metavar="NEW", help="新的 catalog.sqlite")
    diff.set_defaults(command=_catalog_diff)
    sheet = verbs.add_parser("sheet", help="一个事项的决策表，供核对的人签字")
    _item_arguments(sheet)
    sheet.add_argument(
        "-o", "--output", type=Path, metavar="FILE", required=True, help="写成 PDF 文件"
    )
    sheet.set_defaults(command=_catalog_sheet)


def _kiosk_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--windowed", action="store_true", help="开在窗口里，不占满屏幕")
    parser.add_argument("--region", help="用哪个地区的清单")
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--portrait", action="store_true", help="竖屏")
    ways.add_argument("--landscape", action="store_true", help="横屏")


def _item_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("region", help="地区，例如 ziyang")
    parser.add_argument("item", type=int, help="第几项，例如 21")


def _answer_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-a",
        "--answer",
        action="append",
        default=[],
        type=_answer_argument,
        metavar="问题=选项",
        help="一个答案；几样用逗号隔开，unsure 是不确定，none 是以上都没有",
    )


def _json_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="给别的程序用")


def _day_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--on", type=_day_argument, metavar="YYYY-MM-DD", help="哪一天受理（默认今天）"
    )
