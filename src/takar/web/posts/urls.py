"""Addresses of the room."""

from django.urls import path

from takar.web.posts.views import lists, post

app_name = "posts"
urlpatterns = [
    path("", lists.posts, name="posts"),
    path("unduh/", lists.posts_export, name="posts_export"),
    path("pohon/", lists.tree, name="tree"),
    path("tandai/", lists.mark, name="mark"),
    path("lowong/", lists.vacancies, name="vacancies"),
    path("lowong/unduh/", lists.vacancies_export, name="vacancies_export"),
    path("temuan/", lists.faults, name="faults"),
    path("temuan/<slug:code>/", lists.fault, name="fault"),
    path("syarat/impor/", lists.upload, name="upload"),
    path("syarat/templat/", lists.template, name="template"),
    path("syarat/<int:pk>/akhiri/", post.end_demand, name="end_demand"),
    path("pernyataan/<int:pk>/tarik/", post.take_back, name="take_back"),
    path("<int:pk>/", post.post, name="post"),
    path("<int:pk>/keterangan/", post.describe, name="describe"),
    path("<int:pk>/syarat/", post.demand, name="demand"),
    path("<int:pk>/lowong/", post.declare, name="declare"),
    path("<int:pk>/perpanjang/", post.extend, name="extend"),
    path("<int:pk>/kontrak/", post.contract, name="contract"),
]
