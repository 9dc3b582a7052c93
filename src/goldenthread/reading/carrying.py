"""Carrying over from an earlier report what a document doesn't print: each time as a repair, never silently."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz

from goldenthread.plan import DocumentError, Repair, Report, Return
from goldenthread.plan.counting import count_returns
from goldenthread.reading.understanding import understand
from goldenthread.reading.wordings import Wordings

# Below this likeness two criteria may well be of different measures.
_SAME_WORDING = 88.0
_LEAST_KNOWN = 0.1
_ADDITION = re.compile(r"\([^()]{0,80}\)")
_FIELDS = ("section", "theme", "objective_ref", "objective", "outcome")


def carry_over(report: Report, earlier: Report) -> Report:
    """Fill what the report's rows lack from the same measures, or else the same objectives, of the earlier one.

    Raises DocumentError where the earlier report is of another authority.
    """
    if report.authority and earlier.authority and _plain(report.authority) != _plain(earlier.authority):
        raise DocumentError(
            f"the earlier report is of {earlier.authority}, this one of {report.authority}",
            where=f"{report.file}, after {earlier.file}",
            expected="an earlier report of the same plan",
            do="name the right one, or read this one alone",
        )
    by_ref = _single({row.ref: row for row in earlier.rows if row.ref}, earlier.rows)
    objectives = {row.objective_ref: row for row in earlier.rows if row.objective_ref and row.objective}
    wordings = Wordings([row.outcome for row in earlier.rows])
    same = {row.outcome: row for row in earlier.rows if row.outcome}
    known = sum(row.outcome in same for row in report.rows)
    if known < _LEAST_KNOWN * len(report.rows):
        # Hardly a criterion is the same: the refs of another plan say nothing about this one.
        by_ref, objectives = {}, {}
    matches = (same.get(row.outcome) or _match(row, by_ref, earlier.rows, wordings) for row in report.rows)
    filled = [_filled(row, match, objectives) for row, match in zip(report.rows, matches, strict=True)]
    rows = _understood_anew(report, filled)
    printed = [row for row in rows if row.same_row_as is None]
    counted = count_returns(printed, report.scheme)
    return report.model_copy(update={"rows": tuple(rows), "counted_totals": counted})


def _plain(authority: str) -> str:
    """Give a name without what documents write now this way, now that: an article, "&", an addition in brackets."""
    words = _ADDITION.sub(" ", authority).replace("&", " and ").replace("-", " ").casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _understood_anew(report: Report, filled: Sequence[Return]) -> list[Return]:
    """A criterion that was carried over says targets that the row alone didn't."""
    anew = [now.outcome != row.outcome for row, now in zip(report.rows, filled, strict=True)]
    understood = iter(understand([row for row, new in zip(filled, anew, strict=True) if new], report.period))
    return [next(understood) if new else row for row, new in zip(filled, anew, strict=True)]


def _single(by_ref: Mapping[str, Return], rows: Sequence[Return]) -> dict[str, Return]:
    """Leave out refs that more than one row has: they don't tell which."""
    counts = Counter(row.ref for row in rows)
    return {ref: row for ref, row in by_ref.items() if counts[ref] == 1}


def _match(row: Return, by_ref: Mapping[str, Return], rows: Sequence[Return], wordings: Wordings) -> Return | None:
    place = wordings.most_like(row.outcome, _SAME_WORDING)
    if place is not None:
        return rows[place]
    same_ref = by_ref.get(row.ref or "")
    return same_ref if same_ref and (not row.outcome or not same_ref.outcome or _alike(row, same_ref)) else None


def _alike(row: Return, other: Return) -> bool:
    return fuzz.token_set_ratio(row.outcome, other.outcome) >= 60


def _filled(row: Return, match: Return | None, objectives: Mapping[str, Return]) -> Return:
    changes: dict[str, Any] = {}
    repairs: list[Repair] = []
    source = match or objectives.get(row.objective_ref or "")
    for name in _FIELDS if match else _FIELDS[:-1]:
        now, then = getattr(row, name), getattr(source, name) if source else None
        if not now and then:
            changes[name] = then
            why = "not printed here: carried over from the earlier report"
            repairs.append(Repair(field=name, before="", after=then, why=why))
    if match and match.ref and row.ref != match.ref and not row.ref_printed.strip():
        changes["ref"] = match.ref
        why = "not printed here: the same measure has this ref in the earlier report"
        repairs.append(Repair(field="ref", before=row.ref or "", after=match.ref, why=why))
    return row.model_copy(update={**changes, "repairs": (*row.repairs, *repairs)}) if changes else row
