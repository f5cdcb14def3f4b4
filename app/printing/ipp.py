"""Requests and answers of the Internet Printing Protocol as bytes (RFC 8010 and 8011).

Only what a client needs that sends documents and watches them; no network in here.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum


class Operation(IntEnum):
    """What is asked for. The last is CUPS's own."""

    CREATE_JOB = 0x0005
    SEND_DOCUMENT = 0x0006
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B
    RESUME_PRINTER = 0x0011
    CUPS_GET_PRINTERS = 0x4002


class Group(IntEnum):
    """What a run of attributes is about."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04


class Tag(IntEnum):
    """The type of a value, as far as we send or tell them apart."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    BEGIN_COLLECTION = 0x34
    TEXT_WITH_LANGUAGE = 0x35
    NAME_WITH_LANGUAGE = 0x36
    END_COLLECTION = 0x37
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49


FIRST_VALUE_TAG = 0x10
"""Tags below this begin a group."""

Value = int | bool | str | bytes
"""Whole numbers, truths and words; bytes for what is none of these."""
Attributes = Mapping[str, tuple[Value, ...]]

OK_BELOW = 0x0100
NOT_FOUND = 0x0406
NOT_ACCEPTING = 0x0506
"""Status codes: success is below `OK_BELOW`; client-error-not-found;
server-error-not-accepting-jobs."""


@dataclass(frozen=True, slots=True)
class Given:
    """An attribute to send."""

    tag: Tag
    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """`status` is IPP's own. Several jobs or printers stand in as many groups."""

    status: int
    groups: tuple[tuple[int, Attributes], ...]

    @property
    def ok(self) -> bool:
        return self.status < OK_BELOW

    def all(self, group: Group) -> tuple[Attributes, ...]:
        return tuple(attributes for kind, attributes in self.groups if kind == group)

    def first(self, group: Group) -> Attributes:
        """The first group of its kind; empty where there is none."""
        return next(iter(self.all(group)), {})


class Garbled(ValueError):
    """What came back is no answer of this protocol."""


def given(tag: Tag, name: str, *values: Value) -> Given:
    return Given(tag, name, values)


def encode(operation: Operation, about: Sequence[Given], job: Sequence[Given] = ()) -> bytes:
    """A request; the document, if there is one, follows it.

    `about` are the operation's own attributes, without character set and language, which every
    request begins with. English, because CUPS words its messages in the language of the request.
    """
    out = bytearray(struct.pack(">bbHi", 2, 0, operation, 1))
    out.append(Group.OPERATION)
    _add(out, given(Tag.CHARSET, "attributes-charset", "utf-8"))
    _add(out, given(Tag.LANGUAGE, "attributes-natural-language", "en"))
    for attribute in about:
        _add(out, attribute)
    if job:
        out.append(Group.JOB)
        for attribute in job:
            _add(out, attribute)
    out.append(Group.END)
    return bytes(out)


def _add(out: bytearray, attribute: Given) -> None:
    name = attribute.name.encode()
    for value in attribute.values:
        content = _content(value)
        out += struct.pack(">bH", attribute.tag, len(name)) + name
        out += struct.pack(">H", len(content)) + content
        name = b""  # the next value belongs to the same attribute


def _content(value: Value) -> bytes:
    match value:
        case bool():
            return struct.pack(">?", value)
        case int():
            return struct.pack(">i", value)
        case str():
            return value.encode()
        case bytes():
            return value


def decode(data: bytes) -> Answer:
    """An answer. Raises Garbled."""
    try:
        return _decode(data)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise Garbled(f"no IPP: {error}") from error


def _decode(data: bytes) -> Answer:
    status = struct.unpack_from(">H", data, 2)[0]
    groups: list[tuple[int, dict[str, tuple[Value, ...]]]] = []
    name, depth, place = "", 0, 8
    while data[place] != Group.END:
        tag = data[place]
        if tag < FIRST_VALUE_TAG:
            groups.append((tag, {}))
            place += 1
            continue
        size = struct.unpack_from(">H", data, place + 1)[0]
        place += 3
        own = data[place : place + size].decode()
        place += size
        length = struct.unpack_from(">H", data, place)[0]
        content = data[place + 2 : place + 2 + length]
        if len(content) < length or not groups:
            raise IndexError("cut short")
        place += 2 + length
        name = own or name
        held = groups[-1][1]
        if tag == Tag.BEGIN_COLLECTION:  # known to be there; what is in it is not asked for
            depth += 1
        elif tag == Tag.END_COLLECTION:
            depth -= 1
        if depth == 0 and tag != Tag.END_COLLECTION:
            held[name] = (*held.get(name, ()), _value(tag, content))
    return Answer(status, tuple(groups))


def _value(tag: int, content: bytes) -> Value:
    match tag:
        case Tag.INTEGER | Tag.ENUM:
            number: int = struct.unpack(">i", content)[0]
            return number
        case Tag.BOOLEAN:
            return content != b"\0"
        case Tag.TEXT_WITH_LANGUAGE | Tag.NAME_WITH_LANGUAGE:
            skip = 2 + int(struct.unpack_from(">H", content)[0])
            return content[skip + 2 :].decode()
        case _ if 0x40 <= tag <= 0x4F:
            return content.decode(errors="replace")
        case _:
            return content
