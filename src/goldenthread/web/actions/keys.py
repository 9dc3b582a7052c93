"""A plan's key: what each status code that it prints means. A period keeps the key that it was opened with."""

from collections.abc import Iterator, Sequence

from goldenthread.plan import SchemeCode, counts_as
from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import Person, Plan

MOST_CODES, LONGEST_CODE, LONGEST_LABEL = 20, 30, 200


def set_key(*, plan: Plan, codes: Sequence[SchemeCode], reason: str, by: Person) -> None:
    """Set what status codes mean, in periods that are opened from now on.

    Raises Refused for a code that is there twice or has no words, without any code for a status, without a reason, and
    where nothing changes.
    """
    with writing(plan.authority, by=by, may=OFFICERS) as journal:
        found = Plan.objects.get(pk=plan.pk)
        for what, expected, do in _faults(codes):
            raise Refused(what, where=f"the key of {found}", expected=expected, do=do)
        before, new = found.scheme.codes, tuple(one.model_copy(update={"fill": _fill(one, found)}) for one in codes)
        if before == new:
            raise Refused(
                "nothing has changed", where=f"the key of {found}", expected="another key", do="change it, or leave it"
            )
        need_reason(reason, f"the key of {found}")
        found.key = [one.model_dump(mode="json") for one in new]
        found.save(update_fields=["key"])
        told = {"before": {"codes": _told(before)}, "after": {"codes": _told(new)}}
        journal.record("change a plan’s key", found, **told, reason=reason.strip())


def code_meaning(code: SchemeCode) -> str:
    """Say what a code means: the status it stands for, or why there is none."""
    if code.rating is not None:
        return code.rating.replace("_", " ")
    return f"no status: {code.missing.replace('_', ' ')}" if code.missing else "no status"


def entry(code: str, label: str, meaning: SchemeCode) -> SchemeCode:
    """Make an entry of a key that means what another one means."""
    return meaning.model_copy(
        update={
            "code": " ".join(code.split()),
            "label": " ".join(label.split()),
            "counts_as": counts_as(meaning.rating),
        }
    )


def _fill(code: SchemeCode, plan: Plan) -> str | None:
    """A code keeps the colour that it was printed in."""
    known = plan.scheme.by_code(code.code)
    return known.fill if known else None


def _faults(codes: Sequence[SchemeCode]) -> Iterator[tuple[str, str, str]]:
    if not any(one.rating for one in codes):
        yield "no code stands for a status", "at least one", "say what each code means"
    if len(codes) > MOST_CODES:
        yield "the key has too many codes", f"at most {MOST_CODES}", "leave some out"
    seen: set[str] = set()
    for one in codes:
        if not one.code or len(one.code) > LONGEST_CODE or not one.label or len(one.label) > LONGEST_LABEL:
            yield "a code has no words, or too many", "a code as it is printed, and what the key calls it", "write both"
        if one.code.casefold() in seen:
            yield f"{one.code} stands in the key twice", "each code once", "leave one of them out"
        seen.add(one.code.casefold())


def _told(codes: Sequence[SchemeCode]) -> list[str]:
    return [f"{one.code}: {one.label} ({code_meaning(one)})" for one in codes]
