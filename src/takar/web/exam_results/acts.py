"""What the log says of this room's acts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Any] = {
    "exam_results.alarm.looked_at": _("%(actor)s memeriksa tanda bahaya %(subject)s."),
    "exam_results.alarms.sought": _("%(actor)s mencatat tanda bahaya pada %(subject)s."),
    "exam_results.alarms.asked": _("%(actor)s meminta pencarian tanda bahaya pada %(subject)s."),
    "exam_results.analysis.asked": _("%(actor)s meminta analisis soal pada %(subject)s."),
    "exam_results.board.set": _("%(actor)s mengatur jumlah di papan langsung bagi %(subject)s."),
    "exam_results.inquiry.begun": _("%(subject)s mulai dikerjakan."),
    "exam_results.inquiry.ended": _("%(subject)s selesai."),
    "exam_results.inquiry.failed": _("%(subject)s gagal."),
    "exam_results.answer.read": _("%(actor)s membaca dan menilai satu uraian."),
    "exam_results.cuts.set": _("%(actor)s menetapkan batas level pada %(subject)s."),
    "exam_results.levels.sent": _("%(actor)s menulis level dari %(subject)s ke kegiatan."),
    "exam_results.calibration.kept": _("%(actor)s mencatat parameter soal dari %(subject)s."),
    "exam_results.items.analysed": _("%(actor)s menganalisis soal pada %(subject)s."),
    "exam_results.correction.proposed": _("%(actor)s mengusulkan koreksi kunci pada %(subject)s."),
    "exam_results.run.asked": _("%(actor)s meminta penskoran %(subject)s."),
    "exam_results.run.computed": _("%(subject)s selesai dihitung."),
    "exam_results.run.failed": _("%(subject)s gagal dihitung."),
    "exam_results.run.released": _("%(actor)s membuka hasil %(subject)s bagi peserta."),
    "exam_results.run.switched": _("%(actor)s memberlakukan %(subject)s."),
    "exam_results.run.verified": _("%(actor)s menghitung ulang %(subject)s."),
    "exam_results.run.withdrawn": _("%(actor)s membatalkan usulan %(subject)s."),
    "exam_results.scores.taken": _("%(actor)s mengunduh nilai %(subject)s."),
}
