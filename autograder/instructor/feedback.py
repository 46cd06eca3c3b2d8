"""Everyone's page in one zip, with the names by which a platform gives each student the own one."""

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from autograder.core.files import file_stems, write_whole
from autograder.record.schema import Record
from autograder.report.pages import student_page

TAKES_FEEDBACK = ("canvas", "moodle", "brightspace")  # platforms that take such a zip, by the names in the download
_WHEN = (1980, 1, 1, 0, 0, 0)  # so that the same pages give the same zip


@dataclass(frozen=True)
class Feedback:
    """A zip of pages.

    Attributes:
        path: where it is.
        pages: how many.
        without: students whom the platform would not know again, since they were not collected from it.
    """

    path: Path
    pages: int
    without: tuple[str, ...]


def pack_feedback(
    path: Path, platform: str, records: Iterable[Record], origins: Mapping[str, Mapping[str, Any]]
) -> Feedback:
    """Pack the pages of one lesson's students.

    Args:
        path: of the zip.
        platform: whose names the pages get, as collecting noted them; those of the students' folders, where that
            platform takes no such zip.
        records: of the lesson.
        origins: by student, what collecting noted.

    Raises:
        OSError: the zip cannot be written.
    """
    by_student = {one.student: one for one in records}
    stems = file_stems(by_student)
    members, without = {}, []
    for student, record in sorted(by_student.items()):
        origin = origins.get(student, {})
        takes = platform in TAKES_FEEDBACK
        if takes and (origin.get("platform") != platform or not origin.get("origin")):
            without.append(student)
            continue
        prefix = str(origin["origin"]) if takes else f"{stems[student]}/"
        members[f"{prefix}{record.lesson}-feedback.html"] = student_page([record]).encode("utf-8", "replace")
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, page in sorted(members.items()):
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, page)
    write_whole(path, data.getvalue())
    return Feedback(path, len(members), tuple(without))
