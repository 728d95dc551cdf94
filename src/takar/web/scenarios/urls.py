"""Addresses of the room."""

from django.urls import path

from takar.web.scenarios.views import courses, plans, scenarios

app_name = "scenarios"
urlpatterns = [
    path("", scenarios.sandbox, name="sandbox"),
    path("baru/", scenarios.create, name="create"),
    path("banding/", scenarios.comparison, name="comparison"),
    path("<int:scenario_id>/", scenarios.scenario, name="scenario"),
    path("<int:scenario_id>/aturan/", scenarios.rules, name="rules"),
    path("<int:scenario_id>/orang/", scenarios.people, name="people"),
    path("<int:scenario_id>/unduh/", scenarios.download, name="download"),
    path("<int:scenario_id>/berkas/", scenarios.overlay, name="overlay"),
    path("<int:scenario_id>/salin/", scenarios.copy, name="copy"),
    path("<int:scenario_id>/arsip/", scenarios.archive, name="archive"),
    path("<int:scenario_id>/pulih/", scenarios.restore, name="restore"),
    path("rencana/", plans.plans, name="plans"),
    path("rencana/baru/", plans.new_plan, name="new_plan"),
    path("rencana/banding/", plans.comparison, name="plan_comparison"),
    path("rencana/<int:plan_id>/", plans.plan, name="plan"),
    path("rencana/<int:plan_id>/langkah/", plans.plan_steps, name="plan_steps"),
    path("rencana/<int:plan_id>/unduh/", plans.plan_download, name="plan_download"),
    path("rencana/<int:plan_id>/arsip/", plans.archive, name="archive_plan"),
    path("rencana/<int:plan_id>/pulih/", plans.restore, name="restore_plan"),
    path("diklat/", courses.courses, name="courses"),
    path("diklat/baru/", courses.add, name="add_course"),
    path("diklat/contoh/", courses.examples, name="examples"),
    path("diklat/<int:course_id>/", courses.edit, name="edit_course"),
    path("diklat/<int:course_id>/hapus/", courses.drop, name="drop_course"),
]
