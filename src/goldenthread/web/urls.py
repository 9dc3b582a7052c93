"""Every address. Each view declares who may open it; a test walks this list."""

from django.urls import include, path

urlpatterns = [
    path("", include("goldenthread.web.accounts.urls")),
    # The public pages are asked for most: they stand before the others, and have nothing under work/.
    path("<slug:authority>/", include("goldenthread.web.public.urls")),
    path("<slug:authority>/work/people/", include("goldenthread.web.accounts.people_urls")),
    path("<slug:authority>/work/plan/", include("goldenthread.web.cycle.planning.urls")),
    path("<slug:authority>/work/", include("goldenthread.web.intake.urls")),
    path("<slug:authority>/work/", include("goldenthread.web.cycle.returns.urls")),
    path("<slug:authority>/work/", include("goldenthread.web.cycle.remedies.urls")),
    path("<slug:authority>/work/", include("goldenthread.web.cycle.signing.urls")),
    path("<slug:authority>/work/", include("goldenthread.web.cycle.control.urls")),
    path("<slug:authority>/work/periods/", include("goldenthread.web.cycle.periods.urls")),
    path("<slug:authority>/work/measures/", include("goldenthread.web.cycle.measures.urls")),
    path("<slug:authority>/work/", include("goldenthread.web.cycle.publishing.urls")),
    path("<slug:authority>/work/", include("goldenthread.web.cycle.audit.urls")),
]
