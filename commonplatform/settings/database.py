"""One Postgres, several login roles; statement and lock limits so that nothing hangs."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from commonplatform.env import Environment


def databases(environment: Environment) -> dict[str, dict[str, Any]]:
    """Django's DATABASES from DATABASE_URL (`postgresql://user:password@host:port/name?options`)."""
    url = urlsplit(environment.database_url_for_this_process())
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": url.path.lstrip("/") or "commonplatform",
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": url.hostname or "",
            "PORT": str(url.port or ""),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {
                "application_name": "commonplatform",
                # Parsed once per connection, planned with the values at hand each time: a plan made
                # without them could not use the name index for a beginning of a name.
                "server_side_binding": True,
                "prepare_threshold": 5,
                "options": "-c plan_cache_mode=force_custom_plan",
                **dict(parse_qsl(url.query)),
            },
        }
    }
