from takar.web.portal.permissions import publishes
from tests.cast import Cast


def test_operators_and_leaders_publish_in_their_agency(cast: Cast) -> None:
    everybody = (
        cast.rahayu, cast.sari, cast.putri, cast.hadi, cast.bupati, cast.made, cast.joko,
    )  # fmt: skip
    may = {user.full_name for user in everybody if publishes(user, cast.agency)}
    assert may == {"Rahayu", "Bupati"}
    assert publishes(cast.joko, cast.other_agency)
