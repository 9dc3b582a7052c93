"""What may happen to something published: a figure is restated, words that must go are taken down."""

from decimal import Decimal
from typing import Any

from django.db.models import Q

from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.writing import Refused, canonical, name_of, writing
from goldenthread.web.records.models import (
    Draft,
    FigureRecord,
    IntakeRow,
    JournalWords,
    Person,
    PointAnswer,
    PointToCheck,
    Publication,
    PublishedText,
    RemedialAction,
    Restatement,
    Return,
    ThemeCommentary,
)
from goldenthread.web.records.published import (
    ANSWER,
    COMMENTARY,
    DERIVED,
    EARLIER_REMEDIES,
    REMEDIES,
    TAKEN_DOWN,
    TEXTS,
)

# Where a published text stands in the live record, and under which names the journal keeps it.
_LIVE = {"progress": "progress", "remedial_action": "remedial_text"}
_IN_THE_JOURNAL = {
    "progress": ("progress",),
    "remedial_action": ("remedial_text", "remedial_action", "who", "done_how"),
    COMMENTARY: (COMMENTARY,),
}
# A point to check may quote any words of its return.
_QUOTING = "message"


def restate(
    *,
    figure: FigureRecord,
    value: Decimal,
    reason: str,
    by: Person,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
) -> Restatement:
    """Restate a published figure: the old one stays and points to the new one, and the publication stays as it was.

    Raises Refused without a reason, for a figure that isn't published, that is another now, or doesn't change.
    """
    of_return = figure.of_return
    with writing(of_return.authority, by=by) as journal:
        old = FigureRecord.objects.select_for_update().get(pk=figure.pk)
        _refuse_restatement(old, value, numerator, denominator, reason)
        new = _in_its_place(old, value, numerator, denominator)
        made = Restatement.objects.create(
            authority=of_return.authority,
            measure=of_return.measure,
            period=of_return.period,
            label=old.label,
            unit=old.unit,
            old_value=old.value,
            new_value=value,
            reason=reason.strip(),
            by=by,
            at=journal.at,
        )
        journal.record("restate a figure", of_return, before=_figure(old), after=_figure(new), reason=made.reason)
    return made


def _refuse_restatement(
    old: FigureRecord, value: Decimal, numerator: Decimal | None, denominator: Decimal | None, reason: str
) -> None:
    where = f"{old.of_return.measure}, {old.of_return.period}"
    need_reason(reason, where, "say why the figure changes")
    if old.replaced_by_id is not None:
        raise Refused(
            "the figure has been restated by someone else",
            where=where,
            expected="the figure in force",
            do="look at the new figure first",
        )
    if not Publication.objects.filter(period=old.of_return.period_id).exists():
        raise Refused(
            "the figure isn't published", where=where, expected="a published figure", do="correct the return instead"
        )
    if (old.value, old.numerator, old.denominator) == (value, numerator, denominator):
        raise Refused("the figure is the same", where=where, expected="another figure", do="give the new figure")
    if (numerator is None) != (denominator is None):
        raise Refused(
            "only one of numerator and denominator is given",
            where=where,
            expected="both, or neither",
            do="give the other one too",
        )


def _in_its_place(
    old: FigureRecord, value: Decimal, numerator: Decimal | None, denominator: Decimal | None
) -> FigureRecord:
    """Put the new figure in force. The old one steps aside first: one figure a part is in force at any time."""
    position = old.position
    new = FigureRecord(
        **{
            name: getattr(old, name) for name in ("of_return", "label", "unit", "measures_from", "measures_to", "as_at")
        },
        position=_spare_position(old),
        value=value,
        numerator=numerator,
        denominator=denominator,
        state="revised",
    )
    new.save()
    FigureRecord.objects.filter(pk=old.pk).update(replaced_by=new)
    FigureRecord.objects.filter(pk=new.pk).update(position=position)
    new.position = position
    return new


def _spare_position(old: FigureRecord) -> int:
    taken = FigureRecord.objects.filter(of_return=old.of_return_id).values_list("position", flat=True)
    return max(taken) + 1


