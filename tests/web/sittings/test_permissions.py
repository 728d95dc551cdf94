import pytest

from takar.web.accounts.models import Role
from takar.web.sittings.permissions import watches_registration, watches_session
from tests.cast import user
from tests.web.sittings.made import Hall

pytestmark = pytest.mark.django_db


def test_the_operator_watches_everybody_and_a_proctor_the_own_room(hall: Hall) -> None:
    elsewhere = user("Ketut", hall.cast.agency, Role.PROCTOR)
    with hall.scoped():
        watching = {
            one.username
            for one in (hall.cast.rahayu, hall.proctor, elsewhere, hall.cast.sari, hall.cast.joko)
            if watches_registration(one, hall.registration) and watches_session(one, hall.session)
        }
    assert watching == {"rahayu", "nyoman"}


def test_who_is_no_longer_a_proctor_watches_nobody(hall: Hall) -> None:
    hall.proctor.memberships.all().delete()
    with hall.scoped():
        assert not watches_registration(hall.proctor, hall.registration)
        assert not watches_session(hall.proctor, hall.session)
