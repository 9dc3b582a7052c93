"""What an attacker types: values that forms, numbers, dates and databases stumble over, and forms to type them in."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

# By what each is. None of them may end in a failure of the server's, whatever else comes of it.
HOSTILE = {
    "nothing": "",
    "blanks": " \t\r\n\u00a0\u2003",
    "a NUL": "before\0after",
    "only NULs": "\0\0\0",
    "a lone surrogate, as bytes": "\udcff",
    "turned round": "\u202egnp.exe\u202c",
    "marks upon marks": "e" + "\u0301" * 500,
    "script": "\"'><script>alert(1)</script><img src=x onerror=alert(1)>",
    "a template": "{{ request.user.password }}{% debug %}{0.__class__}%(x)s%n",
    "a query": "1'; DROP TABLE records_person; --",
    "a formula": "=HYPERLINK(\"http://evil.example\";\"x\")",
    "lines of a header": "a\r\nBcc: all@evil.example\r\n\r\nb",
    "long": "x" * 100_000,
    "beyond 32 bits": "2147483648",
    "beyond 64 bits": "9223372036854775808",
    "beyond 1000 bits": "9" * 400,
    "a million digits": "9" * 1_000_000,
    "below nothing": "-1",
    "a small exponent": "1e-999999",
    "a large exponent": "1e999999",
    "a signed exponent": "-1E+308",
    "not a number": "NaN",
    "a signalling one": "sNaN123",
    "without end": "-Infinity",
    "digits of others": "\u0663\u0664\uff11",
    "underscores": "1_000",
    "a day before days": "0000-00-00",
    "the first day": "1/1/0001",
    "the last day": "31/12/9999",
    "no day": "30/02/2012",
    "an address elsewhere": "//evil.example/\\@evil.example",
    "a way up": "../../../../etc/passwd",
    "an object": '{"$ne": null, "__proto__": {"a": 1}}',
    "nested": "[" * 5_000,
}  # fmt: skip

# Those that databases themselves differ in: what texts and numbers may hold, and which days there are.
OF_DATABASES = (
    "a NUL", "only NULs", "a lone surrogate, as bytes", "long", "a query", "beyond 32 bits", "beyond 64 bits",
    "beyond 1000 bits", "a small exponent", "a large exponent", "not a number", "without end", "the first day",
    "the last day",
)  # fmt: skip


@dataclass
class Form:
    """A form of a page: where it leads, its method, and its fields with what stands in them."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


class Forms(HTMLParser):
    """Finds the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._open: Form | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a form or a field in."""
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(told.get("action", ""), told.get("method", "get").lower())
            self.found.append(self._open)
            return
        name = told.get("name", "")
        if self._open is None:
            return
        if tag == "option" and self._select and ("selected" in told or not self._open.fields[self._select]):
            self._open.fields[self._select] = told.get("value", "")
        if not name:
            return
        if tag == "input" and told.get("type") == "file":
            self._open.files.append(name)
        elif tag in {"input", "textarea", "button"} and (
            told.get("type") not in {"radio", "checkbox"} or "checked" in told or name not in self._open.fields
        ):
            self._open.fields[name] = told.get("value", "")
        elif tag == "select":
            self._open.fields[name], self._select = "", name

    def handle_endtag(self, tag: str) -> None:
        """Close a form or a list of choices."""
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._select = ""


def forms_of(page: str) -> list[Form]:
    """Give the forms of a page."""
    parser = Forms()
    parser.feed(page)
    return parser.found
