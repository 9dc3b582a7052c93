"""What every change of a measure asks for."""

from datetime import date

from django.utils import timezone

from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import Measure

_FIRST, _LAST = date(1990, 1, 1), date(2100, 1, 1)


def need_words(text: str, measure: Measure | str) -> None:
    """Raise Refused where a measure would have no words."""
    if not text.strip():
        raise Refused(
            "the measure has no words", where=str(measure), expected="its success criterion", do="say what is measured"
        )


def possible(day: date, where: str) -> None:
    """Raise Refused for a day that is a slip of the keys."""
    if not _FIRST <= day <= _LAST:
        raise Refused(f"{written(day)} is too far off", where=where, expected="a day of our time", do="check the year")


def passed(day: date, where: str) -> None:
    """Raise Refused for a day that is still to come."""
    possible(day, where)
    if day > timezone.localdate():
        raise Refused(
            f"{written(day)} is still to come", where=where, expected="a day that has been", do="check the date"
        )


def written(day: date) -> str:
    """Write a day: "31 March 2012"."""
    return f"{day:%-d %B %Y}"
