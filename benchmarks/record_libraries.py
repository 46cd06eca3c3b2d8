"""Which library reads and checks records: msgspec and cattrs on the same class, the same files and the same types.

    pip install cattrs
    python benchmarks/record_libraries.py [--count 5000] [--lesson linear_regression]

For each library, in a process of its own: the time to import it, to read and check every record of a simulated class,
and to write them all again; the largest memory of the process (Linux; all records are kept); whether what it wrote is
what it read; what it says of three broken records, and what it makes of a field that it does not know. For cattrs the
types are dataclasses with the same fields, made from the msgspec ones; both read JSON with Python's own module.
"""

import argparse
import dataclasses
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

LIBRARIES = ("msgspec", "msgspec, its own JSON", "cattrs")


def broken(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Three records that are none, and one with a field more."""
    wrong = json.loads(json.dumps(data))
    wrong["tasks"][1]["checks"][0]["score"] = "two"
    missing = {key: value for key, value in data.items() if key != "outcome"}
    return {
        "text for a number": wrong,
        "no outcome": missing,
        "unknown outcome": {**data, "outcome": "fine"},
        "a field more": {**data, "mood": "good"},
    }


Pair = tuple[Callable[[bytes], Any], Callable[[Any], bytes]]


def with_msgspec() -> Pair:
    """As the kit does it."""
    from autograder.record.codec import as_json, record_of

    return lambda data: record_of(json.loads(data)), lambda found: json.dumps(as_json(found)).encode()


def with_msgspecs_json() -> Pair:
    """Without a Python value between: not used, since names of students may hold bytes that are no text."""
    import msgspec

    from autograder.record.schema import Record

    return msgspec.json.Decoder(Record).decode, msgspec.json.encode


def with_cattrs() -> Pair:
    """The same types as dataclasses, with the hooks that cattrs needs for outcomes, numbers and kinds of pictures."""
    from cattrs import Converter
    from cattrs.strategies import configure_tagged_union

    from autograder.record import schema

    converter = Converter(forbid_extra_keys=False)
    made: dict[Any, Any] = {}
    kind = mirrored(schema.Record, made)
    pictures = tuple(made[one] for one in (schema.Curves, schema.Lines, schema.Matrix))
    names = {one: one.__name__.lower() for one in pictures}
    configure_tagged_union(Union[pictures], converter, tag_name="kind", tag_generator=names.__getitem__)  # noqa: UP007  # made of values
    converter.register_structure_hook(int | float, _number)
    converter.register_structure_hook(int | float | None, lambda value, _: None if value is None else _number(value, _))
    converter.register_structure_hook(schema.Number, _number_or_word)

    def write(found: Any) -> bytes:
        return json.dumps(converter.unstructure(found)).encode()

    return lambda data: converter.structure(json.loads(data), kind), write


def _number(value: Any, kind: Any) -> Any:
    if type(value) not in (int, float):
        raise TypeError(f"{value!r} is no number")
    return value


def _number_or_word(value: Any, kind: Any) -> Any:
    return value if value in ("nan", "inf", "-inf") else _number(value, kind)


def mirrored(kind: Any, made: dict[Any, Any]) -> Any:
    """A type of msgspec's as one of dataclasses."""
    import msgspec

    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return mirrored(arguments[0], made)
    if origin is tuple:
        return tuple[tuple(argument if argument is ... else mirrored(argument, made) for argument in arguments)]
    if origin in (Union, UnionType) and Literal not in map(get_origin, arguments):
        return Union[tuple(NoneType if one is NoneType else mirrored(one, made) for one in arguments)]  # noqa: UP007  # made of values
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        if kind not in made:
            fields: list[Any] = []
            for field in msgspec.structs.fields(kind):
                needed = field.default is msgspec.NODEFAULT and field.default_factory is msgspec.NODEFAULT
                default = dataclasses.field() if needed else dataclasses.field(default=field.default)
                fields.append((field.name, mirrored(field.type, made), default))
            made[kind] = dataclasses.make_dataclass(kind.__name__, fields, frozen=True, kw_only=True)
        return made[kind]
    return kind


MAKERS = dict(zip(LIBRARIES, (with_msgspec, with_msgspecs_json, with_cattrs), strict=True))


def measure(library: str, folder: Path) -> None:
    """Read, check, write, and print what it took."""
    texts = [path.read_bytes() for path in sorted(folder.glob("results/*/*.json"))]
    before = resident()
    began = time.perf_counter()
    __import__("cattrs" if library == "cattrs" else "msgspec")
    imported = time.perf_counter() - began
    read, write = MAKERS[library]()
    read(texts[0])  # converters are made at the first record
    began = time.perf_counter()
    found = [read(text) for text in texts]
    took = time.perf_counter() - began
    began = time.perf_counter()
    written = [write(one) for one in found]
    wrote = time.perf_counter() - began
    # Fields with a default come back in addition; what was there has to be the same.
    same = all(_holds(json.loads(new), json.loads(old)) for new, old in zip(written, texts, strict=True))
    size = sum(map(len, texts)) / 1e6
    print(f"\n{library}: {len(texts)} records, {size:.0f} MB")
    print(f"  import {1000 * imported:.0f} ms; read and check {took:.2f} s; write {wrote:.2f} s")
    print(f"  memory at most {peak():.0f} MB, before it {before:.0f} MB; the same came back: {same}")
    for name, data in broken(json.loads(texts[0])).items():
        print(f"  {name}: {said(read, json.dumps(data).encode())}")


def _holds(new: Any, old: Any) -> bool:
    if isinstance(old, dict):
        return isinstance(new, dict) and all(key in new and _holds(new[key], value) for key, value in old.items())
    if isinstance(old, list):
        return len(new) == len(old) and all(map(_holds, new, old))
    return bool(new == old)


def said(read: Callable[[bytes], Any], data: bytes) -> str:
    """What a user would read, on one line."""
    try:
        read(data)
    except Exception as error:
        if error.__class__.__module__.startswith("cattrs"):
            from cattrs import transform_error

            return "; ".join(transform_error(error))  # type: ignore[arg-type]
        return f"{type(error).__name__}: {error}"
    return "accepted"


def resident() -> float:
    """Megabytes of memory of this process now; 0 where the system does not say."""
    return _status("VmRSS")


def peak() -> float:
    """The most that it ever was."""
    return _status("VmHWM")


def _status(name: str) -> float:
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:")), 0.0)


def main() -> None:
    """Simulate the class once, then measure each library in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--lesson", default="linear_regression")
    parser.add_argument("--measure", nargs=2, metavar=("LIBRARY", "DIR"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure[0], Path(options.measure[1]))
        return
    from report_size import simulate

    from autograder.course.layout import find_course

    with tempfile.TemporaryDirectory() as folder:
        simulate(find_course(), [options.lesson], options.count, Path(folder))
        for library in LIBRARIES:
            subprocess.run([sys.executable, __file__, "--measure", library, folder], check=True)


if __name__ == "__main__":
    main()
