"""The main window: header, one screen at a time, bottom bar; and the sheet that rises over them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from app.design import Design
from app.panel import USUAL_PANEL, Panel, offers_low
from app.ui.front import BarView, HeaderView
from app.ui.keyboard import POINTER, Keyboard
from app.ui.screen import Screen
from app.ui.settling import Settling
from app.ui.theme import Look, Theme, fit_look
from app.ui.widgets.frame import BottomBar, Cell, Header
from app.ui.widgets.layout import clear
from app.ui.widgets.overlay import RisingSheet, let_go
from app.ui.widgets.pages import Pages
from app.ui.widgets.ring import FocusRing
from app.ui.widgets.tap import ARROWS

S = TypeVar("S", bound=Screen)
ThemeMaker = Callable[[Look], Theme]

NO_HEADER = HeaderView("", "", "", "")
NO_BAR = BarView(back=False, home=False)


class MainWindow(QWidget):
    """Builds screens when they are first asked for and drops all of them when the look changes.

    `screen_of(Kind)` gives the one screen of a class, `show_screen` brings it to the front.
    `screen_built` fires once for every new screen: the owner connects its signals there.
    `look_changed` fires after a change of look: the owner shows its page again.
    """

    screen_built = Signal(QWidget)
    look_changed = Signal()
    asked = Signal(Cell)
    leave_requested = Signal()
    sheet_dismissed = Signal()
    touched = Signal()
    covered = Signal()
    mark_held = Signal()

    def __init__(
        self,
        design: Design,
        make_theme: ThemeMaker,
        size: QSize,
        panel: Panel = USUAL_PANEL,
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("一次告知")
        self._design = design
        self._make_theme = make_theme
        self._panel = panel
        self._large = self._contrast = self._low = False
        self._header_view = NO_HEADER
        self._bar_view = NO_BAR
        self._screens: dict[type[Screen], Screen] = {}
        self._focused = ""
        self._shown: Screen | None = None
        self._floating: tuple[QWidget, ...] = ()
        self._cover: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        # A page asks for its size every time it changes; the window keeps its own.
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.resize(size)
        self.keyboard = Keyboard(self, self._in_reach)
        self.keyboard.used.connect(self._show_keys)
        self._settling = Settling(self, self._lasting)
        self._fitted = self._fitting()
        self._build(self._fitted)

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def sheet(self) -> RisingSheet:
        """The sheet over the content; the bar stays live below it."""
        return self._sheet

    @property
    def bar(self) -> BottomBar:
        """返回, 首页 and the modes."""
        return self._bar

    def screen_of(self, kind: type[S]) -> S:
        """The screen of a class, built now if it is not there yet."""
        made = self._screens.get(kind)
        if made is None:
            made = kind(self._theme)
            self._screens[kind] = made
            self._pages.add(made)
            made.begins.connect(self.keyboard.begin)
            self.screen_built.emit(made)
        assert isinstance(made, kind)
        return made

    def prepare(self, kind: type[Screen]) -> None:
        """Build a screen with nothing on it, styled, so that it only has to be filled."""
        with self._theme.lasting():
            screen = self.screen_of(kind)
        if screen is not self._shown:
            screen.ensurePolished()
            for part in screen.findChildren(QWidget):
                part.ensurePolished()

    def hide_away(self, screen: Screen) -> None:
        """Take over a screen that is never shown, in the size of those that are."""
        self._pages.add(screen)

    def screens(self) -> tuple[Screen, ...]:
        """Those that are built."""
        return tuple(self._screens.values())

    def current(self) -> Screen | None:
        """The screen that was brought to the front."""
        return self._shown

    def show_screen(self, screen: Screen, bar: BarView) -> None:
        """Bring a screen to the front, with what leads somewhere from it."""
        self._sheet.lower_sheet()
        if screen is not self._shown:
            self._settling.begin()
        self._pages.show_page(screen)
        self._shown = screen
        self._bar_view = bar
        self._bar.show_bar(bar)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        screen.show_keys(self.keyboard.in_use)
        self.keyboard.begin(self._focused)
        self._focused = ""

    def show_bar(self, bar: BarView) -> None:
        """Say anew what leads somewhere, while the screen stays."""
        if bar != self._bar_view:
            self._bar_view = bar
            self._bar.show_bar(bar)

    def show_header(self, view: HeaderView) -> None:
        self._header_view = view
        self._header.show_header(view)

    def cover(self, widget: QWidget) -> None:
        """Lay a widget over everything, header and bar too, and take it over."""
        self.uncover()
        self._cover = widget
        widget.setParent(self)
        widget.setGeometry(self.rect())
        widget.show()
        widget.raise_()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keyboard.begin()
        self._settling.begin()
        self.covered.emit()

    def uncover(self) -> None:
        if self._cover is not None:
            let_go(self._cover)
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = None
            self._settling.begin()
            self.covered.emit()

    def covering(self) -> QWidget | None:
        """What lies over everything."""
        return self._cover

    def forget(self, kept: Screen) -> None:
        """Throw away every screen but `kept`: others may still hold a person's words.

        With them goes what was set for their pages.
        """
        self._theme.forget()
        for kind, screen in tuple(self._screens.items()):
            if screen is not kept:
                del self._screens[kind]
                screen.hide()
                screen.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every touch and key, before the widgets see it."""
        if event.type() in POINTER or event.type() == QEvent.Type.KeyPress:
            self.touched.emit()
        return super().eventFilter(watched, event)

    def set_modes(self, *, large: bool, contrast: bool, low: bool = False) -> None:
        """Turn 大字, 高对比 and 低位 on or off, at once."""
        self._large, self._contrast, self._low = large, contrast, low
        self._refit()

    def offers_low(self) -> bool:
        """Whether 低位 helps anybody on this panel."""
        return offers_low(self._panel, portrait=self._theme.portrait)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch_input()

    def _watch_input(self) -> None:
        handle = self.windowHandle()
        if handle is not None:
            self._settling.watch(handle)  # the first to watch is asked last
            self.keyboard.watch(handle)
            handle.installEventFilter(self)

    def _lasting(self, place: QPoint) -> bool:
        """Whether the bar is there, which no page moves."""
        return self._cover is None and self._bar.geometry().contains(place)

    def _in_reach(self) -> list[QWidget]:
        """What keys and voice go through now: what lies over everything, else page and bar."""
        if self._cover is not None:
            return [self._cover]
        return [self._sheet.content or self._shown or self._pages, self._bar]

    def top(self) -> QWidget:
        """What the person looks at: what covers the page, what has risen over it, or the page."""
        return self._in_reach()[0]

    def focusNextPrevChild(self, onward: bool) -> bool:
        return self.keyboard.move(onward)

    def _show_keys(self, keys: bool) -> None:
        if self._shown is not None:
            self._shown.show_keys(keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._cover is not None:
            self._cover.setGeometry(self.rect())
        self._refit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        elif event.key() in ARROWS:
            self.keyboard.steer(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def _refit(self) -> None:
        look = self._fitting()
        if look != self._fitted:
            self._fitted = look
            self._build(look)
            self.look_changed.emit()

    def _fitting(self) -> Look:
        return fit_look(
            self._design,
            self.width(),
            self.height(),
            self._panel,
            large=self._large,
            contrast=self._contrast,
            low=self._low,
        )

    def _build(self, look: Look) -> None:
        """Header, pages, bar, sheet and ring for one look; the old ones go with their screens."""
        self._focused = self.keyboard.name()
        clear(self._column)
        self._screens.clear()
        self.uncover()
        for floating in self._floating:
            floating.hide()
            floating.deleteLater()
        self._theme = self._make_theme(look)
        if self.styleSheet():
            self.ensurePolished()  # Qt keeps the first sheet of what was never polished
        self.setStyleSheet(self._theme.style_sheet())
        # Not in the style sheet: it would fill the whole window once more at every page.
        ground = self.palette()
        ground.setColor(QPalette.ColorRole.Window, self._theme.colour("page"))
        self.setPalette(ground)
        self._header = Header(self._theme)
        self._header.held.connect(self.mark_held)
        self._pages = Pages()
        self._shown = None
        self._bar = BottomBar(self._theme)
        self._bar.asked.connect(self.asked)
        for part in (self._header, self._pages, self._bar):
            self._column.addWidget(part, 1 if part is self._pages else 0)
        self._column.activate()  # a page is filled, for its size, before it is seen
        self._sheet = RisingSheet(self._theme, self)
        self._sheet.dismissed.connect(self.sheet_dismissed)
        self._sheet.raised.connect(self.keyboard.begin)
        self._sheet.raised.connect(self._settling.begin)
        self._sheet.lowered.connect(self._settling.begin)
        self._ring = FocusRing(self._theme, self)
        self.keyboard.marked.connect(self._ring.mark)
        self._watch_input()
        self._floating = (self._sheet, self._ring)
        self._header.show_header(self._header_view)
        self._bar.show_bar(self._bar_view)
