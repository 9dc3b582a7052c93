"""The public pages show publications: every link leads somewhere, and every count is the number of rows behind it."""

import re
from collections import deque

from django.test import Client

from tests.web.conftest import Record

_LINK = re.compile(r'href="([^"]+)"')


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()


def test_every_link_leads_to_a_page(published: Record, client: Client) -> None:
    seen, waiting, dead = {"/borough/"}, deque(["/borough/"]), []
    while waiting and len(seen) < 400:
        address = waiting.popleft()
        answer = client.get(address)
        if answer.status_code != 200:
            dead.append((address, answer.status_code))
        if answer.streaming or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        for link in _LINK.findall(answer.content.decode()):
            link = link.replace("&amp;", "&").partition("#")[0]
            link = address.partition("?")[0] + link if link.startswith("?") else link
            if link.startswith("/borough/") and link not in seen:
                seen.add(link)
                waiting.append(link)
    assert dead == []
    assert len(seen) > 150
