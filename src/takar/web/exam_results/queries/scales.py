"""The scales of an exam, and what the items of each can give."""

from collections import defaultdict
from collections.abc import Mapping

from takar.items.marking import marker_of
from takar.web.exam_results.models import CutTable
from takar.web.exam_results.queries.runs import title_of
from takar.web.exam_results.rules.totals import COMPETENCY, SECTION, WHOLE
from takar.web.exams.models import Exam, ExamForm, FormItem
from takar.web.item_bank.queries import contents, live_keys


def scale_items(exam: Exam) -> dict[str, list[tuple[str, int]]]:
    """Return code and version of the items of each scale, by code; the whole first."""
    rows = FormItem.objects.filter(form__exam=exam).order_by("version__item__code", "pk")
    names = rows.values_list(
        "form", "code", "version", "version__item__code", "version__item__competency"
    )
    sections = sections_of(exam)
    told: dict[str, dict[str, int]] = defaultdict(dict)
    for form, code, version, item, competency in names:
        if (form, code) not in sections:
            continue
        for scale in (WHOLE, f"{SECTION}{sections[form, code]}", f"{COMPETENCY}{competency}"):
            if scale != COMPETENCY:
                told[scale][item] = version
    return {scale: list(told[scale].items()) for scale in sorted(told, key=whole_first)}


def whole_first(scale: str) -> tuple[bool, str]:
    """Return how scales are sorted."""
    return scale != WHOLE, scale


def sections_of(exam: Exam) -> dict[tuple[int, str], str]:
    """Return the section of each item of each form; practice is in none."""
    return {
        (form.pk, code): section.code
        for form in ExamForm.objects.filter(exam=exam)
        for section in form.plan.sections
        for block in section.blocks
        for code in block.items
    }


def section_titles(exam: Exam) -> dict[str, str]:
    """Return the sections of all locked forms with their titles, in the order of the forms."""
    told: dict[str, str] = {}
    for form in ExamForm.objects.filter(exam=exam).exclude(locked_at=None).order_by("pk"):
        for section in form.plan.sections:
            told.setdefault(section.code, section.title or section.code)
    return told


def titles_of(items: Mapping[str, object]) -> dict[str, str]:
    """Return the scales with their titles."""
    return {scale: title_of(scale) for scale in items}


def most_of(items: Mapping[str, list[tuple[str, int]]]) -> dict[str, list[int]]:
    """Return the whole points that each item of each scale can give, in the order of codes."""
    versions = {version for own in items.values() for _code, version in own}
    texts = contents(versions)
    most = {
        version: int(marker_of(texts[version], key).most)
        for version, (_number, key) in live_keys(versions).items()
    }
    return {
        scale: [most[version] for _code, version in own if most.get(version)]
        for scale, own in items.items()
    }


def cut_tables(exam: Exam) -> list[tuple[str, CutTable]]:
    """Return every table of cuts with the title of its scale; those that count first."""
    rows = CutTable.objects.filter(exam=exam).select_related("decided_by")
    found = sorted(rows, key=lambda row: (row.replaced_at is not None, row.scale, -row.pk))
    return [(title_of(row.scale), row) for row in found]
