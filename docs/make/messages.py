"""Collect the kit's sentences into the catalogues of its languages, and make of them what is read at run time.

python docs/make/messages.py              bring autograder/languages/*/LC_MESSAGES/*.po up to date, and write the .mo
python docs/make/messages.py --new fr     the same, and begin a language
python docs/make/messages.py --check      fail where a .po lacks a sentence or a .mo is not made of its .po

A sentence that the code does not hold any more stays in its .po as obsolete: its translation is not lost. The sentences
of a lesson are beside the lesson, see `autograder translate`.
"""

import io
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from autograder import __version__
from autograder.core.language import AUDIENCES, FOLDER

ROOT = Path(__file__).resolve().parents[2]
KIT = ROOT / "autograder"
KEYWORDS = {"tr": None, "noted": None, "tr_plural": (2, 3)}
WIDTH = 110
# Lines of a file's head that say when and who, which the history of the file says.
MOMENTS = tuple(
    f'"{name}:'.encode()
    for name in ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team", "Report-Msgid-Bugs-To")
)
HEAD = "# {audience}: what the kit says in the language {language}. Fill in `msgstr`; `make messages` adds what is new"
NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)  # what is read at run time is the same whenever it is made
COMMANDS = "autograder.author.messages:extract_commands"

# Who reads what a part of the kit says; the longest beginning counts.
WHO = {
    "": "student",
    "author": "author",
    "cli": "instructor",
    "cli/author.py": "author",
    "cli/cluster.py": "author",
    "cli/main.py": "student",
    "cli/options.py": "student",
    "cli/spoken.py": "student",
    "cli/student.py": "student",
    "cli/words.py": "student",
    "cluster": "author",
    "course": "instructor",
    "instructor": "instructor",
    "marks": "instructor",
    "nbgrader": "instructor",
    "otter": "instructor",
    "record": "instructor",
    "record/story.py": "student",
    "render/csv": "instructor",
    "render/terminal": "instructor",
    "render/terminal/place.py": "student",
    "render/terminal/points.py": "student",
    "render/terminal/student.py": "student",
    "render/terminal/style.py": "student",
    "render/terminal/verdicts.py": "student",
    "report": "instructor",
    "sandbox": "author",
}


def audience_of(path: Path) -> str:
    """The catalogue that a file's sentences belong to."""
    name = path.relative_to(KIT).as_posix()
    return WHO[max((one for one in WHO if name == one or not one or name.startswith(f"{one}/")), key=len)]


def messages(path: Path) -> Iterator[tuple[str | tuple[str, ...], list[str]]]:
    """The sentences in a file, each with the translator's comments."""
    if path.suffix == ".toml":
        for error in tomllib.loads(path.read_text(encoding="utf-8"))["error"]:
            yield error["words"], []
        return
    methods = {".py": ["python"], ".html": ["jinja2.ext:babel_extract"]}[path.suffix]
    if path.parent == KIT / "cli":
        methods.append(COMMANDS)
    for method in methods:
        with path.open("rb") as file:
            for _, found, comments, _ in extract(method, file, KEYWORDS, ["Translators:"], {"encoding": "utf-8"}):
                yield found, comments


def collected() -> dict[str, Catalog]:
    """All sentences, by audience, each where it is met first."""
    found = {audience: Catalog(fuzzy=False) for audience in AUDIENCES}
    files = [*KIT.rglob("*.py"), *KIT.rglob("*.html"), KIT / "judge" / "errors.toml"]
    for path in sorted(files):
        if FOLDER in path.parents or KIT / "author" / "templates" in path.parents:
            continue
        for message, comments in messages(path):
            whole = tuple(message) if isinstance(message, list | tuple) else message
            found[audience_of(path)].add(
                whole, locations=[(path.relative_to(ROOT).as_posix(), 0)], auto_comments=comments
            )
    return found


def po_path(language: str, audience: str) -> Path:
    """Where the translations of one audience's sentences are written by hand."""
    return FOLDER / language / "LC_MESSAGES" / f"{audience}.po"


def read(path: Path, language: str) -> Catalog:
    """A catalogue, empty where there is none yet."""
    if not path.is_file():
        return Catalog(language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, language)


def po_text(catalog: Catalog) -> bytes:
    """A catalogue as its file, without the moments that would change it each time."""
    out = io.BytesIO()
    write_po(out, catalog, width=WIDTH, include_lineno=False, ignore_obsolete=False)
    return b"\n".join(line for line in out.getvalue().split(b"\n") if not line.startswith(MOMENTS))


def mo_bytes(catalog: Catalog) -> bytes:
    """A catalogue as gettext reads it."""
    out = io.BytesIO()
    catalog.creation_date = catalog.revision_date = NO_MOMENT
    write_mo(out, catalog)
    return out.getvalue()


def current(language: str, sentences: dict[str, Catalog]) -> dict[Path, bytes]:
    """The files of a language as they have to be.

    A sentence that another audience is told now keeps its translation.
    """
    catalogs = {audience: read(po_path(language, audience), language) for audience in sentences}
    known = {
        message.id: message.string
        for catalog in catalogs.values()
        for message in (*catalog.obsolete.values(), *catalog)
        if any(message.string or ())
    }
    files = {}
    for audience, catalog in catalogs.items():
        catalog.update(sentences[audience], no_fuzzy_matching=True)
        for message in catalog:
            if message.id and not any(message.string or ()):
                message.string = known.get(message.id, message.string)
        for key in [key for key, message in catalog.obsolete.items() if not any(message.string or ())]:
            del catalog.obsolete[key]  # nobody has translated it
        catalog.project, catalog.version = "torchgrade", __version__
        catalog.header_comment = HEAD.format(audience=audience.capitalize(), language=language)
        path = po_path(language, audience)
        files |= {path: po_text(catalog), path.with_suffix(".mo"): mo_bytes(catalog)}
    return files


def main(arguments: list[str]) -> int:
    """Bring the catalogues up to date, or say where they are not."""
    check = "--check" in arguments
    new = arguments[arguments.index("--new") + 1 :] if "--new" in arguments else []
    sentences = collected()
    stale = []
    for language in sorted({*new, *(path.name for path in FOLDER.glob("*") if path.is_dir())}):
        for path, content in current(language, sentences).items():
            if path.is_file() and path.read_bytes() == content:
                continue
            stale.append(path.relative_to(ROOT).as_posix())
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    for name in stale:
        print(f"{name} is not current: run python docs/make/messages.py" if check else f"written: {name}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
