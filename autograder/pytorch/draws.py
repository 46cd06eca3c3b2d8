"""Drawn inputs of image classifiers."""

import torch

from autograder.lesson.draws import Draws

SIDE = 28  # pixels


def drawn_images(given: Draws, *leading: int) -> torch.Tensor:
    """Drawn float32 images of shape (*leading, 1, 28, 28) with grey values k/255 like those of `ToTensor`."""
    return given.integers(0, 255, *leading, 1, SIDE, SIDE).float() / 255
