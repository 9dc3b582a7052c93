"""Bytes to text: the encodings that councils' exports really have, and a clear no for the rest."""

import codecs
import re

from goldenthread.plan import DocumentError
from goldenthread.reading.limits import MOST_BYTES_OF_TEXT

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
# A stray control mark is damage that reading survives; more than this share is no text at all.
_MOST_CONTROL = 0.002
_SAMPLE = 65_536


def is_text(data: bytes) -> bool:
    """Tell whether bytes are text in an encoding that `decode` knows."""
    sample = data[:_SAMPLE]
    try:
        text = sample.decode(encoding_of(data), errors="ignore")
    except LookupError:  # pragma: no cover - every name in the table above exists
        return False
    return len(_CONTROL.findall(text)) <= _MOST_CONTROL * max(len(text), 500)


def decode(data: bytes, name: str) -> str:
    """Turn a file's bytes into text with "\\n" line ends.

    Reads UTF-8 and UTF-16/32 by their marks, plain UTF-8, UTF-16 without a mark and, last, Windows-1252.
    Raises DocumentError, naming the line, for bytes that are none of these.
    """
    if len(data) > MOST_BYTES_OF_TEXT:
        raise _too_long(data, name)
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise _wrong_encoding(data, name, encoding, fault.start) from fault
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _too_long(data: bytes, name: str) -> DocumentError:
    return DocumentError(
        f"the text has {len(data):,} bytes",
        where=name,
        expected=f"at most {MOST_BYTES_OF_TEXT:,} bytes of text",
        do="check that it is a report, remove what doesn't belong to it and try again",
    )


def encoding_of(data: bytes) -> str:
    """Tell the encoding of a text's bytes: by its mark, by its zero bytes, UTF-8, or else Windows-1252."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    return _without_mark(data)


def _without_mark(data: bytes) -> str:
    sample = data[:_SAMPLE]
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if odd > len(sample) * 0.3:
        return "utf-16-le"
    if even > len(sample) * 0.3:
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _wrong_encoding(data: bytes, name: str, encoding: str, place: int) -> DocumentError:
    line = data.count(b"\n", 0, place) + 1
    return DocumentError(
        f"byte {data[place : place + 1].hex()} is no character in UTF-8 nor in {encoding}",
        where=f"{name}, line {line}",
        expected="text in UTF-8, UTF-16 or Windows-1252",
        do="save the file again as UTF-8 text",
    )
