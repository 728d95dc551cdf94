import pytest

from takar.web.people.permissions import reads_roster, sees_restricted
from tests.cast import Cast


@pytest.mark.parametrize(
    ("who", "restricted", "roster"),
    [
        ("rahayu", True, True),
        ("putri", True, False),
        ("hadi", False, True),
        ("bupati", False, True),
        ("made", False, True),
        ("sari", False, False),
        ("joko", False, False),
    ],
)
def test_who_sees_what(cast: Cast, who: str, restricted: bool, roster: bool) -> None:
    user = getattr(cast, who)
    assert sees_restricted(user, cast.putri_employee) is restricted
    assert reads_roster(user, cast.agency) is roster
