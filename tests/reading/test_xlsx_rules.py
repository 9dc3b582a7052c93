"""Conditional formats: the rules that colour cells, as Excel applies them."""

import io
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle

from goldenthread.plan import DocumentError
from goldenthread.reading.formats import xlsx
from goldenthread.reading.formats.xlsx import cells
from goldenthread.reading.formats.xlsx.cells import CellFault, Looker, Operand
from goldenthread.reading.formats.xlsx.formulas import NotUnderstood, compiled
from goldenthread.reading.formats.xlsx.functions import At

RED, AMBER, GREEN = "#ff0000", "#ffc000", "#00b050"
NAMES = {RED: "R", AMBER: "A", GREEN: "G", None: "-"}


def painted(rows: list[list[Any]], *rules: tuple[str, dict[str, Any]], fill: str | None = None) -> list[str]:
    """Colour a sheet by rules, each with its range, and give each row's fills by their initials."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Q2")
        plain = book.add_format({"bg_color": fill}) if fill else None
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row, plain)
        for where, rule in rules:
            colour = {"format": book.add_format({"bg_color": rule["fill"]})} if "fill" in rule else {}
            rest = {key: value for key, value in rule.items() if key != "fill"}
            assert sheet.conditional_format(where, {**rest, **colour}) == 0
    grid = xlsx.load(stream.getvalue(), "q2.xlsx")
    return ["".join(NAMES[cell.fill] for cell in row.cells) for row in grid.rows]


def cell_is(criteria: str, value: Any, fill: str = GREEN, **rest: Any) -> dict[str, Any]:
    return {"type": "cell", "criteria": criteria, "value": value, "fill": fill, **rest}


def by_formula(formula: str, fill: str = GREEN, **rest: Any) -> dict[str, Any]:
    return {"type": "formula", "criteria": formula, "fill": fill, **rest}


def text_is(criteria: str, value: str, fill: str = GREEN) -> dict[str, Any]:
    return {"type": "text", "criteria": criteria, "value": value, "fill": fill}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (cell_is("==", 90), "-G---"),
        (cell_is("!=", 90), "G-GGG"),
        (cell_is(">", 90), "--GGG"),
        (cell_is(">=", 90), "-GGGG"),
        (cell_is("<", 90), "G----"),
        (cell_is("<=", 90), "GG---"),
        ({"type": "cell", "criteria": "between", "minimum": 89.95, "maximum": 91, "fill": GREEN}, "-G---"),
        (
            {"type": "cell", "criteria": "not between", "minimum": 89.95, "maximum": 91, "fill": GREEN},
            "G-GGG",
        ),
        (cell_is("==", '"g"'), "---G-"),
        (cell_is("==", "$B$1"), "-G---"),
        (cell_is("==", "$A$1*100+20"), "-----"),
        (text_is("containing", "ree"), "----G"),
        (text_is("not containing", "G"), "GGG--"),
        (text_is("begins with", "g"), "---GG"),
        (text_is("ends with", "EN"), "----G"),
        ({"type": "no_errors", "fill": GREEN}, "GGGGG"),
        ({"type": "errors", "fill": GREEN}, "-----"),
        ({"type": "no_blanks", "fill": GREEN}, "GGGGG"),
        ({"type": "blanks", "fill": GREEN}, "-----"),
        (by_formula("=LEN(A1)=5"), "----G"),
        (by_formula("=AND(ISNUMBER(A1),A1>$A$1,A1<=95)"), "-GG--"),
        (by_formula('=OR(A1="G",A1=$C$1)'), "--GG-"),
        (by_formula('=NOT(ISERROR(SEARCH("een",A1)))'), "----G"),
        (by_formula('=LEFT(A1,2)="gr"'), "----G"),
        (by_formula("=MOD(COLUMN(),2)=0"), "-G-G-"),
        (by_formula("=B1=90"), "G----"),
        (by_formula("=A1>=$C$1*0.947"), "-GGGG"),
        (by_formula("=A1>=50%*180"), "-GGGG"),
        (by_formula("=-A1<-94"), "--G--"),
    ],
)
def test_rule_colours_the_cells_that_it_holds_for(rule: dict[str, Any], expected: str) -> None:
    """The cells are 89.9 (which is less than 90), 90, 95, G and Green."""
    assert painted([[89.9, 90, 95, "G", "Green"]], ("A1:E1", rule)) == [expected]


def test_rule_by_the_letter_in_another_column_colours_the_whole_row() -> None:
    rules = [("A2:C4", by_formula(f'=$C2="{letter}"', fill)) for letter, fill in [("G", GREEN), ("R", RED)]]
    rows = [["Ref", "", "RAG"], ["CP1", "", "G"], ["CP2", "", "r"], ["CP3", "", "n/a"]]
    assert painted(rows, *rules) == ["---", "GGG", "RRR", "---"]


def test_first_rule_that_holds_gives_the_colour() -> None:
    rules = [cell_is(">=", 90, GREEN), cell_is(">=", 80, AMBER), cell_is("<", 80, RED)]
    assert painted([[95], [85], [75]], *(("A1:A3", rule) for rule in rules)) == ["G", "A", "R"]


def test_rule_stands_before_the_cells_own_fill() -> None:
    assert painted([[95], [85]], ("A1:A2", cell_is(">", 90, RED)), fill=GREEN) == ["R", "G"]


def test_rule_without_a_fill_stops_those_after_it() -> None:
    rules = [("A1:A2", {**cell_is(">", 90), "stop_if_true": True}), ("A1:A2", cell_is(">", 80, RED))]
    del rules[0][1]["fill"]
    assert painted([[95], [85]], *rules) == ["-", "R"]


def test_fill_and_ink_are_given_by_the_first_rules_that_set_them() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Q2")
        sheet.write_row(0, 0, [95, 85])
        for limit, look in [(90, {"font_color": GREEN}), (80, {"font_color": RED, "bg_color": AMBER})]:
            rule = {"type": "cell", "criteria": ">", "value": limit, "format": book.add_format(look)}
            sheet.conditional_format("A1:B1", rule)
    cells = xlsx.load(stream.getvalue(), "q2.xlsx").rows[0].cells
    assert [(cell.fill, cell.ink) for cell in cells] == [(AMBER, GREEN), (AMBER, RED)]


def test_rule_of_white_takes_the_cells_fill_away() -> None:
    assert painted([[95], [85]], ("A1:A2", cell_is(">", 90, "#ffffff")), fill=GREEN) == ["-", "G"]


def test_rule_with_several_ranges_counts_from_the_first_cell_of_all() -> None:
    rule = by_formula("=$A1=1", multi_range="B1:B2 D1:D2")
    assert painted([[1, "x", "x", "x"], [2, "x", "x", "x"]], ("B1:B2", rule)) == ["-G-G", "----"]


def test_rule_of_openpyxl_and_an_error_in_a_cell() -> None:
    """A rule holds for no cell with an error; one on texts needs no formula."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"], sheet["A3"] = "#N/A", 5, "Slipped"
    below, texts = (DifferentialStyle(fill=PatternFill(bgColor=f"FF{fill[1:]}")) for fill in (RED, AMBER))
    sheet.conditional_formatting.add("A1:A3", Rule("cellIs", dxf=below, operator="lessThan", formula=["9"]))
    sheet.conditional_formatting.add("A1:A3", Rule("containsText", dxf=texts, text="slip"))
    stream = io.BytesIO()
    book.save(stream)
    fills = [row.cells[0].fill for row in xlsx.load(stream.getvalue(), "q2.xlsx").rows]
    assert fills == [None, RED, AMBER]


