"""Diagnosis: wrong variants whose observations are the student's, on the same inputs.

A wrong name is worse than none. A mistake is named where a variant, or two of them in one program, behaves like the
student's program in everything that was observed of the task; otherwise where a variant shows its whole effect, check
by check, and no other variant does, while further checks fail for another reason.

One file, since every rule of matching weighs the same fingerprints against one another.
"""

import itertools
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import torch

from autograder.judge.claims import assess
from autograder.judge.code_patterns import has_pattern
from autograder.judge.compare import agrees
from autograder.judge.errors import family
from autograder.judge.result import Diagnosis
from autograder.lesson import Check, Task
from autograder.lesson.claims import FLOAT32, Holds, Remark
from autograder.wire import Opaque
from autograder.wire.observation import Observation

Expected = Mapping[str, list[Observation]]


@dataclass(frozen=True)
class Fingerprint:
    """How a program with known mistakes behaves.

    Attributes:
        mistakes: one, or those of a composition.
        probes: what it shows, by probe.
        when: a pattern that the student's code has to match as well, where programs behave alike for different
            reasons; empty for any code. It never decides about points.
    """

    mistakes: tuple[Diagnosis, ...]
    probes: Mapping[str, Observation]
    when: str = ""


@dataclass(frozen=True)
class Signature:
    """How a check fails: the exception, or what each claim got. `None` in its place: it holds, or cannot be told."""

    got: tuple[Any, ...]


Fingerprints = dict[str, Fingerprint]
Signatures = dict[str, Signature | None]
Named = dict[str, tuple[Diagnosis, ...]]


@dataclass(frozen=True)
class MatchedMistakes:
    """The mistakes behind a task's failed checks.

    Attributes:
        by_check: the mistakes behind each failed check; checks that nothing explains are left out.
        apart: failed checks that none of these mistakes can be behind.
        whole: the program with these mistakes that behaves like the student's in everything, if there is one.
    """

    by_check: Named
    whole: Fingerprint | None = None
    apart: frozenset[str] = frozenset()


MAX_NAMES = 2  # mistakes named in one task: with more, the student mends these first
# Two mistakes in one program, tried where no single one fits: gets a test of which pairs are worth a try.
Compose = Callable[[Callable[[Diagnosis, Diagnosis], bool]], Iterable[Fingerprint]]


def diagnose(
    task: Task,
    fingerprints: Fingerprints,
    observed: Mapping[str, Observation],
    expected: Expected,
    code: str = "",
    compose: Compose | None = None,
) -> MatchedMistakes:
    """The mistakes that explain a task's failed checks.

    Args:
        task: whose checks they are.
        fingerprints: of each wrong variant of the task, by id.
        observed: the student's observations by probe.
        expected: the reference's.
        code: the student's definition, to tell apart what behaves alike.
        compose: runs programs with two of the mistakes at once.
    """
    own = signatures(task, observed, expected)
    failed = {name for name, signature in own.items() if signature is not None}
    prints = [one for one in fingerprints.values() if one.probes and has_pattern(one.when, code)]
    fitting = [one for one in prints if _fits(one, observed) and (one.when or _shows_itself(one, expected))]
    whole = _best(fitting)
    if fitting and not whole:  # which one it is cannot be told
        return MatchedMistakes({})
    if whole:
        reached = {name for name in failed if _reaches(whole, task.checks[name], expected)}
        return MatchedMistakes(dict.fromkeys(reached, whole.mistakes), whole)
    alone = {one.mistakes[0].id: one for one in prints}
    shown = {identity: signatures(task, one.probes, expected) for identity, one in alone.items()}
    fails = {
        identity: {name for name, signature in found.items() if signature is not None}
        for identity, found in shown.items()
    }
    if compose is not None:

        def worth_a_try(first: Diagnosis, second: Diagnosis) -> bool:
            return (
                first.id in fails
                and second.id in fails
                and _could_be(fails[first.id] | fails[second.id], failed, task)
                and _fit_together(alone[first.id].probes, alone[second.id].probes, observed, expected)
            )

        both = _best([one for one in compose(worth_a_try) if _fits(one, observed)])
        if both:
            return MatchedMistakes(_shared_out(both, failed, fails), both)
    together = _side_by_side(prints, observed, expected)
    if together is not None:
        return MatchedMistakes(_shared_out(together, failed, fails))
    named = _by_parts(task, alone, own, shown)
    if not named:
        certain = _by_words(prints, observed, expected)
        named = dict.fromkeys(sorted(failed), certain) if certain else {}
    if not named and compose is None:
        named = _by_one_value(task, prints, failed, observed, expected)
    if not named:
        named = _by_parts(task, alone, own, shown, all_of_them=False)
    return _with_the_others(task, MatchedMistakes(named), alone, own, shown)


