"""The rules of the house that a tool can keep: who imports whom, how long things are, what is named where."""

import ast
import os
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LONGEST_MODULE = 400
LONGEST_USUAL_FUNCTION = 30
COUNCIL = re.compile(r"stockton|\bcesc\b|\bdns\b", re.IGNORECASE)
DOCUMENTED = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
LOCKS = ["build", "dev", "lock", "node", "run"]
MADE = {".git", ".venv", ".cache", "build", "dist", ".hypothesis", "__pycache__"}
# In pieces, so that this file doesn't name what it looks for.
REGISTRIES = [".".join(parts) for parts in [("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org")]]


def modules(folder: Path) -> list[Path]:
    """Give the modules that someone wrote: Django writes the migrations that make tables."""
    return sorted(path for path in folder.rglob("*.py") if path.parent.name != "migrations")


def text_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Give each file of the project that is text, with its text; not what was made from the rest."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in MADE and not name.endswith("_cache")]
        for name in names:
            path = Path(parent, name)
            content = path.read_bytes()
            if b"\0" not in content:
                yield path.relative_to(folder), content.decode("utf-8", "replace")


def function_lengths(module: Path) -> list[int]:
    functions = (
        node
        for node in ast.walk(ast.parse(module.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return [(node.end_lineno or node.lineno) - node.lineno + 1 for node in functions]


def locked(root: Path, lock: str) -> dict[str, str]:
    """Give the version of each package in a lock."""
    text = (root / "requirements" / f"{lock}.txt").read_text()
    return {canonicalize_name(name): version for name, version in re.findall(r"^(\S+)==(\S+)", text, re.M)}


def asked_for(root: Path) -> dict[str, list[str]]:
    """Give what pyproject.toml asks for, under the name of the lock that must hold it."""
    project = tomllib.loads((root / "pyproject.toml").read_text())
    groups: dict[str, list[str | dict[str, str]]] = project["dependency-groups"]
    own = {lock: [entry for entry in group if isinstance(entry, str)] for lock, group in groups.items()}
    optional = [entry for extra in project["project"].get("optional-dependencies", {}).values() for entry in extra]
    return {**own, "run": [*project["project"]["dependencies"], *optional]}


WRITES = {"save", "create", "update", "delete", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}
WRITERS = {"actions", "records"}


def test_only_actions_write_to_the_record(root: Path) -> None:
    web = root / "src" / "goldenthread" / "web"
    calls = [
        f"{path.relative_to(web)}:{node.lineno} {node.func.attr}"
        for path in modules(web)
        if path.relative_to(web).parts[0] not in WRITERS
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES
        if "objects" in ast.unparse(node.func) or node.func.attr == "save"
    ]
    assert calls == []


def test_imports_run_one_way(root: Path) -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    finished = subprocess.run(
        [linter, "--no-logo", "--no-cache"], cwd=root, capture_output=True, text=True, timeout=120
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr


def test_modules_are_short(root: Path) -> None:
    lengths = {path.name: len(path.read_text().splitlines()) for path in modules(root / "src")}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_functions_are_short(root: Path) -> None:
    lengths = [length for path in modules(root / "src") for length in function_lengths(path)]
    assert statistics.quantiles(lengths, n=10)[-1] < LONGEST_USUAL_FUNCTION


def test_source_knows_no_council(root: Path) -> None:
    source = root / "src" / "goldenthread"
    named = [
        f"{path}: {line.strip()}"
        for path, text in text_files(source)
        if path.parts[0] != "examples"
        for line in text.splitlines()
        if COUNCIL.search(line)
    ]
    assert named == []


# What a terminal prints has straight apostrophes, as all that the command line says; so have notes for developers.
FOR_TERMINALS = (
    "environment.py",
    "records/copying.py",
    "records/gone.py",
    "records/management/",
    "records/models/",
    "records/verifying.py",
    "actions/management/",
)
STRAIGHT = re.compile(r"[A-Za-z]'(?:s|t|re|ve|ll)\b|s' [a-z]")


def said_in(module: Path) -> Iterator[str]:
    """Give the texts of a module but for its docstrings and what it looks for in texts."""
    tree = ast.parse(module.read_bytes())
    docs = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, DOCUMENTED)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docs:
            yield node.value


def shown_by(template: Path) -> str:
    """Give a template without its tags and variables."""
    return re.sub(r"{%.*?%}|{{.*?}}", "", template.read_text(), flags=re.S)


def test_pages_have_the_apostrophes_of_print(root: Path) -> None:
    web = root / "src/goldenthread/web"
    said = [
        (str(path.relative_to(web)), text)
        for path in modules(web)
        for text in said_in(path)
        if not str(path.relative_to(web)).startswith(FOR_TERMINALS)
    ]
    said += [(path.name, shown_by(path)) for kind in ("*.html", "*.txt") for path in (web / "templates").rglob(kind)]
    assert [(name, found[0]) for name, text in said if (found := STRAIGHT.search(text))] == []


def test_every_dependency_says_why_it_is_here(root: Path) -> None:
    lines = (root / "pyproject.toml").read_text().splitlines()
    wanted = [entry for group in asked_for(root).values() for entry in group]
    unexplained = [
        entry for entry in wanted if not any(re.search(rf'"{re.escape(entry)}",?\s+# \w+', line) for line in lines)
    ]
    assert unexplained == []


def test_nothing_names_a_registry(root: Path) -> None:
    naming = [str(path) for path, text in text_files(root) if any(host in text for host in REGISTRIES)]
    assert naming == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_host_and_no_index(root: Path, lock: str) -> None:
    text = (root / "requirements" / f"{lock}.txt").read_text()
    assert re.findall(r"://|^-.*|--(?!hash=sha256:)\S*", text, re.M) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_has_a_hash_for_every_package(root: Path, lock: str) -> None:
    text = (root / "requirements" / f"{lock}.txt").read_text()
    packages = re.split(r"^(?=\S)", text.replace("\\\n", ""), flags=re.M)[1:]
    hashed = r"\S+==\S+ (; .+ )?(\s*--hash=sha256:[0-9a-f]{64})+\s"
    assert packages
    assert [package for package in packages if not re.match(hashed, package)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_what_the_project_asks_for(root: Path, lock: str) -> None:
    versions = locked(root, lock)
    wanted = [Requirement(entry) for entry in asked_for(root)[lock]]
    missing = [
        str(entry) for entry in wanted if not entry.specifier.contains(versions.get(canonicalize_name(entry.name), "0"))
    ]
    assert missing == []


@pytest.mark.parametrize("lock", ["run", "build"])
def test_developers_have_the_same_versions_as_users(root: Path, lock: str) -> None:
    developers = locked(root, "dev")
    users = locked(root, lock)
    assert {name: developers.get(name) for name in users} == users
