"""Runs the tests of the web on PostgreSQL: `python -m tests.web.on_postgres`, with pytest's arguments if any."""

import os
import subprocess
import sys

from tests.web.postgres import binaries, server

_PUBLIC = ("headline", "kept", "told", "pages", "following", "handing_out", "documents")
_PAGES = ("accounts", "measures", "owners", "pages", "planning", "public", "returns")
# What doesn't depend on the database is asked once, on SQLite: who may open what, what pages do in a browser (but for
# one journey through all of a quarter), what drafts, returns and public pages say in words, what is said to other
# methods and of other people's rows, what files are taken, what is shown of markup, and that the same queries are
# asked at the largest size.
_ALIKE = (
    "tests/web/test_matrix.py",
    "tests/web/test_demo.py",
    "tests/web/test_headers.py",
    "tests/web/test_charts.py",
    "tests/web/test_example.py",
    "tests/web/test_own_provider.py",
    "tests/web/intake/test_checks.py",
    "tests/web/intake/test_pages.py",
    "tests/web/test_answers.py",
    "tests/web/test_uploads.py",
    "tests/web/hostile/test_stored.py",
    "tests/web/publishing/test_verifying.py",
    "tests/web/returns/test_pages.py",
    "tests/web/publishing/test_recomputing.py",
    *(f"tests/web/public/test_{name}.py" for name in _PUBLIC),
    *(f"tests/web/browser/test_{name}.py" for name in _PAGES),
)
_JOURNEYS = "(without and script) or (keyboard and alone) or no_mouse"
_ALIKE_NAMES = f"not (12000 or twelve_thousand or no_method_does or no_form_takes or {_JOURNEYS})"
# What pytest ends with where the arguments choose none of these tests.
_NONE_CHOSEN = 5


def main(arguments: list[str]) -> int:
    """Start a server, run the tests on it, and give pytest's exit status; leave them out, by name, without one."""
    programs = binaries()
    if programs is None:
        print("Left out: the tests on PostgreSQL. This machine has no server: apt install postgresql", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    with server(programs) as address:
        environment = {**os.environ, "GOLDENTHREAD_DATABASE": address}
        # Three at once: while one waits for the server another works.
        chosen = ["-n=3", "tests/web", *(f"--ignore={each}" for each in _ALIKE), "-k", _ALIKE_NAMES, *arguments]
        status = subprocess.run([sys.executable, "-m", "pytest", *chosen], env=environment).returncode
    return 0 if arguments and status == _NONE_CHOSEN else status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
