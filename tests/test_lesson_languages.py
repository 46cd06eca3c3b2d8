"""A lesson's own texts in another language: the catalogue for translators, and what speaks it. The translation here is
no language: every text stands in brackets."""

import ast
import io
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from autograder.author.build import build
from autograder.author.lesson_messages import messages, update
from autograder.author.prose import prose_of, translated
from autograder.author.translated_handout import hand_out_in
from autograder.core import language, retelling
from autograder.core.digests import exercise_digest, lesson_digest
from autograder.core.language import ENGLISH, speaking
from autograder.core.retelling import learn, retold
from autograder.course.layout import Course, CourseProblem
from autograder.course.solutions import load_solutions
from autograder.course.source import Cell, lesson_cells
from autograder.course.translations import translations
from autograder.lesson import Check, Lesson
from autograder.lesson.load import load_lesson
from autograder.lesson.texts import texts_in, translate
from autograder.marking.practice_key import FILE, PracticeKey, read_key
from autograder.record.schema import Record
from autograder.student.checker import checker_of
from autograder.wire import decode_frame

HERE = Path(__file__).parent
LESSONS = HERE / "lessons"
KIT = Course(HERE.parent)
NAME = "logistic_regression"
LANGUAGE = "de"


def quiet(text: str) -> None:
    pass


def fill(course: Course, name: str) -> None:
    """Translate all that is not translated yet."""
    path = course.solution(name) / f"{LANGUAGE}.po"
    catalogue = read_po(io.BytesIO(path.read_bytes()), locale=LANGUAGE)
    for message in catalogue:
        if message.id and not message.string:
            message.string = f"⟦{message.id}⟧"
    written = io.BytesIO()
    write_po(written, catalogue, width=0)
    path.write_bytes(written.getvalue())


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with one lesson and its translation, with all that is derived."""
    root = tmp_path_factory.mktemp("course")
    for folder in ("exercises", "solutions"):
        shutil.copytree(LESSONS / folder / NAME, root / folder / NAME, ignore=shutil.ignore_patterns("__pycache__"))
    own = Course(root)
    update(own, NAME, LANGUAGE)
    fill(own, NAME)
    with speaking(LANGUAGE):  # whoever derives it
        build(own, [NAME], check=False, say=quiet)
    return own


@pytest.fixture
def german() -> Iterator[None]:
    with speaking(LANGUAGE):
        yield


def test_a_catalogue_loses_nothing(tmp_path: Path) -> None:
    own = Course(tmp_path)
    for folder in ("exercises", "solutions"):
        shutil.copytree(LESSONS / folder / "cnn", tmp_path / folder / "cnn")
    found = update(own, "cnn", LANGUAGE)
    text = found.path.read_text()
    assert found.missing == found.all == len({one.text for one in messages(own, "cnn")}) > 50
    assert update(own, "cnn", LANGUAGE) == found
    assert found.path.read_text() == text, "it is the same where nothing has changed"
    text = text.replace('msgid "Convolutions"\nmsgstr ""', 'msgid "Convolutions"\nmsgstr "Faltungen"')
    found.path.write_text(text + '\nmsgid "Not said \\"any more\\""\nmsgstr "Fort"\n')
    assert update(own, "cnn", LANGUAGE).missing == found.missing - 1
    kept = found.path.read_text()
    assert 'msgstr "Faltungen"' in kept
    assert '#~ msgid "Not said \\"any more\\""\n#~ msgstr "Fort"' in kept
    assert translations(own, "cnn", LANGUAGE) == {"Convolutions": "Faltungen"}


def test_a_catalogue_is_read_as_gettext_reads_it(course: Course) -> None:
    path = course.solution(NAME) / f"{LANGUAGE}.po"
    theirs = {one.id: one.string for one in read_po(io.BytesIO(path.read_bytes())) if one.id}
    assert translations(course, NAME, LANGUAGE) == theirs
    (course.solution(NAME) / "xx.po").write_text('msgid "a\nmsgstr "b"\n')
    with pytest.raises(CourseProblem, match="no catalogue"):
        translations(course, NAME, "xx")
    (course.solution(NAME) / "xx.po").write_text('#, fuzzy\nmsgid "a"\nmsgstr "b"\n')
    assert translations(course, NAME, "xx") == {}
    (course.solution(NAME) / "xx.po").unlink()


def parts(check: Check) -> object:
    return check.name, check.points, check.probe, check.after, check.beside


def shape(lesson: Lesson) -> object:
    """All of a lesson but its words."""
    return (
        *(lesson.name, lesson.order, lesson.digest),
        [
            (task.name, task.points, task.calls, list(task.probes), task.refused, *map(parts, task.checks.values()))
            for task in lesson.tasks.values()
        ],
    )


def test_a_lesson_says_its_own_texts_in_the_language_that_is_spoken(course: Course) -> None:
    english = course.load(NAME)
    with speaking(LANGUAGE):
        other = course.load(NAME)
    said = {one.text for one in messages(course, NAME)}
    assert shape(english) == shape(other)
    assert other.title == f"⟦{english.title}⟧"
    own = 0
    for name, task in english.tasks.items():
        assert other.tasks[name].lecture == f"⟦{task.lecture}⟧"
        for check in task.checks.values():
            there = other.tasks[name].checks[check.name].sentence
            own += check.sentence in said
            if check.sentence in said:
                assert there == f"⟦{check.sentence}⟧"
    assert own >= 5


@pytest.mark.parametrize("name", KIT.lessons)
def test_every_sentence_that_a_lesson_writes_itself_is_a_message(name: str) -> None:
    """What a loaded lesson says stands in its `checks.py` as a message, or nowhere in it: then the kit says it."""
    lesson, said = KIT.load(name), {one.text for one in messages(KIT, name)}
    source = ast.unparse(ast.parse((KIT.exercise(name) / "checks.py").read_text()))
    for task in lesson.tasks.values():
        for text in (lesson.title, task.lecture, *(check.sentence for check in task.checks.values())):
            assert text in said or repr(text)[1:-1] not in source, text


def test_what_a_check_puts_into_a_text_stands_where_the_translation_has_it() -> None:
    source = """
