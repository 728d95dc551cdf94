"""Acts of the item bank: who may, in which state, and what is kept."""

import io
from typing import Any

import pytest

from takar.exchange.files.item_tables import TableItem, read_item_table, write_item_table
from takar.exchange.qti import read_package
from takar.items.key_checks import KeyDoesNotFit
from takar.items.keys import ChoiceKey
from takar.items.media import MediaRefused
from takar.web.accounts.models import Role, User
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.item_bank import actions
from takar.web.item_bank.actions.refusals import NotGood, NotNow, NotYours
from takar.web.item_bank.models import (
    Item,
    ItemComment,
    ItemKey,
    ItemMedia,
    ItemPool,
    ItemReview,
    ItemVersion,
    ItemView,
)
from takar.web.item_bank.queries import approved_versions, live_keys
from takar.web.item_bank.queries.reviews import judged
from takar.web.item_bank.rules.drafts import Draft
from takar.web.kit.reasons import Unwritten
from tests.cast import Cast, user
from tests.web.item_bank.made import (
    PNG,
    Team,
    approve,
    approved,
    draft,
    lead_on,
    newest,
    read_by,
    review,
    samples,
    written,
)

REASON = "Ditemukan beredar."


def test_only_authors_write(cast: Cast, team: Team) -> None:
    for who in (cast.rahayu, team.reviewer, team.approver, cast.joko):
        with pytest.raises(NotPermitted):
            actions.write_item(who, team.pool, draft=draft(), code="S-1", title="Hitungan")
    assert written(team).state == "DRAF"


def test_a_code_is_used_once(team: Team) -> None:
    written(team)
    with pytest.raises(NotGood):
        written(team)


def test_a_key_of_another_content_is_never_stored(team: Team) -> None:
    wrong = Draft(draft().content, ChoiceKey(points={"oaaaaaaa": 1}))
    with pytest.raises(KeyDoesNotFit):
        actions.write_item(team.author, team.pool, draft=wrong, code="S-1", title="Salah")
    assert not Item.objects.exists()


def test_a_key_is_born_proposed_and_counts_from_approval_on(team: Team) -> None:
    item = written(team)
    assert ItemKey.objects.get().state == "USULAN"
    assert live_keys([newest(item).pk]) == {}
    lead_on(team, item)
    assert live_keys([newest(item).pk]) == {newest(item).pk: (1, draft().key)}


def test_writer_reviewer_and_approver_are_three_people(cast: Cast, team: Team) -> None:
    item = written(team)
    actions.change_draft(team.helper, newest(item), draft=draft("Berapa dua kali dua?"))
    actions.send_to_review(team.author, newest(item))
    with pytest.raises(NotYours):
        review(team.helper, item, verdict="LAYAK")
    both = user("Rangkap", cast.agency, Role.REVIEWER, Role.APPROVER)
    review(both, item, verdict="LAYAK")
    for who in (both, team.helper):
        with pytest.raises(NotYours):
            approve(who, item)
    approve(team.approver, item)
    assert newest(item).approved_by == team.approver


def test_nothing_is_approved_without_a_review_of_exactly_this(team: Team) -> None:
    item = written(team)
    actions.send_to_review(team.author, newest(item))
    with pytest.raises(NotNow):
        approve(team.approver, item)
    review(team.reviewer, item, verdict="LAYAK")
    actions.recall_version(team.author, newest(item))
    actions.change_draft(team.author, newest(item), draft=draft(right=2))
    actions.send_to_review(team.author, newest(item))
    with pytest.raises(NotNow):
        approve(team.approver, item)


def test_nobody_judges_what_was_changed_since_they_read_it(team: Team) -> None:
    item = written(team)
    actions.send_to_review(team.author, newest(item))
    reads = {who: read_by(who, item) for who in (team.reviewer, team.approver)}
    actions.recall_version(team.author, newest(item))
    actions.change_draft(team.author, newest(item), draft=draft(right=2))
    actions.send_to_review(team.author, newest(item))
    stale = {"read": reads[team.reviewer]}
    with pytest.raises(NotNow, match="berubah"):
        actions.review_version(team.reviewer, newest(item), verdict="LAYAK", **stale)
    review(team.reviewer, item)
    with pytest.raises(NotNow, match="berubah"):
        actions.approve_version(team.approver, newest(item), read=reads[team.approver])
    with pytest.raises(NotNow, match="berubah"):
        actions.return_version(
            team.approver, newest(item), read=reads[team.approver], comment="Perjelas."
        )
    approve(team.approver, item)


