"""The feedback of an event as sheets of a workbook."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from takar.regulations.law import Law
from takar.web.assessments.models import Event, Participant
from takar.web.feedback.models import Advice, FeedbackSession, Objection

Sheets = dict[str, list[dict[str, object]]]


def sheet_of(event: Event, people: Sequence[Participant], law: Law) -> Sheets:
    """Return talks, advice and objections, one sheet each; without NIP."""
    titles = {code: one.title for code, one in law.codes("assessment.competencies").items()}
    chosen = {"participant__in": [one.pk for one in people]}
    order = ("participant__number", "pk")
    whole = "participant__employee"
    talks = FeedbackSession.objects.filter(**chosen).select_related(whole).order_by(*order)
    advice = Advice.objects.filter(**chosen).select_related(whole).order_by(*order)
    contested = Objection.objects.filter(**chosen).select_related(whole).order_by(*order)
    return {
        _("Umpan balik"): [
            {
                **who(one.participant),
                _("Tanggal"): one.held_on,
                _("Cara"): one.get_form_display(),
                _("Pemberi"): one.given_by,
                _("Disepakati"): one.agreed,
                _("Dibenarkan"): _("ya") if one.confirmed_at else _("belum"),
            }
            for one in talks
        ],
        _("Saran"): [
            {
                **who(one.participant),
                _("Kompetensi"): titles.get(one.competency, one.competency),
                _("Jalan"): one.get_way_display(),
                _("Saran"): one.text,
                _("Tenggat"): one.due_on,
                _("Keadaan"): one.get_state_display(),
            }
            for one in advice
        ],
        _("Sanggahan"): [
            {
                **who(one.participant),
                _("Kompetensi"): titles.get(one.competency, one.competency) or _("seluruh hasil"),
                _("Diajukan"): one.filed_on,
                _("Terlambat diajukan"): _("ya") if one.came_late else _("tidak"),
                _("Tenggat menjawab"): one.due_on,
                _("Keadaan"): one.get_state_display(),
                _("Dijawab"): one.answered_on,
            }
            for one in contested
        ],
    }


def who(participant: Participant) -> dict[str, object]:
    """Return the first cells of every row."""
    return {
        _("Nomor"): participant.number,
        _("Nama"): participant.employee.name,
        _("Jabatan"): participant.position_title,
    }
