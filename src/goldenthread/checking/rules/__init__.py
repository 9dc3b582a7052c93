"""The rules, one a module: a module here has `RULE`, and being here is enough to be asked.

Adding a rule is adding a module, its drawn cases under tests/checking/rules/ and its page under docs/checks/.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from goldenthread.checking.rule import AnyRule


@cache
def all_rules() -> tuple[AnyRule, ...]:
    """Give every rule, in the order of their names."""
    names = sorted(module.name for module in iter_modules(__path__))
    rules = (import_module(f"{__name__}.{name}").RULE for name in names)
    return tuple(sorted(rules, key=lambda rule: str(rule.id)))
