"""Addresses of the room."""

from django.urls import path

from takar.web.claims.views import claim, courses, deciding, entering, person, queue, sheets

app_name = "claims"
urlpatterns = [
    path("", person.mine, name="mine"),
    path("antrean/", queue.queue, name="queue"),
    path("antrean/ekspor/", queue.export, name="export"),
    path("antrean/verifikasi/", queue.verify_many, name="verify_many"),
    path("antrean/kembalikan/", queue.return_many, name="return_many"),
    path("kegiatan/", courses.courses, name="courses"),
    path("kegiatan/baru/", courses.enter_course, name="enter_course"),
    path("kegiatan/templat-peserta/", courses.template, name="participants_template"),
    path("kegiatan/berkas/", sheets.check_sheet, name="check_sheet"),
    path("kegiatan/berkas/ajukan/", sheets.enter_sheet, name="enter_sheet"),
    path("kegiatan/berkas/templat/", sheets.sheet_template, name="sheet_template"),
    path("kegiatan/<int:pk>/", courses.course, name="course"),
    path("kegiatan/<int:pk>/sertifikat/", courses.attach, name="attach_certificates"),
    path("kegiatan/<int:pk>/tarik/", courses.undo, name="undo_course"),
    path("pegawai/<int:pk>/", person.person, name="person"),
    path("pegawai/<int:pk>/<slug:kind>/tambah/", entering.enter, name="enter"),
    path("pegawai/<int:pk>/<slug:kind>/perkiraan/", entering.worth, name="worth"),
    path("<int:pk>/", claim.claim, name="claim"),
    path("<int:pk>/berkas/<int:number>/", claim.certificate, name="certificate"),
    path("<int:pk>/perkiraan/", claim.claim_worth, name="claim_worth"),
    path("<int:pk>/perbaiki/", entering.correct, name="correct"),
    path("<int:pk>/tarik/", entering.withdraw, name="withdraw"),
    path("<int:pk>/verifikasi/", deciding.verify, name="verify"),
    path("<int:pk>/kembalikan/", deciding.send_back, name="send_back"),
    path("<int:pk>/batalkan/", deciding.undo, name="undo"),
]
