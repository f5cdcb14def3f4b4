"""Finding items by words, pinyin and initials."""

import pytest

from app.authoring.sounds import syllables, words_of
from app.catalog.search import Found, Index, Match, Word
from app.domain.item import Erratum, Item, Region, Topic, TopicEntry

REGION = Region(
    id="testland",
    prefix="TL",
    name="试验省",
    short="试验",
    title="清单",
    categories=(),
    topics=(Topic("death", "亲人离世", "", "sprig", (TopicEntry(3, "取出他个人账户里的钱"),)),),
)


def item(seq: int, name: str, plain: str, *aliases: str, errata: tuple[Erratum, ...] = ()) -> Item:
    return Item("testland", seq, name, "claims", plain, (), aliases=aliases, errata=errata)


ITEMS = (
    item(1, "门诊费用报销", "门诊的钱，拿票据来报", "报门诊费"),
    item(2, "住院费用报销", "住院的钱，拿票据来报", "报住院费", "住院报销"),
    item(3, "参保人员个人账户一次性支取", "取出个人账户里的钱"),
    item(4, "职工基本医疗保险费趸缴清算", "年限不够，一次缴清"),
    item(5, "异地转珍人员备案", "转到外地看病", errata=(Erratum("子项", "转珍", "转诊"),)),
)


@pytest.fixture
def index() -> Index:
    return Index(word for one in ITEMS for word in words_of(one, REGION))


def first(index: Index, typed: str) -> Found:
    return index.find(typed)[0]


@pytest.mark.parametrize(
    ("typed", "seq"),
    [
        ("住院费用", 2),
        ("zyfy", 2),
        ("zhuyuan", 2),
        ("ZHUYUAN", 2),
        ("ｚｙｆｙ", 2),
        ("zyf", 2),
        ("zybx", 2),
        ("mzbx", 1),
        ("门报", 1),
        ("报住院费", 2),
        ("dunjiao", 4),
        ("qinrenlishi", 3),
        ("qrls", 3),
        ("取出他", 3),
        ("转诊", 5),
        ("转珍", 5),
        ("zhuanzhen", 5),
        ("4", 4),
        ("住院 票据", 2),
        ("票据 住院", 2),
    ],
)
def test_an_item_is_found(index: Index, typed: str, seq: int) -> None:
    assert first(index, typed).item == seq


def test_nothing_is_found_for_nothing(index: Index) -> None:
    for typed in ("", "  ", "，。", "zzzz", "火箭", "住院 火箭", "12345"):
        assert index.find(typed) == ()


def test_the_head_of_a_word_comes_before_its_inside_before_scattered_letters(
    index: Index,
) -> None:
    found = index.find("bx")
    assert [hit.match for hit in found] == sorted(hit.match for hit in found)
    assert first(index, "zy").match is Match.PREFIX
    assert first(index, "fybx").match is Match.INSIDE
    assert first(index, "zyfbx").match is Match.SCATTERED


def test_a_whole_word_comes_before_the_head_of_a_name() -> None:
    """ch is the whole of 车祸, and only the first letters of cheng."""
    made = (item(1, "城乡居民参保登记", "居民参保"), item(2, "住院费用报销", "住院", "车祸"))
    index = Index(word for one in made for word in words_of(one, REGION))
    for typed in ("ch", "chehuo", "车祸"):
        assert (first(index, typed).item, first(index, typed).match) == (2, Match.WHOLE)
    assert [hit.item for hit in index.find("ch")] == [2, 1]
    assert first(index, "cheng").item == 1


def test_what_people_mean_most_often_comes_before_a_whole_word() -> None:
    """zy is all of 增员, but who types it at a kiosk asks for 住院; bx asks for 报销."""
    made = (item(1, "职工参保登记", "职工参保", "增员", "变相"), item(2, "住院费用报销", "住院"))
    index = Index(word for one in made for word in words_of(one, REGION))
    for typed in ("zy", "bx", "zhuyuan"):
        assert first(index, typed).item == 2
    for typed in ("增员", "zengyuan", "变相"):
        assert first(index, typed).item == 1
    assert [hit.item for hit in index.find("zy")] == [2, 1]


def test_scattered_letters_are_a_last_resort(index: Index) -> None:
    assert index.find("mfx") == ()  # three letters with gaps stand in half of all names
    found = index.find("fybx")
    assert {hit.match for hit in found} == {Match.INSIDE}


def test_most_scattered_letters_stand_beside_a_neighbour(index: Index) -> None:
    """People shorten by words; single letters stand in order in any long name."""
    assert index.find("mzyx") == ()  # 门诊 用 销
    assert index.find("zjybf") == ()  # 职 基 医 保 费
    assert first(index, "zgylqs").item == 4
    hit = first(index, "zgfqs")  # 职工 费 清算
    assert [hit.text[at] for at in hit.marked] == ["职", "工", "费", "清", "算"]


