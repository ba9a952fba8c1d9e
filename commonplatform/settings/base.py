"""Settings shared by every deployment; what an operator may choose comes from `commonplatform.env`."""

import logging
from pathlib import Path
from typing import Any

from celery.schedules import crontab

from commonplatform.env import PROJECT_FOLDER, read_environment
from commonplatform.settings.database import databases
from commonplatform.settings.logging import logging_settings
from commonplatform.settings.retention import retention_periods
from commonplatform.settings.security import CONTENT_SECURITY_POLICY as CONTENT_SECURITY_POLICY
from commonplatform.settings.sign_in import *  # noqa: F403

ENV = read_environment()
ENVIRONMENT = ENV.environment.value
DEBUG = ENV.debug
SECRET_KEY = ENV.secret_key
SECRET_KEY_FALLBACKS = ENV.secret_key_fallbacks
FIELD_ENCRYPTION_KEYS = ENV.field_encryption_keys
BLIND_INDEX_KEYS = ENV.blind_index_keys
ALLOWED_HOSTS = ENV.allowed_hosts
PUBLIC_BASE_URL = ENV.public_base_url
FILES_BASE_URL = ENV.files_base_url
EQUALITY_QUESTIONNAIRE_URL = ENV.equality_questionnaire_url

INSTALLED_APPS = [
    "commonplatform.administration.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_structlog",
    "pgtrigger",
    "pghistory",
    "commonplatform.ui",
    "commonplatform.reference",
    "commonplatform.accounts",
    "commonplatform.encryption",
    "commonplatform.audit",
    "commonplatform.retention",
    "commonplatform.limits",
    "commonplatform.notifications",
    "commonplatform.budgets",
    "commonplatform.documents",
    "commonplatform.storage",
    "cases",
    "cases.intake",
    "cases.results",
    "cases.custody",
    "cases.retention",
    "listings",
    "pleas",
    "pleas.figures",
    "disclosure",
    "defence",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "commonplatform.middleware.security_headers",
    "commonplatform.middleware.acting_from_somewhere",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "commonplatform.middleware.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "commonplatform.middleware.sign_in_lifetime",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "commonplatform.middleware.RequestLog",
    "commonplatform.limits.middleware.LimitPublicPages",
    "commonplatform.middleware.acting_person",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "commonplatform.middleware.second_factor_required",
    "commonplatform.middleware.LanguageOfStaff",
    "commonplatform.budgets.middleware.ReadBudgets",
    "commonplatform.middleware.DatabaseScopeMiddleware",
]

