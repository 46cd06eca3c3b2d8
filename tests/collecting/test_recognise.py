"""Which platform a download comes from, and whose lesson's work it is."""

from pathlib import Path

import pytest

from autograder.cli.platforms import FORMATS
from autograder.cli.platforms import PLATFORMS as TYPED
from autograder.core.errors import UsageProblem
from autograder.instructor.collect.recognise import PLATFORMS
from autograder.render.csv.platforms import GRADEBOOKS
from tests.collecting.helpers import collected, files_in, plan_of
from tests.support import downloads
from tests.support.downloads import CLASS, Files, unpacked, zip_bytes, zipped

ROOT = Path(__file__).resolve().parents[2]
ADA = CLASS[0]
MADE = {
    "canvas": downloads.canvas,
    "moodle": downloads.moodle,
    "moodle flat": downloads.moodle_flat,
    "blackboard": downloads.blackboard,
    "brightspace": downloads.brightspace,
    "brightspace flat": downloads.brightspace_flat,
    "gradescope": downloads.gradescope,
    "google": downloads.google,
}


def test_what_can_be_typed_is_what_is_known() -> None:
    assert set(TYPED) == set(PLATFORMS)
    assert set(GRADEBOOKS) < set(FORMATS)
    page = (ROOT / "docs" / "platforms.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in page for name in (*PLATFORMS, *GRADEBOOKS))


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("inside", ["", "a folder around it/"])
@pytest.mark.parametrize("file", ["tiny.py", "tiny (1).ipynb", "tiny-2.py", "tiny_final.py"])
def test_a_download_is_recognised_for_what_it_is(tmp_path: Path, name: str, inside: str, file: str) -> None:
    files = {f"{inside}{place}": data for place, data in MADE[name](CLASS[:9], file).items()}
    plan = plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    assert plan.platform == name.split()[0]
    assert len(plan.taken) == 9


@pytest.mark.parametrize(
    "files",
    [
        {"ada/tiny/tiny.py": b"", "ben/tiny/tiny.py": b""},  # laid out already
        {"report.pdf": b"", "notes.txt": b""},
        {"mlp_7_8_x.py": b"", **{f"{n}.txt": b"" for n in range(9)}},  # one name is Canvas's by chance
    ],
)
def test_what_is_of_no_known_form_is_a_sentence(tmp_path: Path, files: Files) -> None:
    folder = unpacked(tmp_path / "given", files)
    with pytest.raises(UsageProblem, match=r"of no form that is known.*--pattern.*needs no collecting"):
        plan_of(folder, tmp_path / "in")


def lesson_of(tmp_path: Path, files: Files, title: str = "x", **wanted: object) -> str:
    return plan_of(zipped(tmp_path / f"{title}.zip", files), tmp_path / "in", lessons=("mlp", "gpu"), **wanted).lesson


def test_the_lesson_is_seen_from_the_names(tmp_path: Path) -> None:
    assert lesson_of(tmp_path, downloads.canvas(CLASS, "gpu.ipynb")) == "gpu"
    assert lesson_of(tmp_path, downloads.canvas(CLASS, "MLP (1).ipynb")) == "mlp"
    inner = {"work/mlp/mlp.py": b"x = 1\n"}
    assert lesson_of(tmp_path, {f"{downloads.canvas_name(ADA)}_1_work.zip": zip_bytes(inner)}) == "mlp"
    assert lesson_of(tmp_path, downloads.moodle(CLASS, "final.py"), "CS1-mlp lab-77") == "mlp"
    assert lesson_of(tmp_path, downloads.moodle(CLASS, "final.py"), lesson="gpu") == "gpu"


@pytest.mark.parametrize(
    ("file", "title", "words"),
    [
        ("final.py", "x", "no file is called like a lesson"),
        ("final.py", "mlp and gpu", "no file is called like a lesson"),
        ("mlpx.py", "x", "no file is called like a lesson"),
    ],
)
def test_a_lesson_that_cannot_be_seen_is_asked_for(tmp_path: Path, file: str, title: str, words: str) -> None:
    with pytest.raises(UsageProblem, match=rf"{words}.*add --lesson and one of mlp, gpu"):
        lesson_of(tmp_path, downloads.moodle(CLASS, file), title)


def test_a_lesson_that_there_is_not_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match=r"there is no lesson called 'mpl'.*Did you mean mlp"):
        lesson_of(tmp_path, downloads.moodle(CLASS), lesson="mpl")


def test_of_a_repository_with_all_lessons_the_one_folder_counts(tmp_path: Path) -> None:
    folder = tmp_path / "work-submissions"
    downloads.repository(
        folder / "work-ada", {"exercises/mlp/mlp.py": b"# mlp\n", "exercises/gpu/gpu.py": b"# gpu\n", "README.md": b""}
    )
    with pytest.raises(UsageProblem, match="there are files of mlp, gpu"):
        plan_of(folder, tmp_path / "in", lessons=("mlp", "gpu"))
    for lesson in ("mlp", "gpu"):
        collected(folder, tmp_path / "in", lessons=("mlp", "gpu"), lesson=lesson)
    found = {name: data for name, data in files_in(tmp_path / "in").items() if not name.endswith(".txt")}
    assert found == {"ada/mlp/mlp.py": b"# mlp\n", "ada/gpu/gpu.py": b"# gpu\n"}
