"""What is done to people: invited, given posts, handed over from when they leave, their passwords set."""

from collections.abc import Collection, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.web.actions.links import Kind, token_for
from goldenthread.web.actions.writing import Journal, Refused, name_of, writing
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

Held = tuple[Role, Directorate | None]
# Who asks again within this time gets no second mail.
_PAUSE = timedelta(minutes=2)


@dataclass(frozen=True)
class Invited:
    """A person who was invited, and the token of their link; None for who has a password already."""

    person: Person
    token: str | None


def invite(
    *,
    authority: Authority,
    name: str,
    email: str,
    by: Person,
    posts: Collection[Held] = (),
    measures: Collection[Measure] = (),
    duty: Duty = Duty.OWNER,
) -> Invited:
    """Add a person with posts or measures and make their link. Who left before comes back as who they were.

    Raises Refused where the address belongs to someone who is here, or a measure has another owner.
    """
    with writing(authority, by=by) as journal:
        person = _added(authority, name, email, journal)
        for role, directorate in posts:
            Post.objects.get_or_create(person=person, role=role, directorate=directorate)
        for measure in measures:
            _give(measure, person, duty, timezone.localdate(), journal)
        journal.record(
            "invite a person", person, after={"name": person.name, "posts": _told(posts), "email": person.user.email}
        )
        return Invited(person, _fresh_token(person.user, Kind.INVITATION))


def invite_again(*, person: Person, by: Person) -> Invited:
    """Make a new link for a person who hasn't set a password; the one before no longer works.

    Raises Refused where they have one.
    """
    if person.user.has_usable_password():
        raise Refused(
            f"{person} has set a password already",
            where=str(person),
            expected="someone who hasn’t signed in yet",
            do="tell them of “Forgotten your password?” on the sign-in page",
        )
    with writing(person.authority, by=by) as journal:
        journal.record("invite a person again", person)
        return Invited(person, _fresh_token(person.user, Kind.INVITATION))


def ask_for_reset(*, email: str) -> str | None:
    """Make the token of a link to set a new password; None where no mail is to be sent, for whatever reason."""
    user = User.objects.filter(email=email.strip().casefold(), is_active=True).first()
    if user is None or not user.people.filter(left_on__isnull=True).exists():
        return None
    if user.link_sent_at is not None and timezone.now() - user.link_sent_at < _PAUSE:
        return None
    return _fresh_token(user, Kind.RESET)


def set_password(*, user: User, password: str, how: str) -> None:
    """Set a user's own password, which ends every session but the one they are in. `how` says by what page.

    Raises Refused where it was set by someone else since `user` was read: of two who use one link, one is too late.
    """
    before = user.password
    user.set_password(password)
    people = user.people.filter(left_on__isnull=True).select_related("authority").order_by("authority_id")
    with ExitStack() as opened:
        journals = [(person, opened.enter_context(writing(person.authority, by=person))) for person in people]
        if not User.objects.filter(pk=user.pk, password=before).update(password=user.password):
            raise Refused(
                "the password was set meanwhile",
                where=user.email,
                expected="one person at a time",
                do="sign in with the new one, or have a new link sent",
            )
        for person, journal in journals:
            journal.record("set their password", person, after={"how": how})


def note_second_factor(*, user: User, verb: str) -> None:
    """Write down that a user set up or removed their second factor."""
    for person in user.people.filter(left_on__isnull=True).select_related("authority"):
        with writing(person.authority, by=person) as journal:
            journal.record(verb, person)


def remove_second_factor(*, person: Person, by: Person) -> bool:
    """Let a person who lost their phone and their recovery codes in with their password alone; tell if they had one.

    Raises Refused for oneself, and for who belongs to another authority too: it would open the door there as well.
    """
    _refuse_oneself(person, by, "second factor here")
    if person.user.people.filter(left_on__isnull=True).exclude(pk=person.pk).exists():
        raise Refused(
            f"{person} belongs to another authority too",
            where=str(person),
            expected="someone who is only here",
            do="ask whoever runs this installation",
        )
    with writing(person.authority, by=by) as journal:
        removed, _ = Authenticator.objects.filter(user=person.user_id).delete()
        if removed:
            journal.record("remove the second factor of another", person)
    return bool(removed)


def change_posts(*, person: Person, posts: Collection[Held], by: Person) -> None:
    """Give a person exactly the posts named.

    Raises Refused for one's own posts, and where no performance officer would be left.
    """
    _refuse_oneself(person, by, "posts")
    with writing(person.authority, by=by) as journal:
        held = list(person.posts.select_related("directorate"))
        before = [(Role(post.role), post.directorate) for post in held]
        if Role.OFFICER not in {role for role, _ in posts}:
            _refuse_last_officer(person)
        for post in held:
            if (post.role, post.directorate) not in posts:
                post.delete()
        for role, directorate in posts:
            Post.objects.get_or_create(person=person, role=role, directorate=directorate)
        if _told(before) != _told(posts):
            journal.record("change posts", person, before=_told(before), after=_told(posts))


def hand_over(
    *,
    person: Person,
    left_on: date,
    by: Person,
    duties: Mapping[int, Person | None],
    posts: Mapping[int, Person | None],
) -> None:
    """Note that a person left, and hand what they had to others from that day on. What they did keeps their name.

    `duties` and `posts` say, by the id of the assignment or post, who takes it over; None or nothing: it ends. Raises
    Refused for oneself, a day to come, a measure left without an owner, and the last performance officer.
    """
    _refuse_oneself(person, by, "leaving")
    if left_on > timezone.localdate():
        raise Refused(
            "the day is still to come",
            where="the day they left",
            expected="today or a day before",
            do="hand over on the day itself: it takes effect at once",
        )
    with writing(person.authority, by=by) as journal:
        person.refresh_from_db()
        _refuse_who_left(person)
        _hand_over_posts(person, posts, journal)
        for assignment in person.assignments.filter(until__isnull=True).select_related("measure", "person"):
            _hand_over_duty(assignment, duties.get(assignment.pk), left_on, journal)
        _leave(person, left_on)
        journal.record("hand over from who left", person, after={"left_on": left_on})


