"""How to ask for every address of the service, with rows that really exist.

A new address without an entry here fails ``test_wrong_person.py``: say which row of the hamlet
stands in it, and what a form would send.
"""

import zipfile
from dataclasses import dataclass
from decimal import Decimal
from html import unescape
from http.cookies import SimpleCookie
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from takar.web.accounts.models import Membership, Role, User
from takar.web.assessments.models import Conflict, EventAssessor, EventMethod, IntegratedLevel
from takar.web.audit.models import Entry
from takar.web.claims.actions.courses import submit_course
from takar.web.claims.importing.participants import Chosen
from takar.web.claims.models import Course
from takar.web.feedback.models import Advice, FeedbackSession, Objection
from takar.web.kit.scope import scope
from takar.web.notices.models import Notice
from takar.web.people.models import RECORDS, Employee, ImportBatch, WorkUnit
from takar.web.portal.actions import publish
from takar.web.portal.models import Publication
from takar.web.rating_quality.actions import ask_for_quality
from takar.web.rating_quality.tasks import reported
from takar.web.reports.actions.ip_asn import ask_for_sheets
from takar.web.reports.models import SheetRequest
from takar.web.reports.tasks import printed
from takar.web.results.actions import ask_for_run
from takar.web.selections.actions import (
    add_applicant,
    add_member,
    add_post,
    enter_scores,
    mark_applicant,
    move_selection,
    open_selection,
    print_list,
    set_component,
)
from tests.architecture.bank_rows import bank_rows
from tests.architecture.development_rows import DEVELOPMENT_ARGUMENTS, development_rows
from tests.architecture.exam_rows import EXAM_ARGUMENTS, exam_rows
from tests.architecture.merit_rows import MERIT_ARGUMENTS, merit_rows
from tests.architecture.mobility_rows import MOBILITY_ARGUMENTS, mobility_rows
from tests.architecture.placement_rows import PLACEMENT_ARGUMENTS, placement_rows
from tests.architecture.post_rows import POST_ARGUMENTS, post_rows
from tests.architecture.result_rows import RESULT_ARGUMENTS, result_rows
from tests.architecture.review_rows import REVIEW_ARGUMENTS, review_rows
from tests.architecture.sketches import sketches
from tests.architecture.succession_rows import SUCCESSION_ARGUMENTS, succession_rows
from tests.architecture.tablets import sheet_of_hamlet
from tests.architecture.timetables import timetable_rows
from tests.town import Hamlet
from tests.web.claims.made import DAY, submitted, upload
from tests.web.meetings.made import held_meeting

Row = dict[str, Any]

