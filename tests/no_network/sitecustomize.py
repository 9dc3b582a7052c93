"""Keeps a Python that a test starts off the network. Python imports this by itself when it is on PYTHONPATH.

An audit hook can't be taken off again, and sees what any library does, in Python or in C.
"""

import sys
from typing import Any

LOOK_UPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
TRANSFERS = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    if event in LOOK_UPS or (event in TRANSFERS and _leaves_the_machine(arguments[1])):
        raise PermissionError(f"a test may not use the network: {event} {arguments[1:]}")


def _leaves_the_machine(address: object) -> bool:
    # A Unix socket's address is a path; that of a network is a tuple. None means one connected before.
    return isinstance(address, tuple)


sys.addaudithook(_refuse_network)
