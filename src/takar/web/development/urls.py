"""Addresses of the room."""

from django.urls import path

from takar.web.development.views import bookings, courses, needs, people, plans

app_name = "development"
urlpatterns = [
    path("", plans.plans, name="plans"),
    path("saya/", people.mine, name="mine"),
    path("pegawai/<int:pk>/", people.person, name="person"),
    path("pegawai/<int:pk>/akpk/", people.own_akpk, name="own_akpk"),
    path("baru/", plans.create, name="create"),
    path("<int:pk>/", plans.plan, name="plan"),
    path("<int:pk>/kemajuan/", plans.progress, name="progress"),
    path("<int:pk>/ubah/", plans.change, name="change"),
    path("<int:pk>/salin/", plans.copy, name="copy"),
    path("<int:pk>/hapus/", plans.remove, name="remove"),
    path("<int:pk>/hitung/", plans.compute, name="compute"),
    path("<int:pk>/tetapkan/", plans.decide, name="decide"),
    path("<int:pk>/anggaran/", plans.budget, name="budget"),
    path("<int:pk>/cabut/", plans.revoke, name="revoke"),
    path("<int:pk>/hcdp/", plans.hcdp, name="hcdp"),
    path("<int:pk>/kebutuhan/", needs.needs, name="needs"),
    path("<int:pk>/kebutuhan/akpk/", needs.akpk, name="akpk"),
    path("<int:pk>/belum-dinilai/", needs.blanks, name="blanks"),
    path("<int:pk>/unit/", needs.units, name="units"),
    path("<int:pk>/unit/akpd/", needs.akpd, name="akpd"),
    path("<int:pk>/pelatihan/", courses.courses, name="courses"),
    path("<int:pk>/pelatihan/baru/", courses.add, name="add"),
    path("<int:pk>/pelatihan/unggah/", courses.upload, name="upload"),
    path("<int:pk>/pelatihan/templat/", courses.template, name="template"),
    path("pelatihan/<int:pk>/", courses.course, name="course"),
    path("pelatihan/<int:pk>/ubah/", courses.correct, name="correct"),
    path("pelatihan/<int:pk>/hapus/", courses.drop, name="drop"),
    path("pelatihan/<int:pk>/terlaksana/", courses.hold, name="hold"),
    path("pelatihan/<int:pk>/batal-terlaksana/", courses.undo, name="undo"),
    path("pelatihan/<int:pk>/peserta/", bookings.book, name="book"),
    path("<int:pk>/peserta/", bookings.bookings, name="bookings"),
    path("peserta/<int:pk>/", bookings.booking, name="booking"),
    path("peserta/<int:pk>/pindah/", bookings.move, name="move"),
    path("peserta/<int:pk>/batal/", bookings.cancel, name="cancel"),
    path("peserta/<int:pk>/pulihkan/", bookings.restore, name="restore"),
]
