"""Which plan speaks about a place in code, and how loudly."""

from worknode_guard.model.evidence import CodeLimits
from worknode_guard.model.plan import Severity


def severity_of(limits: CodeLimits, code: str) -> Severity:
    """Give the severity of a code rule: people may only be warned, and a plan may lower it."""
    if not limits.binding:
        return "warning"
    return dict(limits.plan.rules.severity).get(code, "error")


def undecided_severity(limits: CodeLimits) -> Severity:
    """Give the severity of what could not be decided: the plan's `undecided`."""
    binding = limits.binding and limits.plan.rules.undecided == "error"
    return "error" if binding else "warning"


def binding_first(limits: tuple[CodeLimits, ...]) -> list[CodeLimits]:
    """Put the plans that refuse before those that only warn."""
    return sorted(limits, key=lambda one: not one.binding)
