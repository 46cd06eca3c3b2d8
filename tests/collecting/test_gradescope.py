"""Gradescope: the export of submissions with its list in YAML, groups, values of Ruby's."""

from pathlib import Path

import pytest

from autograder.core.errors import UsageProblem
from tests.collecting.helpers import collected, files_in, left, plan_of
from tests.support.downloads import CLASS, gradescope, gradescope_scores, zipped

ADA, BEN = CLASS[:2]
LIST = "assignment_9100_export/submission_metadata.yml"


def test_everyone_gets_the_own_folder(tmp_path: Path) -> None:
    roster = tmp_path / "scores.csv"
    roster.write_bytes(gradescope_scores(CLASS))
    plan = collected(zipped(tmp_path / "export.zip", gradescope(CLASS)), tmp_path / "in", roster=roster)
    assert (plan.platform, plan.left, plan.without) == ("gradescope", (), ())
    assert {one.tied for one in plan.taken} == {"number and email"}
    works = {f"{one.number}/tiny/tiny.py": one.work for one in CLASS}
    times = {f"{one.number}/tiny/timestamp.txt": b"2026-01-31 22:59:00.123456 UTC" for one in CLASS}
    assert files_in(tmp_path / "in") == works | times


def test_a_group_hands_in_for_each_of_its_members(tmp_path: Path) -> None:
    files = gradescope([ADA])
    files[LIST] = files[LIST].replace(b"  :created_at", b"  - :name: Zo\n    :sid: '9'\n  :created_at")
    plan = plan_of(zipped(tmp_path / "export.zip", files), tmp_path / "in")
    assert [one.student for one in plan.taken] == [ADA.number, "9"]
    assert plan.taken[0].remarks == ("handed in together with Zo",)


def test_two_facts_that_point_to_two_people_are_listed(tmp_path: Path) -> None:
    roster = tmp_path / "scores.csv"
    roster.write_bytes(gradescope_scores(CLASS))
    files = gradescope([ADA])
    files[LIST] = files[LIST].replace(ADA.number.encode(), BEN.number.encode())
    plan = plan_of(zipped(tmp_path / "export.zip", files), tmp_path / "in", roster=roster)
    assert plan.taken == ()
    assert "are both meant" in next(iter(left(plan).values()))


@pytest.mark.parametrize(
    "text", ["[1, 2", "- 1\n", "\xff", "a: !!python/object/apply:os.system [echo]\n", "a: " + "[" * 50_000]
)
def test_a_list_that_cannot_be_read_is_a_sentence(tmp_path: Path, text: str) -> None:
    files = {**gradescope([ADA]), LIST: text.encode("latin-1")}
    with pytest.raises(UsageProblem, match=r"submission_metadata\.yml|no form that is known"):
        plan_of(zipped(tmp_path / "export.zip", files), tmp_path / "in", platform="")


def test_a_folder_that_the_list_does_not_name_is_told(tmp_path: Path) -> None:
    files = gradescope([ADA]) | {"assignment_9100_export/submission_7/tiny.py": b""}
    told = left(plan_of(zipped(tmp_path / "export.zip", files), tmp_path / "in"))
    assert "does not name its folder" in told["submission_7/tiny.py"]


def test_of_two_submissions_of_one_person_the_later_counts(tmp_path: Path) -> None:
    files = gradescope([ADA, ADA])
    files[LIST] = files[LIST].replace(b"2026-01-31 22:59:00", b"2026-01-30 22:59:00", 1)
    plan = plan_of(zipped(tmp_path / "export.zip", files), tmp_path / "in")
    assert [file.place for one in plan.taken for file in one.files] == ["submission_1/tiny.py"]


@pytest.mark.timeout(60)
def test_merges_in_merges_are_refused_at_once(tmp_path: Path) -> None:
    lines = ["x0: &x0 {a: 1}"] + [f"x{n}: &x{n} {{<<: [{', '.join([f'*x{n - 1}'] * 9)}]}}" for n in range(1, 30)]
    files = gradescope([ADA])
    files[LIST] += "\n".join(lines).encode()
    with pytest.raises(UsageProblem, match="cannot be read"):
        plan_of(zipped(tmp_path / "export.zip", files), tmp_path / "in")