def _with_the_others(
    task: Task, found: MatchedMistakes, alone: Fingerprints, own: Signatures, shown: dict[str, Signatures]
) -> MatchedMistakes:
    """The same, with what is known of the failed checks without a name: they are behind it too where a single mistake
    fails them in the same way, and are apart where it leaves them right or fails them otherwise."""
    mistakes = list({one.id: one for some in found.by_check.values() for one in some}.values())
    others = [name for name, signature in own.items() if signature is not None and name not in found.by_check]
    if not others or any(one.id not in alone for one in mistakes):
        return found
    named, apart = dict(found.by_check), set()
    for name in others:
        check = task.checks[name]
        theirs = [shown[one.id] for one in mistakes if check.probe in alone[one.id].probes]
        waits = any(one[before] is not None for one in theirs for before in check.after)
        known = len(theirs) == len(mistakes) > 0 and not any(_is_unreadable(one[name]) for one in theirs)
        if waits or not known:
            continue
        if len(mistakes) == 1 and _shows(own, theirs[0], name, check):
            named[name] = tuple(mistakes)
        elif len(mistakes) == 1 or all(one[name] is None for one in theirs):
            apart.add(name)
    return MatchedMistakes(named, found.whole, frozenset(apart))


def _fits(one: Fingerprint, observed: Mapping[str, Observation]) -> bool:
    return all(name in observed and alike(observed[name], own) for name, own in one.probes.items())


def _shows_itself(one: Fingerprint, expected: Expected) -> bool:
    """Whether a mistake changes anything in the probes that tell mistakes apart.

    One that does not, such as a learning rate that only costs accuracy, behaves there as right programs do, and as
    those do that fail for other reasons.
    """
    return any(name in expected and not alike(observed, expected[name][0]) for name, observed in one.probes.items())


def _best(fitting: list[Fingerprint]) -> Fingerprint | None:
    """The only one that fits, or the only one whose code fits too."""
    by_code = [one for one in fitting if one.when]
    for some in (by_code, fitting):
        if len({tuple(m.id for m in one.mistakes) for one in some}) == 1:
            return some[0]
    return None


def _reaches(whole: Fingerprint, check: Check, expected: Expected) -> bool:
    """Whether a mistake can be behind a failed check: it changes what its probe shows, or was not tried with it."""
    return check.probe not in whole.probes or not alike(whole.probes[check.probe], expected[check.probe][0])


def _shared_out(both: Fingerprint, failed: set[str], fails: dict[str, set[str]]) -> Named:
    """For each failed check those of two mistakes that fail it also alone. Both everywhere, where one fails only
    checks that wait for the other one's."""
    named = {
        name: tuple(one for one in both.mistakes if name in fails[one.id]) or both.mistakes for name in sorted(failed)
    }
    told = {one for found in named.values() for one in found}
    return named if told >= set(both.mistakes) else dict.fromkeys(named, both.mistakes)


def _could_be(both: set[str], failed: set[str], task: Task) -> bool:
    """Whether two mistakes that fail these checks could make a program fail those: one may hide a check behind another
    that fails first, and two together may fail a check that neither does."""
    hidden = {name for name, check in task.checks.items() if set(check.after) & failed}
    return both <= failed | hidden and len(failed - both) <= 1


def _fit_together(
    first: Mapping[str, Observation],
    second: Mapping[str, Observation],
    observed: Mapping[str, Observation],
    expected: Expected,
) -> bool:
    """Whether two mistakes can make a program that shows this: where one of them alone changes nothing, the other one's
    effect has to be seen. It spares running most pairs."""
    return all(
        _value_by_value(first[name], second[name], mine, expected[name][0])
        for name, mine in observed.items()
        if name in first and name in second and expected.get(name)
    )


