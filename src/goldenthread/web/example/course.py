"""The quarter's course: returns come in, are queried and approved, chased, commented on, and sampled by the auditor."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from goldenthread.web.actions.auditing import draw_sample
from goldenthread.web.actions.challenging import Words, edit_words, send_back
from goldenthread.web.actions.commentaries import comment_on_plan, comment_on_theme
from goldenthread.web.actions.covers import write_cover
from goldenthread.web.actions.deadlines import is_working_day
from goldenthread.web.actions.drafts import save_draft
from goldenthread.web.actions.entries.fields import AS_FIGURES, written
from goldenthread.web.actions.evidence import add_evidence
from goldenthread.web.actions.mails.chasing import chase
from goldenthread.web.actions.mails.reminding import remind
from goldenthread.web.actions.measures.comparators import Comparison, keep_comparator
from goldenthread.web.actions.points import answer
from goldenthread.web.actions.remedies import finish_remedy
from goldenthread.web.actions.returns import submit
from goldenthread.web.actions.sign_offs import approve, query
from goldenthread.web.example.cast import Cast
from goldenthread.web.example.renewal import filled
from goldenthread.web.example.stories import COVER, STORIES, THEMES, WHOLE, Remedy, Stage, Story
from goldenthread.web.records.models import (
    Nation,
    PeriodCover,
    Person,
    PointToCheck,
    RemedialAction,
    ReportingPeriod,
    Return,
    ReturnState,
    Theme,
)

_SHOWN = "20.2"
_EVIDENCE = "carers-by-provider.csv", b"Provider,Carers served\r\nCare line,212\r\nCarers' centre,388\r\nVisits,54\r\n"
_EDITED = "25.3", "Bus shelters are damaged most often.", "plain words, for the cabinet’s paper"
_ACCEPTED = "13.2", "8.7% is that of the last day; the figure is the quarter’s average, as the measure is defined"


def run_course(period: ReportingPeriod, cast: Cast, today: date) -> None:
    """Bring a quarter that was opened to the middle of its course."""
    returns = _returns(period)
    for story in STORIES:
        found = returns[story.ref]
        _compare(found, story, cast.officer)
        if found.state == ReturnState.OWED:
            _come_in(found, story, cast)
    _challenge(returns, cast)
    remind(authority=period.authority, today=today)
    chase(period=period, returns=Return.objects.filter(measure__assignments__person=cast.owner), by=cast.officer)
    _comment(period, cast.officer)
    draw_sample(period=period, size=4, seed="example", by=cast.auditor)


def _returns(period: ReportingPeriod) -> dict[str, Return]:
    """Give the returns of a period by the refs of their measures."""
    refs = dict(period.plan_year.placements.values_list("measure", "ref"))
    found = Return.objects.filter(period=period).select_related("measure__authority", "period")
    return {refs[one.measure_id]: one for one in found}


def _compare(found: Return, story: Story, officer: Person) -> None:
    start = found.period.plan_year.start
    for other in story.others:
        comparison = Comparison(
            whose=other.whose,
            value=Decimal(other.value),
            unit="count" if story.ref == "6.4" else "%",
            printed=other.value,
            as_at=f"{start - 1}/{start % 100:02}",
            source="made up for this example",
        )
        keep_comparator(measure=found.measure, period=found.period, comparison=comparison, by=officer)


def _come_in(found: Return, story: Story, cast: Cast) -> None:
    """Let one return come as far as its story goes."""
    owner = _owner(found, cast)
    if story.ref == _SHOWN:
        add_evidence(owed=found, name=_EVIDENCE[0], content=_EVIDENCE[1], by=owner)
    fields = _fields(found.period, story) if story.stage != Stage.NOT_BEGUN and story.words else {}
    if story.stage == Stage.BEGUN:
        save_draft(owed=found, fields=fields, revision=found.revision, by=owner)
    elif fields:
        found = submit(owed=found, fields=fields, revision=found.revision, by=owner)
        _sign(found, story, cast)


def _owner(found: Return, cast: Cast) -> Person:
    own = found.measure.assignments.filter(person=cast.owner, until__isnull=True).exists()
    return cast.owner if own else cast.others


def _fields(period: ReportingPeriod, story: Story) -> dict[str, str]:
    """Give what the owner types."""
    typed = {
        "as_at": written(period.noun.last_day),
        "progress": filled(story.words, period.plan_year.start),
        "declared": AS_FIGURES,
    }
    if story.figure:
        typed |= _figure(story, period.quarter)
        typed["state"] = "provisional"
    for number, remedy in enumerate(story.remedies, start=1):
        typed |= _remedy(number, remedy)
    return typed


def _figure(story: Story, quarter: int) -> dict[str, str]:
    times = quarter if story.builds_up else 1
    upper, _, lower = story.figure.replace(",", "").partition(" of ")
    if lower:
        return {
            "figure-1-numerator": f"{Decimal(upper) * times}",
            "figure-1-denominator": f"{Decimal(lower) * times}",
        }
    return {"figure-1-value": f"{Decimal(upper) * times:,f}"}


def _remedy(number: int, remedy: Remedy) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=remedy.in_days)
    while not is_working_day(day, Nation.ENGLAND):
        day -= timedelta(days=1)
    name = f"action-{number}"
    return {f"{name}-what": remedy.what, f"{name}-who": remedy.who, f"{name}-by_when": written(day)}


def _sign(found: Return, story: Story, cast: Cast) -> None:
    if story.ask and story.ref != _SHOWN and found.level is not None:
        query(submitted=found, revision=found.revision, level=found.level, comment=story.ask, by=cast.signing[0])
        return
    for person in cast.signing[: max(story.stage, 0)]:
        if found.level is not None and found.state == ReturnState.SUBMITTED:
            found = approve(submitted=found, revision=found.revision, level=found.level, by=person)


def _challenge(returns: dict[str, Return], cast: Cast) -> None:
    """Let the performance team ask, mend words and accept a point, and an owner finish what was promised."""
    asked = _now(returns[_SHOWN])
    if asked.state == ReturnState.SUBMITTED:
        story = next(story for story in STORIES if story.ref == _SHOWN)
        send_back(handed_in=asked, revision=asked.revision, comment=story.ask, by=cast.officer)
    ref, text, reason = _EDITED
    found = _now(returns[ref])
    edit_words(
        handed_in=found, revision=found.revision, words=Words.PROGRESS, text=text, reason=reason, by=cast.officer
    )
    ref, reason = _ACCEPTED
    for point in PointToCheck.objects.filter(of_return=returns[ref], rule="words-against-figure"):
        answer(point=point, because=reason, by=cast.officer)
    for remedy, told in _done(returns):
        finish_remedy(remedy=remedy, done_on=timezone.localdate(), how=told.done, by=cast.others)


def _now(found: Return) -> Return:
    return Return.objects.get(pk=found.pk)


def _done(returns: dict[str, Return]) -> Iterator[tuple[RemedialAction, Remedy]]:
    """Give the remedial actions that are done by now."""
    for story in STORIES:
        for remedy in story.remedies:
            own = RemedialAction.objects.filter(of_return=returns[story.ref], what=remedy.what).first()
            if remedy.done and own is not None:
                yield own, remedy


def _comment(period: ReportingPeriod, officer: Person) -> None:
    comment_on_plan(period=period, text=WHOLE, seen="", by=officer)
    for theme in Theme.objects.filter(plan=period.plan_year.plan, name__in=THEMES):
        comment_on_theme(period=period, theme=theme, text=THEMES[theme.name], seen="", by=officer)
    cover = PeriodCover.objects.get(period=period)
    write_cover(period=period, told=COVER, seen={part: getattr(cover, part) for part in COVER}, by=officer)
