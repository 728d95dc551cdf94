from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from takar.kernel.errors import TakarError
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.exams import actions
from takar.web.exams.actions.pools import renew_chances
from takar.web.exams.models import ExamForm, ExamRoom, ExamSession, Registration
from takar.web.exams.queries import session_is_open
from takar.web.item_bank.models import ItemParameters, ItemVersion
from takar.web.kit.scope import scope
from tests.cast import Cast
from tests.web.exams.made import bench, draft, item, seated
from tests.web.exams.pools_made import SCALE, adaptive_draft, calibrated

SOON = datetime.now(UTC) + timedelta(days=30)


def test_only_the_operator_makes_exams_and_changes_forms(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        fresh = draft(cast, made.exam, "B")
        for somebody in (cast.joko, cast.putri, cast.made, made.author, made.proctor):
            with pytest.raises(NotPermitted):
                actions.create_exam(somebody, cast.agency, name="Lain")
            with pytest.raises(NotPermitted):
                actions.lock_form(somebody, fresh)
            with pytest.raises(NotPermitted):
                actions.seat_everybody(somebody, made.session)
        actions.lock_form(cast.rahayu, fresh)
        assert fresh.state == "DIKUNCI"


def test_a_form_is_locked_with_approved_versions_only(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        fresh = draft(cast, made.exam, "B")
        late = fresh.items.all()[0].version
        ItemVersion.objects.filter(pk=late.pk).update(state="DITARIK")
        with pytest.raises(TakarError, match="tidak disetujui"):
            actions.lock_form(cast.rahayu, fresh)
        ItemVersion.objects.filter(pk=late.pk).update(state="DISETUJUI")
        actions.lock_form(cast.rahayu, fresh)


def test_an_item_that_is_not_approved_enters_no_form(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        fresh = draft(cast, made.exam, "B")
        raw = item(cast, "MENTAH", state="DRAF")
        with pytest.raises(TakarError, match="disetujui"):
            actions.add_items(cast.rahayu, fresh, code="I", block="1", versions=[raw])
        assert fresh.items.count() == 6


def test_a_locked_adaptive_form_keeps_its_pool_and_its_rehearsal(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        form = adaptive_draft(cast, made.exam, calibrated(cast, 20))
        actions.lock_form(cast.rahayu, form)
        pool = form.pools.get()
        assert (pool.section, pool.scale, len(pool.pool.items)) == ("A", SCALE, 20)
        assert pool.rehearsal["people"] == 300
        assert 4 <= pool.rehearsal["length"] <= 8
        assert pool.controls.count() == 0
        one = pool.pool.items[0]
        ItemParameters.objects.create(
            version_id=one.version, values={}, scale=SCALE, persons=1, source="baru"
        )
        assert form.pools.get().pool.items[0] == one


def test_a_limit_of_exposure_begins_with_rehearsed_chances(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        rule = {"exposure": "LIMIT", "limit_percent": 40}
        form = adaptive_draft(cast, made.exam, calibrated(cast, 24), **rule)  # type: ignore[arg-type]
        actions.lock_form(cast.rahayu, form)
        control = form.pools.get().controls.get()
        assert (control.number, control.tally.people) == (1, 0)
        assert min(control.chances.values()) < 1
        assert set(control.chances) == {one.code for one in form.pools.get().pool.items}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"scale": ""}, "kalibrasi belum dipilih"),
        ({"scale": "lain"}, "tanpa parameter pada kalibrasi lain: C001"),
        ({"most": 13}, "kolam berisi 12 soal"),
        ({"content": {"INTEGRITAS": 90, "KERJASAMA": 10}}, "isi INTEGRITAS 90%"),
    ],
)
def test_an_adaptive_section_that_cannot_be_given_is_not_locked(
    cast: Cast, change: dict[str, Any], problem: str
) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        form = adaptive_draft(cast, made.exam, calibrated(cast, 12), **change)
        with pytest.raises(TakarError, match=problem) as fault:
            actions.lock_form(cast.rahayu, form)
        assert fault.value.hint
        assert (form.pools.count(), ExamForm.objects.get(pk=form.pk).state) == (0, "DRAF")


def test_parameters_of_other_categories_than_the_key_are_refused(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        odd = calibrated(cast, 1, begin=90, model="GRM", d=[1.0, -1.0])
        form = adaptive_draft(cast, made.exam, [*calibrated(cast, 12), *odd])
        with pytest.raises(TakarError, match="dinilai seketika menurut parameternya: C090"):
            actions.lock_form(cast.rahayu, form)


def test_no_session_opens_with_an_adaptive_form_without_a_pool(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        fresh = adaptive_draft(cast, made.exam, calibrated(cast, 12))
        actions.register_people(cast.rahayu, made.session, employees=made.people)
        actions.seat_everybody(cast.rahayu, made.session)
        rows = made.session.registrations.select_related("session__exam__agency")
        actions.issue_pins(cast.rahayu, made.session, registrations=rows)
        ExamForm.objects.filter(pk=made.form.pk).update(blueprint=fresh.blueprint)
        with pytest.raises(TakarError, match="tanpa kolam soal: A"):
            actions.move_session(made.proctor, made.session, state="DIBUKA")


def test_chances_are_renewed_from_who_met_what(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        rule = {"exposure": "LIMIT", "limit_percent": 40}
        form = adaptive_draft(cast, made.exam, calibrated(cast, 24), **rule)  # type: ignore[arg-type]
        actions.lock_form(cast.rahayu, form)
        pool = form.pools.get()
        renew_chances(pool, [(1, ["C001", "C002"])] * 40)
        newest = pool.controls.first()
        assert (newest.number, newest.tally.people, newest.tally.given["C001"]) == (2, 40, 40)  # type: ignore[union-attr]
        before = pool.controls.get(number=1).chances["C001"]
        assert newest.chances["C001"] == pytest.approx(0.4 * before)  # type: ignore[union-attr]
        assert newest.chances["C003"] == 1.0  # type: ignore[union-attr]


def test_how_public_a_board_is_says_the_operator_alone(cast: Cast) -> None:
    made = bench(cast)
    shows = {"shows_numbers": False, "shows_names": True}
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        with pytest.raises(NotPermitted):
            actions.set_board(made.proctor, made.session, board="PUBLIK", **shows)
        actions.set_board(cast.rahayu, made.session, board="PUBLIK", **shows)


def test_a_locked_form_changes_no_more_and_its_copy_does(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        with pytest.raises(TakarError, match="sudah dikunci"):
            actions.drop_section(cast.rahayu, made.form, code="I")
        copy = actions.duplicate_form(cast.rahayu, made.form, code="A2", title="Salinan")
        assert copy.items.count() == made.form.items.count() == 6
        actions.drop_items(cast.rahayu, copy, items=["A-1", "A-2"])
        assert copy.items.count() == 4
        assert made.form.items.count() == 6
        actions.drop_section(cast.rahayu, copy, code="I")
        assert copy.items.count() == 0


def test_a_form_in_use_is_not_withdrawn_until_its_session_is_over(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        with pytest.raises(TakarError, match="belum ditutup"):
            actions.withdraw_form(cast.rahayu, made.form, because="Bocor")
        ExamSession.objects.filter(pk=made.session.pk).update(state="DITUTUP")
        with pytest.raises(TakarError, match="Alasannya"):
            actions.withdraw_form(cast.rahayu, made.form, because=" ")
        actions.withdraw_form(cast.rahayu, made.form, because="Bocor")
        assert ExamForm.objects.get(pk=made.form.pk).state == "DITARIK"


def test_an_exam_is_sat_once_by_each_person(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        other = actions.create_session(
            cast.rahayu, made.exam, name="Sesi siang", opens_at=SOON, closes_at=SOON + timedelta(1)
        )
        assert actions.register_people(cast.rahayu, other, employees=made.people) == 0
        one = made.registrations[0]
        actions.cancel_registration(cast.rahayu, one, because="Sakit")
        assert actions.register_people(cast.rahayu, other, employees=made.people) == 1
        assert other.registrations.get().number.endswith("-00007")


def test_who_was_cancelled_is_taken_in_again_under_the_same_number(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        one = made.registrations[0]
        actions.cancel_registration(cast.rahayu, one, because="Sakit")
        assert (one.pin, one.seat) == ("", None)
        assert actions.register_people(cast.rahayu, made.session, employees=made.people) == 1
        again = Registration.objects.get(pk=one.pk)
        assert (again.state, again.number) == ("TERDAFTAR", one.number)


def test_nobody_of_another_agency_is_registered(cast: Cast) -> None:
    made = bench(cast)
    with (
        scope(agency=cast.agency, agency_code=cast.agency.code),
        pytest.raises(TakarError, match="instansi lain"),
    ):
        actions.register_people(cast.rahayu, made.session, employees=[cast.joko_employee])


def test_seats_are_given_only_while_a_session_is_prepared(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        places = {(one.room_id, one.seat) for one in made.registrations}
        assert len(places) == 6
        assert {room for room, _ in places} == {room.pk for room in made.rooms}
        actions.move_session(cast.rahayu, made.session, state="DIBUKA")
        with pytest.raises(TakarError, match="sudah dibuka"):
            actions.seat_everybody(cast.rahayu, made.session)


def test_a_person_moves_to_a_free_seat_with_a_reason(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        first, second = made.registrations[:2]
        room = ExamRoom.objects.select_related("session__exam__agency").get(pk=made.rooms[0].pk)
        for seat, because, word in (
            (4, " ", "Alasannya"),
            (5, "Rusak", "hanya mempunyai kursi 1 sampai 4"),
        ):
            with pytest.raises(TakarError, match=word):
                actions.move_registration(cast.rahayu, first, room=room, seat=seat, because=because)
        taken = Registration.objects.get(pk=second.pk)
        assert taken.room is not None
        with pytest.raises(TakarError, match="sudah dipakai"):
            actions.move_registration(
                cast.rahayu,
                first,
                room=ExamRoom.objects.get(pk=taken.room.pk),
                seat=taken.seat or 0,
                because="Rusak",
            )
        actions.move_registration(cast.rahayu, first, room=room, seat=4, because="Kursi rusak")
        assert Registration.objects.get(pk=first.pk).seat == 4


def test_more_time_is_given_with_a_reason_up_to_200_per_cent(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        one = made.registrations[0]
        with pytest.raises(TakarError, match="Alasannya"):
            actions.accommodate(cast.rahayu, one, extra_percent=200, needs=" ")
        actions.accommodate(cast.rahayu, one, extra_percent=200, needs="Netra; surat 12/2026")
        assert Registration.objects.get(pk=one.pk).extra_percent == 200
        facts = Entry.objects.get(act="exams.registration.accommodated").facts
        assert (facts["needs"], facts["before"]) == (20, "0%")
        assert "Netra" not in str(facts)
        with pytest.raises(TakarError, match="200 persen"):
            actions.accommodate(cast.rahayu, one, extra_percent=201, needs="Netra")


def test_pins_differ_and_only_digests_are_kept(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        actions.register_people(cast.rahayu, made.session, employees=made.people)
        rows = made.session.registrations.select_related("session__exam__agency")
        pins = actions.issue_pins(cast.rahayu, made.session, registrations=rows)
        kept = dict(made.session.registrations.values_list("pk", "pin"))
        assert set(pins) == set(kept)
        assert not set(pins.values()) & set(kept.values())
        with pytest.raises(TakarError, match="Tidak ada kartu"):
            actions.issue_pins(cast.rahayu, made.session, registrations=[])


def test_a_session_goes_on_only_when_it_is_ready(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        actions.move_session(made.proctor, made.session, state="DIBUKA")
        with pytest.raises(TakarError, match="PIN sesi"):
            actions.move_session(made.proctor, made.session, state="BERJALAN")
        actions.renew_session_pin(made.proctor, made.session)
        actions.move_session(made.proctor, made.session, state="BERJALAN")
        assert session_is_open(made.session, datetime.now(UTC))
        assert not session_is_open(made.session, made.session.closes_at)
        actions.move_session(made.proctor, made.session, state="DITUTUP")
        assert made.session.closed_at is not None
        with pytest.raises(TakarError, match="operator"):
            actions.move_session(made.proctor, made.session, state="DISAHKAN")
        actions.move_session(cast.rahayu, made.session, state="DISAHKAN")


def test_a_printed_attendance_list_is_written_down(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert actions.print_attendance(cast.made, made.session).startswith(b"%PDF")
        assert Entry.objects.filter(act="exams.attendance.printed", actor=cast.made).count() == 1
        with pytest.raises(NotPermitted):
            actions.print_attendance(made.author, made.session)


def test_a_session_pin_is_not_given_before_its_day(cast: Cast) -> None:
    made = bench(cast, opens_at=SOON, closes_at=SOON + timedelta(hours=2))
    with (
        scope(agency=cast.agency, agency_code=cast.agency.code),
        pytest.raises(TakarError, match="hari ujian"),
    ):
        actions.renew_session_pin(cast.rahayu, made.session)


def test_a_room_with_people_is_neither_dropped_nor_made_too_small(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        room = made.rooms[0]
        with pytest.raises(TakarError, match="Masih ada peserta"):
            actions.drop_room(cast.rahayu, room)
        with pytest.raises(TakarError, match="di atas nomor 2"):
            actions.change_room(cast.rahayu, room, name="R", seats=2, proctors=[])
        actions.change_room(cast.rahayu, room, name="R", seats=3, proctors=[])
        empty = actions.add_room(cast.rahayu, made.session, name="Kosong", seats=2)
        actions.drop_room(cast.rahayu, empty)
        assert made.session.rooms.count() == 2


def test_only_proctors_of_the_agency_watch_a_room(cast: Cast) -> None:
    made = bench(cast)
    with (
        scope(agency=cast.agency, agency_code=cast.agency.code),
        pytest.raises(TakarError, match="Pengawas"),
    ):
        actions.add_room(cast.rahayu, made.session, name="X", seats=2, proctors=[cast.putri])


def test_parallel_forms_are_put_together_of_calibrated_items(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        content = {"INTEGRITAS": (2, 2)}
        wanted: dict[str, Any] = {"length": 4, "how_many": 2, "minutes": 30, "content": content}
        with pytest.raises(TakarError, match="berparameter"):
            actions.assemble_forms(cast.rahayu, made.exam, **wanted)
        for n in range(8):
            values = {"model": "2PL", "a": 1.0 + n / 10, "d": [n / 4 - 1]}
            ItemParameters.objects.create(
                version=item(cast, f"K-{n}", n), values=values, scale="x", persons=500, source="x"
            )
        forms = actions.assemble_forms(cast.rahayu, made.exam, **wanted)
        codes = [set(form.items.values_list("code", flat=True)) for form in forms]
        assert [len(own) for own in codes] == [4, 4]
        assert not codes[0] & codes[1]
        assert forms[0].assembly["forms"] == 2
        actions.lock_form(cast.rahayu, forms[0])
        with pytest.raises(TakarError, match=r"dapat disusun"):
            actions.assemble_forms(cast.rahayu, made.exam, **(wanted | {"length": 5}))
