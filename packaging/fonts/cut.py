"""Cut Noto Sans SC to the characters that this program may show or print.

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 && tar -xzf expo-google-fonts-noto-sans-sc-0.4.3.tgz
    apt-get download unicode-data && dpkg -x unicode-data_15.0.0-1_all.deb unicode
    python packaging/fonts/cut.py package unicode/usr/share/unicode/Unihan_OtherMappings.txt.bz2

Needs fonttools. Writes resources/fonts/NotoSansSC-{Regular,Bold}.ttf and OFL.txt. The same input
and the same fonttools give the same bytes.

Sources
- Outlines: NotoSansSC_400Regular.ttf and NotoSansSC_700Bold.ttf, version 2.004-H2, SIL OFL 1.1.
- 通用规范汉字表 (8105 characters): the property kTGH of the Unicode Han Database, which Debian
  ships in the package unicode-data. Its value is 2013:1 to 2013:8105, the number in the table;
  the script refuses a file that does not give exactly these numbers.
- GB2312 (characters and all signs): Python's own codec.
- The other signs: the Unicode ranges in SIGNS.

What is dropped, and why it can be: hints (Qt draws unhinted at the sizes used, paper has no use
for them), layout tables (neither view sets vertical text; without GPOS both views measure a line
alike, for ReportLab knows no kerning), glyph names. The metrics of line and glyph stay as they are.
"""

import argparse
import bz2
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent.parent / "resources" / "fonts"
WEIGHTS = {"400Regular": "NotoSansSC-Regular.ttf", "700Bold": "NotoSansSC-Bold.ttf"}
TABLE_SIZE = 8105

# First and last code point. A sign that the font has no outline for is left out silently:
# the catalogue build reads the cut font, not this list.
SIGNS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x024F),  # Latin letters with marks (pinyin tones among them), £ · × ÷
    (0x02C6, 0x02DC),  # tone marks standing alone
    (0x2010, 0x2027),  # dashes, quotes, … ‰
    (0x2030, 0x205E),  # ‹ › ※ ⁄
    (0x20AC, 0x20AC),  # €
    (0x2100, 0x218F),  # ℃ № ™ Ⅰ to Ⅻ ½
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # ≥ ≤ ≈ ∶ √
    (0x2460, 0x24FF),  # ① ⑴ ⒈
    (0x2500, 0x25FF),  # box drawing, □ ■ ○ ● △ ▽ ◆
    (0x2600, 0x27BF),  # ☆ ★ ☎ ✓ ✗ and dingbat numerals
    (0x3000, 0x303F),  # CJK punctuation, 〇 〔〕《》「」『』【】
    (0x3040, 0x30FF),  # kana, ・ ー
    (0x3200, 0x33FF),  # ㈠ ㎡ ㎏ ㏎
    (0xFE10, 0xFE1F),  # upright punctuation
    (0xFE30, 0xFE4F),  # compatibility punctuation
    (0xFF00, 0xFFEF),  # full width forms, ￥
)


def standard_characters(mappings: Path) -> set[int]:
    """Code points of 通用规范汉字表, out of a Unihan_OtherMappings file (.txt or .bz2)."""
    opener = bz2.open if mappings.suffix == ".bz2" else open
    numbers: dict[int, int] = {}
    with opener(mappings, "rt", encoding="utf-8") as lines:
        for line in lines:
            code, _, rest = line.partition("\t")
            name, _, value = rest.strip().partition("\t")
            if code.startswith("U+") and name == "kTGH":
                numbers[int(value.removeprefix("2013:"))] = int(code.removeprefix("U+"), 16)
    if set(numbers) != set(range(1, TABLE_SIZE + 1)) or len(set(numbers.values())) != TABLE_SIZE:
        raise SystemExit(f"{mappings} does not hold the {TABLE_SIZE} characters of the table")
    return set(numbers.values())


def gb2312_characters() -> set[int]:
    """Code points of GB2312: 6763 characters and 682 signs."""
    found: set[int] = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            text = bytes((row, cell)).decode("gb2312", errors="ignore")
            found.update(ord(character) for character in text)
    return found


def cut(source: Path, target: Path, characters: Iterable[int]) -> None:
    """Write the glyphs of `characters` out of `source` as a TrueType file without layout tables."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "VORG"]
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
    options.prune_unicode_ranges = False
    options.recalc_timestamp = False
    options.drop_tables += ["gasp"]
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    font.save(target)


def main() -> None:
    """Command line; see the module's docstring."""
    parser = argparse.ArgumentParser(description="Cut Noto Sans SC for this program.")
    parser.add_argument("package", type=Path, help="the unpacked npm package")
    parser.add_argument("mappings", type=Path, help="Unihan_OtherMappings.txt or .txt.bz2")
    arguments = parser.parse_args()
    characters = standard_characters(arguments.mappings) | gb2312_characters()
    for first, last in SIGNS:
        characters.update(range(first, last + 1))
    TARGET.mkdir(parents=True, exist_ok=True)
    for folder, name in WEIGHTS.items():
        (source,) = (arguments.package / folder).glob("*.ttf")
        cut(source, TARGET / name, characters)
        size = (TARGET / name).stat().st_size
        print(f"{name}: {len(TTFont(TARGET / name).getBestCmap())} characters, {size:,} bytes")
    licence = (arguments.package / "LICENSE_FONT").read_text(encoding="utf-8")
    (TARGET / "OFL.txt").write_text(licence, encoding="utf-8")


if __name__ == "__main__":
    main()
