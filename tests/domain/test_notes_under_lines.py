"""A note about one paper stands under that paper's line, and is said exactly once."""

from __future__ import annotations

from datetime import date

from app import holidays, paths
from app.catalog.catalogue import Catalogue
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.condition import Answers
from app.domain.hall import NO_HALL
from app.domain.interview import paths as every_path
from app.domain.item import Item
from app.domain.notice import Lines, Notes


def test_a_note_stands_under_its_line_or_with_the_others(catalogue: Catalogue) -> None:
    calendar = holidays.read_calendar(paths.resources() / "calendar" / "china.toml")
    under, apart = 0, 0
    for region in catalogue.regions():
        around = catalogue.region(region.id), catalogue.edition(region.id)
        setting = Setting(*around, NO_HALL, calendar, date(2026, 11, 9))
        for item in catalogue.items(region.id):
            if not any(note.line for note in item.notes):
                continue
            for answers in ({}, *every_path(item)):
                found = _placed(item, answers, setting)
                under, apart = under + found[0], apart + found[1]
    assert under
    assert apart


def _placed(item: Item, answers: Answers, setting: Setting) -> tuple[int, int]:
    """How many stood under their line, and how many with the other notes."""
    checklist = make_checklist(item, answers)
    notice = make_notice(checklist, setting)
    lines, notes = notice.find(Lines), notice.find(Notes)
    remarks = {line.key: line.remarks for line in lines.every()} if lines else {}
    apart = notes.sentences if notes else ()
    under = 0
    told = [note for note in checklist.notes if note.row.line and note.row.say]
    for note in told:
        say, line = note.row.say, note.row.line
        assert say
        assert line
        listed = note.certain and line in remarks
        assert (say in remarks.get(line, ())) == listed
        # Others may say the same of another paper.
        alike = any(one.row.say == say and one is not note for one in checklist.notes)
        assert alike or any(say in sentence for sentence in apart) != listed
        under += listed
    return under, len(told) - under
