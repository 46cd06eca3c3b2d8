"""Kinds of edits: what was wrong with a program that an edit mends, each with a sentence of what it means."""

from enum import StrEnum


class Kind(StrEnum):
    """What is wrong where an edit mends it. `*_missing` is what the student left out, `*_more` what is too much.

    Attributes:
        meaning: the kind in words, about the student's program.
    """

    meaning: str

    def __new__(cls, value: str, meaning: str) -> "Kind":
        """A kind that is its own text, with its meaning beside it."""
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.meaning = meaning
        return kind

    # Values and names
    CONSTANT = "constant", "a number, a text or a truth value should be another, or a name's value"
    TEXT = "text", "a text is made where the value itself is wanted"
    NAME = "name", "another variable than this one should be used here"
    TARGET = "target", "the result is given to the wrong name"
    SELF = "self", "`self.` is missing, or stands where it should not"
    ATTRIBUTE = "attribute", "another attribute, method or function than this one is meant"
    ATTRIBUTE_MISSING = "attribute_missing", "an attribute of this value is meant, not the value itself"
    ATTRIBUTE_MORE = "attribute_more", "the value itself is meant, not this attribute of it"
    # Calls
    PARENTHESES_MISSING = "parentheses_missing", "a function is named and not called"
    PARENTHESES_MORE = "parentheses_more", "something is called that is meant itself"
    CALL_MISSING = "call_missing", "a step is missing: a call around this value or after it"
    CALL_MORE = "call_more", "a step too much: this call should not be here"
    ARGUMENT = "argument", "an argument of the call should be another"
    ARGUMENT_MISSING = "argument_missing", "an argument is not handed on"
    ARGUMENT_MORE = "argument_more", "an argument is too much"
    LIST_MISSING = "list_missing", "brackets of a list are missing around this value"
    LIST_MORE = "list_more", "brackets of a list are too much around this value"
    COMMA_MISSING = "comma_missing", "a comma is missing between two texts, which become one"
    ORDER = "order", "two things stand in each other's place"
    # Arithmetic and conditions
    SIGN = "sign", "another sign of arithmetic is meant"
    COMPARISON = "comparison", "another comparison is meant"
    CONDITION = "condition", "the condition is the wrong way round"
    GROUPING = "grouping", "brackets stand in the wrong place: another part has to be worked out first"
    EARLY = "early", "a step is done too early: what follows needs the value before it"
    NESTING = "nesting", "two steps are done in the wrong order"
    PART_MORE = "part_more", "a part of the expression is too much"
    FACTOR_MISSING = "factor_missing", "a factor, a divisor or a power is missing"
    DIVISOR = "divisor", "what is divided by is wrong"
    DIVIDED = "divided", "a sum is not divided by the number of what was added"
    INDEX = "index", "another place in the tensor or the pair is meant"
    INDEX_MISSING = "index_missing", "one place of this value is meant, not all of it"
    INDEX_MORE = "index_more", "all of this value is meant, not one place of it"
    EXPRESSION = "expression", "this part of the line works out something else than is wanted"
    # Assignments
    ASSIGNMENT = "assignment", "another sign of assignment is meant"
    IN_PLACE = "in_place", "a name is bound anew where the object itself has to change"
    REBOUND = "rebound", "an object of somebody else's is changed where a new one has to be made"
    DEFAULT = "default", "a default value is shared by all calls"
    GLOBAL = "global", "a value is kept from one call to the next"
    SHARED = "shared", "an attribute of the class is shared by all its objects"
    # Statements without effect
    IDLE_PARENTHESES = "idle_parentheses", "a function is named as a statement and not called"
    IDLE_COMPARISON = "idle_comparison", "a comparison is written where an assignment is meant"
    IDLE_RESULT = "idle_result", "the result of this statement is thrown away"
    IDLE_RETURN = "idle_return", "the value of this statement is not given back"
    IDLE_BLOCK = "idle_block", "this call only works as the head of a `with` block"
    # Statements
    STATEMENT_MISSING = "statement_missing", "a statement is missing beside this one"
    STATEMENT_OTHER = "statement_other", "another statement is meant in the place of this one"
    STATEMENT_MORE = "statement_more", "this statement should not be here"
    MOVED = "moved", "this statement stands in the wrong place"
    INDENTED = "indented", "these statements belong into the block before them"
    DEDENTED = "dedented", "these statements belong behind the block, not into it"
    BLOCK_MISSING = "block_missing", "these statements need a block around them"
    BLOCK_MORE = "block_more", "this block should not be around its statements"
    DECORATOR_MORE = "decorator_more", "this decorator should not be here"
    RETURN_MISSING = "return_missing", "nothing is given back"
    HEADER = "header", "the line at the head of this block says something else than is wanted"
    # Loops
    LOOP = "loop", "the loop goes over something else than is meant"
    LOOP_MISSING = "loop_missing", "these statements have to be repeated"
    COLLECTED = "collected", "what each pass of the loop gives is not kept in a list"
    ACCUMULATED = "accumulated", "in the loop each value replaces the one before it instead of being added"
    WEIGHTED = "weighted", "batches count alike though they are not equally large"
    EXTREME = "extreme", "the best so far is not kept"
    # Classes, layers and PyTorch
    METHOD_NAME = "method_name", "the method's name is not the one that Python or PyTorch looks for"
    METHOD_PLACE = "method_place", "the method stands inside another method"
    BASE_MISSING = "base_missing", "the class does not inherit"
    SUPER_MISSING = "super_missing", "the class it inherits from is not initialised"
    PARAMETER = "parameter", "a tensor that is to be trained is not registered with the module"
    LAYER_MISSING = "layer_missing", "a layer is missing"
    LAYER_MORE = "layer_more", "a layer is too much"
    DEVICE = "device", "a tensor or a module is not moved to the device"
    MODE = "mode", "the model is not left in the mode it was in"


MEANINGS = {kind.value: kind.meaning for kind in Kind}
