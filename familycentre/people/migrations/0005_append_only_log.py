from django.db import migrations

from familycentre.people import append_only


def install(apps, schema_editor):
    append_only.install(schema_editor.connection)


def remove(apps, schema_editor):
    append_only.remove(schema_editor.connection)


class Migration(migrations.Migration):
    """The database refuses to change or take out rows of the log; SQL by vendor."""

    dependencies = [("people", "0004_logins")]

    operations = [migrations.RunPython(install, remove)]
