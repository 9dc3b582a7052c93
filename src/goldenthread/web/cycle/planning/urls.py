"""Addresses of a plan, its levels, the directorates and the settings."""

from django.urls import path, register_converter

from goldenthread.web.cycle.planning import arranging, directorates, keys, levels, plans
from goldenthread.web.records.tree import KINDS


class LevelConverter:
    """A kind of level, as addresses name it."""

    regex = "|".join(KINDS)

    def to_python(self, value: str) -> str:
        """Give the kind as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Give the kind as it stands."""
        return value


register_converter(LevelConverter, "level_kind")
_LEVEL = "<level_kind:kind>/<int:level>/"
_DIRECTORATE = "directorates/<int:directorate>/"

urlpatterns = [
    path("", plans.plan_page, name="plan-page"),
    path("years/<int:year>/", plans.plan_in_year, name="plan-in-year"),
    path("begin/", plans.begin_page, name="begin-plan"),
    path("<int:plan>/year/", plans.year_page, name="begin-year"),
    path("<int:plan>/name/", plans.rename_page, name="rename-plan"),
    path("<int:plan>/add/<level_kind:kind>/", levels.add_to_plan_page, name="add-to-plan"),
    path(_LEVEL, levels.level_page, name="plan-level"),
    path(f"{_LEVEL}add/", levels.add_level_page, name="add-level"),
    path(f"{_LEVEL}words/", levels.reword_page, name="reword-level"),
    path(f"{_LEVEL}place/", levels.move_page, name="move-level"),
    path(f"{_LEVEL}order/", levels.shift_level, name="shift-level"),
    path(f"{_LEVEL}withdraw/", levels.withdraw_page, name="withdraw-level"),
    path(f"{_LEVEL}bring-back/", levels.bring_back_page, name="bring-level-back"),
    path(f"{_LEVEL}remove/", levels.remove_level, name="remove-level"),
    path("directorates/", directorates.directorates_page, name="directorates"),
    path("directorates/add/", directorates.add_page, name="add-directorate"),
    path(_DIRECTORATE, directorates.directorate_page, name="directorate"),
    path(f"{_DIRECTORATE}name/", directorates.rename_page, name="rename-directorate"),
    path(f"{_DIRECTORATE}hand-over/", directorates.hand_over_page, name="hand-directorate-over"),
    path(f"{_DIRECTORATE}close/", directorates.close_page, name="close-directorate"),
    path(f"{_DIRECTORATE}open/", directorates.open_page, name="open-directorate"),
    path(f"{_DIRECTORATE}sign-off/", directorates.chain_page, name="set-chain"),
    path("settings/", arranging.settings_page, name="plan-settings"),
    path("settings/judging/", arranging.judging_page, name="set-judging"),
    path("settings/dates/", arranging.dates_page, name="set-dates"),
    path("settings/key/<int:plan>/", keys.key_page, name="set-key"),
    path("settings/reminders/", arranging.reminders_page, name="set-reminders"),
    path("settings/small-numbers/", arranging.small_numbers_page, name="set-small-numbers"),
    path("settings/council/", arranging.council_page, name="set-council"),
]
