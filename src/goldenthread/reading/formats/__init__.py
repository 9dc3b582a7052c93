"""The formats that can be read. Adding one is adding a module to this package.

A format's module has:

    NAME: str                             what a message calls it, e.g. "Word document"
    EXTENSIONS: tuple[str, ...]           lower case with the dot, e.g. (".docx",)
    IS_TEXT: bool                         may be left out; true where the content is plain text
    TAKES_ANY_TEXT: bool                  may be left out; true for the one that any text falls back to
    def recognises(data: bytes) -> bool   whether the content is of this format, whatever its name
    def load(data: bytes, name: str) -> Grid

`load` raises DocumentError, naming the file and the place, for what it can't read. `name` is the file's
name for messages. It may not write files, reach the network or run anything that stands in the document.
"""
