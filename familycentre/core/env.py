"""Settings from the environment: typed readers that fail loudly and name the variable."""

import os
import re
from pathlib import Path


class SettingError(Exception):
    """A setting in the environment is missing or has a value that can't be used."""


def text(name: str, default: str | None = None) -> str:
    """Return the variable; without a default it must be set and not empty."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise SettingError(f"{name} must be set (see .env.example).")
    return default


def flag(name: str, default: bool) -> bool:
    """Return True for 1/true/yes/on, False for 0/false/no/off."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise SettingError(f"{name} must be yes or no, not {value!r}.")


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated list without empty items."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    """Return a whole number."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise SettingError(f"{name} must be a whole number, not {value!r}.") from error


def place(name: str, default: str) -> str:
    """Return where files are found, with a slash at the end: a path of this site or an address elsewhere."""
    value = text(name, default).rstrip("/") + "/"
    if not re.fullmatch(r"(https?://[^\s/;,'\"]+)?/([^\s;,'\"]*/)?", value) or value.startswith("//"):
        raise SettingError(f"{name} must be a path like /media/ or begin with https://, not {value!r}.")
    return value


def folder(name: str, default: Path) -> Path:
    """Return a folder as an absolute path; it need not exist yet."""
    return Path(os.environ.get(name, "").strip() or default).resolve()
