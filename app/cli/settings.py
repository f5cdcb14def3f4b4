"""`gaozhi settings`: what a hall decides."""

from __future__ import annotations

import argparse
import sys

from app.cli.desk import Desk
from app.cli.printers import check_printers
from app.cli.shared import Commands
from app.domain.problems import Problem, UnknownName
from app.pin import hash_pin, is_hash
from app.settings_edit import remember_pin

NO_FOLDER = (
    "注意：自助机锁住了（[kiosk] locked = true），又没有写打印机。锁住时清单不存成文件，"
    "办事人只能扫码带走。请在 [printer] 里写 name（打印机的名字），名字用 gaozhi printers 查。"
)


def add(commands: Commands) -> None:
    """The settings."""
    settings = commands.add_parser("settings", help="大厅设置")
    verbs = settings.add_subparsers(title="命令", metavar="命令", required=True)
    check = verbs.add_parser("check", help="看设置有没有写错")
    check.set_defaults(command=_settings_check)
    number = verbs.add_parser("pin", help="设工作人员的密码：六位数字，问两遍，不显示")
    number.set_defaults(command=_settings_pin)


def _settings_check(desk: Desk, _options: argparse.Namespace) -> int:
    settings = desk.settings
    if settings.region is not None:
        _check_region(desk, settings.region)
    _check_pin(desk)
    check_printers(desk)
    _check_withdrawn(desk)
    where = settings.file if settings.file.exists() else f"{settings.file}（还没有，全用默认值）"
    print(f"设置没有问题：{where}")
    if settings.pin is None:
        print("还没有设工作人员的密码，工作人员的页进不去：gaozhi settings pin")
    if settings.locked and settings.printers.name is None and settings.printers.receipt is None:
        print(NO_FOLDER)
    return 0


def _check_region(desk: Desk, region: str) -> None:
    """Raises Problem for a region that is not there, or a window for a category that it has not."""
    file, windows = desk.settings.file, desk.settings.hall.windows
    try:
        known = [category.key for category in desk.catalogue.region(region).categories]
    except UnknownName as problem:
        raise Problem(f"设置文件 {file} 的 region：{problem}") from problem
    for key, _ in windows:
        if key and key not in known:
            raise Problem(
                f"设置文件 {file} 的 [windows] 里，{region} 没有类别 {key}；"
                f"可以写：all、{'、'.join(known)}。"
            )


def _check_pin(desk: Desk) -> None:
    """Raises Problem for a number of the attendant that no number opens."""
    settings = desk.settings
    if settings.pin is not None and not is_hash(settings.pin):
        raise Problem(
            f"设置文件 {settings.file} 的 [attendant] 里的 pin 不完整，工作人员进不去。"
            "请运行 gaozhi settings pin 重新设。"
        )


def _check_withdrawn(desk: Desk) -> None:
    """Raises Problem for an item that is taken off and does not exist."""
    for key in desk.settings.withdrawn:
        region, dash, seq = key.rpartition("-")
        try:
            if not dash or not seq.isdecimal():
                raise Problem("要写成 地区-第几项，例如 ziyang-21。")
            desk.item(region, int(seq))
        except Problem as problem:
            raise Problem(
                f"设置文件 {desk.settings.file} 的 [withdrawn] 里的 {key}：{problem}"
            ) from problem


def _settings_pin(desk: Desk, _options: argparse.Namespace) -> int:
    """Ask for the attendant's number twice, without showing it; from a pipe, read it."""
    hashed = hash_pin(_typed_twice())
    file = desk.settings.file
    remember_pin(file, hashed)
    print(f"密码已设好，存在 {file}（只存了算过的，看不出原来的数字）。")
    return 0


def _typed_twice() -> str:
    """Raises Problem where nothing is typed, or something else the second time."""
    if sys.stdin.isatty():
        from getpass import getpass

        first, second = getpass("新密码，6 位数字："), getpass("再输一遍：")
    else:
        lines = sys.stdin.read().split()
        if not lines:
            raise Problem("没有输入，密码没有变。")
        first, second = lines[0], lines[-1]
    if first != second:
        raise Problem("两遍不一样，密码没有变。请再来一次。")
    return first
