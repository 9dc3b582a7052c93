"""The pages that anyone may read. Each shows one publication and nothing of the live record."""

from django.http import Http404

from goldenthread.web.accounts.access import PUBLIC, allow
from goldenthread.web.public.answering import Context, Elsewhere, page
from goldenthread.web.public.changes import groups_of, headline_of
from goldenthread.web.public.choosing import (
    MOVEMENTS,
    RATING_WORDS,
    a_page,
    choose,
    directorates,
    going_well,
    needs_attention,
    related,
    with_words,
)
from goldenthread.web.public.counting import counts_of
from goldenthread.web.public.fronts import chart_of, front_of
from goldenthread.web.public.history import (
    courses,
    is_public_still,
    newer_than,
    restatements,
    returns_until,
    target_changes,
)
from goldenthread.web.public.measured import Measured
from goldenthread.web.public.shown import Edition, Shown, edition_address, edition_of
from goldenthread.web.public.spoken import on_front, said_of
from goldenthread.web.records.published import (
    ThemeFacts,
    latest_before,
    only_earlier,
    publications,
    rows_of,
)


@allow(PUBLIC)
@page("public/home.html", without="public/nothing.html")
def home(shown: Shown) -> Context:
    """Show how the plan stands, by the latest publication or by the edition that the address names."""
    front = front_of(shown)
    spoken = on_front(shown, front.attention)
    return {
        "front": front,
        "counts": front.counts,
        "chart": front.chart,
        "headline": front.headline,
        "commentary": spoken.plan,
        "said": spoken.themes,
        "attention": spoken.attention,
        "here": "home",
    }


@allow(PUBLIC)
@page("public/theme.html", asks=("page",))
def theme(shown: Shown, theme: str, page: str = "") -> Context:
    """Show one theme: how it stands, its measures, and those of other themes that relate to it too."""
    found = _theme(shown, theme)
    counts = counts_of(found.totals, shown.facts.report.scheme, theme)
    return {
        "theme": found,
        "counts": counts,
        "chart": chart_of(counts, f"How the rated measures of {found.name} stand", "theme-shares"),
        "commentary": said_of(shown, [theme]).get(theme),
        "related": related(shown, theme),
        "chosen": a_page(shown, shown.rows.filter(theme=theme), page),
    }


def _theme(shown: Shown, slug: str) -> ThemeFacts:
    found = next((one for one in shown.facts.themes if one.slug == slug), None)
    if found is None:
        raise Http404("There is no such theme in this publication.")
    return found


@allow(PUBLIC)
@page("public/exceptions.html", asks=("page", "kind"))
def exceptions(shown: Shown, page: str = "", kind: str = "") -> Context:
    """Show what needs attention, or what is going well, in full."""
    well = kind == "well"
    compared = shown.facts.comparison is not None
    rows = going_well(shown.rows, compared) if well else needs_attention(shown.rows)
    other = needs_attention(shown.rows) if well else going_well(shown.rows, compared)
    return {
        "well": well,
        "compared": compared,
        "chosen": a_page(shown, rows, page, kind="well" if well else ""),
        "other_count": other.count(),
        "here": "exceptions",
    }


@allow(PUBLIC)
@page("public/measures.html", asks=("rating", "theme", "related", "directorate", "movement", "page"))
def measures(shown: Shown, page: str = "", **choices: str) -> Context:
    """Show all measures, or those that fit what was chosen."""
    rows = choose(shown, choices)
    chosen = a_page(shown, rows, page, **choices)
    return {
        "chosen": chosen,
        "uncounted": rows.filter(counted=False).count(),
        "choices": choices,
        "ratings": RATING_WORDS.items(),
        "movements": MOVEMENTS.items() if shown.facts.comparison else (),
        "directorates": directorates(shown),
        "here": "measures",
    }


@allow(PUBLIC)
@page("public/changes.html")
def changes(shown: Shown) -> Context:
    """Show what changed since the publication before: the bridge as a sentence and as a table."""
    comparison = shown.facts.comparison
    before = latest_before(shown.publication.period, for_public=True)
    return {
        "comparison": comparison,
        "headline": headline_of(comparison),
        "groups": groups_of(comparison) if comparison else (),
        "only_earlier": only_earlier(shown.publication) if comparison else (),
        "before": edition_address(shown.authority.slug, before) if before else "",
        "here": "changes",
    }


@allow(PUBLIC)
@page("public/search.html", asks=("q", "page"), kept=False)
def search(shown: Shown, q: str = "", page: str = "") -> Context:
    """Show the measures that hold the words typed."""
    text = q.strip()
    chosen = a_page(shown, with_words(shown.rows, text), page, q=text) if text else None
    return {"text": text, "chosen": chosen}


@allow(PUBLIC)
@page("public/measure.html")
def measure(shown: Shown, permanent_id: str) -> Context:
    """Show one measure: how it stands, on what figure, against which target, and how it came there.

    Its own address leads on to the last edition that holds it, where the latest one doesn't.
    """
    returns = returns_until(shown, permanent_id)
    if not returns or returns[-1].edition.publication.pk != shown.publication.pk:
        if shown.is_latest and returns and is_public_still(shown, permanent_id):
            raise Elsewhere(f"{returns[-1].edition.address}measures/{permanent_id}/")
        raise Http404("There is no such measure in this publication.")
    now = Measured(returns[-1].published, shown)
    return {
        "measure": now,
        "returns": tuple(reversed(returns)),
        "before": returns[-2] if len(returns) > 1 else None,
        "courses": courses(returns, now.short_name),
        "target_changes": target_changes(returns),
        "restatements": restatements(shown, permanent_id),
        "newer": None if shown.is_latest else newer_than(shown, permanent_id),
        "permanent_id": permanent_id,
        "latest": f"{shown.start}measures/{permanent_id}/",
    }


@allow(PUBLIC)
@page("public/print.html", asks=("theme",), kept=False)
def whole(shown: Shown, theme: str = "") -> Context:
    """Show a whole plan, or a theme, on one page that prints well."""
    found = _theme(shown, theme) if theme else None
    rows = rows_of(shown.publication, shown.rows.filter(theme=theme) if theme else None)
    said = said_of(shown, [theme] if theme else [one.slug for one in shown.facts.themes])
    totals = found.totals if found else shown.facts.report.counted_totals
    counts = counts_of(totals, shown.facts.report.scheme, theme)
    return {
        "theme": found,
        "counts": counts,
        "chart": chart_of(counts, "How the rated measures stand", "print-shares"),
        "measures": [Measured(row, shown) for row in rows],
        "headline": None if found else headline_of(shown.facts.comparison),
        "commentary": said.get(theme),
        "said": {} if theme else said,
        "related": related(shown, theme) if theme else None,
    }


@allow(PUBLIC)
@page("public/publications.html")
def editions(shown: Shown) -> Context:
    """Show every publication with its permanent address."""
    return {"editions": _editions(shown), "here": "publications"}


def _editions(shown: Shown) -> list[Edition]:
    found = publications(shown.authority, for_public=True).defer("content", "manifest", "only_earlier")
    return [edition_of(shown.authority.slug, one) for one in found]


@allow(PUBLIC)
@page("public/data.html")
def data(shown: Shown) -> Context:
    """Show where the data of each publication can be had, and what is in it."""
    return {"editions": _editions(shown), "here": "data"}


@allow(PUBLIC)
@page("public/about.html")
def about(shown: Shown) -> Context:
    """Say what these pages are, and how far they are accessible."""
    return {"here": "about"}
