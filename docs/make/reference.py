"""Write docs/reference from the code: commands from their declarations, what lessons and notebooks use from docstrings.

python docs/make/reference.py           write the pages
python docs/make/reference.py --check   fail where one of them is not current
"""

import ast
import inspect
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
MADE = "<!-- made by docs/make/reference.py: change the code, not this page -->"
# What is shown of a module, in this order; all that has a docstring and no leading underscore where nothing is named.
MODULES = {
    "autograder/student/notebook.py": ("check", "check_all"),
    "autograder/lesson/per_student.py": (),
    "autograder/lesson/declare.py": ("Lesson", "Task"),
    "autograder/lesson/draws.py": (),
    "autograder/lesson/claims.py": (),
    "autograder/lesson/resources.py": ("Found", "Resource"),
    "autograder/lesson/plots.py": (),
    "autograder/lesson/plain.py": (),
    "autograder/pytorch/devices.py": (),
    "autograder/lesson/observed.py": ("Shows", "Observed"),
    "autograder/pytorch/scenarios/scenario.py": ("Award", "Scenario"),
    "autograder/pytorch/scenarios/calls.py": ("Cases",),
    "autograder/pytorch/scenarios/functions.py": ("tensor_function",),
    "autograder/pytorch/scenarios/number_functions.py": ("number_function",),
    "autograder/pytorch/scenarios/datasets.py": ("array_dataset",),
    "autograder/pytorch/scenarios/loaders.py": ("made_loader",),
    "autograder/pytorch/scenarios/made_models.py": ("ModelCase",),
    "autograder/pytorch/scenarios/models.py": ("model_function",),
    "autograder/pytorch/scenarios/module_functions.py": ("merging_function",),
    "autograder/pytorch/scenarios/setups.py": ("Setup", "Work", "line_setup", "image_setup"),
    "autograder/pytorch/scenarios/optimizers.py": ("made_optimizer",),
    "autograder/pytorch/scenarios/updates.py": ("update_by_hand",),
    "autograder/pytorch/scenarios/steps.py": ("training_step",),
    "autograder/pytorch/scenarios/one_epoch.py": ("training_epoch",),
    "autograder/pytorch/scenarios/epochs.py": ("training_epochs",),
    "autograder/pytorch/scenarios/accuracy.py": ("measured_accuracy",),
    "autograder/pytorch/scenarios/classifiers.py": (),
    "autograder/pytorch/scenarios/device_choice.py": ("device_choice",),
    "autograder/pytorch/scenarios/device_move.py": ("model_mover",),
    "autograder/pytorch/scenarios/device_steps.py": ("training_step_on",),
    "autograder/pytorch/scenarios/answers.py": ("Answer", "Numbers", "Word", "Parts", "Words"),
    "autograder/pytorch/fashion_mnist/scenario.py": ("loads_fashion_mnist",),
    "autograder/pytorch/training/declare.py": ("whole_training",),
    "autograder/pytorch/training/results.py": ("Reached",),
    "autograder/pytorch/draws.py": (),
}


def commands_page() -> str:
    """Every command with its arguments, from the commands themselves."""
    sys.path.insert(0, str(ROOT))
    from autograder.cli.main import root

    parts = [MADE, "# Commands", "Exit codes: " + EXIT_CODES, COMPLETION]
    context = click.Context(root, info_name="autograder")
    for section in root.sections:
        parts.append(f"## {section.heading}")
        for name in section.commands:
            parts += _command(root.get_command(context, name), context, name)
    return "\n\n".join(parts) + "\n"


EXIT_CODES = (
    "0 done, 1 something is wrong with what was checked, 2 the command was wrong, 3 some result is an error of the "
    "grader, 130 interrupted."
)
COMPLETION = (
    "The shell can complete commands, options, lessons and tasks: [how to set that up](../students.md#let-the-shell-"
    "complete). A long option may be cut short as long as it is clear which one is meant."
)


def _command(command: click.Command, above: click.Context, name: str) -> Iterator[str]:
    context = click.Context(command, parent=above, info_name=name)
    yield f"### {context.command_path}"
    yield inspect.cleandoc(command.help or "")
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            yield from _command(command.get_command(context, inner), context, inner)
        return
    params = command.params
    yield "    " + " ".join([context.command_path, *(_usage(param, context) for param in params)])
    if params:
        rows = [f"| `{_names(param, context)}` | {escape(_meaning(param), quote=False)} |" for param in params]
        yield "\n".join(["| argument | meaning |", "|---|---|", *rows])


