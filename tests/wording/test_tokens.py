"""What the words and figures of a text are."""

from decimal import Decimal

import pytest

from goldenthread.plan import Op
from goldenthread.wording import Sort, Token, tokens
from goldenthread.wording.vocabulary import Move


def typed(text: str) -> list[Token]:
    """The tokens that are more than words and marks."""
    return [token for token in tokens(text) if token.sort not in (Sort.WORD, Sort.MARK)]


def only(text: str) -> Token:
    found = typed(text)
    assert len(found) == 1, found
    return found[0]


QUANTITIES = [
    # text, sort, value as printed, unit
    ("1,486 loans", Sort.NUMBER, "1486", ""),
    ("scored 65.90 overall", Sort.NUMBER, "65.90", ""),
    ("twenty-five volunteers", Sort.NUMBER, "25", ""),
    ("two hundred and fifty pupils", Sort.NUMBER, "250", ""),
    ("a dozen events", Sort.NUMBER, "12", ""),
    ("1.4 million visitors", Sort.NUMBER, "1.4E+6", ""),
    ("250k visitors", Sort.NUMBER, "2.50E+5", ""),
    ("7.4 tonnes", Sort.NUMBER, "7.4", "tonnes"),
    ("430kg", Sort.NUMBER, "430", "kg"),
    ("85p a journey", Sort.NUMBER, "85", "pence"),
    ("95%", Sort.PERCENT, "95", "%"),
    ("95.0 per cent", Sort.PERCENT, "95.0", "%"),
    ("fifteen percent", Sort.PERCENT, "15", "%"),
    ("three fifths of homes", Sort.PERCENT, "60", "%"),
    ("a third of staff", Sort.PERCENT, "33.3", "%"),
    ("two-thirds of staff", Sort.PERCENT, "66.7", "%"),
    ("half of all journeys", Sort.PERCENT, "50", "%"),
    ("one in five tenants", Sort.PERCENT, "20", "%"),
    ("4 percentage points", Sort.POINTS, "4", "pp"),
    ("4% pts", Sort.POINTS, "4", "pp"),
    ("1.5pp", Sort.POINTS, "1.5", "pp"),
    ("£3.4m", Sort.MONEY, "3.4E+6", "£"),
    ("£65k", Sort.MONEY, "6.5E+4", "£"),
    ("£65,000", Sort.MONEY, "65000", "£"),
    ("£2 billion", Sort.MONEY, "2E+9", "£"),
    ("15 working days", Sort.DURATION, "15", "days"),
    ("six wks", Sort.DURATION, "6", "weeks"),
    ("90 secs", Sort.DURATION, "90", "seconds"),
    ("falls to -0.4%", Sort.PERCENT, "-0.4", "%"),
    ("Recycling -42%", Sort.PERCENT, "42", "%"),  # a dash, no minus sign
]


@pytest.mark.parametrize(("text", "sort", "value", "unit"), QUANTITIES)
def test_quantity_keeps_its_printed_precision(text: str, sort: Sort, value: str, unit: str) -> None:
    found = [token for token in tokens(text) if token.is_quantity]
    assert [(token.sort, token.value, token.unit) for token in found] == [(sort, Decimal(value), unit)]
    assert found[0].value is not None
    assert found[0].value.as_tuple() == Decimal(value).as_tuple()


TIMES = [
    # text, sort, form
    ("31/3/2015", Sort.DATE, "2015-03"),
    ("31.03.15", Sort.DATE, "2015-03"),
    ("2015-03-31", Sort.DATE, "2015-03"),
    ("31st March 2015", Sort.DATE, "2015-03"),
    ("March 31, 2015", Sort.DATE, "2015-03"),
    ("Sept 2014", Sort.DATE, "2014-09"),
    ("Mar-15", Sort.DATE, "2015-03"),
    ("by March", Sort.DATE, ""),
    ("on 1 April", Sort.DATE, ""),
    ("2014/15", Sort.PERIOD, "2014/15"),
    ("2014-15", Sort.PERIOD, "2014/15"),
    ("2014- 15", Sort.PERIOD, "2014/15"),
    ("2014/2015", Sort.PERIOD, "2014/15"),
    ("14/15", Sort.PERIOD, "2014/15"),
    ("09/10", Sort.PERIOD, "2009/10"),
    ("1999/00", Sort.PERIOD, "1999/00"),
    ("2010-15", Sort.PERIOD, "2010-15"),
    ("2014", Sort.PERIOD, "2014"),
    ("academic year 2014/15", Sort.PERIOD, "2014/15"),
    ("2014/15 financial year", Sort.PERIOD, "2014/15"),
    ("calendar 2014", Sort.PERIOD, "2014"),
    ("Q2", Sort.PERIOD, "Q2"),
    ("quarter three", Sort.PERIOD, "Q3"),
    ("Q2 2014/15", Sort.PERIOD, "2014-09"),
    ("Q4 of 2014/15", Sort.PERIOD, "2015-03"),
    ("2014/15 Q1", Sort.PERIOD, "2014-06"),
    ("autumn 2014", Sort.PERIOD, "2014"),
    ("month 9, 2014/15", Sort.PERIOD, "2014-12"),
    ("year end", Sort.PERIOD, ""),
]


