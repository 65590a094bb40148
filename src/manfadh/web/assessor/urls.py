"""Where assessors work."""

from django.urls import path

from manfadh.web.assessor import framework_acts, frameworks

urlpatterns = [
    path("frameworks", frameworks.show_list, name="frameworks"),
    path("frameworks/new", framework_acts.add, name="framework-add"),
    path("frameworks/<uuid:version_id>", frameworks.show, name="framework"),
    path("frameworks/<uuid:version_id>/next", framework_acts.begin_next, name="framework-next"),
    path("frameworks/<uuid:version_id>/head", framework_acts.head, name="framework-head"),
    path("frameworks/<uuid:version_id>/publish", framework_acts.publish, name="framework-publish"),
    path("frameworks/<uuid:version_id>/retire", framework_acts.retire, name="framework-retire"),
    path(
        "frameworks/<uuid:version_id>/scales/new", framework_acts.scale, name="framework-scale-add"
    ),
    path(
        "frameworks/<uuid:version_id>/scales/<slug:code>",
        framework_acts.scale,
        name="framework-scale",
    ),
    path(
        "frameworks/<uuid:version_id>/sections/new",
        framework_acts.section,
        name="framework-section-add",
    ),
    path(
        "frameworks/<uuid:version_id>/sections/<slug:code>",
        framework_acts.section,
        name="framework-section",
    ),
    path(
        "frameworks/<uuid:version_id>/questions/new",
        framework_acts.question,
        name="framework-question-add",
    ),
    path(
        "frameworks/<uuid:version_id>/questions/<slug:code>",
        framework_acts.question,
        name="framework-question",
    ),
    path(
        "frameworks/<uuid:version_id>/parts/<slug:part>/<slug:code>",
        framework_acts.change_part,
        name="framework-part",
    ),
]
