"""XML as text: the names that it uses, and how a text gets into it."""

import re

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = {
    "office": f"{_OASIS}office:1.0",
    "table": f"{_OASIS}table:1.0",
    "text": f"{_OASIS}text:1.0",
    "style": f"{_OASIS}style:1.0",
    "number": f"{_OASIS}datastyle:1.0",
    "meta": f"{_OASIS}meta:1.0",
    "config": f"{_OASIS}config:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
DECLARED = " ".join([f'xmlns:{name}="{told}"' for name, told in _NAMES.items()] + ['office:version="1.3"'])
_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
# Spaces at the start of a paragraph, and all but the first of a run, are lost unless they are marked.
_LOST_SPACES = re.compile(r"^ +|(?<= ) +")


def plain(text: str) -> str:
    """Give a text as XML that says just this text, for an element or an attribute in double quotes."""
    return text.translate(_SPECIAL)


def paragraphs(text: str) -> str:
    """Give a text as paragraphs, one a line."""
    return "".join(f"<text:p>{_spaced(plain(line))}</text:p>" for line in text.split("\n"))


def _spaced(text: str) -> str:
    if "  " not in text and not text.startswith(" "):
        return text
    return _LOST_SPACES.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', text)
