"""What appears as the owner types: sums, status, points, and when it was saved."""

from dataclasses import dataclass
from datetime import datetime

from goldenthread.plan import ClaimVerdict, Finding, Rating, Severity
from goldenthread.plan.amounts import printed_amount
from goldenthread.web.actions.entries import DOUBTS, Assessed
from goldenthread.web.records.models import Person

_NEED_AN_ACTION = (Rating.SLIPPED, Rating.NOT_ACHIEVED)


def who_saved(saved_by: Person | None, reader: Person) -> str:
    """Say who saved the return in between: somebody else by name, or the reader themselves from elsewhere."""
    if saved_by is None:
        return "This return was changed in between."
    if saved_by == reader:
        return "You saved this return in between, in another tab or on another device."
    return f"{saved_by} saved this return in between."


@dataclass(frozen=True)
class Live:
    """The same as values. `aside` says who saved in between, "" where nobody did."""

    assessed: Assessed
    revision: int
    saved_at: datetime | None = None
    aside: str = ""

    @property
    def unreadable(self) -> list[str]:
        """What was typed and can't be read."""
        return [problem.message for problem in self.assessed.problems if problem.unreadable]

    @property
    def sums(self) -> list[str]:
        """What numerators and denominators come to."""
        return [
            f"{printed_amount(one.numerator, '')} of {printed_amount(one.denominator, '')}"
            f" = {printed_amount(one.value, one.unit)}"
            for one in self.assessed.entry.figures
            if one.numerator is not None and one.denominator is not None
        ]

    @property
    def agreeing(self) -> int:
        """How many sums of the narrative are right."""
        return sum(claim.verdict is not ClaimVerdict.WRONG for claim in self.assessed.claims)

    @property
    def points(self) -> list[Finding]:
        """Points that matter before submission: what is worth no more than a note comes last."""
        return sorted(self.assessed.points, key=lambda point: point.severity is Severity.NOTE)

    @property
    def doubts(self) -> list[Finding]:
        """The points that put the figure itself in doubt."""
        return [point for point in self.assessed.points if point.rule in DOUBTS]

    @property
    def needs_action(self) -> bool:
        """Whether what is declared asks for a remedial action."""
        return self.assessed.rating in _NEED_AN_ACTION
