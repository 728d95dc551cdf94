"""Pages on which the plan of a form is made, looked at and locked."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.exams import actions
from takar.web.exams.forms.making import (
    BlockForm,
    FormSettings,
    ItemFilter,
    NewFormForm,
    NewSection,
    ReasonForm,
    SectionForm,
    adaptive_facts,
)
from takar.web.exams.models import ExamForm
from takar.web.exams.permissions import reads_items
from takar.web.exams.queries.exams import (
    candidates_for,
    coverage_of,
    laid_out,
    loose_items,
    problem_of,
)
from takar.web.exams.queries.pools import problem_of_pools, scales_in
from takar.web.exams.rules import drafts
from takar.web.exams.views.doors import operated, seen_form
from takar.web.exams.views.preview import shown
from takar.web.item_bank.models import ItemVersion
from takar.web.kit.answers import deed, require
from takar.web.kit.numbers import ticked
from takar.web.kit.paging import page_of


def form(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a form: sections, items, coverage, and what keeps it from being locked."""
    this = seen_form(request, pk)
    sections = laid_out(this)
    is_draft = this.state == "DRAF"
    context = {
        "form": this,
        "exam": this.exam,
        "sections": sections,
        "coverage": coverage_of(sections),
        "given": sum(section.given for section in sections),
        "fault": problem_of(this) if is_draft else None,
        "unfit": problem_of_pools(this) if is_draft else None,
        "pools": this.pools.all(),
        "loose": loose_items(this) if is_draft else [],
        "settings_form": FormSettings(
            initial={"title": this.title, **this.blueprint}, auto_id="settings_%s"
        ),
        "section_form": NewSection(auto_id="section_%s"),
        "copy_form": NewFormForm(initial={"title": this.title}, auto_id="copy_%s"),
        "reason_form": ReasonForm(auto_id="why_%s"),
        "may_change": is_draft and operates(request.user, this),
        "may_operate": operates(request.user, this),
        "may_look": reads_items(request.user, this),
    }
    return render(request, "exams/form.html", context)


