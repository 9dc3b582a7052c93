"""The access matrix: what each member of the cast meets at each rule, and what the parts of addresses stand for.

Who adds a view adds nothing here where its rule and the parts of its address are known already. A new rule needs a row
in ROWS, a new part of an address a line in PARTS: the tests say which.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from goldenthread.web.accounts.access import rule_of
from goldenthread.web.actions.auditing import draw_sample
from goldenthread.web.actions.links import Kind, token_for
from goldenthread.web.actions.publishing import publish
from goldenthread.web.records.models import (
    AuditSample,
    ComparatorFigure,
    Evidence,
    FigureRecord,
    MailKind,
    OutgoingMail,
    Person,
    PointToCheck,
    Publication,
    RemedialAction,
    ReportingPeriod,
    Return,
)
from tests.web.conftest import Record
from tests.web.intake.paged import pending_pdf
from tests.web.intake.pending import pending

WHO = ("olive", "ben", "dot", "cal", "eve", "hal", "dee", "pat", "rex", "mia", "aud", "nora", "zoe", "out")

# What a person meets: let in, forbidden (403), not found (404), sent to sign in.
IN, FORBIDDEN, NOT_FOUND, SIGN_IN = "in", "-", "404", "sign"

# One row a rule, by its name, and one column a member of the cast in the order of WHO. What a rule is asked about is
# measure 11.1 (Ben's) wherever the address names a measure or a return.
#                                       olive ben  dot  cal  eve  hal  dee  pat  rex  mia  aud  nora zoe  out
ROWS = {
    "public":                          "in   in   in   in   in   in   in   in   in   in   in   in   in   in",
    "signed in":                       "in   in   in   in   in   in   in   in   in   in   in   in   in   sign",
    "of this authority":               "in   in   in   in   in   in   in   in   in   in   in   in   404  sign",
    "performance officers":            "in   -    -    -    -    -    -    -    -    -    -    -    404  sign",
    "internal auditors":               "-    -    -    -    -    -    -    -    -    -    in   -    404  sign",
    "performance officers and auditors": "in   -    -    -    -    -    -    -    -    -    in   -    404  sign",
    "who may read the return":         "in   in   in   in   in   in   in   in   -    -    in   -    404  sign",
    "who may write the return":        "in   in   in   in   in   -    -    -    -    -    -    -    404  sign",
    "who may submit the return":       "in   in   -    -    in   -    -    -    -    -    -    -    404  sign",
    "who signs off and may read the return": "in   -    -    -    -    in   in   in   -    -    -    -    404  sign",
    "who signs off":                   "in   -    -    -    -    in   in   in   in   -    -    -    404  sign",
}  # fmt: skip


def published(record: Record) -> Publication:
    """Publish the second quarter where it isn't, and give the officers' version."""
    found = Publication.objects.filter(period=record.q2, for_public=False).first()
    return found or publish(period=record.q2, by=record.cast.olive)[0]


def figure_in(period: ReportingPeriod) -> FigureRecord:
    """Give a figure of a period."""
    return FigureRecord.objects.filter(of_return__period=period).order_by("pk")[0]


def sampled(record: Record) -> AuditSample:
    """Draw a sample of one return where there is none, and give it."""
    found = AuditSample.objects.filter(authority=record.authority).first()
    return found or draw_sample(period=record.q2, size=1, by=record.cast.aud, seed="1")


REMEDIES = ("remedy", "remedy-done", "remedy-not-done")

# What each part of an address stands for, by its name; "<name of the address>.<part>" comes first where a part means
# something else there. What isn't there yet may be made: each test undoes it.
PARTS: dict[str, Callable[[Record], Any]] = {
    "intake": lambda record: pending(record).pk,
    **{f"{name}.intake": lambda record: pending_pdf(record).pk for name in ("intake-pages", "intake-page")},
    "position": lambda record: 1,
    "page": lambda record: 1,
    "authority": lambda record: record.authority.slug,
    "file": lambda record: _evidence(record).pk,
    "group": lambda record: "worse",
    "number": lambda record: _own_return(record).pk,
    "outbox-mail.number": lambda record: _mail(record).pk,
    "person": lambda record: record.cast.ben.pk,
    "plan": lambda record: record.q2.plan_year.plan_id,
    "year": lambda record: record.q2.plan_year_id,
    "kind": lambda record: "themes",
    "level": lambda record: record.measure.placements.get().priority_action.objective.theme_id,
    "directorate": lambda record: record.authority.directorates.order_by("code")[0].pk,
    "point": lambda record: _point(record).pk,
    "provider_id": lambda record: "council",
    "rule": lambda record: "stale-figure",
    "period": lambda record: record.q2.pk,
    "control-changes.period": lambda record: record.year_end.pk,
    "publication": lambda record: published(record).pk,
    "text": lambda record: published(record).texts.order_by("pk")[0].pk,
    "figure": lambda record: figure_in(published(record).period).pk,
    "tested-return.number": lambda record: sampled(record).returns.get().pk,
    **{f"{name}.position": lambda record: _remedy(record).position for name in REMEDIES},
    "sample": lambda record: sampled(record).pk,
    "token": lambda record: token_for(record.cast.ben.user, Kind.RESET),
    "edition": lambda record: published(record).edition,
    "name": lambda record: f"2011-12-q2-{published(record).edition}",
    "permanent_id": lambda record: published(record).returns.order_by("pk")[0].measure.permanent_id,
    **{
        f"{page}.permanent_id": lambda record: record.measure.permanent_id
        for page in (
            "measure-kept",
            "measure-place",
            "measure-wording",
            "measure-definition",
            "measure-people",
            "end-duty",
            "measure-withdraw",
            "set-target",
            "mend-target",
            "add-comparator",
            "mend-comparator",
            "remove-comparator",
        )
    },
    "assignment": lambda record: record.measure.assignments.order_by("pk")[0].pk,
    "of_format": lambda record: "json",
    "setting": lambda record: record.measure.target_settings.order_by("pk")[0].pk,
    "comparator": lambda record: _comparator(record).pk,
    "theme": lambda record: published(record).returns.order_by("pk")[0].theme,
    # The public's addresses name a period in words.
    "public-edition.period": lambda record: "2011-12-q2",
    **{
        f"edition-{page}.period": lambda record: "2011-12-q2"
        for page in (
            "theme",
            "exceptions",
            "measures",
            "measure",
            "changes",
            "search",
            "print",
            "documents",
            "document",
        )
    },
}

# Parts that are of a publication, unless a line of an address's own says otherwise: tests of these share one.
OF_PUBLICATION = {"publication", "text", "figure", "edition", "name", "permanent_id", "theme"}

# Parts that name nothing of an authority's own: "csv" is the same everywhere.
NO_OBJECTS = {"authority", "position", "page", "format", "of_format", "provider_id"}


def _own_return(record: Record) -> Return:
    return Return.objects.get(measure=record.measure, period=record.year_end)


def _evidence(record: Record) -> Evidence:
    about: dict[str, Any] = {"added_by": record.cast.ben, "added_at": timezone.now(), "size": 1, "content": b"x"}
    return Evidence.objects.get_or_create(of_return=_own_return(record), name="count.txt", defaults=about)[0]


def _comparator(record: Record) -> ComparatorFigure:
    about = {"value": 66, "unit": "%", "as_at": "2010/11", "source": "A table"}
    found, _ = ComparatorFigure.objects.get_or_create(
        measure=record.measure, period=record.year_end, who="Elsewhere", label="", defaults=about
    )
    return found


def _remedy(record: Record) -> RemedialAction:
    about = {"what": "Hire", "who": "Ben", "by_when": record.year_end.committee_on}
    return RemedialAction.objects.get_or_create(of_return=_own_return(record), position=1, defaults=about)[0]


def _point(record: Record) -> PointToCheck:
    about = {
        "rule": "stale-figure",
        "severity": "warning",
        "message": "It is old.",
        "instruction": "Bring a newer one.",
    }
    return PointToCheck.objects.get_or_create(of_return=_own_return(record), fingerprint="f1", defaults=about)[0]


def _mail(record: Record) -> OutgoingMail:
    ben = record.cast.ben
    about = {"person": ben, "to": ben.user.email, "body": "Please.", "kind": MailKind.CHASE, "made_at": timezone.now()}
    return OutgoingMail.objects.get_or_create(authority=record.authority, subject="A mail", defaults=about)[0]


def prepare(record: Record) -> None:
    """Make what pages need to have something to show: everyone has a second factor."""
    for one in Person.objects.select_related("user"):
        TOTP.activate(one.user, generate_totp_secret())
        RecoveryCodes.activate(one.user)


@dataclass(frozen=True)
class Entry:
    """One entry of the resolver: its address as a pattern, its name, the parts it needs, and its rule's name."""

    where: str
    name: str
    parts: tuple[str, ...]
    rule: str | None

    def __str__(self) -> str:
        return self.name or self.where

    @property
    def of_publication(self) -> bool:
        """Say whether there is nothing at the address before something is published."""
        own = {part for part in self.parts if f"{self.name}.{part}" not in PARTS}
        return self.name.startswith(("public-", "edition-")) or not own.isdisjoint(OF_PUBLICATION)

    def address(self, record: Record, **instead: Any) -> str:
        """Give its address with what its parts stand for, or with what is given instead."""
        if self.name.startswith(("public-", "edition-")):
            published(record)  # there is nothing for the public to read before
        return reverse(self.name, kwargs={part: instead.get(part, meaning(self, part)(record)) for part in self.parts})