@pytest.mark.parametrize(("text", "sort", "when"), TIMES)
def test_time_has_one_form_however_it_is_written(text: str, sort: Sort, when: str) -> None:
    assert [(token.sort, token.when) for token in typed(text)] == [(sort, when)]


@pytest.mark.parametrize("text", ["Staff may march on", "marching band", "17/25 cases", "12/14", "in 20145"])
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert [token.text for token in tokens(text) if token.is_time] == []


RATES = [
    ("4 per 1,000", "per 1,000"),
    ("4/100000", "per 100,000"),
    ("4 per 100k population", "per 100,000"),
    ("4 per thousand", "per 1,000"),
    ("4 in every 10,000", "per 10,000"),
]


@pytest.mark.parametrize(("text", "unit"), RATES)
def test_rate_is_per_a_round_number(text: str, unit: str) -> None:
    assert [token.unit for token in tokens(text) if token.sort is Sort.PER] == [unit]


def test_two_numbers_with_a_slash_are_no_rate() -> None:
    assert [token.value for token in typed("120 / 150")] == [Decimal(120), Decimal(150)]


COMPARISONS = [
    # text, operator, whether it stands behind its number
    ("at least 5", Op.AT_LEAST, False),
    ("no fewer than 5", Op.AT_LEAST, False),
    ("a minimum of 5", Op.AT_LEAST, False),
    ("≥ 5", Op.AT_LEAST, False),
    ("5 or more", Op.AT_LEAST, True),
    ("5 or above", Op.AT_LEAST, True),
    ("no more than 5", Op.AT_MOST, False),
    ("not exceeding 5", Op.AT_MOST, False),
    ("up to 5", Op.AT_MOST, False),
    ("<= 5", Op.AT_MOST, False),
    ("5 or less", Op.AT_MOST, True),
    ("5 or fewer", Op.AT_MOST, True),
    ("5 maximum", Op.AT_MOST, True),
    ("fewer than 5", Op.BELOW, False),
    ("below 5", Op.BELOW, False),
    ("<5", Op.BELOW, False),
    ("more than 5", Op.ABOVE, False),
    ("exceeding 5", Op.ABOVE, False),
    (">5", Op.ABOVE, False),
    ("5 or better", None, True),
]


@pytest.mark.parametrize(("text", "op", "after"), COMPARISONS)
def test_comparison_has_an_operator_and_a_side(text: str, op: Op | None, after: bool) -> None:
    found = [token for token in tokens(text) if token.sort is Sort.COMPARE]
    assert [(token.op, token.after) for token in found] == [(op, after)]


MOVES = [
    ("raise", Move.UP),
    ("increased", Move.UP),
    ("cut", Move.DOWN),
    ("narrowing", Move.DOWN),
    ("improve", Move.BETTER),
    ("maintained", Move.KEEP),
]


@pytest.mark.parametrize(("word", "move"), MOVES)
def test_word_of_change_says_where_it_goes(word: str, move: Move) -> None:
    assert only(word).move is move


RANGES = [
    ("10-15%", "10", "15", "%"),
    ("10% - 15%", "10", "15", "%"),
    ("between 10 and 15%", "10", "15", "%"),
    ("4–6 festivals", "4", "6", ""),
    ("£1m-£2m", "1E+6", "2E+6", "£"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_range_is_one_token(text: str, low: str, high: str, unit: str) -> None:
    found = only(text)
    assert (found.value, found.high, found.unit) == (Decimal(low), Decimal(high), unit)


NAMES = [
    # figures that are no quantity, and what they are
    ("KS2", "stage"),
    ("Key Stage 4", "stage"),
    ("Level 4+", "level"),
    ("aged 16-18", "age"),
    ("aged 75 and over", "age"),
    ("16-18 year olds", "age"),
    ("0-19 services", "age"),
    ("over 65s", "age"),
    ("5+ A*-C GCSEs", "grade"),
    ("five or more A* to C", "grade"),
    ("grade B or above", "grade"),
    ("Year 6", "year group"),
    ("Phase 1", "part"),
    ("Band D", "part"),
    ("NI 112", "code"),
    ("BV82a", "code"),
    ("P3F", "code"),
    ("CO2", "code"),
    ("3.1.4", "ref"),
    ("ISO 9001", "standard"),
    ("s106", "section"),
    ("Act 1990", "law"),
    ("24/7", "time"),
    ("9.30am", "time"),
    ("at least 4 days a week", "how often"),
    ("01632 960123", "phone"),
    ("ZZ1 4AB", "postcode"),
    ("120 days after", "span"),
    ("a 36 month period", "span"),
    ("10-year plan", "span"),
    ("21st", "ordinal"),
    ("3+ moves", "plus"),
    ("+/- 5%", "tolerance"),
    ("(£000)", "pounds"),
    ("net zero", "term"),
    ("1:1 support", "ratio"),
    ("4* hotel", "star"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_figure_in_a_name_is_no_quantity(text: str, name: str) -> None:
    assert [token.name for token in typed(text)] == [name]


def test_tokens_stand_where_they_say() -> None:
    text = "Reduce  fires to 300 (2012/13:\n420)"
    assert all(text[token.start : token.end] == token.text for token in tokens(text))
    assert "".join(token.text for token in tokens(text)) == "".join(text.split())


def test_out_of_ten_keeps_its_ten() -> None:
    found = only("7.5 out of 10")
    assert (found.value, found.of) == (Decimal("7.5"), Decimal(10))
