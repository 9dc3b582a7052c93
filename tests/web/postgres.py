"""A PostgreSQL server of the tests' own, on a socket in a folder that goes with it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

_NOBODY = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"]


def binaries() -> Path | None:
    """Give the folder of the newest server's programs, None where this machine has no server."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """Start a server and give the value of GOLDENTHREAD_DATABASE that names it. It never leaves memory for disk."""
    folder = Path(mkdtemp(prefix="gt-pg-"))
    as_root = os.geteuid() == 0
    before = _NOBODY if as_root else []
    if as_root:
        shutil.chown(folder, "nobody", "nogroup")
    run = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=60"
    control = [*before, programs / "pg_ctl", "-D", folder / "data", "-w"]
    subprocess.run(  # type: ignore[call-overload]
        [
            *before,
            programs / "initdb",
            "-D",
            folder / "data",
            "-U",
            "goldenthread",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
        ],
        **run,
    )
    subprocess.run([*control, "-l", folder / "log", "-o", options, "start"], **run)  # type: ignore[call-overload]
    try:
        yield f"postgresql://goldenthread@/postgres?host={folder}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **run)  # type: ignore[call-overload]
        shutil.rmtree(folder, ignore_errors=True)
