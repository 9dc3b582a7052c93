"""Rules of access that ask about a return in the address: `number` is its number in the record."""

from collections.abc import Callable

from django.shortcuts import get_object_or_404

from goldenthread.web.accounts.access import Address, Rule
from goldenthread.web.accounts.standing import Standing
from goldenthread.web.records.models import Return


def return_at(standing: Standing, address: Address) -> Return:
    """Give the return of an address; not found where the person's authority has no such return."""
    returns = Return.objects.select_related("measure", "period__plan_year", "authority")
    return get_object_or_404(returns, pk=address["number"], authority=standing.person.authority_id)


def _about(allowed: Callable[[Standing, Return], bool]) -> Callable[[Standing, Address], bool]:
    return lambda standing, address: allowed(standing, return_at(standing, address))


READS_RETURN = Rule("who may read the return", _about(Standing.may_read))
WRITES_RETURN = Rule("who may write the return", _about(Standing.may_write))
SUBMITS_RETURN = Rule("who may submit the return", _about(Standing.may_submit))
# Whose turn it is may change between the page and the answer: the action says so, in words that help.
READS_AND_SIGNS = Rule(
    "who signs off and may read the return", _about(lambda who, found: who.signs and who.may_read(found))
)
SIGNS = Rule("who signs off", lambda standing, _: standing.signs)
