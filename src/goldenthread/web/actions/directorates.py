"""Directorates: added, renamed, handed over, closed; and who signs off what leaves them."""

from collections.abc import Sequence

from django.db.models import QuerySet

from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.routing import leads, send_along
from goldenthread.web.actions.writing import Refused, name_of, writing
from goldenthread.web.records.chains import levels_now
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import (
    Authority,
    Directorate,
    Person,
    Placement,
    Post,
    Role,
    SignOffLevel,
)
from goldenthread.web.records.models.roles import SIGNING
from goldenthread.web.records.tree import running_years

_LONGEST_CODE, _LONGEST_NAME = 100, 200


def add_directorate(*, authority: Authority, code: str, name: str, by: Person) -> Directorate:
    """Add a directorate. `code` is what reports print. Raises Refused where another has the code."""
    with writing(authority, by=by, may=OFFICERS) as journal:
        made = Directorate(authority=authority)
        _name(made, code, name)
        made.save()
        journal.record("add a directorate", made, after={"code": made.code, "name": made.name})
    return made


def rename_directorate(*, directorate: Directorate, code: str, name: str, reason: str, by: Person) -> None:
    """Change a directorate's code and name, which what is published doesn't follow.

    Raises Refused where another has the code, where nothing changes, and without a reason.
    """
    with writing(directorate.authority, by=by, may=OFFICERS) as journal:
        found = Directorate.objects.get(pk=directorate.pk)
        before = {"code": found.code, "name": found.name}
        _name(found, code, name)
        after = {"code": found.code, "name": found.name}
        if before == after:
            raise Refused(
                "nothing has changed", where=str(found), expected="another code or name", do="change it, or leave it"
            )
        need_reason(reason, found)
        leading = leads(found.authority)
        found.save(update_fields=["code", "name"])
        journal.record("rename a directorate", found, before=before, after=after, reason=reason.strip())
        # Of several that are responsible the first by code leads, so that a new code may change who does.
        send_along(found.authority, leading, journal)


def hand_measures_over(*, directorate: Directorate, to: Directorate, reason: str, by: Person) -> int:
    """Make another directorate responsible for all measures of one, in the plan years that still run.

    Returns that wait for a decision begin their sign-off with the other one. Gives how many places of measures were
    handed over. Raises Refused without a reason, and where the other is the same, closed or of another authority.
    """
    with writing(directorate.authority, by=by, may=OFFICERS) as journal:
        to = Directorate.objects.get(pk=to.pk)
        _refuse_receiver(directorate, to)
        need_reason(reason, directorate)
        leading = leads(directorate.authority)
        places = list(measures_of(directorate))
        to.placements.add(*places)
        directorate.placements.remove(*places)
        journal.record(
            "hand measures over",
            directorate,
            before={"responsible": directorate.code, "measures": [place.ref or name_of(place) for place in places]},
            after={"responsible": to.code},
            reason=reason.strip(),
        )
        send_along(directorate.authority, leading, journal)
    return len(places)


def close_directorate(*, directorate: Directorate, reason: str, by: Person) -> None:
    """Close a directorate in which nothing is left. What was done in its name stays.

    Raises Refused without a reason, where it is closed, and where measures or posts still hang on it.
    """
    with writing(directorate.authority, by=by, may=OFFICERS) as journal:
        found = Directorate.objects.get(pk=directorate.pk)
        if found.closed_at is not None:
            raise Refused("it is closed already", where=str(found), expected="one that is open", do="leave it as it is")
        left = [_told(measures_of(found).count(), "measure"), _told(posts_in(found).count(), "post")]
        if any(left):
            raise Refused(
                f"{' and '.join(filter(None, left))} still hang on it",
                where=str(found),
                expected="a directorate without measures this year, and without anyone in post",
                do="hand its measures over, and take its posts away, first",
            )
        need_reason(reason, found)
        found.closed_by, found.closed_at = by, journal.at
        found.save(update_fields=["closed_by", "closed_at"])
        journal.record("close a directorate", found, after={"code": found.code}, reason=reason.strip())


