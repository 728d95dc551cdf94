"""Item analyses kept with their certificate, and parameters handed to the item bank."""

from collections.abc import Mapping
from typing import Any

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.exam_results.actions.refusals import NotReady, refuse_unless_live
from takar.web.exam_results.analysing import kept_parameters
from takar.web.exam_results.models import ItemAnalysis, ScoreRun
from takar.web.exam_results.permissions import analyses, keeps_findings
from takar.web.item_bank.actions.findings import keep_parameters
from takar.web.item_bank.models import ItemVersion


@action("exam_results.items.analysed", needs=analyses)
def keep_analysis(actor: User, run: ScoreRun, *, report: Mapping[str, Any]) -> ItemAnalysis:
    """Keep what was found about the items of the run that counts.

    Raises:
        NotReady: the run does not count.
    """
    refuse_unless_live(run)
    made: ItemAnalysis = ItemAnalysis.objects.create(
        exam=run.exam, report=dict(report), persons=report["n"], made_by=actor
    )
    noted(report=made.pk, persons=made.persons, items=len(report["items"]))
    return made


@action("exam_results.calibration.kept", needs=keeps_findings)
def keep_calibration(actor: User, analysis: ItemAnalysis, *, scale: str) -> int:
    """Hand the parameters of a calibration that converged to the item bank; return how many.

    Raises:
        NotReady: there is no calibration, or it did not reach a top.
    """
    calibration = analysis.report.get("calibration")
    if not calibration or not calibration["has_converged"]:
        raise NotReady(
            msg("Analisis ini tidak mempunyai kalibrasi yang konvergen."),
            hint=msg("Parameter soal hanya dicatat dari kalibrasi yang mencapai puncaknya."),
        )
    versions = analysis.report["versions"]
    rows = {
        row.pk: row
        for row in ItemVersion.objects.filter(pk__in=versions.values()).select_related("item")
    }
    kept = 0
    for item, values in kept_parameters(calibration, analysis.report.get("times")):
        keep_parameters(
            actor,
            rows[versions[item]],
            values=values,
            scale=scale,
            persons=analysis.persons,
            source=f"{analysis.exam} · analisis {analysis.pk}"[:200],
        )
        kept += 1
    noted(kept=kept)
    return kept
