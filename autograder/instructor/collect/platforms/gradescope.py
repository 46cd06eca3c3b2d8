"""Gradescope's export of submissions: `submission_123/...` with `submission_metadata.yml`, which names the people.

The form is that of exports that others who read them have published: for each folder `:submitters:` with `:name:`,
`:sid:` and `:email:`, and `:created_at:`, the keys being Ruby's symbols.
"""

from datetime import UTC, datetime
from typing import Any

import yaml  # type: ignore[import-untyped]  # it has no types

from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.instructor.collect.archive import Damaged, Found
from autograder.instructor.collect.download import Download
from autograder.instructor.collect.handed import Asked, Handed, Reading
from autograder.record.collection import Left

NAME = "gradescope"
METADATA = "submission_metadata.yml"


class _Loader(yaml.SafeLoader):  # type: ignore[misc]
    """Values of kinds that only Ruby knows are read as the plain values in them, and nothing is made of them.

    libyaml's loader is seven times faster, and dies of a file with deep nesting.
    """

    def flatten_mapping(self, node: yaml.Node) -> None:
        """Merge nothing, so that merges are refused: a few lines of them fill the memory, and Gradescope has none."""


def _plain(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node)
    return loader.construct_scalar(node)


_Loader.add_multi_constructor("!", _plain)


def read(download: Download, asked: Asked) -> Reading | None:
    """What is handed in; None where there is no list of submissions.

    Raises:
        UsageProblem: there is one, which cannot be read.
    """
    lists = [one for one in download.files if one.place == METADATA]
    if not lists:
        return None
    known = _metadata(lists[0])
    handed, left = [], []
    by_folder: dict[str, list[tuple[str, Found]]] = {}
    for one in download.files:
        folder, _, own = one.place.partition("/")
        if folder in known and own:
            by_folder.setdefault(folder, []).append((own, one))
        elif one.place != METADATA:
            left.append(Left(one.place, tr("{file} does not name its folder", file=METADATA)))
    for folder, about in known.items():
        people = about.get(":submitters")
        people = [one for one in people if isinstance(one, dict)] if isinstance(people, list) else []
        files = tuple(by_folder.get(folder, ()))
        if not people or not files:
            left.append(Left(folder, tr("it names nobody") if not people else tr("there are no files in it")))
            continue
        moment = _moment(about.get(":created_at"))
        names = [_text(person.get(":name")) for person in people]
        for person, name in zip(people, names, strict=True):
            sid, email = _text(person.get(":sid")), _text(person.get(":email"))
            with_ = ", ".join(other for other in names if other != name)
            handed.append(
                Handed(
                    shown=f"{name or email or sid} ({folder})",
                    key=sid or email or name,
                    files=files,
                    name=name,
                    ids={kind: value for kind, value in (("number", sid), ("email", email)) if value},
                    submitted=moment,
                    attempt=moment.astimezone(UTC).isoformat() if moment else "",
                    origin=f"{folder}/",
                    remarks=(tr("handed in together with {others}", others=with_),) if with_ else (),
                )
            )
    return Reading(tuple(handed), tuple(left))


def _metadata(found: Found) -> dict[str, dict[str, Any]]:
    try:
        value = yaml.load(found.read().decode("utf-8"), _Loader)
    except (Damaged, UnicodeDecodeError, yaml.YAMLError, ValueError, RecursionError) as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UsageProblem(
            tr(
                "{file} cannot be read ({problem}): export the submissions from Gradescope again",
                file=METADATA,
                problem=said,
            )
        ) from None
    if not isinstance(value, dict):
        raise UsageProblem(
            tr("{file} lists no submissions: export the submissions from Gradescope again", file=METADATA)
        )
    return {str(folder): about for folder, about in value.items() if isinstance(about, dict)}


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _moment(value: Any) -> datetime | None:
    """A moment; without a zone it is UTC, as YAML's times are."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.replace(" UTC", "+00:00"))
        except ValueError:
            return None
    if not isinstance(value, datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)