def _value_by_value(first: Observation, second: Observation, mine: Observation, right: Observation) -> bool:
    if mine.failure is None and (first.failure is not None or second.failure is not None):
        return False
    if any(one.failure is not None for one in (first, second, mine, right)):
        return (alike(mine, second) or not alike(first, right)) and (alike(mine, first) or not alike(second, right))
    keys = first.telling.keys() & second.telling.keys() & mine.telling.keys() & right.telling.keys()
    return all(
        (_same(mine, second, key) or not _same(first, right, key))
        and (_same(mine, first, key) or not _same(second, right, key))
        for key in keys
    )


WORDS = "symptoms"  # under this name a signature holds a list of words, of which each stands for itself


def _side_by_side(
    prints: list[Fingerprint], observed: Mapping[str, Observation], expected: Expected
) -> Fingerprint | None:
    """The two mistakes of which each is behind what some probes show, if there is one such pair.

    Where one of them changes nothing the other one's effect has to be seen, and of a probe that gives words both give
    some. So mistakes are found that cannot be put into one program, or would take seconds to run.
    """
    effects = {one.mistakes[0].id: (one, found) for one in prints if (found := _effects(one, observed, expected))}
    fitting = [
        Fingerprint(first.mistakes + second.mistakes, {}, first.when or second.when)
        for (first, some), (second, others) in itertools.combinations(effects.values(), 2)
        if _make_up(some, others, observed)
    ]
    return _best(fitting)


@dataclass(frozen=True)
class _Effect:
    """What a mistake does to one probe: whether it changes anything, whether it is what is seen, and its words."""

    changes: bool
    observed: bool
    words: frozenset[str]


def _effects(one: Fingerprint, observed: Mapping[str, Observation], expected: Expected) -> dict[str, _Effect]:
    """The effects on all probes; empty where there is a probe whose effect is not known."""
    if not all(name in observed and expected.get(name) for name in one.probes):
        return {}
    return {
        name: _Effect(not alike(shown, expected[name][0]), alike(shown, observed[name]), _words(shown))
        for name, shown in one.probes.items()
    }


def _make_up(first: dict[str, _Effect], second: dict[str, _Effect], observed: Mapping[str, Observation]) -> bool:
    """Whether two mistakes together show what is seen, and each of them shows."""
    if first.keys() != second.keys():
        return False
    first_shows = second_shows = False
    for name, one in first.items():
        other = second[name]
        if one.changes and other.changes:
            if _are_all_words(one.words, other.words, _words(observed[name])):
                first_shows = second_shows = True
            elif not (one.observed and other.observed):
                return False
        elif one.changes:
            if not one.observed:
                return False
            first_shows = True
        elif not other.observed:
            return False
        elif other.changes:
            second_shows = True
    return first_shows and second_shows


def _are_all_words(some: frozenset[str], others: frozenset[str], words: frozenset[str]) -> bool:
    """Whether two mistakes give these words together. Mistakes that share a word are no independent ones: two of that
    kind fit too easily."""
    return bool(some and others) and some.isdisjoint(others) and some | others == words


def _by_words(
    prints: list[Fingerprint], observed: Mapping[str, Observation], expected: Expected
) -> tuple[Diagnosis, ...]:
    """Those of many mistakes at once that are certain: each gives words that are seen, and no other one could give
    any of these. Nothing where there is a word that no mistake gives: what it stands for may have changed others.
    """
    seen = {name: _words(one) for name, one in observed.items()}
    given: dict[frozenset[tuple[str, str]], list[Fingerprint]] = {}
    for one in prints:
        effects = _effects(one, observed, expected)
        changed = {name: effect for name, effect in effects.items() if effect.changes}
        if changed and all(effect.words and effect.words <= seen[name] for name, effect in changed.items()):
            all_words = frozenset((name, word) for name, effect in changed.items() for word in effect.words)
            given.setdefault(all_words, []).append(one)
    if set().union(*given) != {(name, word) for name, words in seen.items() for word in words}:
        return ()
    largest = [words for words in given if not any(words < other for other in given)]
    alone = [words for words in largest if all(words is other or words.isdisjoint(other) for other in largest)]
    return tuple(mistake for words in alone if (best := _best(given[words])) for mistake in best.mistakes)


