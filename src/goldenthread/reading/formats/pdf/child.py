"""The process that looks into one document and ends. `apart` starts it.

It takes a line of JSON and then the document on standard input, and gives lines of JSON on standard output: each a
value, a fault, or the end. Before it looks at the document it gives up what it won't need: memory and time beyond its
limits, files to write, programs and the network.
"""

import gc
import json
import sys
from typing import Any

from goldenthread.plan.errors import UserError
from goldenthread.reading.formats.pdf.carried import plain
from goldenthread.reading.formats.pdf.confining import give_up
from goldenthread.reading.formats.pdf.tasks import TASKS


def main() -> None:
    """Do what is asked."""
    asked = json.loads(sys.stdin.buffer.readline())
    does = TASKS[asked["task"]].does()
    data = sys.stdin.buffer.read()
    gc.disable()  # nothing that is made of a page goes in circles, and the process ends with the document
    give_up(asked["memory"], asked["seconds"])
    try:
        for value in does(data, asked["name"], **asked["options"]):
            _say("value", plain(value))
    except UserError as fault:
        _say("fault", [fault.what, fault.where, fault.expected, fault.do])
    except MemoryError:
        _say("memory", None)
    else:
        _say("end", None)


def _say(kind: str, value: Any) -> None:
    sys.stdout.write(json.dumps([kind, value], separators=(",", ":")) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
