"""Changes: what a wrong variant does to the reference, statement by statement."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.repair.likeness import Rarity
from autograder.repair.parts import Part

ALIKE = 0.15  # from here on two statements are one that was changed, not one that went and one that came


@dataclass(frozen=True)
class Change:
    """A statement that a variant changes, leaves out (`after` is None) or adds (`before` is None)."""

    before: Part | None
    after: Part | None


def changes(reference: Sequence[Part], variant: Sequence[Part]) -> list[Change]:
    """What a variant changes in the reference, statement by statement."""
    rarity = Rarity(reference, variant)
    matcher = difflib.SequenceMatcher(None, [one.code for one in reference], [one.code for one in variant], False)
    found: list[Change] = []
    kept: list[tuple[Part, Part]] = []
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            kept += list(zip(reference[start:end], variant[other_start:other_end], strict=True))
        else:
            found += _paired(reference[start:end], variant[other_start:other_end], rarity)
    return _as_later(found, kept, reference, variant)


def _as_later(
    found: list[Change], kept: list[tuple[Part, Part]], reference: Sequence[Part], variant: Sequence[Part]
) -> list[Change]:
    """The changes, where two statements have changed places, as one in which the first comes too late: to reset the
    gradients after `backward` is to reset them too late, not to go backward too early."""
    old_place = {id(part): place for place, part in enumerate(reference)}
    new_place = {id(part): place for place, part in enumerate(variant)}
    gone = {one.before.text: one for one in found if one.before and not one.after}
    for come in [one for one in found if one.after and not one.before]:
        went = gone.get(come.after.text) if come.after else None
        if went is None or went.before is None or come.after is None:
            continue
        passed = [
            pair
            for pair in kept
            if old_place[id(pair[0])] < old_place[id(went.before)]
            and new_place[id(pair[1])] > new_place[id(come.after)]
        ]
        if len(passed) == 1:
            rest = [one for one in found if one is not went and one is not come]
            return [*rest, Change(passed[0][0], None), Change(None, passed[0][1])]
    return found


def _paired(before: Sequence[Part], after: Sequence[Part], rarity: Rarity) -> Iterator[Change]:
    """The statements of a changed stretch, each with the one that it has become: the most alike first."""
    pairs = sorted(
        ((rarity.likeness(old, new), -i, -j) for i, old in enumerate(before) for j, new in enumerate(after)),
        reverse=True,
    )
    left, come = dict(enumerate(before)), dict(enumerate(after))
    for alike, i, j in pairs:
        if alike > ALIKE and -i in left and -j in come:
            yield Change(left.pop(-i), come.pop(-j))
    yield from (Change(old, None) for old in left.values())
    yield from (Change(None, new) for new in come.values())
