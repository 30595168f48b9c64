"""The one settings file. Everything that differs between machines comes from the environment.

Every variable that is read here is described in .env.example; tests/test_docs.py keeps the two in step.
"""

import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from familycentre.core import env

ROOT = Path(__file__).resolve().parent.parent.parent
DEBUG = env.flag("DEBUG", False)
TESTING = "pytest" in sys.modules
VAR = env.folder("VAR_DIR", ROOT / "var")

# Who we are ------------------------------------------------------------------------------------
SECRET_KEY = env.text("SECRET_KEY", "not-secret-and-only-for-development" if DEBUG or TESTING else None)
CODE_PEPPER = env.text("CODE_PEPPER", "pepper-only-for-development" if DEBUG or TESTING else None)
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "127.0.0.1,localhost" if DEBUG or TESTING else "")
if not ALLOWED_HOSTS:
    raise env.SettingError("ALLOWED_HOSTS must be set (see .env.example).")
BASE_URL = env.text("BASE_URL", "http://127.0.0.1:8000" if DEBUG or TESTING else None).rstrip("/")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", BASE_URL)
REGION = env.text("REGION", "kymenlaakso")
REGION_PACKS = env.folder("REGION_PACKS", ROOT / "regions")

# The house: lower rooms last -------------------------------------------------------------------
INSTALLED_APPS = [
    "familycentre.workspace",
    "familycentre.content",
    "familycentre.contact",
    "familycentre.guidance",
    "familycentre.directory",
    "familycentre.people",
    "familycentre.insight",
    "familycentre.design",
    "familycentre.core",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]
INSTALLED_APPS.remove("django.contrib.admin")  # one admin only: Wagtail's

MIDDLEWARE = [
    "familycentre.core.pagecache.PageCache",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "familycentre.core.headers.Headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "familycentre.core.language.AddressLanguage",
    "familycentre.people.signin.StaffLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "familycentre.people.signin.SessionLimits",
    "familycentre.people.signin.Guard",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
ROOT_URLCONF = "familycentre.config.urls"
WSGI_APPLICATION = "familycentre.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "familycentre.content.frame.frame",
            ],
        },
    }
]

# Where things are kept -------------------------------------------------------------------------
DATABASES = {
    "default": dj_database_url.parse(env.text("DATABASE_URL", f"sqlite:///{VAR / 'perhekeskus.sqlite3'}"))
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # secure_delete: what is deleted is overwritten in the file, whatever SQLite was built with
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
        "PRAGMA secure_delete=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHE_URL = env.text("CACHE_URL", "memory:")
CACHES: dict[str, dict[str, Any]]
if CACHE_URL.startswith(("redis://", "rediss://", "unix://")):
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}}
elif CACHE_URL == "memory:":
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 4000},
        }
    }
else:
    raise env.SettingError(f"CACHE_URL must be memory: or a redis:// address, not {CACHE_URL!r}.")
CACHES["renditions"] = CACHES["default"]
PAGE_CACHE_SECONDS = env.number("PAGE_CACHE_SECONDS", 0 if TESTING else 60)
PAGE_CACHE_STAMP = VAR / "page-cache.stamp"
NGINX_CACHE_DIR = env.text("NGINX_CACHE_DIR", "")

STATIC_URL = "/static/"
STATIC_ROOT = env.folder("STATIC_ROOT", ROOT / "static-built")
MEDIA_ROOT = env.folder("MEDIA_ROOT", VAR / "media")
MEDIA_URL = "/media/"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "familycentre.core.static_names.StaticNames"
    },
}
S3_BUCKET = env.text("S3_BUCKET", "")
S3_ENDPOINT = env.text("S3_ENDPOINT", "")
S3_REGION = env.text("S3_REGION", "")
S3_ACCESS_KEY = env.text("S3_ACCESS_KEY", "")
S3_SECRET_KEY = env.text("S3_SECRET_KEY", "")
if S3_BUCKET:
    MEDIA_URL = env.place("S3_MEDIA_URL", "/media/")
    STORAGES["default"] = {"BACKEND": "familycentre.core.bucket.Bucket"}
PICTURE_HOSTS = [MEDIA_URL] if "://" in MEDIA_URL else []  # by the operator's wish only
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG or TESTING
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long page in the editor
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# Languages -------------------------------------------------------------------------------------
LANG_INFO.setdefault("so", {"bidi": False, "code": "so", "name": "Somali", "name_local": "Soomaali"})
LANG_INFO["fi-x-easy"] = {
    "bidi": False,
    "code": "fi-x-easy",
    "name": "Easy Finnish",
    "name_local": "Selkosuomi",
}
LANGUAGE_CODE = "fi"
LANGUAGES = [
    ("fi", "Suomi"),
    ("sv", "Svenska"),
    ("en", "English"),
    ("fi-x-easy", "Selkosuomi"),
    ("ru", "Русский"),
    ("uk", "Українська"),
    ("ar", "العربية"),
    ("so", "Soomaali"),
]
FULL_LANGUAGES = ["fi", "sv"]  # equal by law; every page and every string
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [ROOT / "locale", ROOT / "locale" / "wagtail"]  # our texts first; then what Wagtail lacks
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
USE_TZ = True
TIME_ZONE = "Europe/Helsinki"

