"""Who works in the example council: one person for each part in the quarter."""

from dataclasses import dataclass
from datetime import date

from goldenthread.web.actions.directorates import set_chain
from goldenthread.web.actions.founding import add_person, assign
from goldenthread.web.records.models import Authority, Directorate, Duty, Measure, Person, PlanYear, Role

# Whoever owns these measures is led to children's services first.
_OWN = ("11.1", "11.2", "11.5", "11.6", "13.2", "16.1", "16.2", "17.3")
# Who is who, by what stands before the @ of their address. None of the names is a word of the two reports: where a
# publication holds the name of somebody without a public post, it shows their post in its place.
_NAMES = {
    "officer": "Olive",
    "owner": "Ben",
    "data-entry": "Dot",
    "other-owner": "Mia",
    "head-of-service": "Hal",
    "director": "Dee",
    "portfolio-holder": "Pat",
    "auditor": "Ada",
}
_PARTS = {
    "officer": str(Role.OFFICER.label),
    "owner": "Measure owner",
    "data-entry": "Data-entry officer",
    "other-owner": "Owner of the other measures",
    "head-of-service": str(Role.HEAD_OF_SERVICE.label),
    "director": str(Role.DIRECTOR.label),
    "portfolio-holder": str(Role.PORTFOLIO_HOLDER.label),
    "auditor": str(Role.AUDITOR.label),
}
_SIGNING = {
    "head-of-service": Role.HEAD_OF_SERVICE,
    "director": Role.DIRECTOR,
    "portfolio-holder": Role.PORTFOLIO_HOLDER,
}


@dataclass(frozen=True)
class SignIn:
    """Someone who can sign in to the demonstration: `who` names them with their part in the quarter."""

    who: str
    email: str


@dataclass(frozen=True)
class Cast:
    """The people of the quarter; `signing` decide in this order."""

    officer: Person
    owner: Person
    others: Person
    signing: tuple[Person, ...]
    auditor: Person


def sign_ins(authority: Authority) -> list[SignIn]:
    """Give who can sign in."""
    people = Person.objects.filter(authority=authority).order_by("pk").select_related("user")
    return [SignIn(f"{_PARTS[_box(person)]}, {person.name}", person.user.email) for person in people]


def officer_of(authority: Authority, password: str) -> Person:
    """Add the performance officer, who does all that comes first."""
    return _person(authority, "officer", password, (Role.OFFICER, None))


def people(authority: Authority, officer: Person, password: str) -> Cast:
    """Add one person for each other role; those who sign do so for every directorate."""
    directorates = list(Directorate.objects.filter(authority=authority))
    for directorate in directorates:
        set_chain(directorate=directorate, roles=tuple(_SIGNING.values()), by=officer)
    owner, _, others = (_person(authority, box, password) for box in ("owner", "data-entry", "other-owner"))
    signing = tuple(
        _person(authority, box, password, *((role, each) for each in directorates)) for box, role in _SIGNING.items()
    )
    auditor = _person(authority, "auditor", password, (Role.AUDITOR, None))
    return Cast(officer, owner, others, signing, auditor)


def give_out(year: PlanYear, cast: Cast, since: date) -> None:
    """Give each measure of a plan year an owner."""
    typist = Person.objects.get(user__email__startswith="data-entry@", authority=cast.officer.authority_id)
    measures = Measure.objects.filter(placements__plan_year=year).select_related("authority")
    own = set(measures.filter(placements__plan_year=year, placements__ref__in=_OWN).values_list("pk", flat=True))
    for measure in measures.order_by("pk"):
        holder = cast.owner if measure.pk in own else cast.others
        assign(measure=measure, person=holder, duty=Duty.OWNER, since=since, by=cast.officer)
        if holder is cast.owner:
            assign(measure=measure, person=typist, duty=Duty.DATA_ENTRY, since=since, by=cast.officer)


def _person(authority: Authority, box: str, password: str, *posts: tuple[Role, Directorate | None]) -> Person:
    email = f"{box}@{authority.slug}.example"
    return add_person(authority=authority, name=_NAMES[box], email=email, password=password, posts=posts, by=None)


def _box(person: Person) -> str:
    return person.user.email.partition("@")[0]
