"""Sequential decisions about accuracies: trainings are asked for until more of them would hardly change the verdict.

How often they err, and how many trainings they take, is measured on recorded trainings by
`benchmarks/sequential_errors.py`; docs/judging.md shows the figures.
"""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

# Linear models (SGD 0.1, batches of 64) differ among themselves: on all 60,000 images 200 of them reached .785 to .841,
# on average .828, with a standard deviation of .012. Networks of 100 hidden units, with as many seeds: SGD 0.1 .853 on
# average, SGD 0.05 with batches of 128 .833, SGD 0.01 .818, SGD 0.003 .764. So the mean of linear models is no limit,
# since drawn seeds would decide about SGD 0.01; a mean that lies within one and a half standard deviations of theirs
# holds. What the last training would say is mostly certain before: where the mean lies so far from the limit that the
# trainings left would have to deviate by three times their standard deviation. With large steps the last few batches
# decide (a ReLU after the last layer: .716 to .858), so one training that is clearly better proves that it can be: such
# mistakes are found by mechanism.
ATTEMPTS = 5
LINEAR_MODELS = 3  # for each training
ALLOWED = 1.5  # standard deviations of linear models below their mean
LINEAR_SPREAD = 0.012  # their least standard deviation that is reckoned with: a few that agree by chance say little
CLEARLY = 0.02
HOPELESS = 0.15
CERTAIN = 3.0  # standard deviations
NETWORKS = 0.01  # the least standard deviation of trainings that is reckoned with
FAR_BELOW = 0.2  # of a limit: further trainings change nothing there


@dataclass(frozen=True)
class Decision:
    """What accuracies say.

    Attributes:
        holds: whether they are good enough.
        settled: whether more trainings would hardly change that.
    """

    holds: bool
    settled: bool


def against_a_limit(accuracies: Sequence[float], least: float, sure: float) -> Decision:
    """Whether trainings reach a limit: one that reaches `sure` does alone, else the median of three decides.

    Args:
        accuracies: of the trainings so far, one to three.
        least: the limit.
        sure: from here on one training is enough.
    """
    found, alone = statistics.median(accuracies), len(accuracies) == 1
    # Two on the same side are the median of any three.
    split = len(accuracies) == 2 and min(accuracies) < least <= max(accuracies)
    unsure = alone and least - FAR_BELOW < found < sure
    return Decision(found >= least, not split and not unsure)


def against_linear_models(accuracies: Sequence[float], linear: Sequence[float]) -> Decision:
    """Whether trainings are better than linear models, or as good: a truncated sequential test.

    The trainings' mean is compared with the linear models' mean less `ALLOWED` standard deviations; trainings go on
    while the mean of `ATTEMPTS` of them could still lie on the other side, or one of them be clearly better, by
    `CERTAIN` standard deviations.

    Args:
        accuracies: of the trainings so far, one to `ATTEMPTS`.
        linear: of `LINEAR_MODELS` linear models for each.
    """
    level, spread = linear_level(linear)
    above = statistics.mean(accuracies) - (level - ALLOWED * spread)
    best = max(accuracies) >= level + CLEARLY
    if len(accuracies) == ATTEMPTS or best:
        return Decision(best or above > 0, True)
    if len(accuracies) == 1:
        return Decision(above > 0, accuracies[0] <= level - HOPELESS)
    differ = max(NETWORKS, statistics.stdev(accuracies))
    deviation = math.hypot(differ, ALLOWED * spread / math.sqrt(LINEAR_MODELS))
    left = deviation * math.sqrt(1 / len(accuracies) - 1 / ATTEMPTS)
    out_of_reach = statistics.mean(accuracies) + CERTAIN * differ < level + CLEARLY
    return Decision(above > 0, above > CERTAIN * left or (above < -CERTAIN * left and out_of_reach))


def linear_level(linear: Sequence[float]) -> tuple[float, float]:
    """The mean of linear models' accuracies, and the standard deviation that is reckoned with."""
    return statistics.mean(linear), max(LINEAR_SPREAD, statistics.stdev(linear))
