"""11: which region's list this machine tells from. Shown on the first start."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from app.domain.wording import spaced
from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.views import RegionChoice, WelcomeView
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.face import Badge, Line, Part, TagKind, Words
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import clear, column, row, space
from app.ui.widgets.option import OptionRow
from app.ui.widgets.text import Run, Text


class WelcomeScreen(Screen):
    """`picked` carries a region's id; `confirmed` follows the filled button."""

    picked = Signal(str)
    confirmed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        head = Text(theme, "这台机器放在哪里？", "list_headline", "headline")
        lead = Text(theme, "选好地方，机器就按那里的清单告知。", "subhead", "ink2")
        note = row(theme, gap=16)
        note.addWidget(Icon(theme, "book", 40), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(
            Text(theme, "清单自己没写年份的，这里也不写。选错了随时能换。", "helper", "ink2"), 1
        )
        self._go = Button(theme, "请先选一项", ButtonKind.PRIMARY, then="arrow")
        self._go.clicked.connect(self.confirmed)
        self._options: dict[str, OptionRow] = {}
        self._rows = column(theme, gap=20 if theme.portrait else 16)
        if theme.portrait:
            page = column(theme, self, (64, 32, 64, 40))
            page.addWidget(head)
            space(theme, page, 8)
            page.addWidget(lead)
            space(theme, page, 44)
            page.addLayout(self._rows)
            page.addStretch(1)
            space(theme, page, 24)
            page.addLayout(note)
            space(theme, page, 28)
            page.addWidget(self._go)
        else:
            page_row = row(theme, self, (64, 40, 64, 56), 56)
            left = column(theme)
            left.addWidget(head)
            space(theme, left, 16)
            left.addWidget(lead)
            left.addStretch(1)
            left.addLayout(note)
            space(theme, left, 28)
            left.addWidget(self._go)
            page_row.addLayout(left, 480)
            page_row.addLayout(self._rows, 1256)

    def show_welcome(self, view: WelcomeView) -> None:
        clear(self._rows)
        self._options = {}
        for choice in view.regions:
            option = self._option(choice)
            self._options[choice.region.id] = option
            self._rows.addWidget(option)
        self._rows.addStretch(0 if self.theme.portrait else 1)
        chosen = next((c.region for c in view.regions if c.region.id == view.chosen), None)
        for region_id, option in self._options.items():
            option.set_on(region_id == view.chosen)
        self._go.set_kind(ButtonKind.PRIMARY if chosen else ButtonKind.WAIT)
        self._go.set_label(f"用{chosen.short}的清单" if chosen else "请先选一项")

    def _option(self, choice: RegionChoice) -> OptionRow:
        theme, region = self.theme, choice.region
        count = (Run(str(choice.items), "day_count", "numeral"), Run(" 项"))
        asides: list[Part] = [Words(theme, (Line(count, "note"),), stretch=False)]
        if region.year is not None:
            asides.insert(0, Badge(theme, spaced(region.year), TagKind.OUTLINE))
        option = OptionRow(
            theme,
            region.name,
            height=204 if theme.portrait else 140,
            asides=asides,
            below=Line(region.title, "title_line", "ink2", "on_selected2"),
        )
        option.setAccessibleDescription(f"{region.title}，{choice.items} 项")
        option.clicked.connect(lambda _checked=False, chosen=region.id: self.picked.emit(chosen))
        return option
