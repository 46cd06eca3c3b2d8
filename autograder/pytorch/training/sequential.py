"""Sequential decisions about accuracies: trainings are asked for until more of them would hardly change the verdict.

How often they err, and how many trainings they take, is measured on recorded trainings by
`benchmarks/sequential_errors.py`; docs/judging.md shows the figures.
"""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

# Linear models (SGD 0.1, batches of 64) differ among themselves: on all 60,000 images 8 of them reached .789 to .839,
# on average .824, with a standard deviation of .016. Networks of 100 hidden units, 6 to 8 seeds each: SGD 0.1 .847 to
# .864, SGD 0.05 with batches of 128 .829 to .841, SGD 0.01 .813 to .821. So the mean of linear models is no limit,
# since drawn seeds would decide about the last ones: with five trainings against as many linear models they held in 25
# of 100 runs. A mean of seven within one standard deviation of the linear models holds. What seven would say is mostly
# certain before: where a mean lies so far above the limit that the trainings left would have to deviate by three times
# their standard deviation. With large steps the last few batches decide (a ReLU after the last layer: .716 to .858), so
# one training that is clearly better proves that it can be: such mistakes are found by mechanism.
ATTEMPTS = 7
LINEAR_MODELS = 3  # for each training
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

    The trainings' mean is compared with the linear models' mean less one standard deviation; trainings go on while the
    mean of `ATTEMPTS` of them could still lie on the other side, by `CERTAIN` standard deviations.

    Args:
        accuracies: of the trainings so far, one to `ATTEMPTS`.
        linear: of `LINEAR_MODELS` linear models for each.
    """
    level, spread = statistics.mean(linear), statistics.stdev(linear)
    above = statistics.mean(accuracies) - (level - spread)
    best = max(accuracies) >= level + CLEARLY
    if len(accuracies) == ATTEMPTS or best:
        return Decision(best or above > 0, True)
    if len(accuracies) == 1:
        return Decision(above > 0, accuracies[0] <= level - HOPELESS)
    deviation = math.hypot(max(NETWORKS, statistics.stdev(accuracies)), spread / math.sqrt(LINEAR_MODELS))
    left = deviation * math.sqrt(1 / len(accuracies) - 1 / ATTEMPTS)
    return Decision(above > 0, above > CERTAIN * left)
