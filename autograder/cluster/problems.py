"""Problems of a cluster: what whoever asked for it can do about them."""

from autograder.core.errors import BAD, ExplainedError, UsageProblem
from autograder.core.language import noted


class ClusterProblem(UsageProblem):
    """The cluster cannot be used as it was asked for; the text says why, and what to do."""


class ClusterLost(ExplainedError):
    """The cluster went away in the middle of a run. Records that are written are whole."""

    exit_code = BAD


GOES_ON = noted("Records that were finished are whole; mend this and run the same command again")
