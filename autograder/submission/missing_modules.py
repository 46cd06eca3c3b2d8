"""Modules that a program imports and this machine does not have: libraries of the field, and files left at home."""

import ast
from collections.abc import Iterator

from autograder.core.modules import NEEDS, guarded_lines, is_installed, statements
from autograder.submission.parsing import parse
from autograder.submission.program import Program, syntax_problem

# What programs of a first course import, by the module's name. A library is the marking machine's to have; of any other
# name nobody knows whether it is not a file that was not handed in.
_NAMES = """\
accelerate albumentations alive_progress altair avalanche bokeh captum catalyst clearml colorama comet_ml cv2 d2l dask
datasets diffusers einops enlighten fastai fastprogress flax gdown google.colab graphviz h5py hiddenlayer
huggingface_hub hydra ignite imageio imblearn imgaug ipympl ipywidgets jax jaxtyping joblib kaggle keras kornia
lightgbm lightning livelossplot loguru matplotlib mlflow mlxtend monai neptune nltk numba omegaconf onnx onnxruntime
openml optuna pandas patsy peft pkbar plotly polars prettytable progressbar psutil pyarrow pydantic pymongo
pytorch_lightning pytorch_metric_learning ray requests rich safetensors scikitplot scipy seaborn sentence_transformers
shap skimage sklearn skorch spacy statsmodels streamlit sympy tabulate tensorboard tensorboardX tensorflow termcolor
thop timm tokenizers torchaudio torchdata torcheval torchinfo torchmetrics torchsummary torchtext torchview torchviz
tqdm transformers trl typeguard visdom wandb xgboost yellowbrick
"""
LIBRARIES = frozenset(_NAMES.split())


def needed_modules(program: Program) -> frozenset[str]:
    """Modules that a program imports and that are no files of its own.

    What it imports in a `try` that goes on without is left out: such a program does not need it.
    """
    units, own = trees_of(program)
    return frozenset(module for tree in (*units, *own.values()) for module in _imported(tree)) - program.modules.keys()


def trees_of(program: Program) -> tuple[list[ast.Module], dict[str, ast.Module]]:
    """The trees of a program's units, and of the files beside it that it imports, by module."""
    units = [parse(unit.source) for unit in program.units if not unit.skip]
    own: dict[str, ast.Module] = {}
    waiting = list(units)
    while waiting:
        for _, module in imported_as(waiting.pop()):
            text = program.modules.get(module)
            if text is not None and module not in own and syntax_problem(text) is None:
                own[module] = parse(text)
                waiting.append(own[module])
    return units, own


def missing_modules(program: Program) -> tuple[str, ...]:
    """Those of the modules that a program needs which are not installed here; sorted."""
    return tuple(sorted(name for name in needed_modules(program) if not is_installed(name)))


def imported_as(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names that a program gives to what it imports, each with the module that has to be installed for it."""
    guarded = guarded_lines(tree)
    for node in statements(tree):
        if isinstance(node, ast.Import) and node.lineno not in guarded:
            yield from ((one.asname or one.name.partition(".")[0], _installable(one.name)) for one in node.names)
        if isinstance(node, ast.ImportFrom) and node.module and not node.level and node.lineno not in guarded:
            module = _installable(node.module, [one.name for one in node.names])
            yield from ((one.asname or one.name, module) for one in node.names)


def _imported(tree: ast.Module) -> Iterator[str]:
    return (module for _, module in imported_as(tree))


def _installable(module: str, names: list[str] | None = None) -> str:
    """What is installed to have a module: the package at its top, or a part of `google`, which many packages share."""
    needed = [NEEDS[one] for one in (module, *(f"{module}.{name}" for name in names or ())) if one in NEEDS]
    top, _, rest = module.partition(".")
    if needed or top != "google":
        return needed[0] if needed else top
    below = rest.split(".")[0] or (names or [""])[0]
    return f"google.{below}" if below else top
