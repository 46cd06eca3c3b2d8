"""The rules of a course: `course.toml` read, lateness, what it costs, and the arithmetic of marks."""

import json
import re
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from autograder.core.decode import Mismatch
from autograder.course import tables
from autograder.course.read_rules import BadValue
from autograder.course.rules import LateRule, Rules
from autograder.course.settings import SettingsProblem, parsed, read_rules
from autograder.course.values import Taken, moment, span, span_words, taken, zone
from autograder.marks.by_hand import read_by_hand
from autograder.marks.late import DAY, lateness, rounded, taken_off
from autograder.marks.people import read_people
from autograder.marks.times import parsed_time
from tests.support.made_pages import assert_current

ROOT = Path(__file__).resolve().parents[1]
BERLIN = zone("Europe/Berlin")
HOUR = timedelta(hours=1)


def is_table(one: object) -> bool:
    return isinstance(one, type) and issubclass(one, tables.Table) and one is not tables.Table


def rules(text: str) -> Rules:
    return parsed('[course]\ntimezone = "Europe/Berlin"\n' + text)[1]


# --- What is refused, and how it is said


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[late]\ngrce = "1 hour"', "`late.grce` is not known here. Did you mean grace?"),
        ("[lessons.a]\nduo = 3", "`lessons.a.duo` is not known here. Did you mean due? What it may hold: [lessons.a]"),
        ("[lessons.a.late]\ntaks = 3", "`lessons.a.late.taks` is not known here. Did you mean takes?"),
        ('[[extension]]\nstudnt = "ada"', "`extension[0].studnt` is not known here. Did you mean student?"),
        ("[late]\nsteps = [{aftr = 1}]", "`late.steps[0].aftr` is not known here. Did you mean after?"),
        ("[larte]", "`larte` is not known here. Did you mean late?"),
        ('[late]\neach = "dy"', "`late.each` has to be one of day, hour, once, not 'dy'. Did you mean day?"),
        ('[marks]\nrounding = "off"', "`marks.rounding` has to be one of half up, half even, up, down, not 'off'"),
        ('[[adjust]]\nlesson = "a"\ndrop = true', "`adjust[0].task` is missing"),
        ("late = 3", "`late` has to be a table"),
    ],
)  # fmt: skip
def test_a_key_that_is_not_known_is_told_with_its_table_and_the_nearest_one(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match="`") as told:
        parsed(text)
    assert sentence in str(told.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[late]\ngrace = "soon"', '`late.grace` has to be a span of time, such as "15 minutes"'),
        ('[late]\ntakes = "10 %"', '`late.takes` needs `late.each`, which is "day", "hour" or "once"'),
        ('[late]\neach = "day"', "`late.each` needs `late.takes`"),
        ('[late]\neach = "day"\ntakes = "110 %"', '`late.takes` has to be a share from "0 %" to "100 %"'),
        ('[late]\neach = "day"\ntakes = -1', "`late.takes` has to be a number of points, 0 or more"),
        ('[late]\nat_most = "all"', "`late.at_most` has to be a share"),
        ('[late]\neach = "day"\nsteps = [{after = "1 day", takes = 1}]', "`late.steps` says all that is taken"),
        ("[late]\nsteps = [{after = '2 days', takes = 1}, {after = '1 day', takes = 2}]", "in the order of"),
        ("[late]\nfree_days = -1", "`late.free_days` has to be a whole number of days"),
        ("[lessons.a]\ndue = 2026-11-30T23:59:00", "`lessons.a.due` has no time zone: write `timezone = "),
        ('[lessons.a]\ndue = "tomorrow"', "`lessons.a.due` has to be a date"),
        ('[course]\ntimezone = "Mars"', "`course.timezone` has to be the name of a time zone"),
        ('[course]\ntimezone = "../../etc/passwd"', "`course.timezone` has to be the name of a time zone"),
        ("[marks]\nstep = 0", "`marks.step` has to be above 0"),
        ("[lessons.a.by_hand]\nstyle = -1", "`lessons.a.by_hand.style` has to be a number of points"),
        ('[[extension]]\nstudent = "ada"', "`extension[0]`, of ada, gives nothing"),
        ('[[adjust]]\nlesson = "a"\ntask = "t"\nreason = "r"', "`adjust[0]`, of t, changes nothing"),
        ('[[adjust]]\nlesson = "a"\ntask = "t"\nreason = " "\ndrop = true', "`adjust[0].reason` is empty"),
        ('[[adjust]]\nlesson = "a"\ntask = "t"\nreason = "r"\ndrop = true\npoints = 3', "`adjust[0].drop` leaves"),
        ("[sections.a.due]\nx = 3", "has to be text"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_told_with_what_is_expected(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match="`") as told:
        parsed(text)
    assert sentence in str(told.value)


ODD = [
    *("nan", "inf", "-inf", "1e400", "99999999999999999999", '""', '"x"', "[]", "{}", "[{}]", "true", "2026-11-30"),
    *("12:00:00", "2026-11-30T00:00:00Z", "9999-12-31", "0001-01-01", '"9999-12-31"', "[1]", "{a=1}", "-1", "0.1"),
    *('"0001-01-01T00:00 Asia/Tokyo"', '[{after="1 day",takes=1}]', '"1 day"', '"100 %"', '"999999 weeks"'),
    *('"\\u0000"', "[[1]]", "{a={due=1}}"),
]
PLAIN = {"student": '"a"', "lesson": '"l"', "task": '"t"', "reason": '"r"', "free_days": "1", "drop": "true"}


@pytest.mark.parametrize(
    ("head", "table"),
    [
        ("[late]", tables.CourseLateTable),
        ("[lessons.a]", tables.LessonTable),
        ("[lessons.a.late]", tables.LateTable),
        ("[marks]", tables.MarksTable),
        ("[people]", tables.PeopleTable),
        ("[sections.a]", tables.SectionTable),
        ("[[extension]]", tables.ExtensionTable),
        ("[[adjust]]", tables.AdjustTable),
        ("", tables.Settings),
    ],
)
def test_whatever_stands_behind_a_key_is_understood_or_told(head: str, table: type[tables.Table]) -> None:
    told: list[str] = []
    for key in table.__struct_fields__:
        for value in ODD:
            own = {name: PLAIN[name] for name in table.__struct_fields__ if name in PLAIN} if "[[" in head else {}
            lines = [f"{name} = {text}" for name, text in {**own, key: value}.items()]
            zone = "" if key == "course" else '[course]\ntimezone = "UTC"\n'
            try:
                parsed("\n".join([zone, head, *lines]) if head else "\n".join([*lines, zone]))
            except (Mismatch, BadValue) as error:
                told.append(str(error))
    assert told
    assert all("`" in said for said in told)


def test_the_file_is_named_and_lessons_that_are_not_there_are_told(tmp_path: Path) -> None:
    (tmp_path / "exercises" / "mlp").mkdir(parents=True)
    (tmp_path / "course.toml").write_text("[lessons.mpl]\nby_hand = {style = 3}\n")
    with pytest.raises(SettingsProblem, match=r"course\.toml: `lessons\.mpl`: .*Did you mean mlp\?"):
        read_rules(tmp_path)
    (tmp_path / "course.toml").write_text('[late]\ngrace = "never"\n')
    with pytest.raises(SettingsProblem, match=r"course\.toml: `late\.grace` has to be a span of time"):
        read_rules(tmp_path)


def test_tables_of_others_are_left_to_them() -> None:
    settings, _ = parsed('[roster]\nfile = "x.csv"\n[collect]\nfrom = "canvas"\n[export]\nas = "y"\n')
    assert (settings.roster, settings.collect, settings.export) == (
        {"file": "x.csv"},
        {"from": "canvas"},
        {"as": "y"},
    )


# --- Values


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("15 minutes", 900), ("1 day 12 hours", 129600), ("2 days", 172800), ("36h", 129600), ("1.5 hours", 5400),
     ("1 week and 1 day", 691200), ("90 min", 5400), ("0 hours", 0)],
)  # fmt: skip
def test_spans_of_time(text: str, seconds: int) -> None:
    assert span(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "3", "day", "3 dayz", "3 days x", "-1 day", "1e9 weeks", "99999999999 weeks"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="has to be a span of time"):
        span(text)


