"""How pages write a status, a number, a figure with its unit."""

import re
from datetime import date
from decimal import Decimal
from functools import cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldenthread.judging import all_presets
from goldenthread.plan import Period, Rating, Verdict
from goldenthread.plan.amounts import printed_amount
from goldenthread.publishing.statuses import shape
from goldenthread.web.pages.addresses import period_address
from goldenthread.web.pages.statuses import status_words

register = template.Library()

# How a verdict's sentence ends: ": not achieved", before a note in brackets where there is one.
_CONCLUSION = re.compile(r": (?:achieved|on track|slipped|not achieved|no rating)(?= \(|$)")
_PROGRAMS_OWN = re.compile(r"[a-z]{1,30}(_[a-z]{1,30}){1,10}")


@register.simple_tag
def status(rating: str | None, missing: str | None = None) -> SafeString:
    """Write a status: its shape, which is kept from screen readers, and its word; without one, the reason."""
    return _status(rating or "", missing or "")


@cache
def _status(rating: str, missing: str) -> SafeString:
    return _drawn(rating or "none", shape(Rating(rating) if rating else None), status_words(rating, missing))


def _drawn(name: str, shape: str, words: str) -> SafeString:
    return format_html(
        '<span class="gt-status gt-status--{}"><span class="gt-status__shape" aria-hidden="true">{} </span>{}</span>',
        name,
        shape,
        words,
    )


@register.filter
def because(verdict: Verdict | None) -> str:
    """Write why a verdict says what it says, to stand behind its status: without saying the status again."""
    return _CONCLUSION.sub("", verdict.because) if verdict else ""


@register.filter
def day(text: str) -> str:
    """Write a day that the record holds as "2012-03-31" as "31 March 2012"; a month or year stays as it is."""
    try:
        return f"{date.fromisoformat(text):%-d %B %Y}"
    except ValueError:
        return text


@register.filter
def amount(value: Decimal | float | str | None, unit: str = "") -> str:
    """Write a figure with its unit as sentences do: 65.9 %, £1.2 million, 1,486."""
    return "" if value is None or value == "" else printed_amount(Decimal(str(value)), unit)


@register.filter
def plain(value: object) -> str:
    """Write a value that the program keeps as words: "on track" for "on_track", "yes" for True, lists in a row."""
    if isinstance(value, list | tuple):
        return ", ".join(plain(one) for one in value) or "none"
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return text.replace("_", " ") if _PROGRAMS_OWN.fullmatch(text) else day(text)


@register.filter
def rule(named: str) -> str:
    """Write the name of a rule as words: "threshold year end (1 to 4)" for "one-to-four/threshold-year-end"."""
    scheme, _, own = named.rpartition("/")
    words = own.replace("-", " ")
    preset = all_presets().get(scheme)
    title = preset.title if preset else scheme.replace("-", " ")
    return f"{words} ({title})" if title else words


@register.filter
def address(period: Period) -> str:
    """Write a period as addresses name it: "2011-12-q2"."""
    return period_address(period)