# Editing ---------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Perhekeskus"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English"))]
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # the admin calls nobody outside
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # passwords, addresses and logins are the people room's
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = False
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 8 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"webp": "webp"}
WAGTAILIMAGES_IMAGE_FORM_BASE = "familycentre.content.uploads.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "familycentre.content.uploads.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "txt"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # nothing is fetched from other hosts
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True

# Professionals' logins: password and second factor (allauth), or single sign-on; see familycentre/people --------
LOGIN_URL = "account_login"
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "/login/"
AUTHENTICATION_BACKENDS = ["familycentre.people.credentials.OnePassword"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
WITHOUT_SECOND_FACTOR = env.flag("DEMO_WITHOUT_SECOND_FACTOR", False)
if WITHOUT_SECOND_FACTOR and not DEBUG:
    raise env.SettingError("DEMO_WITHOUT_SECOND_FACTOR works with DEBUG only.")
ACCOUNT_ADAPTER = "familycentre.people.adapters.Account"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]  # nobody signs up; allauth wants to know
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation's link was sent there
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False  # they count by address; people.throttle counts without
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_FORMS = {
    "login": "familycentre.people.forms.Login",
    "reset_password": "familycentre.people.forms.Reset",
}
PASSWORD_RESET_TIMEOUT = 3600
MFA_ADAPTER = "familycentre.people.adapters.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = urlsplit(BASE_URL).hostname in {
    "127.0.0.1",
    "localhost",
}  # passkeys: localhost
MFA_FORMS = {
    "authenticate": "familycentre.people.forms.SecondStep",
    "reauthenticate": "familycentre.people.forms.SecondStepAgain",
    "add_webauthn": "familycentre.people.forms.AddKey",
}
OIDC_ISSUER = env.text("OIDC_ISSUER", "").rstrip("/")
OIDC_NAME = env.text("OIDC_NAME", "Single sign-on") if OIDC_ISSUER else ""
SOCIALACCOUNT_ADAPTER = "familycentre.people.adapters.Provider"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form's redirect to the provider would be stopped by form-action
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "staff",
                "name": OIDC_NAME,
                "client_id": env.text("OIDC_CLIENT_ID"),
                "secret": env.text("OIDC_CLIENT_SECRET"),
                "settings": {
                    "server_url": OIDC_ISSUER,
                    "verified_email": env.words("OIDC_VERIFIED_DOMAINS"),  # for providers that do not say so
                },
            }
        ]
        if OIDC_ISSUER
        else [],
    }
}

# Mail ------------------------------------------------------------------------------------------
EMAIL_HOST = env.text("EMAIL_HOST", "")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_PORT = env.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "perhekeskus@localhost")

# Families' messages: floods are kept out without asking anyone who they are ----------------------------
ASKS_A_MINUTE = env.number("ASKS_A_MINUTE", 30)
CODE_TRIES_AN_HOUR = env.number("CODE_TRIES_AN_HOUR", 600)

# Map: without a tile source nothing outside is ever asked ---------------------------------------
MAP_TILES_URL = env.text("MAP_TILES_URL", "")
MAP_TILES_CREDIT = env.text("MAP_TILES_CREDIT", "")

# Search by meaning beside words; needs `pip install .[semantic]`
SEARCH_SEMANTIC = env.flag("SEARCH_SEMANTIC", False)

# Safety ----------------------------------------------------------------------------------------
HTTPS = env.flag("HTTPS", BASE_URL.startswith("https://"))
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY", False) else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "familycentre.people.sessions"  # a dump of the table opens no session
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
X_FRAME_OPTIONS = "DENY"
tile_hosts = ["https://" + MAP_TILES_URL.split("/")[2].replace("{s}", "*")] if MAP_TILES_URL else []
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin/"],  # Wagtail's admin needs inline; core.headers sets its policy
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, *PICTURE_HOSTS, *tile_hosts],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
EMBED_HOSTS = env.words("EMBED_HOSTS", "*")  # who may show our small pages in a frame

# Logs: one JSON object a line; never an address, a query or anything typed by a visitor -----------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"nothing_personal": {"()": "familycentre.core.logs.NothingPersonal"}},
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {
        "out": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["nothing_personal"]}
    },
    "root": {"handlers": ["out"], "level": env.text("LOG_LEVEL", "WARNING" if TESTING else "INFO")},
    "loggers": {
        "django_tasks": {"level": "WARNING"},  # every save of a page is three tasks
        "wagtail": {"level": "WARNING"},
        "django.server": {"handlers": ["out"], "level": "WARNING", "propagate": False},
    },
}
