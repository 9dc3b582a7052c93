"""What the council says in its own words: of the plan, of its themes, and what is being done about a measure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.web.public.asking import words_in
from goldenthread.web.public.shown import Shown
from goldenthread.web.records.published import (
    EARLIER_REMEDIES,
    REMEDIES,
    PublishedRow,
    ThemeFacts,
    Words,
    place_of_commentary,
    with_texts,
)

_DOING = ("remedial_action", REMEDIES, EARLIER_REMEDIES)


@dataclass(frozen=True)
class Spoken:
    """What the front page has in words: of the plan, of each theme, and its first rows with what is being done."""

    plan: Words | None
    themes: Sequence[tuple[ThemeFacts, Words]]
    attention: Sequence[PublishedRow]


def on_front(shown: Shown, rows: Sequence[PublishedRow]) -> Spoken:
    """Give the words of the front page, in one query. `rows` come without words."""
    asked = {row.row.id: {name: f"{row.row.id}.{name}" for name in _DOING} for row in rows}
    themes = {place_of_commentary(theme.slug): theme for theme in shown.facts.themes}
    places = [place_of_commentary(), *themes, *(place for own in asked.values() for place in own.values())]
    told = words_in([shown.publication.pk], places).get(shown.publication.pk, {})
    return Spoken(
        told.get(place_of_commentary()),
        [(theme, told[place]) for place, theme in themes.items() if place in told],
        [with_texts(row, {name: told.get(place) for name, place in asked[row.row.id].items()}) for row in rows],
    )


def said_of(shown: Shown, themes: Iterable[str]) -> dict[str, Words]:
    """Give what is said of themes, by their addresses, and of the plan under "", in one query."""
    places = {place_of_commentary(theme): theme for theme in ("", *themes)}
    told = words_in([shown.publication.pk], places).get(shown.publication.pk, {})
    return {places[place]: words for place, words in told.items()}
