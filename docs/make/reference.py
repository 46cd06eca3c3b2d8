"""Write docs/reference from the code: the commands from their parser, what lessons and notebooks use from docstrings.

python docs/make/reference.py           write the pages
python docs/make/reference.py --check   fail where one of them is not current
"""

import argparse
import ast
import inspect
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "reference"
MADE = "<!-- made by docs/make/reference.py: change the code, not this page -->"
# What is shown of a module, in this order; all that has a docstring and no leading underscore where nothing is named.
MODULES = {
    "autograder/notebook.py": ("check", "check_all"),
    "autograder/lesson/per_student.py": (),
    "autograder/lesson/declare.py": ("Lesson", "Task"),
    "autograder/lesson/given.py": (),
    "autograder/lesson/claims.py": (),
    "autograder/lesson/resources.py": ("Found", "Resource"),
    "autograder/lesson/pictures.py": (),
    "autograder/lesson/devices.py": (),
    "autograder/lesson/recipes.py": ("declare",),
    "autograder/pytorch/draws.py": (),
}


def commands_page() -> str:
    """Every command with its arguments, from the parser itself."""
    sys.path.insert(0, str(ROOT))
    from autograder.cli import _parser

    parts = [MADE, "# Commands", "Exit codes: " + EXIT_CODES]
    parts += [section for name, parser in _subparsers(_parser()) for section in _command(name, parser)]
    return "\n\n".join(parts) + "\n"


EXIT_CODES = (
    "0 done, 1 something is wrong with what was checked, 2 the command was wrong, 3 some result is an error of the "
    "grader, 130 interrupted."
)


def _subparsers(
    parser: argparse.ArgumentParser, above: str = "autograder"
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, own in action.choices.items():
                own.description = own.description or helps.get(name, "")
                yield f"{above} {name}", own
                yield from _subparsers(own, f"{above} {name}")


def _command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    actions = [
        action
        for action in parser._actions
        if not isinstance(action, argparse._HelpAction | argparse._SubParsersAction)
    ]
    yield f"## {name}"
    said = (parser.description or "").strip()
    yield f"{said[:1].upper()}{said[1:]}."
    yield "    " + " ".join([name, *(_usage(action) for action in actions)])
    if actions:
        rows = [f"| `{_names(action)}` | {escape(action.help or '', quote=False)} |" for action in actions]
        yield "\n".join(["| argument | meaning |", "|---|---|", *rows])


def _usage(action: argparse.Action) -> str:
    text = f"{action.option_strings[0]} {_value(action)}".strip() if action.option_strings else _value(action)
    more = " ..." if action.nargs in ("*", "+") or isinstance(action, argparse._AppendAction) else ""
    return f"{text}{more}" if action.required and action.nargs != "*" else f"[{text}{more}]"


def _names(action: argparse.Action) -> str:
    return ", ".join(f"{name} {_value(action)}".strip() for name in action.option_strings) or _value(action)


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    if action.choices and not action.metavar:
        return "{" + ",".join(map(str, action.choices)) + "}"
    return str(action.metavar or action.dest.upper())


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


def main() -> int:
    """Write or compare the pages."""
    check = "--check" in sys.argv[1:]
    outdated = []
    for name, make in PAGES.items():
        path, text = TARGET / name, make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            outdated.append(name)
            if not check:
                TARGET.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    for name in outdated:
        print(f"{'not current' if check else 'written'}: docs/reference/{name}")
    return 1 if check and outdated else 0


if __name__ == "__main__":
    sys.exit(main())
