"""Uploads in a bucket of an S3-compatible store. Used when S3_BUCKET is set; nothing is imported from here else."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from s3transfer.exceptions import RetriesExceededError
from storages.backends.s3 import S3Storage

from familycentre.core.store import StoreError

logger = logging.getLogger(__name__)
CONNECTING, READING, TRIES = 4, 20, 2  # seconds, seconds, times: a page must not hang for minutes
IN_MEMORY = 2_500_000  # bytes; what is larger is read by way of the disk
NO_BUCKET = {"NoSuchBucket", "404"}
NOT_LET = {"AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "Forbidden", "400", "401", "403"}


class Bucket(S3Storage):
    """Keeps uploads in the bucket that the settings name; readers see them under MEDIA_URL.

    It takes no arguments, so that no key is written down where a task says which storage it means. Whatever goes
    wrong is a StoreError, or FileNotFoundError for a file that is not there.
    """

    def get_default_settings(self) -> dict[str, Any]:
        """Return what django-storages asks for, from our settings."""
        ours = {
            "bucket_name": settings.S3_BUCKET,
            "endpoint_url": settings.S3_ENDPOINT or None,
            "region_name": settings.S3_REGION or None,
            "access_key": settings.S3_ACCESS_KEY or None,
            "secret_key": settings.S3_SECRET_KEY or None,
            "file_overwrite": False,  # two editors' kuva.jpg are two pictures
            "default_acl": None,
            "max_memory_size": IN_MEMORY,
            "client_config": Config(
                connect_timeout=CONNECTING,
                read_timeout=READING,
                retries={"mode": "standard", "total_max_attempts": TRIES},
                request_checksum_calculation="when_required",  # many stores do not know AWS' newer checksums
                response_checksum_validation="when_required",
            ),
        }
        return {**super().get_default_settings(), **ours}

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """Return where readers find the file: below MEDIA_URL, whoever answers there."""
        return str(settings.MEDIA_URL) + filepath_to_uri(name).lstrip("/")

    def trouble(self) -> str:
        """Say what keeps the bucket from being used; nothing when it answers."""
        try:
            with self.asked():
                self.connection.meta.client.head_bucket(Bucket=self.bucket_name)
        except StoreError as error:
            return str(error)
        return ""

    @contextmanager
    def asked(self) -> Iterator[None]:
        """Turn the many errors of boto into a StoreError that says which setting to look at."""
        try:
            yield
        except ClientError as error:
            raise StoreError(self.refusal(error)) from error
        except NoCredentialsError as error:
            raise StoreError("There is no key for the bucket (S3_ACCESS_KEY, S3_SECRET_KEY).") from error
        except (BotoCoreError, Boto3Error, RetriesExceededError) as error:
            where = self.endpoint_url or "its usual address"
            kind = type(error).__name__
            raise StoreError(f"The store at {where} does not answer (S3_ENDPOINT): {kind}.") from error

    def refusal(self, error: ClientError) -> str:
        """Say what an answer that was no yes means for the operator."""
        code = str(error.response.get("Error", {}).get("Code", ""))
        if code in NO_BUCKET:
            return f"The store has no bucket {self.bucket_name!r} (S3_BUCKET)."
        if code in NOT_LET:
            keys = "S3_ACCESS_KEY, S3_SECRET_KEY, S3_REGION"
            return f"The store does not let us use the bucket {self.bucket_name!r} ({keys}): {code}."
        return f"The store refused what it was asked about the bucket {self.bucket_name!r}: {code}."

    def _open(self, name: str, mode: str = "rb") -> Any:
        with self.asked():
            file = super()._open(name, mode)
            if "r" in mode:
                file.open()  # reads it now: what fails, fails here
            return file

    def _save(self, name: str, content: Any) -> Any:
        with self.asked():
            return super()._save(name, content)

    def delete(self, name: str) -> None:
        """Delete the file; nothing happens when it is not there. The log names one that could not be deleted."""
        try:
            with self.asked():
                super().delete(name)
        except StoreError:
            logger.error("%s stays in the bucket; delete it there.", name)
            raise

    def exists(self, name: str) -> bool:
        """Say whether there is a file of that name."""
        with self.asked():
            return bool(super().exists(name))

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Return the folders and the files in a folder."""
        with self.asked():
            folders, files = super().listdir(path)
        return folders, files

    def size(self, name: str) -> int:
        """Return how many bytes the file has."""
        with self.asked():
            return int(super().size(name))
