"""Small numbers about people are withheld with all that would give them away. Drawn: one case a line."""

from decimal import Decimal

import pytest

from goldenthread.plan import Figure, Return, Source, Verdict
from goldenthread.web.actions.publishing.small_numbers import withhold


def a_row(
    value: str, unit: str, numerator: str | None = None, denominator: str | None = None, progress: str = ""
) -> Return:
    figure = Figure(
        value=Decimal(value),
        unit=unit,
        numerator=Decimal(numerator) if numerator else None,
        denominator=Decimal(denominator) if denominator else None,
    )
    return Return(id="m", source=Source(), actuals=(figure,), progress=progress)


@pytest.mark.parametrize(
    ("value", "unit", "numerator", "denominator", "withheld"),
    [
        ("4", "count", None, None, True),
        ("0", "count", None, None, True),
        ("5", "count", None, None, False),
        ("4", "children", None, None, True),
        ("4", "%", None, None, False),
        ("4", "days", None, None, False),
        ("4", "per 1,000", None, None, False),
        ("7.5", "%", "3", "40", True),
        ("92.5", "%", "37", "40", True),  # three were not
        ("100", "%", "40", "40", True),  # nobody was not
        ("50", "%", "2", "4", True),
        ("12.5", "%", "5", "40", False),
        ("65.9", "%", "1486", "2256", False),
    ],
)
def test_what_is_small(value: str, unit: str, numerator: str | None, denominator: str | None, withheld: bool) -> None:
    shown = withhold(a_row(value, unit, numerator, denominator))
    assert (shown is not None) is withheld
    if shown is not None:
        assert (shown.actuals, shown.actual_text) == ((), "[withheld]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("3 of 40 were seen.", "[withheld] of [withheld] were seen."),
        ("Three were seen.", "[withheld] were seen."),
        ("That is 7.5% (7.50 %), about 8%.", "That is [withheld]% ([withheld] %), about [withheld]%."),
        ("Cut off it is 7 %.", "Cut off it is [withheld] %."),
        ("37 were not, or 92.5%.", "[withheld] were not, or [withheld]%."),
        ("None left, 2 came.", "[withheld] left, [withheld] came."),
        ("In 2011/12 and Q3 nothing else.", "In 2011/12 and Q3 nothing else."),
        ("We spent £12,500 on 60 courses.", "We spent £12,500 on 60 courses."),
        ("By 31 March 2012.", "By 31 March 2012."),
        ("", ""),
    ],
)
def test_the_words_do_not_repeat_it(text: str, shown: str) -> None:
    found = withhold(a_row("7.5", "%", "3", "40", text))
    assert found is not None
    assert found.progress == shown


def test_the_calculated_status_does_not_repeat_it() -> None:
    verdict = Verdict(because="7.5 % against at least 60 %: not achieved", rule="threshold")
    found = withhold(a_row("7.5", "%", "3", "40").model_copy(update={"verdict": verdict}))
    assert found is not None
    assert found.verdict is not None
    assert found.verdict.because == "[withheld] % against at least 60 %: not achieved"
