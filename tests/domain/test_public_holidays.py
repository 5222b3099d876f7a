from datetime import date, timedelta

import pytest

from fae_xlwings.domain.public_holidays import is_public_holiday

PUBLISHED = {
    2026: ("01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25"),
    2027: ("01-01", "03-29", "05-01", "05-06", "05-08", "05-17", "07-14", "08-15", "11-01", "11-11", "12-25"),
    2028: ("01-01", "04-17", "05-01", "05-08", "05-25", "06-05", "07-14", "08-15", "11-01", "11-11", "12-25"),
}
"""As the administration publishes them (service-public.fr)."""


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_public_holidays_of_a_year_are_those_published(year: int) -> None:
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(365))

    assert tuple(f"{day:%m-%d}" for day in days if is_public_holiday(day)) == PUBLISHED[year]
