"""Other kinds of files under the name of a notebook or a program: what a file is, and what to hand in instead."""

import re
import zipfile
from io import BytesIO

from autograder.core.language import noted, tr
from autograder.submission.wide_text import in_utf8

LFS = b"version https://git-lfs.github.com/spec/"
_PAGE = re.compile(rb"\s*<(?:[!?]|[a-z][\w:-]*[\s/>])", re.IGNORECASE)  # no program and no notebook begins like this
_LINK = re.compile(rb"\s*(?:\[InternetShortcut\]|https?://\S+\s*\Z|\{[^{}]*\"(?:doc_id|resource_id)\"[^{}]*\}\s*\Z)")
_CONTROL = bytes({*range(32)} - {*b"\t\n\r\f\x1b"})
_CONFLICT = re.compile(rb"^<{7}(?: |\r?$)", re.MULTILINE)
_IMAGES = {
    b"\x89PNG\r\n\x1a\n": noted("a PNG picture"),
    b"\xff\xd8\xff": noted("a JPEG picture"),
    b"GIF8": noted("a GIF picture"),
}
_PACKED = {
    b"Rar!\x1a\x07": noted("a RAR archive"),
    b"7z\xbc\xaf\x27\x1c": noted("a 7z archive"),
    b"\x1f\x8b": noted("a gzip archive"),
}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE = {
    "word/": noted("a Word document"),
    "xl/": noted("an Excel workbook"),
    "ppt/": noted("a PowerPoint presentation"),
}
HEAD = 4_000  # bytes in which a file shows what it is
BINARY, FEW = 0.1, 3  # of them, and so many of a short file, that are control characters in no text


def other_kind(data: bytes, file: str) -> str | None:
    """What a file is that is neither notebook nor program, with what to do instead; None where it may be one.

    Args:
        data: its bytes.
        file: its name, for the sentence.
    """
    text = in_utf8(data)
    if not text.strip(b" \t\r\n\0"):
        return tr("{file} is empty: save your work and hand that file in", file=file) if data else None
    data = text
    if data.startswith(LFS):
        return tr(
            "{file} is a pointer of Git LFS, not the file itself: hand in the file that `git lfs pull` puts there",
            file=file,
        )
    if data.lstrip().startswith(b"%PDF-"):
        return tr(
            "{file} is a PDF document, which cannot be run: hand in the notebook that it was made from", file=file
        )
    if data.startswith(b"PK\x03\x04"):
        return tr("{file} is {kind}: hand in {wanted} itself", file=file, kind=_archive(data), wanted=_what(file))
    for kinds in (_PACKED, _IMAGES):
        for begins, words in kinds.items():
            if data.startswith(begins):
                return tr("{file} is {kind}: hand in {wanted} itself", file=file, kind=tr(words), wanted=_what(file))
    if data.startswith(_OLD_OFFICE):
        return tr("{file} is a document of an office program: hand in {wanted} itself", file=file, wanted=_what(file))
    if data.startswith(b"{\\rtf"):
        return tr(
            "{file} is a document of a text program (RTF): hand in {wanted} itself", file=file, wanted=_what(file)
        )
    if _LINK.match(data):
        return tr(
            "{file} is only a link: open it, download {wanted} itself, and hand that in", file=file, wanted=_what(file)
        )
    head = data[:HEAD]
    if len(head) - len(head.translate(None, _CONTROL)) > max(FEW, BINARY * len(head)):
        return tr(
            "{file} is no text: it holds the data of another program; hand in {wanted} itself",
            file=file,
            wanted=_what(file),
        )
    if _PAGE.match(head):
        signing_in = re.search(rb"<input[^>]*type=.?password|\b(?:log|sign)[ -]?in\b", data, re.IGNORECASE)
        page = tr("the page of a website on which one signs in") if signing_in else tr("a page of the web")
        return tr(
            "{file} is {page}, saved under this name: sign in, download {wanted} itself, and hand that in",
            file=file,
            page=page,
            wanted=_what(file),
        )
    return None


def conflict_in_notebook(data: bytes, file: str) -> str | None:
    """That a notebook holds two versions of which nobody chose one; None where it does not."""
    found = _CONFLICT.search(data)
    if found is None:
        return None
    line = data.count(b"\n", 0, found.start()) + 1
    return tr(
        "{file} holds a merge conflict (line {line} begins with <<<<<<<): take one of the two versions "
        "whole, with `git checkout --ours` or `--theirs`, open it in Jupyter, save it and hand that file "
        "in",
        file=file,
        line=line,
    )


def _what(file: str) -> str:
    kinds = {"ipynb": tr("the notebook"), "py": tr("the program")}
    return kinds.get(file.lower().rpartition(".")[2]) or tr("the notebook or the program")


def _archive(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(BytesIO(data)).namelist()[:1000]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        names = []
    for begins, words in _OFFICE.items():
        if any(name.startswith(begins) for name in names):
            return tr(words)
    if "mimetype" in names:
        return tr("an OpenDocument text")
    return tr("a zip archive")
