"""Records as JSON: read, checked, written and sealed in this one place.

What a file says is checked against `autograder.record.schema`; a broken one is refused with its name, the field and
what was expected there. JSON itself is read and written by Python's own module: student names may hold bytes that are
no text, which msgspec's reader refuses, and a file's bytes stay what earlier versions wrote.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from autograder.core.decode import Mismatch, decoded
from autograder.core.errors import UsageProblem
from autograder.core.files import write_json
from autograder.core.language import tr
from autograder.core.strict_json import strict_json
from autograder.record.schema import SCHEMA, Picture, Record
from autograder.record.seal import is_intact, sealed


class RecordProblem(UsageProblem):
    """A file holds no record that can be read; the text says which, what is wrong in it, and what to do."""


class NewerRecord(RecordProblem):
    """A record was written by a later version of the kit."""


@dataclass(frozen=True)
class Filed:
    """A record as it was found in a file.

    Attributes:
        record: the record.
        data: the JSON, with all that earlier versions did not write still missing.
    """

    record: Record
    data: dict[str, Any]

    @property
    def intact(self) -> bool:
        """Whether nobody changed it since it was written."""
        return is_intact(self.data)

    @property
    def edited(self) -> bool:
        """Whether somebody did; not known of records from before there were seals."""
        return self.record.digest is not None and not self.intact


def read_record(path: Path) -> Filed:
    """The record in a file.

    Raises:
        NewerRecord: a later version of the kit has written it.
        RecordProblem: it holds no whole record.
        OSError: it cannot be read.
    """
    data = _json(path)
    try:
        return Filed(record_of(data), data)
    except NewerRecord as error:
        raise NewerRecord(f"{path}: {error}") from None
    except Mismatch as error:
        raise RecordProblem(
            tr(
                "{path} is no whole record: {error}. Put the file back as it was written, or remove it and mark again",
                path=path,
                error=error,
            )
        ) from None


def _json(path: Path) -> Any:
    try:
        return strict_json(path.read_bytes())
    except (ValueError, RecursionError) as error:
        said = tr("it is nested too deeply") if isinstance(error, RecursionError) else str(error)
        raise RecordProblem(
            tr(
                "{path} cannot be read as JSON: {error}. Put the file back as it was written, or remove it and "
                "mark again",
                path=path,
                error=said,
            )
        ) from None


def record_of(data: Any) -> Record:
    """The record in a JSON value, of this version or an earlier one.

    Raises:
        NewerRecord: it is of a later version.
        Mismatch: it is no record; the text says where, and what was expected there.
    """
    version = data.get("schema") if isinstance(data, dict) else None
    if type(version) is int and version > SCHEMA:
        raise NewerRecord(
            tr(
                "this record has schema {version}, and this version of the kit knows schemas up to {known}. "
                "Read it with the torchgrade that wrote it, or a later one: pip install --upgrade torchgrade",
                version=version,
                known=SCHEMA,
            )
        )
    return decoded(data, Record)


def picture_of(data: dict[str, Any]) -> Picture:
    """A picture's data as it stands in a record.

    Raises:
        Mismatch: it is no picture of a kind that is known.
    """
    return decoded(data, Picture)  # type: ignore[arg-type]  # a union is no class, and msgspec takes both


UNSET = {"stopped": None, "apart": False}  # of a check; they are written only where they say something


def as_json(found: Record) -> dict[str, Any]:
    """A record as a JSON value, its fields in their order."""
    data: dict[str, Any] = msgspec.to_builtins(found)
    for task in data["tasks"]:
        if task["repair"] is None:  # a record of before is written as it was
            del task["repair"]
        for check in task["checks"]:
            for name in [name for name, unset in UNSET.items() if check[name] == unset]:
                del check[name]
        for picture in task["pictures"]:
            picture["kind"] = picture.pop("kind")  # it always stood last
    return data


def with_seal(found: Record) -> Record:
    """The record with its `digest`.

    Raises:
        ValueError: it holds what JSON cannot hold.
    """
    digest: str = sealed(as_json(found))["digest"]
    return msgspec.structs.replace(found, digest=digest)


def write_record(path: Path, found: Record) -> None:
    """Write a record, whole or not at all.

    Raises:
        OSError: it could not be written; what was there is there still.
    """
    write_json(path, as_json(found))
