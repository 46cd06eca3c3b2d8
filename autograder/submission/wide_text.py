"""Text whose characters have two or four bytes, as some editors save it: UTF-16 and UTF-32, with a mark or without."""

import codecs

_MARKS = (  # that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
HEAD = 400  # bytes by which text without a mark is known
MOST = 0.9  # of every second byte that are null in text of the Latin alphabet


def wide_encoding(data: bytes) -> str | None:
    """The encoding of such a text; None where it is another."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked or len(data) < 8:
        return marked
    first, second = data[:HEAD:2], data[1:HEAD:2]
    for nulls, others, name in ((second, first, "UTF-16-LE"), (first, second, "UTF-16-BE")):
        if nulls.count(0) > MOST * len(nulls) and not others.count(0):
            return name
    return None


def in_utf8(data: bytes) -> bytes:
    """The same text in UTF-8, without a mark; what is no such text stays as it is."""
    encoding = wide_encoding(data)
    if encoding is None:
        return data.removeprefix(codecs.BOM_UTF8)
    return data.decode(encoding, errors="replace").encode("utf-8", "replace")
