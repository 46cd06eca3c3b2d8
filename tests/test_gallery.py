"""Pictures in the documentation are current, small, and described."""

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"


@pytest.fixture(scope="module")
def drawn() -> ModuleType:
    """The program that draws them."""
    spec = importlib.util.spec_from_file_location("make_pictures", ROOT / "docs" / "make" / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where its dataclasses look for their types
    spec.loader.exec_module(module)
    return module


def assert_current(drawn: ModuleType, quick: bool) -> None:
    known = json.loads((PICTURES / "pictures.json").read_text())
    assert sorted(known) == sorted(drawn.PICTURES)
    for name, picture in drawn.PICTURES.items():
        if picture.quick == quick:
            text = picture.shown()
            assert known[name] == drawn.digest(text), f"{name} is not current: run `python docs/make/pictures.py`"
            if name.endswith(".svg"):
                assert (PICTURES / name).read_text(encoding="utf-8") == text


def test_pictures_show_what_the_kit_shows_now(drawn: ModuleType) -> None:
    assert_current(drawn, quick=True)


@pytest.mark.docs
def test_the_picture_of_the_report_is_current(drawn: ModuleType) -> None:
    assert_current(drawn, quick=False)


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in PICTURES.iterdir()}
    assert max(sizes.values()) < 300_000
    assert sum(sizes.values()) < 1_500_000


def test_the_gallery_shows_each_with_words_for_those_who_do_not_see_it(drawn: ModuleType) -> None:
    text = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[([^\]]*)\]\(pictures/([^)]+)\)", text)
    assert sorted(name for _, name in shown) == sorted(drawn.PICTURES)
    assert all(len(words) > 15 for words, _ in shown)
