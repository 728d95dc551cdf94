"""What the item bank reads, and for whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from takar.web.accounts.models import Role
from takar.web.item_bank import actions
from takar.web.item_bank.models import ItemView
from takar.web.item_bank.queries import (
    approved_versions,
    contents,
    items_in,
    live_keys,
    looks_in,
    medium_of,
    parameters_of,
    pools_of,
    versions_of,
)
from takar.web.item_bank.queries.batches import batches_of
from takar.web.item_bank.queries.lists import (
    competencies_of,
    interaction_title,
    list_rows,
    order_of,
    tags_in_use,
)
from takar.web.item_bank.queries.looks import look_rows
from takar.web.item_bank.queries.pages import purpose_for, steps_for
from takar.web.item_bank.queries.reviews import judged, key_of, reviewers_of, writers_of
from takar.web.kit.scope import scope
from tests.cast import Cast, user
from tests.web.item_bank.made import (
    PNG,
    Team,
    approve,
    approved,
    draft,
    lead_on,
    newest,
    review,
    written,
)


def test_the_service_opens_contents_keys_and_media_without_a_look(team: Team) -> None:
    item = written(team)
    medium = actions.add_medium(team.author, newest(item), content=PNG, alt="", in_prompt=True)
    lead_on(team, item)
    version = newest(item)
    assert contents([version.pk]) == {version.pk: version.content}
    assert live_keys([version.pk]) == {version.pk: (1, draft().key)}
    assert medium_of(version.pk, medium.name) == ("image/png", PNG)
    assert medium_of(version.pk, "x.png") is None
    assert not ItemView.objects.exclude(purpose="TELAAH").exists()


def test_approved_versions_are_narrowed_and_hold_no_content(cast: Cast, team: Team) -> None:
    version = approved(team)
    written(team, "S-2")
    found = approved_versions(cast.agency, pool=team.pool.pk, interaction="CHOICE")
    assert [one.pk for one in found] == [version.pk]
    assert "sealed" in found[0].get_deferred_fields()
    assert not approved_versions(cast.agency, interaction="ESSAY")
    assert not approved_versions(cast.agency, level=3)


def test_another_agency_has_none_of_it(cast: Cast, team: Team) -> None:
    version = approved(team)
    with scope(agency=cast.other_agency, agency_code=cast.other_agency.code):
        assert contents([version.pk]) == {}
        assert live_keys([version.pk]) == {}
        assert not approved_versions(cast.agency)


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        ({"q": "s-1"}, ["S-1"]),
        ({"q": "hitung"}, ["S-1", "S-2"]),
        ({"state": "DISETUJUI"}, ["S-1"]),
        ({"tag": "a"}, ["S-2"]),
        ({"tag": "ab"}, []),
        ({"level": "0"}, []),
        ({"sort": "-kode"}, ["S-2", "S-1"]),
        ({"sort": "keadaan"}, ["S-1", "S-2"]),
    ],
)
def test_the_list_is_searched_filtered_and_sorted(
    cast: Cast, team: Team, wanted: dict[str, str], codes: list[str]
) -> None:
    approved(team, "S-1")
    actions.tag_items(team.author, cast.agency, items=[written(team, "S-2").pk], tag="a")
    assert [item.code for item in items_in(cast.agency, wanted)] == codes


def test_the_list_tells_versions_exposures_and_calibration(cast: Cast, team: Team) -> None:
    version = approved(team)
    actions.count_exposures([version.pk] * 3)
    actions.keep_parameters(cast.rahayu, version, values={}, scale="2PL", persons=9, source="x")
    actions.begin_version(team.author, version.item)
    found = items_in(cast.agency, {})
    assert list(found.values_list("newest", "shown", "has_parameters")) == [(2, 3, True)]
    assert list_rows(found)[0]["Kali ditayangkan"] == 3
    assert [one.persons for one in parameters_of(version)] == [9]
    assert [one.number for one in versions_of(version.item)] == [2, 1]


def test_pools_count_their_items(cast: Cast, team: Team) -> None:
    approved(team, "S-1")
    written(team, "S-2")
    assert list(pools_of(cast.agency).values_list("count", "approved")) == [(2, 1)]


def test_words_of_filters_come_from_the_items(cast: Cast, team: Team) -> None:
    item = written(team)
    actions.describe_item(team.author, item, title="x", competency="INTEGRITAS", tags=["b", "a"])
    assert competencies_of(cast.agency) == ["INTEGRITAS"]
    assert tags_in_use(cast.agency) == ["a", "b"]
    assert interaction_title("CHOICE") == "Pilihan tunggal"
    assert interaction_title("LAIN") == "LAIN"
    assert order_of("") == ("code",)


def test_looks_are_narrowed_by_reader_day_and_key(cast: Cast, team: Team) -> None:
    version = newest(written(team))
    actions.look(team.author, version, purpose="TULIS")
    actions.look(team.reviewer, version, purpose="TELAAH", with_key=True)
    today = timezone.localdate()
    assert looks_in(cast.agency, {"q": "laras"}).count() == 1
    assert looks_in(cast.agency, {"with_key": True}).get().viewer == team.reviewer
    assert looks_in(cast.agency, {"since": today, "until": today}).count() == 2
    assert not looks_in(cast.agency, {"since": today + timedelta(days=1)})
    assert not looks_in(cast.agency, {"until": today - timedelta(days=1)})
    assert {row["Pembaca"] for row in look_rows(looks_in(cast.agency, {}))} == {"Laras", "Bayu"}


def test_who_wrote_and_who_judged_are_known(team: Team) -> None:
    item = written(team)
    actions.change_draft(team.helper, newest(item), draft=draft(right=0))
    assert writers_of(newest(item)) == {team.author.pk, team.helper.pk}
    actions.send_to_review(team.author, newest(item))
    review(team.reviewer, item, verdict="LAYAK")
    version = newest(item)
    assert reviewers_of(version, judged(version)) == {team.reviewer.pk}
    assert key_of(version) is not None


def test_a_page_offers_what_the_act_would_allow(cast: Cast, team: Team) -> None:
    item = written(team)
    assert steps_for(team.author, newest(item), is_newest=True).sends
    assert not steps_for(team.author, newest(item), is_newest=False).sends
    actions.send_to_review(team.author, newest(item))
    assert steps_for(team.reviewer, newest(item), is_newest=True).reviews
    assert not steps_for(team.approver, newest(item), is_newest=True).approves
    review(team.reviewer, item, verdict="LAYAK")
    assert steps_for(team.approver, newest(item), is_newest=True).approves
    assert not steps_for(team.helper, newest(item), is_newest=True).edits
    approve(team.approver, item)
    steps = steps_for(team.author, newest(item), is_newest=True)
    assert (steps.begins, steps.proposes, steps.edits) == (True, True, False)


def test_the_purpose_of_a_look_follows_state_and_role(cast: Cast, team: Team) -> None:
    version = newest(written(team))
    assert purpose_for(team.author, version) == "TULIS"
    assert purpose_for(team.reviewer, version) == "TELAAH"
    assert purpose_for(team.approver, version) == "SAHKAN"
    both = user("Rangkap", cast.agency, Role.AUTHOR, Role.REVIEWER)
    assert purpose_for(both, version) == "TULIS"


def test_files_are_listed_without_what_they_hold(cast: Cast, team: Team) -> None:
    text = "KODE;BENTUK;PERTANYAAN;PILIHAN A;PILIHAN B;KUNCI\nA1;Pilihan tunggal;Apa?;x;y;A"
    actions.check_batch(team.author, team.pool, name="a.csv", content=text.encode())
    assert "sealed" in batches_of(cast.agency)[0].get_deferred_fields()
