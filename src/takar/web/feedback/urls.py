"""Addresses of the room."""

from django.urls import path

from takar.web.feedback.views import giving, objections, own

app_name = "feedback"
urlpatterns = [
    path("", own.mine, name="mine"),
    path("asesi/", giving.talks, name="talks"),
    path("<int:session_id>/benar/", own.confirm, name="confirm"),
    path("saran/<int:advice_id>/lanjut/", own.go_on, name="go_on"),
    path("hasil/<int:participant_id>/sanggah/", own.contest, name="contest"),
    path("sanggah/<int:objection_id>/cabut/", own.withdraw, name="withdraw"),
    path("sanggah/", objections.objections, name="objections"),
    path("sanggah/<int:objection_id>/", objections.objection, name="objection"),
    path("kegiatan/<int:event_id>/", giving.event_list, name="event"),
    path("kegiatan/<int:event_id>/saran/", giving.draft, name="draft"),
    path("kegiatan/<int:event_id>/unduh/", giving.export, name="export"),
    path("peserta/<int:participant_id>/", giving.person, name="person"),
    path("peserta/<int:participant_id>/saran/", giving.advise, name="advise"),
    path("saran/<int:advice_id>/", giving.follow, name="follow"),
]
