import pytest

from takar.web.item_bank import actions, key_claims
from takar.web.item_bank.actions.refusals import NotNow
from takar.web.item_bank.models import ItemKey
from tests.cast import Cast
from tests.web.item_bank.made import Team, approved, draft
from tests.web.item_bank.test_views import page

REASON = "Kunci keliru."


@pytest.fixture
def claimed(monkeypatch: pytest.MonkeyPatch, team: Team) -> ItemKey:
    """A proposed key that another room has taken on."""
    version = approved(team)
    key = actions.propose_key(team.author, version, key=draft(right=2).key, because=REASON)
    monkeypatch.setattr(key_claims, "_claims", [])
    key_claims.add_key_claim(lambda one: one.pk == key.pk)
    return key


def test_a_key_that_another_room_took_on_is_not_decided_by_itself(
    team: Team, claimed: ItemKey
) -> None:
    with pytest.raises(NotNow, match="usulan penskoran"):
        actions.switch_key(team.approver, claimed)
    with pytest.raises(NotNow, match="usulan penskoran"):
        actions.drop_key(team.approver, claimed, because=REASON)
    assert ItemKey.objects.get(pk=claimed.pk).state == "USULAN"
    actions.switch_key(team.approver, claimed, with_run=True)
    assert ItemKey.objects.get(pk=claimed.pk).state == "BERLAKU"


def test_a_page_offers_no_decision_on_such_a_key(cast: Cast, team: Team, claimed: ItemKey) -> None:
    shown = page(cast.client(team.approver), "version", claimed.version_id)
    assert "Diputuskan bersama usulan penskorannya" in shown
    assert "berlakukan/" not in shown


def test_a_claim_is_entered_once(claimed: ItemKey) -> None:
    def nothing(_key: ItemKey) -> bool:
        return False

    for _ in range(2):
        key_claims.add_key_claim(nothing)
    assert key_claims._claims.count(nothing) == 1
    assert key_claims.is_claimed(claimed)
