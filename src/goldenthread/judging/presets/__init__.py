"""Schemes and their rules: data, one file a preset. `Preset` says what is in a file."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import model_validator

from goldenthread.judging.facts import Fact, Facts, Stage
from goldenthread.plan import Rating, SettingsError, Tolerance
from goldenthread.plan.noun import Noun


class Band(Noun):
    """One rule: where all of `when` holds, the measure is `rating`. `called` is what the council's key calls it."""

    when: tuple[Fact, ...] = ()
    rating: Rating
    called: str


class Preset(Noun):
    """A council's way of judging. The first band that fits decides; the last one of a list takes all that is left.

    `tolerance` holds where the settings give none. `late_days` is how late a milestone may be and still count as a
    little late. A preset without bands leaves all judging to people.
    """

    name: str
    version: str
    title: str
    about: str
    tolerance: Tolerance | None = None
    late_days: int = 0
    in_year: tuple[Band, ...] = ()
    year_end: tuple[Band, ...] = ()
    milestones_in_year: tuple[Band, ...] = ()
    milestones_year_end: tuple[Band, ...] = ()

    @model_validator(mode="after")
    def _leaves_no_gap(self) -> "Preset":
        for bands in (self.in_year, self.year_end, self.milestones_in_year, self.milestones_year_end):
            if bands and (bands[-1].when or any(not band.when for band in bands[:-1])):
                raise ValueError(f"{self.name}: the last band of each list, and no other, is for all that is left")
        return self

    @property
    def by_people_alone(self) -> bool:
        """Whether nothing is computed."""
        return not self.in_year

    def asks(self, fact: Fact) -> bool:
        """Whether any rule of the preset asks for a fact."""
        return any(fact in band.when for band in (*self.in_year, *self.year_end))

    def calls_near(self, rating: Rating) -> bool:
        """Whether a rating says that a target is missed, but nearly met."""
        return any(band.rating is rating and Fact.NEAR in band.when for band in self.year_end)

    def band(self, stage: Stage, facts: Facts, milestone: bool = False) -> Band:
        """Give the first band that fits."""
        by_stage = {
            (Stage.IN_YEAR, False): self.in_year,
            (Stage.YEAR_END, False): self.year_end,
            (Stage.IN_YEAR, True): self.milestones_in_year,
            (Stage.YEAR_END, True): self.milestones_year_end,
        }
        return next(band for band in by_stage[stage, milestone] if facts.issuperset(band.when))


@cache
def all_presets() -> dict[str, Preset]:
    """Read all presets, by name."""
    sources = (entry for entry in files(__name__).iterdir() if entry.name.endswith(".toml"))
    read = [Preset.model_validate(tomllib.loads(entry.read_text(encoding="utf-8"))) for entry in sources]
    return {preset.name: preset for preset in sorted(read, key=lambda preset: preset.name)}


def preset_named(name: str) -> Preset:
    """Give a preset; a name that there is none of is the user's fault."""
    if name not in all_presets():
        raise SettingsError(
            f"there is no preset {name[:60]!r}",
            where="the settings",
            expected=f"one of {', '.join(all_presets())}",
            do="name one of these as preset in the settings",
        )
    return all_presets()[name]
