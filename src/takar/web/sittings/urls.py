"""Addresses of the room; all are open doors, locked by the cookie of the desk.

``simpan/`` is answered in front of Django, see ``takar.web.rsgi``.
"""

from django.urls import path

from takar.web.sittings.views import entrance, player, sections
from takar.web.sittings.views.doors import answer_at_desk, page_at_desk

app_name = "sittings"
urlpatterns = [
    path("", entrance.door, name="enter"),
    path("lembar/", page_at_desk(player.sheet), name="sheet"),
    path("duduk/", answer_at_desk(player.sit), name="sit"),
    path("keadaan/", answer_at_desk(player.state), name="state"),
    path("setuju/", answer_at_desk(player.consent), name="consent"),
    path("pesan/<int:number>/", answer_at_desk(player.message), name="message"),
    path("bagian/<str:code>/", answer_at_desk(sections.section), name="section"),
    path("bagian/<str:code>/berikut/", answer_at_desk(sections.following), name="following"),
    path("bagian/<str:code>/latihan/", answer_at_desk(sections.practice), name="practice"),
    path("bagian/<str:code>/tutup/", answer_at_desk(sections.close), name="close"),
    path("media/<str:name>", answer_at_desk(sections.media), name="media"),
]
