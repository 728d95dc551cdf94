from takar.web.accounts.actions import grant_membership
from takar.web.audit.forms import EntryForm
from takar.web.kit.scope import scope
from tests.cast import Cast


def test_only_acts_that_happened_can_be_chosen(cast: Cast) -> None:
    grant_membership(cast.rahayu, cast.agency, username="budi", role="ASESOR")
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        form = EntryForm({"tindakan": "a.b.c"}, agency_code=cast.agency.code)
        chosen = EntryForm(
            {"tindakan": "accounts.membership.granted"}, agency_code=cast.agency.code
        )
        assert not form.is_valid()
        assert chosen.is_valid()
