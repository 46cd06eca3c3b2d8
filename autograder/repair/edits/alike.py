"""Words that are mistaken for each other: by their spelling, or since PyTorch has both."""

from difflib import SequenceMatcher
from functools import lru_cache
from itertools import permutations

# Names of PyTorch, NumPy and Python, two or more on a line.
LINES = """
    sum mean
    max min
    amax amin max
    argmax argmin max min
    any all
    var std
    exp log
    log log10 log2
    zeros ones rand randn empty
    zeros_like ones_like
    stack cat
    squeeze unsqueeze flatten
    append extend
    add_ sub_
    add sub
    mul_ div_
    float double long int half
    float32 float64 int64
    train eval
    no_grad enable_grad
    relu sigmoid tanh
    ReLU Sigmoid Tanh Softmax LeakyReLU Identity
    softmax log_softmax
    SGD Adam Adagrad RMSprop
    weight bias
    in_features out_features
    view reshape flatten
    data grad
    item detach
    parameters named_parameters children modules
    MSELoss L1Loss CrossEntropyLoss NLLLoss BCELoss BCEWithLogitsLoss
    mse_loss l1_loss cross_entropy nll_loss
    maximum minimum
    values indices
    abs square
    numel dim
    shape size
    tensor Tensor
    from_numpy tensor
    copy deepcopy
"""


def _others() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for line in LINES.split("\n"):
        for one, other in permutations(line.split(), 2):
            found.setdefault(one, {})[other] = None
    return {one: tuple(others) for one, others in found.items()}


OTHERS = _others()


@lru_cache(maxsize=10_000)
def similar(one: str, other: str) -> bool:
    """Whether two words could be one and its misspelling, or a short and a long form of one name."""
    if min(len(one), len(other)) < 2:
        return False
    one, other = one.lower().strip("_"), other.lower().strip("_")
    return one in other or other in one or SequenceMatcher(None, one, other).ratio() >= 0.75
