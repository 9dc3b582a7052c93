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
# A target may be mended until it has judged an approved return: one of a period that ends when it was in force, or
# later. What says which setting a row belongs to, by its table.
_TARGETS = {
    "records_targetsetting": "OLD.id",
    "records_targetpart": "OLD.setting_id",
    "records_baselinepart": "OLD.setting_id",
}
# Days as text, which both databases hold against each other alike: "2012-03-31".
_ENDS = (
    "CASE period.quarter WHEN 1 THEN year.start || '-06-30' WHEN 2 THEN year.start || '-09-30'"
    " WHEN 3 THEN year.start || '-12-31' ELSE (year.start + 1) || '-03-31' END"
)
_HAS_JUDGED = (
    "EXISTS (SELECT 1 FROM records_targetsetting setting JOIN records_return given ON given.measure_id ="
    " setting.measure_id JOIN records_reportingperiod period ON period.id = given.period_id"
    " JOIN records_planyear year ON year.id = period.plan_year_id WHERE setting.id = {setting}"
    f" AND given.state = 'approved' AND {_ENDS} >= {{begins}})"
)
_BEGINS = {"sqlite": "setting.effective_from", "postgresql": "to_char(setting.effective_from, 'YYYY-MM-DD')"}
_GUARDED = (*FOR_GOOD, *_TARGETS, _TEXTS, _WORDS, _DOCUMENTS)


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
    rules += [("records_targetsetting", "delete", "")]
    judged = [(table, event, _has_judged(table, vendor)) for table in _TARGETS for event in ("update", "delete")]
    judged = [one for one in judged if one[:2] != ("records_targetsetting", "delete")]
    if vendor == "sqlite":
        return [_sqlite(*rule) for rule in (*rules, *judged)]
    # Its triggers can't ask other tables in their condition: a function of each table does.
    asking = [statement for rule in judged for statement in _postgresql_asking(*rule)]
    return [_FUNCTION, *(_postgresql(*rule) for rule in rules), *asking]


def _has_judged(table: str, vendor: str) -> str:
    return _HAS_JUDGED.format(setting=_TARGETS[table], begins=_BEGINS[vendor])


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


def _postgresql_asking(table: str, event: str, when: str) -> tuple[str, str]:
    function = f"{table}_refuse_{event}"
    return (
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger AS $$ BEGIN IF {when} THEN"
        f" RAISE EXCEPTION '% is for good: % refused', TG_TABLE_NAME, lower(TG_OP)"
        " USING ERRCODE = 'integrity_constraint_violation'; END IF;"
        f" RETURN {'NEW' if event == 'update' else 'OLD'}; END $$ LANGUAGE plpgsql",
        f"CREATE TRIGGER {_name(table, event)} BEFORE {event.upper()} ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {function}()",
    )
