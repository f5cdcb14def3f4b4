"""What the attendant's pages know, so far; and what the sheets among them show of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from app.catalog.names import names_of
from app.domain.count import Count, Names
from app.domain.health import HealthLine
from app.domain.item import Item
from app.settings import Settings
from app.ui import backroom_views as views
from app.ui.admin.views import SheetView
from app.ui.backroom import Backroom, Room
from app.ui.ground import Prepared, withdrawn_of


@dataclass(frozen=True)
class Insight:
    """`ready` is what visits stand on, None where nothing could be read. `lines` None: not yet.

    The counts are those of today, of seven days and of thirty.
    """

    ready: Prepared | None = None
    settings: Settings | None = None
    lines: tuple[HealthLine, ...] | None = None
    today: tuple[Count, ...] = ()
    week: tuple[Count, ...] = ()
    month: tuple[Count, ...] = ()

    @property
    def pin(self) -> str | None:
        """The hash of the attendant's number."""
        return None if self.settings is None else self.settings.pin

    @property
    def machine(self) -> str | None:
        return None if self.settings is None else self.settings.machine

    @property
    def region(self) -> str | None:
        return None if self.ready is None else self.ready.region

    @property
    def off(self) -> Mapping[int, str]:
        """The items of the region that are withdrawn, with their sentences."""
        if self.settings is None or self.region is None:
            return {}
        return withdrawn_of(self.settings, self.region)

    @property
    def names(self) -> Names:
        if self.ready is None:
            return Names(lambda key: key, lambda _key, question: question)
        return names_of(self.ready.catalogue)

    def listed(self) -> tuple[Prepared, str]:
        """What the region's list is read from, and its id. Raises LookupError without a region."""
        if self.ready is None or self.ready.region is None:
            raise LookupError("no region is held")
        return self.ready, self.ready.region

    def item(self, now: Backroom) -> Item:
        ready, region = self.listed()
        return ready.catalogue.item(region, now.item)

    def sentence(self, now: Backroom) -> str:
        """What is shown instead of the item that is open; "" where it is offered."""
        return self.off.get(now.item, "")


def sheet_view(now: Backroom, known: Insight) -> SheetView:
    """The sheet of a room. Raises LookupError for a room that is none."""
    match now.room:
        case Room.HEALTH:
            return views.health_view(now, known.lines, known.today, known.machine)
        case Room.HALL:
            if known.settings is None:
                raise LookupError("no settings are held")
            return views.hall_view(now, known.settings, _short(known))
        case Room.CATEGORIES:
            ready, region = known.listed()
            catalogue = ready.catalogue
            return views.categories_view(
                catalogue.region(region), catalogue.items(region), known.off
            )
        case Room.ITEMS:
            ready, region = known.listed()
            catalogue = ready.catalogue
            return views.items_view(
                now, catalogue.region(region), catalogue.items(region), known.off
            )
        case Room.ITEM:
            return views.suspended_view(known.item(now), known.sentence(now))
        case Room.COUNTS:
            return views.counts_view(now, known.today, known.week, known.month, known.names)
        case Room.QUIT:
            return views.quit_view()
        case Room.PIN | Room.FACT | Room.REGION:
            raise LookupError(now.room)
        case _:
            assert_never(now.room)


def _short(known: Insight) -> str | None:
    """The region's short name."""
    if known.ready is None:
        return None
    regions = known.ready.catalogue.regions()
    return next((one.short for one in regions if one.id == known.region), known.region)
