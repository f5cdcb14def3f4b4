"""The catalogue that is committed, as the domain tests see it."""

import pytest

from app import paths
from app.catalog.catalogue import Catalogue, open_catalogue
from app.domain.item import Item


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return open_catalogue(paths.catalogue_file())


@pytest.fixture(scope="session")
def every_item(catalogue: Catalogue) -> tuple[Item, ...]:
    return tuple(item for region in catalogue.regions() for item in catalogue.items(region.id))


@pytest.fixture(scope="session")
def prefix_of(catalogue: Catalogue) -> dict[str, str]:
    return {region.id: region.prefix for region in catalogue.regions()}
