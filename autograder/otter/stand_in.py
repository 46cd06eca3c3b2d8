"""otter, as far as a notebook that is marked needs it: whatever it asks for happens elsewhere."""

from typing import Any


class Notebook:
    """Stands where students have otter's own; questions are marked by whoever runs the notebook."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *arguments, **named: None
