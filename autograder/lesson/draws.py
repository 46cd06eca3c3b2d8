"""Draws: inputs of a probe, from the run's seed, the same for every student.

Numbers come from NumPy's PCG64, whose stream is the same on every platform, and lie on a grid of
exact binary fractions, so that a practice key recorded on one machine holds on another.
"""

import contextlib
import random
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.utils.data import Dataset

from autograder.core.language import tr
from autograder.lesson.resources import Places, Resource, ResourceProblem, opened

GRID = 1024  # drawn reals are multiples of 1/GRID


class Draws:
    """Draws for one probe. Two with the same seed, name and attempt give the same values in the same order."""

    def __init__(
        self, seed: int, name: str, attempt: int = 0, scratch: Path | None = None, places: Places | None = None
    ) -> None:
        """
        Args:
            seed: the run's seed.
            name: the probe's name; probes draw independently of one another.
            attempt: 0, or the number of the repetition when a check asked for more seeds.
            scratch: a folder that the probe may write to, empty or not there yet.
            places: where the lesson's resources are.
        """
        words = [seed & 0xFFFFFFFF, seed >> 32 & 0xFFFFFFFF, zlib.crc32(name.encode()), attempt]
        self._rng = np.random.default_rng(words)
        self.nonce = int(np.random.default_rng([*words, 1]).integers(2**53))
        self.torch_seed = int(np.random.default_rng([*words, 2]).integers(2**31))
        self.attempt = attempt
        self._scratch = scratch
        self._places = places or {}

    @property
    def scratch(self) -> Path | None:
        """An empty folder that the probe may write to, made when it is asked for."""
        if self._scratch is not None:
            self._scratch.mkdir(parents=True, exist_ok=True)
        return self._scratch

    def real(self, low: float, high: float) -> float:
        """One number in [low, high], a multiple of 1/1024."""
        return float(self._rng.integers(round(low * GRID), round(high * GRID), endpoint=True)) / GRID

    def integer(self, low: int, high: int) -> int:
        """One whole number in [low, high], both ends included."""
        return int(self._rng.integers(low, high, endpoint=True))

    def uniform(self, low: float, high: float, *shape: int) -> torch.Tensor:
        """A float32 tensor of this shape with values in [low, high]."""
        values = self._rng.integers(round(low * GRID), round(high * GRID), size=shape, endpoint=True)
        return torch.from_numpy(values.astype(np.float32) / GRID)

    def normal(self, *shape: int, scale: float = 1.0) -> torch.Tensor:
        """A float32 tensor of this shape with standard normal values times `scale`."""
        values = np.round(self._rng.standard_normal(shape) * scale * GRID) / GRID
        return torch.from_numpy(values.astype(np.float32))

    def integers(self, low: int, high: int, *shape: int) -> torch.Tensor:
        """An int64 tensor of this shape with values in [low, high], both ends included."""
        return torch.from_numpy(self._rng.integers(low, high, size=shape, endpoint=True))

    def permutation(self, count: int) -> list[int]:
        """0 to count - 1 in a drawn order."""
        return [int(i) for i in self._rng.permutation(count)]

    def linear(self, inputs: int, outputs: int, bias: bool = True) -> nn.Linear:
        """An `nn.Linear` with drawn weights of the usual size, 1/sqrt(inputs)."""
        layer = nn.Linear(inputs, outputs, bias=bias)
        self.fill(layer, scale=inputs**-0.5)
        return layer

    def fill(self, module: nn.Module, scale: float = 1.0) -> None:
        """Set every parameter of a module to drawn normal values times `scale`."""
        with torch.no_grad():
            for parameter in module.parameters():
                values = self._rng.standard_normal(tuple(parameter.shape)) * scale
                # A finer grid than GRID: weights are small.
                parameter.copy_(torch.tensor(np.round(values * 2**16) / 2**16))

    def away_from_zero(self, count: int, scale: float = 1.0) -> torch.Tensor:
        """Numbers (count,) of both signs, float64, of sizes from `scale` to twice that: none is lost in rounding."""
        sizes = self._rng.integers(GRID, 2 * GRID, size=count, endpoint=True) / GRID * scale
        return torch.tensor(sizes * self._rng.choice([-1.0, 1.0], size=count))

    def fill_away_from_zero(self, module: nn.Module, scale: float = 1.0) -> None:
        """Set every parameter to such numbers."""
        parameters = list(module.parameters())
        # Drawn in one go: the numbers do not depend on how they are divided into parameters.
        values = self.away_from_zero(sum(parameter.numel() for parameter in parameters), scale)
        with torch.no_grad():
            parts = torch.split(values, [parameter.numel() for parameter in parameters])
            for parameter, part in zip(parameters, parts, strict=True):
                parameter.copy_(part.reshape(parameter.shape))

    def seed_everything(self) -> None:
        """Seed Python's, NumPy's and torch's global generators from this probe's draw."""
        random.seed(self.torch_seed)
        np.random.seed(self.torch_seed)
        # `torch.manual_seed` also notes the whole stack for each kind of device that sleeps: that takes a third of the
        # time of a short probe.
        torch.default_generator.manual_seed(self.torch_seed)
        if torch.cuda.is_available():
            torch.cuda.manual_seed_all(self.torch_seed)

    def resource(self, resource: Resource) -> Any:
        """What probes may see of a resource that the lesson names.

        Raises:
            ResourceProblem: the lesson does not name it, or it cannot be read.
        """
        return opened(resource, self._place(resource))

    def judge_only(self, resource: Resource) -> Any:
        """What only the judge may know of a resource: for facts, never for probes.

        Raises:
            ResourceProblem: the lesson does not name it, or it cannot be read.
        """
        return resource.judge_only(self._place(resource))

    def _place(self, resource: Resource) -> str:
        if resource.name not in self._places:
            raise ResourceProblem(
                tr(
                    "this lesson uses {resource}, and does not say so: add it to `resources=` in its checks.py",
                    resource=resource.title,
                )
            )
        return self._places[resource.name]


class Rows(Dataset[Any]):
    """A map-style dataset over prepared items, as plain as a student's own."""

    def __init__(self, items: Sequence[Any]) -> None:
        self.items = items

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Any:
        return self.items[index]


@contextlib.contextmanager
def generators_kept() -> Iterator[None]:
    """Put the global generators back as they were: a notebook's own draws go on undisturbed."""
    states = random.getstate(), np.random.get_state(), torch.get_rng_state()
    try:
        yield
    finally:
        random.setstate(states[0])
        np.random.set_state(states[1])
        torch.set_rng_state(states[2])