def claims(seen):
    yield Holds(f"{seen.x!r} of {seen.y:.2f}", False, "odd" if seen.x else "even", "{:g}, no".format(1))
    yield Remark(f"only {seen.y}")
def probe(student, given):
    return {"a b": "of", "odd": student.of}
"""
    tree = ast.parse(source)
    found = [text.message for text in texts_in(tree)]
    assert found == ["{seen.x!r} of {seen.y:.2f}", "odd", "even", "{:g}, no", "only {seen.y}"]
    said = {"{seen.x!r} of {seen.y:.2f}": "{seen.y:.2f} hat {seen.x!r}, {kein Feld}", "odd": "ungerade", "of": "X"}
    translate(tree, said)
    after = ast.unparse(tree)
    assert "f'{seen.y:.2f} hat {seen.x!r}, {{kein Feld}}'" in after
    assert "'ungerade' if seen.x else 'even'" in after
    assert "{'a b': 'of', 'odd': student.of}" in after, "keys and what probes show stay"
    compile(tree, "checks.py", "exec")


def test_translations_decide_about_nothing(course: Course, tmp_path: Path) -> None:
    copy = Course(Path(shutil.copytree(course.root, tmp_path / "course")))
    exercise, solution = copy.exercise(NAME), copy.solution(NAME)
    before = exercise_digest(exercise), lesson_digest(exercise, solution)
    (exercise / f"{LANGUAGE}.texts.json").unlink()
    (solution / f"{LANGUAGE}.po").unlink()
    assert (exercise_digest(exercise), lesson_digest(exercise, solution)) == before


def test_wrong_variants_are_told_in_the_language_that_is_spoken(course: Course) -> None:
    english = load_solutions(course, course.load(NAME))
    with speaking(LANGUAGE):
        other = load_solutions(course, course.load(NAME))
    assert [(one.id, one.code, one.when) for one in english.wrong] == [
        (one.id, one.code, one.when) for one in other.wrong
    ]
    for one, two in zip(english.wrong, other.wrong, strict=True):
        assert (two.title, two.why, two.fix) == (f"⟦{one.title}⟧", f"⟦{one.why}⟧", f"⟦{one.fix}⟧")
    assert english.reference == other.reference


def test_what_is_derived_is_english_and_current_in_any_language(course: Course) -> None:
    assert build(course, [NAME], check=True, say=quiet) == []
    key = (course.exercise(NAME) / FILE).read_bytes()
    assert "⟦".encode() not in key
    assert "⟦" not in (course.exercise(NAME) / f"{NAME}.py").read_text()


def test_what_was_derived_from_a_catalogue_goes_with_it(course: Course) -> None:
    left = course.exercise(NAME) / "xx.texts.json"
    left.write_text("{}")
    assert build(course, [NAME], check=True, say=quiet) == [
        f"exercises/{NAME}/xx.texts.json has no catalogue any more",
    ]
    assert left.exists()
    build(course, [NAME], check=False, say=quiet)
    assert not left.exists()


def test_what_lies_beside_an_exercise_tells_no_more_than_is_there_in_english(course: Course) -> None:
    exercise = course.exercise(NAME)
    told = json.loads((exercise / f"{LANGUAGE}.texts.json").read_text())
    prints = read_key(decode_frame((exercise / FILE).read_bytes())).fingerprints
    mistakes = [one for task in prints.values() for found in task.values() for one in found.mistakes]
    public = {text for one in mistakes for text in (one.title, one.why, one.fix, one.lecture)}
    public |= {text.message for text in texts_in(ast.parse((exercise / "checks.py").read_text()))}
    assert set(told) == public - {""}
    assert any(one.why in told for one in mistakes)


def test_answers_are_not_told_in_another_language_either() -> None:
    """Mistakes in tasks whose answer is compared are in no key, and so in no file beside an exercise."""
    for name in KIT.lessons:
        lesson = KIT.load(name)
        secret = {one.why for one in load_solutions(KIT, lesson).wrong if lesson.tasks[one.task].needs_key}
        for path in KIT.exercise(name).glob("*.texts.json"):
            assert not secret & set(json.loads(path.read_text())), path


@pytest.fixture(scope="module")
def handout(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("handout")
    hand_out_in(course, [NAME], LANGUAGE, target)
    return target


def test_a_handout_in_another_language_has_the_same_code(course: Course, handout: Path) -> None:
    there, here = handout / "programs" / NAME, course.exercise(NAME)
    stubs = [(folder / f"{NAME}.py").read_text() for folder in (there, here)]
    assert stubs[0].count("⟦") > 10
    codes = []
    for text in stubs:
        tree = ast.parse(text)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module) and ast.get_docstring(node) is not None:
                node.body[0] = ast.Expr(ast.Constant(""))
        codes.append(ast.dump(tree))
    assert codes[0] == codes[1]
    assert (there / "README.md").read_text().startswith("⟦")
    assert (there / "checks.py").read_bytes() == (here / "checks.py").read_bytes()
    assert not [path for path in handout.rglob("*") if path.suffix in (".po", ".toml")]
    index = json.loads((handout / "handout.json").read_text())
    assert set(index["lessons"][NAME]) >= {f"{NAME}.py", "checks.py", FILE, f"{LANGUAGE}.texts.json"}


def test_a_notebook_in_another_language_has_the_same_cells(course: Course, handout: Path) -> None:
    other, english = (
        json.loads((folder / NAME / f"{NAME}.ipynb").read_text())
        for folder in (handout / "notebooks", course.root / "release")
    )
    assert [cell["id"] for cell in other["cells"]] == [cell["id"] for cell in english["cells"]]
    for key in ("kit", "lesson", "release"):
        assert other["metadata"]["torchgrade"][key] == english["metadata"]["torchgrade"][key]
    for one, two in zip(other["cells"], english["cells"], strict=True):
        if one["cell_type"] == "markdown":
            assert "".join(one["source"]) == f"⟦{''.join(two['source'])}⟧"
        elif "check" in one["metadata"].get("tags", []):
            assert one == two
    assert "BEGIN SOLUTION" not in json.dumps(other)


def test_a_lesson_that_is_not_translated_has_no_handout_in_another_language(course: Course, tmp_path: Path) -> None:
    with pytest.raises(CourseProblem, match="autograder translate fr logistic_regression"):
        hand_out_in(course, [NAME], "fr", tmp_path)


def test_prose_is_put_where_the_english_prose_stands() -> None:
    source = '''def f(x):  # one
    """First line.

    Second.
    """
    # Two lines
    # of a comment
    ### BEGIN SOLUTION
    return x  # never seen
    ### END SOLUTION
'''
    cell = Cell("code", source, {})
    found = {one.message for one in prose_of(cell)}
    assert found == {"one", "First line.\n\nSecond.", "Two lines\nof a comment"}
    said = {"one": "eins", "First line.\n\nSecond.": "Erste.\n\nZweite äöü.", "Two lines\nof a comment": "Nur eine"}
    after = translated(cell, said).source
    assert after == source.replace("# one", "# eins").replace("First line.", "Erste.").replace(
        "Second.", "Zweite äöü."
    ).replace("# Two lines\n    # of a comment", "# Nur eine")
    with pytest.raises(CourseProblem, match="would change the code"):
        translated(cell, {"one": "eins\nx = 2"} | {"First line.\n\nSecond.": '""" + f(0) + """'})


def checked(folder: Path, name: str) -> Record:
    path = folder / f"{name}.py"
    with checker_of(path) as checker:
        return checker.check(None, None)


def test_a_students_check_is_the_same_in_another_language_and_says_it_there(course: Course, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(course.exercise(NAME), tmp_path / NAME))
    path = folder / f"{NAME}.py"
    solutions = load_solutions(course, course.load(NAME))
    first = {one.task: one for one in reversed(solutions.wrong)}
    path.write_text("\n\n".join([solutions.source(), *(one.code for one in first.values())]))
    english = checked(folder, NAME)
    with speaking(LANGUAGE):
        other = checked(folder, NAME)
    assert language.spoken() == ENGLISH
    mistakes = []
    for one, two in zip(english.tasks, other.tasks, strict=True):
        assert (one.name, one.score, one.outcome) == (two.name, two.score, two.outcome)
        for check, there in zip(one.checks, two.checks, strict=True):
            assert (check.name, check.outcome, check.score) == (there.name, there.outcome, there.score)
            assert [mistake.id for mistake in check.diagnoses] == [mistake.id for mistake in there.diagnoses]
            mistakes += zip(check.diagnoses, there.diagnoses, strict=True)
    assert mistakes
    for one, two in mistakes:
        assert (two.title, two.why, two.fix) == (f"⟦{one.title}⟧", f"⟦{one.why}⟧", f"⟦{one.fix}⟧")


class TestRetold:
    """What a process says that speaks English."""

    @pytest.fixture(autouse=True)
    def catalogue(self, monkeypatch: pytest.MonkeyPatch) -> None:
        known = language.gettext.NullTranslations()
        known._catalog = {  # type: ignore[attr-defined]
            "it is a text": "es ist ein Text",
            "`{name}` has to be {how}; {clause}": "`{name}`: {clause}, soll {how} sein",
            "{name}: {text}": "{text} {name}",
            "plain {braces": "{offen",
        }
        known.gettext = lambda text: known._catalog.get(text, text)  # type: ignore[attr-defined,method-assign]
        monkeypatch.setattr(language, "_catalogue", known)
        monkeypatch.setattr(language, "_spoken", LANGUAGE)
        monkeypatch.setattr(retelling, "_learned", {})

    def test_a_sentence_is_looked_up_with_what_was_put_into_it(self) -> None:
        learn({"two numbers": "zwei Zahlen"})
        assert retold("it is a text") == "es ist ein Text"
        assert retold("It is a text") == "Es ist ein Text"
        assert retold("`q` has to be two numbers; it is a text") == "`q`: es ist ein Text, soll zwei Zahlen sein"

    def test_what_is_not_known_stays(self) -> None:
        assert retold("a: b") == "a: b", "too little of it is the kit's"
        assert retold("") == ""
        assert retold("anything {else}") == "anything {else}"

    def test_english_stays(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(language, "_spoken", ENGLISH)
        assert retold("it is a text") == "it is a text"


def backticked(text: str) -> Counter[str]:
    return Counter(re.findall(r"`[^`]+`", text))


def fields(text: str) -> Counter[str]:
    return Counter(re.findall(r"\{[^{}]*\}", text))


@pytest.mark.parametrize("name", KIT.lessons)
def test_the_german_lessons_are_whole(name: str) -> None:
    """Nothing is left in English, and what is code or is put in is in the translation too."""
    said = translations(KIT, name, "de")
    if not said:
        pytest.skip("not translated yet")
    found = messages(KIT, name)
    missing = {one.text for one in found} - said.keys()
    assert not missing, sorted(missing)[:5]
    for one in found:
        assert backticked(one.text) == backticked(said[one.text]), one.text
        if one.file.endswith("checks.py"):
            assert fields(one.text) == fields(said[one.text]), one.text
    for cell in lesson_cells(KIT.solution(name) / f"{name}.py"):
        translated(cell, said)
    assert load_lesson(KIT.exercise(name)).texts == {}


def test_a_key_is_read_in_the_language_of_its_lesson(course: Course, german: None) -> None:
    lesson = course.load(NAME)
    prints = PracticeKey(lesson, course.exercise(NAME)).fingerprints("sigmoid")
    assert prints
    assert all(one.title.startswith("⟦") for found in prints.values() for one in found.mistakes)
