"""The user's own folder: what the kit keeps between commands and what belongs to no course."""

import os
from pathlib import Path

SETTING = "TORCHGRADE_HOME"


def home() -> Path:
    """The folder that `TORCHGRADE_HOME` names, or `.torchgrade` in the user's home."""
    return Path(os.environ.get(SETTING) or Path.home() / ".torchgrade")
