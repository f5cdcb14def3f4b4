"""Every page of the kiosk with the real catalogue, for the tests and for `packaging/shots.sh`.

    python -m tests.ui.gallery OUT [--look LOOKS] [--region REGIONS] [--only NAME] [--contact]

draws each page, portrait and landscape, into OUT. `--help` names the rest.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from app import paths
from app.catalog.catalogue import Catalogue
from app.design import load_design
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.hall import Hall
from app.domain.interview import begin
from app.domain.item import Item, Region
from app.domain.notice import Notice
from app.holidays import read_calendar
from app.panel import USUAL_PANEL, Panel
from app.settings import Settings
from app.ui import help_views, paper_views, presenting
from app.ui.front import BarView, HomeView
from app.ui.ground import Ground, Prepared
from app.ui.holdings import Holdings
from app.ui.idle import ANSWER_WITHIN
from app.ui.kiosk.attract import Attract
from app.ui.kiosk.categories import CategoriesScreen
from app.ui.kiosk.done import DoneScreen
from app.ui.kiosk.home import HomeScreen
from app.ui.kiosk.items import ItemsScreen
from app.ui.kiosk.nothing import NothingScreen
from app.ui.kiosk.overview import OverviewScreen
from app.ui.kiosk.printing import PrintingScreen
from app.ui.kiosk.safe import SafeScreen
from app.ui.kiosk.search import SearchScreen
from app.ui.kiosk.still_there import StillThere
from app.ui.kiosk.welcome import WelcomeScreen
from app.ui.resting import attract_view
from app.ui.screen import Screen
from app.ui.searching import Finder
from app.ui.theme import Look, Theme, load_fonts
from app.ui.views import RegionChoice
from app.ui.widgets.tap import Tap
from app.ui.window import MainWindow
from tests.ui import admin_pages, asking_pages
from tests.ui.contact import Album
from tests.ui.looks import LOOKS, SIZES, Worn, chosen
from tests.ui.page import LEADS_NOWHERE, LEADS_ON, Page, extremes, weight_of

__all__ = ["HALL", "NOW", "SIZES", "Page", "World", "make_window", "open_page", "pages"]

DAY = date(2026, 11, 9)
NOW = datetime(2026, 11, 9, 9, 12)  # noqa: DTZ001  the hall's own clock
HALL = Hall(
    name="资阳市医保服务大厅",
    address="雁江区政务服务中心二楼",
    hours="9:00–12:00　13:30–17:00",
    windows=(("", "1 号窗口"),),
)
HOME = "ziyang"
LISTED = 21
"""住院费用报销: the item of the mocks, in the region HOME."""

SEARCHES = (
    ("13-search", "13-search", "SY"),
    ("13-search-start", "", ""),
    ("13-search-many", "", "YD"),
    ("13-search-long", "", "JBYL"),
    ("13-search-scattered", "", "YLJG"),
    ("13-search-word", "", "外地看病"),
    ("13-search-slip", "", "ZY21"),
    ("13b-search-empty", "13b-search-empty", "GJJ"),
    ("13b-search-wrong", "", "ZY2199999"),
    ("13b-search-elsewhere", "", "GX219"),
)
"""Pages of the search: name, mock, what is typed."""


class World:
    """The real catalogue, one region of it, and how its notices are composed."""

    def __init__(self, region: str = HOME) -> None:
        share = paths.share()
        self.catalogue = Catalogue(share / "catalog.sqlite")
        self.region: Region = self.catalogue.region(region)
        self.held = Holdings(self.region, lambda: self.catalogue.items(region))
        self._calendar = read_calendar(share / "resources" / "calendar" / "china.toml")
        self._setting = Setting(
            region=self.region,
            edition=self.catalogue.edition(region),
            hall=HALL,
            calendar=self._calendar,
            today=DAY,
        )

    def items(self) -> tuple[Item, ...]:
        return self.catalogue.items(self.region.id)

    def ground(self, off: int | None = None, sentence: str = "") -> Ground:
        """What a visit stands on; the hall may have taken an item off."""
        known = self.region.id
        withdrawn = {} if off is None else {f"{known}-{off}": sentence}
        settings = Settings(self.catalogue.path, hall=HALL, withdrawn=withdrawn)
        return Ground(Prepared(settings, self._calendar, self.catalogue, known), known, DAY)

    def compose(self, checklist: Any) -> Notice:
        return make_notice(checklist, self._setting)

    def finder(self) -> Finder:
        prefixes = {one.prefix: one.short for one in self.catalogue.regions()}
        return Finder(self.held, self.catalogue.search(self.region.id), prefixes)

    def guide(self, seq: int) -> Notice:
        return self.compose(make_checklist(self.held.item(seq), {}))

    def choices(self) -> tuple[RegionChoice, ...]:
        return tuple(
            RegionChoice(self.catalogue.region(one.id), one.items)
            for one in self.catalogue.regions()
        )


def make_window(size: QSize, panel: Panel = USUAL_PANEL, *, motion: bool = False) -> MainWindow:
    """A main window of `size`, still hidden."""
    resources = paths.share() / "resources"
    design = load_design(resources / "theme")
    family = load_fonts(resources / "fonts")

    def theme(look: Look) -> Theme:
        return Theme(design, look._replace(motion=motion), resources, family)

    return MainWindow(design, theme, size, panel)


def dressed(worn: Worn) -> MainWindow:
    """A main window in a look, still hidden."""
    window = make_window(worn.size, worn.panel)
    window.set_modes(large=worn.large, contrast=worn.contrast, low=worn.low)
    return window


def pages(world: World) -> Iterator[Page]:
    """The pages in the order of a visit; then every list and every item's overview."""
    held, compose = world.held, world.compose
    chosen_one = presenting.welcome_view(world.choices(), world.region.id)
    waiting = presenting.welcome_view(world.choices(), None)
    guide = world.guide(LISTED if world.region.id == HOME else 1)
    yield _page(
        "11-welcome", "11-welcome-region", WelcomeScreen, "welcome", chosen_one, LEADS_NOWHERE
    )
    yield _page("11-welcome-waiting", "", WelcomeScreen, "welcome", waiting, LEADS_NOWHERE)
    home = presenting.home_view(world.region, len(world.items()))
    yield _page("01-home", "01-home", HomeScreen, "home", home, LEADS_NOWHERE)
    yield from _covers(world, home)
    finder = world.finder()
    for name, mock, typed in SEARCHES:
        yield _search(name, mock, typed, world, finder)
    categories = presenting.categories_view(held)
    yield _page("01b-categories", "01b-home-categories", CategoriesScreen, "categories", categories)
    for number, category in enumerate(world.region.categories, start=1):
        view = presenting.category_view(held, category.key, compose)
        mock = "02-category" if number == 1 else ""
        yield _page(f"02-category-{number:02}-{category.key}", mock, ItemsScreen, "items", view)
    for number, topic in enumerate(world.region.topics, start=1):
        listed = presenting.topic_view(held, topic.key, compose)
        yield _page(f"02-topic-{number:02}-{topic.key}", "", ItemsScreen, "items", listed)
    for item in world.items():
        mock = "12-item-overview" if item.seq == LISTED else ""
        overview = presenting.overview_view(begin(item), "看病报销", world.region, compose)
        name = f"12-overview-{item.seq:02}"
        yield _page(name, mock, OverviewScreen, "overview", overview)
    for item in world.items():
        notice = world.guide(item.seq)
        if not presenting.has_list(notice):
            nothing = presenting.nothing_view(held, notice, item.seq, HALL, compose)
            mock, name = "18-nothing-to-bring", f"18-nothing-{item.seq:02}"
            yield _page(name, mock, NothingScreen, "nothing", nothing, item=item.name)
    safe = help_views.safe_view(HALL, "E21 没有读到目录　本机 K03", NOW)
    yield _page("19-safe", "19-safe-page", SafeScreen, "safe", safe, LEADS_NOWHERE)
    yield from _paper("05a-printing", "05a-printing", "16-done", "16-print-done", guide)
    by_weight = sorted(world.items(), key=lambda item: weight_of(world.guide(item.seq)))
    for item in (by_weight[0], by_weight[-1], max(world.items(), key=lambda one: len(one.name))):
        yield from _paper(
            f"05a-printing-{item.seq:02}", "", f"16-done-{item.seq:02}", "", world.guide(item.seq)
        )
    by_seq = {item.seq: item for item in world.items()}
    yield from asking_pages.pages(world.region, by_seq, world.compose)
    yield from admin_pages.pages(world.region, world.catalogue)


