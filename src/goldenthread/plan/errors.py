"""The one small family of expected faults: what, where, what was expected, what to do."""


class UserError(Exception):
    """A fault that the user can mend. Anything else that is raised is a bug of ours.

    All four parts are plain sentences or phrases without a full stop at the end.
    """

    def __init__(self, what: str, *, where: str, expected: str, do: str) -> None:
        self.what = what
        self.where = where
        self.expected = expected
        self.do = do
        super().__init__(what, where, expected, do)

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. Expected: {self.expected}. What to do: {self.do}."

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error cross from a worker process to the command line whole."""
        parts = {"where": self.where, "expected": self.expected, "do": self.do}
        return (_rebuilt, (type(self), self.what, parts))


def _rebuilt(kind: type[UserError], what: str, parts: dict[str, str]) -> UserError:
    return kind(what, **parts)


class DocumentError(UserError):
    """A document that can't be read."""


class SettingsError(UserError):
    """A settings file that can't be used."""


class UsageError(UserError):
    """A command that asks for what can't be done with this document."""
