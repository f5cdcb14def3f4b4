"""Lanes: the parties of an item, what travels between them, and the parts of the limit."""

from datetime import date

from app import paths
from app.catalog.catalogue import Catalogue
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.hall import NO_HALL
from app.domain.notice import Dates, Flow, HallFacts, Lanes, LinkKind, Notice, StandsFor, Suits
from app.holidays import read_calendar

CALENDAR = read_calendar(paths.share() / "resources" / "calendar" / "china.toml")


def notice(catalogue: Catalogue, region: str, seq: int, **answers: str) -> Notice:
    setting = Setting(
        region=catalogue.region(region),
        edition=catalogue.edition(region),
        hall=NO_HALL,
        calendar=CALENDAR,
        today=date(2026, 11, 9),
    )
    given = {question: (option,) for question, option in answers.items()}
    return make_notice(make_checklist(catalogue.item(region, seq), given), setting)


def lanes(told: Notice) -> Lanes:
    found = told.get(Flow).lanes
    assert found is not None
    return found


def test_the_last_part_ends_on_the_day_of_the_whole(catalogue: Catalogue) -> None:
    for region, seq, days in (
        ("guangdong", 11, ["5", "10", "5"]),
        ("gansu", 11, ["5", "10", "5"]),
        ("xpcc", 10, ["10", "5"]),
    ):
        told = notice(catalogue, region, seq)
        spans = lanes(told).spans
        assert [span.number for span in spans] == days
        latest = told.get(Dates).latest
        assert latest is not None
        assert spans[-1].latest == f"最晚 {latest.month} 月 {latest.day} 日"


def test_parts_that_are_not_the_whole_get_no_dates(catalogue: Catalogue) -> None:
    """转入 of 广西: the time of the other office lies between and is not counted."""
    found = lanes(notice(catalogue, "guangxi", 12))
    assert found.spans == ()
    assert found.total is None
    assert len(found.parts) == 2


def test_a_failed_check_goes_to_the_person_and_back_to_the_start(catalogue: Catalogue) -> None:
    found = lanes(notice(catalogue, "guangdong", 11))
    fail = next(link for link in found.links if link.kind is LinkKind.FAIL)
    again = next(link for link in found.links if link.kind is LinkKind.AGAIN)
    assert found.nodes[fail.end].stands_for is StandsFor.TOLD
    assert found.nodes[fail.end].lane == 0
    assert (again.start, found.nodes[again.end].stands_for) == (fail.end, StandsFor.MINE)


def test_lanes_need_two_offices_for_certain(catalogue: Catalogue) -> None:
    assert notice(catalogue, "guangxi", 11).get(Flow).lanes is None
    assert notice(catalogue, "guangxi", 11, procedure="certificate").get(Flow).lanes is None
    assert lanes(notice(catalogue, "guangxi", 11, procedure="transfer")).lanes[1].name


def test_the_chain_stays_the_official_one(catalogue: Catalogue) -> None:
    for region, seq, answers in (
        ("gansu", 11, {}),
        ("xpcc", 10, {}),
        ("guangxi", 11, {}),
        ("guangxi", 11, {"procedure": "transfer"}),
    ):
        flow = notice(catalogue, region, seq, **answers).get(Flow)
        assert [node.name for node in flow.nodes] == ["申请", "受理", "审核", "办结"]


def test_whom_it_suits_the_channel_and_the_fee_are_facts(catalogue: Catalogue) -> None:
    told = notice(catalogue, "guangdong", 18)
    assert told.find(Suits) is not None
    facts = told.get(HallFacts)
    assert (facts.channel, facts.fee) == ("只在窗口办理", "不收费")
    silent = notice(catalogue, "guangdong", 1)
    assert silent.find(Suits) is None
    assert (silent.get(HallFacts).channel, silent.get(HallFacts).fee) == (None, None)
