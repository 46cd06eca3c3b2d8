"""Patterns of statements in tests: what states something, and what expects an exception."""

import ast

from autograder.author.importing.assertions import Assertion, NotRead, raising


def is_assertion(statement: ast.stmt) -> bool:
    """Whether a statement states something by itself."""
    match statement:
        case ast.Assert():
            return True
        case ast.Expr(value=ast.Call() as call):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            return name.startswith("assert") or name == "autotest"
        case ast.Try():
            return expected_exception(statement) is not None
        case ast.With(items=[item]):
            return excepts(item)
    return False


def has_assertions(statements: list[ast.stmt]) -> bool:
    """Whether something is stated in these statements, however deep."""
    return any(
        isinstance(node, ast.stmt) and is_assertion(node) for statement in statements for node in ast.walk(statement)
    )


def calls_a_test(value: ast.expr) -> bool:
    """Whether this is `test_something(f)`, the call of a test that was read where it is defined."""
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id.startswith("test")


def excepts(item: ast.withitem) -> bool:
    """Whether this is `with pytest.raises(Error)`."""
    match item.context_expr:
        case ast.Call(
            func=ast.Name(id="raises" | "assert_raises") | ast.Attribute(attr="raises" | "assertRaises"), args=[_]
        ):
            return True
    return False


def expected_exception(statement: ast.Try) -> Assertion | None:
    """What `try: call() except Error: pass else: raise ...` states; None where it is another `try`."""
    match statement:
        case ast.Try(
            body=[ast.Expr(value=call) | ast.Assign(value=call), *rest],
            handlers=[ast.ExceptHandler(type=kind, body=handled)],
            finalbody=[],
        ) if all(isinstance(one, ast.Pass) or _is_idle(one) for one in handled):
            ends = [*rest, *statement.orelse]
            if len(ends) >= 1 and all(map(_complains, ends)):
                try:
                    return raising(call, kind)
                except NotRead:
                    return None
    return None


def _is_idle(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and (
        isinstance(statement.value, ast.Constant)
        or (isinstance(statement.value, ast.Call) and getattr(statement.value.func, "id", "") == "print")
    )


def _complains(statement: ast.stmt) -> bool:
    match statement:
        case ast.Raise() | ast.Assert(test=ast.Constant(value=False)):
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="fail"))):
            return True
        case ast.Expr():
            return _is_idle(statement)
    return False
