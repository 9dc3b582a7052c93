"""The encoding of a web page: by its mark, else by what it declares, else by what fits."""

import codecs
import re

from goldenthread.reading.decoding import encoding_of

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Browsers look no further either.
_DECLARED_WITHIN = 4096
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
# An allow-list, because Python's codecs also hold some that are no character sets. What calls itself
# Latin-1 or ASCII is nearly always Windows-1252, and browsers read it so.
_ALLOWED = {
    **{codecs.lookup(name).name: "cp1252" for name in ("ascii", "iso-8859-1", "cp1252")},
    **{codecs.lookup(name).name: name for name in ("utf-8", "iso-8859-15", "iso-8859-14", "mac-roman", "cp1250")},
}


def decoded(data: bytes) -> str:
    """Turn a page's bytes into text; a byte that fits nothing becomes a replacement character."""
    if b"\0" in data[:_DECLARED_WITHIN]:
        # Zero bytes stand between the letters of UTF-16 and UTF-32, with their marks or without.
        return data.decode(encoding_of(data), "replace")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    for encoding in dict.fromkeys((_declared(data), "utf-8")):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as fault:
            if encoding == "utf-8" and len(data) - fault.start < 4 and fault.reason == "unexpected end of data":
                return data.decode("utf-8", "ignore")
    return data.decode("cp1252", "replace")


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else "utf-8"
    except (LookupError, UnicodeDecodeError):
        name = "utf-8"
    return _ALLOWED.get(name, "utf-8")
