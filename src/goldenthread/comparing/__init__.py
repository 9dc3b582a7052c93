"""Two reports of one plan side by side: which measure is which, how each moved, and what moved the headline."""

from goldenthread.comparing.matching import Match, match, match_known
from goldenthread.comparing.reports import compare, returns_before

__all__ = ["Match", "compare", "match", "match_known", "returns_before"]
