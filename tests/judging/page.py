"""Makes docs/judging.md of the drawn tables and the presets: `python -m tests.judging.page` writes it anew."""

from collections.abc import Iterator
from pathlib import Path

from goldenthread.judging import Preset, all_presets
from goldenthread.judging.presets import Band
from tests.judging.cases import TABLES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "judging.md"
INTRODUCTION = """\
# How measures are judged

One function holds a measure's figures against its target and gives a verdict: a rating on the one scale (achieved, on
track, slipped, not achieved) or none, one sentence with the figures, whether the printed status follows from them, the
rule that decided and its version, and the value at which a tolerance ends.

This page is made of the tables that the tests are run from: every row of it is so. The period is a quarter of 2024/25 or
its year end. `@` stands before a time, `~` before a figure that may still change, and `start` is the baseline. Where
nothing else stands, the rules are those of the preset `one-to-four`, no tolerance is set, and which way is better is known
from the words.

"Supports" tells whether a printed status follows from the row's own figures. Yes: the figures meet what it claims. No:
they contradict it, and nothing in the row could make up for it. Unclear: all else. A direction that is known only by the
nature of a measure, an estimate, or a figure of another time never makes a "no".

```python
from goldenthread.judging import judge
from goldenthread.plan import Op, Period, Rating, Return, Source, Target, Figure, Direction, DirectionBasis

row = Return(
    id="4.2",
    source=Source(),
    rating=Rating.ON_TRACK,
    direction=Direction.UP,
    direction_basis=DirectionBasis.WORDS,
    targets=(Target(value="60", unit="%", op=Op.AT_LEAST),),
    actuals=(Figure(value="52.5", unit="%"),),
)
verdict = judge(row, Period.model_validate("2024/25 year end"))
print(verdict.because)  # 52.5 % against at least 60 %: not achieved
print(verdict.supports_printed, verdict.rule)  # no one-to-four/threshold-year-end
```
"""
PRESETS = """\
## Presets

Rules are data: a file each in `src/goldenthread/judging/presets/`. The settings name the preset for all measures or for
one. The first rule that fits decides, from left to right; the last one takes all that is left, so no figure falls between
two bands. A tolerance that the settings give takes the place of the preset's. What the rules may ask for is listed in `src/goldenthread/judging/facts.py`.
"""


def made() -> str:
    """Give the page as the tables and presets would have it."""
    sections = [_section(path) for path in sorted(TABLES.glob("*.md"))]
    presets = [_preset(preset) for preset in all_presets().values()]
    return "\n".join([INTRODUCTION, *sections, PRESETS, *presets])


def _section(path: Path) -> str:
    return "#" + path.read_text(encoding="utf-8")


def _preset(preset: Preset) -> str:
    return (
        "\n".join([f"### {preset.name}", "", f"{preset.title}, version {preset.version}.", "", *_about(preset)]) + "\n"
    )


def _about(preset: Preset) -> Iterator[str]:
    yield preset.about.strip()
    lists = {
        "In the year": preset.in_year,
        "At the year's end": preset.year_end,
        "Milestones in the year": preset.milestones_in_year,
        "Milestones at the year's end": preset.milestones_year_end,
    }
    if preset.in_year:
        yield ""
        yield from (f"- {name}: {'; '.join(map(_band, bands))}." for name, bands in lists.items())


def _band(band: Band) -> str:
    facts = " and ".join(fact.replace("_", " ") for fact in band.when) or "all else"
    return f"{facts} = {band.called} ({band.rating.replace('_', ' ')})"


if __name__ == "__main__":
    PAGE.write_text(made(), encoding="utf-8")
