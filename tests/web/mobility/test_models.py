from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from takar.web.mobility.models import Move, MoveList, Window
from tests.cast import Cast
from tests.web.mobility.made import DAY, moved, post_of


def test_the_database_keeps_one_move_of_a_person_to_a_post(cast: Cast, opened: MoveList) -> None:
    move = moved(cast, opened)
    with pytest.raises(IntegrityError), transaction.atomic():
        Move.objects.create(move_list=opened, employee=cast.putri_employee, position=post_of(cast))
    assert (move.agency_id, move.agency_code) == (cast.agency.pk, cast.agency.code)


@pytest.mark.parametrize(("days", "is_kept"), [(-1, False), (0, True)])
def test_a_window_ends_no_earlier_than_it_begins(
    cast: Cast, opened: MoveList, days: int, *, is_kept: bool
) -> None:
    facts: dict[str, Any] = {"agency": cast.agency, "kind": "PEMILIHAN", "noted_by": cast.rahayu}
    try:
        with transaction.atomic():
            Window.objects.create(starts_on=DAY, ends_on=DAY + timedelta(days=days), **facts)
    except IntegrityError:
        assert not is_kept
    else:
        assert is_kept
