"""Pages of the item bank: who sees what, and what each page does."""

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from takar.exchange.files.item_tables import TableItem, write_item_table
from takar.items.content import Content, Interaction, Option
from takar.items.keys import ChoiceKey
from takar.web.accounts.models import Role
from takar.web.audit.models import Entry
from takar.web.item_bank import actions
from takar.web.item_bank.forms.sheets import SheetForms
from takar.web.item_bank.models import Item, ItemBatch, ItemKey, ItemPool, ItemView
from takar.web.item_bank.rules.drafts import Draft
from takar.web.item_bank.rules.sheets import sheet_of
from takar.web.kit.scope import scope
from tests.cast import Cast, user
from tests.web.ids import doubled_ids
from tests.web.item_bank.made import PNG, Team, approved, draft, newest, samples, written

PROMPT = "Berapa dua tambah dua?"


def page(client: Client, name: str, *args: object, **query: str) -> str:
    response = client.get(reverse(f"item_bank:{name}", args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def post(client: Client, name: str, *args: object, **said: object) -> int:
    response = client.post(reverse(f"item_bank:{name}", args=args), said)
    return response.status_code


def read(client: Client, version: int) -> dict[str, str]:
    """Return what the page of a version, shown with its key, posts back of itself."""
    told = re.search(r'name="read" value="(\w+)"', page(client, "version", version, kunci="1"))
    assert told is not None
    return {"read": told[1]}


def boxes(sheet: SheetForms) -> dict[str, object]:
    """Return what a browser would send for a page as it stands."""
    said: dict[str, object] = {}
    for part in sheet.parts:
        forms = [part.management_form, *part] if hasattr(part, "management_form") else [part]
        for form in forms:
            for box in form:
                value = box.value()
                if value not in {None, False}:
                    said[box.html_name] = "on" if value is True else value
    return said


def typed(kind: str) -> dict[str, object]:
    sample = samples()[kind]
    sheet = SheetForms(Interaction(kind), typed=sheet_of(sample.content, sample.key))
    return boxes(sheet)


def test_an_item_goes_from_the_page_of_its_author_to_approval(cast: Cast, team: Team) -> None:
    author, reviewer, approver = map(cast.client, (team.author, team.reviewer, team.approver))
    card = {"pool": team.pool.pk, "code": "J-1", "title": "Antrean", "competency": "integritas"}
    response = author.post(
        reverse("item_bank:write", args=["JUDGEMENT"]), {**card, **typed("JUDGEMENT")}
    )
    assert response.status_code == 302
    item = Item.objects.get(code="J-1")
    version = newest(item)
    assert (item.competency, item.state) == ("INTEGRITAS", "DRAF")
    assert post(author, "send", version.pk) == 302
    assert "Tampilkan kunci terlebih dahulu" in page(reviewer, "version", version.pk)
    assert (
        post(reviewer, "review", version.pk, verdict="LAYAK", **read(reviewer, version.pk)) == 302
    )
    assert post(approver, "approve", version.pk, **read(approver, version.pk)) == 302
    item.refresh_from_db()
    assert item.state == "DISETUJUI"
    assert "J-1" in page(author, "items", state="DISETUJUI")


@pytest.mark.parametrize("kind", [one.value for one in Interaction])
def test_every_interaction_is_written_and_drawn_and_changed(
    cast: Cast, team: Team, kind: str
) -> None:
    author, sample = cast.client(team.author), samples()[kind]
    assert page(author, "write", kind)
    card = {"pool": team.pool.pk, "code": "X-1", "title": "Coba"}
    address = reverse("item_bank:write", args=[kind])
    assert author.post(address, {**card, **typed(kind)}).status_code == 302
    version = newest(Item.objects.get(code="X-1"))
    assert version.content == sample.content
    assert ItemKey.objects.get(version=version).key == sample.key
    shown = page(author, "version", version.pk, kunci="1")
    assert all(option.text in shown for option in sample.content.options)
    assert page(author, "edit", version.pk)
    preview = author.post(reverse("item_bank:preview", args=[kind]), typed(kind))
    assert "Seperti dilihat peserta" in preview.content.decode()
    change = author.post(reverse("item_bank:edit", args=[version.pk]), typed(kind))
    assert change.status_code == 302
    assert newest(version.item).content == sample.content


def test_more_rows_judge_nothing_and_lose_nothing(cast: Cast, team: Team) -> None:
    address = reverse("item_bank:write", args=["CHOICE"])
    said = {**typed("CHOICE"), "body-prompt": "", "more": "rows"}
    response = cast.client(team.author).post(address, said)
    text = response.content.decode()
    assert response.status_code == 200
    assert samples()["CHOICE"].content.options[0].text in text
    assert text.count('name="rows-') > len(said)
    assert not Item.objects.exists()


def test_a_box_to_mend_is_named_and_nothing_is_stored(cast: Cast, team: Team) -> None:
    author = cast.client(team.author)
    card = {"pool": team.pool.pk, "code": "X-1", "title": "Coba"}
    said = {**typed("CHOICE"), "rows-0-points": "banyak"}
    response = author.post(reverse("item_bank:write", args=["CHOICE"]), {**card, **said})
    assert response.status_code == 422
    assert "Angka banyak tidak terbaca." in response.content.decode()
    assert not Item.objects.exists()


def test_lists_hold_no_content_and_write_no_look(cast: Cast, team: Team) -> None:
    item = written(team)
    for who in (team.author, cast.rahayu, cast.made):
        client = cast.client(who)
        assert "S-1" in page(client, "items")
        assert "S-1" in page(client, "item", item.pk)
        for name, args in (("items", ()), ("item", (item.pk,)), ("pools", ()), ("batches", ())):
            assert PROMPT not in page(client, name, *args)
    assert not ItemView.objects.exists()


def test_operators_and_auditors_list_items_but_never_read_them(cast: Cast, team: Team) -> None:
    version = newest(written(team))
    for who in (cast.rahayu, cast.made, cast.putri):
        for name in ("version", "edit", "changes", "propose_key"):
            address = reverse(f"item_bank:{name}", args=[version.pk])
            assert cast.client(who).get(address).status_code == 403
    assert not ItemView.objects.exists()


def test_every_look_is_kept_with_its_purpose_and_whether_the_key_was_shown(
    cast: Cast, team: Team
) -> None:
    version = newest(written(team))
    assert PROMPT in page(cast.client(team.author), "version", version.pk)
    page(cast.client(team.reviewer), "version", version.pk, kunci="1")
    kept = list(ItemView.objects.order_by("pk").values_list("viewer", "purpose", "with_key"))
    assert kept == [(team.author.pk, "TULIS", False), (team.reviewer.pk, "TELAAH", True)]


def test_the_key_is_on_no_page_that_does_not_ask_for_it(cast: Cast, team: Team) -> None:
    written(team)
    version = newest(Item.objects.get())
    text = page(cast.client(team.author), "version", version.pk)
    assert "nilai 1" not in text
    assert "nilai 1" in page(cast.client(team.author), "version", version.pk, kunci="1")


def test_another_agency_finds_nothing(cast: Cast, team: Team) -> None:
    item = written(team)
    joko = cast.client(cast.joko)
    for name, pk in (("item", item.pk), ("version", newest(item).pk), ("edit", newest(item).pk)):
        assert joko.get(reverse(f"item_bank:{name}", args=[pk])).status_code == 404
    assert "S-1" not in page(joko, "items")
    assert post(joko, "send_many", pk=item.pk) == 302
    item.refresh_from_db()
    assert item.state == "DRAF"


def test_a_stranger_is_sent_to_the_door(db: None) -> None:
    response = Client().get(reverse("item_bank:items"))
    assert response.status_code == 302
    assert "/masuk/" in response["Location"]


def test_a_picture_is_shown_in_question_and_option_and_taken_out(cast: Cast, team: Team) -> None:
    author, item = cast.client(team.author), written(team)
    version = newest(item)
    file = SimpleUploadedFile("a.png", PNG)
    sent = {"file": file, "alt": "Bagan", "in_prompt": "on"}
    assert author.post(reverse("item_bank:add_medium", args=[version.pk]), sent).status_code == 302
    name = newest(item).content.media[0].name
    address = reverse("item_bank:medium", args=[version.pk, name])
    assert address in page(author, "version", version.pk)
    given = author.get(address)
    assert (given.content, given["Content-Type"]) == (PNG, "image/png")
    assert cast.client(cast.rahayu).get(address).status_code == 403
    post(author, "remove_medium", version.pk, name)
    assert newest(item).content.media, "what the question still shows stays"


def test_a_medium_asked_for_alone_is_a_look_too(cast: Cast, team: Team) -> None:
    version = newest(written(team))
    medium = actions.add_medium(team.author, version, content=PNG, alt="", in_prompt=True)
    reviewer = cast.client(team.reviewer)
    for _again in range(2):
        reviewer.get(reverse("item_bank:medium", args=[version.pk, medium.name]))
    assert ItemView.objects.filter(viewer=team.reviewer).count() == 1


def test_bulk_acts_change_the_ticked_items_only(cast: Cast, team: Team) -> None:
    first, second = written(team, "S-1"), written(team, "S-2")
    other = ItemPool.objects.create(agency=cast.agency, code="lain", name="Bank Lain")
    author, approver = cast.client(team.author), cast.client(team.approver)
    assert post(author, "send_many", pk=first.pk) == 302
    assert post(author, "tag_many", pk=first.pk, tag="Kerja Tim") == 302
    assert post(author, "move_many", pk=first.pk, pool=other.pk) == 302
    assert post(approver, "withdraw_many", pk=second.pk, because="Bocor.") == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.tags, first.pool) == ("DITELAAH", ["kerja-tim"], other)
    assert (second.state, second.tags, second.pool) == ("DITARIK", [], team.pool)
    assert "S-1" in page(author, "items", tag="kerja-tim")
    assert "S-2" not in page(author, "items", tag="kerja-tim")


@pytest.mark.parametrize("wanted", ["x", "https://example.org/", ""])
def test_after_a_bulk_act_one_is_back_at_a_list_of_ours(
    cast: Cast, team: Team, wanted: str
) -> None:
    address = reverse("item_bank:tag_many")
    response = cast.client(team.author).post(address, {"next": wanted, "tag": ""})
    assert response["Location"] == reverse("item_bank:items")


def test_the_list_is_handed_out_without_content(cast: Cast, team: Team) -> None:
    written(team)
    response = cast.client(cast.rahayu).get(reverse("item_bank:list_export"))
    with zipfile.ZipFile(io.BytesIO(response.content)) as book:
        text = "".join(book.read(name).decode() for name in book.namelist() if "xml" in name)
    assert "S-1" in text
    assert PROMPT not in text


def test_an_approver_exports_with_a_reason_and_nobody_else(cast: Cast, team: Team) -> None:
    version = approved(team)
    said = {"pk": version.item_id, "form": "QTI22", "because": "Kerja sama antardaerah."}
    address = reverse("item_bank:export")
    assert cast.client(team.author).post(address, said).status_code == 403
    assert cast.client(team.approver).post(address, {**said, "because": ""}).status_code == 302
    response = cast.client(team.approver).post(address, said)
    assert zipfile.is_zipfile(io.BytesIO(response.content))
    look = ItemView.objects.get(purpose="EKSPOR")
    assert (look.with_key, look.because) == (True, "Kerja sama antardaerah.")


def workbook_of(*codes: str) -> SimpleUploadedFile:
    said, target = draft(), io.BytesIO()
    write_item_table(
        [TableItem(0, code, "Hitungan", said.content, said.key, "INTEGRITAS", 2) for code in codes],
        target,
    )
    return SimpleUploadedFile("soal.xlsx", target.getvalue())


def test_a_workbook_is_looked_through_taken_in_and_undone(cast: Cast, team: Team) -> None:
    author = cast.client(team.author)
    sent = {"pool": team.pool.pk, "file": workbook_of("T-1", "T-2")}
    response = author.post(reverse("item_bank:upload"), sent)
    batch = ItemBatch.objects.get()
    assert response["Location"] == reverse("item_bank:batch", args=[batch.pk])
    text = page(author, "batch", batch.pk)
    assert "T-1" in text
    assert PROMPT not in text
    assert not Item.objects.exists()
    assert post(author, "take", batch.pk) == 302
    assert Item.objects.filter(level=2, competency="INTEGRITAS").count() == 2
    assert "T-2" in page(author, "batch", batch.pk)
    assert post(author, "undo", batch.pk) == 302
    assert not Item.objects.exists()


def test_a_fault_names_its_row_and_column_and_stops_the_whole_file(cast: Cast, team: Team) -> None:
    written(team, "T-2")
    author = cast.client(team.author)
    sent = {"pool": team.pool.pk, "file": workbook_of("T-1", "T-2")}
    author.post(reverse("item_bank:upload"), sent)
    batch = ItemBatch.objects.get()
    text = page(author, "batch", batch.pk)
    assert re.search(r'<th scope="row">3</th><td>KODE</td><td>Kode T-2 sudah dipakai', text)
    post(author, "take", batch.pk)
    assert not Item.objects.filter(code="T-1").exists()


def test_a_file_that_is_none_is_answered_in_words(cast: Cast, team: Team) -> None:
    sent = {"pool": team.pool.pk, "file": SimpleUploadedFile("a.zip", b"PK\x03\x04rusak")}
    response = cast.client(team.author).post(reverse("item_bank:upload"), sent)
    assert response.status_code == 422
    assert not ItemBatch.objects.exists()


def test_the_invented_items_fill_an_empty_pool(cast: Cast, team: Team) -> None:
    author = cast.client(team.author)
    assert "Muat bank contoh" in page(author, "pools")
    assert post(author, "load_samples", team.pool.pk) == 302
    assert team.pool.items.count() > 100
    assert "Muat bank contoh" not in page(author, "pools")


def test_a_corrected_key_is_typed_proposed_and_switched(cast: Cast, team: Team) -> None:
    version = approved(team)
    author, approver = cast.client(team.author), cast.client(team.approver)
    assert page(author, "propose_key", version.pk)
    said = {"rows-TOTAL_FORMS": 3, "rows-INITIAL_FORMS": 3, "rows-2-points": "1"}
    assert post(author, "propose_key", version.pk, because="Salah ketik.", **said) == 302
    key = ItemKey.objects.get(version=version, number=2)
    assert key.key == draft(right=2).key
    assert "Berlakukan" in page(approver, "version", version.pk)
    assert post(approver, "switch_key", key.pk) == 302
    key.refresh_from_db()
    assert key.state == "BERLAKU"


def test_who_reads_the_key_is_told_what_might_give_it_away(cast: Cast, team: Team) -> None:
    content = Content(
        interaction=Interaction.CHOICE,
        prompt="<p>Apa yang dilakukan?</p>",
        options=tuple(Option(text=text) for text in ("Diam", "Pergi", "Melapor " * 12)),
    )
    telling = Draft(content, ChoiceKey(points={content.options[2].code: 1}))
    item = actions.write_item(team.author, team.pool, draft=telling, code="B-1", title="Bocor")
    client, warning = cast.client(team.reviewer), "jauh lebih panjang"
    assert warning not in page(client, "version", newest(item).pk)
    assert warning in page(client, "version", newest(item).pk, kunci="1")
    assert warning not in page(client, "version", newest(written(team)).pk, kunci="1")


def test_versions_are_compared_word_by_word(cast: Cast, team: Team) -> None:
    version = approved(team)
    author = cast.client(team.author)
    assert post(author, "begin", version.item_id) == 302
    second = newest(version.item)
    actions.change_draft(team.author, second, draft=draft("Berapa dua kali dua?", right=0))
    text = page(author, "changes", second.pk)
    assert "<del>tambah </del>" in text
    assert "<ins>kali </ins>" in text
    assert "Sebelumnya" in text


def test_looks_are_read_filtered_and_handed_out_by_auditors(cast: Cast, team: Team) -> None:
    version = newest(written(team))
    actions.look(team.author, version, purpose="TULIS")
    made, author = cast.client(cast.made), cast.client(team.author)
    assert "Laras" in page(made, "looks")
    assert "Laras" not in page(made, "looks", purpose="EKSPOR")
    assert author.get(reverse("item_bank:looks")).status_code == 403
    response = made.get(reverse("item_bank:looks_export"))
    assert "attachment" in response["Content-Disposition"]
    assert PROMPT not in page(made, "looks")


def test_the_log_tells_acts_and_never_what_items_say(cast: Cast, team: Team) -> None:
    version = approved(team)
    actions.comment_on(team.author, version, text="Pilihan empat memang benar.")
    actions.propose_key(team.reviewer, version, key=draft(right=0).key, because="Keliru.")
    codes = [option.code for option in version.content.options]
    with scope(agency_code=cast.agency.code):
        log = "\n".join(f"{one.act} {one.subject_name} {one.facts}" for one in Entry.objects.all())
    assert "item_bank.version.approved" in log
    for word in (PROMPT, "Pilihan empat", "tiga", *codes):
        assert word not in log


@pytest.mark.parametrize("name", ["items", "pools", "batches", "choose", "upload", "template"])
def test_pages_open_for_authors(cast: Cast, team: Team, name: str) -> None:
    response = cast.client(team.author).get(reverse(f"item_bank:{name}"))
    assert response.status_code == 200


def test_the_list_asks_the_database_as_often_for_many_items(
    cast: Cast, team: Team, django_assert_max_num_queries: object
) -> None:
    actions.load_samples(team.author, team.pool)
    client = cast.client(user("Banyak", cast.agency, Role.AUTHOR))
    client.get(reverse("item_bank:items"))
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        client.get(reverse("item_bank:items"))


def test_data_of_a_page_is_what_a_browser_sends() -> None:
    sent = QueryDict(mutable=True)
    sent.update({name: str(value) for name, value in typed("MATCH").items()})
    sample = samples()["MATCH"]
    again = SheetForms(Interaction.MATCH, sent).draft()
    assert again is not None
    assert again.key == sample.key


def test_every_label_of_the_bank_leads_to_a_box_of_its_own(cast: Cast, team: Team) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        item = written(team)
    number = newest(item).pk
    everything = cast.client(team.helper)
    pages = [
        reverse("item_bank:items"),
        reverse("item_bank:item", args=[item.pk]),
        f"{reverse('item_bank:version', args=[number])}?kunci=1",
        reverse("item_bank:write", args=["CHOICES"]),
    ]
    for page in pages:
        answer = everything.get(page)
        assert (answer.status_code, doubled_ids(answer.content.decode())) == (200, []), page
