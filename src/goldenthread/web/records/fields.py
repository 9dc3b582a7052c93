"""Columns that databases have no type for."""

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

_LONGEST = 60

# Only the types of Django are generic, not its classes.
if TYPE_CHECKING:
    _Text = models.CharField[Decimal | None, Decimal | None]
else:
    _Text = models.CharField


class ExactNumberField(_Text):
    """A decimal with the precision that it was printed with: "66.0" comes back as 66.0, not as 66.

    Databases round or pad decimals to a fixed number of places, and SQLite keeps them as floats. The digits are
    therefore kept as text; nothing in the record is ordered or added up by such a column inside the database.
    """

    description = "An exact number"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", _LONGEST)
        super().__init__(*args, **kwargs)

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> Decimal | None:
        """Give the number that a row holds."""
        return None if value is None else Decimal(value)

    def to_python(self, value: Any) -> Any:
        """Give the number that a form or fixture holds. Raises ValidationError for what is no number."""
        if value is None or value == "" or isinstance(value, Decimal):
            return value or (value if isinstance(value, Decimal) else None)
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            raise ValidationError("%(value)s is not a number.", params={"value": value}) from None
        if not number.is_finite():
            raise ValidationError("%(value)s is not a number.", params={"value": value})
        return number

    def get_prep_value(self, value: Any) -> str | None:
        """Give the text that a row keeps."""
        number = self.to_python(value)
        return None if number is None else str(number)