def _words(observation: Observation | None) -> frozenset[str]:
    words = observation.telling.get(WORDS) if observation is not None and observation.failure is None else None
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        return frozenset()
    return frozenset(words)


def _by_parts(
    task: Task, alone: Fingerprints, own: Signatures, shown: dict[str, Signatures], all_of_them: bool = True
) -> Named:
    """Mistakes that show their whole effect among the failed checks, and leave none of these unexplained.

    Where not `all_of_them` have to be explained, numbers count only that nobody hits by chance.
    """
    fitting = [(reached, one) for name, one in alone.items() if (reached := _shown_in(task, own, shown[name]))]
    named: Named = {}
    for name, signature in own.items():
        here = [(reached, one) for reached, one in fitting if name in reached]
        most = max((len(reached) for reached, _ in here), default=0)
        best = _best([one for reached, one in here if len(reached) == most])
        certain = _telling if all_of_them else _is_certain
        if signature is not None and best is not None and certain(signature):
            named[name] = best.mistakes
    mistakes = {one.id for found in named.values() for one in found}
    unexplained = [name for name, signature in own.items() if signature is not None and name not in named]
    return named if not (unexplained and all_of_them) and len(mistakes) <= MAX_NAMES else {}


def _by_one_value(
    task: Task, prints: list[Fingerprint], failed: set[str], observed: Mapping[str, Observation], expected: Expected
) -> Named:
    """A mistake that changes one value to the student's own, at the first failed check that looks at it.

    For a student's machine, where no two mistakes are put into one program: of two that are mixed one shows at least in
    the values that the other leaves alone. Only numbers that nobody hits by chance name it, and only where all that it
    changes is changed in the student's program too.
    """
    named: Named = {}
    for probe in {check.probe for check in task.checks.values() if check.name in failed}:
        mine, right = observed.get(probe), expected.get(probe)
        if mine is None or mine.failure is not None or not right:
            continue
        for key in mine.telling:
            fitting = [
                one
                for one in prints
                if (theirs := one.probes.get(probe)) is not None
                and _changes(theirs, right[0], key)
                and _same(mine, theirs, key)
                and _is_unusual(mine.telling[key])
                and _changes_no_more(one, observed, expected)
            ]
            best = _best(fitting)
            if best is not None:
                first = next(one.name for one in task.checks.values() if one.name in failed and one.probe == probe)
                named[first] = tuple(dict.fromkeys((*named.get(first, ()), *best.mistakes)))
    mistakes = {one.id for found in named.values() for one in found}
    return named if len(mistakes) <= MAX_NAMES else {}


def _changes(one: Observation, right: Observation, key: str) -> bool:
    """Whether a value is there and not the right one."""
    return one.failure is None and key in one.telling and key in right.telling and not _same(one, right, key)


def _changes_no_more(one: Fingerprint, observed: Mapping[str, Observation], expected: Expected) -> bool:
    """Whether each value that a mistake changes is not the right one in what was observed either."""
    for probe, theirs in one.probes.items():
        mine, right = observed.get(probe), expected.get(probe)
        if mine is None or not right or (theirs.failure is not None) != (mine.failure is not None):
            return False
        if mine.failure is None and not all(
            _changes(mine, right[0], key) for key in theirs.telling if _changes(theirs, right[0], key)
        ):
            return False
    return True


def _is_unusual(value: Any) -> bool:
    """Whether there are numbers in it that are no whole ones: nobody gets the same by chance."""
    return any(math.isfinite(number) and number != round(number) for number in _numbers(value))


def _shown_in(task: Task, own: Signatures, theirs: Signatures) -> set[str]:
    """The failed checks that a variant explains; empty where it would show more than is seen."""
    fails = {name for name, signature in theirs.items() if signature is not None}
    if not all(_shows(own, theirs, name, task.checks[name]) for name in fails):
        return set()
    return {name for name in fails if own[name] is not None}


UNREADABLE = "unreadable"  # begins a signature where not all is there that a check looks at


