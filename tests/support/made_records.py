"""Records as a run writes them, made by hand: right, wrong, and hostile ones."""

import json

EVIL = "</script></style></pre><script>alert('ada')</script><img src=x onerror=alert(1)>\"'&\u202e"
RESET = {"id": "no_reset", "title": "Never reset", "why": "It adds up.", "fix": "Reset it.", "lecture": "The loop"}
SUMMED = {"id": "summed", "title": "Summed, not averaged", "why": "It grows.", "fix": "Divide.", "lecture": "Loss"}


def check(name, outcome="passed", points=1.0, **more):
    return {
        "name": name,
        "outcome": outcome,
        "score": None if outcome == "grader_error" else points * (outcome == "passed"),
        "max_score": points,
        "sentence": f"{name} holds.",
        "message": "",
        "expected": "",
        "got": "",
        "remark": "",
        "where": None,
        "diagnosis": None,
        **more,
    }


def task(name, *checks, lecture="The loop", **more):
    outcomes = {one["outcome"] for one in checks}
    outcome = next((o for o in ("grader_error", "ungradable", "failed") if o in outcomes), checks[0]["outcome"])
    scores = [one["score"] for one in checks]
    return {
        "name": name,
        "outcome": outcome,
        "score": None if None in scores else sum(scores),
        "max_score": sum(one["max_score"] for one in checks),
        "lecture": lecture,
        "checks": list(checks),
        **more,
    }


def made(student, *tasks, lesson="tiny", **more):
    scores = [one["score"] for one in tasks]
    outcomes = {one["outcome"] for one in tasks}
    return {
        "schema": 1,
        "student": student,
        "lesson": lesson,
        "kit": "0.1.0",
        "seed": 987654321,
        "submission_sha256": "ab" * 32,
        "outcome": "failed" if "failed" in outcomes else tasks[0]["outcome"],
        "score": None if None in scores else sum(scores),
        "max_score": sum(one["max_score"] for one in tasks),
        "seconds": 1.5,
        "file": "tiny.py",
        "problem": None,
        "notes": [],
        "facts": {},
        "tasks": list(tasks),
        "manual": [],
        **more,
    }


def failed(name, *diagnoses, line=2, text="x = 1", **more):
    where = {"file": "tiny.py", "line": line, "code": text}
    first = diagnoses[0] if diagnoses else None
    return check(name, "failed", message="got 2", where=where, diagnosis=first, diagnoses=list(diagnoses), **more)


def repaired(name, before="    total = loss", after="    total += loss", pattern="= -> +=", **more):
    """A task that failed, with no name for its mistake and the change that mends it."""
    repair = {
        "title": "Line 2: another sign of assignment is meant",
        "advice": "Say whether the value is to be replaced or added to.",
        "proof": "proven",
        "places": [{"file": "tiny.py", "line": 2, "code": before.strip()}],
        "kinds": ["assignment"],
        "before": before,
        "after": after,
        "pattern": pattern,
    }
    return task(name, failed("moves"), repair=repair | more)


def _hostile_repair():
    return repaired(
        "mended", EVIL, EVIL, EVIL, title=EVIL, advice=EVIL, kinds=[EVIL], places=[{"file": EVIL, "line": 1}]
    )


RIGHT = made("ada", task("step", check("moves"), check("resets")))
WRONG = made(
    "ben",
    task("step", failed("moves", RESET, SUMMED), failed("resets", RESET)),
    code=[{"file": "tiny.py", "cell": None, "text": "def step():\n    x = 1\n    return x\n"}],
)


def hostile():
    mistake = {key: f"{EVIL}{key}" for key in RESET}
    where = {"file": EVIL, "line": 1, "cell": 3, "code": EVIL}
    broken = check("moves", "failed", message=EVIL, remark=EVIL, where=where, diagnosis=mistake, sentence=EVIL)
    return made(
        EVIL,
        task("step", broken, check("other", "failed", message=EVIL)),
        _hostile_repair(),
        code=[{"file": EVIL, "cell": 3, "text": EVIL}],
        file=EVIL,
        notes=[EVIL],
        look_at=[EVIL],
        facts={EVIL: EVIL},
        manual=[{"name": EVIL, "max_score": 2, "lecture": EVIL, "text": EVIL}],
    )


def write(run, *records):
    for one in records:
        path = run / "results" / one["lesson"] / f"{one['student']}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(one))