@settings(deadline=None)  # a busy machine is not a slow rule
@given(st.integers(0, 10**7))
def test_the_words_for_a_span_name_no_more_than_it_is(seconds: int) -> None:
    words = span_words(timedelta(seconds=seconds))
    assert timedelta() <= timedelta(seconds=seconds) - span(words) < (DAY if "day" in words else HOUR)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-11-30T23:59", "2026-11-30T22:59"),
        ("2026-11-30", "2026-11-30T23:00"),  # the end of that day
        ("2026-07-01T12:00", "2026-07-01T10:00"),
        ("2026-11-30T23:59+05:30", "2026-11-30T18:29"),
        ("2026-11-30 23:59 America/New_York", "2026-12-01T04:59"),
        ("2026-10-25T02:30", "2026-10-25T01:30"),  # shown twice: the later one
    ],
)
def test_moments_with_their_zone(text: str, utc: str) -> None:
    assert moment(text, BERLIN).astimezone(UTC) == datetime.fromisoformat(f"{utc}+00:00")


def test_a_time_that_the_clock_leaves_out_is_refused() -> None:
    with pytest.raises(ValueError, match="the clock is put forward over it"):
        moment("2026-03-29T02:30", BERLIN)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-11-30 22:59:00.123456 UTC", "2026-11-30T22:59:00.123456"),
        ("2026-11-30 23:59:00 Europe/Berlin\n", "2026-11-30T22:59"),
        ("2026-11-30 22:59:00", "2026-11-30T22:59"),
        ("2026-11-30 22:59:00 +0100", "2026-11-30T21:59"),
        ("2026-11-30T22:59:00Z", "2026-11-30T22:59"),
    ],
)
def test_timestamps_as_nbgrader_writes_them(text: str, utc: str) -> None:
    assert parsed_time(text) == datetime.fromisoformat(f"{utc}+00:00")


