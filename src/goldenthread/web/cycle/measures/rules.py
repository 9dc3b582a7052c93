"""By which rules a measure is judged now: those of the period that is open, else those of the council's settings."""

from dataclasses import dataclass

from goldenthread.judging import preset_named
from goldenthread.plan import Settings
from goldenthread.web.cycle.measures.words import tolerance_words
from goldenthread.web.records.models import Measure, PeriodState, ReportingPeriod


@dataclass(frozen=True)
class Rules:
    """The rules, and the open period whose they are; None where they hold for the next one."""

    settings: Settings
    period: ReportingPeriod | None

    @property
    def whose(self) -> str:
        """Whose rules these are, in words."""
        return f"the rules of {self.period}, which is open" if self.period else "the rules for the next period"

    def title(self, *names: str | None) -> str:
        """Give the name of the rules that a measure is judged by; it has these names."""
        return preset_named(self.settings.of_measure(*names).preset or self.settings.preset).title

    def tolerance(self, *names: str | None) -> str:
        """Say the tolerance that a target has that sets none of its own."""
        own = self.settings.of_measure(*names)
        preset = preset_named(own.preset or self.settings.preset)
        found = own.tolerance or self.settings.tolerance or preset.tolerance
        return tolerance_words(found, ()) if found else "none"


def rules_now(measure: Measure) -> Rules:
    """Give the rules of the latest period that is open, else those of the council's settings. One query."""
    periods = ReportingPeriod.objects.filter(authority=measure.authority_id, state=PeriodState.OPEN)
    period = periods.select_related("plan_year", "authority").order_by("-plan_year__start", "-quarter").first()
    return Rules(period.settings if period else measure.authority.settings, period)