PLAIN: tuple[str, ...] = ()
CLAIM = ("claim",)
EVENT, PARTICIPANT = ("event",), ("event", "participant")
LEVEL = ("event", "level")
TIMETABLE, SITTING = (*EVENT, "timetable"), (*EVENT, "session")
MEETING = ("event", "meeting")
RESULT = ("run", "employee")
INDEX, UNIT_INDEX = ("index",), ("index", "unit")
ITEM_VERSION = ("item_version",)

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "account_change_password": PLAIN,
    "account_inactive": PLAIN,
    "account_login": PLAIN,
    "account_logout": PLAIN,
    "account_reauthenticate": PLAIN,
    "accounts:agencies": PLAIN,
    "accounts:members": ("code",),
    "accounts:new_password": ("code", "user"),
    "accounts:profile": PLAIN,
    "accounts:revoke": ("code", "membership"),
    "accounts:switch": PLAIN,
    "assessments:add": EVENT,
    "assessments:anchor": ("competency", "anchor_level"),
    "assessments:anchors": PLAIN,
    "assessments:apply_template": EVENT,
    "assessments:assign": EVENT,
    "assessments:assignment": (*EVENT, "rating_sheet"),
    "assessments:assignments": EVENT,
    "assessments:attendance": EVENT,
    "assessments:check_methods": EVENT,
    "assessments:choose": EVENT,
    "assessments:classify": EVENT,
    "assessments:conflicts": EVENT,
    "assessments:create": PLAIN,
    "assessments:criteria": EVENT,
    "assessments:describe": EVENT,
    "assessments:edit_seat": (*EVENT, "seat"),
    "assessments:event": EVENT,
    "assessments:events": PLAIN,
    "assessments:guest": EVENT,
    "assessments:history": ("employee",),
    "assessments:measure": EVENT,
    "assessments:methods": EVENT,
    "assessments:move": EVENT,
    "assessments:paper_form": (*EVENT, "method"),
    "assessments:preview": EVENT,
    "assessments:preview_export": EVENT,
    "assessments:recall": (*EVENT, "seat"),
    "assessments:release": (*EVENT, "seat"),
    "assessments:remove": PARTICIPANT,
    "assessments:results": EVENT,
    "assessments:results_export": EVENT,
    "assessments:revoke": (*EVENT, "rating_sheet"),
    "assessments:score": (*PARTICIPANT, "method"),
    "assessments:scoring": EVENT,
    "assessments:seat": EVENT,
    "assessments:signing": EVENT,
    "assessments:team": EVENT,
    "assessments:template": EVENT,
    "assessments:undo_template": EVENT,
    "assessments:upload": EVENT,
    "assessments:withdraw_conflict": (*EVENT, "conflict"),
    "audit:entries": PLAIN,
    "audit:export": PLAIN,
    **EXAM_ARGUMENTS,
    **POST_ARGUMENTS,
    **RESULT_ARGUMENTS,
    **REVIEW_ARGUMENTS,
    **MERIT_ARGUMENTS,
    **MOBILITY_ARGUMENTS,
    **PLACEMENT_ARGUMENTS,
    **DEVELOPMENT_ARGUMENTS,
    **SUCCESSION_ARGUMENTS,
    "feedback:advise": ("participant",),
    "feedback:confirm": ("talk",),
    "feedback:contest": ("participant",),
    "feedback:draft": EVENT,
    "feedback:event": EVENT,
    "feedback:export": EVENT,
    "feedback:follow": ("advice",),
    "feedback:go_on": ("advice",),
    "feedback:mine": PLAIN,
    "feedback:objection": ("objection",),
    "feedback:objections": PLAIN,
    "feedback:person": ("participant",),
    "feedback:talks": PLAIN,
    "feedback:withdraw": ("objection",),
    "ip_asn:export": PLAIN,
    "ip_asn:export_text": PLAIN,
    "ip_asn:groups": PLAIN,
    "ip_asn:held": PLAIN,
    "ip_asn:history": PLAIN,
    "ip_asn:index": PLAIN,
    "ip_asn:mine": PLAIN,
    "ip_asn:official": PLAIN,
    "ip_asn:official_year": ("year",),
    "ip_asn:people": PLAIN,
    "ip_asn:person": ("employee",),
    "ip_asn:settle": ("index",),
    "ip_asn:unit": ("unit",),
    "claims:check_sheet": PLAIN,
    "claims:attach_certificates": ("course",),
    "claims:certificate": (*CLAIM, "certificate"),
    "claims:claim": CLAIM,
    "claims:claim_worth": CLAIM,
    "claims:correct": CLAIM,
    "claims:course": ("course",),
    "claims:courses": PLAIN,
    "claims:enter": ("employee", "evidence"),
    "claims:enter_course": PLAIN,
    "claims:enter_sheet": PLAIN,
    "claims:export": PLAIN,
    "claims:mine": PLAIN,
    "claims:participants_template": PLAIN,
    "claims:person": ("employee",),
    "claims:queue": PLAIN,
    "claims:return_many": PLAIN,
    "claims:send_back": CLAIM,
    "claims:sheet_template": PLAIN,
    "claims:undo": CLAIM,
    "claims:undo_course": ("course",),
    "claims:verify": CLAIM,
    "claims:verify_many": PLAIN,
    "claims:withdraw": CLAIM,
    "claims:worth": ("employee", "evidence"),
    "item_bank:add_medium": ITEM_VERSION,
    "item_bank:approve": ITEM_VERSION,
    "item_bank:batch": ("item_batch",),
    "item_bank:batches": PLAIN,
    "item_bank:begin": ("item",),
    "item_bank:changes": ITEM_VERSION,
    "item_bank:choose": PLAIN,
    "item_bank:comment": ITEM_VERSION,
    "item_bank:describe": ("item",),
    "item_bank:discard": ("item_batch",),
    "item_bank:drop_key": ("item_key",),
    "item_bank:edit": ITEM_VERSION,
    "item_bank:export": PLAIN,
    "item_bank:item": ("item",),
    "item_bank:items": PLAIN,
    "item_bank:list_export": PLAIN,
    "item_bank:load_samples": ("item_pool",),
    "item_bank:looks": PLAIN,
    "item_bank:looks_export": PLAIN,
    "item_bank:make_pool": PLAIN,
    "item_bank:medium": (*ITEM_VERSION, "item_medium"),
    "item_bank:move_many": PLAIN,
    "item_bank:pools": PLAIN,
    "item_bank:preview": ("kind",),
    "item_bank:preview_version": ITEM_VERSION,
    "item_bank:propose_key": ITEM_VERSION,
    "item_bank:recall": ITEM_VERSION,
    "item_bank:remove_medium": (*ITEM_VERSION, "item_medium"),
    "item_bank:reopen": ITEM_VERSION,
    "item_bank:restore": ("item",),
    "item_bank:review": ITEM_VERSION,
    "item_bank:send": ITEM_VERSION,
    "item_bank:send_back": ITEM_VERSION,
    "item_bank:send_many": PLAIN,
    "item_bank:switch_key": ("item_key",),
    "item_bank:tag_many": PLAIN,
    "item_bank:take": ("item_batch",),
    "item_bank:template": PLAIN,
    "item_bank:undo": ("item_batch",),
    "item_bank:upload": PLAIN,
    "item_bank:version": ITEM_VERSION,
    "item_bank:withdraw": ("item",),
    "item_bank:withdraw_many": PLAIN,
    "item_bank:write": ("kind",),
    "leadership:home": PLAIN,
    "leadership:presentation": PLAIN,
    "meetings:agree": LEVEL,
    "meetings:agree_all": MEETING,
    "meetings:agree_person": PARTICIPANT,
    "meetings:begin": EVENT,
    "meetings:changes": EVENT,
    "meetings:changes_export": EVENT,
    "meetings:close": MEETING,
    "meetings:compute": EVENT,
    "meetings:correct": LEVEL,
    "meetings:decide": LEVEL,
    "meetings:excused": MEETING,
    "meetings:integration": EVENT,
    "meetings:left": MEETING,
    "meetings:meeting": EVENT,
    "meetings:notes": MEETING,
    "meetings:outlook": PARTICIPANT,
    "meetings:person": PARTICIPANT,
    "meetings:present": MEETING,
    "meetings:profile": PARTICIPANT,
    "meetings:restore": LEVEL,
    "meetings:seal": EVENT,
    "meetings:sign": MEETING,
    "meetings:undo_all": (*MEETING, "agreement"),
    "mfa_activate_totp": PLAIN,
    "mfa_authenticate": PLAIN,
    "mfa_deactivate_totp": PLAIN,
    "mfa_download_recovery_codes": PLAIN,
    "mfa_generate_recovery_codes": PLAIN,
    "mfa_index": PLAIN,
    "mfa_reauthenticate": PLAIN,
    "mfa_view_recovery_codes": PLAIN,
    "notices:mark_all": PLAIN,
    "notices:mark_read": ("notice",),
    "notices:notices": PLAIN,
    "notices:open": ("notice",),
    "paths:interest": PLAIN,
    "paths:mine": PLAIN,
    "paths:withdraw": PLAIN,
    "people:add": ("employee", "table"),
    "people:check_evidence": PLAIN,
    "people:complete": ("employee", "table"),
    "people:confirm": ("batch",),
    "people:correct": ("table", "record"),
    "people:discard": ("batch",),
    "people:edit": ("employee",),
    "people:employee": ("employee",),
    "people:employees": PLAIN,
    "people:export": PLAIN,
    "people:export_chosen": PLAIN,
    "people:faults": ("batch",),
    "people:import": ("batch",),
    "people:imports": PLAIN,
    "people:make_ordinary": PLAIN,
    "people:make_strategic": PLAIN,
    "people:mine": PLAIN,
    "people:progress": ("batch",),
    "people:quality": PLAIN,
    "people:quality_export": PLAIN,
    "people:recheck": ("batch",),
    "people:remove": ("table", "record"),
    "people:run_now": ("batch",),
    "people:template": ("kind",),
    "people:undo": ("batch",),
    "people:unit": ("unit",),
    "people:units": PLAIN,
    "people:upload": PLAIN,
    "portal:compose": PLAIN,
    "portal:home": PLAIN,
    "portal:law_list": PLAIN,
    "portal:law_page": ("key",),
    "portal:public_file": ("code", "publication"),
    "portal:public_page": ("code", "publication"),
    "portal:publication": ("publication",),
    "portal:publications": PLAIN,
    "portal:withdraw": ("publication",),
    "rating_quality:compute": EVENT,
    "rating_quality:decide": EVENT,
    "rating_quality:download": EVENT,
    "rating_quality:events": PLAIN,
    "rating_quality:own": EVENT,
    "rating_quality:paper": EVENT,
    "rating_quality:people": EVENT,
    "rating_quality:quality": EVENT,
    "rating_sheets:board": EVENT,
    "rating_sheets:desk": PLAIN,
    "rating_sheets:export": EVENT,
    "rating_sheets:hand_in": (*EVENT, "rating_sheet"),
    "rating_sheets:history": (*EVENT, "rating_sheet"),
    "rating_sheets:ratings": EVENT,
    "rating_sheets:remind": EVENT,
    "rating_sheets:send": PLAIN,
    "rating_sheets:sheet": ("rating_sheet",),
    "rating_sheets:state": PLAIN,
    "rating_sheets:unlock": (*EVENT, "rating_sheet"),
    "rating_sheets:worker": PLAIN,
    "reports:annex": ("participant",),
    "reports:everybody": EVENT,
    "reports:group": EVENT,
    "reports:individual": ("participant",),
    "reports:ip_asn": PLAIN,
    "reports:ip_asn_agency": INDEX,
    "reports:ip_asn_ask": UNIT_INDEX,
    "reports:ip_asn_names": INDEX,
    "reports:ip_asn_official": INDEX,
    "reports:ip_asn_official_list": INDEX,
    "reports:ip_asn_sheet": (*INDEX, "employee"),
    "reports:ip_asn_sheets": ("sheets",),
    "reports:ip_asn_sheets_file": ("sheets",),
    "reports:ip_asn_statement": INDEX,
    "reports:ip_asn_unit": UNIT_INDEX,
    "reports:ip_asn_unit_names": UNIT_INDEX,
    "reports:minutes": EVENT,
    "reports:minutes_file": MEETING,
    "reports:recap": EVENT,
    "reports:reports": PLAIN,
    "results:bundle": ("run",),
    "results:explanation": RESULT,
    "results:history": ("employee",),
    "results:lifts": RESULT,
    "results:measure": PLAIN,
    "results:mine": PLAIN,
    "results:repeat": ("run",),
    "results:request": ("request",),
    "results:run": ("run",),
    "results:runs": PLAIN,
    "scenarios:add_course": PLAIN,
    "scenarios:archive": ("scenario",),
    "scenarios:archive_plan": ("plan",),
    "scenarios:comparison": PLAIN,
    "scenarios:copy": ("scenario",),
    "scenarios:courses": PLAIN,
    "scenarios:create": PLAIN,
    "scenarios:download": ("scenario",),
    "scenarios:drop_course": ("course_type",),
    "scenarios:edit_course": ("course_type",),
    "scenarios:examples": PLAIN,
    "scenarios:new_plan": PLAIN,
    "scenarios:overlay": ("scenario",),
    "scenarios:people": ("scenario",),
    "scenarios:plan": ("plan",),
    "scenarios:plan_comparison": PLAIN,
    "scenarios:plan_download": ("plan",),
    "scenarios:plan_steps": ("plan",),
    "scenarios:plans": PLAIN,
    "scenarios:restore": ("scenario",),
    "scenarios:restore_plan": ("plan",),
    "scenarios:rules": ("scenario",),
    "scenarios:sandbox": PLAIN,
    "scenarios:scenario": ("scenario",),
    "set_language": PLAIN,
    "selections:add_post": ("selection",),
    "selections:apply": ("post",),
    "selections:cancel_post": ("post",),
    "selections:choose": ("shortlist",),
    "selections:component": ("selection",),
    "selections:create": PLAIN,
    "selections:drop_component": ("component",),
    "selections:drop_member": ("member",),
    "selections:mark": ("applicant",),
    "selections:member": ("selection",),
    "selections:move": ("selection",),
    "selections:post": ("post",),
    "selections:print_list": ("post",),
    "selections:scores": ("applicant",),
    "selections:selection": ("selection",),
    "selections:selections": PLAIN,
    "selections:take_list": ("shortlist",),
    "sittings:close": ("exam_section",),
    "sittings:consent": PLAIN,
    "sittings:enter": PLAIN,
    "sittings:following": ("exam_section",),
    "sittings:media": ("exam_file",),
    "sittings:message": ("exam_message",),
    "sittings:practice": ("exam_section",),
    "sittings:section": ("exam_section",),
    "sittings:sheet": PLAIN,
    "sittings:sit": PLAIN,
    "sittings:state": PLAIN,
    "talent:box": ("box",),
    "talent:comparison": PLAIN,
    "talent:download": PLAIN,
    "talent:map": PLAIN,
    "talent:mine": PLAIN,
    "talent:people": PLAIN,
    "talent:person": ("employee",),
    "talent:scatter": PLAIN,
    "talent:undetermined": PLAIN,
    "timetables:add_day": EVENT,
    "timetables:add_room": EVENT,
    "timetables:answer": ("participant",),
    "timetables:assignment_letter": ("team_seat",),
    "timetables:assignment_letters": EVENT,
    "timetables:calendar": EVENT,
    "timetables:comparison": EVENT,
    "timetables:copy": TIMETABLE,
    "timetables:copy_places": EVENT,
    "timetables:discard": TIMETABLE,
    "timetables:door": EVENT,
    "timetables:drop_day": (*EVENT, "open_day"),
    "timetables:drop_room": (*EVENT, "room"),
    "timetables:edit_day": (*EVENT, "open_day"),
    "timetables:edit_room": (*EVENT, "room"),
    "timetables:events": PLAIN,
    "timetables:invitations": EVENT,
    "timetables:invite": EVENT,
    "timetables:letter": ("participant",),
    "timetables:letters": EVENT,
    "timetables:mend": TIMETABLE,
    "timetables:mine": PLAIN,
    "timetables:missing": EVENT,
    "timetables:move": SITTING,
    "timetables:own_calendar": ("participant",),
    "timetables:places": EVENT,
    "timetables:plan": EVENT,
    "timetables:print_sheets": TIMETABLE,
    "timetables:publish": TIMETABLE,
    "timetables:scan": EVENT,
    "timetables:search": (*EVENT, "search"),
    "timetables:search_again": (*EVENT, "search"),
    "timetables:seat_calendar": ("team_seat",),
    "timetables:session": SITTING,
    "timetables:sheets": TIMETABLE,
    "timetables:swap": SITTING,
    "timetables:table": TIMETABLE,
    "timetables:timetable": EVENT,
    "timetables:token": ("token",),
    "timetables:undo_arrival": (*EVENT, "arrival"),
    "timetables:version": TIMETABLE,
    "timetables:way_out": (*EVENT, "search"),
    "timetables:withdraw": TIMETABLE,
}


