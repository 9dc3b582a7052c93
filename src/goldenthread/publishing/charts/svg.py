"""Writing SVG: elements with attributes, texts escaped."""

from functools import cache, lru_cache
from html import escape

Attribute = str | int | float

# What every drawing stands on: its colours are chosen to stand out from this, wherever it is shown.
GROUND = "#ffffff"
INK, QUIET = "#0b0c0c", "#484949"
# A drawing is also shown alone, where no page says in which letters.
_LETTERS = "Helvetica Neue, Arial, Liberation Sans, DejaVu Sans, sans-serif"


def element(tag: str, *children: str, **attributes: Attribute) -> str:
    """Write an element. An underscore in an attribute's name stands for a hyphen, one at its end is dropped."""
    told = "".join([f' {_named(name)}="{_written(value)}"' for name, value in attributes.items()])
    return f"<{tag}{told}>{''.join(children)}</{tag}>" if children else f"<{tag}{told}/>"


def words(text: str, **attributes: Attribute) -> str:
    """Write a text element."""
    return element("text", escape(text), **attributes)


def drawing(width: int, height: int, title: str, description: str, name: str, *children: str) -> str:
    """Write a whole drawing. `name` is unique on the page: the title and the description are found by it."""
    return element(
        "svg",
        element("title", escape(title), id=f"{name}-title"),
        element("desc", escape(description), id=f"{name}-desc"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        class_="gt-chart",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        font_family=_LETTERS,
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )


@cache
def _named(name: str) -> str:
    return name.rstrip("_").replace("_", "-") if name != "viewBox" else name


def _written(value: Attribute) -> str:
    if type(value) is float:
        return f"{value:.1f}".removesuffix(".0")
    return _escaped(value) if type(value) is str else str(value)


# Most are colours, anchors and dashes: the same few over and over.
@lru_cache(maxsize=256)
def _escaped(text: str) -> str:
    return escape(text)
