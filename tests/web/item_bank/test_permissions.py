"""Who may do what with items."""

import pytest

from takar.web.accounts.models import Role
from takar.web.item_bank import permissions
from tests.cast import Cast, user

AUTHOR, REVIEWER, APPROVER = Role.AUTHOR, Role.REVIEWER, Role.APPROVER


@pytest.mark.parametrize(
    ("predicate", "roles"),
    [
        (permissions.writes_items, {AUTHOR}),
        (permissions.reviews_items, {REVIEWER}),
        (permissions.approves_items, {APPROVER}),
        (permissions.keeps_pools, {AUTHOR, APPROVER}),
        (permissions.reads_items, {AUTHOR, REVIEWER, APPROVER}),
        (permissions.lists_items, {AUTHOR, REVIEWER, APPROVER, Role.OPERATOR, Role.AUDITOR}),
        (permissions.reads_looks, {APPROVER, Role.AUDITOR}),
        (permissions.keeps_findings, {APPROVER, Role.OPERATOR}),
    ],
)
def test_each_deed_has_its_roles_in_its_own_agency(
    cast: Cast, predicate: object, roles: set[Role]
) -> None:
    people = {role: user(f"Orang {role}", cast.agency, role) for role in Role}
    allowed = {role for role, who in people.items() if predicate(who, cast.agency)}  # type: ignore[operator]
    assert allowed == roles
    assert not predicate(cast.joko, cast.agency)  # type: ignore[operator]