@dataclass(frozen=True)
class Town:
    """A hamlet with one row of everything that has an address.

    Attributes:
        rows: what stands in addresses and forms.
        people: the words that must reach no wrong person: names, numbers, codes.
    """

    hamlet: Hamlet
    rows: Row
    people: dict[int, frozenset[str]]

    def address(self, name: str) -> str:
        """Return an address of that name; a missing entry is a fault of this map."""
        return reverse(name, args=[self.rows[word] for word in ARGUMENTS[name]])

    @property
    def form(self) -> Row:
        """What a hostile form sends: the rows of the hamlet in every field that takes rows."""
        rows = self.rows
        return {
            "pk": [rows["employee"]],
            "agency": rows["agency"],
            "run": rows["run"],
            "before": rows["run"],
            "after": rows["run"],
            "unit": rows["unit"],
            "head": rows["user"],
            "employee": rows["employee"],
            "nip": rows["nip"],
            "evidence": "awards",
            "next": "https://example.org/",
            "reason": "Alasan yang cukup panjang untuk diterima.",
            "state": "BERLANGSUNG",
            "level": "5",
            "username": "orang.baru",
            "role": "OPERATOR",
        }

    def asks_for_a_row(self, name: str) -> bool:
        """Tell whether the address names something that belongs to the hamlet alone."""
        common = {"anchor_level", "box", "competency", "key", "kind", "post_fault", "year"}
        return not common.issuperset(ARGUMENTS[name])

    def acts(self) -> list[str]:
        """Return what was done in the hamlet so far."""
        with scope(agency_code=self.hamlet.agency.code):
            return list(Entry.objects.order_by("pk").values_list("act", flat=True))

    def writes(self) -> int:
        """Count what was done in the hamlet so far."""
        return len(self.acts())