ROOT_URLCONF = "commonplatform.urls"
WSGI_APPLICATION = "commonplatform.wsgi.application"
ADMIN_PATH = "administration/"
GALLERY_SHOWN = False

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "jinja2",
        "DIRS": [PROJECT_FOLDER / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "commonplatform.ui.jinja.environment",
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "commonplatform.ui.context_processors.shell",
                "pleas.views.assistance.helping",
                "pleas.context.visit",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "NAME": "django",
        "DIRS": [PROJECT_FOLDER / "templates" / "django"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "commonplatform.ui.renderers.GovUKRenderer"

DATABASES = databases(ENV)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["commonplatform.accounts.backends.PeopleWithTheirRoles"]
# Argon2id at the OWASP minimum (19 MiB, t=2, p=1): a sign-in costs 30 ms instead of half a second.
PASSWORD_HASHERS = ["commonplatform.accounts.passwords.OwaspArgon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "commonplatform.accounts.passwords.NotAboutThePerson",
        "OPTIONS": {"user_attributes": ("full_name", "email")},
    },
    {"NAME": "commonplatform.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "commonplatform.accounts.passwords.NotEasyToGuess"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "cases:work"
LOGOUT_REDIRECT_URL = "/"

SESSION_ENGINE = "commonplatform.encryption.sessions"
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 60 * 60
VISIT_IDLE_SECONDS = 3 * 60 * 60
SIGN_IN_IDLE_SECONDS = 30 * 60
SIGN_IN_ABSOLUTE_SECONDS = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "commonplatform.ui.error_views.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = ["commonplatform.administration.formats"]
LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [PROJECT_FOLDER / "locale"]
LANGUAGE_COOKIE_HTTPONLY = True
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

STATIC_URL = "/static/"
STATIC_ROOT: Path | None = PROJECT_FOLDER / "var" / "static"
STATICFILES_DIRS = [PROJECT_FOLDER / "static" / "dist"]

STORAGES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "endpoint_url": ENV.s3_endpoint_url,
            "access_key": ENV.s3_access_key_id,
            "secret_key": ENV.s3_secret_access_key,
            "bucket_name": ENV.s3_bucket,
            "addressing_style": "path",
            "signature_version": "s3v4",
            "region_name": "eu-west-2",
            "file_overwrite": False,
            "querystring_expire": 60,
            "default_acl": None,
        },
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CLAMD_URL = ENV.clamd_url
UPLOAD_LARGEST_BYTES = 50 * 1024 * 1024
FILES_PER_SUBMISSION = 50
# Some more are read, so that the page can say that they are too many.
DATA_UPLOAD_MAX_NUMBER_FILES = 2 * FILES_PER_SUBMISSION
# Waiting or being made at the same time, per organisation.
BUNDLES_AT_A_TIME = 20
# Of all files of one case archive together.
ARCHIVE_LARGEST_BYTES = 2 * 1024**3
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# The first stops reading at the largest upload: a claim of 5 GB does not fill the disk.
FILE_UPLOAD_HANDLERS = [
    "commonplatform.storage.upload_limits.LargestUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

NOTIFICATIONS_BACKEND = ENV.notifications_backend.value
SMTP_URL = ENV.smtp_url
NOTIFY_URL = ENV.notify_url
NOTIFY_API_KEY = ENV.notify_api_key
NOTIFY_TEMPLATE_ID = ENV.notify_template_id
MAIL_FROM = ENV.mail_from
SERVICE_MAILBOX = ENV.service_mailbox
FIGURES_CALLS_PER_DAY = 100
PAY_FINE_ONLINE = ENV.pay_fine_online
PAY_FINE_LINE = ENV.pay_fine_line
PAY_FINE_LINE_WELSH = ENV.pay_fine_line_welsh
FINES_TEAM_EMAIL = ENV.fines_team_email
COURT_MAIL_DOMAINS = ENV.court_mail_domains
STATE_FOLDER = ENV.state_folder
INTAKE_LARGEST_BYTES = 5 * 1024 * 1024

CELERY_BROKER_URL = ENV.redis_url
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_timeout": 10, "socket_connect_timeout": 1}
CELERY_BEAT_SCHEDULE = {
    "watch-lookups": {"task": "pleas.tasks.watch_lookups", "schedule": 20.0},
    "sweep-effects": {"task": "commonplatform.audit.tasks.sweep_effects", "schedule": 5.0},
    "apply-retention": {"task": "commonplatform.retention.tasks.apply_retention", "schedule": crontab(minute=25)},
    "send-results": {"task": "cases.results.tasks.send_results", "schedule": crontab(hour=6, minute=15)},
    "check-deliveries": {"task": "commonplatform.notifications.tasks.check_deliveries", "schedule": 60.0},
    "conclude-fixed-offers": {"task": "cases.tasks.conclude_fixed_offers", "schedule": crontab(minute=15)},
    "send-digests": {"task": "defence.tasks.send_digests", "schedule": crontab(minute="*/10")},
    "end-access": {"task": "cases.tasks.end_access", "schedule": crontab(minute="*/10")},
    "assess-fixed-offers": {"task": "cases.tasks.assess_fixed_offers", "schedule": crontab(minute="*/5")},
    "keep-board": {"task": "pleas.figures.tasks.keep_board", "schedule": crontab(minute="*/10")},
    "recount-figures": {"task": "pleas.figures.tasks.recount_figures", "schedule": crontab(hour=3, minute=20)},
    "check-objects": {"task": "disclosure.tasks.check_objects", "schedule": crontab(hour=2, minute=10)},
    "work-out-retention": {"task": "cases.retention.tasks.work_out_retention", "schedule": crontab(hour=1, minute=35)},
    "dispose-of-documents": {"task": "disclosure.tasks.dispose_of_documents", "schedule": crontab(hour=1, minute=55)},
    "sweep-bundles": {"task": "disclosure.tasks.sweep_bundles", "schedule": crontab(minute=50)},
    "finish-preparing": {"task": "disclosure.tasks.finish_preparing", "schedule": 10.0},
    "scan-waiting-documents": {"task": "disclosure.tasks.scan_waiting", "schedule": 60.0},
    "sweep-orphaned-objects": {"task": "disclosure.tasks.sweep_orphans", "schedule": crontab(hour="*/6", minute=40)},
}

LOGGING = logging_settings(ENV)
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
# Whoever acts is in every line already: `commonplatform.middleware.acting_person`.
DJANGO_STRUCTLOG_USER_ID_FIELD = ""
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG

RETENTION = retention_periods(ENV.retention)

LOOKUP_FAILURES_BEFORE_LOCK = 5
LOOKUP_LOCK_MINUTES = 60
LOOKUP_FAILURES_PER_SESSION = 10
LOOKUP_FAILURES_PER_ADDRESS = 20
LOOKUP_BURST_FAILURES = 100
LOOKUP_BURST_QUIET_MINUTES = 60
# Generous: an office, a court or a telephone network may stand behind one address.
PUBLIC_REQUESTS_PER_MINUTE = ENV.public_requests_per_minute
TRUSTED_PROXIES = ENV.trusted_proxies
# Cases and documents an hour; nought is no limit. Courts and prosecuting authorities have thousands of people.
READ_BUDGET_PER_PERSON = ENV.read_budget_per_person
READ_BUDGET_PER_FIRM = ENV.read_budget_per_firm
READ_BUDGET_PER_OFFICE = ENV.read_budget_per_office
READ_ALARM_MAILBOX = ENV.read_alarm_mailbox or ENV.service_mailbox
STAFF_HELP_LINE = ENV.staff_help_line
DEFENCE_SEARCH_FAILURES_BEFORE_PAUSE = 20
DEFENCE_SEARCH_PAUSE_MINUTES = 60
# How long an advocate assigned for a hearing sees the case (domain document "Defence portal", Prosecution advocates).
ADVOCATE_HEARING_ACCESS_HOURS = 150
# From so many days before it on a custody time limit is called near.
CUSTODY_LIMIT_NEAR_DAYS = 28
CALENDAR_FETCHES_PER_HOUR = 60
