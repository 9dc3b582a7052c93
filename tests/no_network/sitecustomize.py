"""Keeps a Python that a test starts off the network. Python imports this by itself when it is on PYTHONPATH.

An audit hook can't be taken off again, and sees what any library does, in Python or in C.
"""

import sys
from typing import Any

LOOK_UPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
TRANSFERS = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    asked = arguments[:2] if event in LOOK_UPS else arguments[1] if event in TRANSFERS else None
    if _leaves_the_machine(asked):
        raise PermissionError(f"a test may not use the network: {event} {arguments[1:]}")


# Where tests of the web talk to their own server. Port 9 stands for the network in the tests of this block: were the
# block missing, nothing would leave the machine all the same.
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
OUTSIDE = 9


def _leaves_the_machine(address: object) -> bool:
    # A Unix socket's address is a path; that of a network is a tuple. None means one connected before.
    return isinstance(address, tuple) and (address[0] not in LOOPBACK or OUTSIDE in address[1:2])


sys.addaudithook(_refuse_network)