def make_town(hamlet: Hamlet) -> Town:
    """Give a hamlet one row of everything."""
    agency, operator = hamlet.agency, hamlet.users[Role.OPERATOR]
    with scope(agency=agency, agency_code=agency.code):
        publication = publish(
            operator, agency, run=hamlet.jpm, reason="Surat Bupati nomor 1 tahun 2025."
        )
        asked = ask_for_run(operator, agency, measure="jpm", title="Nanti", day=hamlet.jpm.day)
        return Town(hamlet, rows_of(hamlet, publication, asked.pk), words_of(hamlet))


def rows_of(hamlet: Hamlet, publication: Publication, asked: int) -> Row:
    """Return the rows that stand in addresses."""
    record = RECORDS["sanctions"]._default_manager.filter(employee__agency=hamlet.agency)
    employee = hamlet.participant.employee
    proof = submitted(hamlet.users[Role.EMPLOYEE], employee, upload=upload()).certificates.get()
    return {
        "agency": hamlet.agency.pk,
        "agreement": uuid4(),
        "batch": ImportBatch.objects.latest("pk").pk,
        "box": 5,
        "certificate": proof.pk,
        "claim": proof.claim_id,
        "course": course_for_many(hamlet, employee),
        "evidence": "pelatihan",
        "code": hamlet.agency.code,
        "exam_file": "0" * 32 + ".png",
        "exam_message": 1,
        "exam_section": "A",
        "employee": employee.pk,
        "event": hamlet.event.pk,
        "index": hamlet.index.pk,
        "key": "jpm.formula",
        "kind": "awards",
        "level": IntegratedLevel.objects.filter(participant__event=hamlet.event)[0].pk,
        "meeting": held_meeting(hamlet.event, hamlet.users[Role.OPERATOR]).pk,
        "membership": Membership.objects.filter(agency=hamlet.agency)[0].pk,
        "method": EventMethod.objects.filter(event=hamlet.event)[0].code,
        "nip": employee.nip,
        "notice": Notice.objects.create(
            agency=hamlet.agency, user=hamlet.users[Role.OPERATOR], said={"template": employee.name}
        ).pk,
        "participant": hamlet.participant.pk,
        "publication": publication.pk,
        "rating_sheet": sheet_of_hamlet(hamlet),
        **seat_of_hamlet(hamlet),
        "competency": "INTEGRITAS",
        "anchor_level": 3,
        "record": record[0].pk,
        "request": asked,
        "run": hamlet.jpm.pk,
        "sheets": printed_sheets(hamlet).pk,
        **bank_rows(hamlet),
        **exam_rows(hamlet),
        **post_rows(hamlet),
        **result_rows(hamlet),
        **review_rows(hamlet),
        **merit_rows(hamlet),
        **mobility_rows(hamlet),
        **placement_rows(hamlet),
        **development_rows(hamlet),
        **succession_rows(hamlet),
        **sketches(hamlet),
        **timetable_rows(hamlet),
        "table": "sanctions",
        "unit": WorkUnit.objects.filter(agency=hamlet.agency, depth=1)[0].pk,
        "user": hamlet.users[Role.LEADER].pk,
        "year": hamlet.index.year,
        "quality": ratings_told(hamlet),
        **told_of(hamlet),
        **selected(hamlet),
    }


