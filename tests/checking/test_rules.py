"""The drawn cases are what the rules do; each rule has its cases and its page, and each page's example is run."""

import re
from pathlib import Path

import pytest

from goldenthread.checking.rules import all_rules
from tests.checking.drawn import RULES, Drawn, as_drawn, cases_of, drawn, findings_of

PAGES = Path(__file__).resolve().parents[2] / "docs" / "checks"
CASES = [case for path in sorted(RULES.glob("*.txt")) for case in cases_of(path)]
IDS = [rule.id for rule in all_rules()]
BY_ID = {rule.id: rule for rule in all_rules()}
LEAST_OF_EACH = 3
HEADINGS = ["What it looks for", "Example", "What it does not say", "A missing value", "What to do", "How to answer it"]
EXAMPLE = re.compile(r"^```report\n(.*?)^```\n+^```finding\n(.*?)^```$", re.M | re.S)


def page_of(rule: str) -> str:
    return (PAGES / f"{rule}.md").read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    return " ".join(page.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0].split())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rule_says_what_is_drawn(case: Drawn) -> None:
    found = [as_drawn(finding) for finding in findings_of(case)]
    assert (found or ["nothing"]) == case.expected


@pytest.mark.parametrize("rule", IDS)
def test_rule_has_cases_that_find_and_cases_that_are_silent(rule: str) -> None:
    own = [case.finds for case in CASES if case.rule == rule]
    assert (own.count(True) >= LEAST_OF_EACH, own.count(False) >= LEAST_OF_EACH) == (True, True)


@pytest.mark.parametrize("rule", IDS)
def test_rule_has_a_case_of_a_missing_value(rule: str) -> None:
    assert [case.name for case in CASES if case.rule == rule and "missing" in case.name]


def test_rules_cases_and_pages_are_one_to_one() -> None:
    cases = [path.stem.replace("_", "-") for path in RULES.glob("*.txt")]
    pages = [path.stem for path in PAGES.glob("*.md") if path.stem != "README"]
    assert (sorted(cases), sorted(pages)) == (sorted(IDS), sorted(IDS))


@pytest.mark.parametrize("rule", IDS)
def test_page_has_its_headings(rule: str) -> None:
    page = page_of(rule)
    assert page.startswith(f"# {rule}\n")
    assert re.findall(r"^## (.+)$", page, re.M) == HEADINGS


@pytest.mark.parametrize("rule", IDS)
def test_page_says_what_the_rule_says(rule: str) -> None:
    page = page_of(rule)
    assert section(page, "A missing value") == BY_ID[rule].missing
    assert section(page, "What to do").startswith(BY_ID[rule].instruction)


@pytest.mark.parametrize("rule", IDS)
def test_example_of_the_page_is_what_is_found(rule: str) -> None:
    example = EXAMPLE.search(page_of(rule))
    assert example
    found = findings_of(drawn(rule, "the page's example", example[1]))
    shown = "".join(f"{as_drawn(finding)}\n  do: {finding.instruction}\n" for finding in found)
    assert example[2] == shown


def test_every_rule_is_in_the_index() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| \[([a-z-]+)\]\(([a-z-]+)\.md\) \| (\w+) \| (.+) \|$", index, re.M)
    assert listed == [(rule.id, rule.id, str(rule.severity), rule.title) for rule in all_rules()]
