"""How public pages write counts, names, and figures against targets."""

from collections.abc import Sequence
from datetime import date

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldenthread.plan import Figure, Return
from goldenthread.publishing.saying import figures_words, shortened, targets_words
from goldenthread.web.public.measured import Planned, planned
from goldenthread.web.public.shown import Shown
from goldenthread.web.records.published import PublishedRow

register = template.Library()

_MOST_DOING = 280


@register.filter
def thousands(number: int | None) -> str:
    """Write a count: 1,486."""
    return "" if number is None else f"{number:,}"


@register.filter
def signed(number: int) -> str:
    """Write a change of a count with its sign: +14, −6, 0."""
    return f"{number:+,}".replace("-", "−") if number else "0"


@register.filter
def named(row: Return) -> str:
    """Name a measure by what it wants, or by its action where the report prints no more."""
    return row.outcome or row.action or row.ref or row.id


@register.filter
def figures(actuals: Sequence[Figure]) -> str:
    """Write figures in one line."""
    return _unbroken(figures_words(actuals))


@register.filter
def being_done(found: PublishedRow) -> str:
    """Give the remedial action of a row as published, cut where it is long."""
    return shortened(on_one_line(found.row.remedial_action), _MOST_DOING)


def on_one_line(text: str) -> str:
    """Write a text of several lines, a list perhaps, as one line: "This; that; and the other"."""
    lines = [line.strip().removeprefix("- ").strip() for line in text.splitlines()]
    told = [line for line in lines if line]
    ends = (".", ":", ";", "!", "?")
    return " ".join(line if line.endswith(ends) or line is told[-1] else f"{line};" for line in told)


@register.simple_tag
def actions_of(found: PublishedRow, shown: Shown, *, earlier: bool = False) -> list[Planned]:
    """Give the remedial actions of a row one by one, with how each stood when it was published."""
    return planned(found, shown, earlier=earlier)


@register.filter
def whose(who: str) -> str:
    """Name whose figure it is: "England" where the report says "England's 19 %"."""
    return who.removesuffix("'s").removesuffix("’s")


register.filter("shortened", shortened)


@register.filter
def ends_on(shown: Shown) -> date:
    """Give the last day of the period that is shown."""
    return shown.period.last_day


@register.simple_tag
def against(row: Return) -> SafeString:
    """Write a row's figure against its target."""
    figure, target = _unbroken(figures_words(row.actuals)), _unbroken(targets_words(row))
    if not figure:
        return format_html("no figure{}", f"; target {target}" if target else "")
    return format_html("<strong>{}</strong>{}", figure, f" against {target}" if target else "")


@register.tag
def kept(parser: Parser, token: Token) -> Node:
    """Keep what stands between this and `endkept` with the publication that is shown, under a name.

    It may hold nothing but what never changes of a publication: no text that could be taken down. Further arguments
    are what else it depends on, of which there are only a few: `{% kept "navigation" here %}`.
    """
    names = [parser.compile_filter(part) for part in token.split_contents()[1:]]
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    return _Kept(nodes, names)


class _Kept(Node):
    def __init__(self, nodes: NodeList, names: list[FilterExpression]) -> None:
        self.nodelist, self.names = nodes, names

    def render(self, context: Context) -> SafeString:
        shown: Shown | None = context.get("shown")
        if not shown:
            return self.nodelist.render(context)
        name = tuple([name.resolve(context) for name in self.names])
        return shown.kept(name, lambda: self.nodelist.render(context))


def _unbroken(words: str) -> str:
    return words.replace(" %", "\N{NO-BREAK SPACE}%")