def selected(hamlet: Hamlet) -> Row:
    """Hold a selection of one post with one applicant, and print its list."""
    operator, agency, day = hamlet.users[Role.OPERATOR], hamlet.agency, hamlet.jpm.day
    one = open_selection(
        operator, agency, name="Seleksi", kind="JOB_FIT", opens_on=day, closes_on=day
    )
    component = set_component(
        operator, one, code="NILAI", title="Nilai", weight=Decimal(100), source="PANITIA"
    )
    member = add_member(operator, one, name="Ketua", origin="AKADEMISI")
    post = add_post(operator, one, title="Kepala Dinas")
    applicant = add_applicant(operator, post, employee=hamlet.participant.employee)
    mark_applicant(operator, applicant, state="MEMENUHI_SYARAT")
    for state in ("DIBUKA", "PENILAIAN"):
        move_selection(operator, one, state=state)
    enter_scores(operator, applicant, scores={(component.pk, member.pk): Decimal(80)})
    return {
        "selection": one.pk,
        "component": component.pk,
        "member": member.pk,
        "post": post.pk,
        "applicant": applicant.pk,
        "shortlist": print_list(operator, post).pk,
    }


def told_of(hamlet: Hamlet) -> Row:
    """Record a talk, advice and an objection about the participant."""
    about = {"participant": hamlet.participant}
    operator, day = hamlet.users[Role.OPERATOR], hamlet.jpm.day
    talk = FeedbackSession.objects.create(
        **about, held_on=day, given_by="Tim", said="Baik", recorded_by=operator
    )
    advice = Advice.objects.create(
        **about, competency="KOMUNIKASI", way="TUGAS", text="Membawakan paparan", made_by=operator
    )
    objection = Objection.objects.create(
        **about, text="Belum dibaca", filed_by=operator, filed_on=day, due_on=day
    )
    return {"talk": talk.pk, "advice": advice.pk, "objection": objection.pk}