@pytest.mark.parametrize("text", ["yesterday", "2026-11-30", "2026-11-30 22:59 Nowhere/Town", "\x00" * 40])
def test_a_timestamp_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="has"):
        parsed_time(text)


# --- What being late costs

POSSIBLE, EARNED = Fraction(20), Fraction(15)


def cost(text: str, late: timedelta, earned: Fraction = EARNED, in_time: Fraction = Fraction(0)) -> Fraction:
    return taken_off(rules(f"[late]\n{text}").late, late, earned, POSSIBLE, in_time)


@pytest.mark.parametrize(
    ("text", "late", "points"),
    [
        ('each = "day"\ntakes = "10 %"', timedelta(minutes=1), 2),
        ('each = "day"\ntakes = "10 %"', DAY, 2),
        ('each = "day"\ntakes = "10 %"', DAY + timedelta(seconds=1), 4),
        ('each = "day"\ntakes = "10 %"\nof = "earned"', DAY, Fraction("1.5")),
        ('each = "hour"\ntakes = 0.5', 3 * HOUR, Fraction("1.5")),
        ('each = "once"\ntakes = "3 points"', 9 * DAY, 3),
        ('each = "day"\ntakes = "10 %"\nat_most = "30 %"', 9 * DAY, 6),
        ('each = "day"\ntakes = "10 %"\nat_least = "50 %"', 9 * DAY, 5),
        ('each = "day"\ntakes = "10 %"\nat_least = "80 %"', 9 * DAY, 0),  # 15 of 20 are below it already
        ('each = "day"\ntakes = "10 %"', 99 * DAY, 15),  # never below nothing
        ('each = "day"\ntakes = "10 %"\nends = "3 days"\nat_least = "50 %"', 4 * DAY, 15),
        ('steps = [{after = "0 hours", takes = "5 %"}, {after = "2 days", takes = "50 %"}]', 2 * DAY, 1),
        ('steps = [{after = "0 hours", takes = "5 %"}, {after = "2 days", takes = "50 %"}]', 3 * DAY, 10),
        ('steps = [{after = "1 day", takes = "5 %"}]', HOUR, 0),
        ("free_days = 3", 9 * DAY, 0),  # nothing says that it costs anything
    ],
)  # fmt: skip
def test_what_being_late_costs(text: str, late: timedelta, points: Fraction) -> None:
    assert cost(text, late) == points
    assert cost(text, timedelta()) == 0


def test_only_the_late_part_is_charged_where_the_rule_says_so() -> None:
    text = 'each = "once"\ntakes = "50 %"\nof = "earned"\non = "late part"'
    assert cost(text, DAY, in_time=Fraction(11)) == 2  # of the four points beyond those in time
    assert cost(text, DAY, in_time=Fraction(16)) == 0
    assert cost('each = "once"\ntakes = "90 %"\non = "late part"', DAY, in_time=Fraction(11)) == 4


