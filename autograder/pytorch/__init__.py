"""The library for authors of PyTorch lessons. Lessons import it; the engine never does."""