def ratings_told(hamlet: Hamlet) -> int:
    """Have the quality of the ratings of the event told."""
    operator = hamlet.users[Role.OPERATOR]
    run = ask_for_quality(operator, hamlet.event)
    reported(run, operator)
    return int(run.pk)


def seat_of_hamlet(hamlet: Hamlet) -> Row:
    """Return the seat of the assessor of the hamlet, and a conflict that was declared for it."""
    seat = EventAssessor.objects.filter(event=hamlet.event)[0]
    conflict = Conflict.objects.create(
        assessor=seat, participant=hamlet.participant, kind="KERABAT", note="Kerabat jauh"
    )
    return {"seat": seat.pk, "conflict": conflict.pk}


def course_for_many(hamlet: Hamlet, employee: Employee) -> int:
    """Enter a course for everybody who took part: one person."""
    course = submit_course(
        hamlet.users[Role.OPERATOR],
        hamlet.agency,
        course=Course(title="Kursus bersama", training_kind="SEMINAR", ended_on=DAY),
        participants=[Chosen(employee.pk)],
        once_key="hamlet",
    )
    return int(course.pk)


def printed_sheets(hamlet: Hamlet) -> SheetRequest:
    """Have the sheets of everybody printed."""
    request = ask_for_sheets(hamlet.users[Role.OPERATOR], hamlet.index, unit=None)
    printed(request)
    return request


