"""The table of what the kit promises about its speed: each row a figure, its goal, and the command that measures it."""

from dataclasses import dataclass

LESSONS = ("linear_regression", "softmax_classifier", "mlp", "gpu")


@dataclass(frozen=True)
class Row:
    """A promise.

    Attributes:
        name: the figure's.
        words: what it is.
        unit: "s", "ms", "MB", "times".
        goal: the value to reach.
        more: whether more is better, else less.
    """

    name: str
    words: str
    unit: str
    goal: float
    more: bool = False

    def is_reached(self, value: float) -> bool:
        """Whether a measured value is as good as the goal."""
        return value >= self.goal if self.more else value <= self.goal


@dataclass(frozen=True)
class Program:
    """A benchmark.

    Attributes:
        name: its file in `benchmarks/`, without the ending.
        arguments: what it is started with for the table.
        rows: what it measures.
    """

    name: str
    arguments: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def command(self) -> str:
        """What is typed for it."""
        return " ".join(["python", f"benchmarks/{self.name}.py", *self.arguments])


def _times(name: str, words: str, goal: float, more: bool = False) -> Row:
    return Row(name, words, "times", goal, more)


PROGRAMS = (
    Program(
        "full_training",
        (),
        (
            _times("full_training.softmax_classifier", "full `softmax_classifier` against a plain loop", 1.5),
            _times("full_training.mlp", "full `mlp` against a plain loop", 2.5),
        ),
    ),
    Program(
        "endings",
        (),
        tuple(
            Row(f"endings.{lesson}", f"`{lesson}`: the slowest of those that loop, crash or eat memory", "s", 30)
            for lesson in LESSONS
        ),
    ),
    Program("demo", (), (Row("demo.seconds", "the demo's 56 submissions, nothing known", "s", 90),)),
    Program(
        "one_student",
        ("--rounds", "2"),
        (
            *(Row(f"one_student.{lesson}.again", f"`{lesson}`: one student once more", "s", 4) for lesson in LESSONS),
            *(
                Row(f"one_student.{lesson}.fixed", f"`{lesson}`: before the first result, nothing known", "s", 3)
                for lesson in LESSONS
            ),
        ),
    ),
    Program(
        "two_workers",
        (),
        (
            _times("two_workers.marking", "two workers against one, submissions a second", 1.8, more=True),
            _times("two_workers.whole_run", "two workers against one, the whole run", 1.7, more=True),
        ),
    ),
    *(
        Program(
            "many_submissions",
            ("--count", "300", "--after", "100", "--lesson", lesson),
            (
                _times(f"many_submissions.{lesson}.memory", f"300 of `{lesson}`: memory after 300 / after 100", 1.05),
                _times(f"many_submissions.{lesson}.time", f"300 of `{lesson}`: last third's time / first third's", 1.1),
            ),
        )
        for lesson in LESSONS
    ),
    Program(
        "nbgrader_class",
        (),
        (
            _times("nbgrader_class.from_nothing", "nbgrader's autograde of a lesson, from nothing", 12, more=True),
            _times("nbgrader_class.records_there", "the same where records are there", 40, more=True),
        ),
    ),
    Program(
        "ordinary_notebooks",
        (),
        (
            _times("ordinary_notebooks.from_nothing", "30 ordinary notebooks, from nothing", 8, more=True),
            _times("ordinary_notebooks.unchanged", "the same, unchanged", 25, more=True),
        ),
    ),
    Program(
        "first_verdict",
        (),
        (
            *(
                Row(f"first_verdict.{lesson}.cold", f"`{lesson}`: first verdict beyond what it imports", "s", 0.5)
                for lesson in LESSONS
            ),
            *(
                Row(f"first_verdict.{lesson}.after_a_save", f"`{lesson}`: verdict after a save", "s", 0.3)
                for lesson in LESSONS
            ),
        ),
    ),
    Program(
        "isolation_overhead",
        (),
        (
            Row("isolation_overhead.milliseconds", "isolation: overhead a submission at the best tier", "ms", 28),
            Row("isolation_overhead.megabytes", "isolation: private memory of a child at the best tier", "MB", 6.1),
        ),
    ),
)
