"""Reads the drawn tables of judging: a row of a table becomes a return, what was decided, and what is expected.

| column | how it is drawn |
| --- | --- |
| target | `>= 60 %`, `< 3 %`, `= 40`, `10..15 %`, `KS2: >= 48 %`, `>= 80 % @2026/27`; "by 25 % down" is a change from the baseline; a date alone is a milestone's |
| figures | `65.9 %`, `KS2: 48 %`, `1,620 @2025-02`; `~` before a figure: it may still change |
| start | the baseline: `45.4 % @2023/24` |
| before | own earlier figures, or with `earlier report:` those of the report before, or its date of a milestone |
| others | `England: 83 %` |
| basis | how it is known which way is better: words (where nothing stands), nature, given; "up" or "down" before it |
| said | what the narrative says of a milestone: `done`, `not done`, `nothing`, `delayed` (it speaks of a delay), or `done by 2025-06: words of the narrative` |
| heard | what else the words say: `way in doubt`; `column 74`, the figures of the document's own column for them; `narrative 74`, numbers of the narrative; `not 8`, figures that it gives up; `elsewhere 74`, `targets 60`: further columns for figures and targets |
| settings | `2 points`, `10 %`, `amber 55`, `profile 0.1 0.4 0.6 1`, `preset brag`, `better down`, `path 70 @2024/25, 75 @2025/26`, `even path KS2: 70 @2024/25`, `change 60 to 55 on 2024-10-01` (with `of KS2`, `for 2024/25`) |
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from goldenthread.judging import judge
from goldenthread.plan import Completion, Heard, MeasureSettings, Period, Return, Settings, Source, Verdict

TABLES = Path(__file__).parent / "tables"
YEAR = "2024/25"
EARLIER = "earlier report:"
_PART = re.compile(
    r"(?:(?P<label>[A-Za-z][^:]*): )?(?P<op>>=|<=|<|>|=|by)? ?(?P<value>-?£?\d[\d,]*(?:\.\d+)?)(?:\.\.(?P<high>[\d,.]+))?"
    r"(?P<scale> million| thousand)?(?: (?P<unit>[^@]*?))?(?P<way> (?:up|down))?(?: ?@(?P<when>.+))?"
)
_SCALES = {" million": 6, " thousand": 3}


@dataclass(frozen=True)
class Drawn:
    """One row of a table by its headings, with where it stands."""

    where: str
    cells: dict[str, str]

    def __getitem__(self, heading: str) -> str:
        return self.cells.get(heading, "")

    def __str__(self) -> str:
        return f"{self.where}: {self['case']}"


def drawn_cases() -> Iterator[Drawn]:
    """Give every row of every table."""
    for path in sorted(TABLES.glob("*.md")):
        yield from rows_of(path)


def rows_of(path: Path) -> Iterator[Drawn]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    headings = _cells(lines[0])
    for line in lines[2:]:
        yield Drawn(path.stem, dict(zip(headings, _cells(line), strict=True)))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def judged(case: Drawn) -> Verdict:
    """Judge what a row draws."""
    earlier = Return(id="m", source=Source(), **earlier_of(case)) if EARLIER in case["before"] else None
    completion = _completion(case["said"]) if case["said"] else None
    settings = settings_of(case["settings"])
    period, heard = period_of(case["period"]), _heard(case["heard"])
    return judge(return_of(case), period, settings, earlier, completion=completion, heard=heard)


def _heard(text: str) -> Heard:
    words = text.split()
    figures = tuple(Decimal(word.replace(",", "")) for word in words[1:]) if text != "way in doubt" else ()
    places = {
        "column": "in_column",
        "narrative": "in_narrative",
        "not": "given_up",
        "elsewhere": "elsewhere",
        "targets": "other_targets",
    }
    return Heard.model_validate(
        {"way_in_doubt": not figures and bool(words), **{places[w]: figures for w in words[:1] if w in places}}
    )


def _completion(text: str) -> Completion:
    when, _, words = text.removeprefix("done by ").partition(": ")
    done, still_open = text == "done", text == "not done"
    in_doubt = text == "delayed"
    return Completion(done=done, still_open=still_open, in_doubt=in_doubt, when=when if words else None, words=words)


def return_of(case: Drawn) -> Return:
    milestone = case["kind"] == "milestone"
    before = "" if case["before"].startswith(EARLIER) else case["before"]
    drawn: dict[str, Any] = {
        "id": "m",
        "source": Source(),
        "outcome": case["text"],
        "progress": case["narrative"],
        "kind": case["kind"] or "threshold",
        "due": case["target"] or None if milestone else None,
        "targets": () if milestone else tuple(_target(part) for part in _parts(case["target"])),
        "baselines": tuple(_value(part, "when") for part in _parts(case["start"])),
        "actuals": tuple(_figure(part) for part in _parts(case["figures"])),
        "previous": tuple(_value(part, "when") for part in _parts(before)),
        "comparators": tuple(_comparator(part) for part in _parts(case["others"])),
        "rating": case["printed"].replace(" ", "_") if case["printed"] not in ("", "withdrawn", "data only") else None,
        "unrated": case["printed"].replace(" ", "_") if case["printed"] in ("withdrawn", "data only") else None,
        **_direction(case),
    }
    return Return.model_validate(drawn)


def earlier_of(case: Drawn) -> dict[str, Any]:
    text = case["before"].removeprefix(EARLIER).strip()
    return {"due": text} if case["kind"] == "milestone" else {"actuals": tuple(_figure(part) for part in _parts(text))}


def _direction(case: Drawn) -> dict[str, Any]:
    words = case["basis"].split()
    way = next((word for word in words if word in ("up", "down")), None)
    if way is None and case["target"] and case["kind"] != "milestone":
        way = "down" if "<" in case["target"] or " down" in case["target"] else "up" if ">" in case["target"] else None
    basis = next((word for word in words if word in ("nature", "given", "words")), "words" if way else None)
    return {"direction": way, "direction_basis": basis}


def _parts(text: str) -> list[dict[str, str | None]]:
    found = [(_PART.fullmatch(part.strip().lstrip("~")), part) for part in text.split(";") if part.strip()]
    assert all(match for match, _ in found), text
    return [{**match.groupdict(), "estimate": "~" if "~" in part else None} for match, part in found if match]


def _target(part: dict[str, str | None]) -> dict[str, Any]:
    target = {**_value(part, "when"), "op": part["op"] or "="}
    if part["high"]:
        target |= {"op": "range", "high": Decimal(part["high"])}
    if part["op"] == "by":
        target |= {"op": ">=", "relative_to": "baseline", "direction": (part["way"] or "").strip()}
    return target


def _figure(part: dict[str, str | None]) -> dict[str, Any]:
    return {**_value(part, "as_at"), "state": "provisional" if part["estimate"] else None}


def _comparator(part: dict[str, str | None]) -> dict[str, Any]:
    value = _value(part, "when")
    return {"who": value["label"], "value": value["value"], "unit": value["unit"]}


def _value(part: dict[str, str | None], time: str) -> dict[str, Any]:
    printed = part["value"] or ""
    number = Decimal(printed.replace("£", "").replace(",", "")).scaleb(_SCALES.get(part["scale"] or "", 0))
    unit = "£" if "£" in printed else part["unit"] or "count"
    return {"value": number, "unit": unit, "label": part["label"], time: part["when"], "printed": printed}


def period_of(text: str) -> Period | None:
    return None if text == "none" else Period.model_validate(f"{YEAR} {text or 'year end'}")


def settings_of(text: str) -> Settings:
    decided: dict[str, Any] = {"target_paths": [], "target_changes": []}
    for words in (part.split() for part in text.split(";")):
        match words:
            case [value, "points"]:
                decided["tolerance"] = {"value": Decimal(value), "mode": "points"}
            case [value, "%"]:
                decided["tolerance"] = {"value": Decimal(value), "mode": "percent"}
            case ["amber", value]:
                decided["amber_value"] = Decimal(value)
            case ["profile", *shares]:
                decided["profile"] = tuple(Decimal(share) for share in shares)
            case ["preset", name]:
                decided["preset"] = name
            case ["better", way]:
                decided["direction"] = way
            case ["path", *points]:
                decided["target_paths"].append(_path(points, even=False))
            case ["even", "path", *points]:
                decided["target_paths"].append(_path(points, even=True))
            case ["change", old, "to", new, "on", day, *which]:
                decided["target_changes"].append(_change(old, new, day, which))
    return Settings(measures={"m": MeasureSettings.model_validate(decided)})


def _path(words: list[str], *, even: bool) -> dict[str, Any]:
    label, points = (words[0].rstrip(":"), words[1:]) if words[0].endswith(":") else (None, words)
    pairs = [point.split(" @") for point in " ".join(points).split(", ")]
    return {"points": [{"value": Decimal(value), "when": when} for value, when in pairs], "even": even, "label": label}


def _change(old: str, new: str, day: str, which: list[str]) -> dict[str, Any]:
    """A change that the cabinet approved, because the grant ended."""
    told = dict(zip(which[::2], which[1::2], strict=True))
    return {
        "from_date": day,
        "old": Decimal(old),
        "new": Decimal(new),
        "reason": "the grant ended",
        "approved_by": "the cabinet",
        "label": told.get("of"),
        "when": told.get("for"),
    }


def outcome_of(verdict: Verdict) -> dict[str, str]:
    """Give all that a table may expect of a verdict, under the headings that tables have for it."""
    return {
        "rating": _words(verdict.rating),
        "supports": str(verdict.supports_printed),
        "sentence": verdict.because,
        "forecast": _forecast(verdict),
    }


def _words(rating: str | None) -> str:
    return (rating or "-").replace("_", " ")


def _forecast(verdict: Verdict) -> str:
    foreseen = verdict.forecast
    if foreseen is None:
        return "-"
    return f"{foreseen.value:,f}, from {foreseen.low:,f} to {foreseen.high:,f}: {_words(foreseen.rating)}"
