"""Makes reports of any size for measuring: tab-separated, with themes, objectives, statuses, key and totals.

The same number of rows gives the same report, to the byte. Every row has words of its own, as in life, so
that nothing is fast only because it was seen before.
"""

from collections.abc import Iterator

MEASURES_IN_AN_OBJECTIVE = 8
OBJECTIVES_IN_A_THEME = 12
HEADINGS = [
    "Ref.",
    "Priority action",
    "Outcome/Success criteria",
    "Responsibility",
    "Q2 progress indicator",
    "Progress during 2013/14 to Q2",
    "Remedial action required",
]
KEY = {"1": "Achieved target", "2": "On track", "3": "Slipped", "4": "Not achieved"}
OFF_TRACK = ("3", "4")
THEMES = [
    "Homes and Neighbourhoods",
    "Learning and Skills",
    "Safe and Well",
    "A Greener Borough",
    "Business and Jobs",
    "Running the Council",
]
ACTIONS = [
    "Bring empty homes back into use.",
    "Help schools to raise attainment at every key stage.",
    "Make sure that older people can live at home for longer.",
    "Send less household waste to landfill.",
    "Support new firms through their first two years.",
]
MEASURES = [
    "{n} empty homes brought back into use by March 2014 (baseline {m} in 2012/13).",
    "At least {p}% of pupils reach the expected standard in 2013/14 (baseline {q}% in 2012/13).",
    "No more than {n} permanent admissions to residential care per 100,000 people in 2013/14.",
    "Reduce waste sent to landfill to {p}% in 2013/14 (baseline {q}%).",
    "An advice service for {i} start-ups opened by October 2013.",
]
NARRATIVES = [
    "{m} homes were brought back into use between April and September 2013, out of {i} that were visited.",
    "{p}% of {i} pupils reached the standard. Results are provisional until January.",
    "Performance at the end of September is {q}%, better than the same period last year ({p}% of {i}).",
    "Data for this measure comes once a year, from {i} returns, and will be reported at the year end.",
    "The service opened on 14 October 2013 after a short delay and has had {i} calls.",
]
REMEDIES = [
    "The contract was re-let in August and visits rise to {i} a month from November.",
    "A recovery plan for {i} cases was agreed with the provider and is reviewed every month.",
]
OWNERS = ["HOUSING", "SCHOOLS", "CARE", "CARE/HOUSING", "PLACE"]
# Six in ten on track, as reports usually have it; the odd row has no figure yet.
STATUSES = ["2", "1", "2", "3", "2", "1", "2", "", "4", "2"]


def report(rows: int) -> bytes:
    """Make a report of so many measures."""
    lines = [*_title(), *_body(rows), *_ending(rows)]
    return "\n".join("\t".join(line).rstrip("\t") for line in lines).encode() + b"\n"


def _title() -> Iterator[list[str]]:
    yield ["Council Plan 2013/14: progress to the end of Q2"]
    yield [""]
    yield HEADINGS


def _body(rows: int) -> Iterator[list[str]]:
    for index in range(rows):
        objective, place = divmod(index, MEASURES_IN_AN_OBJECTIVE)
        if place == 0:
            yield from _headings(objective)
        yield _measure(index, f"{objective + 1}.{place + 1}")


def _headings(objective: int) -> Iterator[list[str]]:
    theme, place = divmod(objective, OBJECTIVES_IN_A_THEME)
    if place == 0:
        yield [_taken(THEMES, theme)]
    yield [f"{objective + 1}. {_taken(ACTIONS, objective).rstrip('.')} in every part of the district."]


def _measure(index: int, ref: str) -> list[str]:
    figures = {"n": 20 + index % 480, "m": 10 + index % 310}
    figures |= {"p": 50 + index % 45, "q": 48 + index % 40, "i": index + 2}
    status = _taken(STATUSES, index)
    return [
        ref,
        _taken(ACTIONS, index // 3),
        _taken(MEASURES, index).format(**figures),
        _taken(OWNERS, index),
        status,
        _taken(NARRATIVES, index).format(**figures),
        _taken(REMEDIES, index).format(**figures) if status in OFF_TRACK else "",
    ]


def _ending(rows: int) -> Iterator[list[str]]:
    statuses = [_taken(STATUSES, index) for index in range(rows)]
    rated = [status for status in statuses if status]
    off_track = sum(status in OFF_TRACK for status in rated)
    yield [""]
    yield ["Key"]
    for code, label in KEY.items():
        yield [code, label]
    yield [""]
    yield ["Achieved or on track", str(len(rated) - off_track)]
    yield ["Slipped or not achieved", str(off_track)]
    yield ["Percentage achieved or on track", _percent(len(rated) - off_track, len(rated))]
    yield ["Percentage slipped or not achieved", _percent(off_track, len(rated))]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):.1f}%"


def _taken(texts: list[str], index: int) -> str:
    return texts[index % len(texts)]
