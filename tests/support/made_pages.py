"""The pages that a program of docs/make makes."""

import importlib.util
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def assert_current(program: str) -> None:
    """Each of its pages is in docs/reference as it would make it now."""
    spec = importlib.util.spec_from_file_location(f"make_{program}", ROOT / "docs" / "make" / f"{program}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: Mapping[str, Callable[[], str]] = module.PAGES
    for name, make in pages.items():
        text = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
        assert text == make(), f"run `python docs/make/{program}.py`"
