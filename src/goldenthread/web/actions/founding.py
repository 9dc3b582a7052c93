"""Beginning: an authority, its first people, who owns what."""

from collections.abc import Sequence
from datetime import date

from goldenthread.web.actions.writing import Journal, Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import (
    Assignment,
    Authority,
    Directorate,
    Duty,
    Measure,
    Person,
    Post,
    Role,
    User,
)

# Addresses of the site itself: no authority may stand in their way.
RESERVED = frozenset({"account", "password", "sign-in", "sign-out", "start", "static"})


def found_authority(*, slug: str, name: str, by: Person | None = None) -> Authority:
    """Begin the record of an authority. `by` is None when the installation itself does it.

    Raises Refused where its address is taken.
    """
    if slug in RESERVED or Authority.objects.filter(slug=slug).exists():
        raise Refused(
            f"the address {slug} is taken",
            where="the new authority",
            expected="an address that no authority here has",
            do="choose another short name",
        )
    authority = Authority.objects.create(slug=slug, name=name)
    with writing(authority, by=by, may=OFFICERS) as journal:
        journal.record("found the authority", authority, after={"name": name, "slug": slug})
    return authority


def add_person(
    *,
    authority: Authority,
    name: str,
    email: str,
    password: str | None,
    posts: Sequence[tuple[Role, Directorate | None]] = (),
    by: Person | None,
) -> Person:
    """Add a person with their posts; without a password they need a link to set one."""
    with writing(authority, by=by, may=OFFICERS) as journal:
        user = User.objects.filter(email=email.casefold()).first() or User.objects.create_user(email, password)
        person = Person.objects.create(user=user, authority=authority, name=name)
        for role, directorate in posts:
            Post.objects.create(person=person, role=role, directorate=directorate)
        journal.record("add a person", person, after={"name": name, "posts": [role for role, _ in posts]})
    return person


def assign(*, measure: Measure, person: Person, duty: Duty, since: date, by: Person | None) -> Assignment:
    """Give a person a duty for a measure; an owner takes over from the one before."""
    with writing(measure.authority, by=by, may=OFFICERS) as journal:
        return assigned(measure, person, duty, since, journal)


def assigned(measure: Measure, person: Person, duty: Duty, since: date, journal: Journal) -> Assignment:
    """Give a duty within the transaction of an action, whose journal it goes into.

    Raises Refused where the person has left, or is of another authority.
    """
    person = Person.objects.get(pk=person.pk)
    if person.authority_id != measure.authority_id or person.left_on is not None:
        raise Refused(
            f"{person} isn’t here any more", where=str(measure), expected="someone who is here", do="choose another"
        )
    before = None
    if duty is Duty.OWNER:
        held = Assignment.objects.filter(measure=measure, duty=duty, until__isnull=True).first()
        if held is not None:
            held.until = max(since, held.since)
            held.save(update_fields=["until"])
            before = {"owner": held.person_id}
    made = Assignment.objects.create(measure=measure, person=person, duty=duty, since=since)
    journal.record("assign a measure", measure, before=before, after={duty.value: person.pk})
    return made
