"""The parameters by which abilities are told: of a pool as it was locked, else of a calibration."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from takar.web.exam_results.rules.abilities import Calibrated
from takar.web.exams.models import AdaptivePool, Exam, FormItem
from takar.web.exams.queries.pools import newest_parameters
from takar.web.item_bank.models import ItemParameters
from takar.web.sittings.models import Sitting

Rows = Mapping[int, Mapping[int, int]]
"""Row of parameters by form and item version."""
Parameters = str | Rows
"""A calibration, of which the newest parameters count, or the very rows a run used."""


def rows_used(kept: Mapping[str, Mapping[str, int]]) -> Rows:
    """Return the rows a run used, as it keeps them."""
    return {
        int(form): {int(version): row for version, row in known.items()}
        for form, known in kept.items()
    }


def calibrated_of(
    sittings: Iterable[Sitting], versions: Collection[int], wanted: Parameters | None
) -> dict[int, dict[int, Calibrated]]:
    """Return the parameters of the versions used, by form."""
    if wanted is None:
        return {}
    forms = sorted({sitting.form_id for sitting in sittings})
    rows = wanted if isinstance(wanted, Mapping) else rows_for(forms, versions, wanted)
    found = ItemParameters.objects.filter(
        pk__in={row for own in rows.values() for row in own.values()}
    )
    known = {row.pk: calibrated(row) for row in found}
    told = {
        form: {
            version: known[row]
            for version, row in sorted(rows.get(form, {}).items())
            if row in known and version in versions
        }
        for form in forms
    }
    return {form: own for form, own in told.items() if own}


def rows_for(forms: Collection[int], versions: Collection[int], scale: str) -> Rows:
    """Return the rows of parameters: of a pool as it was locked, else the newest of the scale."""
    general = newest_parameters(versions, scale) if scale else {}
    usual = {version: row.pk for version, row in general.items()}
    told = {form: dict(usual) for form in forms}
    for pool in AdaptivePool.objects.filter(form__in=list(forms)):
        told[pool.form_id] |= {one.version: one.parameters for one in pool.pool.items}
    return told


def calibrated(row: ItemParameters) -> Calibrated:
    """Return the parameters a row of the item bank holds."""
    values = row.values
    return Calibrated(
        row=row.pk,
        model=values["model"],
        a=float(values["a"]),
        d=tuple(float(one) for one in values["d"]),
        c=float(values.get("c") or 0),
    )


def calibrations_of(exam: Exam) -> dict[str, str]:
    """Return the calibrations of the items of an exam, the fullest first, and what they hold."""
    versions = set(FormItem.objects.filter(form__exam=exam).values_list("version", flat=True))
    rows = ItemParameters.objects.filter(version__in=versions).order_by("-pk")
    pairs = dict.fromkeys(rows.values_list("scale", "version"))
    held = Counter(scale for scale, _version in pairs)
    return {scale: f"{scale} ({count}/{len(versions)})" for scale, count in held.most_common()}


def default_calibration(exam: Exam) -> str:
    """Return the calibration on which abilities are told if nobody says otherwise."""
    pool = AdaptivePool.objects.filter(form__exam=exam).order_by("-pk").first()
    return pool.scale if pool else next(iter(calibrations_of(exam)), "")
