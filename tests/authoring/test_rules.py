"""Region-wide rules, expanded onto the items that they reach (CONTENT, rule 10)."""

from app.domain.condition import Condition, Term
from app.domain.item import Item
from tests.authoring.conftest import Draft


def item_of(draft: Draft) -> Item:
    return draft.checked().authored.plain_items[0]


def test_a_rule_brings_its_rows_after_the_items_own(draft: Draft) -> None:
    item = item_of(draft)
    assert [question.id for question in item.questions] == ["injury", "listed", "agent"]
    assert item.questions[-1].origin == "agent"
    assert item.requirements[-1].key == "letter"
    assert item.requirements[-1].origin == "agent"
    assert item.requirements[-1].when == Condition(((Term("agent", ("other",)),),))


def test_a_reach_by_answer_gates_the_question_and_not_its_followers(draft: Draft) -> None:
    draft.change("reaches: [{items: all}]", "reaches: [{items: [1], when: {injury: fall}}]")
    item = item_of(draft)
    assert item.questions[-1].when == Condition(((Term("injury", ("fall",)),),))
    assert item.requirements[-1].when == Condition(((Term("agent", ("other",)),),))


def test_a_row_of_a_rule_without_its_question_gets_the_reach_itself(draft: Draft) -> None:
    draft.change(
        "reaches: [{items: all}]", "reaches: [{mentions: 社会保障卡, when: {injury: fall}}]"
    )
    draft.change("    when: {agent: other}\n", "    in_words: 本人来不了\n")
    item = draft.check()[0]
    assert item is not None
    letter = item.authored.plain_items[0].requirements[-1]
    assert letter.when == Condition(((Term("injury", ("fall",)),),), "本人来不了")


def test_a_rule_that_mentions_words_reaches_only_items_that_have_them(draft: Draft) -> None:
    draft.change("reaches: [{items: all}]", "reaches: [{mentions: 护照}]")
    assert any("管不到任何事项" in fault for fault in draft.faults())


def test_an_items_own_text_beats_the_regions_and_it_is_said(draft: Draft) -> None:
    draft.change("  plain: 住", "  without: [agent]\n  plain: 住")
    draft.change(
        "  requirements:\n  - key: identity",
        (
            "  notes:\n  - {kind: note, quote: {备注: 3.委托办理的，应提供委托书, reason: 试验}}\n"
            "  requirements:\n  - key: identity"
        ),
    )
    draft.change(", agent: self}", "}")
    checked, _ = draft.check()
    assert checked is not None
    assert [one.id for one in checked.authored.plain_items[0].questions] == ["injury", "listed"]
    assert checked.authored.overrides == ("第 1 项（住院费用报销）不用全区规则「agent」。",)


def test_without_a_rule_that_never_came_is_told(draft: Draft) -> None:
    draft.change("reaches: [{items: all}]", "reaches: [{mentions: 护照}]")
    draft.change("  plain: 住", "  without: [agent]\n  plain: 住")
    assert any("本来就管不到" in fault for fault in draft.faults())
