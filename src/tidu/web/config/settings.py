"""Settings of the site. What differs from one installation to the next comes from the environment.

TIDU_HOME        folder of the site (database, uploads, secret key)       ~/.tidu
DATABASE_URL     postgres://user:password@host/name                       SQLite in TIDU_HOME
TIDU_HOSTS       host names the site answers to, separated by commas      localhost,127.0.0.1
TIDU_SECRET_KEY  secret key                                               made and kept in TIDU_HOME
TIDU_HTTPS       1 when the site stands behind HTTPS                      0
TIDU_DEBUG       1 only for development                                   0
TIDU_API_RATE    requests a minute that a token may make             600
TIDU_PACKS       folder of the site's own packs
TIDU_URL         address under which people open the site, for links in e-mails     http(s)://first of TIDU_HOSTS
TIDU_SMTP_HOST   mail server; without one no e-mail is sent. TIDU_SMTP_PORT, TIDU_SMTP_USER, TIDU_SMTP_PASSWORD,
                 TIDU_SMTP_SECURITY (starttls, ssl or none), TIDU_MAIL_FROM go with it
TIDU_SMS, TIDU_WECOM  dotted path of the class that sends text messages, messages of WeCom      a file in TIDU_HOME
TIDU_FONTS       folder with Chinese fonts for reports, beside the system's own
"""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url

from tidu.web.config.home import secret_key, site_home

HOME = site_home()
WEB = Path(__file__).resolve().parent.parent
SECRET_KEY = secret_key(HOME)
DEBUG = os.environ.get("TIDU_DEBUG") == "1"
HTTPS = os.environ.get("TIDU_HTTPS") == "1"
ALLOWED_HOSTS = os.environ.get("TIDU_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

DOMAIN_APPS = (
    "ui",
    "jurisdictions",
    "organisations",
    "accounts",
    "audit",
    "jobs",
    "evidence",
    "inbox",
    "calendars",
    "enterprises",
    "facts",
    "ledgers",
    "titles",
    "exports",
    "imports",
    "mergers",
    "assessments",
    "pools",
    "upkeep",
    "revisions",
    "plans",
    "batches",
    "applications",
    "notices",
    "reviews",
    "breakdowns",
    "bulletins",
    "meetings",
    "teams",
    "documents",
    "dashboard",
    "desk",
    "api",
)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "django_tasks",
    "django_tasks_db",
    *(f"tidu.web.{app}" for app in DOMAIN_APPS),
]
MIDDLEWARE = [
    "tidu.web.ui.room.RoomForFrames",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tidu.web.ui.middleware.ContentSecurityPolicy",
    "tidu.web.accounts.middleware.SignInRequired",
    "tidu.web.audit.middleware.CurrentRequest",
    # Last, as axes asks: it turns a locked-out sign-in into its answer.
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "tidu.web.config.urls"
WSGI_APPLICATION = "tidu.web.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tidu.web.ui.context.site",
            ],
        },
    },
    # Big tables: Jinja2 renders 50 rows ten times faster. Its templates lie in <app>/jinja2/.
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "NAME": "jinja2",
        "OPTIONS": {"environment": "tidu.web.ui.jinja.environment"},
    },
]

FORM_RENDERER = "tidu.web.ui.forms.Renderer"
CSRF_FAILURE_VIEW = "tidu.web.ui.views.csrf_failure"

_SQLITE = f"sqlite:///{HOME / 'tidu.sqlite3'}"
DATABASES = {"default": dj_database_url.parse(os.environ.get("DATABASE_URL", _SQLITE), conn_max_age=60)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets pages be read while a job writes; IMMEDIATE makes writers queue instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # Of the last two, in KiB and pages of 4 KiB: a connection remembers 16 MiB instead of 2, as the list of
        # 100,000 firms needs; and imports and jobs write a page that changes often into the file once, not each time.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        "PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=4000;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "accounts:sign-in"
# Five wrong passwords lock the account from that address for a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "tidu.web.accounts.views.locked_out"
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
# zh-hans has no thousands separator of its own.
FORMAT_MODULE_PATH = ["tidu.web.config.formats"]
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        # Evidence lies outside the web root and is served by views that check permission.
        "OPTIONS": {"location": HOME / "files", "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None

# Messages that leave the site: see tidu.web.inbox.channels.
SITE_URL = os.environ.get("TIDU_URL", f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0]}").rstrip("/")
_SECURITY = os.environ.get("TIDU_SMTP_SECURITY", "starttls")
EMAIL_HOST = os.environ.get("TIDU_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("TIDU_SMTP_PORT", "465" if _SECURITY == "ssl" else "587"))
EMAIL_HOST_USER = os.environ.get("TIDU_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("TIDU_SMTP_PASSWORD", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = _SECURITY == "starttls", _SECURITY == "ssl"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("TIDU_MAIL_FROM", EMAIL_HOST_USER or "tidu@localhost")
SMS_CHANNEL = os.environ.get("TIDU_SMS", "tidu.web.inbox.channels.files.SmsFile")
WECOM_CHANNEL = os.environ.get("TIDU_WECOM", "tidu.web.inbox.channels.files.WecomFile")

API_RATE = int(os.environ.get("TIDU_API_RATE", "600"))
PACKS = os.environ.get("TIDU_PACKS")
FONTS = os.environ.get("TIDU_FONTS")
SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