def test_nobody_judges_what_they_did_not_read_with_its_key(team: Team) -> None:
    item = written(team)
    actions.send_to_review(team.author, newest(item))
    actions.look(team.reviewer, newest(item), purpose="TELAAH")
    read = judged(newest(item))
    with pytest.raises(NotNow, match="belum Anda baca"):
        actions.review_version(team.reviewer, newest(item), verdict="LAYAK", read=read)
    review(team.reviewer, item)
    with pytest.raises(NotNow, match="belum Anda baca"):
        actions.approve_version(team.approver, newest(item), read=read)


def test_a_refused_text_is_not_approved_for_an_older_verdict(cast: Cast, team: Team) -> None:
    item, second = written(team), user("Sri", cast.agency, Role.REVIEWER)
    actions.send_to_review(team.author, newest(item))
    review(team.reviewer, item)
    review(second, item, verdict="TOLAK", comment="Kuncinya salah.")
    actions.reopen_version(team.author, newest(item))
    actions.send_to_review(team.author, newest(item))
    with pytest.raises(NotNow, match="Belum ada penelaah"):
        approve(team.approver, item)
    review(second, item)
    approve(team.approver, item)


def test_a_verdict_leads_the_version_on(team: Team) -> None:
    item = written(team)
    actions.send_to_review(team.author, newest(item))
    with pytest.raises(Unwritten):
        review(team.reviewer, item, verdict="PERBAIKI", comment=" ")
    review(team.reviewer, item, verdict="PERBAIKI", comment="Dua benar.")
    assert newest(item).state == "DRAF"
    actions.send_to_review(team.author, newest(item))
    review(team.reviewer, item, verdict="TOLAK", comment="Sudah bocor.")
    assert newest(item).state == "DITARIK"
    actions.reopen_version(team.author, newest(item))
    assert newest(item).state == "DRAF"


def test_an_approver_sends_back_with_a_reason_and_may_approve_later(team: Team) -> None:
    item = written(team)
    actions.send_to_review(team.author, newest(item))
    with pytest.raises(Unwritten):
        actions.return_version(
            team.approver, newest(item), read=read_by(team.approver, item), comment=""
        )
    actions.return_version(
        team.approver, newest(item), read=read_by(team.approver, item), comment="Perjelas."
    )
    assert newest(item).state == "DRAF"
    lead_on(team, item)
    assert newest(item).state == "DISETUJUI"


def test_an_unknown_verdict_is_refused(team: Team) -> None:
    item = written(team)
    actions.send_to_review(team.author, newest(item))
    with pytest.raises(NotGood):
        review(team.reviewer, item, verdict="BAGUS")


def test_what_was_approved_never_changes(team: Team) -> None:
    version = approved(team)
    for act in (
        lambda: actions.change_draft(team.author, version, draft=draft("Lain?")),
        lambda: actions.add_medium(team.author, version, content=PNG, alt=""),
        lambda: actions.recall_version(team.author, version),
        lambda: actions.send_to_review(team.author, version),
    ):
        with pytest.raises(NotNow):
            act()
    assert newest(version.item).fingerprint == version.fingerprint


def test_a_new_version_says_the_same_and_leaves_the_old_in_use(team: Team) -> None:
    version = approved(team)
    second = actions.begin_version(team.author, version.item)
    assert (second.number, second.content) == (2, version.content)
    assert [one.pk for one in approved_versions(team.pool.agency)] == [version.pk]
    with pytest.raises(NotNow):
        actions.begin_version(team.author, version.item)
    lead_on(team, version.item)
    assert [one.pk for one in approved_versions(team.pool.agency)] == [second.pk]


def test_a_new_version_carries_the_media_and_the_key_that_counts(team: Team) -> None:
    item = written(team)
    actions.add_medium(team.author, newest(item), content=PNG, alt="Bagan", in_prompt=True)
    lead_on(team, item)
    corrected = draft(right=2).key
    key = actions.propose_key(team.author, newest(item), key=corrected, because=REASON)
    actions.switch_key(team.approver, key)
    second = actions.begin_version(team.author, item)
    assert ItemMedia.objects.filter(version=second).count() == 1
    assert ItemKey.objects.get(version=second).key == corrected


def test_a_draft_keeps_its_interaction(team: Team) -> None:
    sample = samples()["ESSAY"]
    other = Draft(sample.content, sample.key)
    with pytest.raises(NotGood):
        actions.change_draft(team.author, newest(written(team)), draft=other)


