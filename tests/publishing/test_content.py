"""What a publication says: counted, compared and safe, before any format draws it."""

from goldenthread.plan import Rating
from goldenthread.publishing.content import Material, Paragraph, Part, Table, compose, tables_in
from tests.publishing.material import content, example, hostile, material


def part(name: str) -> Part:
    return next(one for one in content().parts if one.name == name)


def paragraphs(name: str) -> list[str]:
    return [block.text for block in part(name).blocks if isinstance(block, Paragraph)]


def test_the_summary_says_how_the_plan_stands_and_what_the_share_leaves_out() -> None:
    told = paragraphs("summary")
    assert told[0] == "28 of 38 rated measures are achieved or on track (73.7 %)."
    assert told[1].startswith("9 more are not rated: ")
    assert told[2] == "10 need attention: 4 not achieved, 6 slipped."
    assert told[3].startswith("10.8 points lower than at 2011/12 Q2 (84.5 %): 14 better, 6 worse")


def test_every_measure_stands_once_in_the_tables_of_measures() -> None:
    refs = [
        line.cells[0].text
        for _, table in tables_in(content().parts)
        if table.measures
        for line in table.lines
        if not line.heads
    ]
    assert sorted(refs) == sorted(row.ref or "" for row in content().report.rows)


def test_the_bridge_adds_up_from_the_earlier_headline_to_this_one() -> None:
    table = next(block for block in part("changes").blocks if isinstance(block, Table) and block.name == "bridge")
    values = [[cell.value or 0 for cell in line.cells[2:]] for line in table.lines]
    assert [sum(column[:-1]) for column in zip(*values, strict=True)] == values[-1]


def test_a_status_that_the_figures_do_not_say_is_told_beside_the_measure() -> None:
    told = [one for one in content().measures if one.ref == "20.2"]
    assert [one.row.rating for one in told] == [Rating.NOT_ACHIEVED]
    assert [one.calculated for one in told] == ["The figures say: 43 % against at least 28 %: achieved."]


def test_the_same_material_gives_the_same_content() -> None:
    assert compose(material()) == content()


def test_names_of_parts_and_tables_are_unique() -> None:
    names = [part.name for part in content().parts] + [table.name for _, table in tables_in(content().parts)]
    assert len(names) == len(set(names))


def test_characters_that_cannot_be_shown_are_marked_and_counted() -> None:
    found = hostile("a\x00b\u202ec")
    assert found.measures[0].progress == "a\ufffdb\ufffdc"
    assert found.parts[-1].heading == "Characters that can't be shown"


def test_going_well_has_no_column_of_travel_where_there_is_no_earlier_report() -> None:
    headings = [
        [
            column.heading
            for _, table in tables_in(made.parts)
            if table.name == "going-well-table"
            for column in table.columns
        ]
        for made in (content(), compose(Material(example("q2"))))
    ]
    assert headings == [
        ["Ref", "Measure", "Direction of travel", "Target", "Figure", "Status"],
        ["Ref", "Measure", "Target", "Figure", "Status"],
    ]
