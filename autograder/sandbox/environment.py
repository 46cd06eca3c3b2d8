"""Environment variables: what a fork server is started with, and what is left of it for its children."""

import os
import tempfile
from collections.abc import Mapping

# Python, libraries and the system's settings need these; anything else may be somebody's secret.
_SERVER = """PATH HOME LANG LANGUAGE TZ TMPDIR PYTHONPATH PYTHONHOME VIRTUAL_ENV CONDA_PREFIX LD_LIBRARY_PATH
XDG_CACHE_HOME XDG_CONFIG_HOME MPLCONFIGDIR SSL_CERT_FILE CUDA_HOME CUDA_VISIBLE_DEVICES"""
_PREFIXES = (
    *("LC_", "TORCHGRADE_DEVICE", "AUTOGRADER_OBSERVING"),
    *("OMP_", "MKL_", "OPENBLAS_", "NUMEXPR_", "VECLIB_", "PYTHONHASHSEED", "MPLBACKEND"),
)
_CHILD = frozenset({"PATH", "LANG", "LANGUAGE", "TZ", "CUDA_VISIBLE_DEVICES"})


def for_server(environment: Mapping[str, str]) -> dict[str, str]:
    """The variables that a fork server of confined children is started with.

    They stay in the memory of each child, whatever it does to its own variables.
    """
    return {name: value for name, value in environment.items() if name in _SERVER.split() or name.startswith(_PREFIXES)}


def keep_only_needed(folder: str, scratch: str) -> None:
    """In a child: forget all variables but those that libraries read, and let files go to its own folder."""
    kept = {name: value for name, value in os.environ.items() if name in _CHILD or name.startswith(_PREFIXES)}
    os.environ.clear()
    os.environ.update(kept | {"HOME": folder, "TMPDIR": scratch, "MPLCONFIGDIR": scratch})
    tempfile.tempdir = scratch  # the server may have looked already
