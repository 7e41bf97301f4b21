"""Why a file cannot be read as a policy document.

TiduError
└── ReadError              base; the text says what was found and what to do
    ├── EmptyDocument      nothing in it, or only blanks
    ├── NotADocument       another kind of file: a spreadsheet, a picture, an archive, binary junk
    ├── ProtectedDocument  a password stands before it
    ├── ScannedDocument    pages without text
    └── TooLongDocument    longer than any policy document
"""

from __future__ import annotations

from tidu.engine.errors import TiduError


class ReadError(TiduError):
    """A file cannot be read; the Chinese text says what it is and how to mend it."""


class EmptyDocument(ReadError):  # noqa: N818 - the tree's names say what the document is
    """There is no text in it."""


class NotADocument(ReadError):  # noqa: N818 - as above
    """The file is of another kind, or broken."""


class ProtectedDocument(ReadError):  # noqa: N818 - as above
    """The file asks for a password."""


class ScannedDocument(ReadError):  # noqa: N818 - as above
    """Its pages are pictures."""


class TooLongDocument(ReadError):  # noqa: N818 - as above
    """It has more characters than the reader takes."""
