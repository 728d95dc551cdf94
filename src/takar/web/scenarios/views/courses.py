"""Pages about the trainings an agency can hold."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import require
from takar.web.scenarios.actions import add_course, change_course, drop_course, take_examples
from takar.web.scenarios.forms import CourseForm
from takar.web.scenarios.models import CourseType
from takar.web.scenarios.permissions import keeps_courses, reads_plans
from takar.web.scenarios.queries import courses_of
from takar.web.scenarios.views.answers import tabs


def courses(request: SignedInRequest) -> HttpResponse:
    """List the trainings."""
    require(reads_plans(request.user, request.agency))
    context = {
        "courses": courses_of(request.agency),
        "tabs": tabs(request, "scenarios:courses"),
        "may_keep": keeps_courses(request.user, request.agency),
    }
    return render(request, "scenarios/courses.html", context)


def add(request: SignedInRequest) -> HttpResponse:
    """Add a training."""
    require(keeps_courses(request.user, request.agency))
    form = CourseForm(request.POST or None, agency=request.agency)
    if form.is_valid():
        add_course(request.user, request.agency, facts=form.cleaned_data)
        return redirect("scenarios:courses")
    return render(request, "scenarios/course.html", {"form": form})


def edit(request: SignedInRequest, course_id: int) -> HttpResponse:
    """Say something else about a training."""
    course = kept_course(request, course_id)
    form = CourseForm(request.POST or None, instance=course, agency=request.agency)
    if form.is_valid():
        change_course(request.user, course, facts=form.cleaned_data)
        return redirect("scenarios:courses")
    return render(request, "scenarios/course.html", {"form": form, "course": course})


def drop(request: SignedInRequest, course_id: int) -> HttpResponse:
    """Take a training off the list."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    drop_course(request.user, kept_course(request, course_id))
    return redirect("scenarios:courses")


def examples(request: SignedInRequest) -> HttpResponse:
    """Put examples on the list."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    count = take_examples(request.user, request.agency)
    messages.success(request, _("%(count)s contoh diklat ditambahkan.") % {"count": count})
    return redirect("scenarios:courses")


def kept_course(request: SignedInRequest, course_id: int) -> CourseType:
    """Return a training of the agency, for those who keep the list."""
    course: CourseType = get_object_or_404(courses_of(request.agency), pk=course_id)
    require(keeps_courses(request.user, course))
    return course
