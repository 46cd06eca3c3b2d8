"""The environment of processes that compute for students: it makes them alike on every machine."""

import os

from autograder.core.language import spoken


def thread_environment() -> dict[str, str]:
    """The environment for student processes: one thread each, whatever library computes, and the same order of
    sets and dicts in every run."""
    single = ("OMP", "MKL", "OPENBLAS", "NUMEXPR", "VECLIB_MAXIMUM")
    extra = {f"{name}_NUM_THREADS": "1" for name in single}
    # The order of sets of strings hangs on the hash seed: the same program is to behave the same in each run.
    fixed = {"OMP_WAIT_POLICY": "passive", "MPLBACKEND": "Agg", "PYTHONHASHSEED": "0", "LANGUAGE": spoken()}
    return {**os.environ, **extra, **fixed}
