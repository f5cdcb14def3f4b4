"""An edition stands for what was read: it changes with the items, and with nothing else."""

from dataclasses import replace

from app.authoring.authored import AuthoredRegion
from app.authoring.edition import canonical, edition_id
from tests.authoring.conftest import Draft


def authored(draft: Draft) -> AuthoredRegion:
    return draft.checked().authored


def test_an_edition_is_eight_hex_digits_with_a_label_and_a_date(draft: Draft) -> None:
    edition = authored(draft).edition
    assert len(edition.id) == 8
    assert int(edition.id, 16) >= 0
    assert (edition.label, edition.date) == ("试验", "2026-11-22")


def test_the_year_of_the_list_is_part_of_the_label(draft: Draft) -> None:
    draft.change("date:", "year: 2023年版\ndate:")
    assert authored(draft).edition.label == "试验 2023年版"


def test_layout_of_the_file_and_the_date_change_no_edition(draft: Draft) -> None:
    before = authored(draft).edition.id
    draft.change("  aliases: [报住院费]\n", "")
    draft.change("  national:", "  # a comment\n  aliases:\n  - 报住院费\n  national:")
    draft.change("2026-11-22", "2027-01-01")
    assert authored(draft).edition.id == before


def test_a_changed_word_changes_the_edition(draft: Draft) -> None:
    items = authored(draft).plain_items
    changed = (replace(items[0], aliases=("报销住院费",)),)
    assert edition_id(changed) != edition_id(items)


def test_a_composed_and_a_decomposed_letter_are_the_same(draft: Draft) -> None:
    items = authored(draft).plain_items
    composed, decomposed = "caf\u00e9", "cafe\u0301"
    one = (replace(items[0], aliases=(composed,)),)
    other = (replace(items[0], aliases=(decomposed,)),)
    assert canonical(one) == canonical(other)