def _refuse_who_left(person: Person) -> None:
    if person.left_on is not None:
        raise Refused(
            f"{person} was handed over already",
            where=str(person),
            expected="someone who is still here",
            do="look at the list of people for who has their measures now",
        )


def _leave(person: Person, left_on: date) -> None:
    """Note the day, and let nobody sign in any more who belongs nowhere else."""
    person.left_on = left_on
    person.save(update_fields=["left_on"])
    if not person.user.people.filter(left_on__isnull=True).exists():
        person.user.is_active = False
        person.user.save(update_fields=["is_active"])


def _added(authority: Authority, name: str, email: str, journal: Journal) -> Person:
    user = _user_of(email)
    person = Person.objects.filter(user=user, authority=authority).first()
    if person is None:
        person = Person.objects.create(user=user, authority=authority, name=name)
    elif person.left_on is None:
        raise Refused(
            f"{email} belongs to {person}, who is here already",
            where="E-mail address",
            expected="the address of someone who isn’t here yet",
            do=f"change the posts of {person} instead",
        )
    else:
        journal.record("bring a person back", person, before={"left_on": person.left_on})
        person.left_on = None
        person.save(update_fields=["left_on"])
    if not user.is_active:
        # An old password doesn't open the door again: they set a new one by the link.
        user.is_active = True
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
    person.user = user
    return person


def _user_of(email: str) -> User:
    """Give the user of an address, made where there is none. Another authority may be making the same one now."""
    found = User.objects.filter(email=email.casefold()).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return User.objects.create_user(email)
    except IntegrityError:
        return User.objects.get(email=email.casefold())


def _give(measure: Measure, person: Person, duty: Duty, since: date, journal: Journal) -> None:
    current = Assignment.objects.filter(measure=measure, duty=duty, until__isnull=True).select_related("person")
    owner = current.first() if duty is Duty.OWNER else None
    if owner is not None and owner.person_id != person.pk:
        raise Refused(
            f"{measure} belongs to {owner.person}",
            where="Measures",
            expected="measures that nobody owns yet",
            do=f"hand over from {owner.person} first, or invite as deputy",
        )
    if not current.filter(person=person).exists():
        Assignment.objects.create(measure=measure, person=person, duty=duty, since=since)
        journal.record("assign a measure", measure, after={duty.value: person.pk})


def _fresh_token(user: User, kind: Kind) -> str | None:
    if kind is Kind.INVITATION and user.has_usable_password():
        return None
    user.link_sent_at = timezone.now()
    user.save(update_fields=["link_sent_at"])
    return token_for(user, kind)


def _hand_over_posts(person: Person, posts: Mapping[int, Person | None], journal: Journal) -> None:
    held = list(person.posts.select_related("directorate"))
    if not any(posts.get(post.pk) for post in held if post.role == Role.OFFICER):
        _refuse_last_officer(person)
    for post in held:
        taker = _receiver(posts.get(post.pk), person)
        before, after = {"person": person.pk}, {"person": taker and taker.pk}
        told = _told([(Role(post.role), post.directorate)])[0]
        post.delete()
        if taker is not None:
            Post.objects.get_or_create(person=taker, role=post.role, directorate=post.directorate)
        journal.record(f"hand over the post of {post.role}", told, before=before, after=after)


def _hand_over_duty(assignment: Assignment, given: Person | None, day: date, journal: Journal) -> None:
    taker = _receiver(given, assignment.person)
    if taker is None and assignment.duty == Duty.OWNER:
        raise Refused(
            f"{assignment.measure} would have no owner",
            where=str(assignment.measure),
            expected="someone who takes over each measure",
            do="choose who takes it over",
        )
    assignment.until = max(day, assignment.since)
    assignment.save(update_fields=["until"])
    if taker is not None:
        Assignment.objects.get_or_create(
            measure=assignment.measure,
            person=taker,
            duty=assignment.duty,
            until=None,
            defaults={"since": assignment.until},
        )
    journal.record(
        "hand over a measure",
        assignment.measure,
        before={assignment.duty: assignment.person_id},
        after={assignment.duty: taker and taker.pk, "since": assignment.until},
    )


def _receiver(given: Person | None, leaver: Person) -> Person | None:
    if given is None:
        return None
    if given.pk == leaver.pk or given.left_on is not None or given.authority_id != leaver.authority_id:
        raise Refused(
            f"{given} can’t take anything over",
            where=str(given),
            expected="someone else who is here",
            do="choose another person",
        )
    return given


def _refuse_oneself(person: Person, by: Person, what: str) -> None:
    if person.pk == by.pk:
        raise Refused(
            f"nobody changes their own {what}",
            where=str(person),
            expected="another performance officer to do it",
            do="ask a colleague in the performance team",
        )


def _refuse_last_officer(person: Person) -> None:
    officers = Post.objects.filter(
        role=Role.OFFICER, person__authority=person.authority_id, person__left_on__isnull=True
    )
    if officers.filter(person=person).exists() and not officers.exclude(person=person).exists():
        raise Refused(
            f"{person} is the last performance officer",
            where=str(person),
            expected="at least one performance officer",
            do="make someone else a performance officer first",
        )


def _told(posts: Collection[Held]) -> list[str]:
    """Give posts as the journal tells them, in the order of the alphabet: "director directorate 3"."""
    return sorted(f"{role} {name_of(directorate)}" if directorate else str(role) for role, directorate in posts)
