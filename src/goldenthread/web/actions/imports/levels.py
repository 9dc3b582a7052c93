"""The levels of a plan that a report's rows stand under."""

from dataclasses import dataclass, field

from django.utils.text import slugify

from goldenthread import plan
from goldenthread.web.records.models import Objective, Plan, PriorityAction, Section, Theme

# Where a report prints no theme or objective for a measure, it stands under these words, for all to see.
NO_THEME, NO_OBJECTIVE = "Not under a theme", "Not under an objective"


@dataclass
class Levels:
    """The levels of a plan that rows stand under, made once each, in the order of the report."""

    of_plan: Plan
    _made: dict[tuple[object, ...], PriorityAction] = field(default_factory=dict)

    def action(self, row: plan.Return) -> PriorityAction:
        """Give the priority action that a row stands under."""
        place = (row.section, row.theme, row.objective_ref, row.objective, row.action)
        if place not in self._made:
            objective = self._objective(row)
            self._made[place], _ = PriorityAction.objects.get_or_create(
                objective=objective, text=row.action or "", defaults={"position": len(self._made) + 1}
            )
        return self._made[place]

    def theme(self, name: str, section: str | None) -> Theme:
        """Give the theme of a name, made under its section where there is none yet."""
        parent = None
        if section:
            position = self.of_plan.sections.count() + 1
            parent, _ = Section.objects.get_or_create(plan=self.of_plan, name=section, defaults={"position": position})
        position = self.of_plan.themes.count() + 1
        words = slugify(name)[:70] or f"theme-{position}"
        slug = f"{words}-{position}" if self.of_plan.themes.filter(slug=words).exclude(name=name).exists() else words
        defaults = {"position": position, "slug": slug, "section": parent}
        return Theme.objects.get_or_create(plan=self.of_plan, name=name, defaults=defaults)[0]

    def _objective(self, row: plan.Return) -> Objective:
        theme = self.theme(row.theme or NO_THEME, row.section)
        ref = row.objective_ref or ""
        numbered = theme.objectives.filter(ref=ref, withdrawn_at__isnull=True)
        defaults = {"position": theme.objectives.count() + 1, "ref_repeated": bool(ref) and numbered.exists()}
        return Objective.objects.get_or_create(
            theme=theme, ref=ref, text=row.objective or NO_OBJECTIVE, defaults=defaults
        )[0]
