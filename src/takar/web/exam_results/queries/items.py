"""The items of an exam, and how the run that counts treats them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from takar.web.exam_results.models import ScoreRun
from takar.web.exams.models import Exam, FormItem
from takar.web.item_bank.models import ItemKey, ItemVersion
from takar.web.item_bank.queries.lists import interaction_title


@dataclass(frozen=True)
class ExamItem:
    """An item version of an exam, and how a run treats it."""

    version: ItemVersion
    forms: tuple[str, ...]
    number: int | None
    treatment: str

    @property
    def kind(self) -> str:
        """How it is answered, in words."""
        return interaction_title(self.version.item.interaction)


def items_of(exam: Exam, run: ScoreRun | None) -> list[ExamItem]:
    """Return the items of all forms of an exam, by code, without what they say."""
    rows = FormItem.objects.filter(form__exam=exam).select_related("form", "version__item")
    forms: dict[int, list[str]] = defaultdict(list)
    versions: dict[int, ItemVersion] = {}
    for row in rows.defer("version__sealed"):
        forms[row.version_id].append(row.form.code)
        versions[row.version_id] = row.version
    told = [exam_item(version, forms[version.pk], run) for version in versions.values()]
    return sorted(told, key=lambda one: one.version.item.code)


def exam_item(version: ItemVersion, forms: Iterable[str], run: ScoreRun | None) -> ExamItem:
    """Return one item and how a run treats it."""
    treatment, number = "", None
    if run is not None:
        number = run.keys.get(str(version.pk))
        treatment = "GUGUR" if version.pk in run.chosen.dropped else treatment
        treatment = "BONUS" if version.pk in run.chosen.granted else treatment
    return ExamItem(version, tuple(sorted(set(forms))), number, treatment)


def has_item(exam: Exam, version: int) -> bool:
    """Say whether a version stands in a form of an exam."""
    return FormItem.objects.filter(form__exam=exam, version=version).exists()


def waiting_keys(version: ItemVersion) -> list[tuple[int, str]]:
    """Return the keys of a version that were proposed in the item bank, with number and reason."""
    rows = ItemKey.objects.filter(version=version, state="USULAN").order_by("number")
    return [(row.pk, f"{row.number} · {row.because}") for row in rows]
