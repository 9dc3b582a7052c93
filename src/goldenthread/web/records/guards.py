"""What the database itself refuses, whoever asks: to change or remove what is for good.

Triggers, because a constraint can't speak of the row as it was. SQLite and PostgreSQL write them differently; the
rules are the same.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from goldenthread.web.records.published import TAKEN_DOWN

# Nothing of these is ever changed or removed.
FOR_GOOD = (
    "records_journalentry",
    "records_publication",
    "records_publishedreturn",
    "records_restatement",
    "records_signoff",
    "records_auditsample",
    "records_audittest",
    "records_removal",
)
# But words in them, and files, may be taken down where a removal says so: what may stand in their place.
_MARK = f"= '{TAKEN_DOWN}'"
_REST = "IS NOT NULL"  # the rest of what stood there; `verify` holds it against the removal
MAY_GO: dict[str, dict[str, str]] = {
    "records_journalentry": {"reason": _MARK},
    "records_publication": {"content": _REST, "only_earlier": _REST},
    "records_publishedreturn": dict.fromkeys(("content", "compared", "defined", "words"), _REST),
    "records_restatement": {"reason": _MARK},
    "records_signoff": {"comment": _MARK},
    "records_audittest": {"note": _MARK},
    "records_targetsetting": dict.fromkeys(("text", "reason", "approved_by"), _MARK),
    "records_intake": {"content": "IS NOT NULL AND length(NEW.content) = 0", "name": _MARK, "report": _REST},
}
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
_GUARDED = (*FOR_GOOD, *_TARGETS, _TEXTS, _WORDS, _DOCUMENTS, _DOOR)


def install(editor: BaseDatabaseSchemaEditor) -> None:
    """Set up all triggers."""
    for statement in _statements(editor):
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


def _statements(editor: BaseDatabaseSchemaEditor) -> list[str]:
    rules = [(table, "delete", "") for table in FOR_GOOD]
    rules += [(table, "update", _not_a_removal(editor, table) if table in MAY_GO else "") for table in FOR_GOOD]
    rules += [(_TEXTS, "delete", ""), (_TEXTS, "update", _NOT_A_TAKEDOWN)]
    rules += [(_WORDS, "delete", ""), (_WORDS, "update", _NOT_A_CLEARING)]
    rules += [(_DOOR, "delete", ""), (_DOOR, "update", _NOT_COUNTING)]
    rules += [
        (_DOCUMENTS, "delete", _IS_EVIDENCE),
        (_DOCUMENTS, "update", f"{_IS_EVIDENCE} AND ({_not_a_removal(editor, _DOCUMENTS)})"),
    ]
    rules += [("records_targetsetting", "delete", "")]
    rules += [
        (table, event, _has_judged(editor, table, event))
        for table in _TARGETS
        for event in ("update", "delete")
        if (table, event) != ("records_targetsetting", "delete")
    ]
    if editor.connection.vendor == "sqlite":
        return [_sqlite(*rule) for rule in rules]
    return [statement for rule in rules for statement in _postgresql(*rule)]


def _not_a_removal(editor: BaseDatabaseSchemaEditor, table: str) -> str:
    """Say in SQL that a change is anything but the taking down of words or files that a removal names."""
    same = "IS" if editor.connection.vendor == "sqlite" else "IS NOT DISTINCT FROM"
    with editor.connection.cursor() as cursor:
        names = [column.name for column in editor.connection.introspection.get_table_description(cursor, table)]
    lasting = [f"NEW.{name} {same} OLD.{name}" for name in names if name not in MAY_GO[table]]
    going = [
        f"(NEW.{name} {same} OLD.{name} OR (NEW.{name} {instead} AND EXISTS (SELECT 1 FROM records_removal gone"
        f" WHERE gone.of_table = '{table.removeprefix('records_')}' AND gone.of_row = OLD.id"
        f" AND gone.of_column = '{name}')))"
        for name, instead in MAY_GO[table].items()
    ]
    return f"NOT ({' AND '.join([*lasting, *going])})"


def _has_judged(editor: BaseDatabaseSchemaEditor, table: str, event: str) -> str:
    judged = _HAS_JUDGED.format(setting=_TARGETS[table], begins=_BEGINS[editor.connection.vendor])
    return f"{judged} AND ({_not_a_removal(editor, table)})" if event == "update" and table in MAY_GO else judged


def _name(table: str, event: str) -> str:
    return f"{table}_{event}_refused"


def _sqlite(table: str, event: str, when: str) -> str:
    condition = f" WHEN {when}" if when else ""
    return (
        f"CREATE TRIGGER {_name(table, event)} BEFORE {event.upper()} ON {table}{condition}"
        f" BEGIN SELECT RAISE(ABORT, '{table} is for good: {event} refused'); END"
    )


def _postgresql(table: str, event: str, when: str) -> list[str]:
    """Give the trigger with a function of its own, as its condition may look into other tables."""
    name = _name(table, event)
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$ BEGIN IF {when or 'TRUE'} THEN"
        f" RAISE EXCEPTION '{table} is for good: {event} refused' USING ERRCODE = 'integrity_constraint_violation';"
        f" END IF; RETURN {'OLD' if event == 'delete' else 'NEW'}; END $$ LANGUAGE plpgsql",
        f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
