"""Reads `catalog.sqlite`: regions, items, editions, and search within a region."""

from app.catalog.catalogue import Catalogue, RegionSummary, open_catalogue
from app.catalog.search import Found, Index
from app.catalog.store import CatalogueProblem

__all__ = [
    "Catalogue",
    "CatalogueProblem",
    "Found",
    "Index",
    "RegionSummary",
    "open_catalogue",
]
