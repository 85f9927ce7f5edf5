"""Every rule: its code, its name and its module, in the order of the codes.

Rules are imported from this table instead of a walk over the folders, and only when the evidence
holds what they read, so that a check in which nothing is wrong imports hardly any. tests/house
holds table and folders together, and proves that the rules left out would have said nothing.
"""

from typing import Final

from worknode_guard.named import NamedTuple


class Entry(NamedTuple):
    """One line of the catalogue.

    Attributes:
        module: Below `worknode_guard.rules`.
        reads: What the evidence must hold for the rule to have a say (see `rules.facets`): the
            rule's own code, where it repeats a reason that was found while gathering.
    """

    code: str
    name: str
    module: str
    reads: str

    @property
    def is_code_rule(self) -> bool:
        """Whether it is one of WG2xx to WG5xx, which a plan's waivers and severities can touch."""
        return _FIRST_CODE_RULE <= self.code < _FIRST_WORK_RULE


_FIRST_CODE_RULE: Final = "WG200"
_FIRST_WORK_RULE: Final = "WG600"
CODE: Final = "code"
FORM: Final = "form"
MERGES: Final = "merges"
POWER_OF_TEN: Final = "power of ten"
REF: Final = "ref"
TREES: Final = "trees"
VOLUMES: Final = "volumes"


def _repeats(code: str, name: str, module: str) -> Entry:
    """A rule that tells reasons of its own code."""
    return Entry(code, name, module, code)


def _ten(code: str, name: str) -> Entry:
    """One of the Power of Ten; read only where a plan applies them."""
    return Entry(code, name, f"power_of_ten.{name.replace('-', '_')}", POWER_OF_TEN)


CATALOGUE: Final = (
    _repeats("WG001", "trust-root", "authority.trust_root"),
    _repeats("WG002", "document-malformed", "authority.document_malformed"),
    _repeats("WG003", "document-signature", "authority.document_signature"),
    _repeats("WG004", "document-version", "authority.document_version"),
    _repeats("WG005", "document-time", "authority.document_time"),
    _repeats("WG006", "revoked", "authority.revoked"),
    _repeats("WG007", "chain", "authority.chain"),
    _repeats("WG010", "commit-unsigned", "authority.commit_unsigned"),
    _repeats("WG011", "commit-signature", "authority.commit_signature"),
    _repeats("WG012", "unknown-key", "authority.unknown_key"),
    Entry("WG013", "commit-form", "authority.commit_form", FORM),
    _repeats("WG014", "ambiguous-capability", "authority.ambiguous_capability"),
    _repeats("WG015", "plan-trailer", "authority.plan_trailer"),
    _repeats("WG016", "history-incomplete", "authority.history_incomplete"),
    Entry("WG017", "merge-not-trivial", "authority.merge_not_trivial", MERGES),
    Entry("WG018", "ref-not-allowed", "authority.ref_not_allowed", REF),
    _repeats("WG019", "presence-not-proved", "authority.presence_not_proved"),
    _repeats("WG101", "path-not-allowed", "scope.path_not_allowed"),
    _repeats("WG102", "delete-not-allowed", "scope.delete_not_allowed"),
    _repeats("WG103", "protected-path", "scope.protected_path"),
    _repeats("WG104", "phase-not-active", "scope.phase_not_active"),
    _repeats("WG105", "entry-kind", "scope.entry_kind"),
    Entry("WG106", "unsafe-name", "scope.unsafe_name", TREES),
    Entry("WG107", "tree-malformed", "scope.tree_malformed", TREES),
    Entry("WG108", "size-limit", "scope.size_limit", VOLUMES),
    Entry("WG109", "unreadable-content", "scope.unreadable_content", CODE),
    _repeats("WG110", "tier-may-not", "scope.tier_may_not"),
    Entry("WG201", "cyclomatic-complexity", "complexity.cyclomatic_complexity", CODE),
    Entry("WG202", "function-length", "complexity.function_length", CODE),
    Entry("WG203", "parameter-count", "complexity.parameter_count", CODE),
    Entry("WG204", "nesting-depth", "complexity.nesting_depth", CODE),
    _ten("WG301", "simple-control-flow"),
    _ten("WG302", "bounded-loops"),
    _ten("WG303", "no-late-allocation"),
    _ten("WG304", "function-fits-a-page"),
    _ten("WG305", "assertion-density"),
    _ten("WG306", "smallest-scope"),
    _ten("WG307", "checked-values"),
    _ten("WG308", "limited-preprocessor"),
    _ten("WG309", "restricted-pointers"),
    _ten("WG310", "clean-analysis"),
    Entry("WG401", "undocumented", "documentation.undocumented", CODE),
    Entry("WG902", "not-analysed", "documentation.not_analysed", CODE),
)

INTERNAL_ERROR: Final = ("WG901", "internal-error")


def entry_of(code_or_name: str) -> Entry | None:
    """Give the entry of a rule by code (any letter case) or name."""
    wanted = code_or_name.strip()
    return next((e for e in CATALOGUE if wanted.upper() == e.code or wanted == e.name), None)
