"""Compare what a form showed, what was typed into it, and what stands in the workbook by now."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Form = TypeVar("Form", bound=DataclassInstance)


def rebased(opened: Form, typed: Form, now: Form) -> Form:
    """What the next save of a form is compared with after an edit crossed another one.

    Fields the user changed are held against what stands there `now`, since the user was told of it; the others stay as
    they were `opened`, so that saving again does not write them.
    """
    touched = [field.name for field in fields(opened) if getattr(typed, field.name) != getattr(opened, field.name)]
    return replace(opened, **{name: getattr(now, name) for name in touched})
