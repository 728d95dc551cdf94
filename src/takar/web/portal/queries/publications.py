"""Publications, and what a run would say if it were published."""

from collections.abc import Mapping

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from takar.regulations.citation import Citation
from takar.regulations.law import Law
from takar.web.accounts.models import Agency
from takar.web.kit import words
from takar.web.kit.charts import BOX_TONES
from takar.web.kit.scope import scope
from takar.web.people.models import WorkUnit
from takar.web.portal.content import (
    UNDETERMINED,
    Choice,
    Content,
    Property,
    Rule,
    Tally,
    coarse,
    columns_of,
    grouping,
)
from takar.web.portal.models import Publication
from takar.web.results.models import Measure, Run
from takar.web.results.queries import category_titles, keys_of, law_of, results_in, runs_of

NOT_DETERMINED = ("Belum dapat ditentukan", "none")
WITHOUT_TIER = "Jenjang belum tercatat"
WITHOUT_UNIT = "Unit kerja belum tercatat"


def publications_of(agency: Agency) -> QuerySet[Publication]:
    """The publications of an agency, newest first, withdrawn ones too."""
    return Publication.objects.filter(agency=agency).select_related("published_by")


def publishable_runs(agency: Agency) -> QuerySet[Run]:
    """The runs from which a publication can be made, newest first."""
    return runs_of(agency).filter(people__gt=0)


def public_agency(code: str) -> Agency:
    """Return an agency that has a public page, or 404."""
    return get_object_or_404(Agency, code=code, publishes=True)


def public_ones(agency: Agency) -> list[Publication]:
    """Return what everybody may read of an agency, newest first."""
    with scope(agency=agency, agency_code=agency.code):
        return list(Publication.objects.filter(agency=agency, withdrawn_at__isnull=True))


def public_agencies() -> list[Agency]:
    """Return the agencies with a public page."""
    return list(Agency.objects.filter(publishes=True))


def composed(run: Run) -> Content:
    """Return what a publication of this run would say: aggregates, small groups hidden.

    Raises:
        TooFew: too few people were measured.
    """
    law = law_of(run)
    least = int(law.number("publication.small_cell"))
    tallies = tallies_of(run, law)
    columns = columns_of(tallies, Choice(result_titles(run), least))
    return Content(
        agency=run.agency.name,
        agency_code=run.agency.code,
        measure=run.measure,
        measure_title=str(Measure(run.measure).label),
        run_title=run.title,
        purpose=run.purpose,
        day=run.day,
        people=sum(column.people for column in columns),
        columns=columns,
        groupings=[grouping(split, tallies, coarse(columns), least) for split in splits(law)],
        least=least,
        rules=[rule_of(law.cite(key)) for key in rules_behind(law, run)],
        law_edition=run.law_edition,
        evidence_hash=run.evidence_hash,
        code_version=run.code_version,
        bundle_digest=run.bundle_digest,
    )


def splits(law: Law) -> tuple[Property, ...]:
    """Return by what the tables are split: groups of tiers in the law's order, and offices."""
    tiers = tuple(dict.fromkeys(tier_groups(law).values()))
    return Property("tier", "Kelompok jabatan", tiers), Property("unit", "Unit kerja")


def rules_behind(law: Law, run: Run) -> tuple[str, ...]:
    """Return the keys of the law on which the numbers and their hiding rest."""
    used = keys_of(law, run.measure, run.purpose, categories=run.categories)
    return (*used, "publication.small_cell", "publication.levels")


def rule_of(citation: Citation) -> Rule:
    """Return a rule with its papers, as it is printed."""
    return Rule(
        key=citation.key,
        title=citation.title,
        source=citation.source.title,
        at=citation.at,
        since=citation.since,
        certainty=citation.certainty,
        note=citation.note,
    )


def result_titles(run: Run) -> dict[str, tuple[str, str]]:
    """Return the categories or boxes of a run with title and tone, best first."""
    if run.measure == Measure.TALENT:
        found = {str(box): (f"Kotak {box}", BOX_TONES[box]) for box in range(9, 0, -1)}
    else:
        titles = category_titles(run)
        found = {code: (title, words.tone_of(code)) for code, title in titles.items()}
    return found | {UNDETERMINED: NOT_DETERMINED}


def tallies_of(run: Run, law: Law) -> list[Tally]:
    """Count the people of a run by result, tier group and unit, in one query."""
    result = "box" if run.measure == Measure.TALENT else "category"
    rows = (
        results_in(run)
        .order_by()
        .values_list(result, "employee__position_tier", "employee__unit__path")
        .annotate(people=Count("pk"))
    )
    tiers, units = tier_groups(law), UnitNames(run.agency)
    return [
        Tally(
            result=UNDETERMINED if found is None else str(found),
            groups={"tier": tiers.get(tier or "", WITHOUT_TIER), "unit": units.of(path)},
            people=people,
        )
        for found, tier, path, people in rows
    ]


def tier_groups(law: Law) -> Mapping[str, str]:
    """Return the group of each tier: a functional tier stands with the structural one it equals."""
    tiers = law.codes("positions.tiers")
    with_equals = {code["equal_to"] for code in tiers.values()}
    return {
        name: group_title(
            tiers[code["equal_to"] or name].title, (code["equal_to"] or name) in with_equals
        )
        for name, code in tiers.items()
    }


def group_title(title: str, has_equals: bool) -> str:  # noqa: FBT001 - one of two forms
    """Return the words for a group of tiers."""
    return f"{title} dan yang setara" if has_equals else title


class UnitNames:
    """The names of the offices of an agency: the first level below a common root."""

    def __init__(self, agency: Agency) -> None:
        rows = list(WorkUnit.objects.filter(agency=agency).values_list("code", "name", "path"))
        self.names = {code: name for code, name, _ in rows}
        roots = {path.split("/")[0] for _, _, path in rows if path}
        self.level = 1 if len(roots) == 1 and len(rows) > 1 else 0

    def of(self, path: str | None) -> str:
        """Return the office to which a unit's path leads."""
        codes = [code for code in (path or "").split("/") if code]
        if not codes:
            return WITHOUT_UNIT
        return self.names.get(codes[min(self.level, len(codes) - 1)], WITHOUT_UNIT)
