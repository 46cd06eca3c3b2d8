"""Files of a lesson made of scenarios: one task for each, from the templates in `templates/scenarios`.

In a template `TASK` stands for the task's name, and every other name that a lesson may have only once begins with it.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from autograder.author.import_lines import import_lines, imported_modules, without_imports
from autograder.core.decode import decoded
from autograder.core.sentences import did_you_mean
from autograder.course.layout import CourseProblem

FOLDER = Path(__file__).resolve().parent / "templates" / "scenarios"

CHECKS = '''"""What is checked in the lesson `LESSON`: probes run beside your code, checks judge what they saw."""

{imports}

lesson = Lesson(
    "LESSON",
    title="A new lesson",
    order=ORDER,{options}
)


{parts}
'''
CELLS = """# %% [markdown]
# # A new lesson
#
# Tell the story here.

# %%
{imports}

{parts}
"""
KEY = '''"""The answers to the questions. They run after the lesson, as a student's answers would."""

{parts}
'''


class Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A scenario as a task of a lesson.

    Attributes:
        says: what the task is about, in a line.
        task: its name, where no other task of the lesson has it.
        checks: its part of `checks.py`: imports, then the declaration.
        lesson: its part of the lesson's source: imports, then cells; the check cell is added.
        wrong, alternatives: its tables of `wrong.toml` and `alternatives.toml`.
        key: the answer, where it is a question.
        resources: names of resources that `checks` imports.
    """

    says: str
    task: str
    checks: str
    lesson: str
    wrong: str
    alternatives: str
    key: str = ""
    resources: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def scenarios() -> Mapping[str, Template]:
    """The templates by the names that authors give, in alphabetical order."""
    return {
        path.stem: decoded(tomllib.loads(path.read_text(encoding="utf-8")), Template)
        for path in sorted(FOLDER.glob("*.toml"))
    }


def files_of(chosen: Sequence[str]) -> dict[str, str]:
    """The files of a lesson with a task for each scenario, by their paths, as `new_lesson` completes them.

    Raises:
        CourseProblem: there is no such scenario.
    """
    known = scenarios()
    for name in chosen:
        if name not in known:
            raise CourseProblem(
                f"there is no scenario {name}; `autograder new --list` says what each of these is: "
                f"{', '.join(known)}{did_you_mean(name, known)}"
            )
    parts = list(_numbered([known[name] for name in chosen]))
    found = {
        "exercises/LESSON/checks.py": _checks(parts),
        "solutions/LESSON/LESSON.py": _cells(parts),
        "solutions/LESSON/key.py": KEY.format(parts=_joined([one.key for one in parts], "\n")),
        "solutions/LESSON/wrong.toml": _joined([one.wrong for one in parts], "\n\n") + "\n",
        "solutions/LESSON/alternatives.toml": _joined([one.alternatives for one in parts], "\n\n") + "\n",
    }
    if not any(one.key for one in parts):
        del found["solutions/LESSON/key.py"]
    return found


def _numbered(chosen: Sequence[Template]) -> Iterator[Template]:
    """The templates with names of their own: a second task of a kind has a 2 behind its name."""
    taken: Counter[str] = Counter()
    for one in chosen:
        taken[one.task] += 1
        name = one.task if taken[one.task] == 1 else f"{one.task}_{taken[one.task]}"
        texts = {
            field: getattr(one, field).replace("TASK", name).strip()
            for field in ("checks", "lesson", "wrong", "alternatives", "key")
        }
        yield msgspec.structs.replace(one, task=name, **texts)


def _checks(parts: Sequence[Template]) -> str:
    own = [one.checks for one in parts]
    resources = list(dict.fromkeys(name for one in parts for name in one.resources))
    modules = imported_modules([one.lesson for one in parts])
    options = f"\n    resources=[{', '.join(resources)}]," if resources else ""
    if modules:
        options += "\n    modules=[{}],".format(", ".join(f'"{name}"' for name in modules))
    imports = import_lines(["from autograder.lesson import Lesson", *own])
    return CHECKS.format(imports=imports, options=options, parts=_joined(map(without_imports, own), "\n\n\n"))


def _cells(parts: Sequence[Template]) -> str:
    own = [one.lesson for one in parts]
    cells = [f'{without_imports(one.lesson)}\n\n# %% check="{one.task}"\ncheck("{one.task}")' for one in parts]
    return CELLS.format(imports=import_lines(["from autograder import check", *own]), parts="\n\n".join(cells))


def _joined(texts: Iterator[str] | Sequence[str], between: str) -> str:
    return between.join(text for text in texts if text)
