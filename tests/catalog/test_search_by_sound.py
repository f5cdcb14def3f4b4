"""What the search promises of every region: names and aliases are found as they are said."""

from collections.abc import Callable, Iterator

import pytest

from app import paths
from app.authoring.sounds import syllables
from app.catalog.catalogue import Catalogue, open_catalogue
from app.catalog.search import Found, Index

REGIONS = ("gansu", "guangdong", "guangxi", "xpcc", "ziyang")
TRADE = ("designate", "settle")
"""Categories of pharmacies and hospitals."""

Habit = Callable[[str], str]


def flat(syllable: str) -> str:
    """Without zh, ch, sh."""
    return syllable[0] + syllable[2:] if syllable[:2] in ("zh", "ch", "sh") else syllable


def curled(syllable: str) -> str:
    """zh, ch, sh for z, c, s: who has no ear for it errs both ways."""
    plain = syllable[0] in "zcs" and syllable[1:2] not in ("h", "")
    return f"{syllable[0]}h{syllable[1:]}" if plain else syllable


def front(syllable: str) -> str:
    """Without ng at the end."""
    return syllable.removesuffix("g") if syllable.endswith("ng") else syllable


def back(syllable: str) -> str:
    """With ng for n at the end."""
    return f"{syllable}g" if len(syllable) > 1 and syllable.endswith("n") else syllable


def lateral(syllable: str) -> str:
    """With l for n at the start."""
    return f"l{syllable[1:]}" if len(syllable) > 1 and syllable[0] == "n" else syllable


def nasal(syllable: str) -> str:
    """With n for l at the start."""
    return f"n{syllable[1:]}" if len(syllable) > 1 and syllable[0] == "l" else syllable


HABITS: dict[str, tuple[Habit, ...]] = {
    "as in the dictionary": (),
    "z for zh": (flat,),
    "zh for z": (curled,),
    "n for ng": (front,),
    "ng for n": (back,),
    "l for n": (lateral,),
    "n for l": (nasal,),
    "z, n, l": (flat, front, lateral),
    "zh, ng, n": (curled, back, nasal),
}


@pytest.fixture(scope="module")
def catalogue() -> Iterator[Catalogue]:
    opened = open_catalogue(paths.catalogue_file())
    yield opened
    opened.close()


def said(text: str, habits: tuple[Habit, ...]) -> str:
    spelt = [one for one in syllables(text) if one != "_"]
    for habit in habits:
        spelt = [habit(one) for one in spelt]
    return "".join(spelt)


def as_typed(hit: Found, typed: str) -> bool:
    """Whether the marked characters are spelt so, by all of their pinyin or by its initials."""
    spelt = syllables(hit.text)
    marked = [spelt[at] for at in hit.marked]
    return "".join(marked).startswith(typed) or "".join(one[0] for one in marked) == typed


def misplaced(index: Index, typed: str) -> bool:
    """Whether something that is spelt otherwise stands before something spelt as typed."""
    exact = [as_typed(hit, typed) for hit in index.find(typed)]
    return exact != sorted(exact, reverse=True)


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("region", REGIONS)
def test_every_name_and_alias_is_found_as_it_is_said(
    catalogue: Catalogue, region: str, habit: str
) -> None:
    index = catalogue.search(region)
    for item in catalogue.items(region):
        for text in (item.name, *item.aliases):
            typed = said(text, HABITS[habit])
            assert item.seq in [hit.item for hit in index.find(typed)], (text, typed)


@pytest.mark.parametrize("region", REGIONS)
def test_what_is_spelt_as_typed_comes_first_at_every_letter(
    catalogue: Catalogue, region: str
) -> None:
    index = catalogue.search(region)
    texts = {text for item in catalogue.items(region) for text in (item.name, *item.aliases)}
    whole = {said(text, habits) for text in texts for habits in ((), (flat, front, lateral))}
    begun = {typed[:end] for typed in whole for end in (2, 3, 4, 5, 6, 8, 10)}
    assert [typed for typed in begun if misplaced(index, typed)] == []


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("ZUYUAN", "住院"),
        ("TANLIAOBING", "糖尿病"),
        ("XINGSHENGER", "新生儿"),
        ("SENGYU", "生育"),
        ("ZUANYUAN", "转院"),
    ],
)
def test_what_visitors_typed_finds_what_they_meant(
    catalogue: Catalogue, region: str, typed: str, marked: str
) -> None:
    first = catalogue.search(region).find(typed)[0]
    assert "".join(first.text[at] for at in first.marked) == marked


@pytest.mark.parametrize("region", REGIONS)
def test_letters_scattered_over_a_name_find_nothing(catalogue: Catalogue, region: str) -> None:
    assert catalogue.search(region).find("BBLJF") == ()


@pytest.mark.parametrize("region", REGIONS)
def test_yao_is_first_what_a_person_takes(catalogue: Catalogue, region: str) -> None:
    category = {item.seq: item.category for item in catalogue.items(region)}
    index = catalogue.search(region)
    found = [category[hit.item] for hit in index.find("YAO")]
    trade = min(found.index(one) for one in TRADE)
    assert {"chronic", "reimburse"} <= set(found[:trade])
    assert not {"chronic", "reimburse"} & set(found[trade:])
    assert category[index.find("YAODIAN")[0].item] == "designate"
