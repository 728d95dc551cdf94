"""Change a draft, and begin a new version of what was approved."""

from takar.items.content import Content, MediaRef
from takar.items.markup import pictures_in
from takar.items.media import read_media
from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.item_bank.actions.refusals import NotGood, NotNow, locked, refuse_withdrawn
from takar.web.item_bank.actions.storing import medium_row, overwrite, settle, stored
from takar.web.item_bank.models import Item, ItemMedia, ItemVersion
from takar.web.item_bank.permissions import writes_items
from takar.web.item_bank.queries.reviews import key_of
from takar.web.item_bank.rules.drafts import Draft

OPEN = ("DRAF", "DITELAAH")


@action("item_bank.version.changed", needs=writes_items)
def change_draft(actor: User, version: ItemVersion, *, draft: Draft) -> None:
    """Replace what a draft says and how it is marked.

    Raises:
        NotNow: the version is no draft any more.
        NotGood: the item is of another interaction.
        KeyDoesNotFit: the key belongs to another content.
    """
    fresh = locked(version, "DRAF")
    if draft.content.interaction.value != fresh.item.interaction:
        raise NotGood(
            msg("Bentuk soal tidak dapat diganti."), hint=msg("Tulis soal baru untuk bentuk lain.")
        )
    noted(before=fresh.fingerprint)
    fresh.writers.add(actor)
    overwrite(fresh, draft)


@action("item_bank.version.begun", needs=writes_items)
def begin_version(actor: User, item: Item) -> ItemVersion:
    """Begin a new version that says what the newest one says, to be changed and reviewed.

    Raises:
        NotNow: a version is still being written or reviewed, or the item is withdrawn.
    """
    refuse_withdrawn(item)
    rows = ItemVersion.objects.select_for_update(of=("self",)).filter(item=item)
    newest = rows.order_by("-number").select_related("item__agency")[0]
    if newest.state in OPEN:
        raise NotNow(
            msg("Masih ada versi yang ditulis atau ditelaah."),
            hint=msg("Selesaikan versi {number} dahulu.", number=newest.number),
        )
    key = key_of(newest) or newest.keys.get(number=1)
    draft = Draft(newest.content, key.key)
    made = stored(actor, item, draft, number=newest.number + 1)
    for medium in ItemMedia.objects.filter(version=newest):
        medium.pk, medium.version = None, made
        medium._state.adding = True  # noqa: SLF001 -- Django's way to copy a row
        medium.save()
    settle(item)
    noted(version=made.number)
    return made


@action("item_bank.medium.added", needs=writes_items)
def add_medium(
    actor: User, version: ItemVersion, *, content: bytes, alt: str, in_prompt: bool = False
) -> ItemMedia:
    """Add a picture, sound or film to a draft, by what its bytes are.

    Raises:
        NotNow: the version is no draft any more.
        MediaRefused: a kind of file that an item may not carry, or too large.
        NotGood: the file is there already.
    """
    fresh, file = locked(version, "DRAF"), read_media(content)
    said = fresh.content
    if any(ref.name == file.name for ref in said.media):
        raise NotGood(msg("Berkas itu sudah ada pada soal ini."), hint=msg("Pilih berkas lain."))
    prompt = said.prompt
    if in_prompt and file.kind.value.startswith("image/"):
        prompt += f'<p><img src="media:{file.name}" alt=""></p>'
    media = (*said.media, MediaRef(name=file.name, kind=file.kind, alt=alt))
    rewrite(actor, fresh, said, media=media, prompt=prompt)
    row = medium_row(fresh, file)
    row.save()
    noted(alt="", medium=file.name)
    return row


@action("item_bank.medium.removed", needs=writes_items)
def remove_medium(actor: User, version: ItemVersion, *, name: str) -> None:
    """Take a medium out of a draft.

    Raises:
        NotNow: the version is no draft any more, or question or option still shows the medium.
    """
    fresh = locked(version, "DRAF")
    said = fresh.content
    shown = {option.media for option in (*said.options, *said.targets)}
    if name in shown | set(pictures_in(said.prompt)):
        raise NotNow(
            msg("Berkas ini masih ditampilkan oleh soalnya."),
            hint=msg("Lepaskan dahulu dari pertanyaan atau pilihan, lalu simpan."),
        )
    rewrite(actor, fresh, said, media=tuple(ref for ref in said.media if ref.name != name))
    ItemMedia.objects.filter(version=fresh, name=name).delete()


def rewrite(writer: User, version: ItemVersion, said: Content, **changes: object) -> None:
    """Change parts of what a draft says; its key stays."""
    content = Content.model_validate({**said.model_dump(), **changes})
    key = version.keys.get(number=1).key
    version.writers.add(writer)
    overwrite(version, Draft(content, key))