def describe_form(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what holds for a whole form."""
    this, told = seen_form(request, pk), FormSettings(request.POST)
    return deed(
        request,
        lambda: actions.describe_form(request.user, this, **told.cleaned_data),
        _("Keterangan naskah disimpan."),
        "exams:form",
        this.pk,
        form=told,
    )


def lock(request: SignedInRequest, pk: int) -> HttpResponse:
    """Fix a form."""
    this = seen_form(request, pk)
    act = lambda: actions.lock_form(request.user, this)  # noqa: E731 -- one deed, named
    return deed(request, act, _("Naskah dikunci."), "exams:form", this.pk)


def duplicate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Copy a form."""
    this, told = seen_form(request, pk), NewFormForm(request.POST)
    return deed(
        request,
        lambda: actions.duplicate_form(request.user, this, **told.cleaned_data),
        _("Naskah digandakan."),
        "exams:exam",
        this.exam_id,
        form=told,
    )


def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a form out of use."""
    this, told = seen_form(request, pk), ReasonForm(request.POST)
    return deed(
        request,
        lambda: actions.withdraw_form(request.user, this, **told.cleaned_data),
        _("Naskah ditarik."),
        "exams:form",
        this.pk,
        form=told,
    )


def preview(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a form as a candidate sees it; every item shown is written down as seen."""
    this = seen_form(request, pk)
    require(reads_items(request.user, this))
    if request.method != "POST":
        return redirect("exams:form", this.pk)
    items = actions.preview_form(request.user, this)
    context = {"form": this, "exam": this.exam, "sections": shown(this, items)}
    return render(request, "exams/preview.html", context)


def add_section(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add a section."""
    this, told = seen_form(request, pk), NewSection(request.POST)
    return deed(
        request,
        lambda: actions.add_section(request.user, this, **told.cleaned_data),
        _("Bagian ditambahkan."),
        "exams:form",
        this.pk,
        form=told,
    )


def section(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """Show a section, and take how one goes through it."""
    this = seen_form(request, pk)
    now = known_section(this, code)
    told = SectionForm(
        request.POST or None,
        initial={**now, **adaptive_facts(now["adaptive"])},
        scales=scales_in(this.exam.agency),
    )
    fault = None
    if told.is_valid():
        try:
            actions.change_section(request.user, this, code=code, **told.cleaned_data)
        except TakarError as found:
            fault = found
        else:
            messages.success(request, _("Bagian disimpan."))
            return redirect("exams:section", this.pk, code)
    context = {
        "form": this,
        "exam": this.exam,
        "section": next(each for each in laid_out(this) if each.code == code),
        "section_form": told,
        "fault": fault,
        "practice": drafts.PRACTICE,
        "may_change": this.state == "DRAF" and operates(request.user, this),
    }
    return render(request, "exams/section.html", context, status=422 if fault else 200)


def known_section(this: ExamForm, code: str) -> dict[str, Any]:
    """Return a section of a form; 404 where there is none of that code."""
    try:
        return drafts.section_in(this.blueprint, code)
    except drafts.BadDraft as fault:
        raise Http404 from fault


def move_section(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """Put a section earlier or later."""
    this = seen_form(request, pk)
    by = -1 if request.POST.get("to") == "up" else 1
    return deed(
        request,
        lambda: actions.move_section(request.user, this, code=code, by=by),
        _("Urutan bagian diubah."),
        "exams:form",
        this.pk,
    )


def drop_section(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """Take a section out."""
    this = seen_form(request, pk)
    return deed(
        request,
        lambda: actions.drop_section(request.user, this, code=code),
        _("Bagian dihapus."),
        "exams:form",
        this.pk,
    )


def add_block(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """Add a block to a section."""
    this = seen_form(request, pk)
    return deed(
        request,
        lambda: actions.add_block(request.user, this, code=code),
        _("Blok ditambahkan."),
        "exams:section",
        this.pk,
        code,
    )


def change_block(request: SignedInRequest, pk: int, code: str, block: str) -> HttpResponse:
    """Change how a block gives its items."""
    this, told = seen_form(request, pk), BlockForm(request.POST)
    return deed(
        request,
        lambda: actions.change_block(
            request.user, this, code=code, block=block, **told.cleaned_data
        ),
        _("Aturan blok disimpan."),
        "exams:section",
        this.pk,
        code,
        form=told,
    )


def drop_block(request: SignedInRequest, pk: int, code: str, block: str) -> HttpResponse:
    """Take a block out of a section."""
    this = seen_form(request, pk)
    return deed(
        request,
        lambda: actions.drop_block(request.user, this, code=code, block=block),
        _("Blok dihapus."),
        "exams:section",
        this.pk,
        code,
    )


def items(request: SignedInRequest, pk: int, code: str, block: str) -> HttpResponse:
    """List the approved items a block may take in, and take the ticked ones in."""
    this = operated(request, seen_form(request, pk))
    now = known_section(this, code)
    if block != drafts.PRACTICE and block not in {one["code"] for one in now["blocks"]}:
        raise Http404
    if request.method == "POST":
        chosen = chosen_for(request, this)
        return deed(
            request,
            lambda: actions.add_items(
                request.user, this, code=code, block=block, versions=chosen.defer("sealed")
            ),
            _("{outcome} soal ditambahkan."),
            "exams:section",
            this.pk,
            code,
        )
    told = ItemFilter(request.GET, agency=this.exam.agency)
    wanted = told.cleaned_data if told.is_valid() else {}
    context = {
        "form": this,
        "exam": this.exam,
        "code": code,
        "title": now["title"],
        "block": block,
        "is_practice": block == drafts.PRACTICE,
        "filter": told,
        "page": page_of(request, candidates_for(this.exam.agency, this, wanted), size=200),
    }
    return render(request, "exams/items.html", context)


def chosen_for(request: SignedInRequest, this: ExamForm) -> "QuerySet[ItemVersion]":
    """Return the ticked versions, or all that match the search above the list."""
    if "all" not in request.POST:
        ticks = ItemVersion.objects.filter(pk__in=ticked(request.POST))
        return ticks.select_related("item")
    told = ItemFilter(request.GET, agency=this.exam.agency)
    require(told.is_valid())
    return candidates_for(this.exam.agency, this, told.cleaned_data)


def drop_items(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """Take the ticked items out of a form."""
    this = seen_form(request, pk)
    held = this.items.filter(pk__in=ticked(request.POST)).values_list("code", flat=True)
    return deed(
        request,
        lambda: actions.drop_items(request.user, this, items=list(held)),
        _("{outcome} soal dikeluarkan."),
        "exams:section",
        this.pk,
        code,
    )
