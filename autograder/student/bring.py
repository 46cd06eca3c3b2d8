"""A lesson's files brought to a notebook that was opened by itself, as Colab and Kaggle do: its checks and its data.

Only what the standard library has is needed here, since it runs before anything else is known to be there.
"""

import hashlib
import json
import shutil
from pathlib import Path, PurePosixPath
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from autograder.core.digests import TEXTS
from autograder.core.errors import UsageProblem
from autograder.core.files import write_whole
from autograder.core.handout import INDEX, PROGRAMS
from autograder.core.language import tr

CHECKS = "checks.py"
PACKAGED = Path(__file__).resolve().parents[1] / "exercises"
NO_DATA = (".py", ".md", ".key", ".ipynb", TEXTS)  # ends of names of a lesson's own files
SECONDS = 30.0  # for one file
MOST = 64 * 2**20  # bytes of one file


def bring(lesson: str, address: str, here: Path | None = None) -> None:
    """Have a lesson's checks found from a folder, and its data files lie in it.

    What the installed kit has is taken from there, all else from the course's address. Files that are there stay.

    Args:
        lesson: its name.
        address: where the folder that `autograder export handout` wrote can be read.
        here: the folder; the current one where not given.

    Raises:
        UsageProblem: the address does not answer, or does not hold the lesson.
    """
    folder = here or Path.cwd()
    own = PACKAGED / lesson
    if not (own / CHECKS).is_file():
        own = folder / lesson
        _download(lesson, address.rstrip("/"), own)
    for path in sorted(own.iterdir()):
        if path.is_file() and not path.name.endswith(NO_DATA) and not (folder / path.name).exists():
            shutil.copyfile(path, folder / path.name)


def _download(lesson: str, address: str, target: Path) -> None:
    try:
        known = json.loads(_read(f"{address}/{INDEX}"))["lessons"]
        files = {str(name): str(digest) for name, digest in known[lesson].items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise UsageProblem(
            tr(
                "{address}/{index} is not what `autograder export handout` writes: tell your teacher",
                address=address,
                index=INDEX,
            )
        ) from error
    except KeyError:
        raise UsageProblem(
            tr("{address} holds no lesson {lesson}: tell your teacher", address=address, lesson=lesson)
        ) from None
    for name, digest in files.items():
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
            raise UsageProblem(
                tr(
                    "{address}/{index} names a file outside of the lesson, {name!r}: tell your teacher",
                    address=address,
                    index=INDEX,
                    name=name,
                )
            )
        content = _read(f"{address}/{PROGRAMS}/{quote(lesson)}/{quote(name)}")
        if hashlib.sha256(content).hexdigest() != digest:
            raise UsageProblem(
                tr("{name} did not arrive whole from {address}: run this cell again", name=name, address=address)
            )
        if not (target / path).exists():
            write_whole(target / path, content)


def _read(url: str) -> bytes:
    try:
        with urlopen(url, timeout=SECONDS) as answer:
            content: bytes = answer.read(MOST + 1)
    except (URLError, OSError, ValueError) as error:
        why = getattr(error, "reason", None) or error
        raise UsageProblem(
            tr(
                "the lesson cannot be read from {url} ({why}). Is this machine online? In Kaggle, switch on "
                "Internet in the notebook's settings; then run this cell again",
                url=url,
                why=why,
            )
        ) from None
    if len(content) > MOST:
        raise UsageProblem(tr("{url} is larger than a lesson's file may be: tell your teacher", url=url))
    return content
