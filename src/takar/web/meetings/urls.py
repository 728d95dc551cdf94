"""Addresses of the room."""

from django.urls import path

from takar.web.meetings.views import changes, people, person, sitting

app_name = "meetings"
urlpatterns = [
    path("<int:event_id>/", people.integration, name="integration"),
    path("<int:event_id>/hitung/", people.compute, name="compute"),
    path("<int:event_id>/sidang/", sitting.meeting, name="meeting"),
    path("<int:event_id>/sidang/buka/", sitting.begin, name="begin"),
    path("<int:event_id>/sidang/sahkan/", sitting.seal, name="seal"),
    path("<int:event_id>/sidang/<int:meeting_id>/hadir/", sitting.present, name="present"),
    path("<int:event_id>/sidang/<int:meeting_id>/pergi/", sitting.left, name="left"),
    path("<int:event_id>/sidang/<int:meeting_id>/halangan/", sitting.excused, name="excused"),
    path("<int:event_id>/sidang/<int:meeting_id>/catatan/", sitting.notes, name="notes"),
    path("<int:event_id>/sidang/<int:meeting_id>/tutup/", sitting.close, name="close"),
    path("<int:event_id>/sidang/<int:meeting_id>/tanda-tangan/", sitting.sign, name="sign"),
    path("<int:event_id>/sidang/<int:meeting_id>/sepakat/", people.agree_all, name="agree_all"),
    path(
        "<int:event_id>/sidang/<int:meeting_id>/sepakat/<uuid:batch>/batal/",
        people.undo_all,
        name="undo_all",
    ),
    path("<int:event_id>/perubahan/", changes.changes, name="changes"),
    path("<int:event_id>/perubahan/unduh/", changes.changes_export, name="changes_export"),
    path("<int:event_id>/peserta/<int:participant_id>/", person.person, name="person"),
    path("<int:event_id>/peserta/<int:participant_id>/coba/", person.outlook, name="outlook"),
    path(
        "<int:event_id>/peserta/<int:participant_id>/sepakat/",
        person.agree_person,
        name="agree_person",
    ),
    path("<int:event_id>/peserta/<int:participant_id>/profil/", person.profile, name="profile"),
    path("<int:event_id>/level/<int:level_id>/", person.decide, name="decide"),
    path("<int:event_id>/level/<int:level_id>/sepakat/", person.agree, name="agree"),
    path("<int:event_id>/level/<int:level_id>/pulihkan/", person.restore, name="restore"),
    path("<int:event_id>/level/<int:level_id>/koreksi/", changes.correct, name="correct"),
]
