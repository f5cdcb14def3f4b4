"""What is on a page as words for the ear. Pure: no second wording, only signs become sounds.

A voice reads 7 as it likes, 2 样 as 二样 and a bracket not at all; so figures become Chinese
numerals here, and signs become pauses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

DIGITS = "零一二三四五六七八九"
_TELEPHONE = str.maketrans("0123456789", "零幺二三四五六七八九")
_PLAIN = str.maketrans("0123456789", DIGITS)
_CIRCLED = {sign: str(number) for number, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩", start=1)}
_COUNTED = "个样份张项题页种次人家天周倍类套本处步位件名条联寸秒分小年"
"""Behind these a lone 2 is 两; 2 月, 2 日, 2 号 and 2 楼 are 二."""
_LONG = 5
"""A number of so many digits is a telephone number, read digit by digit,"""
_SUMS = tuple("元人个日天年万亿")
"""but not before one of these."""
LONGEST = 60
"""Characters of an utterance; a longer sentence is cut at a comma, so that 暂停 is at hand."""

_PINYIN = re.compile(r"（[a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü ]+）")
_SLIP = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d+(?:-[0-9A-Z]+)+")
_TIME = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?!\d)")
_RANGE = re.compile(r"(?<=[\d点分])\s*[-–—~～]\s*(?=[\d零一二三四五六七八九十])")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?=\s*年)")
_TELEPHONE_NUMBER = re.compile(r"(?<!\d)\d{3,4}-\d{7,8}(?!\d)")
_PART_OF = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})(?!\d)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")
_PLACE = re.compile(r"(?<!\d)(\d{1,2})[.．](?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_SHORT_DAY = re.compile(r"(?<!\d)(\d{2})-(\d{2})(?= \d{2}:)")
_NUMBER = re.compile(r"(第?)\s*(\d[\d,]*(?:\.\d+)?)(?=\s*(.?))")
_ENDS = re.compile(r"(?<=[。？！；])")
_PAUSES = re.compile(r"[（）()\[\]【】：:、，,·…—–\u3000→‹›|　]+")
_SILENT = re.compile(r"[《》〈〉“”‘’「」『』\"']")


def spoken(text: str) -> str:
    """One text as a voice shall say it: numerals in characters, signs as pauses or 或."""
    text = _PINYIN.sub("", text)
    for sign, number in _CIRCLED.items():
        text = text.replace(sign, f"{number}，")
    text = _SLIP.sub(lambda found: _letter_by_letter(found[0]), text)
    text = _DAY.sub(lambda day: f"{day[1]}年{int(day[2])}月{int(day[3])}日", text)
    text = _SHORT_DAY.sub(lambda day: f"{int(day[1])}月{int(day[2])}日", text)
    text = _TELEPHONE_NUMBER.sub(lambda found: _digits(found[0].replace("-", "，")), text)
    text = _TIME.sub(_clock, text)
    text = _PLACE.sub(lambda found: f"{numeral(int(found[1]))}，", text)
    text = _RANGE.sub("到", text)
    text = _YEAR.sub(lambda found: found[1].translate(_PLAIN), text)
    text = _PART_OF.sub(lambda found: f"第{found[1]}，共{found[2]}", text)
    text = _PERCENT.sub(lambda found: f"百分之{found[1]}", text)
    text = _NUMBER.sub(_number, text)
    text = re.sub(r"[/／](?=[\x21-\x7e])|(?<=[\x21-\x7e])[/／]", " ", text)
    text = re.sub(r"\s*[/／]\s*", "或", text)
    text = _SILENT.sub("", text)
    text = _PAUSES.sub("，", text)
    text = re.sub(r"(?<=[\u4e00-\u9fff，。])\s+|\s+(?=[\u4e00-\u9fff，。])", "", text)
    text = re.sub(r"，+(?=[。？！；])|(?<=[。？！；])，+", "", text)
    return re.sub(r"，{2,}", "，", text).strip("， \n")


def utterances(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts of a page as pieces to say one after the other, none long, none empty."""
    said: list[str] = []
    for text in texts:
        for sentence in _ENDS.split(text.replace("\n", "")):  # a line end is for the eye
            said += _cut(spoken(sentence))
    return tuple(said)


def news(before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """What of `now` was not there `before`: all that needs to be said after a tap on the page."""
    known = set(before)
    return tuple(text for text in now if text not in known)


def numeral(number: int) -> str:
    """205 → 二百零五, for numbers from 0 below 100,000,000."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1_000 else ""
        return f"{numeral(high)}万{gap}{numeral(low) if low else ''}"
    words = ""
    for unit, name in ((1_000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += DIGITS[digit] + name
        elif words and number % unit and not words.endswith("零"):
            words += "零"
    return (words.removeprefix("一") if words.startswith("一十") else words) or "零"


def _number(found: re.Match[str]) -> str:
    ordinal, figure, behind = found.groups()
    whole, _, part = figure.replace(",", "").partition(".")
    if part:
        return f"{ordinal}{numeral(int(whole))}点{part.translate(_PLAIN)}"
    if not ordinal and figure.isdigit() and len(figure) >= _LONG and behind not in _SUMS:
        return _digits(figure)
    if whole == "2" and not ordinal and behind and behind in _COUNTED:
        return "两"
    return f"{ordinal}{numeral(int(whole))}"


def _clock(found: re.Match[str]) -> str:
    hour, minute = int(found[1]), int(found[2])
    if not minute:
        return f"{numeral(hour)}点"
    return f"{numeral(hour)}点{DIGITS[0] if minute < len(DIGITS) else ''}{numeral(minute)}分"


def _digits(text: str) -> str:
    return text.translate(_TELEPHONE)


def _letter_by_letter(slip: str) -> str:
    """ZY21-3K → Z Y 二 一，三 K: a 清单号 is read out to be typed."""
    parts = (" ".join(part) for part in slip.split("-"))
    return f"，{'，'.join(parts)}".translate(_PLAIN)


def _cut(sentence: str) -> list[str]:
    """A long sentence in pieces that end at its commas."""
    pieces: list[str] = []
    for clause in re.split(r"(?<=，)", sentence):
        if pieces and len(pieces[-1]) + len(clause) <= LONGEST:
            pieces[-1] += clause
        else:
            pieces.append(clause)
    return [piece.strip("，") for piece in pieces if piece.strip("，。 ")]
