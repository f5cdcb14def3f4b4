"""`gaozhi settings`: what a hall decides."""

from __future__ import annotations

import argparse

from app.cli.desk import Desk
from app.cli.shared import Commands
from app.domain.problems import Problem


def add(commands: Commands) -> None:
    """The settings."""
    settings = commands.add_parser("settings", help="大厅设置")
    verbs = settings.add_subparsers(title="命令", metavar="命令", required=True)
    check = verbs.add_parser("check", help="看设置有没有写错")
    check.set_defaults(command=_settings_check)


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
