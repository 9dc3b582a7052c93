"""Reads one PDF report in this process and prints what that took: `python -m bench.one_pdf FILE KIND ROWS WHO`.

WHO is "goldenthread", for the whole of our reading, or "pdfplumber", for its finding of tables alone; "pdfplumber-text"
finds columns by the words, for tables without lines. Its own process each, since the peak of memory can only ever rise.
"""

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

from bench.one_size import PEAK_UNIT
from bench.pdf_reports import HEADINGS, Kind, Row, measures

WARM_UP = "warm-up.pdf"
_FIELDS = {
    "ref": "ref_printed",
    "action": "action",
    "outcome": "outcome",
    "owner": "responsibility",
    "status": "status_printed",
    "progress": "progress",
    "remedy": "remedial_action",
}
_OWN_REF = re.compile(r"\d+\.\d+")
_BY_WORDS = {"vertical_strategy": "text", "horizontal_strategy": "text"}

Found = dict[str, Row]


def main(file: Path, kind: Kind, rows: int, who: str) -> None:
    """Print as JSON the pages, the seconds, the peak of memory in bytes, and the cells and rows that are right."""
    read = _READERS[who]
    read(file.with_name(WARM_UP), kind)
    started = time.perf_counter()
    found = read(file, kind)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT
    true = measures(rows, kind)
    right = sum(_same(row[name], found.get(row["ref"], {}).get(name)) for row in true for name in row)
    told = {"seconds": seconds, "peak": peak, "cells": sum(map(len, true)), "right": right}
    lost = sum(row["ref"] not in found for row in true)
    print(json.dumps({**told, "lost": lost}))


def _same(true: str, found: str | None) -> bool:
    return found is not None and "".join(true.split()) == "".join(found.split())


def _ours(file: Path, kind: Kind) -> Found:
    from goldenthread.reading import read

    report = read(file.read_bytes(), file.name)
    rows = [{name: _text(getattr(row, field)) for name, field in _FIELDS.items()} for row in report.rows]
    return {row["ref"]: row for row in rows}


def _text(value: object) -> str:
    return "/".join(value) if isinstance(value, tuple) else str(value or "")


def _plumbed(file: Path, kind: Kind) -> Found:
    return _cleaned(_tables(file, {}), kind)


def _plumbed_by_words(file: Path, kind: Kind) -> Found:
    return _cleaned(_tables(file, _BY_WORDS), kind)


Line = list[str | None]


def _tables(file: Path, settings: dict[str, str]) -> list[Line]:
    import pdfplumber

    lines: list[Line] = []
    with pdfplumber.open(file) as document:
        for page in document.pages:
            for table in page.extract_tables(settings):
                lines += table
            page.close()
    return lines


def _cleaned(lines: Sequence[Line], kind: Kind) -> Found:
    """Drop heads and themes, fill what a merged cell covers, and join rows that run over the end of a page."""
    names = [name for name in HEADINGS if name != "action" or kind == "ruled"]
    rows: list[Row] = []
    for line in lines:
        if len(line) != len(names) or line[0] == HEADINGS["ref"]:
            continue
        row = {name: text or "" for name, text in zip(names, line, strict=True)}
        if _OWN_REF.fullmatch(row["ref"]):
            rows.append(row)
        elif rows and not row["ref"]:
            rows[-1] = {name: f"{rows[-1][name]} {row[name]}" for name in names}
    return {row["ref"].strip(): row for row in _filled(rows)}


def _filled(rows: Sequence[Row]) -> Iterator[Row]:
    action = ""
    for row in rows:
        if "action" in row:
            action = row["action"].strip() or action
            row["action"] = action
        yield row


_READERS: dict[str, Callable[[Path, Kind], Found]] = {
    "goldenthread": _ours,
    "pdfplumber": _plumbed,
    "pdfplumber-text": _plumbed_by_words,
}


if __name__ == "__main__":
    main(Path(sys.argv[1]), cast(Kind, sys.argv[2]), int(sys.argv[3]), sys.argv[4])
