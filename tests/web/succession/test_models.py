import pytest
from django.db import IntegrityError, transaction

from takar.web.succession.models import Interest, Nomination
from tests.web.succession.made import Bench


def test_the_database_keeps_one_open_nomination_and_one_open_wish(town: Bench) -> None:
    facts = {"position": town.target, "employee": town.people["Ani"]}
    for state, is_kept in (("DITOLAK", True), ("DIUSULKAN", True), ("DITETAPKAN", False)):
        try:
            with transaction.atomic():
                Nomination.objects.create(
                    **facts, because="x", state=state, made_by=town.cast.rahayu
                )
        except IntegrityError:
            assert not is_kept
        else:
            assert is_kept
    Interest.objects.create(**facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Interest.objects.create(**facts)
