"""Rules put together from the pieces that a document draws."""

from goldenthread.reading.formats.pdf.page import Box, Rule

# In points: a filled rectangle up to this is a line; the thick rule below headings is one of 2 points.
THICKEST = 2.6
# Pieces of one line are off by less than this, and end this near to each other.
_OFF = 0.8
_GAP = 1.6
# Dots and dashes stand further apart, and are short.
_DASH, _DASH_GAP = 8.0, 5.0
# A line that is shorter than this is a dot or a corner left over.
_SHORTEST = 4.0

_Piece = tuple[float, float, float, float]


def joined_rules(pieces: list[Rule]) -> list[Rule]:
    """Put together what touches in one line. Level rules come first, from above; then upright ones from the left."""
    level, upright = [], []
    for piece in pieces:
        box = piece.box
        dot = max(box.width, box.height) <= THICKEST
        # The square where two borders meet is a piece of both.
        if dot or box.width >= box.height:
            level.append((box.top, box.bottom, box.x0, box.x1))
        if dot or box.width < box.height:
            upright.append((box.x0, box.x1, box.top, box.bottom))
    rules = [Rule(Box(start, low, end, high)) for low, high, start, end in _joined(level)]
    return rules + [Rule(Box(low, start, high, end)) for low, high, start, end in _joined(upright)]


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """Join pieces (from and to across the line, from and to along it)."""
    lines: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda one: one[0] + one[1]):
        middle = (piece[0] + piece[1]) / 2
        if lines and middle - (lines[-1][0][0] + lines[-1][0][1]) / 2 <= _OFF:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    joined = [run for line in lines for run in _runs(line)]
    return [run for run in joined if run[3] - run[2] >= _SHORTEST]


def _runs(line: list[_Piece]) -> list[_Piece]:
    line.sort(key=lambda one: one[2])
    runs: list[_Piece] = []
    dashed = False
    for low, high, start, end in line:
        if runs:
            a, b, begun, ended = runs[-1]
            short = end - start <= _DASH and (dashed or ended - begun <= _DASH)
            if start - ended <= (_DASH_GAP if short else _GAP):
                runs[-1] = (min(a, low), max(b, high), begun, max(ended, end))
                dashed = short
                continue
        runs.append((low, high, start, end))
        dashed = False
    return runs