shares = st.one_of(st.none(), st.builds(Taken, st.fractions(0, 100, max_denominator=100), st.booleans()))
late_rules = st.builds(
    LateRule,
    unit=st.sampled_from([None, DAY, HOUR]),
    takes=shares,
    of_earned=st.booleans(),
    late_part=st.booleans(),
    at_most=shares,
    at_least=shares,
    ends=st.one_of(st.none(), st.timedeltas(timedelta(), 10 * DAY)),
)
points = st.fractions(0, 100, max_denominator=1000)
delays = st.timedeltas(timedelta(), 30 * DAY)


@settings(deadline=None)  # a busy machine is not a slow rule
@given(late_rules, delays, points, points, points)
def test_being_late_never_pays_and_never_costs_more_than_was_won(
    rule: LateRule, late: timedelta, earned: Fraction, possible: Fraction, in_time: Fraction
) -> None:
    costs = taken_off(rule, late, earned, possible, in_time)
    assert 0 <= costs <= earned
    assert taken_off(rule, timedelta(), earned, possible, in_time) == 0
    if rule.late_part:
        assert earned - costs >= min(earned, in_time)
    if rule.at_least is not None and (rule.ends is None or late <= rule.ends):
        assert earned - costs >= min(earned, rule.at_least.of(possible))


@settings(deadline=None)  # a busy machine is not a slow rule
@given(late_rules, delays, delays, points, points)
def test_being_later_never_costs_less(
    rule: LateRule, first: timedelta, second: timedelta, earned: Fraction, possible: Fraction
) -> None:
    early, late = sorted((first, second))
    assert taken_off(rule, early, earned, possible, Fraction(0)) <= taken_off(rule, late, earned, possible, Fraction(0))


@settings(deadline=None)  # a busy machine is not a slow rule
@given(points, st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(1, 10), Fraction(1, 100), Fraction(1, 3)]))
def test_rounding_gives_the_nearest_step_in_its_direction(value: Fraction, step: Fraction) -> None:
    up, down = rounded(value, step, "up"), rounded(value, step, "down")
    assert down <= value <= up
    assert up - down in (0, step)
    for rounding in ("half up", "half even"):
        found = rounded(value, step, rounding)
        assert (found / step).denominator == 1
        assert abs(found - value) <= step / 2
        assert rounded(found, step, rounding) == found


@pytest.mark.parametrize(
    ("rounding", "tenths"), [("half up", [3, 4]), ("half even", [2, 4]), ("up", [3, 4]), ("down", [2, 3])]
)
def test_halves_are_rounded_by_the_rule_and_are_exact(rounding: str, tenths: list[int]) -> None:
    found = [rounded(Fraction(text), Fraction(1, 10), rounding) for text in ("0.25", "0.35")]
    assert found == [Fraction(count, 10) for count in tenths]


# --- When something is due for whom

DUE = datetime(2026, 11, 30, 12, tzinfo=UTC)
TWO = """
[late]
grace = "10 minutes"
free_days = 2
[lessons.first]
due = 2026-11-30T12:00:00Z
[lessons.second]
due = 2026-12-07T12:00:00Z
"""


def late_of(
    text: str, student: str = "ada", section: str = "", **times: timedelta | None
) -> dict[str, tuple[timedelta, int]]:
    """By lesson, how late, and how many free days are spent; times are from the first lesson's date."""
    at = {name: None if late is None else DUE + late for name, late in times.items()}
    found = lateness(rules(TWO + text), student, at, section)
    return {name: (one.late, one.free_days) for name, one in found.items()}


def test_grace_is_in_time_and_beyond_it_all_counts() -> None:
    assert late_of("", first=timedelta(minutes=10)) == {"first": (timedelta(), 0)}
    assert late_of("", first=timedelta(minutes=11)) == {"first": (timedelta(minutes=11), 1)}


def test_free_days_are_spent_on_what_was_due_first() -> None:
    assert late_of("", second=10 * DAY, first=DAY + HOUR) == {"first": (DAY + HOUR, 2), "second": (3 * DAY, 0)}
    assert late_of("", second=8 * DAY, first=HOUR) == {"first": (HOUR, 1), "second": (DAY, 1)}


