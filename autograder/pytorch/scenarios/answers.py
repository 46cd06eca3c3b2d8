"""Questions answered with values: how an answer is written, and checks on what it says.

slope = Answer(lesson.question("q_slope", points=1, lecture="..."), Numbers((2,), "two numbers: (slope, bias)"))

@slope.check(points=1)
def the_line_passes_the_points(slope, bias):
    '''The line goes through both points.'''
    return Close("the line at 0 and 1", [bias, slope + bias], [5, 7])

One file, since a lesson imports a question's form and its checks together.
"""

import inspect
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import torch

from autograder.core.language import tr
from autograder.lesson.claims import FLOAT32_SHORT, Claims, Close, Equal, Tolerance, Written
from autograder.lesson.declare import Task
from autograder.lesson.refusals import Unusable
from autograder.pytorch.scenarios.oddly_written import clause, either, is_list, odd_entries, odd_numbers, odd_text
from autograder.pytorch.scenarios.scenario import Award, named
from autograder.pytorch.values import as_number, in_words

MOST = 100  # items of a list in an answer


class Form(Protocol):
    """How an answer is written.

    Attributes:
        how: in words, for "... has to be ...".
    """

    @property
    def how(self) -> str:
        """In words."""

    def plain(self, value: Any) -> Any:
        """The answer as plain data, beside the student's code.

        Raises:
            Unusable: it is written in another way.
        """

    def read(self, data: Any) -> Any:
        """What the data say, in the judge; None where they are not what `plain` gives of a usable answer."""

    def odd(self, value: Any) -> str | dict[str, str]:
        """What an answer is that is written in another way, in words; empty for a usable one.

        Of an answer with entries by name, the words for each that is odd.
        """


@dataclass(frozen=True)
class Numbers:
    """A number, or numbers in lists in lists.

    Attributes:
        lengths: how many there are on each level, None for any number from 1; () for a single number.
        how: in words.
        whole: whether they have to be whole numbers above 0.
    """

    lengths: tuple[int | None, ...]
    how: str
    whole: bool = False

    def plain(self, value: Any) -> Any:
        """Floats in lists; None in the place of what is no number. Tensors, arrays and tuples count as lists."""
        return self._plain(value, self.lengths)

    def _plain(self, value: Any, lengths: Sequence[int | None]) -> Any:
        if not lengths:
            return as_number(value)["value"]
        items = value.tolist() if isinstance(value, torch.Tensor | np.ndarray) else value
        if len(lengths) == 1 and is_list(items) and len(items) == 1 and is_list(items[0]):
            items = items[0]  # a row in a list of its own, as a tensor of shape (1, n) has it
        if not is_list(items) or not items or (lengths[0] is not None and len(items) != lengths[0]):
            raise Unusable(
                tr(
                    "has to be {how}; {clause}",
                    how=self.how,
                    clause=clause(odd_numbers(value, self.lengths)) or tr("it is something else"),
                )
            )
        return [self._plain(item, lengths[1:]) for item in items[:MOST]]

    def odd(self, value: Any) -> str:
        """What in it is no number, or no whole one."""
        return odd_numbers(value, self.lengths, self.whole)

    def read(self, data: Any) -> Any:
        """The same lists, where all in them are finite numbers of the kind that is asked for."""
        return data if self._usable(data, self.lengths) else None

    def _usable(self, data: Any, lengths: Sequence[int | None]) -> bool:
        if not lengths:
            finite = type(data) is float and math.isfinite(data)
            return finite and (not self.whole or (data.is_integer() and 0 < data < 10**6))
        right = isinstance(data, list) and len(data) == (lengths[0] or len(data)) > 0
        return right and all(self._usable(item, lengths[1:]) for item in data)


@dataclass(frozen=True)
class Word:
    """A text; one of `options` where there are any, whatever its spaces and capital letters."""

    options: tuple[str, ...] = ()

    @property
    def how(self) -> str:
        """In words."""
        return either(self.options) or tr("a text")

    def plain(self, value: Any) -> str:
        """The text without spaces around it."""
        if not isinstance(value, str) or not value.strip():
            raise Unusable(tr("has to be {how}; {clause}", how=self.how, clause=clause(odd_text(value))))
        return value.strip()[:200]

    def odd(self, value: Any) -> str:
        """What it is, if it is no text or none of the options."""
        return odd_text(value, self.options)

    def read(self, data: Any) -> str | None:
        """The option, or the text as it is."""
        if not isinstance(data, str) or not data:
            return None
        said = data.lower() if self.options else data
        return said if not self.options or said in self.options else None


@dataclass(frozen=True)
class Parts:
    """A tuple or list of several things, each written in its own way."""

    parts: tuple[Form, ...]
    how: str

    def plain(self, value: Any) -> list[Any]:
        """Each part as its form has it."""
        odd = self.odd(value)
        if not is_list(value) or len(value) != len(self.parts):
            raise Unusable(tr("has to be {how}; {clause}", how=self.how, clause=clause(odd)))
        try:
            return [part.plain(item) for part, item in zip(self.parts, value, strict=True)]
        except Unusable:
            raise Unusable(tr("has to be {how}; {clause}", how=self.how, clause=clause(odd))) from None

    def odd(self, value: Any) -> str:
        """Which part of it is odd, and why."""
        if not is_list(value) or len(value) != len(self.parts):
            return tr("{count} things", count=len(value)) if is_list(value) else in_words(value)
        found = [(place, part.odd(item)) for place, (part, item) in enumerate(zip(self.parts, value, strict=True), 1)]
        return next((tr("its part {place} is {odd}", place=place, odd=words) for place, words in found if words), "")

    def read(self, data: Any) -> list[Any] | None:
        """Each part as its form reads it."""
        if not isinstance(data, list) or len(data) != len(self.parts):
            return None
        read = [part.read(item) for part, item in zip(self.parts, data, strict=True)]
        return None if any(one is None for one in read) else read


