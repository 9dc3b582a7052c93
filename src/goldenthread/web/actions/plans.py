"""Plans and their years, begun by hand, and a plan's name."""

from collections.abc import Mapping

from goldenthread.plan import Rating, SchemeCode, counts_as
from goldenthread.web.actions.carrying import carry_over, year_before
from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import Authority, Person, Plan, PlanYear

_LONGEST_NAME = 200
_FIRST_YEAR, _LAST_YEAR = 1901, 2199
_WORDS = {
    Rating.ACHIEVED: "Achieved",
    Rating.ON_TRACK: "On track",
    Rating.SLIPPED: "Slipped",
    Rating.NOT_ACHIEVED: "Not achieved",
}
# What a plan may print for each rating, by the name of the key.
_CODES: Mapping[str, tuple[str, ...]] = {
    "numbers": ("1", "2", "3", "4"),
    "words": tuple(_WORDS.values()),
    "colours": ("Blue", "Green", "Amber", "Red"),
}
KEYS: Mapping[str, str] = {
    "numbers": "Numbers: 1 achieved, 2 on track, 3 slipped, 4 not achieved",
    "words": "Words: achieved, on track, slipped, not achieved",
    "colours": "Colours: blue achieved, green on track, amber slipped, red not achieved",
}


def begin_plan(*, authority: Authority, name: str, start: int, key: str, by: Person) -> Plan:
    """Begin a plan with its first year, which begins in April of `start`; `key` names how it prints statuses.

    Raises Refused where the authority has a plan of that name, and for a name or year that can't be.
    """
    with writing(authority, by=by, may=OFFICERS) as journal:
        name = _checked(authority, name)
        _refuse_year(start, name)
        plan = Plan.objects.create(authority=authority, name=name, key=_key(key))
        year = PlanYear.objects.create(plan=plan, start=start)
        journal.record("begin a plan", plan, after={"name": name, "year": str(year), "statuses printed as": key})
    return plan


def begin_year(*, plan: Plan, start: int, by: Person) -> tuple[PlanYear, int]:
    """Begin a later year of a plan. Its measures stand as they stood the year before, but for those withdrawn.

    Gives the year, and how many measures stand in it. Raises Refused where the plan has that year or a later one.
    """
    with writing(plan.authority, by=by, may=OFFICERS) as journal:
        _refuse_year(start, plan.name)
        last = plan.years.order_by("-start").first()
        if last is not None and last.start >= start:
            raise Refused(
                f"the plan reaches to {last} already",
                where=str(plan),
                expected="a later year",
                do="choose the year after it",
            )
        year = PlanYear.objects.create(plan=plan, start=start)
        earlier = year_before(year)
        carried = carry_over(year, earlier) if earlier else 0
        journal.record("begin a plan year", year, after={"plan": plan.name, "year": str(year), "measures": carried})
    return year, carried


def rename_plan(*, plan: Plan, name: str, reason: str, by: Person) -> None:
    """Give a plan another name. Raises Refused where another has it, where nothing changes, and without a reason."""
    with writing(plan.authority, by=by, may=OFFICERS) as journal:
        found = Plan.objects.get(pk=plan.pk)
        before = found.name
        if " ".join(name.split()) == before:
            raise Refused("nothing has changed", where=before, expected="another name", do="change it, or leave it")
        found.name = _checked(plan.authority, name)
        need_reason(reason, before)
        found.save(update_fields=["name"])
        journal.record(
            "rename a plan", found, before={"name": before}, after={"name": found.name}, reason=reason.strip()
        )


def _checked(authority: Authority, name: str) -> str:
    name = " ".join(name.split())
    if not 0 < len(name) <= _LONGEST_NAME:
        raise Refused(
            "the plan has no name that fits",
            where="the plan’s name",
            expected=f"1 to {_LONGEST_NAME} characters",
            do="write the name as it is printed on the plan",
        )
    if Plan.objects.filter(authority=authority, name=name).exists():
        raise Refused(
            f"there is a plan of the name {name}",
            where="the plan’s name",
            expected="a name that no other plan has",
            do="choose another name, or begin a new year of that plan",
        )
    return name


def _refuse_year(start: int, name: str) -> None:
    if not _FIRST_YEAR <= start <= _LAST_YEAR:
        raise Refused("there is no such year", where=name, expected="a year such as 2012", do="write the year in full")


def _key(name: str) -> list[dict[str, object]]:
    if name not in _CODES:
        raise Refused("there is no such key", where="statuses", expected=", ".join(_CODES), do="choose one of them")
    return [
        SchemeCode(
            code=code,
            label=label,
            rating=rating,
            counts_as=counts_as(rating),
        ).model_dump(mode="json")
        for code, (rating, label) in zip(_CODES[name], _WORDS.items(), strict=True)
    ]
