"""Addresses of the room."""

from django.urls import path

from takar.web.reviews.views import board, cycles, deciding, meetings

app_name = "reviews"
urlpatterns = [
    path("", cycles.cycles, name="cycles"),
    path("baru/", cycles.create, name="create"),
    path("saya/", cycles.mine, name="mine"),
    path("<int:pk>/", cycles.cycle, name="cycle"),
    path("<int:pk>/verifikasi/", cycles.verify, name="verify"),
    path("<int:pk>/kembalikan/", cycles.send_back, name="send_back"),
    path("<int:pk>/cabut/", cycles.withdraw, name="withdraw"),
    path("<int:pk>/tampilkan/", cycles.show, name="show"),
    path("<int:pk>/anggota/", cycles.seat, name="seat"),
    path("anggota/<int:pk>/lepas/", cycles.unseat, name="unseat"),
    path("<int:pk>/rapat/", meetings.begin, name="begin"),
    path("rapat/<int:pk>/", meetings.meeting, name="meeting"),
    path("rapat/<int:pk>/hadir/", meetings.present, name="present"),
    path("rapat/<int:pk>/catatan/", meetings.notes, name="notes"),
    path("rapat/<int:pk>/tutup/", meetings.close, name="close"),
    path("rapat/<int:pk>/berita-acara/", meetings.minutes, name="minutes"),
    path("<int:pk>/papan/", board.board, name="board"),
    path("<int:pk>/papan/unduh/", board.people_export, name="people_export"),
    path("pegawai/<int:pk>/", board.case, name="case"),
    path("pegawai/<int:pk>/usul/", board.propose, name="propose"),
    path("usulan/<int:pk>/putuskan/", board.decide, name="decide"),
    path("usulan/<int:pk>/tarik/", board.take_back, name="take_back"),
    path("usulan/<int:pk>/batalkan/", board.undo, name="undo"),
    path("<int:pk>/tetapkan/", deciding.decide_cycle, name="decide_cycle"),
    path("<int:pk>/sk/", deciding.decree, name="decree"),
    path("<int:pk>/kelompok/unduh/", deciding.groups_export, name="groups_export"),
    path("<int:pk>/kelompok/<str:group>/", deciding.group, name="group"),
    path("keanggotaan/<int:pk>/cabut/", deciding.end_membership, name="end_membership"),
    path("<int:pk>/perubahan/", deciding.changes, name="changes"),
]
