"""Rows of headings that name a part of the plan over the measures' names, and those that only look so."""

import pytest

from goldenthread.reading import read

FIGURES = "<td>90%</td><td>91%</td><td>Green</td>"


def table(name: str, measures: str, rest: str = "<th>Target</th><th>Actual</th><th>RAG</th>") -> str:
    rows = "".join(f"<tr><td>{one}</td>{FIGURES}</tr>" for one in measures.split(", "))
    return f"<table><tr><th>{name}</th>{rest}</tr>{rows}</table>"


def themes(*tables: str, between: str = "<p>Some results are not yet final.</p>") -> list[tuple[str | None, str]]:
    page = f"<h1>Saltmarsh Council: Council Plan 2024/25, quarter 2</h1>{between}{between.join(tables)}"
    return [(row.theme, row.outcome) for row in read(page.encode(), "q2.html").rows]


def test_name_that_differs_from_table_to_table_is_the_theme() -> None:
    assert themes(
        table("Homes that last", "Council homes let in the year, Rents paid on time"),
        table("Streets to be proud of", "Street lamps lit all night, Bins emptied on the day"),
    ) == [
        ("Homes that last", "Council homes let in the year"),
        ("Homes that last", "Rents paid on time"),
        ("Streets to be proud of", "Street lamps lit all night"),
        ("Streets to be proud of", "Bins emptied on the day"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Measure", "Measure"),
        ("Housing indicators", "Street indicators"),
        ("Measure 2023/24", "Measure 2024/25"),
        ("Anything", "Anything"),
    ],
)
def test_heading_that_is_the_same_or_says_what_stands_below_names_no_theme(first: str, second: str) -> None:
    found = themes(
        table(first, "Council homes let in the year, Rents paid on time"),
        table(second, "Street lamps lit all night, Bins emptied on the day"),
    )
    assert {theme for theme, _ in found} & {first, second} == set()


def test_name_below_a_heading_of_its_table_is_none_of_its_own() -> None:
    streets = f"<h2>Streets</h2>{table('Lighting and bins', 'Street lamps lit all night, Bins emptied on the day')}"
    found = themes(
        f"<h2>Homes</h2>{table('Rents and lettings', 'Council homes let in the year, Rents paid on time')}",
        streets,
        between="",
    )
    assert [theme for theme, _ in found] == ["Homes", "Homes", "Streets", "Streets"]


def test_name_beside_a_heading_for_the_measures_names_is_none() -> None:
    rest = "<th>Measure</th><th>Target</th><th>Actual</th><th>RAG</th>"
    rows = "".join(f"<tr><td>{ref}</td><td>{name}</td>{FIGURES}</tr>" for ref, name in (("A1", "Lit"), ("A2", "Let")))
    both = [f"<table><tr><th>{name}</th>{rest}</tr>{rows}</table>" for name in ("Homes that last", "Clean streets")]
    assert {theme for theme, _ in themes(*both)} & {"Homes that last", "Clean streets"} == set()


def test_name_behind_a_heading_for_refs_is_the_theme() -> None:
    def numbered(name: str, measures: str) -> str:
        cells = table(name, measures).replace("<tr><td>", "<tr><td>A1</td><td>")
        return cells.replace("<th>", "<th>Ref</th><th>", 1)

    found = themes(numbered("Homes that last", "Council homes let"), numbered("Clean streets", "Street lamps lit"))
    assert found == [("Homes that last", "Council homes let"), ("Clean streets", "Street lamps lit")]


def test_name_over_two_lines_of_headings_is_the_theme() -> None:
    def tall(name: str, measures: str) -> str:
        rows = "".join(f"<tr><td>{one}</td>{FIGURES}</tr>" for one in measures.split(", "))
        head = f'<tr><th rowspan="2">{name}</th><th colspan="2">2024/25</th><th rowspan="2">RAG</th></tr>'
        return f"<table>{head}<tr><th>Target</th><th>Actual</th></tr>{rows}</table>"

    found = themes(
        tall("Homes that last", "Council homes let in the year, Rents paid on time"),
        tall("Clean streets", "Street lamps lit all night, Bins emptied on the day"),
    )
    assert [theme for theme, _ in found] == ["Homes that last", "Homes that last", "Clean streets", "Clean streets"]
