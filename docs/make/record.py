"""Write docs/reference/record.schema.json and record.md from the record's own types, and check.schema.json likewise.

python docs/make/record.py           write them
python docs/make/record.py --check   fail where one of them is not current
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

from autograder.judge.result import Outcome  # noqa: E402
from autograder.record.schema import SCHEMA, Record  # noqa: E402
from autograder.render.machine.plain_json import Check  # noqa: E402

MADE = "<!-- made by docs/make/record.py: change the types of the record, not this page -->"
HEAD = f"""One JSON file a submission, `results/<lesson>/<student>.json` in a run's folder. This is version {SCHEMA}.
A field keeps its name and its meaning; new ones come under a higher `schema`. A program that reads records passes over
what it does not know. Fields that are not marked as required are left out where there is nothing to say, or were not
written by earlier versions. The same for programs: [record.schema.json](record.schema.json).

Non-finite numbers are the strings "nan", "inf" and "-inf". The kit itself refuses a record with a higher `schema` than
it knows."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The JSON Schema of a record, the way JSON Schema sees numbers: an integer is one."""
    made = simplified(msgspec.json.schema(Record))
    own = made["$defs"]["Record"]
    own["properties"]["schema"] |= {"minimum": 1, "maximum": SCHEMA}
    return {"$schema": DRAFT, "title": "A torchgrade record", **made}


def check_schema_text() -> str:
    """The JSON Schema of what `autograder check --format json` writes, as a file."""
    made = {"$schema": DRAFT, "title": "A torchgrade check", **simplified(msgspec.json.schema(Check))}
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


def simplified(part: Any) -> Any:
    """`integer or number` is `number`; what is left is as msgspec gives it."""
    if isinstance(part, list):
        return [simplified(one) for one in part]
    if not isinstance(part, dict):
        return part
    made = {key: simplified(value) for key, value in part.items()}
    kinds = made.get("anyOf", [])
    if {"type": "integer"} in kinds and {"type": "number"} in kinds:
        made["anyOf"] = [one for one in kinds if one != {"type": "integer"}]
    return made


def schema_text() -> str:
    """The JSON Schema as a file."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def page() -> str:
    """The fields of a record and of its parts, as tables."""
    parts = [MADE, "# The record", HEAD, *_tables(schema()["$defs"]), "## How things ended", _outcomes()]
    return "\n\n".join(parts) + "\n"


def _tables(kinds: dict[str, Any]) -> Iterator[str]:
    for name in ["Record", *(name for name in kinds if name != "Record")]:
        kind = kinds[name]
        if kind.get("type") != "object":
            continue
        yield f"## {name}"
        yield kind["description"].split("\n")[0]
        rows = [
            f"| `{field}` | {_words(one)} | {'yes' if field in kind['required'] else 'no'} | {_meaning(one)} |"
            for field, one in kind["properties"].items()
        ]
        yield "\n".join(["| field | value | required | meaning |", "|---|---|---|---|", *rows])


def _meaning(one: dict[str, Any]) -> str:
    return escape(one.get("description", ""), quote=False)


def _words(one: dict[str, Any]) -> str:
    if "$ref" in one:
        name = one["$ref"].rsplit("/", 1)[-1]
        kind = schema()["$defs"][name]
        if name != Outcome.__name__ and "enum" in kind:  # of a few words, which are no section of their own
            return _words(kind)
        return f"[{name}](#{'how-things-ended' if name == Outcome.__name__ else name.lower()})"
    if "anyOf" in one:
        return " or ".join(_words(kind) for kind in one["anyOf"])
    if "enum" in one:
        return ", ".join(f'"{value}"' for value in one["enum"])
    if one["type"] == "array":
        inner = one.get("items") or next(iter(one.get("prefixItems", [])), {})
        return f"list of {_words(inner)}" if inner else "list"
    if one["type"] == "object":
        return f"object of {_words(one['additionalProperties'])}"
    return str(one["type"])


def _outcomes() -> str:
    rows = [f"| `{outcome}` | {outcome.meaning} |" for outcome in Outcome]
    return "\n".join(["| outcome | meaning |", "|---|---|", *rows])


PAGES: dict[str, Callable[[], str]] = {
    "record.schema.json": schema_text,
    "record.md": page,
    "check.schema.json": check_schema_text,
}


if __name__ == "__main__":
    from written import write_or_compare

    sys.exit(write_or_compare(PAGES))
