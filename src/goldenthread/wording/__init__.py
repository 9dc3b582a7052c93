"""What English says: targets and figures recognised, nothing computed. Imports only the plan's nouns."""

from goldenthread.wording.criteria import understand_criterion
from goldenthread.wording.progress import understand_progress
from goldenthread.wording.tokens import Sort, Token, tokens

__all__ = ["Sort", "Token", "tokens", "understand_criterion", "understand_progress"]
