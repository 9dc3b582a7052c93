"""Points to check appear at entry, are kept when a return is submitted, and are answered."""

import pytest

from goldenthread.plan import Finding, Severity, Source
from goldenthread.web.actions.entries import assess, sheet_of
from goldenthread.web.actions.entries.plain import in_plain_words
from goldenthread.web.actions.points import answer, open_points, recheck
from goldenthread.web.actions.returns import submit
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import FigureRecord, JournalEntry, PointToCheck, Return
from tests.web.conftest import Record
from tests.web.quarter import GOOD, Quarter


def rules(found: Return, typed: dict[str, str]) -> list[str]:
    return [point.rule for point in assess(sheet_of(found), typed).points if point.severity != "note"]


def share(**typed: str) -> dict[str, str]:
    return {"as_at": "30/6/2012", "state": "final"} | {f"figure-1-{name}": text for name, text in typed.items()}


@pytest.mark.parametrize(
    ("ref", "typed", "rule"),
    [
        ("11.2", share(numerator="2,256", denominator="1,486"), "numerator-above-denominator"),
        ("11.2", share(value="0.7"), "jump-since-last-time"),
        ("11.2", share(value="6970"), "jump-since-last-time"),
        ("11.2", {**share(value="69.7"), "progress": "In time: 62.1%."}, "words-against-figure"),
        ("11.2", {**share(value="69.7"), "as_at": "30/6/2999"}, "as-at-to-come"),
    ],
)
def test_what_is_implausible_appears_at_entry(
    record: Record, quarter: Quarter, ref: str, typed: dict[str, str], rule: str
) -> None:
    assert rule in rules(quarter.of(ref), typed)


def test_what_is_plausible_is_left_alone(record: Record, quarter: Quarter) -> None:
    typed = {**share(numerator="1,486", denominator="2,256"), "progress": GOOD["progress"]}
    assert rules(quarter.of("11.2"), typed) == []


def test_a_wrong_sum_in_the_words_is_a_point(record: Record, quarter: Quarter) -> None:
    typed = {**GOOD, "progress": "65.9% were carried out in time. 30 of 120 late ones (35%) were a day late."}
    assert "figures-disagree" in rules(quarter.own, typed)


def test_a_count_that_builds_up_does_not_fall(record: Record, quarter: Quarter) -> None:
    first = quarter.of("21.4")
    quarter.period.quarter = 2
    quarter.period.save()
    earlier = Return.objects.filter(measure=first.measure, period=record.year_end)
    earlier.update(period=_first_quarter(quarter))
    assert "count-that-falls" in rules(first, {"figure-1-value": "900", "as_at": "30/9/2012", "state": "final"})
    assert "count-that-falls" not in rules(first, {"figure-1-value": "1,300", "as_at": "30/9/2012", "state": "final"})


def _first_quarter(quarter: Quarter) -> object:
    period = quarter.period
    period.pk, period.quarter = None, 1
    period._state.adding = True
    period.save()
    return period


def test_points_are_kept_when_a_return_is_submitted(record: Record, quarter: Quarter) -> None:
    typed = {**GOOD, "progress": "65.9% were carried out in time. 30 of 120 late ones (35%) were a day late."}
    done = submit(owed=quarter.own, fields=typed, revision=0, by=record.cast.ben)
    kept = {point.rule for point in PointToCheck.objects.filter(of_return=done)}
    assert "figures-disagree" in kept


def test_points_are_written_anew(record: Record, quarter: Quarter) -> None:
    typed = {**GOOD, "progress": "65.9% were carried out in time. 30 of 120 late ones (35%) were a day late."}
    done = submit(owed=quarter.own, fields=typed, revision=0, by=record.cast.ben)
    Return.objects.filter(pk=done.pk).update(progress=GOOD["progress"])
    recheck(done)
    assert not PointToCheck.objects.filter(of_return=done, rule="figures-disagree").exists()
    assert FigureRecord.objects.filter(of_return=done).count() == 1


def test_an_answer_holds_while_the_facts_do(record: Record, quarter: Quarter) -> None:
    typed = {**GOOD, "progress": "65.9% were carried out in time. 30 of 120 late ones (35%) were a day late."}
    done = submit(owed=quarter.own, fields=typed, revision=0, by=record.cast.ben)
    points = PointToCheck.objects.filter(of_return=done, rule="figures-disagree")
    answer(point=points.get(), because="The source rounds so", by=record.cast.olive)
    assert open_points(points).count() == 0
    recheck(done)
    assert (points.count(), open_points(points).count()) == (1, 0)
    entry = JournalEntry.objects.filter(authority=record.authority).last()
    assert entry is not None
    words = {one.path: one.text for one in entry.words.all()}
    assert (entry.verb, words["after.because"]) == ("answer a point", "The source rounds so")


def test_an_answer_needs_a_reason_and_is_given_once(record: Record, quarter: Quarter) -> None:
    typed = {**GOOD, "progress": "65.9% were carried out in time. 30 of 120 late ones (35%) were a day late."}
    done = submit(owed=quarter.own, fields=typed, revision=0, by=record.cast.ben)
    point = PointToCheck.objects.filter(of_return=done)[0]
    with pytest.raises(Refused, match="no reason"):
        answer(point=point, because="  ", by=record.cast.olive)
    answer(point=point, because="It is right", by=record.cast.olive)
    with pytest.raises(Refused, match="answered it already"):
        answer(point=point, because="It is wrong", by=record.cast.olive)


@pytest.mark.parametrize(
    ("rule", "message", "plain"),
    [
        ("status-not-supported", "Printed 2 (on track); 57 % against at least 60 %: slipped.",
         "The status you give is on track, but: 57 % against at least 60 %: slipped."),
        ("status-not-supported", "Printed on track; 57 % against at least 60 %: slipped.",
         "The status you give is on track, but: 57 % against at least 60 %: slipped."),
        ("narrative-unchanged", 'The narrative is the one of the earlier report: "On track".',
         'The words are the same as last time: "On track".'),
        ("narrative-cut-off", 'The narrative ends in the middle: "... to".', 'The words end in the middle: "... to".'),
        ("words-against-status", 'The narrative says "below target", and the status on track.',
         'The words say "below target", and the status is on track.'),
        ("due-date-passed", "Due by March 2012.", "Due by March 2012."),
    ],
)  # fmt: skip
def test_a_point_is_said_in_the_words_of_a_return(rule: str, message: str, plain: str) -> None:
    point = Finding(
        rule=rule, severity=Severity.NOTE, source=Source(), fingerprint="1", message=message, instruction="Do."
    )
    said = in_plain_words(point)
    assert (said.message, said.rule, said.fingerprint) == (plain, rule, "1")


def test_no_point_of_a_return_speaks_of_printed_codes(record: Record, quarter: Quarter) -> None:
    typed = {**GOOD, "figure-1-numerator": "1,286", "declared": "on_track", "override_reason": "A late count"}
    points = assess(sheet_of(quarter.own), typed).points
    assert not any("Printed" in point.message for point in points)
