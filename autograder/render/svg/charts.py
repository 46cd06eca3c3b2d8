"""The report's small drawings: the distribution of points, and bars of how checks ended."""

from collections.abc import Mapping, Sequence
from html import escape

from autograder.core.language import tr
from autograder.judge.result import Outcome
from autograder.render.html.jinja import LETTERS
from autograder.render.svg.axes import element, label

ORDER = (
    Outcome.PASSED,
    Outcome.FAILED,
    Outcome.BLOCKED,
    Outcome.NOT_ATTEMPTED,
    Outcome.UNGRADABLE,
    Outcome.GRADER_ERROR,
    Outcome.ANSWERED,
)


def names() -> dict[str, str]:
    """The words of the outcomes by their letters, in the order of a bar."""
    return {LETTERS[outcome]: outcome.words for outcome in ORDER}


def histogram(bins: Sequence[int]) -> str:
    """How many submissions have how many of the points, as columns with their numbers."""
    width, base, tall = 44.0, 150.0, 120.0
    most = max(bins) or 1
    parts = []
    for place, count in enumerate(bins):
        height = tall * count / most
        x = place * width
        parts.append(element("rect", x=x + 3, y=base - height, width=width - 6, height=height, fill="var(--accent)"))
        parts.append(label(str(count) if count else "", x + width / 2, base - height - 5, "middle"))
        if place % 2 == 0:
            parts.append(label(f"{place * 10}", x, base + 16, "middle" if place else "start"))
    parts.append(label("100 %", len(bins) * width, base + 16, "end"))
    parts.append(element("line", x1=0, y1=base, x2=len(bins) * width, y2=base, stroke="currentColor"))
    said = ", ".join(
        tr("{low} to {high} %: {count}", low=place * 10, high=place * 10 + 10, count=count)
        for place, count in enumerate(bins)
    )
    named = element("title", escape(tr("How many of the points the submissions have"))) + element("desc", escape(said))
    size = {"viewBox": f"0 0 {len(bins) * width + 4:g} 172", "width": "100%"}
    return element("svg", named + "".join(parts), role="img", font_size=12, **size)


def bar(counts: Mapping[str, int]) -> str:
    """How one check ended over the class: a bar of shares, in the colours of the outcomes, with words."""
    whole = sum(counts.values()) or 1
    x, parts = 0.0, []
    known = names()
    for letter in known:
        share = 100 * counts.get(letter, 0) / whole
        if share:
            parts.append(f'<rect class="o{letter}" x="{x:.2f}" y="0" width="{share:.2f}" height="10"/>')
        x += share
    said = ", ".join(f"{counts[letter]} {escape(name)}" for letter, name in known.items() if counts.get(letter))
    return (
        '<svg class="bar" role="img" viewBox="0 0 100 10" preserveAspectRatio="none">'
        f"<title>{said}</title>{''.join(parts)}</svg>"
    )