def test_a_withdrawn_item_is_found_by_no_form_until_restored(team: Team) -> None:
    version = approved(team)
    with pytest.raises(NotPermitted):
        actions.withdraw_item(team.author, version.item, because=REASON)
    with pytest.raises(Unwritten):
        actions.withdraw_item(team.approver, version.item, because="")
    actions.withdraw_item(team.approver, version.item, because=REASON)
    assert not approved_versions(team.pool.agency)
    for act in (
        lambda: actions.begin_version(team.author, version.item),
        lambda: actions.withdraw_item(team.approver, version.item, because=REASON),
    ):
        with pytest.raises(NotNow):
            act()
    actions.restore_item(team.approver, version.item, because="Tidak jadi.")
    assert approved_versions(team.pool.agency).count() == 1


def test_work_on_a_version_does_not_bring_a_withdrawn_item_back(team: Team) -> None:
    item = written(team)
    actions.withdraw_item(team.approver, item, because=REASON)
    for act in (actions.send_to_review, actions.recall_version):
        with pytest.raises(NotNow):
            act(team.author, newest(item))
    assert actions.send_items(team.author, team.pool.agency, items=[item.pk]) == 0


def test_a_corrected_key_waits_for_a_second_person(team: Team) -> None:
    version = approved(team)
    corrected = draft(right=2).key
    key = actions.propose_key(team.approver, version, key=corrected, because=REASON)
    assert live_keys([version.pk])[version.pk][0] == 1
    with pytest.raises(NotYours):
        actions.switch_key(team.approver, key)
    with pytest.raises(NotPermitted):
        actions.switch_key(team.author, key)
    actions.switch_key(team.second, key)
    assert live_keys([version.pk])[version.pk] == (2, corrected)
    states = ItemKey.objects.filter(version=version).order_by("number")
    assert list(states.values_list("state", flat=True)) == ["DIGANTI", "BERLAKU"]
    with pytest.raises(NotNow):
        actions.switch_key(team.second, key)


def test_a_key_is_proposed_once_with_a_reason_for_approved_versions(team: Team) -> None:
    corrected, item = draft(right=2).key, written(team)
    with pytest.raises(NotNow):
        actions.propose_key(team.author, newest(item), key=corrected, because=REASON)
    lead_on(team, item)
    version = newest(item)
    with pytest.raises(Unwritten):
        actions.propose_key(team.author, version, key=corrected, because=" ")
    with pytest.raises(NotGood):
        actions.propose_key(team.author, version, key=draft().key, because=REASON)
    key = actions.propose_key(team.author, version, key=corrected, because=REASON)
    with pytest.raises(NotGood):
        actions.propose_key(team.author, version, key=corrected, because=REASON)
    actions.drop_key(team.approver, key, because="Kunci lama benar.")
    with pytest.raises(NotNow):
        actions.switch_key(team.second, key)


def test_a_look_is_written_in_the_same_breath_and_only_for_readers(cast: Cast, team: Team) -> None:
    version = newest(written(team))
    for who in (cast.rahayu, cast.made, cast.joko):
        with pytest.raises(NotPermitted):
            actions.look(who, version, purpose="TULIS")
    assert not ItemView.objects.exists()
    assert actions.look(team.reviewer, version, purpose="TELAAH").key is None
    assert actions.look(team.reviewer, version, purpose="TELAAH", with_key=True).key == draft().key
    assert list(ItemView.objects.order_by("pk").values_list("with_key", flat=True)) == [False, True]


def test_media_are_believed_by_their_bytes(team: Team) -> None:
    version = newest(written(team))
    with pytest.raises(MediaRefused):
        actions.add_medium(team.author, version, content=b"<svg></svg>", alt="")
    medium = actions.add_medium(team.author, version, content=PNG, alt="", in_prompt=True)
    with pytest.raises(NotGood):
        actions.add_medium(team.author, version, content=PNG, alt="")
    with pytest.raises(NotNow):
        actions.remove_medium(team.author, version, name=medium.name)


def test_a_medium_that_nothing_shows_is_taken_out(team: Team) -> None:
    version = newest(written(team))
    medium = actions.add_medium(team.author, version, content=PNG, alt="")
    actions.remove_medium(team.author, version, name=medium.name)
    assert not ItemMedia.objects.exists()
    assert newest(version.item).content == draft().content


