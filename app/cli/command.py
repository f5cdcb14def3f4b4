"""The parser, and what becomes of whatever goes wrong."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from datetime import datetime

from app.cli import catalog, compare, counts, items, kiosk, paper, printers, settings
from app.cli.desk import Desk
from app.cli.shared import fail
from app.domain.problems import Problem

_log = logging.getLogger(__name__)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status; usage errors exit from the parser with 2."""
    options = _parser().parse_args(arguments)
    now = datetime.now().astimezone()
    desk = Desk(today=getattr(options, "on", None) or now.date(), now=now)
    try:
        status: int = options.command(desk, options)
        sys.stdout.flush()
    except Problem as problem:
        return fail(str(problem))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return fail("已停止。")
    except Exception as error:  # the last resort: our own fault, told in one sentence
        if os.environ.get("GAOZHI_DEBUG"):
            raise
        _log.debug("unhandled", exc_info=True)
        return fail(
            f"程序内部出错（{type(error).__name__}）。设 GAOZHI_DEBUG=1 再运行一次，可以看到出错的地方。"
        )
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gaozhi", description="一次告知：一次说清要带什么、怎么办。不带命令就打开自助机。"
    )
    commands = parser.add_subparsers(title="命令", metavar="命令")
    kiosk.add(commands, parser)
    for family in (items, compare, paper, printers, counts, catalog, settings):
        family.add(commands)
    return parser
