"""PDF documents that were made to do harm, or that were harmed."""

import io
import zlib
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, StreamDecodeLevel

from tests.reading.pdf.raw import A4, pdf, saved, text, written


def page_tree_loop() -> bytes:
    """A tree of pages whose only branch is its own root."""
    document = pdf(text("Once"))
    root = document.Root.Pages
    root.Kids = Array([root, document.pages[0].obj])
    root.Count = 1_000
    return saved(document, fix_metadata_version=False)


def claims_pages(count: int) -> bytes:
    """One page, and a tree that says it has many."""
    return written(text("One")).replace(b"/Count 1", f"/Count {count}".encode())


def many_pages(count: int) -> bytes:
    """So many pages that are all the same small one."""
    document = pdf(text("Again"))
    page = document.pages[0].obj
    document.Root.Pages.Kids = Array([page] * count)
    document.Root.Pages.Count = count
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def form(document: Pdf, content: str | bytes, **resources: Any) -> Any:
    """A form with its own content, which pages can draw."""
    stream = document.make_stream(content.encode("latin-1") if isinstance(content, str) else content)
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array(list(A4))
    stream.Resources = Dictionary(**resources)
    return stream


def nested_forms(depth: int) -> bytes:
    """A form in a form in a form, the innermost of which has a line."""
    document = pdf("/X Do " + text("Above"))
    inner = form(document, "10 10 300 0.5 re f")
    for _ in range(depth):
        inner = form(document, "/X Do", XObject=Dictionary(X=inner))
    document.pages[0].obj.Resources.XObject = Dictionary(X=inner)
    return saved(document)


def forms_that_double(depth: int) -> bytes:
    """Each form draws the next one twice: few bytes, and two to the power of `depth` lines."""
    document = pdf("/X Do " + text("Above"))
    inner = form(document, "10 10 300 0.5 re f")
    for _ in range(depth):
        inner = form(document, "/X Do /X Do", XObject=Dictionary(X=inner))
    document.pages[0].obj.Resources.XObject = Dictionary(X=inner)
    return saved(document)


def form_in_itself() -> bytes:
    """A form that draws itself."""
    document = pdf("/X Do " + text("Above"))
    inner = form(document, "/X Do 10 10 300 0.5 re f")
    inner.Resources.XObject = Dictionary(X=inner)
    document.pages[0].obj.Resources.XObject = Dictionary(X=inner)
    return saved(document)


def squeezed(content: bytes) -> bytes:
    """A document whose page has a content that is packed again and again."""
    document = pdf("")
    stream = document.make_stream(b"")
    packed = zlib.compress(zlib.compress(content, 9), 9)
    stream.write(packed, filter=Array([Name.FlateDecode, Name.FlateDecode]))
    document.pages[0].obj.Contents = stream
    return saved(document, compress_streams=False, stream_decode_level=StreamDecodeLevel.none)


def bomb(megabytes: int = 2_000) -> bytes:
    """A content of so many MB of spaces, packed to some kB."""
    squeeze = zlib.compressobj(9)
    head = squeeze.compress(b" ") + squeeze.flush(zlib.Z_FULL_FLUSH)
    part = squeeze.compress(b" " * (1 << 24)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    once = head + part * (megabytes // 16)
    document = pdf("")
    stream = document.make_stream(b"")
    stream.write(zlib.compress(once, 9), filter=Array([Name.FlateDecode, Name.FlateDecode]))
    document.pages[0].obj.Contents = stream
    return saved(document, compress_streams=False, stream_decode_level=StreamDecodeLevel.none)


def many_paths(count: int) -> bytes:
    """So many tiny drawings beside a word."""
    drawings = " ".join(f"{at % 500} {at % 700} m {at % 500 + 2} {at % 700 + 3} l S" for at in range(1_000))
    return squeezed((text("Word") + drawings * (count // 1_000)).encode())


def acting() -> bytes:
    """A document that would run a script, start a program and open a file as soon as it is opened."""
    document = pdf(text("Quiet"))
    script = Dictionary(S=Name.JavaScript, JS="app.alert(1); while(true){}")
    document.Root.OpenAction = Dictionary(S=Name.Launch, F="calc.exe", Next=script)
    document.Root.AA = Dictionary(WC=script)
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", script])))
    document.pages[0].obj.AA = Dictionary(O=script)
    document.attachments["evil.exe"] = b"MZ" + bytes(1_000)
    return saved(document)
