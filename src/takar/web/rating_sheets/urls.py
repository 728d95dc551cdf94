"""Addresses of the room."""

from django.urls import path

from takar.web.rating_sheets.views import board, exchange, sheets

app_name = "rating_sheets"
urlpatterns = [
    path("", sheets.desk, name="desk"),
    path("pekerja.js", exchange.offline_page, name="worker"),
    path("keadaan/", exchange.state, name="state"),
    path("kirim/", exchange.send, name="send"),
    path("<int:assignment_id>/", sheets.sheet, name="sheet"),
    path("kegiatan/<int:event_id>/", board.board, name="board"),
    path("kegiatan/<int:event_id>/unduh/", board.export, name="export"),
    path("kegiatan/<int:event_id>/penilaian/", board.ratings, name="ratings"),
    path("kegiatan/<int:event_id>/ingatkan/", board.reminder, name="remind"),
    path("kegiatan/<int:event_id>/<int:assignment_id>/", board.history, name="history"),
    path("kegiatan/<int:event_id>/<int:assignment_id>/buka/", board.unlock, name="unlock"),
    path("kegiatan/<int:event_id>/<int:assignment_id>/serahkan/", board.hand_in, name="hand_in"),
]
