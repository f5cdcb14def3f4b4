"""What a phone carries away: every line, and everything that is asked of it."""

from __future__ import annotations

from datetime import date

from app import holidays, paths
from app.catalog.catalogue import Catalogue
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.hall import NO_HALL
from app.domain.interview import paths as every_path
from app.domain.notice import Line, Lines


def asked(line: Line) -> set[str]:
    """Form, copies and stamps, the line's and each paper's."""
    choices = (*line.choices, *line.last_resort)
    return {*line.tags, *(tag for one in choices for paper in one.papers for tag in paper.tags)}


def test_a_phone_is_told_what_the_paper_tells_of_each_line(catalogue: Catalogue) -> None:
    calendar = holidays.read_calendar(paths.resources() / "calendar" / "china.toml")
    stamps = children = 0
    for region in catalogue.regions():
        around = catalogue.region(region.id), catalogue.edition(region.id)
        setting = Setting(*around, NO_HALL, calendar, date(2026, 11, 9))
        for item in catalogue.items(region.id):
            for answers in every_path(item):
                notice = make_notice(make_checklist(item, answers), setting)
                carried = notice.qr_text.splitlines()
                lines = notice.find(Lines)
                for line in lines.every() if lines else ():
                    told = next(
                        one for one in carried if one.split(".", 1)[-1].startswith(line.said)
                    )
                    marks = asked(line)
                    stamps += any("章" in mark for mark in marks)
                    assert all(mark in told for mark in marks)
                    bring = {text for text in line.remarks if "请都带来" in text}
                    of_children = {text for text in line.remarks if "父母替小孩办" in text}
                    children += len(of_children)
                    assert bring | of_children <= set(carried)
    assert stamps
    assert children
