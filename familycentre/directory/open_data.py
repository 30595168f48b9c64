"""The same lists as plain data for other sites. The names of the fields are kept for good. Pure."""

from typing import Any

from familycentre.directory.schema_org import absolute


def services(found: Any, language: str) -> dict[str, Any]:
    """Return a page of the list of services."""
    return {
        "language": language,
        "count": found.total,
        "services": [service(row) for group in found.groups for row in group.services],
    }


def service(row: Any) -> dict[str, Any]:
    """Return a service; ``language`` is that of its words, when they had to fall back."""
    return {
        "id": row.key,
        "name": row.text.name,
        "summary": row.text.summary,
        "language": row.text.language,
        "url": absolute(row.get_absolute_url()),
        "theme": row.theme.key,
        "tier": row.tier,
        "forms": row.forms,
        "audiences": row.audiences,
        "life_stages": row.life_stages,
        "languages": row.languages,
        "fee": row.fee,
        "access": row.access,
        "provider_kind": row.provider_kind,
        "municipalities": [town.code for town in row.towns],
        "checked_on": row.assured_at.isoformat() if row.assured_at else None,
    }


def help_now(found: Any, language: str) -> dict[str, Any]:
    """Return the helplines: the first one apart, the others by need."""
    return {
        "language": language,
        "first": helpline(found.first) if found.first else None,
        "needs": [
            {
                "need": group.key,
                "name": str(group.title),
                "helplines": [helpline(line) for line in group.lines],
            }
            for group in found.groups
        ],
    }


def helpline(line: Any) -> dict[str, Any]:
    """Return a helpline; ``hours`` is null when they are not known or too old to trust."""
    return {
        "id": line.key,
        "name": line.text.name,
        "summary": line.text.summary,
        "language": line.text.language,
        "number": line.number or None,
        "tel": line.tel or None,
        "hours": line.hours_now or None,
        "always_open": bool(line.hours_now) and line.always_open,
        "languages": line.languages,
        "free": line.free,
        "url": line.url or None,
        "chat_url": line.chat_url or None,
    }
