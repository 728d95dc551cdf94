from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.architecture.addresses import Town, make_town
from tests.town import make_hamlet


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: Any) -> Iterator[Town]:
    """A finished event with a row for every address; rolled back when the module is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_town(make_hamlet())
        transaction.set_rollback(True)
