"""Measures in text that is set in columns: what stands level in two of them has nothing to do with each other."""

import typst

from goldenthread.reading.entries import find_entries
from goldenthread.reading.formats.pdf import load

TEXTS = [
    "Most of the homes were let in the first week of the month, and the rest of them in the second.",
    "The depot was shut in May, nobody could be sent out from there at all, and tenants had to wait for the summer.",
    "Two more sweepers were bought.",
    "All of the rounds but nine were done on the day, and those nine on the morning of the day that followed it.",
]
STATUSES = ["Met", "Missed by a little"]


def document(columns: int, measures: int = 16) -> bytes:
    blocks = [
        f"*M{at} Share of homes of kind {at} that were let again*\\ Result: *{40 + at}%* #h(1em) Target: *{50 + at}%* "
        f'#h(1em) Status: #text(fill: rgb("#b00020"))[*{STATUSES[at % 2]}*]\\ {" ".join(TEXTS[: 1 + at % 4])}'
        for at in range(1, measures + 1)
    ]
    source = f'#set page(paper: "a4", columns: {columns}, margin: 1.5cm)\n#set text(9pt)\n' + "\n\n".join(blocks)
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def measured(columns: int) -> list[tuple[str, dict[str, str]]]:
    entries = find_entries(load(document(columns), "columns.pdf").rows)
    return [(entry.name, {label: value.replace("\n", " ") for label, value in entry.pairs}) for entry in entries]


def expected() -> list[tuple[str, dict[str, str]]]:
    return [
        (
            f"M{at} Share of homes of kind {at} that were let again",
            {"Result": f"{40 + at}%", "Target": f"{50 + at}%", "Status": STATUSES[at % 2]},
        )
        for at in range(1, 17)
    ]


def test_measures_in_two_columns_of_text_are_read_column_after_column() -> None:
    assert measured(2) == expected()


def test_measures_in_three_columns_of_text_are_read_column_after_column() -> None:
    assert measured(3) == expected()


def test_a_value_that_wraps_goes_on_and_the_text_below_it_is_its_own() -> None:
    assert measured(1) == expected()
