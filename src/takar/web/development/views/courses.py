"""Pages of trainings: listed, written, taken from a file, held."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.claims.models import Course as Gathering
from takar.web.development import actions
from takar.web.development.actions.holding import Occasion
from takar.web.development.forms import (
    CourseFilter,
    CourseForm,
    HoldForm,
    PersonSearch,
    ReasonForm,
    UploadForm,
)
from takar.web.development.importing import CourseReading, blank_workbook, read_courses
from takar.web.development.models import Course
from takar.web.development.permissions import reads_whole_plans
from takar.web.development.queries import (
    bookings_of_course,
    courses_of,
    gatherings_of,
    law_of,
    titles_of,
)
from takar.web.development.views.doors import place, seen_course, seen_plan
from takar.web.kit.answers import XLSX, attachment, deed, require
from takar.web.kit.numbers import row_number, ticked
from takar.web.kit.paging import page_of

ATTENDING_AT_ONCE = 200


def courses(request: SignedInRequest, pk: int) -> HttpResponse:
    """List the trainings of a plan."""
    one = seen_plan(request, pk)
    require(reads_whole_plans(request.user, one))
    law = law_of(one)
    form = CourseFilter(request.GET, law=law)
    wanted = form.cleaned_data if form.is_valid() else {}
    page, titles = page_of(request, courses_of(one, wanted)), titles_of(law)
    rows = [(row, titles.get(row.competency, row.competency)) for row in page]
    context = place(request, one, "courses", form=form, page=page, rows=rows)
    return render(request, "development/courses.html", context)


def add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add a training to a draft."""
    one = seen_plan(request, pk)
    require(operates(request.user, one))
    form, fault = CourseForm(request.POST or None, law=law_of(one)), None
    if form.is_valid():
        try:
            actions.keep_courses(request.user, one, rows=[form.facts], may_change=False)
        except TakarError as found:
            fault = found
        else:
            return redirect("development:courses", one.pk)
    context = {"form": form, "plan": one, "fault": fault}
    return render(request, "development/write.html", context, status=422 if fault else 200)


def correct(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a training of a draft."""
    one = seen_course(request, pk)
    require(operates(request.user, one))
    shown = Course.objects.get(pk=one.pk)
    form, fault = CourseForm(request.POST or None, instance=shown, law=law_of(one.plan)), None
    if form.is_valid():
        try:
            actions.change_course(request.user, one, facts=form.facts)
        except TakarError as found:
            fault = found
        else:
            return redirect("development:course", one.pk)
    context = {"form": form, "plan": one.plan, "course": one, "fault": fault}
    return render(request, "development/write.html", context, status=422 if fault else 200)


def drop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remove a training that nobody is to attend."""
    one = seen_course(request, pk)
    return deed(
        request,
        lambda: actions.remove_course(request.user, one),
        _("Pelatihan dihapus."),
        "development:courses",
        one.plan_id,
    )


def upload(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take trainings from a file: all of its rows, or none and every fault told."""
    one = seen_plan(request, pk)
    require(operates(request.user, one))
    form = UploadForm(request.POST or None, request.FILES or None)
    fault: TakarError | None = None
    reading: CourseReading | None = None
    if form.is_valid():
        try:
            reading = read_courses(law_of(one), form.cleaned_data["upload"])
            if not reading.faults:
                actions.keep_courses(request.user, one, rows=reading.rows)
                return redirect("development:courses", one.pk)
        except TakarError as found:
            fault = found
    context = {"form": form, "plan": one, "fault": fault, "reading": reading}
    is_refused = fault is not None or reading is not None or bool(form.errors)
    return render(request, "development/upload.html", context, status=422 if is_refused else 200)


def template(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand over an empty file of trainings."""
    one = seen_plan(request, pk)
    require(operates(request.user, one))
    return attachment(blank_workbook(law_of(one)), "daftar-pelatihan.xlsx", XLSX)


def course(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a training: its price, who attends, and when it took place."""
    one = seen_course(request, pk)
    page = page_of(request, bookings_of_course(one), size=ATTENDING_AT_ONCE)
    titles = titles_of(law_of(one.plan))
    context = place(
        request,
        one.plan,
        "courses",
        course=one,
        competency=titles.get(one.competency, one.competency),
        page=page,
        gatherings=gatherings_of(one),
        hold_form=HoldForm.fresh(one),
        reason_form=ReasonForm(),
        search_form=PersonSearch(),
    )
    return render(request, "development/course.html", context)


def hold(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that a training took place for those who are ticked."""
    one, form = seen_course(request, pk), HoldForm(request.POST, request.FILES)
    chosen = ticked(request.POST)

    def done() -> None:
        facts = form.cleaned_data
        numbers = {number: request.POST.get(f"nomor_{number}", "") for number in chosen}
        occasion = Occasion(**facts, numbers=numbers)
        actions.hold_course(request.user, one, bookings=chosen, occasion=occasion)

    return deed(
        request,
        done,
        _("Pelaksanaan dicatat; buktinya menunggu verifikasi."),
        "development:course",
        one.pk,
        form=form,
    )


def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Undo what was said to have taken place."""
    one, form = seen_course(request, pk), ReasonForm(request.POST)
    known = Gathering.objects.filter(agency=request.agency)
    gathering: Gathering = get_object_or_404(known, pk=row_number(request.POST.get("gathering")))
    return deed(
        request,
        lambda: actions.undo_holding(
            request.user, one, gathering=gathering, because=form.cleaned_data["because"]
        ),
        _("Pelaksanaan dibatalkan; entri buktinya ditarik."),
        "development:course",
        one.pk,
        form=form,
    )
