"""Ties between what was handed in and the class list: by number or login, by the whole name, or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.core.language import noted, tr
from autograder.course.class_list import Person
from autograder.instructor.collect.handed import Handed
from autograder.instructor.collect.names import letters_of, words_of

# By what a person is found, as platforms and class lists name it; each platform's own numbers are called like it.
KINDS = {
    "any": noted("id"),
    "login": noted("login"),
    "number": noted("number"),
    "email": noted("email"),
    "participant": noted("participant"),
}


@dataclass(frozen=True)
class Tie:
    """Whose a submission is.

    Attributes:
        person: None where it is not clear.
        by: by what the person was found, or why nobody was.
    """

    person: Person | None
    by: str


class ClassList:
    """The people of a class, to be found by what a platform says of them."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = tuple(people)
        self._by_id: dict[tuple[str, str], list[Person]] = defaultdict(list)
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        for person in people:
            for kind, value in person.ids.items():
                self._by_id[kind, value.casefold()].append(person)
                self._by_id["any", value.casefold()].append(person)
            self._by_id["any", person.student.casefold()].append(person)
            for key in _spellings(person):
                self._by_name[key].append(person)

    def tie(self, one: Handed) -> Tie:
        """Whose a submission is. Two facts that point to different people make nobody of them the right one."""
        by_id = {kind: self._found(kind, value) for kind, value in one.ids.items()}
        sure = _unique(found[0] for found in by_id.values() if len(found) == 1)
        if len(sure) > 1:
            return Tie(
                None,
                tr(
                    "{students} are both meant by what it says: put it into place by hand",
                    students=_and(person.student for person in sure),
                ),
            )
        if not sure:
            return self._named(one)
        (person,) = sure
        kinds = tr(" and ").join(_kind(kind) for kind, found in by_id.items() if found == [person])
        if one.both and person.name and not _spellings(person) & {words_of(one.name), letters_of(one.name)}:
            why = tr(
                "the {kinds} is that of {student}, and the name is not: is it a group's work? Put it "
                "into place by hand",
                kinds=kinds,
                student=person.student,
            )
            return Tie(None, why)
        return Tie(person, kinds)

    def _found(self, kind: str, value: str) -> list[Person]:
        return _unique(self._by_id.get((kind, value.casefold()), ()))

    def _named(self, one: Handed) -> Tie:
        keys = [key for key in (words_of(one.name), letters_of(one.name)) if key]
        named = next((found for key in keys if (found := _unique(self._by_name.get(key, ())))), [])
        if len(named) > 1:
            who = _and(person.student for person in named)
            return Tie(None, tr("{students} have the same name: put it into place by hand", students=who))
        if not named:
            return Tie(None, tr("nobody of the class list is called like this: is the list of today?"))
        (person,) = named
        for kind, value in one.ids.items():
            other = person.ids.get(kind)
            if other and other.casefold() != value.casefold():
                return Tie(
                    None,
                    tr(
                        "the name is that of {student}, and the {kind} is not ({value}, in the list {other}): put it "
                        "into place by hand",
                        student=person.student,
                        kind=_kind(kind),
                        value=value,
                        other=other,
                    ),
                )
        return Tie(person, tr("name"))


def _kind(kind: str) -> str:
    return tr(KINDS[kind]) if kind in KINDS else kind


def _spellings(person: Person) -> set[str]:
    """How a person's name may be written: its words in order, or nothing but its letters, either name first."""
    return {letters_of(person.sorted_name), letters_of(person.name), words_of(person.name)} - {""}


def _unique(people: Iterable[Person]) -> list[Person]:
    return list({person.student: person for person in people}.values())


def _and(names: Iterable[str]) -> str:
    *first, last = sorted(names)
    return tr("{others} and {last}", others=", ".join(first), last=last) if first else last
