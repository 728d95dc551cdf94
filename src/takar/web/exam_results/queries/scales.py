"""The scales of an exam, and what the items of each can give."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from takar.items.marking import Marker, marker_of
from takar.web.exam_results.models import CutTable
from takar.web.exam_results.queries.calibrations import calibrated, default_calibration, rows_for
from takar.web.exam_results.queries.runs import title_of
from takar.web.exam_results.rules.abilities import Calibrated, Curve
from takar.web.exam_results.rules.totals import COMPETENCY, SECTION, WHOLE
from takar.web.exams.models import Exam, ExamForm, FormItem
from takar.web.item_bank.models import ItemParameters
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
    markers = markers_of(items)
    return {
        scale: [int(markers[one].most) for _, one in own if one in markers and markers[one].most]
        for scale, own in items.items()
    }


def markers_of(items: Mapping[str, list[tuple[str, int]]]) -> dict[int, Marker]:
    """Return what marks each item version that has a key."""
    versions = {version for own in items.values() for _code, version in own}
    texts = contents(versions)
    return {
        version: marker_of(texts[version], key)
        for version, (_number, key) in live_keys(versions).items()
    }


def curves_of(exam: Exam, items: Mapping[str, list[tuple[str, int]]]) -> dict[str, Curve]:
    """Return the curve of each scale all of whose items are calibrated as they are marked.

    The parameters are those of the pools as they were locked, else the newest of the calibration
    on which abilities are told.
    """
    name, markers = default_calibration(exam), markers_of(items)
    if not name:
        return {}
    known = {
        version: one
        for version, one in parameters_for(exam, markers, name).items()
        if len(markers[version].totals) == len(one.d) + 1
    }
    return {
        scale: Curve(
            name,
            tuple(known[version] for _code, version in own),
            tuple(markers[version].totals for _code, version in own),
        )
        for scale, own in items.items()
        if all(version in known for _code, version in own)
    }


def parameters_for(exam: Exam, versions: Collection[int], scale: str) -> dict[int, Calibrated]:
    """Return the parameters of item versions on the forms that are, or were, given."""
    forms = ExamForm.objects.filter(exam=exam).exclude(locked_at=None)
    numbers = list(forms.order_by("pk").values_list("pk", flat=True))
    rows: dict[int, int] = {}
    for known in rows_for(numbers, versions, scale).values():
        rows |= known
    found = ItemParameters.objects.filter(pk__in=rows.values())
    read = {row.pk: calibrated(row) for row in found}
    return {one: read[row] for one, row in rows.items() if one in versions and row in read}


def cut_tables(exam: Exam) -> list[tuple[str, CutTable]]:
    """Return every table of cuts with the title of its scale; those that count first."""
    rows = CutTable.objects.filter(exam=exam).select_related("decided_by")
    found = sorted(rows, key=lambda row: (row.replaced_at is not None, row.scale, -row.pk))
    return [(title_of(row.scale), row) for row in found]
