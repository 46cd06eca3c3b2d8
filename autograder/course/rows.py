"""Rows of a platform's table, found by what is known of a person."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from autograder.core.sheet import Sheet
from autograder.course.class_list import columns_of, form_of, people_of
from autograder.course.platform_tables import RosterTable


class Rows:
    """The rows of a table that are about people."""

    def __init__(self, sheet: Sheet, path: Path, table: RosterTable | None = None) -> None:
        """
        Args:
            sheet: the table.
            path: where it was read, for messages.
            table: what the columns of the class list mean, which counts here where all of them are there.

        Raises:
            UsageProblem: it is not clear which columns know people.
        """
        self._by_id: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_any: dict[str, set[int]] = defaultdict(set)
        self.people = []
        named = columns_of(table) if table else {}
        fits = {*named.values()} <= {one.strip() for one in sheet.header}
        for place, person in enumerate(people_of(sheet, form_of(sheet, (fits and table) or RosterTable(), path))):
            self.people.append(person)
            if person is None:
                continue
            self._by_any[person.student.casefold()].add(place)
            for kind, value in person.ids.items():
                self._by_id[kind, value.casefold()].append(place)
                self._by_any[value.casefold()].add(place)

    def of(self, student: str, ids: Mapping[str, str]) -> tuple[int, ...]:
        """The rows about a student: by what platforms call the person, else by the name of the folder.

        Args:
            student: the name of the folder.
            ids: how platforms call the person, by kind.
        """
        by_id = {row for kind, value in ids.items() for row in self._by_id.get((kind, value.casefold()), ())}
        return tuple(sorted(by_id or self._by_any.get(student.casefold(), set())))
