"""`gaozhi`, `gaozhi kiosk`: the window."""

from __future__ import annotations

import argparse

from app.cli.desk import Desk
from app.cli.shared import Commands


def add(commands: Commands, parser: argparse.ArgumentParser) -> None:
    """The kiosk, also where no command is named."""
    for one in (parser, commands.add_parser("kiosk", help="打开自助机")):
        _options(one)
        one.set_defaults(command=_kiosk)


def _kiosk(_desk: Desk, options: argparse.Namespace) -> int:
    from app.main import Options, run_kiosk

    portrait = True if options.portrait else False if options.landscape else None
    return run_kiosk(
        Options(
            windowed=options.windowed,
            region=options.region,
            portrait=portrait,
            locked=options.locked,
        )
    )


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--windowed", action="store_true", help="开在窗口里，不占满屏幕")
    parser.add_argument("--locked", action="store_true", help="锁住：不能关，不能离开")
    parser.add_argument("--region", help="用哪个地区的清单")
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--portrait", action="store_true", help="竖屏")
    ways.add_argument("--landscape", action="store_true", help="横屏")
