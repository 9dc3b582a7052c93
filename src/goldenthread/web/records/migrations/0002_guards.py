"""What is for good can't be changed or removed, whoever asks the database."""

from typing import Any, ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from goldenthread.web.records import guards


def _install(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    guards.install(editor)


def _remove(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    guards.remove(editor)


class Migration(migrations.Migration):
    """Installs the triggers."""

    dependencies: ClassVar = [("records", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(_install, _remove)]