def _figure(figure: FigureRecord) -> dict[str, Any]:
    numbers = {name: getattr(figure, name) for name in ("value", "numerator", "denominator")}
    return {"figure": figure.pk, "label": figure.label, "unit": figure.unit, **numbers}


def mark_exempt(*, of_return: Return, ground: str, by: Person) -> None:
    """Say that the public may not read the words of a return, and on what ground; "" says that it may again."""
    with writing(of_return.authority, by=by) as journal:
        found = Return.objects.select_for_update().get(pk=of_return.pk)
        before, found.exempt_ground = found.exempt_ground, ground.strip()
        found.save(update_fields=["exempt_ground"])
        journal.record("mark words as exempt", found, before={"ground": before}, after={"ground": found.exempt_ground})


def take_down(*, text: PublishedText, ground: str, by: Person) -> int:
    """Take a published text down at once, wherever it stands, and give how many texts went.

    It goes from every edition and version that holds the same text of the same measure and period, with what was read
    out of it, and from the return itself, so that no later edition brings it back. The tombstone and the journal say
    when, by whom and on what ground; neither holds the words. A document that the words were read from, and files of
    evidence, stay for officers and auditors. Raises Refused without a ground, and for a text that has gone already.
    """
    publication = text.publication
    with writing(publication.authority, by=by) as journal:
        found = PublishedText.objects.select_for_update().get(pk=text.pk)
        if not ground.strip():
            raise Refused("no ground is given", where=found.place, expected="a ground", do="say on what ground it goes")
        if found.text is None:
            raise Refused("the text has gone already", where=found.place, expected="a text that is there", do="go back")
        going = list(_everywhere(found))
        PublishedText.objects.filter(pk__in=[one.pk for one in going]).update(
            text=None, taken_down_by=by, taken_down_at=journal.at, ground=ground.strip()
        )
        for one in going:
            journal.record(
                "take a text down", one, after={"place": one.place, "sha256": one.sha256}, reason=ground.strip()
            )
        _clear_the_record(found)
    return len(going)


def _everywhere(found: PublishedText) -> Any:
    """Find the text in each edition and version of the period, and what quotes it there."""
    of_measure, _, name = found.place.rpartition(".")
    places = [found.place]
    if name in TEXTS:
        places += [f"{of_measure}.{derived}" for derived in DERIVED]
    everywhere = Q(publication__period=found.publication.period_id, place__in=places)
    if name == "remedial_action":
        everywhere |= Q(publication__period=found.publication.period_id, place=f"{of_measure}.{REMEDIES}")
        everywhere |= _announced(found, of_measure)
    authority = Q(publication__authority=found.publication.authority_id, text__isnull=False)
    return PublishedText.objects.filter(authority & everywhere).select_for_update()


def _announced(found: PublishedText, of_measure: str) -> Q:
    """Where later editions repeat the remedial actions of this period as still open."""
    period = canonical(str(found.publication.period.noun)).decode()
    return Q(place=f"{of_measure}.{EARLIER_REMEDIES}", text__contains=f'"period":{period}')


def _clear_the_record(found: PublishedText) -> None:
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
    elif of_measure == ANSWER:
        answers = PointAnswer.objects.filter(authority=period.authority_id, fingerprint=name)
        answers.update(because=TAKEN_DOWN)
        points = PointToCheck.objects.filter(of_return__authority=period.authority_id, fingerprint=name)
        for own in Return.objects.filter(points__in=points):
            _clear_the_journal(name_of(own), ("because",))
    elif name in _LIVE:
        for own in Return.objects.filter(period=period, measure__permanent_id=of_measure):
            _clear_the_return(own, name)


def _clear_the_return(own: Return, name: str) -> None:
    """Empty a return's words, with what was typed, what was read of them and the points that may quote them."""
    field = _LIVE[name]
    words = getattr(own, field)
    _clear_what_was_read(own, name, words)
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
