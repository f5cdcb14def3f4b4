"""The parser, and what becomes of whatever goes wrong."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime

from app.cli import catalog, compare, counts, items, kiosk, paper, printers, settings
from app.cli.desk import Desk
from app.cli.shared import fail
from app.cli.streams import give_up_output, open_streams
from app.domain.problems import Problem


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status; usage errors exit from the parser with 2."""
    open_streams()
    try:
        try:
            return _obey(arguments)
        finally:
            sys.stdout.flush()  # here, where somebody is told if it fails: the parser's help too
    except (Exception, KeyboardInterrupt) as error:
        status = tell(error)
    give_up_output()
    return status


def _obey(arguments: Sequence[str] | None) -> int:
    options = _parser().parse_args(arguments)
    now = datetime.now().astimezone()
    desk = Desk(today=getattr(options, "on", None) or now.date(), now=now)
    status: int = options.command(desk, options)
    return status


def tell(error: BaseException) -> int:
    """Say in one sentence what has ended the program; the exit status.

    With GAOZHI_DEBUG set, whatever is no Problem is raised again, for whoever mends the program.
    """
    match error:
        case Problem():
            return fail(str(error))
        case BrokenPipeError():
            return 1  # who reads has read enough, and needs no sentence
        case KeyboardInterrupt():
            return fail("已停止。")
        case _ if os.environ.get("GAOZHI_DEBUG"):
            raise error
        case OSError():
            file = f" {error.filename} " if error.filename else ""
            why = error.strerror or type(error).__name__
            return fail(f"读写{file}时出错（{why}）。请看磁盘满没满，这里允不允许读写。")
        case UnicodeEncodeError(reason="surrogates not allowed"):
            return fail("输入的文字认不出来：要用 UTF-8 编码。")
        case _:
            return fail(
                f"程序内部出错（{type(error).__name__}）。"
                "设 GAOZHI_DEBUG=1 再运行一次，可以看到出错的地方。"
            )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gaozhi", description="一次告知：一次说清要带什么、怎么办。不带命令就打开自助机。"
    )
    commands = parser.add_subparsers(title="命令", metavar="命令")
    kiosk.add(commands, parser)
    for family in (items, compare, paper, printers, counts, catalog, settings):
        family.add(commands)
    return parser
