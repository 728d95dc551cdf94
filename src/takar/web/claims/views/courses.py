"""One course for many people: its facts once, everybody who took part, entered with one press."""

from dataclasses import dataclass, field

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from takar.exchange.faults import Fault
from takar.exchange.files import check_size
from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.audit.action import NotPermitted
from takar.web.claims.actions.archives import Attached, attach_certificates
from takar.web.claims.actions.courses import OWN_FACTS, submit_course, undo_course
from takar.web.claims.forms.courses import ArchiveForm, CourseForm, SharedFileForm, SourceForm
from takar.web.claims.forms.deciding import ReasonForm
from takar.web.claims.importing import participants as reading
from takar.web.claims.importing.judging import Entry, Judged, course_faults, judged
from takar.web.claims.importing.participants import Chosen, Found, people_entered_for
from takar.web.claims.models import Course
from takar.web.claims.permissions import enters_for_many
from takar.web.claims.queries.courses import claims_of_course, courses_kept_by, kept_course
from takar.web.kit.answers import XLSX, attachment, deed, require
from takar.web.kit.numbers import ticked
from takar.web.kit.paging import page_of

SUBMIT = "ajukan"
LOST_SHOWN, LEFT_SHOWN = 100, 20


@dataclass
class Draft:
    """A course for many as somebody is filling it in.

    Attributes:
        form: the facts.
        sources: where more participants come from.
        chosen: who took part, so far.
        offered: whom a search found, not chosen yet.
        lost: lines that name nobody.
        rows: everybody chosen, judged where the facts are whole.
        others: whom a search found.
        is_judged: whether the facts are whole and can be right.
        is_new: whether somebody is on the list whom the sender has not seen there yet.
        fault: what went wrong as a whole.
    """

    form: CourseForm
    sources: SourceForm
    chosen: list[Chosen] = field(default_factory=list)
    offered: list[Chosen] = field(default_factory=list)
    lost: list[Fault] = field(default_factory=list)
    rows: list[Judged] = field(default_factory=list)
    others: list[Judged] = field(default_factory=list)
    is_judged: bool = False
    is_new: bool = False
    fault: TakarError | None = None

    @property
    def ready(self) -> int:
        """How many may be entered."""
        return sum(row.is_ready for row in self.rows)

    @property
    def refused(self) -> int:
        """How many cannot be."""
        return len(self.rows) - self.ready


def courses(request: SignedInRequest) -> HttpResponse:
    """Show the courses entered for many, and what became of them."""
    require(enters_for_many(request.user, request.agency))
    page = page_of(request, courses_kept_by(request.user, request.agency))
    return render(request, "claims/courses.html", {"page": page})


def enter_course(request: SignedInRequest) -> HttpResponse:
    """Take the facts of a course and its participants; check first, enter on confirmation."""
    require(enters_for_many(request.user, request.agency))
    if request.method != "POST":
        source = SourceForm(user=request.user, agency=request.agency)
        return draft_page(request, Draft(CourseForm.fresh(), source))
    draft = draft_of(request)
    is_sent = request.POST.get("act") == SUBMIT
    may_enter = draft.is_judged and not draft.is_new and draft.fault is None
    answer = entered(request, draft) if is_sent and may_enter else None
    return answer or draft_page(request, draft)


def draft_of(request: SignedInRequest) -> Draft:
    """Return what was filled in, with everybody it names, judged as far as it can be."""
    user, agency = request.user, request.agency
    draft = Draft(
        CourseForm(request.POST), SourceForm(request.POST, request.FILES, user=user, agency=agency)
    )
    draft.chosen = [
        Chosen(pk, request.POST.get(f"nomor_{pk}", "").strip() or None)
        for pk in ticked(request.POST)
    ]
    if draft.sources.is_valid():
        add_participants(request, draft)
    judge(request, draft)
    return draft


def add_participants(request: SignedInRequest, draft: Draft) -> None:
    """Add whom the sources name; a file that cannot be read is told and adds nobody."""
    people = people_entered_for(request.user, request.agency)
    known = reading.numbers_of(people)
    told = draft.sources.cleaned_data
    try:
        pasted = reading.from_lines(told["baris"] or "", known)
        sheet = Found()
        if told["berkas"]:
            sheet = reading.from_workbook(told["berkas"], known, timezone.localdate())
        draft.lost = [*pasted.lost, *sheet.lost]
        units = reading.from_units(told["unit"], people) if told["unit"] else []
        seen = len(draft.chosen)
        draft.chosen = reading.joined(draft.chosen, pasted.chosen, sheet.chosen, units)
        draft.is_new = len(draft.chosen) > seen
    except TakarError as error:
        draft.fault = error
        return
    taken = [each.employee for each in draft.chosen]
    draft.offered = reading.named_like(told["cari"] or "", people, taken)
    draft.sources = emptied(request, "\n".join(pasted.lost_lines))


def emptied(request: SignedInRequest, lines: str) -> SourceForm:
    """Return the sources empty again, but for the lines that are still to be mended."""
    return SourceForm(initial={"baris": lines}, user=request.user, agency=request.agency)