def _search(name: str, mock: str, typed: str, world: World, finder: Finder) -> Page:
    def show(screen: SearchScreen, leaf: int) -> None:
        screen.show_search(finder.view(typed, leaf, HALL, world.compose))

    return Page(name, mock, SearchScreen, show)


def _paper(
    printing: str, printing_mock: str, done: str, done_mock: str, notice: Notice
) -> Iterator[Page]:
    """The pages while a sheet comes out and when it is out."""
    view = paper_views.printing_view(notice, None)

    def show(screen: PrintingScreen, leaf: int) -> None:
        del leaf
        screen.show_printing(view)
        screen.set_progress(1.0)

    yield Page(printing, printing_mock, PrintingScreen, show, weight=weight_of(view))
    yield _page(done, done_mock, DoneScreen, "done", paper_views.done_view(notice, None, 10))


def _covers(world: World, home: HomeView) -> Iterator[Page]:
    """What comes over everything when nobody touches the glass."""

    def still_there(theme: Theme) -> QWidget:
        made = StillThere(theme, ANSWER_WITHIN)
        made.show_left(11)
        return made

    def attract(theme: Theme) -> QWidget:
        made = Attract(theme)
        made.show_attract(attract_view(HALL, world.region.name, home.topics, NOW))
        return made

    def show_home(screen: HomeScreen, leaf: int) -> None:
        del leaf
        screen.show_home(home)

    yield Page("06-idle", "06-idle", HomeScreen, show_home, cover=still_there)
    yield Page("20-attract", "20-attract", HomeScreen, show_home, cover=attract)


