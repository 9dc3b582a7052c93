"""The first cell of each row of a table, tagged as the heading of its row, which typst can't do without a switch.

typst 0.15 has such cells behind a feature that its Python package can't switch on. It writes each tag as an object of
its own, in plain sight and in one order, so they are exchanged here and the table of objects is written again: no other
library is needed, and the same document always gives the same bytes. What doesn't look as typst writes it is left.
"""

import re
from collections.abc import Iterator

_TABLE_OF_OBJECTS = re.compile(rb"xref\n0 (\d+)\n")
_BEGINS = b"<</Type/StructElem/S/%b/P "
_ROW, _CELL = _BEGINS % b"TR", _BEGINS % b"TD"
_KIDS = re.compile(rb"/K\[((?:\d+ 0 R ?)+)\]")
_ABOVE = re.compile(rb"/O/Table/Headers\[([^\]]*)\]")
_IDS = b"/IDTree<</Names["
_LINE = 20


def head_rows(document: bytes) -> bytes:
    """Give a document of typst's whose tables' rows are headed by their first cells, wherever those say something.

    Each such cell becomes a heading with the scope of its row, and all other cells of the row name it among theirs.
    """
    starts, table = _objects(document)
    if not starts:
        return document
    ends = dict(zip(starts, [*starts[1:], table], strict=True))
    numbered = {_number(document, start): start for start in starts}
    bodies = {number: document[start : ends[start]] for number, start in numbered.items()}
    heads: list[int] = []
    for kids in [_kids(body) for body in bodies.values()]:
        if len(kids) > 1 and all(_is_cell(bodies[kid]) for kid in kids) and b"/K[]" not in bodies[kids[0]]:
            heads.append(kids[0])
            bodies.update(_headed(kids, bodies))
    bodies = {number: _told_of(body, heads) for number, body in bodies.items()}
    return _written(document[: starts[0]], bodies, document[table:])


def _objects(document: bytes) -> tuple[list[int], int]:
    """Give where each object begins, in the order of the file, and where the table of them does."""
    table = int(document[document.rfind(b"startxref") :].split()[1])
    found = _TABLE_OF_OBJECTS.match(document, table)
    if found is None:
        return [], table
    first = found.end()
    lines = [document[at : at + _LINE] for at in range(first, first + int(found[1]) * _LINE, _LINE)]
    return sorted(int(line[:10]) for line in lines if line[17:18] == b"n"), table


def _number(document: bytes, start: int) -> int:
    return int(document[start : document.index(b" ", start)])


def _body(written: bytes) -> bytes:
    return written[written.index(b"\n") + 1 :]


def _kids(written: bytes) -> list[int]:
    """Give the cells of a row; of all else, none."""
    found = _KIDS.search(written) if _body(written).startswith(_ROW) else None
    return [int(one) for one in found[1].replace(b" 0 R", b"").split()] if found else []


def _is_cell(written: bytes) -> bool:
    return _body(written).startswith(_CELL) and _ABOVE.search(written) is not None


def _id(number: int) -> bytes:
    return b"(R%d)" % number


def _headed(kids: list[int], bodies: dict[int, bytes]) -> Iterator[tuple[int, bytes]]:
    first, *others = kids
    heading = bodies[first].replace(b"/S/TD/P ", b"/S/TH/ID%b/P " % _id(first), 1)
    yield first, _ABOVE.sub(rb"/O/Table/Scope/Row/Headers[\1]", heading, count=1)
    for kid in others:
        yield kid, _ABOVE.sub(rb"/O/Table/Headers[\1%b]" % _id(first), bodies[kid], count=1)


def _told_of(written: bytes, heads: list[int]) -> bytes:
    """Tell the root of the tags where the headings' ids lead. Ids stand in order: these begin before typst's own."""
    if not heads or not _body(written).startswith(b"<</Type/StructTreeRoot"):
        return written
    told = b"".join(b"%b%d 0 R" % (name, number) for name, number in sorted((_id(one), one) for one in heads))
    return written.replace(_IDS, _IDS + told, 1)


def _written(head: bytes, bodies: dict[int, bytes], tail: bytes) -> bytes:
    """Write the objects one after another, and the table of where they begin."""
    places, at = {}, len(head)
    for number, body in bodies.items():
        places[number] = at
        at += len(body)
    size = max(bodies) + 1
    free = b"0000000000 65535 f\r\n"
    lines = [b"%010d 00000 n\r\n" % places[number] if number in places else free for number in range(size)]
    trailer = tail[tail.index(b"trailer") : tail.rindex(b"startxref")]
    table = b"xref\n0 %d\n%b" % (size, b"".join(lines))
    return b"".join([head, *bodies.values(), table, trailer, b"startxref\n%d\n%%%%EOF" % at])
