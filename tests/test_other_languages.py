"""What was said in another language: found again in English, and known in whatever language it was said."""

import gettext

import pytest

from autograder.core import language
from autograder.core.language import in_english, in_every_language, noted, tr, tr_plural
from autograder.judge.absent import WAITS, waits_for_a_module
from autograder.judge.diagnose import alike
from autograder.judge.result import Outcome
from autograder.lesson.refusals import Refused, Unusable
from autograder.wire.observation import Observation
from autograder.worker.failure import describe


class Marked(gettext.NullTranslations):
    """A language in which each sentence stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def other_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_catalogue", Marked())
    monkeypatch.setattr(language, "_english", {})


@pytest.mark.usefixtures("other_language")
def test_what_was_said_is_found_again_in_english() -> None:
    part = tr("a {noun}", noun="list")
    whole = tr("has to be {wanted}, not {given:g}", wanted=part, given=3.0)
    assert whole == "⟦has to be ⟦a list⟧, not 3⟧"
    assert in_english(whole) == "has to be a list, not 3"
    assert in_english(tr_plural(1, "{count} day", "{count} days")) == "1 day"
    assert in_english(tr_plural(2, "{count} day", "{count} days")) == "2 days"
    assert in_english("nobody said this") == "nobody said this"


@pytest.mark.usefixtures("other_language")
def test_a_refusal_comes_with_its_english() -> None:
    """So that mistakes are told apart in every language, also by a practice key that was recorded in another."""
    refused = describe(Refused("nn.MSELoss"), {})
    assert refused.message.startswith("⟦")
    assert refused.english == "`nn.MSELoss` does the whole task; here it is to be computed by hand"
    kept = {"kind": "Refused", "message": refused.english}
    assert alike(Observation(failure=refused.as_data()), Observation(failure=kept))
    assert describe(Unusable("in English"), {}).english is None
    assert describe(ValueError("⟦a student's own⟧"), {}).english is None


def test_in_english_nothing_is_remembered() -> None:
    assert describe(Refused("nn.MSELoss"), {}).english is None


def test_a_record_is_understood_in_the_language_in_which_it_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken = {"en": gettext.NullTranslations(), "xx": Marked()}
    monkeypatch.setattr(language, "available", lambda: list(spoken))
    monkeypatch.setattr(language, "_catalogue_of", spoken.__getitem__)
    assert in_every_language(noted("yes")) == ["yes", "⟦yes⟧"]
    for said in in_every_language(WAITS):
        assert waits_for_a_module(Outcome.GRADER_ERROR, f"`pandas` is not installed. {said}")
    assert not waits_for_a_module(Outcome.GRADER_ERROR, "Something broke.")
