"""An index of a few invented pages, with libvoikko and as on a machine without it."""

from collections.abc import Iterator

import pytest

from familycentre.guidance.search import analysis, index
from familycentre.guidance.search.analysis import voikko
from familycentre.guidance.search.document import Doc

needs_voikko = pytest.mark.skipif(not voikko.works(), reason="libvoikko or voikko-fi is not installed")


@pytest.fixture(params=["voikko", "stems"])
def chain(request) -> Iterator[str]:
    """Run a test with each link of the fallback chain."""
    if request.param == "stems":
        with analysis.without_voikko():
            yield request.param
    elif voikko.works():
        yield request.param
    else:
        pytest.skip("libvoikko or voikko-fi is not installed")


PAGES = [
    Doc("page", "neuvola", "fi", "Lastenneuvola", "Seuraamme lapsen kasvua.", path="/fi/neuvola/"),
    Doc("page", "turva", "fi", "Turvakoti", body="Suoja perheväkivaltaa vastaan ympäri vuorokauden."),
    Doc("page", "uni", "fi", "Unineuvola", body="Apua, kun vauva heräilee öisin.", facets=["theme:health"]),
    Doc("page", "ero", "fi", "Eroneuvo", body="Tukea vanhemmille.", facets=["municipality:285"]),
    Doc("page", "raha", "fi", "Toimeentulotuki", "Kun rahat eivät riitä.", facets=["municipality:all"]),
    Doc("page", "sorg", "sv", "Sorggrupp", "För familjer som har mist någon."),
    Doc("page", "money", "en", "Money worries", "When the money runs out."),
]


@pytest.fixture
def pages(db) -> list[Doc]:
    """Put the pages into the index, beside what the region has there."""
    index.put(PAGES)
    return PAGES
