"""Addresses of the room."""

from django.urls import path

from takar.web.timetables.views import (
    assigning,
    attending,
    events,
    inviting,
    mine,
    places,
    searching,
    sessions,
    versions,
)

app_name = "timetables"
VERSION = "<int:event_id>/versi/<int:timetable_id>/"
SESSION = "<int:event_id>/sesi/<int:session_id>/"

urlpatterns = [
    path("", events.events, name="events"),
    path("saya/", mine.mine, name="mine"),
    path("saya/peserta/<int:participant_id>/jawab/", mine.answer, name="answer"),
    path("saya/peserta/<int:participant_id>/undangan.pdf", mine.letter, name="letter"),
    path("saya/peserta/<int:participant_id>/jadwal.ics", mine.own_calendar, name="own_calendar"),
    path("saya/asesor/<int:seat_id>/jadwal.ics", mine.seat_calendar, name="seat_calendar"),
    path(
        "saya/asesor/<int:seat_id>/surat-tugas.pdf",
        assigning.assignment_letter,
        name="assignment_letter",
    ),
    path("hadir/<str:token>/", attending.token, name="token"),
    path("<int:event_id>/", events.timetable, name="timetable"),
    path("<int:event_id>/ruang/", places.places, name="places"),
    path("<int:event_id>/ruang/tambah/", places.add_room, name="add_room"),
    path("<int:event_id>/ruang/salin/", places.copy_places, name="copy_places"),
    path("<int:event_id>/ruang/<int:room_id>/", places.edit_room, name="edit_room"),
    path("<int:event_id>/ruang/<int:room_id>/hapus/", places.drop_room, name="drop_room"),
    path("<int:event_id>/hari/tambah/", places.add_day, name="add_day"),
    path("<int:event_id>/hari/<int:day_id>/", places.edit_day, name="edit_day"),
    path("<int:event_id>/hari/<int:day_id>/hapus/", places.drop_day, name="drop_day"),
    path("<int:event_id>/susun/", searching.plan, name="plan"),
    path("<int:event_id>/pencarian/<int:search_id>/", searching.search, name="search"),
    path("<int:event_id>/pencarian/<int:search_id>/ambil/", searching.way_out, name="way_out"),
    path("<int:event_id>/banding/", versions.comparison, name="comparison"),
    path(
        "<int:event_id>/surat-tugas.pdf",
        assigning.assignment_letters,
        name="assignment_letters",
    ),
    path(
        "<int:event_id>/pencarian/<int:search_id>/lagi/",
        searching.again,
        name="search_again",
    ),
    path("<int:event_id>/jadwal.ics", versions.calendar, name="calendar"),
    path(VERSION, versions.version, name="version"),
    path(f"{VERSION}terbitkan/", versions.publish, name="publish"),
    path(f"{VERSION}tarik/", versions.withdraw, name="withdraw"),
    path(f"{VERSION}salin/", versions.copy, name="copy"),
    path(f"{VERSION}buang/", versions.discard, name="discard"),
    path(f"{VERSION}pengganti/", searching.mend, name="mend"),
    path(f"{VERSION}unduh/", versions.table, name="table"),
    path(f"{VERSION}lembar/", versions.sheets, name="sheets"),
    path(f"{VERSION}lembar/cetak/", versions.print_sheets, name="print_sheets"),
    path(SESSION, sessions.session, name="session"),
    path(f"{SESSION}pindah/", sessions.move, name="move"),
    path(f"{SESSION}asesor/", sessions.swap, name="swap"),
    path("<int:event_id>/undangan/", inviting.invitations, name="invitations"),
    path("<int:event_id>/undangan/kirim/", inviting.invite, name="invite"),
    path("<int:event_id>/undangan/cetak/", inviting.letters, name="letters"),
    path("<int:event_id>/hadir/", attending.door, name="door"),
    path("<int:event_id>/hadir/catat/", attending.scan, name="scan"),
    path("<int:event_id>/hadir/absen/", attending.missing, name="missing"),
    path("<int:event_id>/hadir/batal/<int:arrival_id>/", attending.undo, name="undo_arrival"),
]
