"""Clearing the live record of a published text: the field that it came from, and whatever repeats or quotes it."""

from django.db.models import Q

from goldenthread.web.actions.covers import in_the_journal
from goldenthread.web.actions.writing import name_of
from goldenthread.web.records.models import (
    Draft,
    IntakeRow,
    JournalWords,
    PeriodCover,
    PointAnswer,
    PointToCheck,
    PublishedText,
    Reading,
    RemedialAction,
    Return,
    ThemeCommentary,
)
from goldenthread.web.records.published import ANSWER, COMMENTARY, COVER, OVERRIDE, TAKEN_DOWN, TEXTS

# Where a published text stands in the live record, and under which names the journal keeps it.
LIVE = {"progress": "progress", "remedial_action": "remedial_text", OVERRIDE: OVERRIDE}
_IN_THE_JOURNAL = {
    "progress": ("progress",),
    "remedial_action": ("remedial_text", "remedial_action", "who", "done_how"),
    OVERRIDE: (OVERRIDE,),
    COMMENTARY: (COMMENTARY,),
}
# A point to check may quote any words of its return.
_QUOTING = "message"


def clear_the_record(found: PublishedText) -> None:
    """Take the words out of the live record: the field that they came from, and whatever repeats or quotes it."""
    period = found.publication.period
    of_measure, _, name = found.place.rpartition(".")
    if found.place == COMMENTARY:
        period.commentary = ""
        period.save(update_fields=["commentary"])
        _clear_the_journal(name_of(period), _IN_THE_JOURNAL[COMMENTARY], Q(entry__after__slug__isnull=True))
    elif of_measure == COMMENTARY:
        ThemeCommentary.objects.filter(period=period, theme__slug=name).update(text="")
        _clear_the_journal(name_of(period), _IN_THE_JOURNAL[COMMENTARY], Q(entry__after__slug=name))
    elif of_measure == COVER:
        PeriodCover.objects.filter(period=period).update(**{name: ""})
        _clear_the_journal(name_of(period), (in_the_journal(name),))
    elif of_measure == ANSWER:
        answers = PointAnswer.objects.filter(authority=period.authority_id, fingerprint=name)
        answers.update(because=TAKEN_DOWN)
        points = PointToCheck.objects.filter(of_return__authority=period.authority_id, fingerprint=name)
        for own in Return.objects.filter(points__in=points):
            _clear_the_journal(name_of(own), ("because",))
    elif name in LIVE:
        for own in Return.objects.filter(period=period, measure__permanent_id=of_measure):
            clear_the_return(own, name)


def clear_the_return(own: Return, name: str) -> None:
    """Empty a return's words, with what was typed, what was read of them and the points that may quote them."""
    field = LIVE[name]
    words = getattr(own, field)
    if name in TEXTS:
        _clear_what_was_read(own, name, words)
    Reading.objects.filter(of_return__authority=own.authority_id).delete()
    setattr(own, field, "")
    own.save(update_fields=[field])
    if name == "remedial_action":
        RemedialAction.objects.filter(of_return=own).delete()
    Draft.objects.filter(owed=own).delete()
    points = PointToCheck.objects.filter(of_return__measure=own.measure_id)
    quoting = [
        one.pk for one in points if one.of_return_id == own.pk or (words and words in map(str, one.evidence.values()))
    ]
    points.filter(pk__in=quoting).delete()
    _clear_the_journal(name_of(own), (*_IN_THE_JOURNAL[name], _QUOTING))


def _clear_what_was_read(own: Return, name: str, words: str) -> None:
    """Empty the words in the rows of the document that the period came of. The document itself stays as evidence."""
    for row in IntakeRow.objects.filter(intake__became=own.period_id):
        readings = [kept for kept in (row.as_read, row.edited) if kept]
        if row.measure_id == own.measure_id or any(words and kept[name] == words for kept in readings):
            for kept in readings:
                kept.update(
                    {name: "", "claims": [], "repairs": [one for one in kept["repairs"] if one["field"] != name]}
                )
            row.doubts = []
            row.save(update_fields=["as_read", "edited", "doubts"])


def _clear_the_journal(subject: str, names: tuple[str, ...], among: Q | None = None) -> None:
    """Take the words kept under these names, in whatever version, from beside the journal's entries; hashes stay.

    `among` says which of the subject's entries, where not all are about the same words.
    """
    under = Q()
    for name in names:
        under |= Q(path__endswith=f".{name}")
    found = JournalWords.objects.filter(under, among or Q(), entry__subject=subject, text__isnull=False)
    found.update(text=None)
