"""A process that has imported all of the command, and becomes it as often as it is asked: see tests/cli/running.py.

What it is asked comes through a socket: arguments, folder, environment and bytes of memory, with what the command reads and writes as
its first three files. It answers with the number of the process and, once that has ended, with its exit status.
"""

import json
import os
import pkgutil
import resource
import runpy
import socket
import sys
from importlib import import_module

import goldenthread.cli


def _import_all() -> None:
    for module in pkgutil.iter_modules(goldenthread.cli.__path__):
        import_module(f"goldenthread.cli.{module.name}")


def _become_command(asked: bytes, files: list[int]) -> None:
    told = json.loads(asked)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    os.chdir(told["folder"])
    os.environ.clear()
    os.environ.update(told["environment"])
    sys.argv[1:] = told["arguments"]
    if told["memory"]:
        resource.setrlimit(resource.RLIMIT_AS, (told["memory"], told["memory"]))
    runpy.run_module("goldenthread", run_name="__main__", alter_sys=True)


def main() -> None:
    """Answer until nobody asks any more. In a process that becomes the command it ends as the command does."""
    control = socket.socket(fileno=int(sys.argv[1]))
    _import_all()
    while True:
        asked, files, _, _ = socket.recv_fds(control, 2**20, 3)
        if not asked:
            return
        child = os.fork()
        if not child:
            control.close()
            return _become_command(asked, files)
        for file in files:
            os.close(file)
        control.send(str(child).encode())
        control.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


if __name__ == "__main__":
    main()
