"""A form drawn from the law itself: one field for each thing in a rule that may be changed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from takar.measures.ip_asn_rules import contradictions
from takar.regulations.citation import Citation
from takar.regulations.faults import Fault
from takar.regulations.kinds import TableFile
from takar.regulations.law import Law
from takar.regulations.sandbox import Kind, Leaf, faults_over, laid_over
from takar.web.people.queries.law import book
from takar.web.scenarios.laws import (
    Values,
    differences,
    files_of,
    in_proportion,
    leaves_of,
    meant,
    offered,
)
from takar.web.scenarios.rules import Changes
from takar.web.scenarios.wording import PARTS, column_title, is_name, row_title, worded

NUMBER = re.compile(r"^[0-9]{1,9}([.,][0-9]{1,6})?$")
WORDS_APART = re.compile(r"[,;\n]")


class ExactField(forms.CharField):
    """A number as people write it, with a comma or a point; kept exact."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(widget=widget, max_length=17, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show an exact number in the writing of the page."""
        if not isinstance(value, Decimal):
            return value
        text = f"{value.normalize():f}"
        return text.replace(".", ",") if (get_language() or "id").startswith("id") else text

    def clean(self, value: Any) -> Any:
        """Return the number, or say how to write one."""
        text = super().clean(value).strip()
        if not text:
            return None
        if not NUMBER.match(text):
            raise forms.ValidationError(_("Tulis angka biasa, misalnya 22,5; tidak boleh negatif."))
        return Decimal(text.replace(",", "."))


class WordsField(forms.CharField):
    """Several words in one box, parted by commas or lines."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea({"rows": 2}), max_length=4000, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show the words with commas between them."""
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """Return the words, each once."""
        parts = (part.strip() for part in WORDS_APART.split(super().clean(value)))
        return list(dict.fromkeys(part for part in parts if part))


def field_for(leaf: Leaf) -> forms.Field | None:
    """Return the field for one thing; plain texts name rows and are not changed."""
    kind: Kind = leaf.kind
    if isinstance(kind, list):
        return forms.ChoiceField(choices=[(word, worded(word, PARTS)) for word in kind])
    is_optional = kind.endswith("?")
    match kind.removesuffix("?"):
        case "number":
            return ExactField(required=not is_optional)
        case "integer":
            return forms.IntegerField(required=not is_optional, min_value=0, max_value=9999)
        case "flag":
            return forms.BooleanField(required=False)
        case "texts":
            return WordsField(required=False)
        case _:
            return None


@dataclass
class Line:
    """A row of the grid of one rule; a cell is a field, or a word that stands fast."""

    title: str
    cells: list[Any]


@dataclass
class Section:
    """One rule as a grid of fields."""

    key: str
    citation: Citation
    note: str
    heads: list[str]
    lines: list[Line]
    faults: list[str] = field(default_factory=list)
    is_changed: bool = False

    @property
    def is_faulty(self) -> bool:
        """Something in the rule cannot be accepted."""
        return bool(self.faults) or any(
            cell is not None and cell.errors for line in self.lines for cell in line.cells
        )


