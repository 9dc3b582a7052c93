"""The table of roles in the documents is run: each example is decided by the rule that it stands for."""

import re
from pathlib import Path

import pytest

from goldenthread.wording.figures.roles import RULES, mentions_of
from goldenthread.wording.narrative import narrative

PAGE = Path(__file__).resolve().parents[2] / "docs" / "wording.md"
ROWS = re.findall(r"^\| ([^|]*\*\*[^|]*) \| `?(\w+)`? \| (\w+) \|$", PAGE.read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize(("example", "rule", "role"), ROWS)
def test_example_of_a_role_is_decided_by_its_rule(example: str, rule: str, role: str) -> None:
    bold = example.index("**")
    found = next(each for each in mentions_of(narrative(example.replace("**", ""))) if each.token.start == bold)
    decided = next((other.__name__ for other in RULES if other(found)), "none")
    assert (decided, found.role.name.lower()) == (rule, role)


def test_rules_stand_in_the_order_in_which_they_are_tried() -> None:
    named = list(dict.fromkeys(rule for _, rule, _ in ROWS if rule != "none"))
    assert named == [rule.__name__ for rule in RULES]
