"""`gaozhi regions | items | item | ask | checklist | paths | slip | search`: what the lists say."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app import terminal
from app.cli.desk import Desk
from app.cli.paper import write_sheet
from app.cli.shared import (
    Commands,
    answer_option,
    answers,
    day_option,
    fail,
    item_arguments,
    json_option,
    print_json,
)
from app.domain import slip
from app.domain.checklist import Checklist, make_checklist
from app.domain.interview import begin
from app.domain.interview import paths as all_paths
from app.domain.item import FORMAT
from app.domain.problems import Problem, UnknownName
from app.domain.record import checklist_record, columns_of, item_record


def add(commands: Commands) -> None:
    """Regions, items and their lists."""
    regions = commands.add_parser("regions", help="有哪些地区")
    json_option(regions)
    regions.set_defaults(command=_regions)

    items = commands.add_parser("items", help="一个地区有哪些事项")
    items.add_argument("region", help="地区，例如 ziyang")
    json_option(items)
    items.set_defaults(command=_items)

    item = commands.add_parser("item", help="一个事项：清单原文、问题、选项")
    item_arguments(item)
    json_option(item)
    item.add_argument("--blind", action="store_true", help="只要原文和问题，供核对的人用")
    item.set_defaults(command=_item)

    ask = commands.add_parser("ask", help="在终端里答题")
    ask.add_argument("region", nargs="?", help="地区；不写就列出来选")
    ask.add_argument("item", nargs="?", type=int, help="第几项；不写就列出来选")
    ask.add_argument("-o", "--output", type=Path, metavar="FILE", help="同时写成 PDF")
    day_option(ask)
    ask.set_defaults(command=_ask)

    checklist = commands.add_parser("checklist", help="按答案给出清单")
    item_arguments(checklist)
    answer_option(checklist)
    json_option(checklist)
    day_option(checklist)
    checklist.set_defaults(command=_checklist)

    every = commands.add_parser("paths", help="一个事项的所有答法和结果")
    item_arguments(every)
    json_option(every)
    day_option(every)
    every.set_defaults(command=_paths)

    number = commands.add_parser("slip", help="清单号背后的清单")
    number.add_argument("code", help="清单号，例如 ZY21-5K7")
    json_option(number)
    day_option(number)
    number.set_defaults(command=_slip)

    search = commands.add_parser("search", help="按名字、拼音或首字母找事项")
    search.add_argument("region")
    search.add_argument("words", nargs="+")
    json_option(search)
    search.set_defaults(command=_search)


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
        return print_json(rows)
    for row in rows:
        print(f"{row['region']:<10} {row['items']:>3} 项  {row['name']}　{row['title']}")
    return 0


def _items(desk: Desk, options: argparse.Namespace) -> int:
    region = desk.catalogue.region(options.region)
    items = desk.catalogue.items(options.region)
    if options.json:
        return print_json(
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
        return print_json(record)
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
        write_sheet(notice, options.output)
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
        match terminal.numbers_in(typed):
            case (number,) if 1 <= number <= most:
                return number
        print(f"请输入 1 到 {most} 的数字。")


def _checklist(desk: Desk, options: argparse.Namespace) -> int:
    item = desk.item(options.region, options.item)
    return _show(desk, make_checklist(item, answers(item, options.answer)), json=options.json)


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
        return print_json(checklist_record(checklist, desk.setting(checklist.item.region)))
    print(terminal.notice_text(desk.notice(checklist)))
    return 0


def _paths(desk: Desk, options: argparse.Namespace) -> int:
    item = desk.item(options.region, options.item)
    setting = desk.setting(options.region)
    lists = [make_checklist(item, answers) for answers in all_paths(item)]
    if options.json:
        return print_json([checklist_record(checklist, setting) for checklist in lists])
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
        return print_json(
            [
                {"format": FORMAT, "region": options.region, "item": hit.item, "name": hit.name}
                for hit in hits
            ]
        )
    for hit in hits:
        print(f"{hit.item:>2}  {hit.name}")
    if not hits:
        return fail(
            f"没有找到“{' '.join(options.words)}”。可以换个说法，或用 gaozhi items 看全部。"
        )
    return 0
