"""The platforms that are known, and which of them a download comes from."""

from collections.abc import Iterator, Mapping

from autograder.core.errors import UsageProblem
from autograder.core.language import tr, tr_plural
from autograder.core.sentences import did_you_mean
from autograder.instructor.collect.download import Download
from autograder.instructor.collect.handed import Asked, Reader, Reading
from autograder.instructor.collect.platforms import (
    blackboard,
    brightspace,
    canvas,
    github,
    google,
    gradescope,
    moodle,
    pattern,
)

# In the order in which they are asked: the most telling form first.
READERS: Mapping[str, Reader] = {
    module.NAME: module.read
    for module in (pattern, github, gradescope, moodle, blackboard, brightspace, canvas, google)
}
PLATFORMS = tuple(READERS)
NAMES_SHOWN = 3
AROUND = 3  # folders around everything, as unpacking and packing again make them


def known_platform(name: str, where: str) -> str:
    """The name of a platform; empty for none.

    Args:
        name: what was written.
        where: the place where it was written, for the sentence.

    Raises:
        UsageProblem: there is no such platform.
    """
    if name and name not in READERS:
        raise UsageProblem(
            tr(
                "{where}: {name} is none of {platforms}{did_you_mean}",
                where=where,
                name=name,
                platforms=", ".join(PLATFORMS),
                did_you_mean=did_you_mean(name, PLATFORMS),
            )
        )
    return name


def read_as(download: Download, name: str, asked: Asked) -> tuple[str, Reading]:
    """A download in the form of a platform.

    Args:
        download: the files.
        name: the platform; empty where it is to be recognised.
        asked: what the command and the course say.

    Returns:
        the platform's name, and what is handed in.

    Raises:
        UsageProblem: it has no form that is known, or not the one that was named.
    """
    if name == pattern.NAME and not asked.pattern:
        raise UsageProblem(tr("nothing says how names are made. Give that, such as --pattern '{last}_{first}_{id}_*'"))
    for one, reader in READERS.items():
        if one != (name or (pattern.NAME if asked.pattern else one)):
            continue
        for seen in _views(download):
            reading = reader(seen, asked)
            if reading and (name or not _is_by_chance(one, reading)):
                return one, reading
    raise UsageProblem(_unknown(download, name, asked))


def _views(download: Download) -> Iterator[Download]:
    """A download, and the same seen from inside of the folders around it."""
    seen: Download | None = download
    for _ in range(AROUND + 1):
        if seen is not None:
            yield seen
            seen = seen.below_its_only_folder()


def _is_by_chance(name: str, reading: Reading) -> bool:
    """Whether most names are of another form: those of Canvas and of Google Classroom fit many names."""
    return name in (canvas.NAME, google.NAME) and reading.foreign > sum(len(one.files) for one in reading.handed)


def _unknown(download: Download, name: str, asked: Asked) -> str:
    places = [one.place for one in download.files] or [place for place, _ in download.repositories]
    if not places:
        why = f" ({download.left[0].what}: {download.left[0].why})" if download.left else ""
        return tr(
            "there are no files in {download} that can be read{why}. Download it again", download=download.name, why=why
        )
    more = len(places) - NAMES_SHOWN
    shown = "; ".join(places[:NAMES_SHOWN]) + (
        tr_plural(more, "; and {count} more", "; and {count} more") if more > 0 else ""
    )
    if asked.pattern:
        return tr(
            "the pattern {pattern} fits no name in {download} ({names})",
            pattern=asked.pattern,
            download=download.name,
            names=shown,
        )
    if name:
        return tr(
            "{download} is not a download of {platform}. Its names are {names}. Say how they are made, such as "
            "--pattern '{{last}}_{{first}}_{{id}}_*'; a folder SUBMITTED/<student>/<lesson>/ needs no collecting",
            download=download.name,
            platform=name,
            names=shown,
        )
    return tr(
        "{download} is of no form that is known ({platforms}). Its names are {names}. Say how they are made, such as "
        "--pattern '{{last}}_{{first}}_{{id}}_*'; a folder SUBMITTED/<student>/<lesson>/ needs no collecting",
        download=download.name,
        platforms=", ".join(PLATFORMS),
        names=shown,
    )
