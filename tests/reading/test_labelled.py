"""Blocks of labelled lines in plain text, each a measure."""

from goldenthread.reading import read
from goldenthread.reading.labelled import find_labelled

CARDS = """\
Saltmarsh District Council
Tidewater Plan: progress at quarter 2, 2024/25

☺ target met   ☹ target missed   – no target yet

Theme: Coast

Measure 1.1: Litter lifted from the sands
  Target:     at least 40 tonnes
  So far:     31 tonnes
  Status:     ☺
  Comment:    Lifted on all but one week,
              and twice in June.

Measure 1.2: Bins on the promenade
  Target:     40
  So far:     30
  Status:     ☹

Measure 1.3: Boats counted at the quay
  Target:     none
  So far:     212
  Status:     –
"""


def test_blocks_of_labelled_lines_are_measures() -> None:
    rows = read(CARDS.encode(), "q2.txt").rows
    assert [(row.ref, row.outcome, row.target_text, row.status_printed, row.theme) for row in rows] == [
        ("1.1", "Litter lifted from the sands", "at least 40 tonnes", "☺", "Coast"),
        ("1.2", "Bins on the promenade", "40", "☹", "Coast"),
        ("1.3", "Boats counted at the quay", "none", "–", "Coast"),
    ]
    assert [row.rating or row.unrated for row in rows] == ["on_track", "not_achieved", "no_target"]
    assert rows[0].progress == "Lifted on all but one week, and twice in June."


def test_one_block_of_labels_is_no_measure() -> None:
    letter = ["Report by:  the Director", "Status:  open", "Target:  all members", "Date:  5 June", ""]
    assert find_labelled(letter) == []
    assert len(find_labelled([*letter, *letter])) == 2


def test_title_of_a_block_is_none_of_its_lines() -> None:
    block = find_labelled(CARDS.splitlines())[1]
    assert block.pairs == (("Target", "40"), ("So far", "30"), ("Status", "☹"))
