"""Documents to edit, drawn again by another process: not a byte of them differs."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from goldenthread.publishing.formats import odt, word
from tests.publishing.material import content

AGAIN = """
from hashlib import sha256
from goldenthread.publishing.formats import odt, word
from tests.publishing.material import content
print(*(sha256(form.draw(content()).data).hexdigest() for form in (word, odt)))
"""


def test_the_same_content_gives_the_same_bytes(root: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", AGAIN], cwd=root, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [sha256(form.draw(content()).data).hexdigest() for form in (word, odt)]
