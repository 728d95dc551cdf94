"""What stands between an event and its next step."""

from takar.kernel.language import msg
from takar.web.assessments.models import Event, IntegratedLevel, MethodScore, Participant
from takar.web.assessments.queries.assigning import assigning_findings
from takar.web.assessments.queries.design import design_findings
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.queries.roster import group_sizes_of
from takar.web.assessments.queries.scores import assessors_seen, matrix_of
from takar.web.assessments.queries.team import candidates_in_team, findings_of_team, has_team
from takar.web.assessments.rules.limits import Limits
from takar.web.assessments.rules.matrix import (
    Finding,
    assessor_findings,
    group_findings,
    matrix_findings,
)


def findings_of(event: Event) -> list[Finding]:
    """Return everything to mend or to know before the next step, by the state of the event."""
    limits = limits_of(law_of_event(event))
    look = {
        "DRAF": planning_findings,
        "DIRENCANAKAN": planning_findings,
        "PENILAIAN": scoring_findings,
        "INTEGRASI": signing_findings,
    }.get(event.state)
    return look(event, limits) if look else []


def planning_findings(event: Event, limits: Limits) -> list[Finding]:
    """Return what is wrong with the plan."""
    matrix = matrix_of(event)
    findings = matrix_findings(matrix, limits, name=event.name)
    findings += design_findings(event, limits, matrix)
    if not Participant.objects.filter(event=event).exists():
        findings.append(
            Finding(
                msg("Belum ada peserta."),
                msg("Isi kelompok peserta dan kuotanya, lalu tetapkan peserta."),
            )
        )
    if has_team(event):  # without a team every assessor of the agency judges, as before
        findings += [*double_parts(event), *findings_of_team(event), *assigning_findings(event)]
    if matrix.keys() & limits.in_group:
        findings += group_findings(group_sizes_of(event), limits, event.purpose)
    return findings


def double_parts(event: Event) -> list[Finding]:
    """Find those who judge and are judged in the same event."""
    names = candidates_in_team(event)
    if not names:
        return []
    return [
        Finding(
            msg("Asesor yang sekaligus peserta: {names}.", names=", ".join(names)),
            msg("Lepaskan dari tim, atau keluarkan dari daftar peserta."),
        )
    ]


def scoring_findings(event: Event, limits: Limits) -> list[Finding]:
    """Return what is wrong with the scores."""
    if not MethodScore.objects.filter(participant__event=event, level__isnull=False).exists():
        return [Finding(msg("Belum ada nilai."), msg("Isi nilai di layar atau unggah buku nilai."))]
    return assessor_findings(assessors_seen(event, limits), limits)


def signing_findings(event: Event, limits: Limits) -> list[Finding]:
    """Return what is wrong with the levels to be signed."""
    if event.integrated_at is None:
        return [
            Finding(
                msg("Level belum dihitung, atau nilai berubah sesudah dihitung."),
                msg("Tekan Hitung level, lalu periksa lagi."),
            )
        ]
    return [
        *level_gaps(event),
        *open_disputes(event),
        *assessor_findings(assessors_seen(event, limits), limits),
    ]


def level_gaps(event: Event) -> list[Finding]:
    """Find levels that are missing."""
    levels = IntegratedLevel.objects.filter(participant__event=event)
    missing = levels.filter(level__isnull=True)
    if levels.count() == missing.count():
        return [Finding(msg("Belum ada satu level pun."), msg("Lengkapi nilai, lalu hitung lagi."))]
    if not (count := missing.count()):
        return []
    people = missing.order_by().values("participant").distinct().count()
    return [
        Finding(
            msg("{count} level dari {people} peserta belum ada.", count=count, people=people),
            msg("Lengkapi nilainya, atau tulis alasannya saat menandatangani; bukan nol."),
            stops=False,
        )
    ]


def open_disputes(event: Event) -> list[Finding]:
    """Find levels on which what was seen lies far apart and nobody decided."""
    disputed = IntegratedLevel.objects.filter(
        participant__event=event, is_disputed=True, decided_by__isnull=True
    )
    if not (count := disputed.count()):
        return []
    return [
        Finding(
            msg("{count} level berselisih dua atau lebih dan belum dibahas.", count=count),
            msg("Bahas dalam rapat asesor; tetapkan atau benarkan levelnya dengan alasan."),
            stops=False,
        )
    ]
