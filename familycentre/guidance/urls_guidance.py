"""Addresses of guided questions, client paths and triangles. Their words are translated."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from familycentre.guidance.views_guidance import flows, gaps, paths, quiet_flows, triangle

urlpatterns = [
    path(pgettext_lazy("address", "questions/"), flows.flows, name="flows"),
    path(pgettext_lazy("address", "questions/<slug:slug>/"), flows.flow_start, name="flow_start"),
    path(pgettext_lazy("address", "questions/<slug:slug>/step/"), flows.flow, name="flow"),
    path(
        pgettext_lazy("address", "questions/<slug:slug>/step/<int:number>/"),
        quiet_flows.flow_step,
        name="flow_step",
    ),
    path(pgettext_lazy("address", "questions/<slug:slug>/end/"), quiet_flows.flow_end, name="flow_end"),
    path(pgettext_lazy("address", "paths/"), paths.paths, name="paths"),
    path(pgettext_lazy("address", "paths/<slug:slug>/"), paths.path, name="path"),
    path(pgettext_lazy("address", "triangles/"), triangle.triangle_list, name="triangles"),
    path(pgettext_lazy("address", "triangles/<slug:slug>/"), triangle.triangle, name="triangle"),
]

workspace = [path("gaps/", gaps.gaps, name="gaps")]