@pytest.mark.parametrize(
    ("typed", "seq", "marked"),
    [
        ("zuyuan", 2, "住院"),
        ("zuy", 2, "住院"),
        ("zhuyuang", 2, "住院"),
        ("menzeng", 1, "门诊"),
        ("mengzhenfeiyon", 1, "门诊费用"),
        ("zuangzen", 5, "转珍"),
        ("jibengyiniao", 4, "基本医疗"),
        ("lianxiang", 4, "年限"),
        ("qinsuan", 4, "清算"),
    ],
)
def test_what_is_typed_as_it_is_said_in_the_south_is_found(
    index: Index, typed: str, seq: int, marked: str
) -> None:
    hits = index.find(typed)
    assert hits[0].item == seq
    assert "".join(hits[0].text[at] for at in hits[0].marked) == marked


def test_a_g_after_n_is_of_this_syllable_or_of_the_next() -> None:
    made = (item(1, "单个申请", "单"), item(2, "当面申请", "当"), item(3, "西安转入", "西"))
    index = Index(word for one in made for word in words_of(one, REGION))
    for typed in ("dange", "dangge", "dan", "dang"):
        assert 1 in [hit.item for hit in index.find(typed)], typed
    for typed in ("danmian", "dangmiang", "danmiang"):
        assert first(index, typed).item == 2, typed
    assert [hit.item for hit in index.find("xian")] == [3]
    assert [hit.item for hit in index.find("xiang")] == [3]


def test_what_is_spelt_as_typed_comes_before_what_sounds_alike() -> None:
    """报账 said baozan, and 保暂 spelt so in the middle of another word."""
    made = (item(1, "职工报账", "报账"), item(2, "单位参保、暂停或注销", "单位"))
    index = Index(word for one in made for word in words_of(one, REGION))
    assert [hit.item for hit in index.find("baozan")] == [2, 1]
    assert [hit.item for hit in index.find("baozhang")] == [1, 2]


def test_initials_and_single_letters_have_no_sound(index: Index) -> None:
    for typed in ("zhyf", "mzh", "zu"):
        assert index.find(typed) == (), typed


def test_one_character_brings_what_a_person_asks_for_before_what_a_unit_does() -> None:
    made = (
        item(1, "药店申请定点", "药店", "药房"),
        item(2, "门诊费用报销", "门诊", "药费"),
        item(3, "慢特病认定", "慢病", "长期吃药"),
    )
    index = Index((word for one in made for word in words_of(one, REGION)), units={1})
    assert [hit.item for hit in index.find("yao")] == [2, 3, 1]
    assert [hit.item for hit in index.find("药")] == [2, 3, 1]
    assert first(index, "yaod").item == 1
    assert first(index, "yf").item == 1  # 药房 whole, 药费 whole: the list's order


def test_the_characters_that_match_are_marked(index: Index) -> None:
    hit = first(index, "zybx")
    assert (hit.text, hit.marked) == ("住院报销", (0, 1, 2, 3))
    hit = first(index, "mzbx")
    assert (hit.text, hit.marked) == ("门诊费用报销", (0, 1, 4, 5))
    hit = first(index, "门销")
    assert [hit.text[at] for at in hit.marked] == ["门", "销"]
    hit = first(index, "feiyong")
    assert [hit.text[at] for at in hit.marked] == ["费", "用"]


def test_signs_in_a_text_do_not_shift_the_marks() -> None:
    word = Word(1, "name", "医疗（零星）报销", syllables("医疗（零星）报销"), "yl_lx_bx")
    hit = first(Index([word]), "lingxingbao")
    assert [hit.text[at] for at in hit.marked] == ["零", "星", "报"]


def test_insurance_is_taken_off_where_it_finds_nothing() -> None:
    texts = ["门诊费用报销", "医保电子凭证申领"]
    index = Index(
        Word(at, "name", text, syllables(text), "".join(one[0] for one in syllables(text)))
        for at, text in enumerate(texts)
    )
    for typed in ("ybbx", "yibaobaoxiao", "医保报销", "bxyb"):
        assert [hit.item for hit in index.find(typed)] == [0], typed
    assert [hit.item for hit in index.find("ybdz")] == [1], "as it is spelt"
    assert index.find("ybk") == (), "one letter is found everywhere"


def test_pinyin_matches_only_from_the_head_of_a_syllable(index: Index) -> None:
    assert index.find("huyuan") == ()


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("缴费", "jiao fei"),
        ("重特大疾病", "zhong te da ji bing"),
        ("重新开", "chong xin kai"),
        ("银行账户", "yin hang zhang hu"),
        ("单行支付", "dan xing zhi fu"),
        ("异地长期居住", "yi di chang qi ju zhu"),
        ("就业的人参保", "jiu ye de ren can bao"),
        ("转移接续", "zhuan yi jie xu"),
        ("子女", "zi nv"),
        ("用APP，办", "yong a p p _ ban"),
        ("趸缴", "dun jiao"),
        ("处方底方", "chu fang di fang"),
    ],
)
def test_characters_with_several_readings_are_read_as_people_say_them(
    text: str, pinyin: str
) -> None:
    assert " ".join(syllables(text)) == pinyin
