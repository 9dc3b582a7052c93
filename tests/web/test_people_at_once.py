"""Two who do the same to people at the same moment: it happens once, and nothing is lost."""

from collections.abc import Callable, Sequence
from threading import Barrier, Thread

from django.db import connection
from django.utils import timezone

from goldenthread.web.actions.links import Kind, token_for, user_of
from goldenthread.web.actions.people import change_posts, hand_over, invite, set_password
from goldenthread.web.actions.writing import Refused, hash_of
from goldenthread.web.records.models import Assignment, Authority, Duty, JournalEntry, Person, Post, Role, User
from tests.web.conftest import Record, make_person


def at_once(*deeds: Callable[[], object]) -> Sequence[str]:
    """Do all at the same moment, each in a thread of its own, and give how each went."""
    start, went = Barrier(len(deeds)), [""] * len(deeds)

    def do(number: int, deed: Callable[[], object]) -> None:
        start.wait()
        try:
            deed()
            went[number] = "done"
        except Refused as refused:
            went[number] = refused.what
        finally:
            connection.close()

    threads = [Thread(target=do, args=numbered) for numbered in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(went)


def assert_one_chain(record: Record) -> None:
    entries = list(JournalEntry.objects.filter(authority=record.authority))
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert [entry.previous_hash for entry in entries[1:]] == [entry.hash for entry in entries[:-1]]
    assert [entry.hash for entry in entries] == [hash_of(entry) for entry in entries]


def test_two_officers_who_remove_each_other_leave_one(open_record: Record) -> None:
    olive = open_record.cast.olive
    otto = make_person(open_record.authority, "Otto", (Role.OFFICER, None))
    went = at_once(
        lambda: change_posts(person=otto, posts=[], by=olive), lambda: change_posts(person=olive, posts=[], by=otto)
    )
    assert [one.endswith("may not do this") or one for one in went] in ([True, "done"], ["done", True])
    assert Post.objects.filter(role=Role.OFFICER, person__authority=open_record.authority).count() == 1
    assert_one_chain(open_record)


def test_a_hand_over_happens_once(open_record: Record) -> None:
    cast = open_record.cast

    def to(taker: Person) -> Callable[[], None]:
        ben = Person.objects.select_related("authority", "user").get(pk=cast.ben.pk)
        duties = {one.pk: taker for one in ben.assignments.all()}
        return lambda: hand_over(person=ben, left_on=timezone.localdate(), by=cast.olive, duties=duties, posts={})

    assert at_once(to(cast.nora), to(cast.eve)) == ["Ben was handed over already", "done"]
    assert Assignment.objects.filter(measure=open_record.measure, duty=Duty.OWNER, until=None).count() == 1
    assert_one_chain(open_record)


def test_a_link_is_used_once(open_record: Record) -> None:
    token = token_for(open_record.cast.ben.user, Kind.RESET)
    users = [user_of(token), user_of(token)]
    passwords = ["the first to come is served", "the second to come is told"]

    def use(user: User | None, password: str) -> Callable[[], None]:
        assert user is not None
        return lambda: set_password(user=user, password=password, how="by a link")

    deeds = [use(user, password) for user, password in zip(users, passwords, strict=True)]
    assert at_once(*deeds) == ["done", "the password was set meanwhile"]
    assert JournalEntry.objects.filter(authority=open_record.authority, verb="set their password").count() == 1
    assert_one_chain(open_record)


def test_two_authorities_invite_the_same_new_address(open_record: Record) -> None:
    """Whoever comes second takes the account that the first has made a moment ago."""

    def by(officer: Person, name: str) -> Callable[[], object]:
        authority = Authority.objects.get(pk=officer.authority_id)
        return lambda: (
            [invite(authority=authority, name=name, email=f"new{number}@shared.example", by=officer) for number in many]
        )

    many = range(5)
    assert at_once(by(open_record.cast.olive, "Here"), by(open_record.cast.zoe, "There")) == ["done", "done"]
    users = User.objects.filter(email__endswith="@shared.example")
    assert [user.people.count() for user in users] == [2] * len(many)
