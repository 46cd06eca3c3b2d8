"""What kind of machine a program finds itself on, and numbers that belong to a name."""

import os
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from autograder import numbers_for
from autograder.cli.main import main
from autograder.core.errors import USAGE
from autograder.instructor.grade import has_cuda
from autograder.worker.machine import machine_with


def test_a_machine_without_gpu_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    with machine_with("cpu", own_process=True):
        assert not torch.cuda.is_available()
        assert torch.cuda.device_count() == 0
        assert not torch.accelerator.is_available()
        assert os.environ["CUDA_VISIBLE_DEVICES"] == ""
    assert torch.cuda.is_available()


def test_a_notebook_keeps_its_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    with machine_with("cpu"):
        assert "CUDA_VISIBLE_DEVICES" not in os.environ


def test_a_machine_with_gpu_has_one() -> None:
    with machine_with("cuda"):
        assert torch.cuda.is_available()
        assert torch.accelerator.current_accelerator() == torch.device("cuda")
        assert str(torch.ones(1).cuda().device) == "cuda:0"
    assert torch.cuda.is_available() == has_cuda()


@pytest.mark.skipif(has_cuda(), reason="there is a CUDA device")
def test_a_real_device_that_is_not_there_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "submitted" / "ada" / "gpu").mkdir(parents=True)
    (tmp_path / "submitted" / "ada" / "gpu" / "gpu.py").write_text("x = 1\n")
    arguments = ["grade", str(tmp_path / "submitted"), "--out", str(tmp_path / "out"), "--device", "cuda"]
    assert main(arguments) == USAGE
    assert "Leave out `--device cuda`" in " ".join(capsys.readouterr().err.split())
    assert not (tmp_path / "out").exists()


@given(st.text(max_size=40), st.integers(0, 6), st.integers(-50, 50), st.integers(0, 300))
def test_numbers_of_a_name_are_its_own(name: str, count: int, low: int, more: int) -> None:
    found = numbers_for(name, count, low, low + more)
    assert len(found) == count
    assert all(low <= number <= low + more for number in found)
    assert found == numbers_for(f"  {name.casefold()} ", count, low, low + more)


def test_names_have_different_numbers() -> None:
    assert len({tuple(numbers_for(f"student{i}", 2, 20, 200)) for i in range(300)}) > 290
