"""What the pages say while the list becomes paper, or a file. Pure: a notice in, views out."""

from __future__ import annotations

from pathlib import Path

from app.domain import progress
from app.domain.notice import Dates, Flow, HallFacts, Head, Lines, Notice, OutcomeBlock
from app.domain.wording import spaced
from app.ui.presenting import has_list
from app.ui.views import DoneView, PaperPicture, PrintingView

BELOW = "请在屏幕下方取纸"
MOST_WHERE = 8
"""Characters of one window (12 号窗口); several stand on the paper."""


def picture(notice: Notice) -> PaperPicture:
    head, lines, outcome = notice.get(Head), notice.find(Lines), notice.find(OutcomeBlock)
    headline = lines.headline if lines is not None else outcome.headline if outcome else ""
    certain = lines.lines if lines is not None else ()
    # Those that the headline counts: what must come, or what the window may ask for.
    counted = [line for line in certain if not line.may_be_asked] or certain
    return PaperPicture(
        title=head.title,
        document=head.document,
        headline=headline,
        rows=tuple(line.title for line in counted),
        steps=tuple(node.name for node in notice.get(Flow).nodes),
        date=progress.date_sentence(notice.get(Dates)),
    )


def printing_view(notice: Notice, folder: Path | None, place: str | None = None) -> PrintingView:
    """`folder` where sheets become files instead of paper, `place` where paper comes out."""
    if folder is not None:
        return PrintingView(
            "正在存成文件", "大约一秒", "请稍等", f"清单存到 {folder}", picture(notice)
        )
    where = place or BELOW
    return PrintingView(
        "正在打印您的清单",
        "大约十秒",
        where,
        "纸还热，请等一下再拿",
        picture(notice),
        place is None,
    )


def done_view(
    notice: Notice, file: Path | None, seconds: int, place: str | None = None
) -> DoneView:
    """`file` is where a folder printer has put the sheet, `place` where paper comes out.

    Paper is never claimed, a file may be.
    """
    leaving = f"{seconds} 秒后自动回首页"
    hall = notice.find(HallFacts)
    facts = hall.facts if hall is not None else ()
    where = next((spaced(one.value) for one in facts if one.key == "window"), "窗口")
    where = where if len(where) <= MOST_WHERE else "窗口"
    ticking = "在纸上打一个勾" if file is None else "勾掉一样"
    if not has_list(notice):
        ask = f"还想问，到{where}。"
    elif hall is not None and not hall.here:
        ask = f"备齐一样，{ticking}，再去办。"
    else:
        ask = f"备齐一样，{ticking}，再到{where}办。"
    if file is not None:
        title, place = "清单存好了", f"文件在 {file}"
        home, again = "好了，回首页", "再存一份"
    else:
        title, place = "应该打好了，拿到了吗？", place or BELOW
        home, again = "取好了，回首页", "没出纸？再打一份"
    return DoneView(title, place, picture(notice), spaced(ask), home, leaving, again)
