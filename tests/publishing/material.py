"""Material for publications, made from the example reports and from small drawn ones."""

from datetime import date
from functools import cache
from importlib import resources

from goldenthread.comparing import compare
from goldenthread.examine import judged, read_and_judge
from goldenthread.plan import Cover, Report
from goldenthread.publishing.content import Accepted, Content, Material, compose

COVER = Cover(
    committee="Cabinet",
    meeting_on=date(2012, 6, 14),
    report_of="Head of Performance",
    contact="plan@borough.example",
    purpose="To say how the plan stands.",
    recommendations=("Note the report.", "Agree the remedial actions."),
    implications={"Financial": "None.", "Legal": "None."},
    published_on=date(2012, 6, 6),
)


@cache
def example(name: str) -> Report:
    """Give an example report, "q2" or "year-end", read and judged."""
    earlier = example("q2") if name == "year-end" else None
    file = resources.files("goldenthread.examples") / f"plan-2011-12-{name}.txt"
    return read_and_judge(file.read_bytes(), file.name, earlier=earlier)


@cache
def material() -> Material:
    """Give what the example's year end is published from, with all that a publication can have."""
    q2, year_end = example("q2"), example("year-end")
    comparison, before = compare(q2, year_end), {row.id: row for row in q2.rows}
    assert q2.period is not None
    past = {
        row.later_id: ((q2.period, before[row.earlier_id]),)
        for row in comparison.rows
        if row.later_id and row.earlier_id
    }
    return Material(
        year_end,
        comparison,
        cover=COVER,
        commentary={"": "A year of steady work.", "Health and Wellbeing": "Smoking needs attention."},
        accepted=(Accepted("20.2", "43 % meets at least 28 %, and 4 is printed.", "Recorded wrongly at the time."),),
        past=past,
        decided=("Measures are judged by the rules 1 to 4.",),
    )


@cache
def content() -> Content:
    """Give the example's year end, composed."""
    return compose(material())


def hostile(text: str) -> Content:
    """Give a publication of two measures with a text in every field that a person types."""
    row = example("year-end").rows[0]
    typed = dict.fromkeys(("theme", "objective", "action", "outcome", "progress", "remedial_action"), text)
    rows = (
        row.model_copy(update={**typed, "ref": "1.1", "responsibility": (text[:200],)}),
        row.model_copy(update={**typed, "id": "second", "ref": text[:20]}),
    )
    report = example("year-end").model_copy(update={"rows": rows, "authority": text, "plan": text[:300]})
    cover = COVER.model_copy(update={"purpose": text, "contact": text, "recommendations": (text,)})
    accepted = (Accepted(text[:20], text, text),)
    return compose(Material(judged(report), cover=cover, commentary={"": text}, accepted=accepted))
