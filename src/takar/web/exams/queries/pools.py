"""Pools of adaptive sections: what a draft would choose from, and what a locked form does."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from takar.items.forms import AdaptiveRule, Exposure, FormKind, Section
from takar.items.keys import EssayKey, Key, TextKey, Unmatched
from takar.items.marking import Marker, categories, marker_of
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import Agency
from takar.web.exams.models import AdaptivePool, ExamForm, ExposureControl, FormItem
from takar.web.exams.rules import drafts
from takar.web.exams.rules.pools import Pool, PoolItem, UnfitPool, refuse_items, refuse_unfit
from takar.web.item_bank.models import ItemKey, ItemParameters
from takar.web.item_bank.queries import contents, live_keys

if TYPE_CHECKING:
    from takar.psychometrics.cat import AdaptiveTest

POOLS_KEPT = 16
"""Pools of which a process keeps the tables worked out."""


def adaptive_sections(form: ExamForm) -> list[Section]:
    """Return the adaptive sections of a form.

    Raises:
        BadDraft: its plan is not whole.
    """
    plan = drafts.checked(form.blueprint)
    return [one for one in plan.sections if one.kind is FormKind.ADAPTIVE]


def problem_of_pools(form: ExamForm) -> TakarError | None:
    """Return what keeps the adaptive sections of a draft from being given, if anything does."""
    try:
        for section in adaptive_sections(form):
            gathered(form, section)
    except UnfitPool as fault:
        return fault
    except drafts.BadDraft:
        return None  # told beside this
    return None


def scales_in(agency: Agency) -> dict[str, str]:
    """Return the calibrations of an agency, the newest first, each with how many items it has."""
    rows = ItemParameters.objects.filter(version__item__agency=agency).order_by("-pk")
    found: dict[str, set[int]] = {}
    for scale, version in rows.values_list("scale", "version"):
        found.setdefault(scale, set()).add(version)
    return {scale: f"{scale} ({len(versions)})" for scale, versions in found.items()}


def gathered(form: ExamForm, section: Section) -> list[PoolItem]:
    """Return what an adaptive section chooses from, calibrated and ready to be marked at once.

    Raises:
        UnfitPool: no calibration is named, or items do not fit it; what to do is told.
    """
    rule = rule_of(section)
    codes = [code for block in section.blocks for code in block.items]
    rows = FormItem.objects.filter(form=form, code__in=codes).values_list(
        "code", "version", "version__item__competency"
    )
    named = {code: (version, area) for code, version, area in rows}
    versions = [version for version, _ in named.values()]
    parameters = newest_parameters(versions, rule.scale)
    refuse_items(
        section.title,
        [code for code in codes if code not in named or named[code][0] not in parameters],
        msg("soal tanpa parameter pada kalibrasi {scale}:", scale=rule.scale),
        msg(
            "Kalibrasi soal itu dari hasil ujian dan catat parameternya di bank soal, "
            "atau keluarkan dari kolam."
        ),
    )
    keys = live_keys(versions)
    texts = contents(versions)
    sizes = {one: categories_of(texts[one], keys.get(one)) for one in versions}
    found = [
        pool_item(code, named[code], parameters[named[code][0]], keys.get(named[code][0]))
        for code in codes
    ]
    refuse_items(
        section.title,
        [one.code for one in found if sizes[one.version] != one.categories],
        msg("soal yang tidak dapat dinilai seketika menurut parameternya:"),
        msg(
            "Keluarkan uraian, isian yang menunggu pembaca, dan soal yang kategori kuncinya "
            "berbeda dari kalibrasinya."
        ),
    )
    refuse_unfit(section.title, rule, found)
    return found


def rule_of(section: Section) -> AdaptiveRule:
    """Return the rule of an adaptive section.

    Raises:
        UnfitPool: no calibration is named.
    """
    if section.adaptive is None or not section.adaptive.scale:
        raise UnfitPool(
            msg("Bagian {title}: kalibrasi belum dipilih.", title=section.title),
            hint=msg("Buka bagian itu dan pilih kalibrasi yang parameternya dipakai."),
        )
    return section.adaptive


def newest_parameters(versions: Iterable[int], scale: str) -> dict[int, ItemParameters]:
    """Return the newest parameters of each version on one scale."""
    rows = ItemParameters.objects.filter(version__in=list(versions), scale=scale).order_by("pk")
    return {row.version_id: row for row in rows}


def categories_of(content: Any, key: tuple[int, Key] | None) -> int | None:
    """Return how many categories a key tells apart by itself; nothing where a person has to."""
    if key is None or isinstance(key[1], EssayKey):
        return None
    if isinstance(key[1], TextKey) and key[1].unmatched is Unmatched.PERSON:
        return None
    return categories(content, key[1])


def pool_item(
    code: str, named: tuple[int, str], row: ItemParameters, key: tuple[int, Key] | None
) -> PoolItem:
    """Return one item as the pool keeps it."""
    version, area = named
    return PoolItem(
        code=code,
        version=version,
        key=key[0] if key else 0,
        parameters=row.pk,
        area=area,
        model=row.values["model"],
        a=float(row.values["a"]),
        d=tuple(float(one) for one in row.values["d"]),
        c=float(row.values.get("c") or 0),
    )


def pool_of(form: int, section: str) -> AdaptivePool | None:
    """Return what an adaptive section of a locked form chooses from; its items are not read."""
    rows = AdaptivePool.objects.filter(form=form, section=section)
    return rows.defer("items", "rehearsal").first()


def control_of(pool: AdaptivePool) -> ExposureControl | None:
    """Return the control in force for who begins now; its chances are not read."""
    rows = ExposureControl.objects.filter(pool=pool).order_by("-number")
    return rows.defer("chances", "counted").first()


@lru_cache(maxsize=POOLS_KEPT)
def pool_items(pool: int, sign: str) -> tuple[PoolItem, ...]:
    """Return the items of a pool with this fingerprint; they never change."""
    return AdaptivePool.objects.get(pk=pool, fingerprint=sign).pool.items


@lru_cache(maxsize=POOLS_KEPT)
def markers_in(pool: int, sign: str) -> Mapping[str, Marker]:
    """Return what marks each item of a pool, by the very key it was locked with."""
    items = pool_items(pool, sign)
    texts = contents(one.version for one in items)
    wanted = {(one.version, one.key): one.code for one in items}
    rows = ItemKey.objects.filter(version__in=[one.version for one in items])
    return {
        wanted[row.version_id, row.number]: marker_of(texts[row.version_id], row.key)
        for row in rows
        if (row.version_id, row.number) in wanted
    }


@lru_cache(maxsize=POOLS_KEPT)
def test_of(pool: int, sign: str, control: int) -> "AdaptiveTest":
    """Return the test of a pool under one control of exposure (none: 0)."""
    row = AdaptivePool.objects.select_related("form").get(pk=pool, fingerprint=sign)
    chances = ExposureControl.objects.filter(pool=pool, number=control).first()
    section = next(one for one in row.form.plan.sections if one.code == row.section)
    rule = section.adaptive or AdaptiveRule()
    return built(row.pool.items, rule, chances.chances if chances else {})


def built(
    items: Iterable[PoolItem], rule: AdaptiveRule, chances: Mapping[str, float]
) -> "AdaptiveTest":
    """Return the test that chooses from these items by this rule."""
    from takar.psychometrics.cat import AdaptiveTest, Bank, Stop  # noqa: PLC0415 -- numpy is heavy

    items = list(items)
    bank = Bank.of(
        parameters(items), content={one.code: one.area for one in items}, control=chances or None
    )
    ways = {Exposure.LOT: "randomesque", Exposure.LIMIT: "sympson_hetter"}
    return AdaptiveTest(
        bank,
        exposure=ways.get(rule.exposure, "uncontrolled"),  # type: ignore[arg-type]
        best=rule.best,
        content={area: percent / 100 for area, percent in rule.content.items()},
        stop=Stop(se=float(rule.standard_error), least=rule.least, most=rule.most),
        mean=float(rule.start),
    )


def parameters(items: Iterable[PoolItem]) -> Iterator[Any]:
    """Yield the items as the engine knows them."""
    from takar.psychometrics.irt.models import ItemParameters as Known  # noqa: PLC0415

    for one in items:
        yield Known(item=one.code, model=one.model, a=one.a, d=one.d, c=one.c)  # type: ignore[arg-type]


def pool_row(form: ExamForm, section: Section, items: list[PoolItem]) -> AdaptivePool:
    """Return the row of a pool that is about to be frozen."""
    rule, kept = rule_of(section), Pool(items=tuple(items)).model_dump(mode="json")
    said = json.dumps([kept, rule.model_dump(mode="json")], sort_keys=True)
    return AdaptivePool(
        form=form,
        section=section.code,
        scale=rule.scale,
        items=kept,
        fingerprint=hashlib.sha256(said.encode()).hexdigest(),
    )