def words_of(hamlet: Hamlet) -> dict[int, frozenset[str]]:
    """Return, by the number of the employee, the words that name them."""
    people = Employee.objects.filter(agency=hamlet.agency)
    return {
        one.pk: frozenset(filter(None, (one.name, one.nip, one.code, one.masked_nip)))
        for one in people
    }


def browser(somebody: User) -> Client:
    """Return a browser in which that person is signed in."""
    client = Client()
    client.force_login(somebody, backend="django.contrib.auth.backends.ModelBackend")
    return client


def asked(client: Client, how: str, town: Town, name: str, **more: Any) -> Any:
    """Ask in a browser that is signed in as it was at first, whatever was asked before."""
    kept = SimpleCookie({name: morsel.value for name, morsel in client.cookies.items()})
    try:
        data = town.form if how == "post" else {}
        return getattr(client, how)(town.address(name), data, **more)
    finally:
        client.cookies = kept


def text_of(response: Any) -> str:
    """Return everything an answer says, what is packed in it too."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return f"{response.headers}\n{unescape(unpacked(content))}"


def unpacked(content: bytes) -> str:
    """Return a page, a paper, or everything in an archive, as text."""
    if content.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as package:
            return "\n".join(unpacked(package.read(member)) for member in package.namelist())
    return content.decode("utf-8", "replace")
