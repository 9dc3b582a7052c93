"""A number that looks as if it was typed wrongly."""

from collections.abc import Iterator

from goldenthread.checking.digits import figures_in, full_stops_for_commas, is_thousandth, misgrouped, parted
from goldenthread.checking.jumps import jumps_of, over_a_whole
from goldenthread.checking.parts import MOST_PARTS, parts_of, texts_of
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import amount
from goldenthread.judging.amounts import can_be_judged
from goldenthread.plan import Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    found = figures_in(list(texts_of(row)))
    for odd in misgrouped(found):
        yield Point(
            f'"{odd.printed}" has a comma in an odd place: {" or ".join(odd.meant)}?', row, {"printed": odd.printed}
        )
    for odd in full_stops_for_commas(found):
        message = f'"{odd.printed}" and "{odd.meant[0]}" stand in one row: a full stop for a comma?'
        yield Point(message, row, {"printed": odd.printed, "beside": odd.meant[0]})
    yield from _parted(row)
    yield from _out_of_proportion(row, known)


def _parted(row: Return) -> Iterator[Point]:
    values = [*(target.value for target in row.targets), *(baseline.value for baseline in row.baselines)]
    sizes = [value for value in values if can_be_judged(value)] if len(values) <= MOST_PARTS else []
    for odd in parted(row.progress, sizes):
        yield Point(f'"{odd.printed}" looks like {odd.meant[0]} with a space in it.', row, {"printed": odd.printed})


def _out_of_proportion(row: Return, known: Known) -> Iterator[Point]:
    for figure in over_a_whole(row):
        message = f"{amount(figure.value, figure.unit)} is more than the whole of what this is a share of."
        yield Point(message, row, {"figure": figure.value})
    parts = parts_of(row, known)
    for part in parts:
        if part.reading and is_thousandth(part.reading.figure.printed, part.reading.exact, part.goal.value):
            printed = part.reading.figure.printed
            yield Point(f'"{printed}" looks like {printed.replace(".", ",")}: a full stop for a comma?', row)
    for sentence in jumps_of(row, parts):
        yield Point(f"{sentence}: is the number or its unit right?", row)


RULE = Rule(
    id="number-looks-mistyped",
    severity=Severity.WARNING,
    title="a number that looks mistyped",
    instruction="Check the number against its source, and correct it or its unit.",
    missing="Without a target no number is too large or too small; how numbers are printed is looked at all the same.",
    find=_find,
)
