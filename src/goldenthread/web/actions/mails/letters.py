"""What mails about returns say: plain words, the day first, and a link straight to each return."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.urls import reverse

from goldenthread.plan.saying import so_many
from goldenthread.web.actions.mails.recipients import Owed, duty_of
from goldenthread.web.records.models import Person, ReportingPeriod, Return, ReturnState

_LONGEST_NAME, _LONGEST_LIST, _LONGEST_SUBJECT = 60, 100, 200


def subject_of(owed: Sequence[Owed], today: date) -> str:
    """Give the subject: the measure or how many, by when, and how long there still is."""
    due = min(one.found.period.returns_due_on for one in owed)
    if len(owed) == 1:
        return f"{named(owed[0])}: {when(due, today)}"[:_LONGEST_SUBJECT]
    refs = ", ".join(dict.fromkeys(one.ref for one in owed if one.ref))
    return shortened(f"{len(owed)} returns: {when(due, today)}: {refs}", _LONGEST_LIST)


def body_of(person: Person, owed: Sequence[Owed], today: date, *, chased_by: Person | None = None) -> str:
    """Give the text: what is owed with its links, grouped by period, and why this person gets it."""
    periods = list({one.found.period_id: one.found.period for one in owed}.values())
    parts = [f"Dear {person.name},"]
    if chased_by is not None:
        parts.append(f"{chased_by.name} of the performance team asks for what is listed here.")
    for period in periods:
        parts.append(_opening(period, today))
        parts += [_line(one, person) for one in owed if one.found.period_id == period.pk]
        parts.append(_what_follows(period))
    parts.append("If there is no figure yet, open the return and say so, with the date on which you expect it.")
    parts.append(_why(person, owed))
    return "\n\n".join(parts) + "\n"


def when(due: date, today: date) -> str:
    """Say when something is due: "due Friday 13 April, 5 days left"."""
    days = (due - today).days
    if days < 0:
        return f"{so_many(-days, 'day')} late, was due {weekday(due)}"
    left = f"{so_many(days, 'day')} left" if days else "today"
    return f"due {weekday(due)}, {left}"


def weekday(day: date) -> str:
    """Write a day with the day of the week: "Friday 13 April"."""
    return f"{day:%A} {day.day} {day:%B}"


def named(one: Owed) -> str:
    """Name a measure by its ref and the beginning of its words."""
    return f"{one.ref} {shortened(one.found.measure.name, _LONGEST_NAME)}".strip()


def shortened(text: str, longest: int) -> str:
    """Give a text on one line, cut after a word where it is too long."""
    words = " ".join(text.split())
    if len(words) <= longest:
        return words
    return f"{words[: longest - 1].rsplit(' ', 1)[0]}…"


def link_to(found: Return) -> str:
    """Give the full address of a return."""
    return f"{settings.SITE_ADDRESS}{reverse('return-page', args=[found.authority.slug, found.pk])}"


def _opening(period: ReportingPeriod, today: date) -> str:
    return f"{period}: {when(period.returns_due_on, today)}."


def _line(one: Owed, person: Person) -> str:
    queried = " (sent back to you: an answer is needed)" if one.found.state == ReturnState.QUERIED else ""
    owner = ", ".join(other.name for other in one.owners)
    whose = "" if person in one.owners else f" (owner: {owner or 'none'})"
    return f"{named(one)}{whose}{queried}\n{link_to(one.found)}"


def _what_follows(period: ReportingPeriod) -> str:
    return (
        f"Sign-off is due {weekday(period.sign_off_due_on)}. The papers go out {weekday(period.papers_on)},"
        f" for {period.committee} on {weekday(period.committee_on)}."
    )


def _why(person: Person, owed: Sequence[Owed]) -> str:
    duties = duty_of(person, owed)
    parts = {"owner": "own them", "deputy": "deputise for their owners", "head": "are the head of service"}
    said = " or ".join(words for duty, words in parts.items() if duties[duty])
    return f"You get this because you {said}. Your performance team can put that right if it is wrong."
