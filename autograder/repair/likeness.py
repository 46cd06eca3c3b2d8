"""Likeness of statements: how much of what they are made of they share, where what is rare counts most."""

import math
from collections import Counter
from collections.abc import Iterable

from autograder.repair.parts import Part, is_pair


class Rarity:
    """How much a feature or a word tells: the less, the more statements have it."""

    def __init__(self, *groups: Iterable[Part]) -> None:
        self._counts: Counter[str] = Counter()
        for group in groups:
            for part in group:
                self._counts.update(part.features.keys() | part.words.keys())

    def _of(self, feature: str) -> float:
        return (0.6 if is_pair(feature) else 1.0) / (1 + math.log(self._counts[feature] or 1))

    def _total(self, features: Counter[str]) -> float:
        return sum(count * self._of(feature) for feature, count in features.items())

    def share(self, features: Counter[str], within: Counter[str]) -> float:
        """How much of some features is among others."""
        total = self._total(features)
        return self._total(features & within) / total if total else 0.0

    def likeness(self, one: Part, other: Part) -> float:
        """How much of what either statement has both have; statements of different special methods are less alike."""
        apart = one.scope != other.scope and (one.scope.startswith("__") or other.scope.startswith("__"))
        return self._common(one.features, other.features) * (0.5 if apart else 1.0)

    def likeness_of_words(self, one: Part, other: Part) -> float:
        """The same of their words alone."""
        return self._common(one.words, other.words)

    def _common(self, one: Counter[str], other: Counter[str]) -> float:
        total = self._total(one | other)
        return self._total(one & other) / total if total else 0.0
