from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from takar.web.accounts.context import PLATFORM, whereabouts
from takar.web.accounts.models import Agency, User
from tests.cast import Cast


def seen(user: User | AnonymousUser, agency: Agency | None) -> dict[str, object]:
    request = RequestFactory().get("/")
    request.user = user
    request.agency = agency  # type: ignore[attr-defined]
    return whereabouts(request)


def test_a_page_knows_the_roles_of_its_reader(cast: Cast) -> None:
    assert seen(cast.rahayu, cast.agency)["may_operate"] is True
    assert seen(cast.bupati, cast.agency)["may_operate"] is False
    assert seen(cast.bupati, cast.agency)["may_see_everyone"] is True
    assert seen(cast.sari, cast.agency)["roles"] == {"ASESOR"}


def test_strangers_have_no_role_and_the_platform_its_own(cast: Cast) -> None:
    assert seen(AnonymousUser(), None)["roles"] == frozenset()
    admin = User.objects.create_user("admin", is_platform_admin=True)
    assert seen(admin, None)["roles"] == {PLATFORM}
