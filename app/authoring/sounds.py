"""Search words with their pinyin, made when the catalogue is built."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pypinyin import Style, lazy_pinyin, load_phrases_dict

from app.catalog.search import Word
from app.domain.item import Item, Region

_HAN = re.compile(r"([㐀-鿿〇]+)")

# Words of the lists in which a character with several readings is not read in its usual way,
# and which the library's own list of phrases lacks or reads otherwise.
_READINGS = {
    "重特大疾病": "zhòng tè dà jí bìng",
    "重复参保": "chóng fù cān bǎo",
    "缴费": "jiǎo fèi",
    "补缴": "bǔ jiǎo",
    "趸缴": "dǔn jiǎo",
    "参保": "cān bǎo",
    "参加": "cān jiā",
    "人参保": "rén cān bǎo",  # not 人参, the root
    "人参加": "rén cān jiā",
    "银行卡": "yín háng kǎ",
    "单行支付": "dān xíng zhī fù",
    "处方": "chǔ fāng",
    "底方": "dǐ fāng",
    "长期": "cháng qī",
    "调解": "tiáo jiě",
    "调动": "diào dòng",
    "转出": "zhuǎn chū",
    "转入": "zhuǎn rù",
    "转移": "zhuǎn yí",
    "转诊": "zhuǎn zhěn",
    "转院": "zhuǎn yuàn",
    "转退休": "zhuǎn tuì xiū",
    "给付": "jǐ fù",
    "率": "lǜ",
    "长护": "cháng hù",
    "查询": "chá xún",
    "一卡通": "yì kǎ tōng",
    "血透": "xuè tòu",
    "折子": "zhé zi",
    "还钱": "huán qián",
    "垫的": "diàn de",
}
load_phrases_dict({word: [[each] for each in said.split()] for word, said in _READINGS.items()})


def syllables(text: str) -> tuple[str, ...]:
    """One entry a character: pinyin without tone (ü as v), or the letter, or `_` for a sign."""
    spelt: list[str] = []
    for piece in _HAN.split(text):
        if _HAN.fullmatch(piece):
            spelt.extend(lazy_pinyin(piece, style=Style.NORMAL, v_to_u=False))
        else:
            spelt.extend(one.lower() if one.isascii() and one.isalnum() else "_" for one in piece)
    if len(spelt) != len(text):
        raise ValueError(f"not one syllable a character: {text}")
    return tuple(spelt)


def words_of(item: Item, region: Region) -> tuple[Word, ...]:
    """Every text by which an item is found, each once."""
    made: dict[str, Word] = {}
    for kind, text in _texts(item, region):
        if text not in made:
            spelt = syllables(text)
            made[text] = Word(item.seq, kind, text, spelt, "".join(one[0] for one in spelt))
    return tuple(made.values())


def _texts(item: Item, region: Region) -> Iterator[tuple[str, str]]:
    yield "name", item.name
    yield from (("corrected", text) for text in _corrected(item, item.name))
    yield "plain", item.plain
    yield from (("alias", alias) for alias in item.aliases)
    for topic in region.topics:
        leading_here = [entry.say for entry in topic.entries if entry.item == item.seq]
        yield from (("topic", text) for text in ([topic.title] if leading_here else []))
        yield from (("topic", text) for text in leading_here)
    for form in _forms(item):
        yield "form", form
        yield from (("form", text) for text in _corrected(item, form))


def _forms(item: Item) -> Iterable[str]:
    """Titles in 《…》 of the papers that the item asks for."""
    for requirement in item.requirements:
        if requirement.origin is None:
            for alternative in requirement.alternatives:
                for part in alternative.parts:
                    if part.name.startswith("《") and part.name.endswith("》"):
                        yield part.name


def _corrected(item: Item, text: str) -> Iterator[str]:
    """The text with each misprint put right: people type what is meant, and what is printed."""
    for erratum in item.errata:
        if erratum.text in text:
            yield text.replace(erratum.text, erratum.meant)
        elif erratum.meant in text:
            yield text.replace(erratum.meant, erratum.text)
