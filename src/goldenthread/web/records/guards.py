"""What the database itself refuses, whoever asks: to change or remove what is for good.

Triggers, because a constraint can't speak of the row as it was. SQLite and PostgreSQL write them differently; the
rules are the same.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Nothing of these is ever changed or removed.
FOR_GOOD = (
    "records_journalentry",
    "records_publication",
    "records_publishedreturn",
    "records_restatement",
    "records_signoff",
    "records_auditsample",
    "records_audittest",
    "records_targetsetting",
    "records_targetpart",
    "records_baselinepart",
)
# A published text may go, once, leaving its tombstone; everything else about it stays.
_TEXTS = "records_publishedtext"
_NOT_A_TAKEDOWN = (
    "OLD.text IS NULL OR NEW.text IS NOT NULL OR NEW.publication_id <> OLD.publication_id OR NEW.place <> OLD.place"
    " OR NEW.salt <> OLD.salt OR NEW.sha256 <> OLD.sha256"
)


# The same of words that the journal holds.
_WORDS = "records_journalwords"
_NOT_A_CLEARING = (
    "OLD.text IS NULL OR NEW.text IS NOT NULL OR NEW.entry_id <> OLD.entry_id OR NEW.path <> OLD.path"
    " OR NEW.salt <> OLD.salt OR NEW.sha256 <> OLD.sha256"
)
# A document that came into the record is evidence from then on.
_DOCUMENTS, _IS_EVIDENCE = "records_intake", "OLD.state = 'confirmed'"
# What happened at the door is counted on, and nothing of it is forgotten.
_DOOR = "records_securityevent"
_NOT_COUNTING = (
    "NEW.times <= OLD.times OR NEW.last_at < OLD.last_at OR NEW.mark <> OLD.mark OR NEW.kind <> OLD.kind"
    " OR NEW.first_at <> OLD.first_at OR COALESCE(NEW.person_id, 0) <> COALESCE(OLD.person_id, 0)"
    " OR COALESCE(NEW.authority_id, 0) <> COALESCE(OLD.authority_id, 0)"
)
_GUARDED = (*FOR_GOOD, _TEXTS, _WORDS, _DOCUMENTS, _DOOR)


def install(editor: BaseDatabaseSchemaEditor) -> None:
    """Set up all triggers."""
    for statement in _statements(editor.connection.vendor):
        editor.execute(statement, params=None)


def names() -> list[str]:
    """Give the names of all triggers."""
    return [_name(table, event) for table in _GUARDED for event in ("update", "delete")]


def remove(editor: BaseDatabaseSchemaEditor) -> None:
    """Take all triggers away: for a restore and for tests that empty the tables."""
    vendor = editor.connection.vendor
    for table in _GUARDED:
        for event in ("update", "delete"):
            on_table = f" ON {table}" if vendor == "postgresql" else ""
            editor.execute(f"DROP TRIGGER IF EXISTS {_name(table, event)}{on_table}", params=None)


def _statements(vendor: str) -> list[str]:
    rules = [(table, event, "") for table in FOR_GOOD for event in ("update", "delete")]
    rules += [(_TEXTS, "delete", ""), (_TEXTS, "update", _NOT_A_TAKEDOWN)]
    rules += [(_DOCUMENTS, event, _IS_EVIDENCE) for event in ("update", "delete")]
    rules += [(_WORDS, "delete", ""), (_WORDS, "update", _NOT_A_CLEARING)]
    rules += [(_DOOR, "delete", ""), (_DOOR, "update", _NOT_COUNTING)]
    if vendor == "sqlite":
        return [_sqlite(*rule) for rule in rules]
    return [_FUNCTION, *(_postgresql(*rule) for rule in rules)]


def _name(table: str, event: str) -> str:
    return f"{table}_{event}_refused"


def _sqlite(table: str, event: str, when: str) -> str:
    condition = f" WHEN {when}" if when else ""
    return (
        f"CREATE TRIGGER {_name(table, event)} BEFORE {event.upper()} ON {table}{condition}"
        f" BEGIN SELECT RAISE(ABORT, '{table} is for good: {event} refused'); END"
    )


_FUNCTION = """
CREATE OR REPLACE FUNCTION records_refuse() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION '% is for good: % refused', TG_TABLE_NAME, lower(TG_OP)
        USING ERRCODE = 'integrity_constraint_violation';
END
$$ LANGUAGE plpgsql
"""


def _postgresql(table: str, event: str, when: str) -> str:
    condition = f" WHEN ({when})" if when else ""
    return (
        f"CREATE TRIGGER {_name(table, event)} BEFORE {event.upper()} ON {table}"
        f" FOR EACH ROW{condition} EXECUTE FUNCTION records_refuse()"
    )
