"""Arguments and output that several commands have."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TypeAlias

from app.domain.condition import Answers
from app.domain.interview import Interview, check_answer
from app.domain.item import Item
from app.domain.problems import Problem
from app.files import write_whole

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def print_json(value: object) -> int:
    print(json.dumps(value, ensure_ascii=False, indent=1))
    return 0


def write(data: bytes, file: Path) -> None:
    """Whole or not at all. Raises Problem where the folder cannot be written."""
    try:
        if file.is_dir():
            raise Problem(f"{file} 是文件夹，请写明文件名。")
        write_whole(file, data)
    except OSError as error:
        raise Problem(f"写不进 {file}（{error.strerror}）。请换一个能写的文件夹。") from error
    print(f"已写好：{file}", file=sys.stderr)


def item_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("region", help="地区，例如 ziyang")
    parser.add_argument("item", type=int, help="第几项，例如 21")


def json_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="给别的程序用")


def day_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--on", type=day_argument, metavar="YYYY-MM-DD", help="哪一天受理（默认今天）"
    )


def answer_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-a",
        "--answer",
        action="append",
        default=[],
        type=_answer_argument,
        metavar="问题=选项",
        help="一个答案；几样用逗号隔开，unsure 是不确定，none 是以上都没有",
    )


def _answer_argument(text: str) -> tuple[str, tuple[str, ...]]:
    question, equals, options = text.partition("=")
    if not equals or not question or not options:
        raise argparse.ArgumentTypeError(f"“{text}”要写成 问题=选项，例如 injury=third_party")
    return question.strip(), tuple(option.strip() for option in options.split(","))


def day_argument(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，要写成 2026-11-09") from None


def answers(item: Item, given: list[tuple[str, tuple[str, ...]]]) -> Answers:
    """Raises UnknownName for a question or option that the item does not have."""
    answers: dict[str, tuple[str, ...]] = {}
    for question, chosen in given:
        check_answer(item, question, chosen)
        if question in answers:
            raise Problem(f"问题 {question} 答了两次。几样都选时写在一起：-a {question}=A,B")
        answers[question] = chosen
    return Interview(item, answers).given
