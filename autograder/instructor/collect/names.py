"""Names of files inside of downloads: which are safe to write, and what is wrong with the others."""

import re
import unicodedata

from autograder.core.language import tr

LONGEST = 255  # bytes of one name, which is what file systems hold
LONGEST_PATH = 4_000  # characters of a whole name
DEEPEST = 30  # folders inside each other
_JUNK = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", "__pycache__", ".ipynb_checkpoints", ".git"})
_DRIVE = re.compile(r"[A-Za-z]:")


def is_junk(place: str) -> bool:
    """Whether a file was made by a program beside the work: macOS's and Windows's own files, caches, `._name`."""
    parts = place.split("/")
    return any(one in _JUNK for one in parts) or parts[-1].startswith("._")


def cleaned(raw: str) -> str:
    """A name with `/` between its parts, as Windows's `\\` are meant, in Unicode's composed form."""
    return unicodedata.normalize("NFC", raw.replace("\\", "/"))


def unsafe(place: str) -> str | None:
    """Why nothing is written under this name, in words to be put behind it; None where it can be."""
    if len(place) > LONGEST_PATH:
        return tr("the whole name is longer than {most:,} characters", most=LONGEST_PATH)
    if place.startswith("/") or _DRIVE.match(place):
        return tr("the name begins at the root of a disk")
    parts = place.split("/")
    if ".." in parts:
        return tr("the name leads out of the folder with `..`")
    if any(part in ("", ".") for part in parts):
        return tr("a part of the name is empty")
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in place):
        return tr("the name holds control characters or bytes that are no text")
    if len(parts) > DEEPEST:
        return tr("the name leads through more than {most} folders", most=DEEPEST)
    return None


def too_long(name: str) -> str | None:
    """Why no file system holds a file of this name; None where they do. A platform's name in a zip may be longer."""
    if any(len(part.encode("utf-8")) > LONGEST for part in name.split("/")):
        return tr("the name is longer than the {most} bytes that file systems hold", most=LONGEST)
    return None


def alike(name: str) -> str:
    """The same for names that are one file on systems that ignore case."""
    return unicodedata.normalize("NFC", name).casefold()


def words_of(name: str) -> str:
    """A person's name with its words in order, without signs: `Byron, Ada` and `Ada Byron` give the same."""
    return " ".join(sorted(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", name).casefold())))


def letters_of(name: str) -> str:
    """A name's letters and digits, small, with nothing between them."""
    return "".join(re.findall(r"[^\W_]", unicodedata.normalize("NFKC", name).casefold()))