@pytest.mark.parametrize(
    "rule",
    [
        {"type": "duplicate", "fill": RED},
        {"type": "top", "value": 1, "fill": RED},
        {"type": "average", "criteria": "above", "fill": RED},
        by_formula("=VLOOKUP(A1,$C$1:$D$9,2)=1", RED),
        by_formula("=Sheet2!A1=1", RED),
        by_formula("=limit>1", RED),
        cell_is(">", "=Sheet2!$A$1", RED),
    ],
)
def test_rule_that_is_not_understood_leaves_no_colour(rule: dict[str, Any]) -> None:
    assert painted([[1, 2]], ("A1:A1", rule), ("A1:B1", cell_is(">", 0))) == ["-G"]


@pytest.mark.parametrize("rule", [{"type": "2_color_scale"}, {"type": "data_bar"}])
def test_scales_and_bars_are_no_status(rule: dict[str, Any]) -> None:
    assert painted([[1], [2]], ("A1:A2", rule), fill=GREEN) == ["G", "G"]


LIGHTS = {"type": "icon_set", "icon_style": "3_traffic_lights"}
AT_2 = {"type": "number", "value": 2}
AT_3 = {"type": "number", "value": 3}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (LIGHTS, "RRAG-"),
        ({**LIGHTS, "reverse_icons": True}, "GGAR-"),
        ({**LIGHTS, "icons": [AT_3, AT_2]}, "RRGG-"),
        ({**LIGHTS, "icons": [{**AT_3, "criteria": ">"}, AT_2]}, "RRAG-"),
        ({**LIGHTS, "icons": [{"type": "formula", "value": "=$A$1"}, AT_2]}, "-----"),
        ({"type": "icon_set", "icon_style": "3_arrows"}, "-----"),
        ({"type": "icon_set", "icon_style": "4_traffic_lights"}, "-----"),
    ],
)
def test_traffic_lights_are_fills(rule: dict[str, Any], expected: str) -> None:
    """Without thresholds of its own a set parts the range from 1 to 4 at 33 and 67 per cent."""
    assert painted([[1, 1.9, 3, 4, "n/a"]], ("A1:E1", rule)) == [expected]