def test_exposures_are_counted_for_many_versions_at_once(
    team: Team, django_assert_num_queries: object
) -> None:
    versions = [newest(written(team, f"S-{number}")).pk for number in range(3)]
    with django_assert_num_queries(2):  # type: ignore[operator]
        actions.count_exposures([versions[0], versions[0], versions[1], versions[2]])
    found = dict(ItemVersion.objects.values_list("pk", "exposures"))
    assert found == {versions[0]: 2, versions[1]: 1, versions[2]: 1}


def test_parameters_are_kept_beside_the_older_ones(cast: Cast, team: Team) -> None:
    version = newest(written(team))

    def keep(who: User, slope: str) -> None:
        actions.keep_parameters(
            who, version, values={"a": slope}, scale="2PL", persons=500, source="Uji coba"
        )

    with pytest.raises(NotPermitted):
        keep(team.author, "1.0")
    for slope in ("1.0", "1.2"):
        keep(cast.rahayu, slope)
    assert [one.values for one in version.parameters.all()] == [{"a": "1.2"}, {"a": "1.0"}]


def table(*codes: str) -> bytes:
    said, target = draft(), io.BytesIO()
    items = [TableItem(0, code, "Hitungan", said.content, said.key) for code in codes]
    write_item_table(items, target)
    return target.getvalue()


def test_a_file_is_taken_in_whole_or_not_at_all(team: Team) -> None:
    written(team, "T-2")
    batch = actions.check_batch(
        team.author, team.pool, name="soal.xlsx", content=table("T-1", "T-2")
    )
    with pytest.raises(NotGood):
        actions.take_batch(team.author, batch)
    assert not Item.objects.filter(code="T-1").exists()
    actions.discard_batch(team.author, batch)
    batch.refresh_from_db()
    assert (batch.state, bytes(batch.sealed)) == ("DIABAIKAN", b"")


def test_a_file_is_taken_in_once(team: Team) -> None:
    batch = actions.check_batch(team.author, team.pool, name="soal.xlsx", content=table("T-1"))
    assert actions.take_batch(team.author, batch) == 1
    for act in (actions.take_batch, actions.discard_batch):
        with pytest.raises(NotNow):
            act(team.author, batch)


def test_an_import_is_undone_while_nothing_of_it_is_approved(team: Team) -> None:
    batch = actions.check_batch(
        team.author, team.pool, name="soal.xlsx", content=table("T-1", "T-2")
    )
    actions.take_batch(team.author, batch)
    lead_on(team, Item.objects.get(code="T-1"))
    with pytest.raises(NotNow):
        actions.undo_batch(team.author, batch)
    assert Item.objects.count() == 2


def test_undoing_keeps_what_somebody_looked_at_under_another_code(team: Team) -> None:
    batch = actions.check_batch(
        team.author, team.pool, name="soal.xlsx", content=table("T-1", "T-2")
    )
    actions.take_batch(team.author, batch)
    actions.look(team.author, newest(Item.objects.get(code="T-1")), purpose="TULIS")
    assert actions.undo_batch(team.author, batch) == 2
    left = Item.objects.get()
    assert (left.state, left.code) == ("DITARIK", f"T-1~{left.pk}")
    assert ItemView.objects.count() == 1
    written(team, "T-1")


def export(who: User, team: Team, form: str, *items: Item) -> bytes:
    chosen = [item.pk for item in items]
    handed = actions.export_items(who, team.pool.agency, items=chosen, form=form, because=REASON)
    return handed.content


@pytest.mark.parametrize("form", ["QTI22", "QTI30"])
def test_a_package_handed_out_reads_back_the_same_with_its_media(team: Team, form: str) -> None:
    item = written(team)
    actions.add_medium(team.author, newest(item), content=PNG, alt="Bagan", in_prompt=True)
    lead_on(team, item)
    reading = read_package(export(team.approver, team, form, item))
    assert not reading.faults
    assert (reading.items[0].content, reading.items[0].key) == (
        newest(item).content,
        draft().key,
    )
    assert reading.items[0].media[0].content == PNG


def test_a_workbook_handed_out_reads_back_the_same(team: Team) -> None:
    version = approved(team)
    reading = read_item_table(export(team.approver, team, "XLSX", version.item), "soal.xlsx")
    assert (reading.items[0].content, reading.items[0].key) == (version.content, draft().key)


def test_only_approved_items_leave_the_house_and_only_through_approvers(team: Team) -> None:
    item = written(team)
    with pytest.raises(NotGood):
        export(team.approver, team, "QTI22", item)
    lead_on(team, item)
    with pytest.raises(NotPermitted):
        export(team.author, team, "QTI22", item)
    with pytest.raises(Unwritten):
        actions.export_items(
            team.approver, team.pool.agency, items=[item.pk], form="QTI22", because=" "
        )
    assert not ItemView.objects.filter(purpose="EKSPOR").exists()