def _page(
    name: str,
    mock: str,
    kind: type[Screen],
    what: str,
    view: object,
    bar: BarView = LEADS_ON,
    item: str = "",
) -> Page:
    def show(screen: Any, leaf: int) -> None:
        step = getattr(screen, f"show_{what}")
        step(view, leaf) if hasattr(screen, "turned") else step(view)

    return Page(name, mock, kind, show, bar, weight=weight_of(view), item=item)


def open_page(window: MainWindow, page: Page, world: World, leaf: int = 0) -> QWidget:
    """Show a page in the window, laid out and painted; what lies on top."""
    look = window.theme.look
    screen = window.screen_of(page.kind)
    page.show(screen, leaf)
    window.show_header(presenting.header_view(HALL, world.region, NOW, page.item))
    low = look.low if window.offers_low() else None
    modes = page.bar._replace(large=look.large, contrast=look.contrast, low=low, speak=False)
    window.show_screen(screen, modes)
    if page.over is not None:
        window.sheet.raise_sheet(page.over(window.theme, leaf))
    window.uncover()
    if page.cover is not None:
        window.cover(page.cover(window.theme))
    QApplication.processEvents()
    return window.covering() or screen


MOST_LEAVES = 24


def leaves(
    window: MainWindow, page: Page, world: World, most: int = MOST_LEAVES
) -> Iterator[tuple[int, QWidget]]:
    """The page, and every further leaf of it that 下一页 turns to: number and what is on top.

    No more than `most` of them.
    """
    shown = open_page(window, page, world)
    yield 0, shown
    for leaf in range(1, most):
        onward = _onward(window.sheet.content if window.sheet.isVisible() else shown)
        if onward is None:
            return
        owner = window.sheet.content if window.sheet.isVisible() else shown
        if hasattr(owner, "turned"):  # the visit turns it
            shown = open_page(window, page, world, leaf)
        else:
            onward.click()
            QApplication.processEvents()
        yield leaf, shown


def _onward(shown: QWidget | None) -> Tap | None:
    """What turns to the next leaf, where there is one."""
    taps = shown.findChildren(Tap) if shown is not None else []
    return next(
        (
            tap
            for tap in taps
            if tap.accessibleName().startswith(("下一页", "还有"))
            and tap.isVisible()
            and tap.isEnabled()
        ),
        None,
    )


def main() -> None:
    """Draw the gallery."""
    wanted = _wanted()
    wanted.out.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication([])
    number = 0
    for region in wanted.region.split(","):
        world = World(region)
        listed = [page for page in pages(world) if wanted.only in page.name]
        if not wanted.every:
            listed = extremes(listed)
        for worn in chosen(wanted.look):
            album = Album(wanted.out, wanted.contact, wanted.mocks)
            window = dressed(worn)
            window.show()
            for page in listed:
                for leaf, _ in leaves(window, page, world):
                    name = page.name if leaf == 0 else f"{page.name}.{leaf + 1}"
                    name = name if region == HOME else f"{region}-{name}"
                    album.add(name, worn, page.mock if leaf == 0 else "", window.grab())
                    number += 1
            album.close()
            window.close()
    print(f"{number} pages in {wanted.out}")
    del application


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="shots.sh", description="Every page as a picture.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="pages whose name contains this")
    parser.add_argument(
        "--look",
        default="normal",
        help=f"with commas: normal, large, contrast, both, low, 21.5in; all; or {' '.join(LOOKS)}",
    )
    parser.add_argument("--region", default=HOME, help="regions whose pages are drawn, with commas")
    parser.add_argument(
        "--every",
        action="store_true",
        help="all pages, not only those with a mock, the longest and the shortest of a kind",
    )
    parser.add_argument("--mocks", type=Path, help="folder of mock PNGs to lay beside")
    parser.add_argument("--contact", action="store_true", help="many small pages in one picture")
    return parser.parse_args()


if __name__ == "__main__":
    main()
