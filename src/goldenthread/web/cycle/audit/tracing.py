"""Where the figures of a return come from: the document and the place in it, who handed them in, what was restated."""

from dataclasses import dataclass

from goldenthread.plan import Source
from goldenthread.web.records.models import FigureRecord, Intake, Return


@dataclass(frozen=True)
class Trace:
    """The way of a return into the record. `place` is where it stood in the document that it was read from."""

    file: str
    sha256: str
    place: str
    intake: Intake | None
    figures: tuple[FigureRecord, ...]


def trace(found: Return) -> Trace:
    """Trace a return back. Two queries."""
    kept = found.read_from
    place = Source.model_validate(kept.get("place", {}))
    intakes = Intake.objects.filter(became=found.period_id).defer("content", "report").select_related("confirmed_by")
    return Trace(
        file=kept.get("file", ""),
        sha256=kept.get("sha256", ""),
        place=str(place) if place.model_dump() else "",
        intake=intakes.first() if kept else None,
        figures=tuple(found.figures.select_related("replaced_by").order_by("pk")),
    )
