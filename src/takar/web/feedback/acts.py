"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "feedback.session.recorded": _("%(actor)s mencatat umpan balik kepada %(subject)s."),
    "feedback.session.confirmed": _("%(actor)s membenarkan catatan umpan balik %(subject)s."),
    "feedback.advice.drafted": _("%(actor)s menyusun saran pengembangan di %(subject)s."),
    "feedback.advice.given": _("%(actor)s memberi saran pengembangan kepada %(subject)s."),
    "feedback.advice.followed": _("%(actor)s memperbarui saran: %(subject)s."),
    "feedback.objection.filed": _("%(actor)s menyanggah hasil %(subject)s."),
    "feedback.objection.withdrawn": _("%(actor)s mencabut sanggahan %(subject)s."),
    "feedback.objection.answered": _("%(actor)s menjawab sanggahan %(subject)s."),
    "feedback.person.viewed": _("%(actor)s membaca umpan balik kepada %(subject)s."),
    "feedback.sheet.taken": _("%(actor)s mengunduh umpan balik %(subject)s."),
}
