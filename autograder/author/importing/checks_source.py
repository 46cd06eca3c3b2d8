"""The text of `checks.py`: the one place that knows how probes and checks of an imported lesson are written."""

import ast
import builtins
import json
from collections.abc import Sequence

from autograder.author.importing.assertions import CLOSE, HOLDS, KIND, SAME, VALUE
from autograder.author.importing.claims import Claim
from autograder.author.importing.parts import Names
from autograder.author.importing.planned import Group, Plan, PlannedTask, PlannedText
from autograder.author.importing.slices import OWN, loaded_names

PROBE = """
@{task}.probe{options}
def {name}(student, given):
{body}
    return {{{values}}}
"""
CHECK = '''
@{task}.check({probe}, points={points}{keyed})
def {name}(seen, expected):
    """{sentence}"""
    return [
{claims}
    ]
'''


def seen(name: str) -> str:
    """How a check reads what its program showed."""
    return f"seen.{name}"


def expected(name: str) -> str:
    """How a check reads what the reference showed."""
    return f"expected.{name}"


def checks_source(plan: Plan, lesson: str, order: int, files: Sequence[str]) -> tuple[str, dict[str, Group]]:
    """The text of `checks.py`, and which group each check is, by `<task>.<check>`."""
    names = Names({"lesson", "student", "given", "seen", "expected", "EXACT", *dir(builtins), *_bound(plan.imports)})
    parts, checks = [], {}
    variables = {task.name: names.new(f"{task.name}_task") for task in plan.tasks}
    planned: list[PlannedTask | PlannedText] = [*plan.tasks, *plan.texts]
    for one in sorted(planned, key=lambda one: one.cell):
        if isinstance(one, PlannedText):
            parts.append(_text(one.name, one.manual.points, one.lecture))
            continue
        parts.append(_declared(one, variables[one.name]))
        for group in one.groups:
            probe, check = names.new(f"seen_in_{group.tests.name}"), names.new(group.tests.name, "tests")
            parts.append(_probe(group, variables[one.name], probe))
            parts.append(_check(group, variables[one.name], probe, check))
            checks[f"{one.name}.{check}"] = group
        if one.by_hand:
            parts.append(_text(one.by_hand_name, one.by_hand, one.lecture))
    head = _head(plan, lesson, order, files)
    return head + "\n" + "\n".join(parts), checks


def claim_source(claim: Claim) -> str:
    """A claim in code."""
    assertion, own = claim.assertion, seen(claim.name)
    what = quoted(claim.what[:100])
    if assertion.kind in (SAME, CLOSE):
        other = seen(claim.other) if claim.other else expected(claim.name)
        exact = assertion.tolerance == (0.0, 0.0)
        return f"Close({what}, {own}, {other}, {'EXACT' if exact else _tolerance(*assertion.tolerance)})"
    if assertion.kind == HOLDS:
        condition, wanted = f"bool({assertion.condition})", assertion.condition.replace(VALUE, claim.what)
    else:
        condition = _one_of(assertion.names)
        wanted = f"{'a value of type' if assertion.kind == KIND else 'the exception'} {' or '.join(assertion.names)}"
    if claim.listed:
        truth = f"bool({own}) and all({condition.replace(VALUE, 'one')} for one in {own})"
    else:
        truth = condition.replace(VALUE, own)
    return f"Holds({what}, {truth}, {quoted(wanted[:100])}, repr({own})[:80])"


def _one_of(names: Sequence[str]) -> str:
    """That one of some classes is among those that were seen."""
    if len(names) == 1:
        return f"{quoted(names[0])} in {VALUE}"
    return f"any(name in {VALUE} for name in ({', '.join(map(quoted, names))}))"


def _tolerance(relative: float, absolute: float) -> str:
    return f"Tolerance(relative={relative!r}, absolute={absolute!r})"


def _probe(group: Group, task: str, name: str) -> str:
    body = "\n".join(f"    {line}" for statement in group.body for line in ast.unparse(statement).split("\n"))
    kept = [one for claim in group.claims for one in (claim.name, claim.other) if one]
    values = ", ".join(f'"{one}": {one}' for one in kept)
    return PROBE.format(task=task, options="(answer=True)" if group.answer else "", name=name, body=body, values=values)


def _check(group: Group, task: str, probe: str, name: str) -> str:
    return CHECK.format(
        task=task,
        probe=probe,
        points=number(group.points),
        keyed=", keyed=True" if group.keyed else "",
        name=name,
        sentence=_docstring(group.sentence),
        claims="\n".join(f"        {claim_source(claim)}," for claim in group.claims),
    )


def _docstring(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', "'")


def _declared(task: PlannedTask, variable: str) -> str:
    name, points, lecture = quoted(task.name), number(task.points), quoted(task.lecture)
    return f"\n{variable} = lesson.task({name}, points={points}, lecture={lecture})\n"


def _text(name: str, points: float, lecture: str) -> str:
    return f"\nlesson.text({quoted(name)}, points={number(points)}, lecture={quoted(lecture)})\n"


def quoted(text: str) -> str:
    """A text as a literal between double quotes."""
    return json.dumps(text, ensure_ascii=False)


def number(points: float) -> str:
    """Points as a literal, without a needless `.0`."""
    return str(int(points)) if points == int(points) else repr(points)


def _bound(imports: Sequence[str]) -> set[str]:
    return {line.split()[-1].split(".")[0] for line in imports}


def _head(plan: Plan, lesson: str, order: int, files: Sequence[str]) -> str:
    groups = [group for task in plan.tasks for group in task.groups]
    claims = [claim_source(claim) for group in groups for claim in group.claims]
    kit = sorted(
        {"Lesson"} | {name for name in ("Close", "Holds", "Tolerance") if any(f"{name}(" in one for one in claims)}
    )
    exact = any(one.endswith("EXACT)") for one in claims)
    used = loaded_names([statement for group in groups for statement in group.body])
    forms = sorted(used & OWN)
    kit = sorted({*kit, "Tolerance"}) if exact else kit
    lines = [
        f'"""What is checked in the lesson `{lesson}`: probes run beside your code, checks judge what they saw."""',
        "",
    ]
    lines += [*plan.imports, ""] if plan.imports else []
    lines.append(f"from autograder.lesson import {', '.join(kit)}")
    lines += [f"from autograder.lesson.plain import {', '.join(forms)}"] if forms else []
    lines += ["", "EXACT = Tolerance(relative=0.0, absolute=0.0)"] if exact else []
    named = f", files=[{', '.join(map(quoted, files))}]" if files else ""
    declared = f"lesson = Lesson({quoted(lesson)}, title={quoted(plan.title)}, order={order}{named})"
    return "\n".join([*lines, "", declared, ""])