def _usage(param: click.Parameter, context: click.Context) -> str:
    if isinstance(param, click.Argument):
        return param.make_metavar(context)
    return f"[{_names(param, context)}]" + ("..." if param.multiple else "")


def _names(param: click.Parameter, context: click.Context) -> str:
    if isinstance(param, click.Argument):
        return param.human_readable_name.strip("[].")
    value = "" if param.is_flag else f" {param.make_metavar(context)}"
    return f"{param.opts[0]}{value}"


def _meaning(param: click.Parameter) -> str:
    shown = isinstance(param, click.Option) and param.show_default
    return f"{param.help} ({param.default})" if shown else param.help or ""


def python_page() -> str:
    """What lessons and notebooks use, from the docstrings."""
    parts = [MADE, "# For lessons and notebooks"]
    for path, names in MODULES.items():
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        module = path.removesuffix(".py").replace("/", ".")
        parts += [f"## {module}", _markdown(ast.get_docstring(tree) or "")]
        for node in _public(tree, names):
            parts += _entry(node)
    return "\n\n".join(part for part in parts if part) + "\n"


Definition = ast.FunctionDef | ast.ClassDef


def _public(tree: ast.Module | ast.ClassDef, names: tuple[str, ...] = ()) -> list[Definition]:
    found = [node for node in tree.body if isinstance(node, Definition) and not node.name.startswith("_")]
    shown = [node for node in found if (node.name in names if names else ast.get_docstring(node))]
    return sorted(shown, key=lambda node: names.index(node.name)) if names else shown


def _entry(node: Definition, above: str = "") -> Iterator[str]:
    yield f"{'####' if above else '###'} {above}{node.name}"
    if isinstance(node, ast.FunctionDef):
        yield f"```python\n{_signature(node)}\n```"
        yield _markdown(ast.get_docstring(node) or "")
        return
    begin = next((part for part in node.body if isinstance(part, ast.FunctionDef) and part.name == "__init__"), None)
    if begin is not None:
        yield f"```python\n{_signature(begin, node.name)}\n```"
    yield _markdown(ast.get_docstring(node) or "")
    yield _markdown(ast.get_docstring(begin) or "") if begin is not None else ""
    for part in _public(node):
        if isinstance(part, ast.FunctionDef):
            yield from _entry(part, f"{node.name}.")


def _signature(node: ast.FunctionDef, name: str = "") -> str:
    returns = f" -> {ast.unparse(node.returns)}" if node.returns and not name else ""
    if any(isinstance(one, ast.Name) and one.id == "property" for one in node.decorator_list):
        return f"{node.name}: {returns.removeprefix(' -> ')}"
    arguments = ast.unparse(node.args).removeprefix("self, ").removeprefix("self")
    return f"{name or node.name}({arguments}){returns}"


SECTIONS = ("Args:", "Returns:", "Raises:", "Attributes:")


def _markdown(text: str) -> str:
    """A docstring as Markdown: its sections become lists, indented code stays code."""
    blocks: list[str] = []
    for block in text.split("\n\n"):
        head, *rest = block.split("\n")
        if head in SECTIONS:
            blocks += [f"**{head.removesuffix(':')}**", "\n".join(_items(rest, head))]
        elif block.startswith("    "):
            blocks.append(f"```python\n{inspect.cleandoc(block)}\n```")
        else:
            blocks.append(block)
    # Code with empty lines in it came in several blocks.
    return "\n\n".join(blocks).replace("\n```\n\n```python\n", "\n\n")


def _items(lines: list[str], head: str) -> Iterator[str]:
    for line in lines:
        if head == "Returns:" or line.startswith("     "):  # goes on
            yield f"{'' if head == 'Returns:' else '  '}{line.strip()}"
        else:
            name, colon, said = line.strip().partition(": ")
            yield f"- `{name}`{colon}{said}" if colon else f"- {line.strip()}"


PAGES = {"commands.md": commands_page, "python.md": python_page}


if __name__ == "__main__":
    from written import write_or_compare

    sys.exit(write_or_compare(PAGES))
