"""Production: TLS everywhere, no embedded or development part. Faulty environments do not start."""

from commonplatform.env import Deployment, EnvironmentFaults
from commonplatform.settings.base import *  # noqa: F403
from commonplatform.settings.base import ENV

if ENV.environment != Deployment.PRODUCTION:
    raise EnvironmentFaults(["ENVIRONMENT must be 'production' with the production settings"])

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
