"""The engine and the search: a checklist, all paths of all items, a keystroke, a region opened."""

from __future__ import annotations

from functools import partial
from itertools import islice

from app import paths
from app.catalog.catalogue import open_catalogue
from app.catalog.search import Index
from app.domain.checklist import make_checklist
from app.domain.interview import paths as all_paths
from tests.benchmarks.timing import Row, timed

TYPED = (
    "z", "zy", "zyf", "zyfy", "zyfybx", "报销", "转院", "社保卡丢了", "yibao", "bx",
    "zuyuan", "xingshenger",
)  # fmt: skip


def rows() -> list[Row]:
    """Medians over the whole catalogue; the largest item is the one with most paths."""
    catalogue = open_catalogue(paths.catalogue_file())
    items = [item for region in catalogue.regions() for item in catalogue.items(region.id)]
    every = [(item, list(all_paths(item))) for item in items]
    answers = [(item, given) for item, ways in every for given in islice(ways, 0, None, 7)]
    count = sum(len(ways) for _, ways in every)
    result = [
        timed(
            "a checklist (mean over items and answers)",
            lambda: [make_checklist(item, given) for item, given in answers],
            each=len(answers),
        ),
        timed(
            f"all {count} paths of {len(items)} items, decided",
            lambda: [make_checklist(item, given) for item, ways in every for given in ways],
            runs=3,
        ),
    ]
    for region in catalogue.regions():
        index = catalogue.search(region.id)
        result.append(
            timed(
                f"a keystroke of search, {region.id} ({region.items} items)",
                partial(_type, index),
                each=len(TYPED),
            )
        )
    result.append(
        timed(
            "one region opened and read out of the catalogue",
            lambda: open_catalogue(paths.catalogue_file()).items("ziyang"),
        )
    )
    return result


def _type(index: Index) -> None:
    for words in TYPED:
        index.find(words)
