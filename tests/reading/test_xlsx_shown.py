"""What a cell shows: the value as a workbook has it, its number format, and the text on the screen."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.reading.formats.xlsx.codes import BUILT_IN
from goldenthread.reading.formats.xlsx.shown import shown_number, shown_text

ACCOUNTING = '_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-'
SCALED = '[>=1000000]0.0,,"m";[>=1000]0.0,"k";0'
IN_WORDS = '[=1]"Achieved";[=2]"On target";"Slipped"'

# 40816 is 30 September 2011.
NUMBERS = """
    value                | format                              | shown
    0                    | General                             | 0
    84                   | General                             | 84
    -0                   | General                             | 0
    0.30000000000000004  | General                             | 0.3
    65.90000000000001    | General                             | 65.9
    0.3333333333333333   | General                             | 0.333333333
    12345678901          | General                             | 12345678901
    123456789012         | General                             | 1.23457E+11
    0.00000000012        | General                             | 1.2E-10
    1E+2                 | General                             | 100
    0.8433               | 0.0%                                | 84.3%
    0.8435               | 0.0%                                | 84.4%
    0.84349999999999992  | 0.0%                                | 84.4%
    1                    | 0%                                  | 100%
    1                    | 0 %                                 | 100 %
    0.125                | 0.00                                | 0.13
    1.005                | 0.00                                | 1.01
    2.675                | 0.00                                | 2.68
    -0.04                | 0.0                                 | -0.0
    8                    | 0.0                                 | 8.0
    1234567.891          | #,##0                               | 1,234,568
    1234567.891          | #,##0.00                            | 1,234,567.89
    999.5                | #,##0                               | 1,000
    12                   | #,##0                               | 12
    -1234.5              | "£"#,##0.00                         | -£1,234.50
    1200                 | [$£-809]#,##0                       | £1,200
    1200                 | [$€-2] #,##0                        | € 1,200
    -1234.5              | #,##0.00_);(#,##0.00)               | (1,234.50)
    -12                  | 0;[Red]-0                           | -12
    2.5                  | 0.0" days"                          | 2.5 days
    3                    | "Q"0                                | Q3
    5                    | General" visits"                    | 5 visits
    -5                   | General;(General)                   | (5)
    0.1                  | +0%;-0%;0%                          | +10%
    -3                   | ▲0;▼0                               | ▼3
    1500000              | 0.0,,"m"                            | 1.5m
    123456               | #,##0,                              | 123
    7                    | 000                                 | 007
    1234567              | 000-0000                            | 123-4567
    5                    | #.##                                | 5.
    0.5                  | #.##                                | .5
    1234.5               | #,##0.0#                            | 1,234.5
    5                    | 0.??                                | 5.
    0                    | 0;-0;;@                             |
    -5                   | 0;;                                 |
    5                    | ;;;                                 |
    5                    | @                                   | 5
    12345                | 0.00E+00                            | 1.23E+04
    0.00012              | 0.00E+00                            | 1.20E-04
    99999                | 0.0E+0                              | 1.0E+5
    12345                | ##0.0E+0                            | 12.3E+3
    0.5                  | # ?/?                               | 1/2
    2.25                 | # ??/??                             | 2 1/4
    2.75                 | # ?/4                               | 2 3/4
    3                    | # ?/?                               | 3
    40816                | dd/mm/yyyy                          | 30/09/2011
    40816                | d/m/yy                              | 30/9/11
    40816                | mmm-yy                              | Sep-11
    40816                | mmmm yyyy                           | September 2011
    40816                | dddd d mmmm yyyy                    | Friday 30 September 2011
    40816                | ddd dd mmm                          | Fri 30 Sep
    40816                | mmmmm                               | S
    40816                | yyyy-mm-dd                          | 2011-09-30
    40816                | [$-809]d mmmm yyyy;@                | 30 September 2011
    40816                | [$-F800]dddd, mmmm dd, yyyy         | 30 September 2011
    40816.75             | dd/mm/yyyy hh:mm                    | 30/09/2011 18:00
    40816.75             | h:mm AM/PM                          | 6:00 PM
    40816.25             | h:mm:ss A/P                         | 6:00:00 A
    40816.999999         | dd/mm/yyyy hh:mm                    | 01/10/2011 00:00
    40816.5000116        | hh:mm:ss.0                          | 12:00:01.0
    0.75                 | h "hours" m "min"                   | 18 hours 0 min
    0.0208333333         | mm:ss                               | 30:00
    1.5                  | [h]:mm                              | 36:00
    0.5                  | [mm]                                | 720
    0                    | dd/mm/yyyy                          | 00/01/1900
    1                    | dd/mm/yyyy                          | 01/01/1900
    60                   | dd/mm/yyyy                          | 29/02/1900
    61                   | dd/mm/yyyy                          | 01/03/1900
    -1                   | dd/mm/yyyy                          | ########
    2958465              | dd/mm/yyyy                          | 31/12/9999
    2958466              | dd/mm/yyyy                          | ########
    n/a                  | 0.0                                 | n/a
