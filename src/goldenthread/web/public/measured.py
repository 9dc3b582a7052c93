"""A measure of a publication as its page shows it."""

import json
from dataclasses import dataclass
from functools import cached_property

from django.utils.timezone import localdate

from goldenthread.judging import all_presets
from goldenthread.plan import Figure, Return
from goldenthread.publishing.saying import (
    age_words,
    better_words,
    boundary_words,
    day_words,
    figures_words,
    naming,
    parts_words,
    shortened,
    target_words,
    targets_words,
)
from goldenthread.web.public.saying import difference_words, origin_words
from goldenthread.web.public.shown import Shown
from goldenthread.web.public.times import age_of, day_of
from goldenthread.web.records.published import OVERRIDE, PublishedRow, Remedy, Words

_DEFINED = {
    "purpose": "Why it is measured",
    "definition": "Definition",
    "included": "What is counted in and left out",
    "numerator_meaning": "What is counted",
    "denominator_meaning": "Out of what",
    "counted_over": "What time a figure covers",
    "source": "Source",
    "lag": "When the data comes",
    "data_quality": "Quality of the data",
    "known_weaknesses": "Known weaknesses of the data",
}
_SHORT = 90


@dataclass(frozen=True)
class Dated:
    """A figure in words, and what it is of, up to which day, and how old it was when the committee saw it."""

    figure: str
    told: str


@dataclass(frozen=True)
class Planned:
    """A remedial action, and how it stood when it was published: "done", "overdue" or "open"."""

    told: Remedy
    state: str


def planned(found: PublishedRow, shown: Shown, *, earlier: bool = False) -> list[Planned]:
    """Give the remedial actions of a row, or those of earlier periods that were still open."""
    actions = found.earlier_remedies if earlier else found.remedies
    if not actions:
        return []
    day = localdate(shown.publication.published_at)
    return [Planned(one, one.state_on(day)) for one in actions]


@dataclass(frozen=True)
class Measured:
    """One published row with all that its page says of it."""

    published: PublishedRow
    shown: Shown

    @cached_property
    def row(self) -> Return:
        """The row as the noun."""
        return self.published.row

    @cached_property
    def short_name(self) -> str:
        """Its name, cut where it is long: for titles."""
        return shortened(naming(self.row), _SHORT)

    @cached_property
    def figures(self) -> list[Dated]:
        """Its figures, each with its date."""
        return [self._dated(one) for one in self.row.actuals]

    def _dated(self, figure: Figure) -> Dated:
        facts, day = self.shown.facts, day_of(figure, self.shown.period)
        parts = [
            parts_words(figure),
            f"{day_words(day, figure.state)}.",
            age_words(age_of(day, facts.committee_on), facts.committee),
        ]
        return Dated(figures_words([figure]), " ".join(filter(None, parts)))

    @cached_property
    def targets(self) -> list[str]:
        """What has to be reached, in words."""
        return [target_words(target) for target in self.row.targets]

    @cached_property
    def target_line(self) -> str:
        """The same in one line."""
        return targets_words(self.row)

    @property
    def figure_line(self) -> str:
        """Its figures in one line."""
        return figures_words(self.row.actuals)

    @cached_property
    def boundary(self) -> str:
        """The value at which the tolerance ends, "" without a tolerance."""
        return boundary_words(self.row)

    @property
    def better(self) -> str:
        """Which way is better, and how that is known."""
        return better_words(self.row)

    @property
    def why_different(self) -> Words | None:
        """Why the council's status is another than the calculated one; None where nothing was said, or they agree."""
        return self.published.words.get(OVERRIDE) if self.published.differs else None

    @property
    def rules(self) -> str:
        """By which rules its status was calculated, and what they say; "" where nothing was worked out."""
        verdict = self.row.verdict
        if verdict is None:
            return ""
        preset = all_presets().get(verdict.rule.partition("/")[0])
        version = f"version {verdict.rule_version}"
        if preset is None:
            return f"A council’s own, {version}"
        return f"{preset.title}, {version}. {preset.about}".replace("'", "’")

    @property
    def progress(self) -> Words:
        """What was done."""
        return self.published.words.get("progress") or Words(self.row.progress)

    @property
    def remedial(self) -> Words:
        """What will be done."""
        return self.published.words.get("remedial_action") or Words(self.row.remedial_action)

    @cached_property
    def planned(self) -> list[Planned]:
        """Its remedial actions one by one; none where the publication has them as one text."""
        return planned(self.published, self.shown)

    @cached_property
    def still_open(self) -> list[Planned]:
        """Its remedial actions of earlier periods that were still open."""
        return planned(self.published, self.shown, earlier=True)

    @cached_property
    def also_relates_to(self) -> list[str]:
        """The themes that it relates to beside its own, which alone counts it."""
        return [name for name in self.row.also_relates_to if name != self.row.theme]

    @cached_property
    def origin(self) -> str:
        """Where what it says comes from, for whoever doesn't know the council's files; "" where nothing is said."""
        return origin_words(json.loads(self.published.entry.origin), self.shown.period)

    @property
    def difference(self) -> str:
        """Say that the council's status and the calculated one are two things; "" where they agree."""
        return difference_words(self.row) if self.published.differs else ""

    @property
    def theme_address(self) -> str:
        """The address of its theme within the publication, "" where it has none."""
        return self.published.entry.theme

    @cached_property
    def defined(self) -> list[tuple[str, str]]:
        """How it is defined, as was so when it was published."""
        told = json.loads(self.published.entry.defined)
        return [(words, told[name]) for name, words in _DEFINED.items() if told.get(name)]