def test_what_nobody_knows_the_time_of_is_not_late() -> None:
    assert late_of("", first=None, second=8 * DAY) == {"first": (timedelta(), 0), "second": (DAY, 1)}


def test_an_extension_moves_the_date_of_one_student() -> None:
    text = '[[extension]]\nstudent = "ada"\nlesson = "first"\nmore = "3 days"\n'
    assert late_of(text, first=3 * DAY) == {"first": (timedelta(), 0)}
    assert late_of(text, student="ben", first=3 * DAY) == {"first": (3 * DAY, 2)}
    until = '[[extension]]\nstudent = "ada"\nuntil = 2026-12-01T12:00:00Z\n'
    assert late_of(until, first=DAY, second=8 * DAY) == {"first": (timedelta(), 0), "second": (DAY, 1)}  # never earlier
    days = '[[extension]]\nstudent = "ada"\nfree_days = 9\n'
    assert late_of(days, first=5 * DAY) == {"first": (5 * DAY, 5)}


def test_a_section_has_dates_of_its_own() -> None:
    text = "[sections.tuesday.due]\nfirst = 2026-12-01T12:00:00Z\n"
    assert late_of(text, section="tuesday", first=DAY) == {"first": (timedelta(), 0)}
    assert late_of(text, section="monday", first=DAY) == {"first": (DAY, 1)}


def test_three_days_more_end_at_the_same_moment_when_the_clocks_change() -> None:
    text = '[lessons.x]\ndue = 2026-10-24T12:00:00\n[[extension]]\nstudent = "ada"\nmore = "2 days"\n'
    found = lateness(rules(text), "ada", {"x": datetime(2026, 10, 26, 10, 0, tzinfo=UTC)})
    assert found["x"].late == timedelta()
    found = lateness(rules(text), "ada", {"x": datetime(2026, 10, 26, 10, 0, 1, tzinfo=UTC)})
    assert found["x"].late == timedelta(seconds=1)


def test_a_rule_in_words() -> None:
    rule = rules('[late]\neach = "day"\ntakes = "10 %"\nat_most = "50 %"\nends = "7 days"').late
    assert rule.words == (
        "10 % of the points possible for each day late, at most 50 % of the points possible, no points after 7 days"
    )


def test_a_bad_value_is_a_problem_of_its_own_kind() -> None:
    with pytest.raises(BadValue):
        parsed("[marks]\nstep = -1")


def test_shares_and_points() -> None:
    assert taken("12.5 %") == Taken(Fraction(25, 2), percent=True)
    assert taken(0.1) == Taken(Fraction(1, 10), percent=False)
    assert str(taken("1 point")) == "1 point"


# --- What the documentation shows

PAGE = (ROOT / "docs" / "course_rules.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
ZONE = '[course]\ntimezone = "UTC"\n'


@pytest.mark.parametrize("text", EXAMPLES, ids=range(len(EXAMPLES)))
def test_every_example_is_understood_and_valid_under_the_schema(text: str) -> None:
    whole = text if "[course]" in text else ZONE + text
    parsed(whole)
    schema = json.loads((ROOT / "docs" / "reference" / "course.schema.json").read_text(encoding="utf-8"))
    plain = json.loads(json.dumps(tomllib.loads(whole), default=lambda date: date.isoformat()))
    Draft202012Validator(schema).validate(plain)
    assert not Draft202012Validator(schema).is_valid(plain | {"lat": {}})


@pytest.mark.parametrize("table", [one for one in vars(tables).values() if is_table(one)], ids=lambda one: one.__name__)
def test_every_key_is_told_with_an_example(table: type[tables.Table]) -> None:
    others = {"roster", "collect", "export"}
    for key in {*table.__struct_fields__} - others:
        assert re.search(rf"\b{key}\b", "\n".join(EXAMPLES)), key


def test_the_reference_of_the_file_is_current() -> None:
    assert_current("course")


@pytest.mark.parametrize(("name", "read"), [("people.csv", read_people), ("manual.csv", read_by_hand)])
def test_the_tables_that_are_shown_are_understood(name: str, read: Callable[[Path], object], tmp_path: Path) -> None:
    people, by_hand = re.findall(r"^```csv\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    (tmp_path / name).write_text(people if name == "people.csv" else by_hand)
    assert read(tmp_path / name)
