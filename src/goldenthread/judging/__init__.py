"""What the figures of a measure say: its target, its figures and the council's rules become a verdict.

`judge` is the one function that decides a rating. It computes from what was recognised, reads no text for figures of
its own but a tolerance that the row quotes, and changes nothing.
"""

from goldenthread.judging.judge import judge
from goldenthread.judging.presets import Preset, all_presets, preset_named

__all__ = ["Preset", "all_presets", "judge", "preset_named"]
