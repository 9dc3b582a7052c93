"""Choosing rows of a publication: by rating, theme, directorate, movement and words, a page at a time."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as Slice
from django.core.paginator import Paginator
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from goldenthread.plan import Movement, Rating
from goldenthread.publishing.statuses import RATINGS, REASONS
from goldenthread.web.pages.statuses import status_words
from goldenthread.web.public.shown import Shown
from goldenthread.web.records.models import PublishedReturn, PublishedText
from goldenthread.web.records.published import PublishedRow, rows_of, without_words

PAGE = 50
_MOST_WORDS = 8
ON_TRACK = (Rating.ACHIEVED.value, Rating.ON_TRACK.value)
OFF_TRACK = (Rating.NOT_ACHIEVED.value, Rating.SLIPPED.value)
RATING_WORDS = {
    "on-track": "Achieved or on track",
    "off-track": "Slipped or not achieved",
    **{rating.value: status_words(rating) for rating in RATINGS},
    "rated": "Rated",
    "none": "Not rated",
    **{str(reason): f"Not rated: {words}" for reason, words in REASONS.items()},
}
MOVEMENTS = {
    "improved": "Better than last time",
    "worsened": "Worse than last time",
    "same": "The same rating as last time",
    "newly_rated": "Newly rated",
    "no_longer_rated": "No longer rated",
    "unrated": "Rated neither time",
    "only_later": "Not in the report before",
}
_MOVED = {name: Movement(name.replace("_", " ")).value for name in MOVEMENTS if name != "only_later"}


def with_rating(rows: QuerySet[PublishedReturn], rating: str) -> QuerySet[PublishedReturn]:
    """Give the rows of a rating, of a group of ratings, or of a reason for having none."""
    if rating == "on-track":
        return rows.filter(rating__in=ON_TRACK)
    if rating == "off-track":
        return rows.filter(rating__in=OFF_TRACK)
    if rating in {one.value for one in RATINGS}:
        return rows.filter(rating=rating)
    if rating == "rated":
        return rows.exclude(rating="")
    return rows.filter(rating="") if rating == "none" else rows.filter(rating="", unrated=rating)


def with_movement(rows: QuerySet[PublishedReturn], movement: str) -> QuerySet[PublishedReturn]:
    """Give the rows of one group of the bridge."""
    return rows.filter(movement=_MOVED.get(movement, ""))


def needs_attention(rows: QuerySet[PublishedReturn]) -> QuerySet[PublishedReturn]:
    """Give what is not achieved or slipped: the gravest first, and of those what has become worse."""
    worse = Case(When(movement=Movement.WORSENED.value, then=Value(0)), default=Value(1))
    return rows.filter(rating__in=OFF_TRACK, counted=True).order_by("rating", worse, "position")


def going_well(rows: QuerySet[PublishedReturn], compared: bool) -> QuerySet[PublishedReturn]:
    """Give what is achieved or on track and better than last time; without a last time, what is achieved."""
    if compared:
        return rows.filter(rating__in=ON_TRACK, movement=Movement.IMPROVED.value, counted=True)
    return rows.filter(rating=Rating.ACHIEVED.value, counted=True)


def with_words(rows: QuerySet[PublishedReturn], text: str) -> QuerySet[PublishedReturn]:
    """Give the rows that hold each of the words, in what names them or in what was said of their progress."""
    place = Concat(OuterRef("measure__permanent_id"), Value(".progress"))
    told = PublishedText.objects.filter(publication=OuterRef("publication"), place=place)
    for word in text.split()[:_MOST_WORDS]:
        rows = rows.filter(Q(words__contains=word.casefold()) | Q(Exists(told.filter(text__icontains=word))))
    return rows


@dataclass(frozen=True)
class Chosen:
    """One page of the rows that were chosen, with the choices as the form shows them again."""

    rows: list[PublishedRow]
    slice: "Slice[PublishedReturn]"
    choices: dict[str, str]

    @property
    def total(self) -> int:
        """How many rows were chosen."""
        return self.slice.paginator.count

    def address(self, number: int) -> str:
        """Give the query of another page."""
        return f"?{urlencode({**self.choices, 'page': number})}"

    @property
    def before(self) -> str:
        """The query of the page before, "" on the first."""
        return self.address(self.slice.previous_page_number()) if self.slice.has_previous() else ""

    @property
    def after(self) -> str:
        """The query of the page after, "" on the last."""
        return self.address(self.slice.next_page_number()) if self.slice.has_next() else ""


def a_page(shown: Shown, rows: QuerySet[PublishedReturn], number: str, **choices: str) -> Chosen:
    """Give one page of rows. A page that isn't there is the nearest one."""
    found = Paginator(rows, PAGE).get_page(number or 1)
    entries = rows[found.start_index() - 1 : found.end_index()] if found.paginator.count else rows.none()
    told = {name: value for name, value in choices.items() if value}
    return Chosen(rows_of(shown.publication, entries), found, told)


@dataclass(frozen=True)
class Related:
    """Measures of other themes that relate to a theme too: the first ones, and whether there are more."""

    rows: list[PublishedRow]
    more: bool


def related(shown: Shown, theme: str) -> Related:
    """Give what stands under another theme and relates to this one too. Totals count it there, not here."""
    found = without_words(shown.rows.filter(also_under__contains=f" {theme} ")[: PAGE + 1])
    return Related(found[:PAGE], len(found) > PAGE)


def choose(shown: Shown, choices: dict[str, Any]) -> QuerySet[PublishedReturn]:
    """Give the rows that fit all choices made. What stands for no choice leaves none."""
    rows = shown.rows
    if rating := choices.get("rating"):
        rows = with_rating(rows, rating)
    if theme := choices.get("theme"):
        rows = rows.filter(theme=theme)
    if also := choices.get("related"):
        rows = rows.filter(also_under__contains=f" {also} ")
    if directorate := choices.get("directorate"):
        rows = rows.filter(directorates__contains=f" {directorate} ")
    if movement := choices.get("movement"):
        rows = with_movement(rows, movement)
    return rows


def directorates(shown: Shown) -> list[str]:
    """Give the codes of the directorates that are responsible for any measure."""
    return shown.kept("directorates", lambda: _directorates(shown))


def _directorates(shown: Shown) -> list[str]:
    found = shown.rows.order_by().values_list("directorates", flat=True).distinct()
    return sorted({code for codes in found for code in codes.split()})
