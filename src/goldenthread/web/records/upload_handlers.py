"""Where a form's files go while they arrive: into memory, never to a folder; what is too large goes nowhere."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile


class TooLarge(FileUploadHandler):
    """Lets what the handler before it didn't take pass by. The form then has no file: the page says why."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Take nothing of a file."""
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Take nothing."""
        return None

    def file_complete(self, file_size: int) -> None:
        """Give no file."""
