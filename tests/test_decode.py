"""Data that people write, and data that is derived: a broken one is named with its file, its table and its key."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from autograder.author.corpus import read_corpus
from autograder.core.decode import Mismatch, decoded
from autograder.course.layout import Course, CourseProblem
from autograder.course.solutions import load_solutions
from autograder.marking.practice_key import KeyProblem, PracticeKey, read_key
from autograder.wire import encode_frame

ENTRY = 'task = "double"\ntitle = "t"\nwhy = "w"\nfix = "f"\n'


@pytest.mark.parametrize(
    ("data", "kind", "said"),
    [
        ("x", int, "`here` has to be a whole number, not text"),
        ({"a": [1, "x"]}, dict[str, list[int]], "`here[...][1]` has to be a whole number, not text"),
        (None, int | float, "`here` has to be a number, not nothing"),
        ([1], tuple[int, int], "`here`: Expected `array` of length 2, got 1"),
    ],
)
def test_a_mismatch_says_where_and_what_was_expected(data: Any, kind: Any, said: str) -> None:
    with pytest.raises(Mismatch) as error:
        decoded(data, kind, at="here")
    assert str(error.value) == said


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (ENTRY + 'code = ""\ncolour = "red"\n', "`colour` is not known here. The keys that are known: task, code"),
        (ENTRY + "code = 3\n", "`code` has to be text or nothing, not a whole number"),
        (ENTRY + 'change = [["a", "b"], ["c"]]\n', "`change[1]`: Expected `array` of length 2, got 1"),
        (ENTRY + 'code = ""\nalso = "loss"\n', "`also` has to be a list, not text"),
        (ENTRY + 'code = ""\nfull_data = "yes"\n', "`full_data` has to be true or false, not text"),
        (ENTRY + 'code = ""\nwhen = "("\n', "`when` has to be a regular expression"),
        (ENTRY.replace('title = "t"\n', "") + 'code = ""\n', "a wrong variant needs `title`, `why` and `fix`"),
        ('title = "t"\n', "`task` is missing"),
    ],
)
def test_a_broken_variant_is_named_with_its_file_table_and_key(
    course: Course, tmp_path: Path, entry: str, said: str
) -> None:
    own = Course(Path(shutil.copytree(course.root, tmp_path / "course")))
    path = own.solution("tiny") / "wrong.toml"
    path.write_text(f"[odd]\n{entry}")
    with pytest.raises(CourseProblem) as error:
        load_solutions(own, own.load("tiny"))
    assert str(error.value).startswith(f"{path}, [odd]: ")
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("[step]\nm = 3\n", "[step]: `m` has to be a list, not a whole number"),
        ('[step]\nm = ["a", 4]\n', "[step]: `m[1]` has to be text or a list, not a whole number"),
        ("step = 3\n", "[step]: `step` has to be a table: write [step] above its mistakes"),
    ],
)
def test_a_broken_table_of_names_is_named_with_its_table_and_key(tmp_path: Path, names: str, said: str) -> None:
    (tmp_path / "names.toml").write_text(names)
    with pytest.raises(CourseProblem) as error:
        read_corpus(tmp_path)
    assert str(error.value) == f"{tmp_path / 'names.toml'}, {said}"


SEEN = {"values": {"a": 1.5}, "failure": None}
PRINT = {"mistakes": [["m", "title", "why", "fix", "lecture"]], "probes": {"double.values": SEEN}, "when": ""}
KEY = {"observations": {"double.values": SEEN}, "fingerprints": {"double": {"m": PRINT}}}


def test_a_key_is_what_was_recorded() -> None:
    found = read_key(KEY)
    assert found.observations["double.values"][0].values == {"a": 1.5}
    assert found.fingerprints["double"]["m"].mistakes[0].title == "title"
    assert (found.second, found.right) == ({}, {})  # as in keys of older versions


def test_a_key_holds_what_a_search_needs() -> None:
    words = {"attributes": ["mean"], "methods": ["mean"], "flags": [], "numbers": ["dim"], "names": []}
    right = {"words": words, "values": ["T[2]1/1"], "screens": [{**SEEN, "seconds": 0.25}]}
    found = read_key({**KEY, "second": {"double.values": SEEN}, "right": {"double": right}})
    told, values, [screen] = found.right["double"]
    assert (told["numbers"], values, screen.seconds) == (("dim",), {"T[2]1/1"}, 0.25)
    assert found.second["double.values"][0].values == {"a": 1.5}


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ({"observations": {}}, "`fingerprints` is missing"),
        ({**KEY, "observations": {"double.values": 3}}, "`observations.double.values` has to be a table"),
        (
            {**KEY, "fingerprints": {"double": {"m": {**PRINT, "when": 3}}}},
            "`fingerprints.double.m.when` has to be text",
        ),
        (
            {**KEY, "fingerprints": {"double": {"m": {**PRINT, "mistakes": [["m"]]}}}},
            "`fingerprints.double.m.mistakes[0]`: Expected `array` of length 5",
        ),
    ],
)
def test_a_broken_key_is_named_with_its_file_and_the_place_in_it(
    course: Course, tmp_path: Path, key: dict[str, Any], said: str
) -> None:
    (tmp_path / "practice.key").write_bytes(encode_frame(key))
    with pytest.raises(KeyProblem) as error:
        PracticeKey(course.load("tiny"), tmp_path).observations()
    assert str(tmp_path / "practice.key") in str(error.value)
    assert said in str(error.value)
    assert "get the lesson's folder again" in str(error.value)
