"""What is uploaded is checked by content and pictures are drawn anew."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model

from familycentre.people import roles
from familycentre.people.actions import assign_role
from familycentre.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = User.objects.create_user("main")
    assign_role(user=user, role=roles.MAIN_EDITOR.key)
    client.force_login(user)
    return client


def picture(kind="JPEG", size=(60, 40), **save) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **save)
    return out.getvalue()


def upload(editor, name: str, content: bytes):
    file = SimpleUploadedFile(name, content)
    return editor.post(
        reverse("wagtailimages:add"), {"title": "Kuva", "file": file, "tags": "", "description": "x"}
    )


def test_a_picture_loses_where_it_was_taken(editor):
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    exif[0x0112] = 6
    answer = upload(editor, "kuva.jpg", picture(exif=exif.tobytes()))
    assert answer.status_code == 302, answer.context["form"].errors
    stored = get_image_model().objects.get()
    data = stored.file.read()
    assert b"secret place" not in data
    with Image.open(io.BytesIO(data)) as decoded:
        assert not decoded.getexif()
        assert decoded.size == (40, 60)  # turned as the camera said, then forgotten
    assert (stored.width, stored.height) == (40, 60)
    stored.file.close()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kuva.jpg", b"<script>alert(1)</script>"),
        ("kuva.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50),
        ("kuva.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("kuva.gif", b"GIF89a"),
    ],
)
def test_what_is_no_picture_is_refused(editor, name, content):
    answer = upload(editor, name, content)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not get_image_model().objects.exists()


def test_a_document_must_be_what_its_name_says(editor):
    url = reverse("wagtaildocs:add")
    bad = editor.post(url, {"title": "X", "file": SimpleUploadedFile("a.pdf", b"MZ\x90\x00"), "tags": ""})
    assert bad.context["form"].errors["file"]
    good = editor.post(url, {"title": "X", "file": SimpleUploadedFile("a.pdf", b"%PDF-1.7\n"), "tags": ""})
    assert good.status_code == 302
