from typing import Any

from django.contrib.sessions.backends import db
from django.db import migrations

from commonplatform.encryption.sessions import SessionStore


def seal_sessions(apps: Any, schema_editor: Any) -> None:
    """Visits and sign-ins go on: what Django signed becomes an envelope."""
    sessions = apps.get_model("sessions", "Session").objects
    for session in sessions.iterator():
        kept = db.SessionStore().decode(session.session_data)
        sessions.filter(pk=session.pk).update(session_data=SessionStore().encode(kept))


class Migration(migrations.Migration):

    dependencies = [
        ('sessions', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(seal_sessions, elidable=True),
    ]
