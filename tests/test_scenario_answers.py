"""Questions answered with values: what is read, what is refused, and what checks are given."""

import pytest

from autograder.lesson import Close, Holds, Lesson, Task, Tolerance
from autograder.pytorch.scenarios.answers import Answer, Form, Numbers, Parts, Word, Words
from autograder.pytorch.scenarios.scenario import Award
from tests.support.scenarios import checked, outcomes

PAIR = Numbers((2,), "two numbers: (slope, bias)")


def question(keyed: bool = False, points: float = 1) -> tuple[Lesson, Task]:
    lesson = Lesson("test", title="Test")
    return lesson, lesson.question("q", points=points, lecture="-", keyed=keyed)


def line() -> Lesson:
    lesson, task = question()
    answer = Answer(task, PAIR)

    @answer.check(points=1)
    def goes_through_both(slope, bias):  # type: ignore[no-untyped-def]
        """The line goes through both points."""
        return Close("the line at 0 and 1", [bias, slope + bias], [5, 7])

    return lesson


@pytest.mark.parametrize(
    "answer", ["(2, 5)", "[2.0, 5]", "torch.tensor([2, 5.0])", "np.array([2, 5])", "torch.tensor([[2.0, 5.0]])"]
)
def test_numbers_are_read_however_they_are_written(answer: str) -> None:
    assert outcomes(line(), "q = (2, 5)", f"q = {answer}") == {"goes_through_both": "passed"}


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("(2, 4)", "the line at 0 and 1 (number 1 of 2): expected 5, got 4"),
        ("7", "`q` has to be two numbers: (slope, bias); it is a single number."),
        ("(1, 2, 3)", "`q` has to be two numbers: (slope, bias); it is 3 things."),
        ("(0,22, 2,30)", "it is 4 numbers, as a comma stands between numbers: write 0.22, with a point."),
        ("None", "`q` has to be two numbers: (slope, bias); it is nothing"),
        ("('a', 'b')", "`q` has to be two numbers: (slope, bias); its part 1 is a text."),
        ("(float('nan'), 1)", "its part 1 is no number that can be compared."),
        ("(True, 5)", "its part 1 is a truth value."),
    ],
)
def test_a_wrong_answer_is_told_what_it_has_to_be(answer: str, message: str) -> None:
    result = checked(line(), "q = (2, 5)", f"q = {answer}")["goes_through_both"]
    assert result.outcome == "failed"
    assert message in result.message


FORM = Parts((Word(("yes", "no")), Numbers((), "a number", whole=True)), 'a pair: ("yes" or "no", a whole number)')


@pytest.mark.parametrize(
    ("answer", "outcomes_"),
    [
        ("(' YES ', 3)", ["passed", "passed"]),
        ("('no', 3)", ["passed", "failed"]),
        ("('yes', 4)", ["failed", "blocked"]),
        ("('yes', 2.5)", ["failed", "blocked"]),
        ("('yes', -1)", ["failed", "blocked"]),
        ("('maybe', 3)", ["failed", "blocked"]),
        ("'yes'", ["failed", "blocked"]),
    ],
)
def test_an_answer_of_several_parts_and_its_key(answer: str, outcomes_: list[str]) -> None:
    lesson, task = question(points=2)
    both = Answer(task, FORM)

    @both.check(points=1)
    def the_number(said, number):  # type: ignore[no-untyped-def]
        """It is three."""
        return Holds("the number", number == 3, "three", f"{number:g}")

    @both.check(points=1, after=[the_number], keyed=True)
    def the_word(said, number, key):  # type: ignore[no-untyped-def]
        """The word is right."""
        return Holds("the word", said == key[0], "the other word", said)

    assert list(outcomes(lesson, "q = ('yes', 3)", f"q = {answer}").values()) == outcomes_


def test_a_check_may_ask_whose_answer_it_is() -> None:
    lesson, task = question()
    answer = Answer(task, Word())

    @answer.check(points=1)
    def the_name(said, student):  # type: ignore[no-untyped-def]
        """It is your name."""
        return Holds("the name", student in ("", said), "yours", said)

    assert checked(lesson, "q = 'ada'", "q = 'ada'", "ada")["the_name"].outcome == "passed"
    assert checked(lesson, "q = 'ada'", "q = 'ada'", "ben")["the_name"].outcome == "failed"


@pytest.mark.parametrize(
    ("form", "right", "other"),
    [
        (PAIR, "(1, 2)", "(1, 2.1)"),
        (Numbers((), "a number"), "3", "4"),
    ],
)
def test_numbers_are_compared_with_the_key(form: Form, right: str, other: str) -> None:
    lesson, task = question(keyed=True)
    Answer(task, form).compared(Award(1, "as_the_key", "It is right."), Tolerance(0.0, 0.05))
    assert outcomes(lesson, f"q = {right}", f"q = {right}") == {"as_the_key": "passed"}
    assert outcomes(lesson, f"q = {right}", f"q = {other}") == {"as_the_key": "failed"}


def test_words_are_compared_with_the_key() -> None:
    lesson, task = question(keyed=True, points=2)
    words = Answer(task, Words(("a", "b"), 'a dict like {"a": "yes", ...}'))
    words.compared_words(["a"], Award(1, "first", "The first one is right."))
    words.compared_words(["b"], Award(1, "second", "The second one is right."))
    right = "q = {'a': 'yes', 'b': 'no'}"
    assert outcomes(lesson, right, "q = {'a': ' Yes', 'b': 'yes'}") == {"first": "passed", "second": "failed"}
    assert outcomes(lesson, right, "q = {'b': 'no'}") == {"first": "failed", "second": "passed"}
    assert outcomes(lesson, right, "q = ['yes', 'no']") == {"first": "failed", "second": "blocked"}
