"""The blocks of the result's sheet: every line, group and remark of a notice, placed.

Nothing is shortened: names wrap, tags go below the name where they do not fit beside it, and
papers to choose from take as many rows as they need.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF

from app.domain.notice import (
    Choice,
    ConditionGroup,
    Dates,
    HallFacts,
    Lines,
    Notes,
    Notice,
    NotNeeded,
    OutcomeBlock,
)
from app.domain.notice import Line as Material
from app.domain.notice import Shape as Arrangement
from app.domain.progress import DEADLINES, may_words
from app.domain.wording import IF, MAY_TAG
from app.ui.kiosk.result_papers import chip_rows, chip_widths, notes_of, papers_of, tags_of
from app.ui.kiosk.result_time import deadlines_on_sheet
from app.ui.theme import Theme
from app.ui.widgets.blocks import (
    Block,
    Counted,
    Ground,
    Group,
    Spot,
    TickKind,
    TickSpot,
    last_resort_face,
)
from app.ui.widgets.face import Fixed
from app.ui.widgets.fitting import pieces
from app.ui.widgets.option import HaveToggle
from app.ui.widgets.parts import Badge, Line, Part, Picture, TagKind, Words
from app.ui.widgets.text import paragraph

INSET, RIGHT = 36, 28
NUMBER_GAP = 20
PAD = 18
GAP = 12
TAG_GAP = 16
MOST_LINES = 3
"""Lines of a remark that stand in one block."""
TALL = 250
"""A block of 大字 above this may be cut."""
LONG_CONDITION = 16
"""Characters of a condition that 大字 sets smaller: it is said again on every page."""

APART = "\u3000\u3000"
"""Between facts on one line."""


class Measures(NamedTuple):
    """Design px: the numeral's column, a row, a chip, a last resort; most chips in a row.

    `chip_extra` is what a chip needs beside its words: square, gap, padding.
    """

    number: int
    row: int
    chip: int
    last: int
    columns: int
    chip_extra: int


USUAL = Measures(number=44, row=98, chip=84, last=84, columns=3, chip_extra=76)
LARGE = Measures(number=52, row=148, chip=112, last=112, columns=2, chip_extra=84)
LARGE_LYING = LARGE._replace(row=124, chip=100, last=100, columns=3)


class RowMaker:
    """Places what a notice says on a sheet `width` screen pixels wide (inside its border)."""

    def __init__(self, theme: Theme, width: int) -> None:
        self._theme = theme
        self._width = width
        self._right = width - theme.px(RIGHT)
        self._last_number = 0
        self._sizes = USUAL
        if theme.look.large:
            self._sizes = LARGE if theme.portrait else LARGE_LYING

    def groups(self, notice: Notice) -> list[Group]:
        """The sheet in its order (VISUAL 5.1): what is said first, lines, 如果, 不用带, 请留意."""
        told: list[Group] = []
        outcome, lines = notice.find(OutcomeBlock), notice.find(Lines)
        if outcome is not None:
            told.append(self._first(outcome))
        if lines is not None:
            told.extend(self._lines(lines))
        dates = notice.get(Dates)
        deadlines = [deadline.shown for deadline in dates.deadlines]
        if deadlines and deadlines_on_sheet(self._theme, dates):
            told.extend(self._sentences("clock", DEADLINES, deadlines))
        unneeded, notes = notice.find(NotNeeded), notice.find(Notes)
        if unneeded is not None:
            sentences = [
                f"{line.text}（{line.because}）" if line.because else line.text
                for line in unneeded.lines
            ]
            told.extend(self._sentences("check", unneeded.headline, sentences))
        if notes is not None:
            told.extend(self._sentences("ask", notes.headline, notes.sentences))
        if told and told[0]:
            told[0][0].rule_from = None
        return told

    def where(self, notice: Notice) -> list[Group]:
        """到哪里办, in a few lines; no fact is torn that fits on one."""
        hall = notice.find(HallFacts)
        if hall is None:
            return []
        facts = [f"{fact.label} {fact.value}" for fact in hall.facts]
        return self._sentences("desk", hall.headline, self._side_by_side(facts))

    def _side_by_side(self, facts: Iterable[str]) -> list[str]:
        """Short facts share a line."""
        theme = self._theme
        room = self._right - theme.px(INSET + 20) - Picture(theme, "desk", 44, "primary").natural()
        lines: list[str] = []
        for fact in facts:
            both = f"{lines[-1]}{APART}{fact}" if lines else fact
            if lines and paragraph(theme, both, "helper").natural_width <= room:
                lines[-1] = both
            else:
                lines.append(fact)
        return lines

    # Lines

    def _lines(self, lines: Lines) -> Iterable[Group]:
        if lines.stamp_all:
            yield self._banner("sign", lines.stamp_all)
        # The numbers end where the headline does: 请带齐这 6 样. What is stamped names its numbers.
        self._last_number = lines.counts.must if lines.stamp_all is None else 0
        for line in lines.lines:
            yield self._material(line, Ground.SHEET)
        for group in lines.groups:
            yield from self._condition(group)

    def _condition(self, group: ConditionGroup) -> Iterable[Group]:
        """如果 over the lines that hang on it; said again where a page begins among them."""
        theme = self._theme
        head = Block(Ground.PAGE, rule_from=0)
        badge = Badge(theme, IF, TagKind.IF)
        top = theme.px(PAD) + (theme.line("row_title") - badge.height(0)) // 2
        left = self._put(head, badge, theme.px(INSET), top, badge.natural())
        words = may_words(group.condition)
        role = "label" if theme.look.large and len(words) > LONG_CONDITION else "row_title"
        self._text(head, words, role, "name", left + theme.px(20), theme.px(PAD))
        head.height += theme.px(4)
        for number, line in enumerate(group.lines):
            blocks = self._material(line, Ground.PAGE)
            for block in blocks:
                block.again = (head, *block.again)
                if block.counted is not None:
                    block.counted = Counted.IF
            if number:
                yield blocks
                continue
            blocks[0].rule_from = None
            blocks[0].joined = True
            yield [head, *blocks]

    def _material(self, line: Material, ground: Ground) -> Group:
        if line.shape is Arrangement.ONE and not line.last_resort:
            blocks: Group = self._singles(line, ground)
        else:
            blocks = self._several(line, ground)
        blocks[0].counted = Counted.MAY if line.may_be_asked else Counted.MUST
        return blocks

    def _singles(self, line: Material, ground: Ground) -> list[Block]:
        """A line; what is a tall block in 大字 may be cut between its name and its remarks."""
        whole = self._single(line, ground)
        if not self._theme.look.large or whole.height <= self._theme.px(TALL):
            return [whole]
        name = self._single(line, ground, remarks=False)
        told = Block(ground, joined=True)
        left = self._theme.px(INSET)
        if line.number is not None:
            left += self._theme.px(self._sizes.number) + self._theme.px(NUMBER_GAP)
        self._remarks(told, line, left, self._right)
        if not told.spots:
            return [whole]
        told.height += self._theme.px(PAD)
        return [name, told]

    def _single(self, line: Material, ground: Ground, *, remarks: bool = True) -> Block:
        theme = self._theme
        block = Block(ground, rule_from=theme.px(INSET))
        toggle = HaveToggle.wide(theme)
        left = self._number(block, line, theme.px(PAD) + theme.px(4))
        room = self._right - toggle - theme.px(20)
        self._name(block, line, left, room)
        if remarks:
            self._remarks(block, line, left, room)
        target = theme.target()
        block.height = max(block.height + theme.px(PAD), theme.px(self._sizes.row), target)
        self._centre(block)
        target = max(target, theme.px(self._sizes.row) - theme.gap())
        box = QRectF(self._right - toggle, (block.height - target) / 2, toggle, target)
        block.ticks.append(TickSpot(TickKind.HAVE, (line.key, ""), line.title, box))
        return block

    def _centre(self, block: Block) -> None:
        """A row of one line stands in the middle of its height."""
        low = max(spot.box.bottom() for spot in block.spots)
        top = min(spot.box.top() for spot in block.spots)
        shift = (block.height - (low - top)) / 2 - top
        block.spots = [Spot(spot.part, spot.box.translated(0, shift)) for spot in block.spots]

    def _several(self, line: Material, ground: Ground) -> Group:
        """A group: its head, its papers row by row, the last resort, remarks.

        It stays on one page where it fits on one: what is left of a choice looks like all of it.
        """
        theme = self._theme
        if line.shape is Arrangement.ONE:
            head, *rest = self._singles(line, ground)
        else:
            head, rest = self._group_head(line, ground), list(self._chips(line, ground))
        rest += [self._last(line, choice, ground) for choice in line.last_resort]
        notes = Block(ground)
        if line.shape is not Arrangement.ONE:
            self._remarks(notes, line, theme.px(INSET), self._right)
        if notes.spots:
            notes.height += theme.px(GAP)
            rest.append(notes)
        for block in rest:
            block.joined, block.again = True, (head,)
        blocks = [head, *rest]
        blocks[-1].height += theme.px(20) - theme.px(GAP)
        return blocks

    def _group_head(self, line: Material, ground: Ground) -> Block:
        theme = self._theme
        head = Block(ground, rule_from=theme.px(INSET))
        left = self._number(head, line, theme.px(PAD) + theme.px(2))
        room = self._right
        if line.tag is not None:
            any_of = line.shape is Arrangement.ANY
            badge = Badge(theme, line.tag, TagKind.ACCENT if any_of else TagKind.OUTLINE)
            wide = badge.natural()
            top = theme.px(PAD) + (theme.line("row_title") - badge.height(wide)) // 2
            self._put(head, badge, self._right - wide, top, wide)
            room -= wide + theme.px(20)
        self._name(head, line, left, room)
        if line.tag is not None:
            head.texts.append(line.tag)
        head.height += theme.px(GAP)
        return head

    def _chips(self, line: Material, ground: Ground) -> Iterable[Block]:
        theme = self._theme
        told = papers_of(line)
        left, whole = theme.px(INSET), self._right - theme.px(INSET)
        gap = theme.px(GAP)
        extra = theme.px(self._sizes.chip_extra)
        wanted = [Words(theme, (Line(text, "helper"),)).natural() + extra for text in told]
        start = 0
        rows = chip_rows(wanted, whole, gap, self._sizes.columns)
        for count in rows:
            texts = told[start : start + count]
            widths = chip_widths(wanted[start : start + count], whole, gap, rows[0])
            start += count
            block = Block(ground)
            tall = max(
                theme.px(self._sizes.chip),
                theme.target(),
                *(
                    self._chip_height(text, width)
                    for text, width in zip(texts, widths, strict=True)
                ),
            )
            x = float(left)
            for text, width in zip(texts, widths, strict=True):
                key = (line.key, text)
                block.ticks.append(TickSpot(TickKind.CHIP, key, text, QRectF(x, 0, width, tall)))
                x += width + gap
            block.height = tall + gap
            yield block

    def _chip_height(self, text: str, width: float) -> int:
        words = Words(self._theme, (Line(text, "helper"),))
        return words.height(width - self._theme.px(self._sizes.chip_extra)) + self._theme.px(16)

    def _last(self, line: Material, choice: Choice, ground: Ground) -> Block:
        theme = self._theme
        lead = line.last_words or ""
        wide = self._right - theme.px(INSET)
        needed = last_resort_face(theme, lead, choice.text).height(wide)
        tall = max(theme.px(self._sizes.last), theme.target(), needed)
        block = Block(ground, tall + theme.px(GAP))
        box = QRectF(theme.px(INSET), 0, wide, tall)
        block.ticks.append(TickSpot(TickKind.LAST, (line.key, choice.text), choice.text, box, lead))
        return block

    def _number(self, block: Block, line: Material, top: int) -> int:
        """The number of a certain line; returns where its name begins.

        The place stays empty for what the window may only ask for beside what must come.
        """
        theme = self._theme
        left = theme.px(INSET)
        if line.number is None:
            return left
        number = theme.px(self._sizes.number)
        if not self._last_number or line.number <= self._last_number:
            block.texts.append(str(line.number))
            words = Words(theme, (Line(str(line.number), "button_small", "numeral"),))
            self._put(block, Fixed(theme, words, self._sizes.number), left, top, number)
        return left + number + theme.px(NUMBER_GAP)

    def _name(self, block: Block, line: Material, left: int, right: int) -> None:
        """The name, and its tags beside it or, where they do not fit, below it."""
        theme = self._theme
        tags = [Badge(theme, text, TagKind.TINT) for text in tags_of(line)]
        if line.may_be_asked:
            tags.append(Badge(theme, MAY_TAG, TagKind.OUTLINE))
        gap = theme.px(TAG_GAP)
        name = Words(theme, (Line(line.title, "row_title", "name"),))
        top = theme.px(PAD)
        block.texts += [line.title, *tags_of(line), *([MAY_TAG] if line.may_be_asked else [])]
        beside = sum(badge.natural() + gap for badge in tags)
        fits = name.natural() + beside <= right - left
        wide = name.natural() if fits and tags else right - left
        tall = name.height(wide)
        block.spots.append(Spot(name, QRectF(left, top, wide, tall)))
        block.height = max(block.height, top + tall)
        badge_height = tags[0].height(0) if tags else 0
        x, y = left + wide + gap, top + (theme.line("row_title") - badge_height) / 2
        if not fits:
            x, y = left, top + tall + theme.px(8)
        for badge in tags:
            natural = badge.natural()
            if x > left and x + natural > right:
                x, y = left, y + badge.height(natural) + theme.px(8)
            block.spots.append(Spot(badge, QRectF(x, y, natural, badge.height(natural))))
            block.height = max(block.height, int(y + badge.height(natural)))
            x += natural + gap

    def _remarks(self, block: Block, line: Material, left: int, right: int) -> None:
        for words in (*notes_of(line), *line.remarks):
            top = block.height + self._theme.px(4)
            self._text(block, words, "caption", "ink2", left, top, right)

    # What is not a line

    def _first(self, outcome: OutcomeBlock) -> Group:
        """Said before everything: recognised first, then come with the rest."""
        block = Block(Ground.TINT, counted=Counted.WORDS)
        top = self._theme.px(PAD + 6)
        left = self._icon(block, "arrow", top, "on_tint")
        self._text(block, outcome.headline, "card_title", "on_selected", left, top)
        for sentence in outcome.sentences:
            below = block.height + self._theme.px(4)
            self._text(block, sentence, "helper", "on_selected", left, below)
        block.height += self._theme.px(PAD + 6)
        return [block]

    def _banner(self, icon: str, words: str) -> Group:
        block = Block(rule_from=self._theme.px(INSET))
        top = self._theme.px(PAD)
        self._text(block, words, "label", "name", self._icon(block, icon, top - 2), top)
        block.height += self._theme.px(PAD)
        return [block]

    def _sentences(self, icon: str, headline: str, sentences: Sequence[str]) -> list[Group]:
        """A headline and its sentences, so that a page may end between them."""
        theme = self._theme
        head = Block(rule_from=theme.px(INSET), counted=Counted.WORDS)
        left = self._icon(head, icon, theme.px(PAD + 4))
        self._text(head, headline, "card_title", "name", left, theme.px(PAD))
        groups: list[list[Block]] = [[head]]
        for sentence in sentences:
            group = groups[0] if len(groups[0]) == 1 else []
            cut = pieces(theme, sentence, "helper", self._right - left, MOST_LINES)
            for number, words in enumerate(cut):
                block = Block(again=(head,), joined=group == [head])
                top = 0 if number else theme.px(4)
                self._text(block, words, "helper", "ink", left, top)
                group.append(block)
            group[-1].height += theme.px(4)
            if group is not groups[0]:
                groups.append(group)
        groups[-1][-1].height += theme.px(PAD)
        return list(groups)

    def _icon(self, block: Block, name: str, top: int, colour: str = "primary") -> int:
        theme = self._theme
        picture = Picture(theme, name, 44, colour)
        self._put(block, picture, theme.px(INSET), top, picture.natural())
        return theme.px(INSET) + picture.natural() + theme.px(20)

    def _text(
        self, block: Block, words: str, role: str, colour: str, left: int, top: int,
        right: int | None = None,
    ) -> None:  # fmt: skip
        part = Words(self._theme, (Line(words, role, colour),))
        width = (self._right if right is None else right) - left
        block.texts.append(words)
        self._put(block, part, left, top, width)

    def _put(self, block: Block, part: Part, left: int, top: int, width: int) -> int:
        tall = part.height(width)
        block.spots.append(Spot(part, QRectF(left, top, width, tall)))
        block.height = max(block.height, top + tall)
        return left + width