"""


def drawn(table: str) -> list[tuple[str, ...]]:
    """Take a drawn table apart; the first line names the columns."""
    lines = [line for line in table.splitlines() if line.strip()]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines[1:]]


@pytest.mark.parametrize(("value", "code", "expected"), drawn(NUMBERS))
def test_number_is_shown_by_its_format(value: str, code: str, expected: str) -> None:
    assert shown_number(value, code) == expected


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("1200", ACCOUNTING, "£1,200.00"),
        ("-1200", ACCOUNTING, "-£1,200.00"),
        ("0", ACCOUNTING, "£-"),
        ("1500000", SCALED, "1.5m"),
        ("1500", SCALED, "1.5k"),
        ("15", SCALED, "15"),
        ("1", IN_WORDS, "Achieved"),
        ("2", IN_WORDS, "On target"),
        ("3", IN_WORDS, "Slipped"),
        ("-5", "[<0]0.0;0", "5.0"),
        ("-5", "[<100]0.0;0", "-5.0"),
        ("1e308", "0.0", "1" + "0" * 308 + ".0"),
        ("1" * 41, "0.0", "1" * 41),
        ("5", "0" * 256, "5"),
    ],
)
def test_number_by_sections_conditions_and_limits(value: str, code: str, expected: str) -> None:
    assert shown_number(value, code) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (5, "-£40,816"),
        (14, "30/09/2011"),
        (17, "Sep-11"),
        (22, "30/09/2011 0:00"),
        (38, "-40,816"),
        (44, "-£40,816.00"),
    ],
)
def test_built_in_format_is_the_one_of_the_united_kingdom(number: int, expected: str) -> None:
    assert shown_number("-40816" if expected.startswith("-") else "40816", BUILT_IN[number]) == expected


def test_date_counted_from_1904() -> None:
    assert shown_number("39354", "dd/mm/yyyy", from_1904=True) == "30/09/2011"


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("CP1", "General", "CP1"),
        ("CP1", "@", "CP1"),
        ("CP1", "0.0", "CP1"),
        ("CP1", '"Ref "@', "Ref CP1"),
        ("CP1", '0;-0;0;@" (text)"', "CP1 (text)"),
        ("CP1", ";;;", ""),
        ("n" * 256, ";;;", "n" * 256),
    ],
)
def test_text_is_shown_by_its_format(text: str, code: str, expected: str) -> None:
    assert shown_text(text, code) == expected


CODES = st.text(st.sampled_from('0#?.,%;@/\\"_*[]()<>=-+ E:£ymdhsAMPGeneralred$F8149é'), max_size=40)


@given(st.floats(), CODES, st.booleans())
def test_any_number_by_any_format_is_a_short_text(value: float, code: str, from_1904: bool) -> None:
    assert len(shown_number(repr(value), code, from_1904)) < 2_000


@given(st.text(max_size=20), CODES)
def test_any_text_by_any_format_is_a_short_text(text: str, code: str) -> None:
    assert len(shown_text(text, code)) < 2_000


@given(st.decimals(-(10**9), 10**9, places=2))
def test_two_decimals_are_shown_exactly(value: Decimal) -> None:
    assert shown_number(f"{value}", "#,##0.00") == f"{value + 0:,}"
