"""Evidence for which of a student's statements holds a mistake: each compared with what a wrong variant changes."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from autograder.repair.changes import changes
from autograder.repair.likeness import Rarity
from autograder.repair.parts import Part


class Evidence(NamedTuple):
    """How a student's statement looks beside the reference and a wrong variant of it. All are shares of 0 to 1, but
    for `depth`; where a variant changes several statements, the one that it resembles most counts.

    Attributes:
        changed: how much it is like the statement that the variant changes or adds, as the variant has it.
        changed_words: the same of the words alone.
        came: how much of what the variant's statement has and the reference's has not is in it.
        came_words: the same of the words alone.
        went: how much of what the reference's statement has and the variant's has not is in it.
        kept: how much it is like a statement that the variant leaves as it is.
        kept_words: the same of the words alone.
        right: how much it is like any statement of the reference.
        gap: how much it is like a neighbour of a statement that the variant only leaves out.
        after_gap, before_gap: the same where the variant changes other statements too.
        lost: how much its words are those of a statement that the variant leaves out.
        away: how far away it is, from the beginning to the end, from where the variant's change is.
        same_kind: whether it is the same kind of statement.
        other_head: whether only one of the two is a `def` or `class`.
        said: how much of the names in the mistake's explanation is in it.
        depth: how many blocks it stands deeper or less deep.
        new: how much of its words is in no one statement of the reference.
        new_words: how much is in it of the words that the variant has and the reference nowhere.
        new_features: the same of all features.
        gone_words: how much is in it of the words that the reference has and the variant nowhere.
        moved: whether it is the statement that the variant moves.
        stray: how much of its words is in no one statement of the reference or the variant.
        late: how far it stands behind the first statement, to the last.
        returns: whether it is a `return`.
        head: whether it is a `def` or `class`.
    """

    changed: float = 0.0
    changed_words: float = 0.0
    came: float = 0.0
    came_words: float = 0.0
    went: float = 0.0
    kept: float = 0.0
    kept_words: float = 0.0
    right: float = 0.0
    gap: float = 0.0
    after_gap: float = 0.0
    before_gap: float = 0.0
    lost: float = 0.0
    away: float = 0.0
    same_kind: float = 0.0
    other_head: float = 0.0
    said: float = 0.0
    depth: float = 0.0
    new: float = 0.0
    new_words: float = 0.0
    new_features: float = 0.0
    gone_words: float = 0.0
    moved: float = 0.0
    stray: float = 0.0
    late: float = 0.0
    returns: float = 0.0
    head: float = 0.0


def evidence(
    reference: Sequence[Part], variant: Sequence[Part], student: Sequence[Part], explanation: str
) -> list[Evidence]:
    """The evidence for each of a student's statements.

    Args:
        reference, variant, student: the parts of the definitions.
        explanation: what is said about the mistake, with names in backticks.
    """
    view = _View(reference, variant, student, explanation)
    return [view.of(part, place / max(len(student) - 1, 1)) for place, part in enumerate(student)]


class _View:
    def __init__(
        self, reference: Sequence[Part], variant: Sequence[Part], student: Sequence[Part], explanation: str
    ) -> None:
        self.reference, self.variant = reference, variant
        self.rarity = Rarity(reference, variant, student)
        found = changes(reference, variant)
        self.changed = [one for one in found if one.after]
        self.dropped = [one.before for one in found if one.before and not one.after]
        after = {id(one.after) for one in found}
        self.kept = [part for part in variant if id(part) not in after]
        self.places = {id(part): place / max(len(variant) - 1, 1) for place, part in enumerate(variant)}
        added = {one.after.text for one in self.changed if one.after and not one.before}
        self.moved = [part for part in self.dropped if part.text in added]
        self.neighbours = [self._neighbours(part) for part in self.dropped]
        words, right_words = _all(part.words for part in variant), _all(part.words for part in reference)
        features, right_features = _all(part.features for part in variant), _all(part.features for part in reference)
        self.new_words, self.gone_words = words - right_words, right_words - words
        self.new_features = features - right_features
        used = _all(part.words for part in (*reference, *variant, *student))
        quoted = " ".join(re.findall(r"`([^`]+)`", explanation))
        self.said = Counter(dict.fromkeys((name for name in re.findall(r"[A-Za-z_]\w+", quoted) if name in used), 1))

    def _neighbours(self, part: Part) -> tuple[Part | None, Part | None]:
        """The statements before and after one that the variant leaves out, as far as it keeps them."""
        kept = {one.code for one in self.kept}
        at = next(place for place, one in enumerate(self.reference) if one is part)
        before = (one for one in reversed(self.reference[:at]) if one.code in kept and not one.is_head)
        after = (one for one in self.reference[at + 1 :] if one.code in kept)
        return next(before, None), next(after, None)

    def of(self, part: Part, place: float) -> Evidence:
        beside = self._beside_the_change(part, place)
        before, after = (
            self._most(self.rarity.likeness, part, [pair[side] for pair in self.neighbours]) for side in (0, 1)
        )
        found = beside._replace(
            lost=self._most(self.rarity.likeness_of_words, part, self.dropped),
            said=self.rarity.share(self.said, part.words),
            new=1 - self._most(self.rarity.likeness_of_words, part, self.reference),
            new_words=self.rarity.share(self.new_words, part.words),
            new_features=self.rarity.share(self.new_features, part.features),
            gone_words=self.rarity.share(self.gone_words, part.words),
            moved=float(any(self.rarity.likeness_of_words(part, one) > 0.8 for one in self.moved)),
            stray=1 - self._most(self.rarity.likeness_of_words, part, (*self.reference, *self.variant)),
            late=place,
            returns=float(isinstance(part.node, ast.Return)),
            head=float(part.is_head),
        )
        if not self.changed:  # what is missing is missed between statements that are right
            return found._replace(gap=max(before, after))
        return found._replace(
            before_gap=before,
            after_gap=after,
            kept=self._most(self.rarity.likeness, part, self.kept),
            kept_words=self._most(self.rarity.likeness_of_words, part, self.kept),
            right=self._most(self.rarity.likeness, part, self.reference),
        )

    def _beside_the_change(self, part: Part, place: float) -> Evidence:
        """What is known from the changed statement that it resembles most."""
        found = [self._beside(part, place, one.before, one.after) for one in self.changed if one.after]
        return max(found, key=_nearness, default=Evidence(other_head=float(part.is_head)))

    def _beside(self, part: Part, place: float, before: Part | None, after: Part) -> Evidence:
        rarity = self.rarity
        came = after.features - before.features if before else after.features
        came_words = after.words - before.words if before else after.words
        return Evidence(
            changed=rarity.likeness(part, after),
            changed_words=rarity.likeness_of_words(part, after),
            came=rarity.share(came, part.features),
            came_words=rarity.share(came_words, part.words),
            went=rarity.share(before.features - after.features, part.features) if before else 0.0,
            away=abs(place - self.places[id(after)]),
            same_kind=float(type(part.node) is type(after.node)),
            other_head=float(part.is_head != after.is_head),
            depth=float(abs(len(part.blocks) - len(after.blocks))),
        )

    @staticmethod
    def _most(likeness: Callable[[Part, Part], float], part: Part, others: Iterable[Part | None]) -> float:
        return max((likeness(part, one) for one in others if one is not None), default=0.0)


def _nearness(one: Evidence) -> float:
    return one.changed + one.changed_words + one.came + one.came_words - 0.3 * one.went - one.other_head


def _all(features: Iterable[Counter[str]]) -> Counter[str]:
    return Counter(dict.fromkeys((feature for some in features for feature in some), 1))