class RulesForm(forms.Form):
    """Every rule of a measure that may be changed, with the values that are there now.

    What is wrong is told by the very check that every directory of the law goes through, beside
    the field where it is wrong.
    """

    scales = forms.BooleanField(
        label=gettext_lazy("Sesuaikan tabel poin sebanding dengan bobot yang diubah"),
        help_text=gettext_lazy("Tabel yang Anda ubah sendiri tetap seperti yang Anda tulis."),
        required=False,
        initial=True,
    )

    def __init__(
        self, *args: Any, law: Law, measure: str, changes: Changes | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.law = law
        self.places: dict[str, tuple[str, Leaf]] = {}
        self.changes = changes or Changes()
        self.faults: dict[str, list[str]] = {}
        now = meant(law, self.changes)
        for key in offered(law, measure):
            for leaf in leaves_of(law, key):
                self.add(key, leaf, now.get(key, {}))

    def add(self, key: str, leaf: Leaf, now: Mapping[tuple[str, ...], Any]) -> None:
        """Offer one thing to be changed."""
        form = book().form(key)
        names_row = isinstance(form, TableFile) and is_name(leaf.kind)
        made = None if names_row else field_for(leaf)
        name = name_of(key, leaf.name)
        self.places[name] = (key, leaf)
        if made is not None:
            made.initial = now.get(leaf.path, leaf.value)
            made.label = row_title(form, self.law.value(key), leaf)
            heading = column_title(leaf)
            made.widget.attrs["aria-label"] = f"{made.label}, {heading}" if heading else made.label
            self.fields[name] = made

    def written(self) -> Values:
        """Return what was filled in, rule by rule."""
        found: Values = {}
        for name, (key, leaf) in self.places.items():
            if name in self.cleaned_data:
                found.setdefault(key, {})[leaf.path] = self.cleaned_data[name]
        return found

    def clean(self) -> dict[str, Any]:
        """Check the rules that would come out, as any directory of the law is checked."""
        cleaned = super().clean() or {}
        if not self.errors:
            written = self.written()
            if cleaned.get("scales"):
                written = in_proportion(self.law, written)
            self.changes = differences(self.law, written)
            self.check()
        return cleaned

    def check(self) -> None:
        """Say what is wrong with the rules that would come out."""
        files = files_of(self.law, self.changes, name="?", made_on=timezone.localdate())
        faults = faults_over(book(), files)
        for fault in faults:
            self.tell(fault)
        if not faults:
            tried = laid_over(book(), files).on(self.law.day, agency=self.law.agency)
            for contradiction in contradictions(tried):
                self.add_error(None, str(contradiction))

    def tell(self, fault: Fault) -> None:
        """Put a fault beside the field, or else the rule, in which it is."""
        key = key_in(fault.file)
        name = name_of(key, fault.field)
        words = f"{self.row(key, fault.field)}{fault.reason} {fault.hint}".strip()
        if name in self.fields:
            self.add_error(name, words)
            return
        self.faults.setdefault(key, []).append(words)
        self.add_error(None, f"{self.title(key)}: {words}")

    def row(self, key: str, place: str) -> str:
        """Return the name of the row that a fault is about, to begin a sentence with."""
        for one, leaf in self.places.values():
            if one == key and len(leaf.path) > 1 and leaf.path[0] == place:
                return f"{row_title(book().form(key), self.law.value(key), leaf)}: "
        return ""

    def title(self, key: str) -> str:
        """Return what a rule is called."""
        return self.law.cite(key).title if key in self.law.found else key

    def sections(self) -> list[Section]:
        """Return the rules as grids, in their order."""
        keys = dict.fromkeys(key for key, _leaf in self.places.values())
        return [self.section(key) for key in keys]

    def section(self, key: str) -> Section:
        """Return one rule as a grid of its fields."""
        own = [(name, leaf) for name, (one, leaf) in self.places.items() if one == key]
        form, value = book().form(key), self.law.value(key)
        open_leaves = [leaf for name, leaf in own if name in self.fields]
        heads = list(dict.fromkeys(column_title(leaf) for leaf in open_leaves))
        lines: dict[str, Line] = {}
        for name, leaf in own:
            if name in self.fields:
                title = row_title(form, value, leaf)
                line = lines.setdefault(title, Line(title, [None] * len(heads)))
                line.cells[heads.index(column_title(leaf))] = self[name]
        return Section(
            key=key,
            citation=self.law.cite(key),
            note=form.note,
            heads=heads,
            lines=list(lines.values()),
            faults=self.faults.get(key, []),
            is_changed=key in self.changes.keys,
        )


def name_of(key: str, leaf: str) -> str:
    """Return the name of a field."""
    return f"{key}:{leaf}"


def key_in(file: str) -> str:
    """Return the key that a file's place says; what is no file is a key already.

    >>> key_in("skenario/agencies/kab_a/ip_asn/bands.yaml")
    'ip_asn.bands'
    """
    if not file.endswith(".yaml"):
        return file
    concept, name = file.removesuffix(".yaml").split("/")[-2:]
    return f"{concept}.{name}"
