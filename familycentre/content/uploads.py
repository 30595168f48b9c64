"""Uploads: type and size are checked by content, not by name; pictures are drawn anew.

Re-encoding drops everything that is not the picture (place of taking, serial number of the camera, hidden
files); a picture that can't be decoded is refused.
"""

import io
import logging
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from familycentre.core import store

logger = logging.getLogger(__name__)
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
LARGEST_SIDE = 4000
MOST_PIXELS = 50_000_000
STARTS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "odt": b"PK\x03\x04"}


def redrawn(upload: Any) -> InMemoryUploadedFile:
    """Return the picture encoded anew without metadata; ValidationError when it is no picture of ours."""
    try:
        upload.seek(0)
        picture: Any = Image.open(upload)
        if picture.format not in FORMATS or picture.width * picture.height > MOST_PIXELS:
            raise ValidationError(_("Choose a JPEG, PNG or WebP picture of at most 50 megapixels."))
        kind = picture.format
        picture = ImageOps.exif_transpose(picture)
        picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
        if kind == "JPEG" and picture.mode != "RGB":
            picture = picture.convert("RGB")
        clean = Image.new(picture.mode, picture.size)
        if picture.mode == "P" and picture.getpalette():
            clean.putpalette(picture.getpalette() or [])
        clean.paste(picture)
        out = io.BytesIO()
        clean.save(out, format=kind, quality=88)
    except ValidationError:
        raise
    except Exception as error:  # Pillow raises many kinds on a broken file
        raise ValidationError(_("This file can't be read as a picture.")) from error
    out.seek(0)
    stem = str(upload.name).rsplit(".", 1)[0][:80]
    name = f"{stem}.{FORMATS[kind]}"
    return InMemoryUploadedFile(out, "file", name, f"image/{kind.lower()}", out.getbuffer().nbytes, None)


def require_store() -> None:
    """Raise ValidationError when nothing could be stored now, so that the form comes back with what was typed."""
    said = store.trouble()
    if said:
        logger.error("Uploads can't be stored. %s", said)
        raise ValidationError(_("Files can't be stored just now. Nothing was saved; try again later."))


class ImageForm(BaseImageForm):
    """Redraws every picture that is uploaded."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        read = self.fields["file"].to_python

        def carefully(upload: Any) -> Any:
            try:
                return read(upload)
            except (OSError, SyntaxError, ValueError) as error:  # a broken PNG would be a server error
                raise ValidationError(_("This file can't be read as a picture.")) from error

        self.fields["file"].to_python = carefully

    def clean_file(self) -> Any:
        upload = self.cleaned_data.get("file")
        if upload is None or "file" not in self.changed_data:
            return upload
        require_store()
        clean: Any = redrawn(upload)
        # Wagtail's field reads the size from the decoded picture that it finds here
        clean.image = Image.open(io.BytesIO(clean.read()))
        clean.seek(0)
        return clean


class DocumentForm(BaseDocumentForm):
    """Refuses a document whose content is not what its name says."""

    def clean_file(self) -> Any:
        upload = self.cleaned_data.get("file")
        if upload is None or "file" not in self.changed_data:
            return upload
        ending = str(upload.name).rsplit(".", 1)[-1].lower()
        upload.seek(0)
        start = upload.read(8)
        upload.seek(0)
        if ending in STARTS and not start.startswith(STARTS[ending]):
            raise ValidationError(_("The content of this file is not what its name says."))
        if ending == "txt" and b"\x00" in start:
            raise ValidationError(_("The content of this file is not what its name says."))
        require_store()
        return upload
