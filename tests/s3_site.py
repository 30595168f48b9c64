"""What tests/test_s3_media.py lets a site do in its own process: ``python -m tests.s3_site DEED``; prints JSON.

Imports stand inside the functions: Django must be set up before them.
"""

import contextlib
import io
import json
import os
import sys
import time
from typing import Any

import django
from django.conf import settings
from django.test.utils import override_settings, setup_test_environment


def picture(colour: str) -> bytes:
    """Return a photograph that says where it was taken."""
    from PIL import Image

    exif = Image.Exif()
    exif[0x010E] = "secret place"
    out = io.BytesIO()
    Image.new("RGB", (1200, 800), colour).save(out, "JPEG", exif=exif.tobytes())
    return out.getvalue()


def editor() -> Any:
    """Return a client of an editor who has signed in."""
    from django.test import Client

    from familycentre.content.roles import sync_roles
    from familycentre.people import conduct, roles
    from familycentre.people.actions import assign_role
    from familycentre.people.models import User

    user = User.objects.filter(username="main").first()
    if user is None:
        sync_roles()
        user = User.objects.create_user("main")
        assign_role(user=user, role=roles.MAIN_EDITOR.key)
    client = Client()
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session["conduct"] = conduct.VERSION
    session.save()
    return client


def send(client: Any, kind: str, name: str, content: bytes, title: str) -> dict[str, Any]:
    """Upload by the admin's own form; return what the editor sees."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.urls import reverse

    form = {"title": title, "file": SimpleUploadedFile(name, content), "tags": "", "description": "x"}
    answer = client.post(reverse(f"{kind}:add"), form)
    seen = answer.content.decode()
    errors = answer.context["form"].errors.get_json_data() if answer.status_code == 200 else {}
    return {
        "status": answer.status_code,
        "errors": [error["message"] for error in errors.get("file", [])],
        "title kept": title in seen,
    }


def upload() -> dict[str, Any]:
    """Upload two pictures of one name and a document, show the first, ask for the document, delete the second."""
    from django.test import Client
    from django.urls import reverse
    from wagtail.documents import get_document_model
    from wagtail.images import get_image_model
    from wagtail.images.blocks import ImageBlock

    client, reader = editor(), Client()
    told: dict[str, Any] = {
        "sent": [
            send(client, "wagtailimages", "Äidin kuva.jpg", picture("teal"), "Kuva"),
            send(client, "wagtailimages", "Äidin kuva.jpg", picture("red"), "Toinen kuva"),
            send(client, "wagtaildocs", "ohje.pdf", b"%PDF-1.7\n" + b"o" * 3_000_000, "Ohje"),
        ]
    }
    first, second = get_image_model().objects.order_by("pk")
    document = get_document_model().objects.get()
    told["files"] = [first.file.name, second.file.name, document.file.name]
    block = ImageBlock(template="content/blocks/image.html")
    told["html"] = block.render(block.to_python({"image": first.pk, "alt_text": "x", "decorative": False}))
    renditions = {each.file.name: each for each in first.renditions.all()}
    told["renditions"] = {name: each.url for name, each in renditions.items()}
    told["policies"] = [
        reader.get("/login/")["Content-Security-Policy"],
        client.get(reverse("wagtailimages:index"))["Content-Security-Policy"],
    ]
    answer = reader.get(document.url)
    told["document"] = [answer.status_code, len(b"".join(answer))]
    second.get_rendition("width-300")
    told["of the second"] = [each.file.name for each in second.renditions.all()]
    told["delete"] = client.post(reverse("wagtailimages:delete", args=[second.pk])).status_code
    return told


def restored() -> dict[str, Any]:
    """Restore a backup, read every picture at the site itself, and try the ways out of the pictures."""
    from django.core.management import call_command
    from django.test import Client
    from wagtail.documents import get_document_model
    from wagtail.images import get_image_model

    call_command("restore", sys.argv[2], stdout=sys.stderr)
    reader, told, image = Client(), {}, get_image_model().objects.get()
    for each in image.renditions.all():
        answer = reader.get(each.file.url)
        told[each.file.name] = [answer.status_code, len(b"".join(answer)), answer["Content-Type"]]
    name = get_document_model().objects.get().file.name
    ways = [f"../{name}", f"a/../../{name}", f"%2e%2e/{name}", f"..%2f{name}", f"..\\{name}", "none.jpg", ""]
    addresses = [image.file.url, *(f"/media/images/{way}" for way in ways)]
    return {"pictures": told, "ways out": [reader.get(address).status_code for address in addresses]}


def outages() -> list[dict[str, Any]]:
    """Try everything while the bucket is missing, then while nobody answers at all."""
    client = editor()
    told = [outage(client, "bucket")]
    with override_settings(S3_ENDPOINT=sys.argv[2], STORAGES=settings.STORAGES):  # the storage is made anew
        told.append(outage(client, "endpoint"))
    return told


def outage(client: Any, name: str) -> dict[str, Any]:
    """Try everything while the store can't be used."""
    from django.core.checks import run_checks
    from django.core.files.storage import default_storage
    from django.core.management import CommandError, call_command
    from django.test import Client

    from familycentre.core.store import StoreError

    begun, backup = time.monotonic(), settings.VAR / f"{name}.tar.gz"
    told = {
        "picture": send(client, "wagtailimages", "kuva.jpg", picture("teal"), "Kirjoitettu otsikko"),
        "document": send(client, "wagtaildocs", "ohje.pdf", b"%PDF-1.7\n", "Kirjoitettu otsikko"),
        "shown": Client().get("/media/images/kuva.jpg").status_code,
        "ready": client.get("/readyz").status_code,
        "checks": [each.msg for each in run_checks(tags=["storage"], include_deployment_checks=True)],
    }
    try:
        call_command("backup", str(backup))
    except CommandError as error:
        told["backup"] = str(error)
    with contextlib.suppress(StoreError):
        default_storage.delete("images/gone.jpg")
    return {**told, "left behind": backup.exists(), "seconds": time.monotonic() - begun}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "familycentre.config.settings")
    django.setup()
    setup_test_environment()  # so that what a form said can be read
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # nothing was collected here
    deed = {"upload": upload, "restored": restored, "outages": outages}[sys.argv[1]]
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        sys.stdout.write(json.dumps(deed()))
