"""How pages show what changed in a text: what went, and what came."""

from difflib import SequenceMatcher
from re import findall

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

# Beyond this a word-by-word comparison takes too long; both texts are then shown whole.
_MOST_WORDS = 2_000


@register.simple_tag
def changed_words(before: str, after: str) -> SafeString:
    """Write the words of both texts in order, those that went struck out and those that came underlined."""
    old, new = findall(r"\s+|\S+", before), findall(r"\s+|\S+", after)
    if len(old) + len(new) > _MOST_WORDS:
        return format_html("{}{}", _marked("del", before), _marked("ins", after))
    pieces = (
        piece
        for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        for piece in _pieces(kind, "".join(old[a:b]), "".join(new[c:d]))
    )
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def _pieces(kind: str, old: str, new: str) -> list[SafeString]:
    if kind == "equal":
        return [format_html("{}", new)]
    return [_marked(tag, text) for tag, text in (("del", old), ("ins", new)) if text]


def _marked(tag: str, text: str) -> SafeString:
    spoken = {"del": "removed: ", "ins": "added: "}[tag]
    name = SafeString(tag)
    return format_html('<{}><span class="govuk-visually-hidden">{}</span>{}</{}>', name, spoken, text, name)
