"""The page of a document to edit, in millimetres: A4, the long side across."""

WIDTH, HEIGHT = 297, 210
# Above and below, the running title and the page's number stand in the margin.
SIDE, TOP, BOTTOM, EDGE = 15, 20, 17, 9
ROOM = WIDTH - 2 * SIDE
CHART = 160