def meaning(entry: Entry, part: str) -> Callable[[Record], Any]:
    """Give what a part of an address stands for. Raises KeyError with what to do where nothing says it."""
    found = PARTS.get(f"{entry.name}.{part}", PARTS.get(part))
    if found is None:
        raise KeyError(f"say in PARTS of tests/web/matrix.py what <{part}> of {entry.where} stands for")
    return found


def entries() -> list[Entry]:
    """Give every address of the application, those of a publication last: so one publication does for them."""
    found = [
        Entry(where, pattern.name or "", parts, _rule(pattern))
        for where, pattern, parts in _walk(get_resolver(), "", ())
    ]
    return sorted(found, key=lambda entry: entry.of_publication)


def expected(rule: str | None) -> Mapping[str, str]:
    """Give what each member of the cast meets at a rule. Raises KeyError with what to do where no row says it."""
    if rule is None:
        raise KeyError("the view declares no rule: give it one with @allow")
    if rule not in ROWS:
        raise KeyError(f"say in ROWS of tests/web/matrix.py what everyone meets at the rule {rule!r}")
    return dict(zip(WHO, ROWS[rule].split(), strict=True))


def person(record: Record, who: str) -> Person | None:
    """Give a member of the cast; None for who is signed out."""
    found: Person | None = getattr(record.cast, who, None)
    return found


def _walk(
    resolver: URLResolver, prefix: str, before: tuple[str, ...]
) -> Iterator[tuple[str, URLPattern, tuple[str, ...]]]:
    for entry in resolver.url_patterns:
        where = f"{prefix}{entry.pattern}"
        parts = (*before, *(part for part in entry.pattern.regex.groupindex if part not in before))
        if isinstance(entry, URLResolver):
            yield from _walk(entry, where, parts)
        else:
            yield where, entry, parts


def _rule(pattern: URLPattern) -> str | None:
    rule = rule_of(pattern.callback)
    return None if rule is None else rule.name
