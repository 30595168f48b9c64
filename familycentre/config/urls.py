"""Every address of the site, in one place. Parts of addresses are translated: /fi/palvelut/, /sv/tjanster/."""

from importlib.util import find_spec

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from familycentre.config import views
from familycentre.content.sitemaps import SITEMAPS
from familycentre.content.urls import files
from familycentre.guidance.urls_guidance import workspace as guidance_workspace

urlpatterns = [
    path("", views.greet),
    path("healthz", views.healthz),
    path("readyz", views.readyz),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    *files,
    path("", include("familycentre.people.urls")),
    path("workspace/", include(guidance_workspace)),
    path("workspace/", include("familycentre.workspace.urls")),
    path("admin/", include("familycentre.people.urls_admin")),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("media/images/<path:path>", views.picture),
]
if (settings.DEBUG or settings.TESTING) and find_spec("familycentre.design.urls"):
    urlpatterns += [path("design/", include("familycentre.design.urls"))]

urlpatterns += i18n_patterns(
    path("", include("familycentre.directory.urls")),
    path("", include("familycentre.guidance.urls_guidance")),
    path("", include("familycentre.guidance.urls")),
    path("", include("familycentre.insight.urls")),
    path("", include("familycentre.contact.urls_public")),
    path("", include("familycentre.content.urls")),
    path(
        "_util/login/", RedirectView.as_view(pattern_name="account_login")
    ),  # Wagtail's own asks a password only
    path("", include(wagtail_urls)),
)

handler400 = "familycentre.config.views.bad_request"
handler403 = "familycentre.config.views.refused"
handler404 = "familycentre.config.views.not_found"
