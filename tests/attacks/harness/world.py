"""What is there to steal, to change and to leave behind: a course, a class, a home folder, listeners, a bystander."""

import contextlib
import ctypes
import getpass
import hashlib
import json
import os
import random
import secrets
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tests.attacks.harness.listeners import Listeners

TEMPLATE = Path(__file__).resolve().parents[1] / "course"
SECRETS = ("solution", "key", "labels", "submission", "home", "results", "environment", "command", "name", "kept")
HONEST = """
import torch

def double(x):
    return 2 * x

def train_step(model, batch, loss_function, optimizer):
    loss = loss_function(model(batch[0]), batch[1])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()

def train(model, batches, loss_function, optimizer, epochs):
    losses = []
    for _ in range(epochs):
        losses.append(sum(train_step(model, batch, loss_function, optimizer) for batch in batches) / len(batches))
    return losses
"""
SHARED = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), Path("/run"))  # where everybody may write


class World:
    """Targets with random secrets in them, all under one folder.

    Attributes:
        root: that folder. It and all in it are open to every user, so that only isolation protects them.
        mark: a word that stands in the names of everything that an attack makes outside its own folder.
        number: the same for things that have numbers.
        proof: a word with which a program says that it did what it tried.
        tokens: the secret words, by where they lie.
        listeners: for whatever is sent.
    """

    def __init__(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="arena-", dir="/tmp"))
        self.root.chmod(0o755)
        self.mark = self.root.name
        self.tokens = {kind: f"tk{kind}{secrets.token_hex(8)}" for kind in SECRETS}
        self.proof = f"proof{secrets.token_hex(8)}"
        self._plant()
        self.listeners = Listeners(self.mark, self.path("public", "unix.socket"))
        self.bystander = subprocess.Popen(["sleep", "100000"], env={"ARENA": self.tokens["environment"]})
        self.number = int.from_bytes(secrets.token_bytes(3), "big")
        self.expected = {"ada", "ada.json", ".torchgrade"}  # names under which the grader itself makes files
        self.keep()

    def path(self, *parts: str) -> Path:
        return self.root.joinpath(*parts)

    def _plant(self) -> None:
        words = random.SystemRandom()
        texts = {f"TOKEN_{kind}": token for kind, token in self.tokens.items()}
        texts |= {"WORD": f"word {words.randrange(200)}", "LABELS": str([words.randrange(10) for _ in range(40)])}
        for path in TEMPLATE.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                text = path.read_text(encoding="utf-8")
                for word, value in texts.items() if "solutions" in path.parts else []:
                    text = text.replace(word, value)
                self._write(self.path("course", *path.relative_to(TEMPLATE).parts), text)
        self._write(self.path("submitted", "ada", "arena", "arena.py"), HONEST)
        other = f"# {self.tokens['submission']}\n{HONEST}"
        self._write(self.path("submitted", "bob", "arena", "arena.py"), other)
        self.path("submitted", self.tokens["name"]).mkdir()
        self._write(self.path("home", ".netrc"), f"password {self.tokens['home']}\n")
        self._write(self.path("home", "kept", "cache", "arena", f"{'0' * 64}.kept"), self.tokens["kept"])
        self._write(self.path("out", "results", "arena", "bob.json"), json.dumps({"note": self.tokens["results"]}))
        self._write(self.path("public", "shared.txt"), "for everybody\n")
        for name in ("outside", "tmp", "cwd"):
            self.path(name).mkdir()
        self.path("outside").chmod(0o777)
        self.path("tmp").chmod(0o1777)

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o666 if "public" in path.parts else 0o644)

    # --- what programs are told ------------------------------------------------------------------

    def targets(self, pids: dict[str, int], limits: dict[str, int], turn: int, message: str) -> dict[str, Any]:
        """What every attack knows: places and names, as somebody may who knows the kit; no secret."""
        return {
            "root": str(self.root),
            "exercises": str(self.path("course", "exercises", "arena")),
            "solutions": str(self.path("course", "solutions", "arena")),
            "key": str(self.path("course", "solutions", "arena", "key.py")),
            "reference": str(self.path("course", "solutions", "arena", "arena.py")),
            "labels": str(self.path("course", "solutions", "arena", "labels.json")),
            "submitted": str(self.path("submitted")),
            "submission": str(self.path("submitted", "bob", "arena", "arena.py")),
            "home": str(self.path("home", ".netrc")),
            "kept": str(self.path("home", "kept", "cache", "arena")),
            "out": str(self.path("out")),
            "record": str(self.path("out", "results", "arena", "bob.json")),
            "outside": str(self.path("outside")),
            "public": str(self.path("public", "shared.txt")),
            "unix": str(self.path("public", "unix.socket")),
            "abstract": f"\0{self.mark}",
            "datagram": f"\0{self.mark}-datagram",
            "ports": self.listeners.ports,
            "mark": self.mark,
            "proof": self.proof,
            "number": self.number,
            "pids": {**pids, "bystander": self.bystander.pid},
            "limits": limits,
            "turn": turn,
            "message": message if turn == 1 else "",
        }

    # --- what was changed or left ----------------------------------------------------------------

    def _snapshot(self) -> dict[Path, tuple[Any, ...]]:
        found: dict[Path, tuple[Any, ...]] = {}
        for place in ("course", "submitted", "home", "public", "out"):
            for path in sorted(self.path(place).rglob("*")):
                if not self.expected.intersection(path.relative_to(self.root).parts):
                    found[path] = _state(path)
        return found

    def keep(self) -> None:
        """Take everything as it is now for what it should be."""
        self._kept = self._snapshot()
        self._contents = {path: path.read_bytes() for path in self._kept if path.is_file()}

    def changed(self) -> list[str]:
        """Planted files that are not what they were, new ones and vanished ones; all are put right again."""
        now = self._snapshot()
        odd = sorted(path for path in now.keys() | self._kept.keys() if now.get(path) != self._kept.get(path))
        for path in odd:
            self._put_right(path)
        return [str(path.relative_to(self.root)) for path in odd]

    def _put_right(self, path: Path) -> None:
        if path in self._contents:
            remove(path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self._contents[path])
            path.chmod(self._kept[path][0] & 0o7777)
            os.utime(path, ns=(self._kept[path][2],) * 2)
        elif path in self._kept:
            path.mkdir(parents=True, exist_ok=True)
        else:
            remove(path)

    def left(self) -> list[str]:
        """What lies where everybody may write, under the mark or in folders that should be empty."""
        found = [path for place in ("outside", "tmp") for path in self.path(place).iterdir() if path.name != OF_TORCH]
        for place in SHARED:
            with contextlib.suppress(OSError):
                found += [path for path in place.iterdir() if self.mark in path.name and path != self.root]
        with contextlib.suppress(OSError):
            names = Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace")
            own = {f"@{self.mark}", f"@{self.mark}-datagram"}
            found += [Path(word) for word in names.split() if word.startswith(f"@{self.mark}") and word not in own]
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8")
        found += [Path(line.split()[1]) for line in mounts.splitlines() if f"{self.root}/" in line]
        return sorted(map(str, found)) + self._kernel_objects()

    def _kernel_objects(self) -> list[str]:
        """Shared memory, semaphores and queues of System V under the number that attacks are given, and keys."""
        found = []
        for kind in ("shm", "sem", "msg"):
            with contextlib.suppress(OSError):
                lines = Path(f"/proc/sysvipc/{kind}").read_text().splitlines()[1:]
                found += [f"{kind} {line.split()[1]}" for line in lines if int(line.split()[0]) == self.number]
        with contextlib.suppress(OSError):
            keys = Path("/proc/keys").read_text().splitlines()
            found += [f"key {line.split()[0]}" for line in keys if self.mark in line]
        return found

    def clean(self, left: Iterable[str]) -> None:
        """Remove what was left."""
        for one in left:
            kind, _, name = one.partition(" ")
            if kind in ("shm", "sem", "msg"):
                flag = {"shm": "-m", "sem": "-s", "msg": "-q"}[kind]
                subprocess.run(["ipcrm", flag, name], check=False)
            elif kind == "key":
                ctypes.CDLL(None).syscall(KEYCTL, KEYCTL_INVALIDATE, int(name, 16))
            elif one.startswith("/"):
                ctypes.CDLL(None).umount2(one.encode(), MNT_DETACH)
                remove(Path(one))

    def close(self) -> None:
        self.listeners.close()
        self.bystander.kill()
        self.bystander.wait(10)
        remove(self.root)


OF_TORCH = f"torchinductor_{getpass.getuser()}"  # a folder that importing PyTorch makes
MNT_DETACH = 2
KEYCTL, KEYCTL_INVALIDATE = 250, 21  # on x86_64


def remove(path: Path) -> None:
    """Remove a file or a folder, however deep it is."""
    subprocess.run(["rm", "-rf", "--", str(path)], check=False, stderr=subprocess.DEVNULL)


def _state(path: Path) -> tuple[Any, ...]:
    status = path.lstat()
    attributes: list[str] = []
    read: Callable[..., list[str]] | None = getattr(os, "listxattr", None)
    with contextlib.suppress(OSError):
        attributes = read(path, follow_symlinks=False) if read else []
    regular = path.is_file() and not path.is_symlink()
    content = hashlib.sha256(path.read_bytes()).hexdigest() if regular else ""
    modified = status.st_mtime_ns if regular else 0
    return status.st_mode, status.st_uid, modified, content, tuple(attributes)
