"""The namespaces of OpenDocument, as its parts declare them."""

_OASIS = {
    "office": "office",
    "style": "style",
    "text": "text",
    "table": "table",
    "draw": "drawing",
    "fo": "xsl-fo-compatible",
    "svg": "svg-compatible",
    "meta": "meta",
}
_OTHERS = {"xlink": "http://www.w3.org/1999/xlink", "dc": "http://purl.org/dc/elements/1.1/"}
VERSION = "1.3"
ROOT = " ".join(
    [
        *(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{last}:1.0"' for name, last in _OASIS.items()),
        *(f'xmlns:{name}="{address}"' for name, address in _OTHERS.items()),
        f'office:version="{VERSION}"',
    ]
)
DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n'
