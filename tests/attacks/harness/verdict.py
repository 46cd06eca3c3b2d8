"""What is known after a fight, and what of it counts as a breach."""

from dataclasses import dataclass, field
from typing import Any

from tests.attacks.harness.catalogue import Attack
from tests.attacks.harness.world import World

TOO_LONG = 45.0  # seconds for a submission: the arena allows 25 in all, and a busy machine some more
TOO_MUCH = 1_000  # megabytes by which a submission may make the grader itself grow


@dataclass
class Evidence:
    """What is known after a fight.

    Attributes:
        record: the attacker's, None where there is none.
        score: points of the attacker.
        seconds: until the record was there.
        died: how the grader ended, if it did.
        honest: whether the honest student was marked as always, right after.
        text: all that came out anywhere, for secrets to be looked for.
        arrived: what listeners received.
        changed: planted files that are not what they were.
        left: files, processes and the like.
        grown: megabytes by which the grader's memory grew at most.
        unsafe: outputs that are not safe to open.
        scenario: what a scenario found by itself.
    """

    record: dict[str, Any] | None = None
    seconds: float = 0.0
    died: str = ""
    honest: bool = True
    text: str = ""
    arrived: list[bytes] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    grown: float = 0.0
    unsafe: list[str] = field(default_factory=list)
    scenario: list[str] = field(default_factory=list)

    @property
    def score(self) -> float:
        return float((self.record or {}).get("score") or 0.0)


def got_through(evidence: Evidence, attack: Attack, world: World, message: str = "") -> list[str]:
    """Sentences about what the attack achieved; none if it was stopped."""
    found = [f"leak: the secret of the {kind}" for kind in secrets_in(evidence.text, world, message)]
    if world.proof in evidence.text:
        found.append("harm: it says that it did what it tried")
    if evidence.arrived:
        found.append(f"leak: {len(evidence.arrived)} messages arrived outside")
    if evidence.score > attack.fair + 1e-9:
        found.append(f"forge: {evidence.score:g} points instead of {attack.fair:g}")
    if evidence.died:
        found.append(f"{'hang' if 'after' in evidence.died else 'harm'}: the run stopped: {evidence.died}")
    elif evidence.record is None:
        found.append("harm: no record")
    elif evidence.record.get("score") is None and evidence.record:
        found.append(f"harm: a grader error: {str(evidence.record.get('problem') or evidence.record)[:160]}")
    if not evidence.honest:
        found.append("harm: the honest student who came next was marked otherwise")
    if evidence.changed:
        found.append(f"harm: changed {', '.join(evidence.changed[:5])}")
    if evidence.seconds > TOO_LONG and not evidence.died:
        found.append(f"hang: it took {evidence.seconds:.0f} seconds")
    if evidence.left:
        found.append(f"leftover: {', '.join(evidence.left[:5])}")
    if evidence.grown > TOO_MUCH:
        found.append(f"harm: the grader grew by {evidence.grown:,.0f} MB")
    found += [f"harm: {sentence}" for sentence in evidence.unsafe]
    return found + evidence.scenario


def secrets_in(text: str, world: World, message: str = "") -> list[str]:
    """The secrets in a text, also those that are written as numbers."""
    known = world.tokens | ({"other student": message} if message else {})
    return [kind for kind, token in known.items() if token in text or _as_numbers(token) in text]


def _as_numbers(token: str) -> str:
    """How five letters of the secret's random part look in a list of their codes."""
    return ", ".join(str(ord(letter)) for letter in token[-16:-11])