def _is_unreadable(signature: Signature | None) -> bool:
    return signature is not None and signature.got[:1] == (UNREADABLE,)


def _telling(signature: Signature) -> bool:
    """Whether a failure says anything in particular: many mistakes give nothing but zeros or no numbers at all."""
    numbers = list(_numbers(signature.got))
    return not numbers or any(math.isfinite(number) and number != 0 for number in numbers)


def _is_certain(signature: Signature) -> bool:
    """Whether a failure is told in words, or by numbers of which some are unusual."""
    return next(iter(_numbers(signature.got)), None) is None or _is_unusual(signature.got)


def _numbers(value: Any) -> Iterable[float]:
    if isinstance(value, torch.Tensor):
        yield from value.double().flatten().tolist()
    elif isinstance(value, dict):
        yield from _numbers(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _numbers(item)
    elif type(value) in (int, float):
        yield float(value)


def _shows(own: Signatures, theirs: Signatures, name: str, check: Check) -> bool:
    """Whether the student's program fails a check as the variant does, or cannot show it since one before it fails."""
    mine, other = own[name], theirs[name]
    if mine is None:
        return any(own[before] is not None for before in check.after)
    return other is not None and agrees_in_kind(mine.got, other.got)


def agrees_in_kind(one: Any, other: Any) -> bool:
    """Whether two signatures are the same failure."""
    return agrees(finite(list(one)), finite(list(other)), FLOAT32)


def signatures(task: Task, observed: Mapping[str, Observation], expected: Expected) -> Signatures:
    """How each check of a task fails on observations; None where it holds, waits, or its probe was not run."""
    found: Signatures = {}
    for name, check in task.checks.items():
        waits = any(found.get(before) is not None for before in check.after)
        found[name] = None if waits else _signature(check, observed.get(check.probe), expected.get(check.probe))
    return found


def _signature(check: Check, observed: Observation | None, expected: list[Observation] | None) -> Signature | None:
    if observed is None or not expected or expected[0].failure is not None:
        return None
    if observed.failure is not None:
        return Signature(("raised", *_failure(observed)))
    assessment = assess(check, [observed], expected)
    if not assessment.differences:
        return None
    if not assessment.claims:
        return Signature((UNREADABLE, *(difference.what for difference in assessment.differences)))
    return Signature(tuple(_claimed(claim) for claim in assessment.claims if not isinstance(claim, Remark)))


def _claimed(claim: Any) -> Any:
    if isinstance(claim, Holds):
        return [claim.what, claim.truth, "" if claim.truth else claim.got]
    return [getattr(claim, "what", ""), getattr(claim, "got", None)]


def _failure(observation: Observation) -> tuple[str, ...]:
    failure = observation.failure or {}
    return family(failure["kind"], failure.get("message") or "")


def alike(one: Observation, other: Observation) -> bool:
    """Whether two observations show the same behaviour, or failures of one family."""
    if one.failure is not None or other.failure is not None:
        return one.failure is not None and other.failure is not None and _failure(one) == _failure(other)
    common = one.telling.keys() & other.telling.keys()
    return bool(common) and all(_same(one, other, key) for key in common)


def _same(one: Observation, other: Observation, key: str) -> bool:
    return agrees(finite(one.telling[key]), finite(other.telling[key]), FLOAT32)


# Stand for nan and the infinities, which agree with nothing in a judgement but are a behaviour like others here.
_NAN, _INFINITY = 1.234e30, 2.345e30


def finite(value: Any) -> Any:
    """The value with numbers in the place of nan and infinities, and the kind of what cannot be looked into."""
    if isinstance(value, torch.Tensor):
        if not value.is_floating_point():
            return value
        return torch.nan_to_num(value.double(), nan=_NAN, posinf=_INFINITY, neginf=-_INFINITY)
    if isinstance(value, Opaque):
        return value.type_name
    if isinstance(value, float) and not math.isfinite(value):
        return _NAN if math.isnan(value) else math.copysign(_INFINITY, value)
    if isinstance(value, list | tuple):
        return [finite(item) for item in value]
    if isinstance(value, dict):
        return {key: finite(item) for key, item in value.items()}
    return value
