"""The cards in a notebook: the same story as HTML and as text, safe, and readable without their style."""

from msgspec.structs import replace

from autograder.record.codec import as_json, record_of
from autograder.render.html.card import card, card_text, summary_card, summary_text
from tests.support.made_records import EVIL, RESET, SUMMED, check, failed, hostile, made, repaired, task
from tests.support.page import Page

CODE = [{"file": "In [7]", "cell": None, "text": "a = 0\nx = 1\nb = 2\n"}]
CURVES = {"kind": "curves", "title": "Loss", "x": "step", "y": "loss", "series": []}


def one(*checks, **more):
    return record_of(made("you", task("step", *checks, **more), code=CODE))


def there(check):
    return check | {"where": {"file": "In [7]", "line": 2, "code": "x = 1"}}


WRONG = one(there(failed("moves", RESET)), failed("resets", RESET), check("last", "blocked"), check("shape"))


def page(html):
    return Page(f"<html>{html}</html>")


def test_a_mistake_is_told_once_with_its_line_and_the_fix_is_folded():
    shown = page(card(WRONG))
    assert shown.words.count("Never reset") == 1
    assert "In [7], line 2" in shown.words
    assert [text for _, text in shown.named("mark")] == ["x = 1"]
    folded = [" ".join(text.split()) for _, text in shown.named("details")]
    assert folded[0] == "How to mend it Reset it. Lecture: The loop"
    assert [text.split(" ✗")[0].split(" ↑")[0].split(" ✓")[0] for text in folded[1:]] == [
        "1 check by the same mistake",
        "1 check not known yet",
        "1 check right",
    ]


def test_the_text_says_what_the_card_says():
    text = card_text(WRONG)
    for words in (
        "✗ step: 1 of 4 points",
        "Never reset",
        "In [7], line 2",
        "▸   2 │ x = 1",
        "Why: It adds up.",
        "Reset it.",
    ):
        assert words in text, words
    words = "In this task, 1 more check fails by the same mistake; 1 check waits for this (1 point); 1 check is right."
    assert words in " ".join(text.split())


def test_both_lines_of_an_error_are_shown_and_what_is_certain_is_no_reason():
    code = [{"file": "In [7]", "cell": None, "text": "".join(f"a{n} = {n}\n" for n in range(1, 20))}]
    where, stopped = ({"file": "In [7]", "line": line, "code": f"a{line} = {line}"} for line in (12, 3))
    wrong = failed("moves") | {"message": "Your code stops in line 3.\nPython says: no", "where": where}
    repair = repaired("step", "a12 = 12", "a12 = 13", places=[where])["repair"]
    found = record_of(made("you", task("step", wrong | {"stopped": stopped}, repair=repair), code=code))
    for shown in (page(card(found)).words, card_text(found)):
        assert "Your code stops in line 3; the reason is in line 12." in shown
        assert shown.index("a3 = 3") < shown.index("…") < shown.index("a10 = 10")
        assert "Certain: Only this line has to change" in shown
        assert "Why:" not in shown


def test_two_mistakes_behind_one_check_are_both_explained():
    both = one(failed("moves", RESET, SUMMED))
    for shown in (page(card(both)).words, card_text(both)):
        assert "It adds up." in shown
        assert "It grows." in shown


def test_untouched_and_answered_tasks_have_short_cards():
    untouched = one(check("moves", "not_attempted", message="Fill it in."), check("resets", "not_attempted"))
    assert page(card(untouched)).words.endswith("Fill it in. Lecture: The loop")
    answered = one(check("is right", "answered"))
    assert "up to 1 when it is marked" in page(card(answered)).words
    assert card_text(answered) == "• step: answered (up to 1 point when it is marked)"


def test_of_a_task_that_is_answered_in_part_the_points_that_come_later_are_told():
    found = one(check("yes or no", points=0.5), check("numbers", "answered", points=0.5))
    assert "0.5 of 1 points, up to 0.5 more when it is marked" in card(found)
    assert "0.5 of 1 point, up to 0.5 more when it is marked" in card_text(found)
    assert "<td>0.5 of 1, up to 0.5 more</td>" in summary_card(found, "tiny.py")


def test_pictures_stand_in_the_card_and_as_a_sentence_in_the_text():
    series = [{"name": "yours", "role": "yours", "values": [3, 1]}]
    drawn = one(check("moves"), pictures=[CURVES | {"series": series}])
    assert len(page(card(drawn)).named("svg")) == 1
    assert "Loss. yours: 3 at first, 1 at the end." in card_text(drawn)


def test_nothing_of_a_student_becomes_markup():
    found = record_of(hostile())
    cards = [card(replace(found, tasks=(task,))) for task in found.tasks]
    for html in (*cards, summary_card(found, "`x`")):
        shown = page(html)
        assert {tag for tag, _, _ in shown.elements} & {"script", "img", "iframe", "link"} == set()
        assert not [key for _, attrs, _ in shown.elements for key in attrs if key.startswith("on")]
        assert len(shown.named("style")) == 1
    assert all(EVIL.split("\u202e")[0] in page(html).words for html in cards)


def test_the_summary_lists_what_is_left_and_what_to_hand_in():
    found = record_of(
        made("you", *as_json(WRONG)["tasks"], task("loss", check("mean", "not_attempted")), lesson="tiny")
    )
    advice = "Save `tiny.ipynb`."
    for shown in (page(summary_card(found, advice)).words, summary_text(found, advice)):
        assert "step: Never reset" in shown
        assert "loss: not attempted yet" in shown
        assert "1 of 5 points" in shown
        assert "To hand in: Save" in shown