def test_rules_that_take_for_ever_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST_LOOKS", 1_000)
    with pytest.raises(DocumentError) as caught:
        painted([[1]] * 500, ("A1:A500", cell_is(">", 0)))
    assert caught.value.where == "q2.xlsx, sheet Q2"
    assert caught.value.what == "its conditional formats are too many to work out"


NUMBERS = {1: ("n", "90"), 6: ("n", "0.1"), 7: ("n", "0.2")}
VALUES = {1: {**NUMBERS, 2: ("str", "Green"), 3: ("b", "1"), 4: ("e", "#N/A")}}


def computed(formula: str) -> Operand:
    return compiled(formula)(At(1, 1, 0, 0, Looker(VALUES, "q2.xlsx")))


FORMULAS = '''
    formula                       | value
    A1                            | 90
    F1+G1=0.3                     | True
    1+2*3                         | 7
    (1+2)*3                       | 9
    -2+5                          | 3
    10/4                          | 2.5
    50%                           | 0.5
    "say ""go"""                  | say "go"
    B1="GREEN"                    | True
    B1<>"Red"                     | True
    A1<B1                         | True
    B1<C1                         | True
    C1=TRUE                       | True
    E1=0                          | True
    E1=""                         | True
    E1=FALSE                      | True
    ISBLANK(E1)                   | True
    ISBLANK(A1)                   | False
    ISTEXT(B1)                    | True
    ISERROR(D1)                   | True
    IF(A1>80,"met","not met")     | met
    IF(A1>95,1)                   | False
    LEN(TRIM(" a "))              | 1
    UPPER(LEFT(B1))               | G
    LOWER(RIGHT(B1,3))            | een
    RIGHT(B1,0)                   |
    SEARCH("E",B1)                | 3
    MOD(-1,3)                     | 2
    ABS(-5)                       | 5
    LEFT(A1,1)                    | 9
    ROW()                         | 1
'''


@pytest.mark.parametrize(
    ("formula", "expected"),
    [tuple(part.strip() for part in line.split("|")) for line in FORMULAS.strip().splitlines()[1:]],
)
def test_formula_computes(formula: str, expected: str) -> None:
    value = computed(formula)
    assert (f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)) == expected


@pytest.mark.parametrize("formula", ["D1=1", "1/0", 'SEARCH("x",B1)', 'SEARCH("?",B1)', "B1+1", 'AND("a")', "MOD(1,0)"])
def test_formula_with_an_error(formula: str) -> None:
    with pytest.raises(CellFault):
        computed(formula)


@pytest.mark.parametrize(
    "formula",
    ["", "1+", "A1:A9", "Sheet1!A1", "TODAY()", "LOG10(1)", "LEN()", "NOT(1,2)", "(1", "1)", "A1 B1", "1=1=1",
     "{1}", "#REF!", "A1&B1", "(" * 40 + "1" + ")" * 40, "1+" * 600 + "1"],
)  # fmt: skip
def test_formula_that_is_not_understood(formula: str) -> None:
    with pytest.raises(NotUnderstood):
        compiled(formula)


@given(st.text(st.sampled_from('AB12$(),"<>=+-*/%.ISTRUEANDLFMOC '), max_size=60))
def test_any_formula_is_computed_or_refused(formula: str) -> None:
    try:
        computed(formula)
    except (NotUnderstood, CellFault):
        return
