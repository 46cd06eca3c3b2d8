"""When something was handed in, as a class list says it: `Saturday, 31 January 2026, 11:59 PM`, in many languages."""

import re
from datetime import UTC, datetime, tzinfo

from autograder.core.language import tr
from autograder.course.values import moment
from autograder.instructor.collect.handed import NO_ZONE

# The months as Moodle's sites write them, and by their first three letters; several languages share some.
_MONTHS = """
january januar janvier enero gennaio janeiro januari
february februar février febrero febbraio fevereiro februari
march märz mars marzo março maart
april avril abril aprile
may mai mayo maggio maio mei maj
june juni juin junio giugno junho
july juli juillet julio luglio julho
august août agosto augustus augusti
september septembre septiembre settembre setembro
october oktober octobre octubre ottobre outubro
november novembre noviembre novembro
december dezember décembre diciembre dicembre dezembro
"""
_NUMBER = {word: number for number, line in enumerate(_MONTHS.strip().splitlines(), start=1) for word in line.split()}
_TOLD = re.compile(
    r"(?:[^\W\d]+,?\s+)?(\d{1,2})\.?(?:\s+de)?\s+([^\W\d]+)\.?(?:\s+de)?\s+(\d{4}),?\s+(?:\D+\s+)?(\d{1,2})[:.](\d\d)"
    r"(?:[:.]\d\d)?(?:\s*([ap])\.?\s?m\.?)?",
    re.IGNORECASE,
)
NOTHING = ("", "-", "–")


def told_time(text: str, zone: tzinfo | None) -> tuple[datetime | None, tuple[str, ...]]:
    """The moment, None where it is not told or not clear; and what to say of it.

    Args:
        text: what the list says.
        zone: of times without one; None where it is not known.
    """
    words = text.strip()
    if words in NOTHING:
        return None, ()
    found = _TOLD.fullmatch(words)
    month = _month(found[2]) if found else None
    if found and month:
        hour = int(found[4]) % 12 + 12 * (found[6].lower() == "p") if found[6] else int(found[4])
        words = f"{found[3]}-{month:02}-{int(found[1]):02}T{hour:02}:{found[5]}"
    try:
        return (moment(words, zone), ()) if re.match(r"\d{4}-\d\d-\d\d[ T]", words) else (None, (_unknown(text),))
    except ValueError:
        return None, (tr(NO_ZONE) if zone is None and _is_time(words) else _unknown(text),)


def _month(word: str) -> int | None:
    known = word.casefold()
    found = {number for name, number in _NUMBER.items() if name == known or name[:3] == known}
    return found.pop() if len(found) == 1 else None


def _is_time(words: str) -> bool:
    try:
        return moment(words, UTC) is not None
    except ValueError:
        return False


def _unknown(text: str) -> str:
    return tr(
        "when it was handed in is not known: the class list says {text!r}, which is no date that is read",
        text=text.strip(),
    )
