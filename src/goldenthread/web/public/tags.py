"""How public pages write counts, names, and figures against targets."""

from collections.abc import Sequence
from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldenthread.plan import Figure, Return
from goldenthread.web.public.measured import Planned, planned
from goldenthread.web.public.saying import figures_words, targets_words
from goldenthread.web.public.shown import Shown
from goldenthread.web.records.nouns import last_day_of
from goldenthread.web.records.published import PublishedRow

register = template.Library()


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
    """Give the remedial action of a row as published."""
    return found.row.remedial_action


@register.filter
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
def ends_on(shown: Shown) -> date:
    """Give the last day of the period that is shown."""
    return last_day_of(shown.period)


@register.simple_tag
def against(row: Return) -> SafeString:
    """Write a row's figure against its target."""
    figure, target = _unbroken(figures_words(row.actuals)), _unbroken(targets_words(row))
    if not figure:
        return format_html("no figure{}", f"; target {target}" if target else "")
    return format_html("<strong>{}</strong>{}", figure, f" against {target}" if target else "")


def _unbroken(words: str) -> str:
    return words.replace(" %", "\N{NO-BREAK SPACE}%")
