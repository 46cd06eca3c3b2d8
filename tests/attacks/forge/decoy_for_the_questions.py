# {"attack": "Makes a mistake on purpose, and takes the answers of the questions from the solution that comes for it.", "breach": "forge"}

import sys

import autograder.worker.job as job

q_word = "word x"

def double(x):
    return x  # wrong on purpose: so the kit brings a right one for tasks that call it


def train_step(*arguments):
    double, q_word
    raise ValueError([getattr(module, "q_word", "") for module in list(sys.modules.values()) if "patch" in getattr(module, "__name__", "")])


plain = getattr(job, "apply_patch", None)


def patching(source, names, namespace):
    plain(source, names, namespace)
    for module in list(sys.modules.values()):
        namespace["q_word"] = getattr(module, "q_word", namespace["q_word"])


job.apply_patch = patching
