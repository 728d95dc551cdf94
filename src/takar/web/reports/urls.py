"""Addresses of the room."""

from django.urls import path

from takar.web.reports.views import events, ip_asn, meetings

app_name = "reports"
urlpatterns = [
    path("", events.reports, name="reports"),
    path("kegiatan/<int:event_id>/kelompok.pdf", events.group, name="group"),
    path("kegiatan/<int:event_id>/rekap.xlsx", events.recap, name="recap"),
    path("kegiatan/<int:event_id>/individu.zip", events.everybody, name="everybody"),
    path("peserta/<int:participant_id>.pdf", events.individual, name="individual"),
    path("peserta/<int:participant_id>/asesor.pdf", events.annex, name="annex"),
    path("rapat/<int:event_id>/", meetings.minutes, name="minutes"),
    path("rapat/<int:event_id>/<int:meeting_id>.pdf", meetings.minutes_file, name="minutes_file"),
    path("ip-asn/", ip_asn.overview, name="ip_asn"),
    path("ip-asn/<int:run_id>/instansi.pdf", ip_asn.agency, name="ip_asn_agency"),
    path("ip-asn/<int:run_id>/pegawai.xlsx", ip_asn.names, name="ip_asn_names"),
    path("ip-asn/<int:run_id>/bkn.xlsx", ip_asn.official, name="ip_asn_official"),
    path("ip-asn/<int:run_id>/bkn.csv", ip_asn.official_list, name="ip_asn_official_list"),
    path("ip-asn/<int:run_id>/pernyataan/", ip_asn.statement, name="ip_asn_statement"),
    path("ip-asn/<int:run_id>/unit/<int:unit_id>.pdf", ip_asn.unit, name="ip_asn_unit"),
    path(
        "ip-asn/<int:run_id>/unit/<int:unit_id>.xlsx", ip_asn.unit_names, name="ip_asn_unit_names"
    ),
    path("ip-asn/<int:run_id>/unit/<int:unit_id>/lembar/", ip_asn.ask, name="ip_asn_ask"),
    path("ip-asn/<int:run_id>/pegawai/<int:employee_id>.pdf", ip_asn.sheet, name="ip_asn_sheet"),
    path("ip-asn/lembar/<int:pk>/", ip_asn.sheets, name="ip_asn_sheets"),
    path("ip-asn/lembar/<int:pk>/lembar.zip", ip_asn.sheets_file, name="ip_asn_sheets_file"),
]
