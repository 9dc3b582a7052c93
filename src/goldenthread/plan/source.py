"""Where something stands in a document, and what was done to it on the way in."""

from typing import Any

from pydantic import model_serializer, model_validator

from goldenthread.plan.noun import Noun


class Source(Noun):
    """A place in a document. Only the parts that the format has are given; all count from 1.

    `margin` is "header" or "footer" for what a page's margin repeats.
    """

    line: int | None = None
    margin: str | None = None
    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    paragraph: int | None = None
    row: int | None = None

    @model_serializer
    def _only_what_is_known(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if value is not None}

    def __str__(self) -> str:
        parts = [f"{name} {value}" for name, value in self.__dict__.items() if value is not None]
        return ", ".join(parts) or "somewhere"


class Repair(Noun):
    """One thing that was put right: which field, what was printed, what it became and why."""

    field: str
    before: str
    after: str
    why: str

    @model_validator(mode="before")
    @classmethod
    def _from_the_words_of_the_contract(cls, value: Any) -> Any:
        if isinstance(value, dict) and "from" in value:
            named = {"from": "before", "to": "after"}
            return {named.get(name, name): part for name, part in value.items()}
        return value

    @model_serializer
    def _in_the_words_of_the_contract(self) -> dict[str, str]:
        return {"field": self.field, "from": self.before, "to": self.after, "why": self.why}


class Unread(Noun):
    """Something printed that was not understood: nothing is dropped without a word."""

    source: Source
    text: str
    why: str