def open_again(*, directorate: Directorate, reason: str, by: Person) -> None:
    """Open a directorate that was closed. Raises Refused without a reason, and where it isn't closed."""
    with writing(directorate.authority, by=by, may=OFFICERS) as journal:
        found = Directorate.objects.get(pk=directorate.pk)
        if found.closed_at is None:
            raise Refused("it is open", where=str(found), expected="one that is closed", do="leave it as it is")
        need_reason(reason, found)
        before = {"closed": found.closed_at}
        found.closed_by = found.closed_at = None
        found.save(update_fields=["closed_by", "closed_at"])
        journal.record("open a directorate again", found, before=before, reason=reason.strip())


def set_chain(*, directorate: Directorate, roles: Sequence[Role], by: Person | None, reason: str = "") -> None:
    """Set who signs off a directorate's returns, one after the other; nobody: the performance team does.

    It holds for returns submitted from now on: one on its way keeps the steps that it was submitted under. Raises
    Refused where a role stands twice or signs nothing, where nothing changes, and for a closed directorate.
    """
    with writing(directorate.authority, by=by, may=OFFICERS) as journal:
        found = Directorate.objects.get(pk=directorate.pk)
        before = [Role(level.role) for level in levels_now(found)]
        _refuse_chain(found, before, roles)
        SignOffLevel.objects.filter(directorate=found, until__isnull=True).update(until=journal.at)
        SignOffLevel.objects.bulk_create(
            SignOffLevel(directorate=found, position=position, role=role, since=journal.at)
            for position, role in enumerate(roles, start=1)
        )
        journal.record(
            "set the chain of sign-off",
            found,
            before=[str(role.label) for role in before],
            after=[str(Role(role).label) for role in roles],
            reason=reason.strip(),
        )


def measures_of(directorate: Directorate) -> QuerySet[Placement]:
    """Give the places of measures that a directorate is responsible for in the plan years that still run."""
    return Placement.objects.filter(responsible=directorate, plan_year__in=running_years(directorate.authority))


def posts_in(directorate: Directorate) -> QuerySet[Post]:
    """Give the posts that people who are here hold in a directorate."""
    return Post.objects.filter(directorate=directorate, person__left_on__isnull=True)


def _name(directorate: Directorate, code: str, name: str) -> None:
    code, name = " ".join(code.split()), " ".join(name.split())
    if not 0 < len(code) <= _LONGEST_CODE or len(name) > _LONGEST_NAME:
        raise Refused(
            "the directorate has no code that fits",
            where="the code",
            expected=f"1 to {_LONGEST_CODE} characters, and at most {_LONGEST_NAME} for the name",
            do="write the letters that reports print for it",
        )
    others = Directorate.objects.filter(authority=directorate.authority_id).exclude(pk=directorate.pk)
    same = next((one for one in others if one.code.casefold() == code.casefold()), None)
    if same is not None:
        raise Refused(
            f"there is a directorate {same.code}{', which is closed' if same.closed_at else ''}",
            where="the code",
            expected="a code that no other has",
            do="choose another code",
        )
    directorate.code, directorate.name = code, name


def _refuse_receiver(directorate: Directorate, to: Directorate) -> None:
    if to.pk == directorate.pk or to.closed_at is not None or to.authority_id != directorate.authority_id:
        raise Refused(
            f"{to} can’t take anything over",
            where=str(directorate),
            expected="another directorate that is open",
            do="choose another one",
        )


def _refuse_chain(directorate: Directorate, before: Sequence[Role], roles: Sequence[Role]) -> None:
    where = f"sign-off in {directorate}"
    if directorate.closed_at is not None:
        raise Refused("the directorate is closed", where=where, expected="one that is open", do="open it again first")
    if any(role not in SIGNING for role in roles):
        raise Refused(
            "a step signs nothing",
            where=where,
            expected="head of service, director or portfolio holder",
            do="choose one of these",
        )
    if len(set(roles)) < len(roles):
        raise Refused(
            "the same post stands at two steps",
            where=where,
            expected="head of service, director and portfolio holder, each once at most",
            do="choose another post for one of them, or leave that step out",
        )
    if list(before) == list(roles):
        raise Refused("nothing has changed", where=where, expected="other steps", do="change them, or leave them")


def _told(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}" if count else ""
