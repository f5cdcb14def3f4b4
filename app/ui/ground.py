"""What the pages of one region stand on, on one day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, partial

from app.catalog.catalogue import Catalogue
from app.domain.calendar import Calendar
from app.domain.compose import Setting, make_notice
from app.domain.hall import Hall
from app.domain.notice import Notice
from app.settings import Settings
from app.ui import presenting, taking
from app.ui.asking import Composer
from app.ui.front import HomeView
from app.ui.holdings import Holdings
from app.ui.known import Known
from app.ui.searching import Finder, SearchView
from app.ui.views import ItemsView
from app.ui.visit import Visit


@dataclass(frozen=True)
class Prepared:
    """What start-up has brought: all that a visit needs. `region` None: ask on the first page."""

    settings: Settings
    calendar: Calendar
    catalogue: Catalogue
    region: str | None


def withdrawn_of(settings: Settings, region: str) -> dict[int, str]:
    """The items of a region that the hall has taken off for now, with its sentences."""
    keys = ((key.rpartition("-"), sentence) for key, sentence in settings.withdrawn.items())
    return {
        int(seq): sentence for (of, _, seq), sentence in keys if of == region and seq.isdecimal()
    }


class Ground:
    """The list of a region, its search, and every notice composed so far in this visit.

    Nothing of a person outlives `forget`. Another region or another day is another ground.
    """

    def __init__(self, ready: Prepared, region: str, today: date) -> None:
        self._catalogue = ready.catalogue
        self.holdings = Holdings(
            ready.catalogue.region(region),
            lambda: ready.catalogue.items(region),
            withdrawn_of(ready.settings, region),
        )
        self.setting = Setting(
            region=self.holdings.region,
            edition=ready.catalogue.edition(region),
            hall=ready.settings.hall,
            calendar=ready.calendar,
            today=today,
        )
        # Nothing in here leads back to the ground: it is gone at once when another one stands.
        self.compose = Composer(partial(make_notice, setting=self.setting))
        self.known = Known(self.holdings, self.compose)

    @property
    def hall(self) -> Hall:
        return self.setting.hall

    @property
    def region(self) -> str:
        return self.holdings.region.id

    @property
    def today(self) -> date:
        return self.setting.today

    @cached_property
    def finder(self) -> Finder:
        """Search in the region; its words are read when somebody first searches."""
        prefixes = {known.prefix: known.short for known in self._catalogue.regions()}
        return Finder(self.holdings, self._catalogue.search(self.region), prefixes)

    def notice(self, visit: Visit) -> Notice:
        """What the result of a visit tells."""
        return self.compose(visit.told.checklist)

    def printed(self, visit: Visit, now: datetime) -> Notice:
        """The same for paper, with the time of printing."""
        return make_notice(visit.told.checklist, replace(self.setting, printed=now))

    def home(self) -> HomeView:
        regions = self._catalogue.regions()
        items = next(region.items for region in regions if region.id == self.region)
        return presenting.home_view(self.holdings.region, items)

    def listed(self, visit: Visit) -> ItemsView:
        """The items of the life event or category that the visit is in."""
        if visit.topic is not None:
            return self.known.topic(visit.topic)
        return self.known.category(visit.category or "")

    def found(self, visit: Visit) -> SearchView:
        """What is found for what the visit has typed."""
        return self.finder.view(visit.typed, visit.leaf, self.hall, self.compose)

    def way_in(self, visit: Visit) -> str:
        """The life event or category through which the person came, and what they tapped there.

        The headline of the page is the official name, which they may not have seen before.
        """
        if visit.topic is None:
            return self.holdings.region.category(visit.item.category).plain
        title = self.holdings.topic(visit.topic).title
        said = visit.found_as not in ("", visit.item.name)
        return f"{title} · {visit.found_as}" if said else title

    def forget(self) -> None:
        """Drop what was composed for a person."""
        self.compose.forget()
        taking.forget()
