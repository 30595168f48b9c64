"""Find the outside addresses that the site links to, and see whether they answer."""

import re
import urllib.error
import urllib.request
from collections import defaultdict

from django.db import transaction

from familycentre.content.models import ArticlePage, InfoPage, LinkCheck, SectionPage, StoryPage, ThemePage
from familycentre.directory.models import Channel, Helpline, NationalService, PlaceLink
from familycentre.people.models import Organisation

HREF = re.compile(r'href=\\?"(https?://[^"\\]+)')
SECONDS = 10
AGENT = "Perhekeskus link check"


def outside_links() -> dict[str, set[str]]:
    """Return address → names of the pages and records that link to it."""
    found: dict[str, set[str]] = defaultdict(set)
    for model in (ArticlePage, ThemePage, SectionPage, StoryPage, InfoPage):
        for page in model.objects.live():
            for url in HREF.findall(
                str(
                    page.body.raw_data._raw_data
                    if hasattr(page.body.raw_data, "_raw_data")
                    else list(page.body.raw_data)
                )
            ):
                found[url].add(page.title)
            for source in page.sources.raw_data:
                if source["value"].get("url"):
                    found[source["value"]["url"]].add(page.title)
    for records in (
        Helpline.objects.filter(shown=True),
        NationalService.objects.all(),
        Organisation.objects.filter(published=True),
    ):
        for record in records.prefetch_related("texts"):
            for url in filter(None, (record.url, getattr(record, "chat_url", ""))):
                found[url].add(str(record))
    for link in PlaceLink.objects.all():
        found[link.url].add(link.label)
    for channel in Channel.objects.exclude(kind=Channel.Kind.PHONE):
        found[channel.value].add(channel.label)
    return found


def ask(url: str) -> tuple[bool, str]:
    """Return whether an address answers, and what it said. Only http and https are asked."""
    if not url.startswith(("http://", "https://")):
        return False, "not a web address"
    request = urllib.request.Request(url, headers={"User-Agent": AGENT}, method="GET")  # noqa: S310 - checked above
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            return True, str(answer.status)
    except urllib.error.HTTPError as error:
        return error.code in {401, 403, 405, 429}, str(error.code)  # it is there, but not for robots
    except (urllib.error.URLError, TimeoutError, OSError, ValueError) as error:
        return False, str(getattr(error, "reason", error))[:200]


def check_all() -> tuple[int, int]:
    """Ask every address; return how many there are and how many did not answer."""
    links = outside_links()
    answers = {url: ask(url) for url in links}
    with transaction.atomic():
        LinkCheck.objects.exclude(url__in=links).delete()
        for url, (works, answer) in answers.items():
            LinkCheck.objects.update_or_create(
                url=url,
                defaults={"works": works, "answer": answer, "found_on": "\n".join(sorted(links[url]))},
            )
    return len(links), sum(not works for works, _answer in answers.values())
