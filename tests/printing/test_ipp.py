"""Requests and answers as bytes, held against bytes written by hand after RFC 8010."""

import pytest

from app.printing.ipp import (
    Answer,
    Garbled,
    Group,
    Operation,
    Tag,
    decode,
    encode,
    given,
)

CREATE_JOB = bytes.fromhex(
    "0200" "0005" "00000001" "01"
    "47" "0012" "617474726962757465732d63686172736574" "0005" "7574662d38"
    "48" "001b" "617474726962757465732d6e61747572616c2d6c616e6775616765" "0002" "656e"
    "45" "000b" "7072696e7465722d757269" "0007" "6970703a2f2f78"
    "02"
    "21" "0006" "636f70696573" "0004" "00000014"
    "44" "0005" "7369646573" "0009" "6f6e652d7369646564"
    "03"
)  # fmt: skip
"""By hand after RFC 8010, 3.1: twenty copies, one-sided, in the manner of its appendix A.1."""


def test_a_request_is_written_as_the_rfc_has_it() -> None:
    written = encode(
        Operation.CREATE_JOB,
        [given(Tag.URI, "printer-uri", "ipp://x")],
        [given(Tag.INTEGER, "copies", 20), given(Tag.KEYWORD, "sides", "one-sided")],
    )
    assert written == CREATE_JOB


def test_a_second_value_of_an_attribute_has_no_name() -> None:
    wanted = given(Tag.KEYWORD, "requested-attributes", "job-id", "job-name")
    written = encode(Operation.GET_JOBS, [wanted])
    assert b"\x44\x00\x14requested-attributes\x00\x06job-id\x44\x00\x00\x00\x08job-name" in written


def answer(*body: bytes, status: bytes = b"\x00\x00") -> Answer:
    return decode(b"\x02\x00" + status + b"\x00\x00\x00\x01" + b"".join(body) + b"\x03")


def attribute(tag: int, name: str, value: bytes) -> bytes:
    word = name.encode()
    return bytes([tag]) + len(word).to_bytes(2) + word + len(value).to_bytes(2) + value


def test_an_answer_has_its_status_and_its_groups() -> None:
    read = answer(
        b"\x01", attribute(0x47, "attributes-charset", b"utf-8"),
        b"\x02", attribute(0x21, "job-id", b"\x00\x00\x00\x07"),
        attribute(0x44, "job-state-reasons", b"job-printing"), attribute(0x44, "", b"stopping"),
        b"\x02", attribute(0x21, "job-id", b"\x00\x00\x00\x08"),
        status=b"\x04\x06",
    )  # fmt: skip
    assert not read.ok
    assert [job["job-id"] for job in read.all(Group.JOB)] == [(7,), (8,)]
    assert read.first(Group.JOB)["job-state-reasons"] == ("job-printing", "stopping")
    assert read.first(Group.PRINTER) == {}


def test_numbers_truths_words_in_a_language_and_unknown_values_are_read() -> None:
    read = answer(
        b"\x04", attribute(0x23, "printer-state", b"\x00\x00\x00\x05"),
        attribute(0x22, "printer-is-accepting-jobs", b"\x01"),
        attribute(0x35, "printer-state-message", b"\x00\x02zh\x00\x06" + "缺纸".encode()),
        attribute(0x30, "opaque", b"\xff\xfe"),
    )  # fmt: skip
    assert read.first(Group.PRINTER) == {
        "printer-state": (5,),
        "printer-is-accepting-jobs": (True,),
        "printer-state-message": ("缺纸",),
        "opaque": (b"\xff\xfe",),
    }


def test_what_is_in_a_collection_hides_nothing_that_follows() -> None:
    read = answer(
        b"\x04", attribute(0x34, "media-col-default", b""), attribute(0x4A, "", b"media-key"),
        attribute(0x44, "", b"a4"), attribute(0x34, "", b""), attribute(0x37, "", b""),
        attribute(0x37, "", b""), attribute(0x23, "printer-state", b"\x00\x00\x00\x03"),
    )  # fmt: skip
    assert read.first(Group.PRINTER)["printer-state"] == (3,)


@pytest.mark.parametrize("cut", range(8, len(CREATE_JOB)))
def test_an_answer_that_is_cut_short_is_no_answer(cut: int) -> None:
    with pytest.raises(Garbled):
        decode(CREATE_JOB[:cut])
