"""Item statistics and calibration of an exam, as a report that is kept; nothing written.

Everything is told with how many people it rests on; what cannot be had is told with its reason.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeVar

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.exam_results.models import ScoreRun
from takar.web.exam_results.queries.evidence import evidence_of
from takar.web.exam_results.queries.times import seconds_of
from takar.web.exam_results.responses import (
    cells_of,
    chosen_of,
    names_of,
    responses_of,
    sizes_of,
)
from takar.web.exam_results.timing import times_told

if TYPE_CHECKING:
    from takar.psychometrics.classical import ItemStatistics
    from takar.psychometrics.irt.calibration import IrtFit
    from takar.psychometrics.responses import Responses

Found = TypeVar("Found")
LEAST_CALIBRATED = 100
"""People below which items are not calibrated."""
FEW = 200
"""People below which figures of single items move much from group to group."""


Told = Callable[[int], object]
"""Told how many steps of the work are done."""


class TooFew(TakarError):
    """There is too little to analyse."""


def analysed(run: ScoreRun, told: Told = int) -> dict[str, Any]:
    """Return the report on the items of a run.

    Args:
        run: the run that counts.
        told: told after each step of ``INQUIRY_STEPS`` how many are done.

    Raises:
        TooFew: fewer than two people or two items.
    """
    from takar.psychometrics.classical import (  # noqa: PLC0415 -- it loads SciPy
        alpha,
        item_statistics,
        omega,
    )

    numbers = {int(version): number for version, number in run.keys.items()}
    evidence = evidence_of(run.exam, numbers=numbers)
    names = names_of(evidence)
    cells = cells_of(evidence, run.chosen, names)
    if len({cell.sitting for cell in cells}) < 2 or len({cell.code for cell in cells}) < 2:
        raise TooFew(
            msg("Terlalu sedikit jawaban untuk dianalisis."),
            hint=msg("Perlu sedikitnya dua orang dan dua soal yang dapat dinilai."),
        )
    responses = responses_of(cells, sizes_of(evidence, names))
    remarks: list[str] = remarks_on(len(responses))
    told(1)
    statistics = item_statistics(responses, options=None)
    told(2)
    chosen = chosen_of(cells, evidence, names)
    options = tried(lambda: distractors(chosen), remarks) if chosen else None
    told(3)
    reliable = {
        "alpha": coefficient(tried(lambda: alpha(responses), remarks)),
        "omega": coefficient(tried(lambda: omega(responses), remarks)),
    }
    told(4)
    calibration = calibration_told(tried(lambda: calibrated(responses), remarks))
    versions = {name: version for version, name in names.items()}
    return {
        "version": 1,
        "run": run.number,
        "n": len(responses),
        "versions": {name: versions[name] for name in responses.items},
        "items": items_told(statistics, options or {}),
        **reliable,
        "calibration": calibration,
        "times": tried(lambda: times_told(evidence, names, seconds_of(evidence.sheets)), remarks),
        "remarks": list(dict.fromkeys(remarks)),
    }


def remarks_on(people: int) -> list[str]:
    """Return what a reader must know of a small group."""
    if people >= FEW:
        return []
    told = msg(
        "Hanya {people} orang: angka setiap soal masih dapat banyak berubah pada kelompok lain.",
        people=people,
    )
    return [str(told)]


def tried(make: Callable[[], Found], remarks: list[str]) -> Found | None:
    """Return what is made, or nothing with the reason among the remarks."""
    try:
        return make()
    except TakarError as fault:
        remarks.append(str(fault.problem))
        return None


def distractors(chosen: Any) -> dict[str, list[dict[str, Any]]]:
    """Return what was chosen of each CHOICE item, beside how able those were who chose it."""
    from takar.psychometrics.classical import item_statistics  # noqa: PLC0415 -- it loads SciPy

    found = item_statistics(chosen.responses(), options=chosen)
    return {
        one.item: [
            {
                "option": option.option,
                "is_key": option.is_key,
                "n": option.n,
                "share": option.share,
                "rest": option.rest,
                "flags": [str(flag.because) for flag in option.flags],
            }
            for option in one.options
        ]
        for one in found.items
    }


def items_told(
    statistics: "ItemStatistics", options: dict[str, list[dict[str, Any]]]
) -> list[dict[str, Any]]:
    """Return the items as they are kept."""
    names = ("item", "n", "n_omitted", "n_not_reached", "n_not_given", "most", "difficulty")
    ends = ("difficulty_low", "difficulty_high", "item_rest", "item_rest_low", "item_rest_high")
    return [
        {name: getattr(one, name) for name in (*names, *ends)}
        | {
            "flags": [str(flag.because) for flag in one.flags],
            "options": options.get(one.item, []),
        }
        for one in statistics.items
    ]


def coefficient(found: Any) -> dict[str, Any] | None:
    """Return a coefficient of reliability as it is kept."""
    if found is None or found.value is None:
        return None
    kept = ("value", "low", "high", "sem", "n_used")
    return {name: getattr(found, name) for name in kept} | {"name": getattr(found, "name", "omega")}


def calibrated(responses: "Responses") -> "IrtFit":
    """Return the items on one scale, ability being N(0, 1) among these people.

    Raises:
        TooFew: there are not enough people.
        NotEstimable: the answers leave a number without a value.
    """
    from takar.psychometrics.irt.calibration import Calibration  # noqa: PLC0415 -- it loads SciPy

    if len(responses) < LEAST_CALIBRATED:
        raise TooFew(
            msg(
                "Kalibrasi tidak dihitung: {people} orang, sedangkan perlu sedikitnya {least}.",
                people=len(responses),
                least=LEAST_CALIBRATED,
            )
        )
    whole = responses.collapsed()
    models = {
        item: "2PL" if size == 2 else "GRM"
        for item, size in zip(whole.items, whole.categories, strict=True)
    }
    return Calibration(models, prior="weak").fit(whole)  # type: ignore[arg-type]


def calibration_told(fit: "IrtFit | None") -> dict[str, Any] | None:
    """Return a calibration with its certificate as it is kept."""
    if fit is None:
        return None
    told: dict[str, Any] = json.loads(fit.to_json())
    return {
        "fit": told,
        "has_converged": bool(fit.has_converged),
        "gradient": float(fit.gradient),
        "iterations": fit.iterations,
        "nodes": fit.nodes,
        "loglik": float(fit.loglik),
        "warnings": [str(one) for one in fit.warnings],
        "excluded": [[item, str(why)] for item, why in fit.excluded],
    }


def kept_parameters(
    calibration: dict[str, Any], times: Mapping[str, Any] | None = None
) -> Iterable[tuple[str, dict[str, Any]]]:
    """Yield item and values of a kept calibration, with its usual times, as the bank keeps them."""
    from takar.psychometrics.irt.calibration import IrtFit  # noqa: PLC0415 -- it loads SciPy

    fit = IrtFit.from_json(json.dumps(calibration["fit"]))
    errors = {one.item: one for one in fit.se}
    for one in fit.items:
        values = asdict(one)
        if one.item in errors:
            values["errors"] = {
                "a": known(errors[one.item].a),
                "d": [known(error) for error in errors[one.item].d],
            }
        if times and one.item in times:
            values["times"] = times[one.item]
        yield one.item, values


def known(number: float) -> float | None:
    """Return a number, or nothing where it is none."""
    return number if number == number else None  # noqa: PLR0124 -- NaN


def information_of(calibration: dict[str, Any]) -> str:
    """Return the information of the test as a drawing."""
    from takar.psychometrics.irt.calibration import IrtFit  # noqa: PLC0415 -- it loads SciPy
    from takar.psychometrics.irt.information import information_curve  # noqa: PLC0415
    from takar.psychometrics.irt.information_chart import information_svg  # noqa: PLC0415

    fit = IrtFit.from_json(json.dumps(calibration["fit"]))
    return information_svg(information_curve(fit.items))
