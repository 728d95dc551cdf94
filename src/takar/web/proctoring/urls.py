"""Addresses of the room."""

from django.urls import path

from takar.web.proctoring.views import console, people
from takar.web.proctoring.views.board import board

app_name = "proctoring"
urlpatterns = [
    path("", console.sessions, name="sessions"),
    path("papan/<int:pk>/", board, name="board"),
    path("sesi/<int:pk>/", console.session, name="session"),
    path("sesi/<int:pk>/waktu/", console.add_time, name="add_time"),
    path("sesi/<int:pk>/pesan/", console.send_message, name="send_message"),
    path("sesi/<int:pk>/kejadian/", console.note_incident, name="note_incident"),
    path("sesi/<int:pk>/keadaan/", console.step, name="step"),
    path("sesi/<int:pk>/tutup/", console.close, name="close"),
    path("sesi/<int:pk>/sahkan/", console.sign, name="sign"),
    path("sesi/<int:pk>/pin/", console.session_pin, name="session_pin"),
    path("sesi/<int:pk>/berita-acara/", console.minutes, name="minutes"),
    path("sesi/<int:pk>/terlambat/", people.late, name="late"),
    path("sesi/<int:pk>/terlambat/<int:sitting>/", people.rule, name="rule"),
    path("peserta/<int:pk>/", people.person, name="person"),
    path("peserta/<int:pk>/waktu/", people.add_some_time, name="add_some_time"),
    path("peserta/<int:pk>/ganti-waktu/<int:credit>/", people.take_back, name="take_back"),
    path("peserta/<int:pk>/perangkat/", people.restart, name="restart"),
    path("peserta/<int:pk>/hentikan/", people.stop, name="stop"),
    path("peserta/<int:pk>/pesan/", people.tell, name="tell"),
    path("peserta/<int:pk>/pin/", people.free, name="free"),
]
