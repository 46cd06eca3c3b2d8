"""What a record says is understood in whatever language it was made."""

import gettext

import pytest

from autograder.core import language
from autograder.core.language import in_every_language, noted, tr, tr_plural
from autograder.judge.absent import WAITS, waits_for_a_module
from autograder.judge.result import DIFFERENCE, Outcome
from autograder.record.schema import Check
from autograder.record.story import Told, headline
from autograder.submission.notebook import TEXT_PLACEHOLDER
from tests.support.pseudo_language import Pseudo


@pytest.fixture(autouse=True)
def _another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogues = {"en": gettext.NullTranslations(), "xx": Pseudo()}
    monkeypatch.setattr(language, "available", lambda: list(catalogues))
    monkeypatch.setattr(language, "_catalogue_of", catalogues.__getitem__)


def test_a_sentence_is_known_in_every_language() -> None:
    assert in_every_language(noted("yes")) == ["yes", "⟦yes⟧"]
    assert in_every_language(TEXT_PLACEHOLDER)[0] == TEXT_PLACEHOLDER


def test_a_mark_that_waits_for_a_module_is_known_in_every_language() -> None:
    for said in in_every_language(WAITS):
        assert waits_for_a_module(Outcome.GRADER_ERROR, f"`pandas` is not installed. {said}")
    assert not waits_for_a_module(Outcome.GRADER_ERROR, "Something broke.")


def test_a_comparison_is_known_in_every_language() -> None:
    """Its headline is the check's own sentence: numbers say nothing in words."""
    for said in in_every_language(DIFFERENCE):
        message = said.format(what="the loss", expected="1", got="2")
        check = Check("loss", Outcome.FAILED, 0.0, 1.0, "The loss is right.", message, "1", "2", "", None, None)
        assert headline(Told(check, (), False)) == "This does not hold yet: The loss is right."
    stopped = Check("loss", Outcome.FAILED, 0.0, 1.0, "The loss is right.", "Your code stops.", "1", "", "", None, None)
    assert headline(Told(stopped, (), False)) == "Your code stops."


def test_a_number_is_counted_by_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_catalogue", Pseudo())
    assert tr("has to be {wanted}, not {given:g}", wanted=tr("a {noun}", noun="list"), given=3.0) == (
        "⟦has to be ⟦a list⟧, not 3⟧"
    )
    assert [tr_plural(count, "{count:g} day", "{count:g} days") for count in (1, 0.5)] == ["⟦1 day⟧", "⟦0.5 days⟧"]
