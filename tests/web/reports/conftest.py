from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.town import Hamlet, make_hamlet


@pytest.fixture(scope="module")
def hamlet(django_db_setup: None, django_db_blocker: Any) -> Iterator[Hamlet]:
    """A finished event; everything the module's tests write is rolled back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_hamlet()
        transaction.set_rollback(True)
