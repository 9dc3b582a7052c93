"""The cover of a period's report: what the committee is told and asked before it reads."""

from collections.abc import Mapping

from goldenthread.web.actions.commentaries import lines_written
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.covers import kind_of, lines_of
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import (
    COVER_PARTS,
    STANDING_PARTS,
    PeriodCover,
    PeriodState,
    Person,
    ReportingPeriod,
)
from goldenthread.web.records.published import periods_before


def write_cover(*, period: ReportingPeriod, told: Mapping[str, str], seen: Mapping[str, str], by: Person) -> None:
    """Keep what stands on the cover, by its parts; those that aren't named stay. `seen` is what the writer was shown.

    Raises Refused where someone else wrote in between, where an implication doesn't say its kind, and where the period
    is published.
    """
    with writing(period.authority, by=by, may=OFFICERS) as journal:
        found = ReportingPeriod.objects.select_related("plan_year").get(pk=period.pk)
        if found.state != PeriodState.OPEN:
            raise _refusal(found, "the period is published", "a period that is open", "leave it as published")
        cover = PeriodCover.objects.filter(period=found).first() or PeriodCover(period=found)
        before = {part: getattr(cover, part) for part in COVER_PARTS if part in told}
        after = {part: told[part].strip() for part in before}
        changed = [part for part in before if lines_written(before[part]) != lines_written(after[part])]
        _refuse_unseen(found, {part: before[part] for part in changed}, seen)
        _refuse_without_kind(found, after.get("implications", ""))
        if changed:
            for part in changed:
                setattr(cover, part, after[part])
            cover.save()
            journal.record(
                "write the cover",
                found,
                before={in_the_journal(part): before[part] for part in changed},
                after={in_the_journal(part): after[part] for part in changed},
            )


def in_the_journal(part: str) -> str:
    """Give the name under which the journal keeps a part of the cover."""
    return f"cover_{part}"


def carry_cover(period: ReportingPeriod) -> None:
    """Begin the cover of a new period with what is the same in every quarter. Within the action that opens it."""
    covers = PeriodCover.objects.filter(period__in=periods_before(period))
    last = covers.order_by("-period__plan_year__start", "-period__quarter").first()
    standing = {part: getattr(last, part) for part in STANDING_PARTS} if last else {}
    if not standing.get("contact"):
        standing["contact"] = period.authority.contact
    PeriodCover.objects.create(period=period, **standing)


def _refuse_unseen(period: ReportingPeriod, before: Mapping[str, str], seen: Mapping[str, str]) -> None:
    if any(lines_written(text) != lines_written(seen.get(part, "")) for part, text in before.items()):
        raise _refusal(
            period,
            "someone else has written on the cover in between",
            "the cover as you were shown it",
            "read what stands there now, and add to it",
        )


def _refuse_without_kind(period: ReportingPeriod, implications: str) -> None:
    bare = next((line for line in lines_of(implications) if not kind_of(line)), None)
    if bare is not None:
        raise _refusal(
            period,
            f"the implication “{bare[:60]}” doesn’t say of what kind it is",
            "a line for each, with its kind and a colon before it",
            "write “Financial: none”, for example",
        )


def _refusal(period: ReportingPeriod, what: str, expected: str, do: str) -> Refused:
    return Refused(what, where=f"Cover of {period}", expected=expected, do=do)
