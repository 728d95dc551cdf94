"""Approved items handed out, with a reason and a line for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from takar.exchange.files.item_tables import TableItem, write_item_table
from takar.exchange.files.workbook import Rows
from takar.exchange.qti import write_package
from takar.exchange.qti.reports import QtiItem
from takar.exchange.qti.writing import is_writable
from takar.items.keys import Key
from takar.items.media import MediaFile, MediaKind
from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.item_bank.actions.refusals import NotGood
from takar.web.item_bank.models import ItemMedia, ItemVersion, ItemView
from takar.web.item_bank.permissions import approves_items, lists_items, reads_looks
from takar.web.item_bank.queries.contents import live_keys
from takar.web.item_bank.queries.lists import items_in, list_rows
from takar.web.item_bank.queries.looks import look_rows, looks_in
from takar.web.item_bank.queries.versions import approved_versions
from takar.web.kit.reasons import demanded
from takar.web.kit.sealing import opened

FORMS = {"QTI22": "QTI 2.2", "QTI30": "QTI 3.0", "XLSX": "XLSX"}
VERSIONS = {"QTI22": "2.2", "QTI30": "3.0"}


@dataclass(frozen=True, repr=False)
class Handed:
    """A file of items, and the codes of those it cannot carry."""

    content: bytes
    left_out: tuple[str, ...]


@action("item_bank.items.exported", needs=approves_items)
def export_items(
    actor: User, agency: Agency, *, items: list[int], form: str, because: str
) -> Handed:
    """Hand out the newest approved version of items with their keys.

    Raises:
        NotGood: none of them is approved and can be written in this form.
        Unwritten: no reason was given.
    """
    reason = demanded(because)
    rows = approved_versions(agency).filter(item__in=items).defer(None)
    versions = list(rows.select_related("item"))
    keys = live_keys([version.pk for version in versions])
    handed, taken = (_table if form == "XLSX" else _package)(versions, keys, form)
    if not taken:
        raise NotGood(
            msg("Tidak ada soal terpilih yang disetujui dan dapat ditulis dalam bentuk ini."),
            hint=msg("Pilih soal berkeadaan Disetujui, atau bentuk berkas lain."),
        )
    ItemView.objects.bulk_create(
        ItemView(
            version=version, viewer=actor, purpose="EKSPOR", with_key=True, because=reason[:300]
        )
        for version in taken
    )
    noted(exported=[str(version) for version in taken], left_out=len(handed.left_out))
    return handed


Keys = dict[int, tuple[int, Key]]
Outcome = tuple[Handed, list[ItemVersion]]


def _package(versions: list[ItemVersion], keys: Keys, form: str) -> Outcome:
    taken = [one for one in versions if is_writable(one.content.interaction)]
    media = _media(taken)
    items = [
        QtiItem(
            content=one.content,
            key=keys[one.pk][1],
            title=one.item.title,
            identifier=one.item.code,
            media=tuple(media.get(one.pk, ())),
        )
        for one in taken
    ]
    left_out = tuple(one.item.code for one in versions if one not in taken)
    content = write_package(items, VERSIONS.get(form, "2.2")) if items else b""
    return Handed(content, left_out), taken


def _media(versions: list[ItemVersion]) -> dict[int, list[MediaFile]]:
    found: dict[int, list[MediaFile]] = {}
    for row in ItemMedia.objects.filter(version__in=versions):
        file = MediaFile(row.name, MediaKind(row.kind), opened(row.sealed))
        found.setdefault(row.version_id, []).append(file)
    return found


def _table(versions: list[ItemVersion], keys: Keys, _form: str) -> Outcome:
    items = [
        TableItem(
            row=0,
            code=one.item.code,
            title=one.item.title,
            content=one.content,
            key=keys[one.pk][1],
            competency=one.item.competency,
            level=one.item.level,
        )
        for one in versions
    ]
    target = BytesIO()
    missing = {one.code for one in write_item_table(items, target)}
    taken = [one for one in versions if one.item.code not in missing]
    return Handed(target.getvalue(), tuple(sorted(missing))), taken


@action("item_bank.list.taken", needs=lists_items)
def take_item_list(actor: User, agency: Agency, *, wanted: Mapping[str, Any]) -> Rows:
    """Hand out the list of items without what they say."""
    lines = list_rows(items_in(agency, wanted))
    noted(items=len(lines))
    return lines


@action("item_bank.looks.taken", needs=reads_looks)
def take_looks(actor: User, agency: Agency, *, wanted: Mapping[str, Any]) -> Rows:
    """Hand out the list of who looked at which item."""
    lines = look_rows(looks_in(agency, wanted))
    noted(looks=len(lines))
    return lines
