"""From the last place of the search to what is reported: items, errors, groups, warnings."""

import numpy as np

from takar.kernel.language import Message, msg
from takar.psychometrics.irt.calibration.design import Design, Numbers
from takar.psychometrics.irt.calibration.fit import GroupAbility, ItemErrors
from takar.psychometrics.irt.calibration.place import Place, logistic
from takar.psychometrics.irt.calibration.precision import Precision
from takar.psychometrics.irt.models import ItemParameters

STEEP = 4.0
GUESSED = 0.4


def items_of(place: Place) -> tuple[ItemParameters, ...]:
    """Return the items of a place."""
    return tuple(_item(place, number) for number in range(len(place.rows)))


def _item(place: Place, number: int) -> ItemParameters:
    """Return one item; a fixed one exactly as it was given."""
    design, row = place.design, place.rows[number]
    name = design.items[number]
    if name in design.fixed:
        return design.fixed[name]
    model = design.models[number]
    guess = float(logistic(row[-1])) if model == "3PL" else 0.0
    return ItemParameters(
        name, model, float(row[0]), tuple(row[1 : design.categories[number]].tolist()), guess
    )


def errors_of(place: Place, found: Precision) -> tuple[ItemErrors, ...]:
    """Return the standard errors of every item, of its difficulties by the delta method."""
    errors, width = found.rows(place), place.design.width
    told = []
    for number, item in enumerate(items_of(place)):
        block = slice(number * width, (number + 1) * width)
        own = found.covariance[block, block]
        told.append(
            ItemErrors(
                item=item.item,
                a=float(errors[number, 0]),
                d=tuple(errors[number, 1 : item.categories].tolist()),
                c=float(errors[number, -1] * item.c * (1 - item.c)) if item.c else 0.0,
                b=_difficulty_errors(item, own),
            )
        )
    return tuple(told)


def _difficulty_errors(item: ItemParameters, covariance: Numbers) -> tuple[float, ...]:
    """Return the standard errors of -step / a."""
    if item.a == 0:
        return tuple(float("nan") for _ in item.d)
    steps = np.eye(len(item.d))
    if item.model != "GRM":
        steps -= np.eye(len(item.d), k=-1)
    slopes = np.zeros((len(item.d), len(covariance)))
    slopes[:, 1 : item.categories] = -steps / item.a
    slopes[:, 0] = -np.array(item.difficulty) / item.a
    variance = np.einsum("bi,ij,bj->b", slopes, covariance, slopes)
    return tuple(np.sqrt(np.maximum(variance, 0.0)).tolist())


def groups_of(
    place: Place, names: tuple[str, ...], persons: Numbers, found: Precision | None
) -> tuple[GroupAbility, ...]:
    """Return mean and spread of every group."""
    free = place.design.free_groups
    nan = np.full(len(free), np.nan)
    mean_se, sd_se = (nan, nan) if found is None else found.groups(place)
    told = []
    for group in range(place.design.groups):
        is_free = group in free
        number = free.index(group) if is_free else 0
        told.append(
            GroupAbility(
                name=names[group] if group < len(names) else "",
                mean=float(place.mean[group]),
                sd=float(place.sd[group]),
                mean_se=float(mean_se[number]) if is_free else 0.0,
                sd_se=float(sd_se[number]) if is_free else 0.0,
                persons=float(persons[group]),
            )
        )
    return tuple(told)


def doubts(place: Place, found: Numbers | None, *, has_converged: bool) -> tuple[Message, ...]:
    """Return what looks wrong with the items, and whether the top was reached."""
    design, said = place.design, []
    if not has_converged:
        said.append(msg("Kalibrasi belum konvergen: angkanya jangan dipakai."))
    if place.is_flat[list(design.free_groups)].any():
        said.append(msg("Ada kelompok yang kemampuannya hampir tidak berbeda satu sama lain."))
    for number, item in enumerate(items_of(place)):
        if not design.is_free[number]:
            continue
        if item.a < 0 or (found is not None and found[number] < 0):
            said.append(
                msg("Butir {item} berlereng negatif: kuncinya mungkin salah.", item=item.item)
            )
        if item.a * _per_step(design, number) > STEEP:
            said.append(msg("Lereng butir {item} luar biasa curam.", item=item.item))
        if item.c > GUESSED:
            said.append(msg("Tebakan butir {item} luar biasa tinggi.", item=item.item))
    return tuple(said)


def _per_step(design: Design, number: int) -> int:
    """Return how many steps a slope stands for: one for graded items, else as many as there are."""
    return design.categories[number] - 1 if number in design.exponential else 1
