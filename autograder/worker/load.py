"""Loading of whatever a lesson's jobs will need, before any student code runs."""

import contextlib
import importlib
import importlib.util
import io
import pkgutil
import sys

import torch

from autograder.lesson import Lesson
from autograder.lesson.resources import Places

# Rooms of which a child may need every module. `sandbox` is loaded before anything else; `core`, `submission.program`
# and the libraries for authors come with the modules that import them.
WHOLE_ROOMS = ("worker", "lesson", "wire", "simulated_cuda")
PROGRAMS = ("forks", "once", "server", "zygote")  # nothing that a child needs

# What programs of beginners import, and what NumPy and PyTorch import at the first use of something.
_LATE = """abc argparse array ast asyncio base64 bisect calendar cmath collections.abc colorsys concurrent.futures
configparser contextlib copy csv ctypes dataclasses datetime decimal difflib doctest enum fractions functools
getpass glob gzip hashlib heapq html io itertools json linecache locale logging math numbers operator os.path
pathlib pdb pickle platform pprint queue random re shutil socket sqlite3 statistics string struct subprocess
tarfile tempfile textwrap threading time timeit traceback types typing unittest unittest.mock urllib.request
uuid warnings weakref zipfile encodings.ascii encodings.cp1252 encodings.hex_codec encodings.idna
encodings.latin_1 encodings.utf_8_sig numpy.ctypeslib numpy.fft numpy.linalg numpy.ma numpy.polynomial
numpy.random numpy.testing PIL.Image PIL.PngImagePlugin tqdm torch._subclasses.schema_check_mode
torch.autograd.functional torch.func torch.fx torch.linalg torch.nn.utils torch.optim.lr_scheduler
torch.profiler torch.utils.data torchvision.transforms.v2"""


def prepare(lesson: Lesson, places: Places) -> None:
    """Import what submissions import and do one training step: the first one loads hundreds of modules.

    What the lesson uses beyond the engine is there already, with the lesson.

    Args:
        lesson: its declarations.
        places: where its resources are.
    """
    load_rooms()
    warm_up(lesson)
    for resource in lesson.resources:
        resource.prepare(places[resource.name])


def warm_up(lesson: Lesson) -> None:
    """Import what submissions usually import, and do one training step."""
    for name in (*lesson.modules, "matplotlib.pyplot"):
        with contextlib.suppress(ImportError):  # whoever needs it will hear of it where it is imported
            importlib.import_module(name)
    train_once()


def load_rooms() -> None:
    """Import everything of the package that a child may ever need: its files may be out of sight then.

    Elsewhere than on Linux nothing is hidden, and modules that are made of parts of Linux cannot be imported.
    """
    if sys.platform != "linux":
        return
    for room in WHOLE_ROOMS:
        package = importlib.import_module(f"autograder.{room}")
        for module in pkgutil.iter_modules(package.__path__):
            if module.name not in PROGRAMS:
                importlib.import_module(f"autograder.{room}.{module.name}")


def train_once() -> None:
    """One step of a training, in a process that computes in one thread."""
    torch.set_num_threads(1)
    first_step()


def first_step() -> None:
    """One step of a training: the first one of a process loads hundreds of modules, for a second."""
    model = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(2, 2))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss = torch.nn.functional.cross_entropy(model(torch.ones(1, 2)), torch.zeros(1, dtype=torch.int64))
    torch.autograd.backward(loss)
    optimizer.step()
    torch.optim.Adam(model.parameters()).step()


def preload_all() -> None:
    """Import everything that a program may ask for, where none of its files can be read later (level 1)."""
    for name in (*_LATE.split(), "matplotlib.backends.backend_agg"):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    repr(torch.ones(2, 2))
    file = io.BytesIO()
    torch.save(torch.ones(1), file)
    torch.load(io.BytesIO(file.getvalue()))
    next(iter(torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.ones(2)))))