def judge(request: SignedInRequest, draft: Draft) -> None:
    """Judge everybody chosen, where the facts of the course are whole and can be right."""
    facts: dict[str, object] = dict.fromkeys(OWN_FACTS)
    if draft.form.is_valid():
        facts = {name: getattr(draft.form.course, name) for name in OWN_FACTS}
        for name, fault in course_faults(request.agency, facts, timezone.localdate()).items():
            draft.form.add_error(name if name in draft.form.fields else None, str(fault))
    people = people_entered_for(request.user, request.agency).select_related("unit")
    found = people.in_bulk([each.employee for each in (*draft.chosen, *draft.offered)])

    def entries(some: list[Chosen]) -> list[Entry]:
        return [
            Entry(found[each.employee], facts | {"certificate_number": each.number}, row)
            for row, each in enumerate(some, start=1)
            if each.employee in found
        ]

    if draft.form.is_valid():
        draft.is_judged = True
        draft.rows = judged(request.agency, entries(draft.chosen), timezone.localdate())
    else:
        draft.rows = [Judged(entry) for entry in entries(draft.chosen)]
    draft.others = [Judged(entry) for entry in entries(draft.offered)]


def entered(request: SignedInRequest, draft: Draft) -> HttpResponse | None:
    """Enter the course and go to it; nothing where the page must be shown again."""
    proof = SharedFileForm(request.POST, request.FILES)
    proof.is_valid()
    try:
        course = submit_course(
            request.user,
            request.agency,
            course=draft.form.course,
            participants=draft.chosen,
            once_key=draft.form.cleaned_data["once_key"],
            upload=proof.cleaned_data.get("sertifikat"),
        )
    except NotPermitted:
        raise
    except TakarError as error:
        draft.fault = error
        return None
    count = course.claims.count()
    said = ngettext(
        "%(count)d entri diajukan dan menunggu verifikasi.",
        "%(count)d entri diajukan dan menunggu verifikasi.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("claims:course", course.pk)


def draft_page(request: SignedInRequest, draft: Draft) -> HttpResponse:
    """Show the form with all that was filled in, and the list of participants."""
    facts = {
        "draft": draft,
        "form": draft.form,
        "sources": draft.sources,
        "proof": SharedFileForm(),
        "lost": draft.lost[:LOST_SHOWN],
        "lost_more": max(len(draft.lost) - LOST_SHOWN, 0),
    }
    is_refused = draft.fault is not None or bool(draft.form.errors)
    return render(request, "claims/course_entry.html", facts, status=422 if is_refused else 200)


def template(request: SignedInRequest) -> HttpResponse:
    """Hand out the empty workbook of participants."""
    require(enters_for_many(request.user, request.agency))
    return attachment(reading.blank_workbook(), "templat-peserta-pelatihan.xlsx", XLSX)


def course(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one course with the entry of each participant."""
    this = kept_course(request.user, request.agency, pk)
    return render(
        request,
        "claims/course.html",
        {
            "course": this,
            "page": page_of(request, claims_of_course(this)),
            "may_undo": may_undo(this),
            "reason_form": ReasonForm(),
            "archive_form": ArchiveForm(),
        },
    )


def may_undo(this: Course) -> bool:
    """Tell whether there is something to withdraw and nothing verified yet."""
    counts = vars(this)
    return not counts["verified_count"] and bool(
        counts["submitted_count"] or counts["returned_count"]
    )


@require_POST
def attach(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep the certificates of an archive, and say which file belongs to nobody."""
    this = kept_course(request.user, request.agency, pk)
    form = ArchiveForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Pilih arsip ZIP berisi sertifikat."))
        return redirect("claims:course", pk)
    archive = form.cleaned_data["arsip"]
    try:
        check_size(archive.size, archive.name, limit_bytes=settings.UPLOAD_LIMIT_BYTES)
        outcome = attach_certificates(request.user, this, archive=archive, file_name=archive.name)
    except NotPermitted:
        raise
    except TakarError as error:
        messages.error(request, str(error))
        return redirect("claims:course", pk)
    tell_outcome(request, outcome)
    return redirect("claims:course", pk)


def tell_outcome(request: SignedInRequest, outcome: Attached) -> None:
    """Say how many files were kept, and of the first others why they were not."""
    said = ngettext(
        "%(count)d sertifikat disimpan.", "%(count)d sertifikat disimpan.", outcome.kept
    )
    if outcome.kept:
        messages.success(request, said % {"count": outcome.kept})
    for name, problem in outcome.left[:LEFT_SHOWN]:
        messages.error(request, f"{name}: {problem}")
    more = len(outcome.left) - LEFT_SHOWN
    if more > 0:
        messages.error(request, _("… dan %(count)d berkas lain tidak diambil.") % {"count": more})


@require_POST
def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Withdraw every entry of a course."""
    this = kept_course(request.user, request.agency, pk)
    return deed(
        request,
        lambda: undo_course(request.user, this, reason=request.POST.get("reason", "")),
        _("Semua entri kegiatan ini sudah ditarik."),
        reverse("claims:course", args=[pk]),
    )