@dataclass(frozen=True)
class Words:
    """A dict with a word for each of some keys.

    Attributes:
        keys: of the dict.
        how: in words.
        spelt: what an entry means, as one word; entries that mean the same give the same word.
        options: the words that an entry may mean; empty for any.
    """

    keys: tuple[str, ...]
    how: str
    spelt: Callable[[Any], str] = lambda value: str(value).strip().lower()[:20]
    options: tuple[str, ...] = ()

    def plain(self, value: Any) -> dict[str, str]:
        """The word of each key."""
        if not isinstance(value, dict):
            raise Unusable(tr("has to be {how}; {clause}", how=self.how, clause=clause(in_words(value))))
        return {key: self.spelt(value.get(key)) for key in self.keys}

    def odd(self, value: Any) -> dict[str, str]:
        """Entries that are not there, or are none of the options."""

        def odd(entry: Any) -> str:
            known = {self.spelt(one) for one in self.options}
            return "" if not known or self.spelt(entry) in known else f'"{str(entry)[:40]}"'

        return odd_entries(value, self.keys, odd)

    @property
    def entry(self) -> str:
        """How an entry is written, in words."""
        return either(self.options) or tr("a word")

    def read(self, data: Any) -> dict[str, str] | None:
        """The words by key."""
        known = isinstance(data, dict) and all(isinstance(data.get(key), str) for key in self.keys)
        return data if known else None


class Answer:
    """A question whose answer is written in some form, and its checks."""

    def __init__(self, task: Task, form: Form) -> None:
        self.task, self.form = task, form

        def answer(student: Any, given: Any) -> dict[str, Any]:
            said = getattr(student, task.name)
            try:
                return {"answer": form.plain(said), "odd": form.odd(said)}
            except Unusable as error:
                raise Unusable(f"`{task.name}` {error}") from None  # in quotes, or it would begin with a capital

        # A keyed answer is compared with the reference's; every other one is judged by itself.
        self._probe = task.probe(answer, answer=not task.keyed)

    def check(
        self,
        *,
        points: float,
        after: Iterable[Callable[..., Any]] = (),
        keyed: bool = False,
        entries: Iterable[str] = (),
    ) -> Callable[[Callable[..., Claims]], Callable[..., Claims]]:
        """Declare a check: it gets what the answer says, a list's items one by one, and the right answer as `key` or
        the student's name as `student` where it has arguments of these names; its docstring is the student's sentence.
        Of an answer with entries by name it looks at `entries`. What is written in another way is told before a key is
        asked for, so on a student's machine too.
        """
        looked_at = tuple(entries)

        def declare(function: Callable[..., Claims]) -> Callable[..., Claims]:
            asked = inspect.signature(function).parameters

            def judged(seen: Any, expected: Any) -> Claims:
                said, odd = self.form.read(seen.answer), seen.odd
                if said is None:
                    return Written(self.task.name, False, self.form.how, _words(odd) or tr("it is something else"))
                entry = next((one for one in looked_at if isinstance(odd, dict) and one in odd), None)
                if entry is not None:
                    how = self.form.entry if isinstance(self.form, Words) else self.form.how
                    return Written(f'{self.task.name}["{entry}"]', False, how, clause(str(odd[entry])))
                known: dict[str, Callable[[], Any]] = {
                    "key": lambda: self.form.read(expected.answer),
                    "student": lambda: seen.student,
                }
                more = {name: value() for name, value in known.items() if name in asked}
                return function(*(said if isinstance(said, list) else [said]), **more)

            declared = named(judged, function.__name__, function.__doc__ or "")
            self.task.check(self._probe, points=points, after=after, keyed=keyed)(declared)
            return function

        return declare

    def compared(self, award: Award, tolerance: Tolerance = FLOAT32_SHORT) -> None:
        """Declare a check that the numbers of the answer are the key's, within a tolerance."""

        def same(*said: Any, key: Any) -> Claims:
            return Close(self.task.name, list(said), key if isinstance(key, list) else [key], tolerance)

        self.check(points=award.points)(named(same, award.name, award.sentence))

    def compared_words(self, keys: Iterable[str], award: Award) -> None:
        """Declare a check that the words under some keys are the key's."""
        chosen = tuple(keys)

        def same(said: dict[str, str], key: dict[str, str]) -> Claims:
            return [Equal(f'{self.task.name}["{one}"]', said[one], key[one]) for one in chosen]

        self.check(points=award.points, entries=chosen)(named(same, award.name, award.sentence))


def _words(odd: Any) -> str:
    return clause(odd) if isinstance(odd, str) else ""
