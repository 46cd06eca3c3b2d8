"""Write docs/reference/course.schema.json and course.md from the tables of `course.toml`.

python docs/make/course.py           write them
python docs/make/course.py --check   fail where one of them is not current
"""

import json
import sys
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import msgspec  # noqa: E402  # after the path to the kit

from autograder.course.tables import Settings  # noqa: E402

MADE = "<!-- made by docs/make/course.py: change autograder/course/tables.py, not this page -->"
HEAD = """Every table and key of `course.toml`. What they do, with an example of each, is told in
[the rules of a course](../course_rules.md). All of it may be left out.

For editors that know JSON Schema: [course.schema.json](course.schema.json). Put it beside `course.toml`, and as the
file's first line `#:schema ./course.schema.json` (taplo, Even Better TOML)."""
# The tables as they stand in the file, and the type of each.
TABLES = {
    "course": "CourseTable",
    "late": "CourseLateTable",
    "late.steps": "StepTable",
    "lessons.NAME": "LessonTable",
    "lessons.NAME.late": "LateTable",
    "extension": "ExtensionTable",
    "adjust": "AdjustTable",
    "marks": "MarksTable",
    "people": "PeopleTable",
    "sections.NAME": "SectionTable",
}
OTHERS = ("roster", "collect", "export")
REPEATED = ("extension", "adjust", "late.steps")


def schema() -> dict[str, Any]:
    """The JSON Schema of `course.toml`; a date of TOML's own is text to it."""
    made = msgspec.json.schema(Settings)
    title = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "course.toml of torchgrade"}
    return {**title, **made}


def schema_text() -> str:
    """The JSON Schema as a file."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def page() -> str:
    """The tables and their keys."""
    kinds = schema()["$defs"]
    parts = [MADE, "# course.toml", HEAD]
    for name, kind in TABLES.items():
        brackets = f"[[{name}]]" if name in REPEATED else f"[{name}]"
        parts += [f"## {brackets}", kinds[kind]["description"].split("\n")[0], "\n".join(_rows(kinds[kind]))]
    parts += [f"The tables {', '.join(f'`[{name}]`' for name in OTHERS)} belong to the commands of these names."]
    return "\n\n".join(parts) + "\n"


def _rows(kind: dict[str, Any]) -> Iterator[str]:
    yield from ("| key | value | meaning |", "|---|---|---|")
    for name, one in kind["properties"].items():
        needed = "; needed" if name in kind.get("required", ()) else ""
        examples = ", ".join(f"`{_toml(example)}`" for example in one.get("examples", ()))
        such = f"; such as {examples}" if examples else ""
        meaning = escape(one.get("description", ""), quote=False)
        yield f"| `{name}` | {_words(one)}{needed} | {meaning}{such} |"


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


def _words(one: dict[str, Any]) -> str:
    if "anyOf" in one:
        kinds = [_words(kind) for kind in one["anyOf"] if kind.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    if "enum" in one:
        return ", ".join(f'`"{value}"`' for value in one["enum"] if value is not None)
    if "$ref" in one:
        return "table"
    if one.get("type") == "array":
        return "list of tables"
    if one.get("type") == "object":
        return f"table of {_words(one['additionalProperties'])}"
    return {"string": "text", "integer": "number", "number": "number", "boolean": "true or false"}[one["type"]]


PAGES: dict[str, Callable[[], str]] = {"course.schema.json": schema_text, "course.md": page}


if __name__ == "__main__":
    from written import write_or_compare

    sys.exit(write_or_compare(PAGES))
