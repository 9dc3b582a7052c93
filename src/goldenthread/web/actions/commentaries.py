"""What the performance team says about the plan and its themes in a period."""

from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import PeriodState, Person, ReportingPeriod, Theme, ThemeCommentary


def comment_on_plan(*, period: ReportingPeriod, text: str, seen: str, by: Person) -> None:
    """Keep the commentary on the whole plan. `seen` is the text that was there when the writer began.

    Raises Refused where someone else wrote in between, and where the period is published.
    """
    with writing(period.authority, by=by, may=OFFICERS) as journal:
        found = _open(period)
        before, after = found.commentary, text.strip()
        _refuse_unseen(before, seen, str(found))
        if before != after:
            found.commentary = after
            found.save(update_fields=["commentary"])
            journal.record("comment on the plan", found, before={"commentary": before}, after={"commentary": after})


def comment_on_theme(*, period: ReportingPeriod, theme: Theme, text: str, seen: str, by: Person) -> None:
    """Keep the commentary on a theme; as `comment_on_plan`."""
    with writing(period.authority, by=by, may=OFFICERS) as journal:
        found = _open(period)
        if theme.plan_id != found.plan_year.plan_id:
            raise Refused(
                "the theme is of another plan", where=str(theme), expected="a theme of this plan", do="choose another"
            )
        own = ThemeCommentary.objects.filter(period=found, theme=theme).first()
        before, after = own.text if own else "", text.strip()
        _refuse_unseen(before, seen, str(theme))
        if before != after:
            ThemeCommentary.objects.update_or_create(period=found, theme=theme, defaults={"text": after})
            old, new = ({"theme": theme.name, "slug": theme.slug, "commentary": words} for words in (before, after))
            journal.record("comment on a theme", found, before=old, after=new)


def _open(period: ReportingPeriod) -> ReportingPeriod:
    found = ReportingPeriod.objects.select_related("plan_year").get(pk=period.pk)
    if found.state != PeriodState.OPEN:
        raise Refused(
            "the period is published", where=str(found), expected="a period that is open", do="leave it as published"
        )
    return found


def _refuse_unseen(before: str, seen: str, where: str) -> None:
    # A browser sends line ends of its own kind.
    if lines_written(before) != lines_written(seen):
        raise Refused(
            "someone else has written here in between",
            where=where,
            expected="the commentary as you were shown it",
            do="read what stands there now, and add to it",
        )


def lines_written(text: str) -> list[str]:
    """Give a text's lines, to tell whether two are the same, whatever ends their lines."""
    return text.strip().splitlines()
