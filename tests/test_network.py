"""No test reaches the network, nor does any Python that a test starts; only a server of its own on this machine."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_socket import SocketBlockedError

# Port 9 of this very machine stands for the network: were the block missing, nothing would leave it all the same.
CONNECT = "import socket; socket.create_connection(('127.0.0.1', 9), timeout=1)"
LOOK_UP = "import socket; socket.getaddrinfo('localhost', 9)"
FETCH = "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/', timeout=1)"
SEND = "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))"
BY_THE_C_MODULE = "import _socket; _socket.socket(2, 1).connect(('127.0.0.1', 9))"
IN_A_CHILD = (
    f"import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-W', 'error', '-c', {CONNECT!r}]).returncode)"
)


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=180)


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_socket_in_a_test_is_refused() -> None:
    with pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def test_unix_socket_in_a_test_works() -> None:
    left, right = socket.socketpair(socket.AF_UNIX)
    with left, right:
        left.sendall(b"within the machine")
        assert right.recv(100) == b"within the machine"


@pytest.mark.parametrize("code", [CONNECT, LOOK_UP, FETCH, SEND, BY_THE_C_MODULE, IN_A_CHILD])
def test_network_in_a_subprocess_is_refused(code: str) -> None:
    finished = run_python(code)
    assert finished.returncode == 1
    assert "PermissionError: a test may not use the network: socket." in finished.stderr


def test_server_on_this_machine_in_a_subprocess_works() -> None:
    code = """
import socket
with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
    print("connected")
"""
    finished = run_python(code)
    assert (finished.stdout, finished.stderr) == ("connected\n", "")


def test_address_outside_in_a_subprocess_is_refused() -> None:
    code = "import sys; sys.audit('socket.connect', None, ('192.0.2.1', 443))"  # asked, and not connected to
    assert "PermissionError" in run_python(code).stderr


def test_unix_socket_in_a_subprocess_works(tmp_path: Path) -> None:
    code = f"""
import socket
with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
    server.bind({str(tmp_path / "s")!r})
    server.listen()
    client.connect({str(tmp_path / "s")!r})
    print("connected")
"""
    finished = run_python(code)
    assert (finished.stdout, finished.stderr) == ("connected\n", "")
