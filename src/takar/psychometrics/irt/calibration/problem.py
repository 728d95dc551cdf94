"""What can be estimated from the answers at hand: checks, exclusions, and the reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.irt.calibration.design import Design, Numbers
from takar.psychometrics.irt.calibration.packing import Packed, packed
from takar.psychometrics.irt.models import BINARY, COMMON_SLOPE, MODELS, ItemParameters, Model
from takar.psychometrics.responses import Responses

FEW_FOR_SLOPES, FEW_WITHOUT_BELIEF, FEW_FOR_GUESSING = 200, 500, 1000


class NotEstimable(TakarError):
    """Answers that leave a number of the model without a value."""


@dataclass(frozen=True, eq=False)
class Problem:
    """What is to be estimated, and what was left out and why."""

    design: Design
    packed: Packed
    n_used: float
    n_excluded: float
    excluded: tuple[tuple[str, Message], ...]
    warnings: tuple[Message, ...]


def offered(persons: float) -> tuple[Model, ...]:
    """Return the models that so many persons can carry without a belief about items."""
    rasch: tuple[Model, ...] = ("1PL", "PCM", "RSM")
    if persons < FEW_FOR_SLOPES:
        return rasch
    if persons < FEW_FOR_GUESSING:
        return (*rasch, "2PL", "GPCM", "GRM")
    return MODELS


@dataclass(frozen=True)
class Asked:
    """What the settings of a calibration say of the answers."""

    model: Model | Mapping[str, Model]
    fixed: Mapping[str, ItemParameters]
    has_prior: bool = False
    is_one_group: bool = False
    guess: float | None = None


def problem(responses: Responses, asked: Asked) -> Problem:
    """Return what can be estimated, or complain of what stands in the way."""
    if asked.guess is not None and not 0 <= asked.guess < 1:
        raise NotEstimable(
            msg("Peluang menebak {guess} tidak masuk akal.", guess=asked.guess),
            hint=msg("Isi antara 0 dan 1, misalnya 0,2 untuk lima pilihan."),
        )
    models = models_of(responses, asked.model, asked.fixed)
    rows = _rows(responses, asked)
    excluded = _unvarying(responses, rows.taken, asked)
    passed = {name for name, _ in excluded} | set(asked.fixed)
    _refuse_unused(responses, models, rows.taken, passed, has_prior=asked.has_prior)
    left = [name for name in responses.items if name not in dict(excluded)]
    if excluded:
        rows = _rows(responses.subset(items=left), asked)
    one = asked.is_one_group or responses.groups is None
    groups = 1 if one else len(responses.group_names)
    design = _design(left, rows.categories, models, asked, groups)
    _refuse_unidentified(design, has_prior=asked.has_prior)
    _refuse_strangers(design, rows, responses.group_names)
    return Problem(
        design=design,
        packed=rows,
        n_used=rows.persons,
        n_excluded=float(responses.counted().sum()) - rows.persons,
        excluded=excluded,
        warnings=_advice(design, rows.persons, has_prior=asked.has_prior),
    )


def _rows(responses: Responses, asked: Asked) -> Packed:
    """Return the answers of those who were given anything, packed."""
    answers = responses.scored()
    answered = np.ones(len(answers), bool) if answers.min() >= 0 else (answers >= 0).any(axis=1)
    kept = slice(None) if answered.all() else np.flatnonzero(answered)
    sizes = [
        asked.fixed[name].categories if name in asked.fixed else size
        for name, size in zip(responses.items, responses.categories, strict=True)
    ]
    return packed(
        answers[kept],
        None if responses.weights is None else responses.weights[kept],
        None if asked.is_one_group or responses.groups is None else responses.groups[kept],
        tuple(sizes),
    )


def models_of(
    responses: Responses, model: Model | Mapping[str, Model], fixed: Mapping[str, ItemParameters]
) -> dict[str, Model]:
    """Return the model of each item; those not named are 2PL, or GPCM with more categories."""
    found: dict[str, Model] = {}
    for name, size in zip(responses.items, responses.categories, strict=True):
        usual: Model = "2PL" if size == 2 else "GPCM"
        found[name] = model.get(name, usual) if isinstance(model, Mapping) else model
        if name in fixed:
            found[name] = fixed[name].model
            size_known = fixed[name].categories
            if size_known < size:
                raise NotEstimable(
                    msg("Butir {item} punya jawaban di atas parameter tetapnya.", item=name),
                    hint=msg("Periksa apakah kunci dan kategorinya masih sama."),
                )
        elif found[name] not in MODELS or (size > 2 and found[name] in BINARY):
            raise NotEstimable(
                msg("Model {model} tidak cocok untuk butir {item}.", model=found[name], item=name),
                hint=msg("Butir lebih dari dua kategori: pakai PCM, RSM, GPCM atau GRM."),
            )
    return found


def _unvarying(
    responses: Responses, taken: Numbers, asked: Asked
) -> tuple[tuple[str, Message], ...]:
    """Return items that nobody or everybody answered alike, with the reason."""
    used = (taken > 0).sum(axis=1)
    reasons: list[tuple[str, Message]] = []
    for name, kinds in zip(responses.items, used, strict=True):
        if kinds == 0:
            reasons.append((name, msg("Butir {item} tidak dijawab siapa pun.", item=name)))
        elif kinds == 1 and name not in asked.fixed and not asked.has_prior:
            reasons.append((name, msg("Semua orang menjawab butir {item} sama.", item=name)))
    if len(reasons) == len(responses.items):
        raise NotEstimable(
            msg("Tidak ada butir yang jawabannya beragam."),
            hint=msg("Kumpulkan jawaban lebih banyak orang."),
        )
    return tuple(reasons)


def _refuse_unused(
    responses: Responses,
    models: dict[str, Model],
    taken: Numbers,
    passed: set[str],
    *,
    has_prior: bool,
) -> None:
    """Complain of categories nobody gave, unless a belief can stand in for answers."""
    for name, size, row in zip(responses.items, responses.categories, taken, strict=True):
        believed = has_prior and models[name] != "GRM"
        if name not in passed and not believed and (row[:size] == 0).any():
            unused = ", ".join(str(k) for k in np.flatnonzero(row[:size] == 0))
            raise NotEstimable(
                msg(
                    "Kategori {unused} butir {item} tidak pernah dipakai.", unused=unused, item=name
                ),
                hint=msg("Gabungkan kategorinya dengan sengaja: responses.collapsed()."),
            )


def _design(
    names: list[str],
    categories: tuple[int, ...],
    models: dict[str, Model],
    asked: Asked,
    groups: int,
) -> Design:
    """Return the design of the items that are left."""
    known = {name: asked.fixed[name] for name in names if name in asked.fixed}
    return Design(
        items=tuple(names),
        models=tuple(models[name] for name in names),
        categories=categories,
        fixed=known,
        groups=groups,
        free_groups=tuple(range(0 if known else 1, groups)),
        guess=asked.guess,
    )


def _refuse_unidentified(design: Design, *, has_prior: bool) -> None:
    """Complain of too few items for what is asked."""
    if has_prior or design.fixed:
        return
    sloped = sum(model not in COMMON_SLOPE for model in design.models)
    least = 3 if sloped else 2
    if len(design.items) < least:
        raise NotEstimable(
            msg("{number} butir terlalu sedikit untuk model ini.", number=len(design.items)),
            hint=msg("Perlu sedikitnya {least} butir yang jawabannya beragam.", least=least),
        )


def _refuse_strangers(design: Design, rows: Packed, names: tuple[str, ...]) -> None:
    """Complain of groups without anybody, or that share no item with the others at any remove."""
    for group in set(range(design.groups)) - set(rows.cell_group):
        raise NotEstimable(
            msg("Kelompok {group} tidak punya jawaban.", group=names[group]),
            hint=msg("Hapus kelompok yang kosong."),
        )
    reached = np.array([name in design.fixed for name in design.items])
    if not design.fixed:
        first = np.array(rows.cell_group) == 0
        reached = rows.cell_given[first].any(axis=0)
    groups = np.array(rows.cell_group)
    before = -1
    while reached.sum() > before:
        before = int(reached.sum())
        met = np.isin(groups, groups[(rows.cell_given & reached).any(axis=1)])
        reached = reached | rows.cell_given[met].any(axis=0)
    if not reached.all():
        strangers = ", ".join(np.array(design.items)[~reached][:5])
        raise NotEstimable(
            msg("Ada kelompok tanpa butir bersama; butirnya: {items}.", items=strangers),
            hint=msg("Sertakan butir jangkar yang dikerjakan kedua kelompok."),
        )


def _advice(design: Design, persons: float, *, has_prior: bool) -> tuple[Message, ...]:
    """Return what the number of persons does not carry."""
    free = {m for m, is_free in zip(design.models, design.is_free, strict=True) if is_free}
    if design.guess is not None and "3PL" in free:
        free = (free - {"3PL"}) | {"2PL"}
    heavy = sorted(free - set(offered(persons)))
    said = []
    if heavy:
        said.append(
            msg(
                "{persons} orang terlalu sedikit untuk {models}; yang dapat dipakai: {offered}.",
                persons=round(persons),
                models=", ".join(heavy),
                offered=", ".join(offered(persons)),
            )
        )
    elif not has_prior and free - set(COMMON_SLOPE) and persons < FEW_WITHOUT_BELIEF:
        said.append(
            msg(
                "Dengan {persons} orang, lereng butir sebaiknya diberi prior lemah.",
                persons=round(persons),
            )
        )
    return tuple(said)
