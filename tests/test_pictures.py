"""Pictures: well-formed SVG for any numbers, in any theme, with nothing in it that could run or load."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from autograder.core.decode import Mismatch
from autograder.record.codec import picture_of
from autograder.render.svg.axes import PLOT_HEIGHT, TOP
from autograder.render.svg.plots import MOST_PLACES, description, svg

NAMESPACE = "{http://www.w3.org/2000/svg}"
ROLES = ("yours", "right", "mistake")
NUMBERS = st.one_of(st.floats(), st.sampled_from(["nan", "inf", "-inf"]), st.integers())
NAMES = st.text(max_size=30)


def curves(*values, roles=ROLES):
    series = [{"name": role, "role": role, "values": list(v)} for role, v in zip(roles, values, strict=False)]
    return picture_of({"kind": "curves", "title": "Loss", "x": "step", "y": "loss", "series": series})


def lines(points, *pairs):
    drawn = [
        {"name": role, "role": role, "slope": slope, "intercept": intercept}
        for role, (slope, intercept) in zip(ROLES, pairs, strict=False)
    ]
    return picture_of({"kind": "lines", "title": "Fit", "x": "x", "y": "y", "points": points, "lines": drawn})


def matrix(values, names="abcdefghij"):
    rows = list(names[: len(values)])
    return picture_of({"kind": "matrix", "title": "Answers", "rows": rows, "columns": rows, "values": values})


def places(picture):
    """The points of every line in the drawing, by its colour's role."""
    found = {}
    for line in ElementTree.fromstring(svg(picture)).iter(f"{NAMESPACE}polyline"):
        role = re.search(r"--picture-(\w+)", line.get("stroke")).group(1)
        pairs = [tuple(map(float, pair.split(","))) for pair in line.get("points").split()]
        if pairs[0][1] <= TOP + PLOT_HEIGHT:  # below are the samples of the legend
            found.setdefault(role, []).append(pairs)
    return found


def test_a_falling_curve_falls_in_the_drawing():
    drawn = places(curves([3, 2, 1, 0.5], [3, 3, 3, 3]))
    yours = drawn["yours"][0]
    assert [y for _, y in yours] == sorted(y for _, y in yours)  # the drawing's y grows downwards
    assert [x for x, _ in yours] == sorted({x for x, _ in yours})


def test_a_curve_has_a_gap_where_it_is_no_number_and_the_legend_says_where():
    picture = curves([1, 2, "nan", 3, 4])
    drawn = places(picture)["yours"]
    assert [[x for x, _ in run] for run in drawn] == [[58.0, 160.0], [364.0, 466.0]]
    assert "yours (nan from number 3 on)" in svg(picture)
    assert "From number 3 on it is nan." in description(picture)


def test_a_curve_that_explodes_leaves_the_right_one_readable():
    exploding = [2.0 * 3**n for n in range(20)]
    right = [2.0 * 0.9**n for n in range(20)]
    picture = curves(exploding, right)
    heights = [y for _, y in places(picture)["right"][0]]
    assert max(heights) - min(heights) > 10
    assert "times the one below" in svg(picture)
    assert "(goes out of the picture)" in svg(curves([(-3.0) ** n for n in range(20)], right))


def test_long_curves_are_thinned_but_keep_their_ends():
    run = places(curves([float(n) for n in range(10_000)]))["yours"][0]
    assert len(run) <= 2 * MOST_PLACES
    assert run[-1][1] == min(y for _, y in run)


def test_a_line_through_the_points_passes_through_them():
    picture = lines([[0, 1], [10, 21]], (2, 1))
    (x1, y1), (x2, y2) = places(picture)["yours"][0]
    circles = list(ElementTree.fromstring(svg(picture)).iter(f"{NAMESPACE}circle"))
    assert len(circles) == 2
    for circle in circles:
        x, y = float(circle.get("cx")), float(circle.get("cy"))
        assert y == pytest.approx(y1 + (y2 - y1) * (x - x1) / (x2 - x1), abs=0.5)


@pytest.mark.parametrize("pair", [("nan", 0), (0, 1e6), (0, -1e6), ("inf", "inf")])
def test_a_line_that_is_not_in_the_picture_is_said_to_be_outside(pair):
    assert "yours (outside of this picture)" in svg(lines([[0, 0], [1, 1]], pair))


def test_a_steep_line_stays_inside_the_frame():
    for slope, intercept in ((100, -50), (-100, 50), (1000, 0)):
        (run,) = places(lines([[0, 0], [1, 1]], (slope, intercept)))["yours"]
        assert all(TOP <= y <= TOP + PLOT_HEIGHT for _, y in run)


def test_every_number_of_a_matrix_is_written():
    texts = [t.text for t in ElementTree.fromstring(svg(matrix([[90, 10], [7, "nan"]]))).iter(f"{NAMESPACE}text")]
    assert {"90", "10", "7", "nan"} <= set(texts)
    assert "a: a 90, b 10." in description(matrix([[90, 10], [7, 93]]))


def test_a_screen_reader_gets_a_name_and_a_description():
    root = ElementTree.fromstring(svg(curves([1, 2])))
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{NAMESPACE}title", f"{NAMESPACE}desc"]
    assert root[0].text == "Loss"
    assert root[1].text == "yours: 1 at first, 2 at the end."


@pytest.mark.parametrize(
    "damaged", [{}, {"kind": "film"}, {"kind": "curves"}, {"kind": "curves", "title": 1, "series": 3}]
)
def test_a_damaged_picture_is_refused_where_a_record_is_read(damaged):
    with pytest.raises(Mismatch):
        picture_of(damaged)


def test_a_matrix_whose_rows_have_no_names_is_no_picture():
    unnamed = matrix([[1]], names="")
    assert svg(unnamed) == ""
    assert description(unnamed) == ""


@given(st.lists(st.lists(NUMBERS, max_size=12), max_size=3), NAMES)
def test_curves_are_well_formed_for_any_numbers_and_names(values, name):
    _is_harmless(svg(structs.replace(curves(*values), title=name, x=name, y=name)))


@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=8), st.lists(st.tuples(NUMBERS, NUMBERS), max_size=3))
def test_lines_are_well_formed_for_any_numbers(points, pairs):
    _is_harmless(svg(lines([list(pair) for pair in points], *pairs)))


@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(NUMBERS, min_size=n, max_size=n), min_size=n, max_size=n)))
def test_matrices_are_well_formed_for_any_numbers(values):
    _is_harmless(svg(matrix(values)))


def _is_harmless(text):
    assert text.startswith("<svg")
    readable = re.sub(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", text
    )  # what XML cannot hold, HTML can
    root = ElementTree.fromstring(readable)
    names = {element.tag.removeprefix(NAMESPACE) for element in root.iter()}
    assert names <= {"svg", "title", "desc", "text", "line", "polyline", "circle", "rect"}
    keys = {key for element in root.iter() for key in element.attrib}
    assert not [key for key in keys if key.startswith("on") or key in ("style", "href", "class", "id")]
    for element in root.iter():
        for key in ("x", "y", "cx", "cy", "points"):
            assert not re.search("nan|inf", element.get(key, ""))
