"""Folders of no known platform, by a pattern: `{last}_{first}_{id}_*`, for the top name or for the whole path."""

import re

from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.core.sentences import did_you_mean
from autograder.instructor.collect.archive import Found
from autograder.instructor.collect.download import Download
from autograder.instructor.collect.handed import Asked, Handed, Reading
from autograder.record.collection import Left

NAME = "pattern"
FIELDS = ("first", "last", "name", "id", "login", "number", "email", "github", "file")
KINDS = ("login", "number", "email", "github")
_PART = re.compile(r"\{([^{}]*)\}|(\*)|([^{}*]+)|([{}])")


def read(download: Download, asked: Asked) -> Reading | None:
    """What is handed in; None without a pattern.

    Raises:
        UsageProblem: the pattern cannot be understood.
    """
    if not asked.pattern:
        return None
    form = compiled(asked.pattern)
    whole = "/" in asked.pattern
    people: dict[tuple[tuple[str, str], ...], Handed] = {}
    left = []
    for one in download.files:
        top, slash, below = one.place.partition("/")
        found = form.fullmatch(one.place if whole else top)
        if found is None:
            left.append(Left(one.place, tr("the pattern {pattern} does not fit its name", pattern=asked.pattern)))
            continue
        fields = {name: value for name, value in found.groupdict().items() if value}
        rest = fields.pop("rest", "")
        own = below if slash and not whole else fields.pop("file", "") or rest or one.place.rpartition("/")[2]
        person = tuple(sorted(fields.items()))
        before = people.get(person)
        people[person] = _handed(dict(person), (*(before.files if before else ()), (own, one)))
    return Reading(tuple(people.values()), tuple(left)) if people else None


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as an expression with a group for each field.

    Raises:
        UsageProblem: a field is unknown or comes twice, or none tells who it is.
    """
    parts, seen = [], []
    found = _PART.findall(pattern)
    for place, (field, star, text, loose) in enumerate(found, start=1):
        if loose:
            raise UsageProblem(
                tr(
                    "the pattern {pattern} has a {sign} of its own: fields are written as {{last}}",
                    pattern=pattern,
                    sign=loose,
                )
            )
        if star:
            parts.append("(?P<rest>.*)" if place == len(found) else ".*")  # the last one is the file's own name
        elif text:
            parts.append(re.escape(text))
        elif field not in FIELDS:
            raise UsageProblem(
                tr(
                    "the pattern {pattern} has the field {{{field}}}, which is none of {fields}{did_you_mean}",
                    pattern=pattern,
                    field=field,
                    fields=", ".join(FIELDS),
                    did_you_mean=did_you_mean(field, FIELDS),
                )
            )
        elif field in seen:
            raise UsageProblem(
                tr(
                    "the pattern {pattern} has the field {{{field}}} twice: name each once",
                    pattern=pattern,
                    field=field,
                )
            )
        else:
            seen.append(field)
            parts.append(f"(?P<{field}>{'.+' if field == 'file' else '[^/]+?'})")
    if not set(seen) - {"file"}:
        raise UsageProblem(
            tr(
                "the pattern {pattern} tells nobody's name: use one of {fields}",
                pattern=pattern,
                fields=", ".join(FIELDS[:-1]),
            )
        )
    return re.compile("".join(parts))


def _handed(fields: dict[str, str], files: tuple[tuple[str, Found], ...]) -> Handed:
    parts = [fields[part] for part in ("first", "last") if part in fields]
    name = fields.get("name") or " ".join(parts)
    known = {kind: fields[kind] for kind in KINDS if kind in fields}
    if "id" in fields:
        known["any"] = fields["id"]
    key = next(iter(known.values()), "") or name
    return Handed(shown=", ".join(fields.values()), key=key, files=files, name=name, ids=known)
