"""`goldenthread read --show`: pictures of a document's pages with what was seen on them, and a page that lists them."""

import errno
import os
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from goldenthread.cli.documents import content, printable
from goldenthread.cli.endings import DONE, MISUSED, UNREADABLE
from goldenthread.cli.output import tell, write_whole
from goldenthread.plan import UserError
from goldenthread.plan.saying import so_many
from goldenthread.reading.showing import LEGEND, ShownPage, show_pages

_STYLE = (
    "body{font:16px/1.5 sans-serif;margin:1rem auto;max-width:80rem;padding:0 1rem}"
    "img{max-width:100%;height:auto;border:1px solid #b1b4b6}figure{margin:2rem 0}h2,figcaption{margin:.5rem 0}"
    "@media(prefers-color-scheme:dark){body{background:#161616;color:#f3f2f1}}"
)


def show_files(files: Sequence[str], folder: Path) -> int:
    """Draw the pages of each file into the folder, say what was written, and give the exit status."""
    status = DONE
    for stem, name in zip(_stems(files), files, strict=True):
        try:
            pages = _write(stem, name, folder)
        except UserError as fault:
            tell(str(fault))
            status = UNREADABLE
        except OSError as fault:
            why = os.strerror(fault.errno or errno.EIO)
            tell(f"{folder}: pictures can't be written ({why}). What to do: name a folder that you may write to.")
            return MISUSED
        else:
            tell(f"{printable(name)}: {so_many(pages, 'page')} drawn, see {folder / f'{stem}.html'}")
    return status


def _stems(files: Sequence[str]) -> Iterator[str]:
    """Name what is written for each file after it; two of one name are told apart by a number."""
    taken: set[str] = set()
    for name in files:
        stem = "standard-input" if name == "-" else "".join(_plain(mark) for mark in printable(Path(name).stem))
        number, one = 1, stem
        while one in taken:
            number += 1
            one = f"{stem}-{number}"
        taken.add(one)
        yield one


def _plain(mark: str) -> str:
    return mark if mark.isalnum() or mark in "-_." else "_"


def _write(stem: str, name: str, folder: Path) -> int:
    """Write a picture a page and, last, the page that lists them; give how many pages there are."""
    folder.mkdir(parents=True, exist_ok=True)
    listed: list[str] = []
    for page in show_pages(content(name), printable(name)):
        picture = f"{stem}-page-{page.number:03}.svg"
        write_whole(page.picture.encode(), folder / picture)
        listed.append(_figure(page, picture))
    write_whole(_listing(printable(Path(name).name), listed).encode(), folder / f"{stem}.html")
    return len(listed)


def _figure(page: ShownPage, picture: str) -> str:
    remarks = "".join(f"<li>{escape(remark)}</li>" for remark in page.remarks)
    listed = f"<ol>{remarks}</ol>" if remarks else ""
    alt = f"Page {page.number}: {page.said}"
    image = f'<img src="{escape(picture)}" alt="{escape(alt)}" loading="lazy">'
    return f"<figure><h2>Page {page.number}</h2>{image}<figcaption>{escape(page.said)}</figcaption>{listed}</figure>"


def _listing(name: str, figures: Sequence[str]) -> str:
    legend = "".join(f"<li><strong>{escape(colour)}</strong>: {escape(means)}</li>" for colour, means in LEGEND)
    title = f"What was seen in {escape(name)}"
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        f"<body><h1>{title}</h1><ul>{legend}</ul>{''.join(figures)}</body></html>\n"
    )
