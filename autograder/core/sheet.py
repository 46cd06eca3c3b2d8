"""Tables of other programs, read as they are and written back in the same encoding, with the same separator."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from autograder.core.language import tr

MOST = 64 * 2**20  # bytes of a table
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = ",\t;"


class NotATable(ValueError):
    """Bytes that are no table; the text says why, to be put behind the file's name."""


@dataclass(frozen=True)
class Sheet:
    """A table with a line of headings.

    Attributes:
        header: the headings, as they stand there.
        rows: the other lines, each as long as the header.
        encoding, separator, newline: how it was written.
        lines: the line of the file in which each row ends.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    encoding: str = "utf-8"
    separator: str = ","
    newline: str = "\r\n"
    lines: tuple[int, ...] = ()

    def dicts(self) -> Iterator[dict[str, str]]:
        """The rows by heading, without the spaces around; of two headings that are the same, the first."""
        names = [one.strip() for one in self.header]
        for row in self.rows:
            found: dict[str, str] = {}
            for name, cell in zip(names, row, strict=True):
                found.setdefault(name, cell.strip())
            yield found

    def place(self, heading: str) -> int | None:
        """Which column has this heading; None where none has."""
        names = [one.strip() for one in self.header]
        return names.index(heading) if heading in names else None

    def with_column(self, heading: str, before: str | None = None) -> "Sheet":
        """The same with an empty column more: the last one, or the one in front of another."""
        at = self.place(before) if before else None
        at = len(self.header) if at is None else at
        rows = tuple((*row[:at], "", *row[at:]) for row in self.rows)
        return replace(self, header=(*self.header[:at], heading, *self.header[at:]), rows=rows)

    def only(self, places: Sequence[int]) -> "Sheet":
        """The same with some of the columns."""
        rows = tuple(tuple(row[at] for at in places) for row in self.rows)
        return replace(self, header=tuple(self.header[at] for at in places), rows=rows)

    def data(self) -> bytes:
        """The file's bytes."""
        text = io.StringIO()
        writer = csv.writer(text, delimiter=self.separator, lineterminator=self.newline)
        writer.writerows([self.header, *self.rows])
        return text.getvalue().encode(self.encoding, "backslashreplace")


def read_sheet(data: bytes) -> Sheet:
    """The table in a file's bytes: UTF-8 or UTF-16, with commas, tabs or semicolons.

    Raises:
        NotATable: it is something else; rows that are shorter than the header are filled, longer ones are not read.
    """
    if len(data) > MOST:
        raise NotATable(tr("it is larger than {megabytes} MB", megabytes=MOST // 2**20))
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise NotATable(tr("it is neither UTF-8 nor UTF-16: save it as CSV in UTF-8")) from None
    first = text.lstrip("\r\n").split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)  # of equal counts the comma, which comes first
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise NotATable(
            tr("line {line} is no CSV ({error}): save it as CSV again", line=reader.line_num, error=error)
        ) from None
    if not rows:
        raise NotATable(tr("it is empty"))
    (_, header), *rest = rows
    width = len(header)
    for line, row in rest:
        if any(cell.strip() for cell in row[width:]):
            raise NotATable(tr("line {line} has more cells than the line of headings: save it as CSV again", line=line))
    padded = tuple(tuple((row + [""] * width)[:width]) for _, row in rest)
    newline = "\r\n" if first.endswith("\r") else "\n"
    return Sheet(tuple(header), padded, encoding, separator, newline, tuple(line for line, _ in rest))
