"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "placements.scenario.laid_out": _("%(actor)s menyusun skenario penempatan %(subject)s."),
    "placements.scenario.changed": _("%(actor)s mengubah skenario penempatan %(subject)s."),
    "placements.scenario.copied": _("%(actor)s menyalin skenario penempatan %(subject)s."),
    "placements.scenario.removed": _("%(actor)s menghapus skenario penempatan %(subject)s."),
    "placements.scenario.asked": _("%(actor)s meminta skenario %(subject)s dihitung."),
    "placements.scenario.computed": _("Skenario %(subject)s selesai dihitung."),
    "placements.scenario.failed": _("Skenario %(subject)s gagal dihitung."),
    "placements.scenario.chosen": _("%(actor)s memilih skenario %(subject)s."),
    "placements.scenario.taken": _("%(actor)s mengunduh skenario %(subject)s."),
    "placements.annex.taken": _("%(actor)s mencetak lampiran keputusan skenario %(subject)s."),
    "placements.scenario.proposed": _("%(actor)s mengajukan perpindahan skenario %(subject)s."),
    "placements.alternative.kept": _(
        "%(actor)s menyimpan susunan lain dari skenario %(subject)s sebagai skenario."
    ),
    "placements.rule.noted": _("%(actor)s menambah aturan pada skenario %(subject)s."),
    "placements.rule.removed": _("%(actor)s menghapus aturan %(subject)s."),
}
