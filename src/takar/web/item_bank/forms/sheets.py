"""The page on which an item is written: its file card, its question, its options and its key."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from takar.items.content import Interaction, MediaRef
from takar.items.keys import Key
from takar.kernel.errors import TakarError
from takar.web.item_bank.forms.bodies import BodyForm
from takar.web.item_bank.forms.lists import LEVELS, PoolChoice
from takar.web.item_bank.rules.drafts import Draft
from takar.web.item_bank.rules.incoming import LONGEST_CODE
from takar.web.item_bank.rules.sheet_faults import SheetFault
from takar.web.item_bank.rules.sheets import WITH_ROWS, Sheet, draft_from, is_filled
from takar.web.item_bank.rules.typed_keys import ROW_FIELDS

ROWS, MORE, MOST = 5, 3, 40
OPTION_FIELDS = ("text", "medium", "is_fixed")


class FileCard(forms.Form):
    """How an item is called and filed."""

    title = forms.CharField(
        label=_("Judul"), max_length=200, help_text=_("Nama pendek; tidak dilihat peserta.")
    )
    competency = forms.RegexField(
        r"^[A-Za-z0-9_ ]*$",
        label=_("Kompetensi"),
        max_length=60,
        required=False,
        help_text=_("Kode kompetensi, misalnya INTEGRITAS."),
    )
    level = forms.TypedChoiceField(
        label=_("Level"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("Tidak ditentukan")), *LEVELS],
    )
    tags = forms.CharField(
        label=_("Penanda"), max_length=400, required=False, help_text=_("Dipisah koma.")
    )

    def clean_competency(self) -> str:
        """Return the code as codes are written."""
        return "_".join(str(self.cleaned_data["competency"]).upper().split())

    def clean_tags(self) -> list[str]:
        """Return each tag."""
        return [tag.strip() for tag in str(self.cleaned_data["tags"]).split(",") if tag.strip()]


class NewCard(FileCard, PoolChoice):
    """The card of a new item."""

    code = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9_.-]*$",
        label=_("Kode soal"),
        max_length=LONGEST_CODE,
        help_text=_("Huruf, angka, titik, dan garis; tidak berubah lagi."),
    )
    field_order = ("pool", "code", "title", "competency", "level", "tags")


class RowForm(forms.Form):
    """One option, with what the key says of it."""

    text = forms.CharField(
        label=_("Isi"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    medium = forms.ChoiceField(label=_("Media"), required=False)
    is_fixed = forms.BooleanField(label=_("Tetap di tempatnya"), required=False)
    points = forms.CharField(label=_("Nilai"), required=False, max_length=20)
    worst = forms.CharField(label=_("Nilai bila dipilih terburuk"), required=False, max_length=20)
    is_right = forms.BooleanField(label=_("Benar"), required=False)
    place = forms.IntegerField(label=_("Urutan ke"), required=False, min_value=1, max_value=MOST)
    pair = forms.IntegerField(
        label=_("Nomor pasangan"), required=False, min_value=1, max_value=MOST
    )
    scale = forms.CharField(label=_("Skala"), required=False, max_length=100)

    def __init__(
        self, *args: Any, keep: Iterable[str], media: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        kept = set(keep)
        for name in set(self.fields) - kept:
            del self.fields[name]
        choice: Any = self.fields.get("medium")
        if choice and media:
            choice.choices = [("", _("Tanpa media")), *media]
        elif choice:
            del self.fields["medium"]

    @property
    def option_boxes(self) -> list[Any]:
        """The boxes of the option."""
        return [self[name] for name in self.fields if name in OPTION_FIELDS]

    @property
    def key_boxes(self) -> list[Any]:
        """The boxes of the key."""
        return [self[name] for name in self.fields if name not in OPTION_FIELDS]


RowSet = forms.formset_factory(RowForm, extra=0, max_num=MOST, absolute_max=MOST)


class SheetForms:
    """The whole page: body, options and targets; one valid sheet gives one draft."""

    def __init__(
        self,
        interaction: Interaction,
        data: QueryDict | None = None,
        *,
        typed: Sheet | None = None,
        media: tuple[MediaRef, ...] = (),
        before: Key | None = None,
    ) -> None:
        self.interaction, self.media, self.before = interaction, media, before
        self.fault: TakarError | None = None
        typed = typed or Sheet(interaction, usual(interaction))
        fields = usual(interaction) | dict(typed.fields)
        self.body = BodyForm(data, initial=fields, interaction=interaction, prefix="body")
        self.rows = self.row_set(data, "rows", typed.rows)
        self.targets = self.row_set(data, "targets", typed.targets)

    def row_set(self, data: QueryDict | None, name: str, rows: Sequence[Mapping[str, Any]]) -> Any:
        """Return the boxes of options or targets, or nothing where the item has none."""
        if self.interaction not in WITH_ROWS:
            return None
        if name == "targets" and self.interaction is not Interaction.MATCH:
            return None
        keep: tuple[str, ...] = ("text", "medium")
        if name == "rows":
            keep = (*OPTION_FIELDS, *ROW_FIELDS.get(self.interaction, ()))
        if self.interaction is Interaction.LIKERT:
            keep = ("text",)
        blank = max(ROWS - len(rows), 1)
        kinds = [(ref.name, ref.alt or ref.name) for ref in self.media]
        return RowSet(
            data,
            initial=[*rows, *({} for _blank in range(blank))],
            prefix=name,
            form_kwargs={"keep": keep, "media": kinds},
        )

    @property
    def parts(self) -> list[Any]:
        """The forms of the page."""
        return [part for part in (self.body, self.rows, self.targets) if part is not None]

    def draft(self) -> Draft | None:
        """Return what was typed, or nothing where a box must be mended; the boxes say which."""
        judged = [part.is_valid() for part in self.parts]  # each part, so that each says its faults
        if not all(judged):
            return None
        sheet = self.sheet()
        try:
            return draft_from(sheet)
        except SheetFault as fault:
            self.place(fault, sheet.rows)
        except TakarError as fault:
            self.fault = fault
        return None

    def sheet(self) -> Sheet:
        """Return what was typed, once every box can be read."""
        return Sheet(
            self.interaction,
            self.body.cleaned_data,
            [form.cleaned_data for form in self.rows or ()],
            [form.cleaned_data for form in self.targets or ()],
            self.media,
            self.before,
        )

    def place(self, fault: SheetFault, rows: Sequence[Mapping[str, Any]]) -> None:
        """Say a fault at its box; without one, above the page."""
        filled = [form for form, row in zip(self.rows or (), rows, strict=False) if is_filled(row)]
        if fault.row is not None and fault.row < len(filled):
            filled[fault.row].add_error(fault.field, str(fault.problem))
        elif fault.field in self.body.fields:
            self.body.add_error(fault.field, str(fault.problem))
        else:
            self.fault = fault

    def with_more_rows(self, data: QueryDict) -> "SheetForms":
        """Return the page as it was typed, with a few more empty rows, and nothing judged."""
        fields = {name: data.get(f"body-{name}") for name in self.body.fields}
        typed = Sheet(self.interaction, fields, self.raw(data, "rows"), self.raw(data, "targets"))
        return SheetForms(self.interaction, typed=typed, media=self.media, before=self.before)

    def raw(self, data: QueryDict, name: str) -> list[dict[str, Any]]:
        """Return the rows as they were typed, with a few more."""
        given = getattr(self, name)
        if given is None:
            return []
        rows = [
            {field: data.get(form.add_prefix(field)) for field in form.fields} for form in given
        ]
        return (rows + [{} for _more in range(MORE)])[: MOST - 1]


def usual(interaction: Interaction) -> dict[str, Any]:
    """Return what stands in the boxes of a new item."""
    fields: dict[str, Any] = {"ignore_case": True, "asks_both": True, "least_points": "0"}
    if interaction is Interaction.SPEED:
        fields["seed"] = secrets.randbelow(2**53)
    return fields


class KeyForms(SheetForms):
    """The page of a corrected key: the question stands, only the key is typed."""

    def __init__(self, data: QueryDict | None, *, typed: Sheet) -> None:
        super().__init__(typed.interaction, typed=typed, media=typed.media, before=typed.before)
        self.typed = typed
        fields = dict(typed.fields)
        self.body = BodyForm(data, initial=fields, interaction=typed.interaction, prefix="body")
        for box in self.body.question_boxes:
            del self.body.fields[box.name]
        keep = ROW_FIELDS.get(typed.interaction, ())
        self.targets = self.rows = None
        if keep:
            self.rows = RowSet(
                data,
                initial=[dict(row) for row in typed.rows],
                prefix="rows",
                form_kwargs={"keep": keep, "media": ()},
            )

    def sheet(self) -> Sheet:
        """Return the question as it stands with the key that was typed."""
        typed = self.typed
        bare = [{name: row.get(name) for name in OPTION_FIELDS} for row in typed.rows]
        marks = [form.cleaned_data for form in self.rows or ()]
        empty: dict[str, Any] = {}
        rows = [row | mark for row, mark in zip_longest(bare, marks, fillvalue=empty)]
        fields = {**typed.fields, **self.body.cleaned_data}
        return Sheet(typed.interaction, fields, rows, typed.targets, typed.media, typed.before)
