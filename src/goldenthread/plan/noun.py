"""What every noun of the plan has in common."""

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A value of the plan: frozen, typed, checked when made, the same wherever it is used."""

    model_config = ConfigDict(frozen=True, extra="forbid")
