"""The manifest of a publication: its files with their SHA-256, by which anyone can tell whether one is whole."""

import hashlib
import json
from collections.abc import Sequence

from goldenthread.publishing.content import Content
from goldenthread.publishing.files import File

NAME = "manifest.json"


def sha256(data: bytes) -> str:
    """Give the SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def manifest(content: Content, files: Sequence[File]) -> File:
    """Give the manifest of the files. It holds no time: the same publication gives the same manifest."""
    told = {
        "title": content.front.title,
        "authority": content.front.authority,
        "period": str(content.report.period or content.report.year or ""),
        "read_from": {"file": content.report.file, "sha256": content.report.sha256},
        "files": [
            {
                "name": file.name,
                "about": file.words,
                "media_type": file.media_type,
                "size": len(file.data),
                "sha256": sha256(file.data),
                **({"notes": list(file.notes)} if file.notes else {}),
            }
            for file in files
        ],
    }
    data = f"{json.dumps(told, indent=1, ensure_ascii=False)}\n".encode()
    return File(NAME, data, "application/json", "The files of the publication with their SHA-256")
