"""Which notebooks can run in a process of the kit's: those that ask for a kernel of this very Python."""

import os
import sys
from collections.abc import Sequence
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from nbformat import NotebookNode

from autograder.core.language import tr

NATIVE = "python3"  # what a notebook that names no kernel gets


def why_not_here(nb: NotebookNode, chosen: str, config: Any) -> str:
    """Why a notebook cannot run in a process of the kit's; empty if it can.

    Args:
        nb: the notebook.
        chosen: the kernel that nbgrader's configuration names for all; empty where it names none.
        config: nbgrader's configuration, which may say where kernels are looked for.
    """
    asked = nb.metadata.get("kernelspec", {})
    name = chosen or (asked.get("name") if isinstance(asked, dict) else "") or NATIVE
    if name == "python":  # Jupyter's own name for it
        name = NATIVE
    try:
        spec = KernelSpecManager(config=config).get_kernel_spec(str(name))
    except NoSuchKernel:
        return tr("there is no kernel {name!r}", name=name)
    if spec.language.lower() != "python":
        return tr("its language is {language}", language=spec.language)
    return "" if _is_this_python(spec.argv) else tr("the kernel {name!r} belongs to another Python", name=name)


def _is_this_python(command: Sequence[str]) -> bool:
    if "ipykernel_launcher" not in command and "ipykernel" not in command:
        return False
    program = command[0]
    # ipykernel's own specification names `python`, which Jupyter takes for the Python that it runs in.
    return not os.path.isabs(program) or os.path.realpath(program) == os.path.realpath(sys.executable)
