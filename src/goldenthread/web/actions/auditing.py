"""What an auditor writes: a sample drawn at random, and the result of each test. Nothing else."""

import random
import secrets

from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.models import (
    AuditResult,
    AuditSample,
    AuditTest,
    Person,
    ReportingPeriod,
    Return,
    ReturnState,
)


def draw_sample(*, period: ReportingPeriod, size: int, by: Person, seed: str = "") -> AuditSample:
    """Draw approved returns of a period at random, and keep the seed: who draws by it again gets the same.

    Raises Refused where fewer are approved than asked for.
    """
    with writing(period.authority, by=by) as journal:
        approved = list(returns_to_draw_from(period))
        if not 1 <= size <= len(approved):
            raise Refused(
                f"{size} can’t be drawn",
                where=str(period),
                expected=f"a number from 1 to {len(approved)}, the returns that are approved",
                do="give another number",
            )
        used = seed.strip() or secrets.token_hex(8)
        made = AuditSample.objects.create(
            authority=period.authority, period=period, seed=used, drawn_from=len(approved), by=by, at=journal.at
        )
        made.returns.set(drawn(approved, size, used))
        journal.record("draw a sample", made, after={"seed": used, "size": size, "from": len(approved)})
    return made


def returns_to_draw_from(period: ReportingPeriod) -> list[int]:
    """Give the numbers of a period's approved returns, in the order that a seed is used on."""
    found = Return.objects.filter(period=period, state=ReturnState.APPROVED).order_by("measure__permanent_id", "pk")
    return list(found.values_list("pk", flat=True))


def drawn(numbers: list[int], size: int, seed: str) -> list[int]:
    """Draw by a seed, the same for the same numbers in the same order."""
    return random.Random(seed).sample(numbers, size)


def record_test(*, sample: AuditSample, of_return: Return, result: AuditResult, note: str, by: Person) -> AuditTest:
    """Record what the test of a sampled return came to. A second test stands beside the first.

    Raises Refused where the return isn't in the sample, or what doesn't agree isn't said.
    """
    where = f"{of_return.measure}, {of_return.period}"
    with writing(sample.authority, by=by) as journal:
        if not sample.returns.filter(pk=of_return.pk).exists():
            raise Refused(
                "the return isn’t in this sample",
                where=where,
                expected="one that was drawn",
                do="go back to the sample",
            )
        if result is not AuditResult.AGREES and not note.strip():
            raise Refused(
                "nothing is said about what was found", where=where, expected="a note", do="say what doesn’t agree"
            )
        made = AuditTest.objects.create(
            sample=sample, of_return=of_return, result=result, note=note.strip(), by=by, at=journal.at
        )
        journal.record("record a test", of_return, after={"sample": sample.pk, "result": result}, reason=made.note)
    return made
