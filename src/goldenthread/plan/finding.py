"""What a check says of a report; on pages, a point to check."""

from enum import StrEnum
from typing import Any

from pydantic import SerializerFunctionWrapHandler, model_serializer

from goldenthread.plan.noun import Noun
from goldenthread.plan.number import Number
from goldenthread.plan.progress import Claim
from goldenthread.plan.source import Source


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(Noun):
    """One point to check: the rule, the place, one sentence with the figures, and what to do.

    `id` is the return's, `field` the part of it that the point is about; both are None where it is about the report as
    a whole. `fingerprint` stays the same while the facts do, so that an answer holds. `answer` is the
    reason for which a person accepted it.
    """

    rule: str
    severity: Severity
    source: Source | None = None
    id: str | None = None
    ref: str | None = None
    field: str | None = None
    fingerprint: str = ""
    message: str
    instruction: str
    evidence: dict[str, Any] = {}
    answer: str | None = None


class ClaimVerdict(StrEnum):
    """What came of recomputing a claim."""

    HOLDS = "holds"
    ROUNDING_SLIP = "rounding_slip"
    WRONG = "wrong"


class CheckedClaim(Noun):
    """A claim, recomputed. In JSON its operands stand beside the outcome, and `words` is the text it stands in.

    `recomputed` is a number, or for an order the sign that holds: ">", "<" or "=".
    """

    claim: Claim
    source: Source | None = None
    ref: str | None = None
    recomputed: Number | str
    holds: bool
    verdict: ClaimVerdict
    changes_rating: bool | None = None

    @model_serializer(mode="wrap")
    def _flat(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        parts: dict[str, Any] = handler(self)
        claim = parts.pop("claim")
        text = claim.pop("text", "")
        place = {name: parts.pop(name) for name in ("source", "ref")}
        return {**place, **claim, **parts, **({"words": text} if text else {})}
