"""The promised day follows what the region has set: its eves, and the days on which its offices are closed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from familycentre.contact import promise
from familycentre.people.models import Region

pytestmark = pytest.mark.django_db


def test_the_regions_closed_days_move_the_promise(packs):
    region = Region.objects.get()
    assert region.closed_days == "2026-12-28"
    region.promise_working_days = 3
    # 24 December is open eve or not, 25 holiday, 26-27 weekend, 28 closed by the region: 29, 30, 31
    assert promise.due(date(2026, 12, 24), region) == date(2026, 12, 31)
    region.closed_days = ""
    assert promise.due(date(2026, 12, 24), region) == date(2026, 12, 30)


def test_eves_count_where_the_region_answers_on_them(packs):
    region = Region.objects.get()
    assert (region.midsummer_eve_closed, region.christmas_eve_closed) == (False, True)
    assert promise.calendar().is_working_day(date(2027, 6, 25))
    Region.objects.update(midsummer_eve_closed=True, christmas_eve_closed=False)
    assert not promise.calendar().is_working_day(date(2027, 6, 25))
    assert promise.calendar().is_working_day(date(2026, 12, 24))


def test_what_is_no_date_is_refused_by_name(packs):
    region = Region.objects.get()
    region.closed_days = "2026-12-28\n2026-13-01"
    with pytest.raises(ValidationError, match="2026-13-01"):
        region.clean_fields()