def test_what_a_form_of_file_cannot_carry_is_named_and_not_logged_as_seen(team: Team) -> None:
    sample = samples()["SPEED"]
    speed = actions.write_item(
        team.author,
        team.pool,
        draft=Draft(sample.content, sample.key),
        code="K-1",
        title="Kecepatan",
    )
    lead_on(team, speed)
    plain = approved(team)
    handed = actions.export_items(
        team.approver,
        team.pool.agency,
        items=[speed.pk, plain.item_id],
        form="QTI22",
        because=REASON,
    )
    assert handed.left_out == ("K-1",)
    seen = ItemView.objects.filter(purpose="EKSPOR")
    assert [one.version_id for one in seen] == [plain.pk]


def test_invented_items_fill_an_empty_pool_once(team: Team) -> None:
    assert actions.load_samples(team.author, team.pool) == Item.objects.count()
    with pytest.raises(NotNow):
        actions.load_samples(team.author, team.pool)
    other = ItemPool.objects.create(agency=team.pool.agency, code="lain", name="Lain")
    with pytest.raises(NotNow):
        actions.load_samples(team.author, other)


def test_a_pool_has_a_code_of_its_own(cast: Cast, team: Team) -> None:
    with pytest.raises(NotGood):
        actions.make_pool(team.author, cast.agency, code="coba", name="Lagi")
    with pytest.raises(NotPermitted):
        actions.make_pool(team.reviewer, cast.agency, code="baru", name="Baru")


def test_how_an_item_is_filed_changes_without_a_version(team: Team) -> None:
    item = written(team)
    actions.describe_item(
        team.author, item, title="Baru", competency="INTEGRITAS", level=3, tags=["B b", "a", "a"]
    )
    item.refresh_from_db()
    assert (item.title, item.level, item.tags) == ("Baru", 3, ["a", "b-b"])
    assert item.versions.count() == 1


def test_tags_and_moves_count_what_changed(team: Team) -> None:
    item, agency = written(team), team.pool.agency
    assert actions.tag_items(team.author, agency, items=[item.pk], tag="x") == 1
    assert actions.tag_items(team.author, agency, items=[item.pk], tag="X ") == 0
    with pytest.raises(NotGood):
        actions.tag_items(team.author, agency, items=[item.pk], tag="  ")
    assert actions.move_items(team.author, agency, items=[item.pk], pool=team.pool) == 0


def test_several_items_are_withdrawn_with_one_reason(team: Team) -> None:
    items = [written(team, "S-1").pk, written(team, "S-2").pk]
    agency = team.pool.agency
    assert actions.withdraw_items(team.approver, agency, items=items, because=REASON) == 2
    assert actions.withdraw_items(team.approver, agency, items=items, because=REASON) == 0


def test_comments_and_verdicts_are_read_back_as_written(team: Team) -> None:
    item = written(team)
    actions.send_to_review(team.author, newest(item))
    review(team.reviewer, item, verdict="LAYAK", comment="Empat benar.")
    actions.comment_on(team.author, newest(item), text="Empat benar.")
    with pytest.raises(Unwritten):
        actions.comment_on(team.author, newest(item), text=" ")
    assert ItemReview.objects.get().comment == ItemComment.objects.get().text == "Empat benar."


def test_each_act_is_one_line_of_the_log(team: Team) -> None:
    approved(team)
    acts = list(Entry.objects.order_by("pk").values_list("act", flat=True))
    assert acts == [
        "item_bank.item.written",
        "item_bank.version.sent",
        "item_bank.version.reviewed",
        "item_bank.version.approved",
    ]


def test_an_approved_item_keeps_its_competency_and_level(team: Team) -> None:
    item = written(team)
    facts: dict[str, Any] = {"title": "Baru", "competency": "INTEGRITAS", "level": 2}
    actions.describe_item(team.author, item, **facts)
    lead_on(team, item)
    for change in ({"competency": "KERJASAMA"}, {"level": 3}):
        with pytest.raises(NotGood, match="Kompetensi dan level"):
            actions.describe_item(team.author, item, **(facts | change))
    actions.describe_item(team.author, item, **(facts | {"title": "Judul lain", "tags": ["a"]}))
    assert Item.objects.get().title == "Judul lain"
