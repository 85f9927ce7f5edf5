"""Every rule: its code, its name and its module, in the order of the codes.

Rules are imported from this table instead of a walk over the folders, so that a check that needs
five rules imports five; tests/house holds table and folders together.
"""

from typing import Final, NamedTuple


class Entry(NamedTuple):
    """One line of the catalogue.

    Attributes:
        module: Below `worknode_guard.rules`.
        code_rule: It needs facts about source text; waivers and severities of a plan apply.
    """

    code: str
    name: str
    module: str
    code_rule: bool = False


CATALOGUE: Final = (
    Entry("WG001", "trust-root", "authority.trust_root"),
    Entry("WG002", "document-malformed", "authority.document_malformed"),
    Entry("WG003", "document-signature", "authority.document_signature"),
    Entry("WG004", "document-version", "authority.document_version"),
    Entry("WG005", "document-time", "authority.document_time"),
    Entry("WG006", "revoked", "authority.revoked"),
    Entry("WG007", "chain", "authority.chain"),
    Entry("WG010", "commit-unsigned", "authority.commit_unsigned"),
    Entry("WG011", "commit-signature", "authority.commit_signature"),
    Entry("WG012", "unknown-key", "authority.unknown_key"),
    Entry("WG013", "commit-form", "authority.commit_form"),
    Entry("WG014", "ambiguous-capability", "authority.ambiguous_capability"),
    Entry("WG015", "plan-trailer", "authority.plan_trailer"),
    Entry("WG016", "history-incomplete", "authority.history_incomplete"),
    Entry("WG017", "merge-not-trivial", "authority.merge_not_trivial"),
    Entry("WG018", "ref-not-allowed", "authority.ref_not_allowed"),
    Entry("WG019", "presence-not-proved", "authority.presence_not_proved"),
    Entry("WG101", "path-not-allowed", "scope.path_not_allowed"),
    Entry("WG102", "delete-not-allowed", "scope.delete_not_allowed"),
    Entry("WG103", "protected-path", "scope.protected_path"),
    Entry("WG104", "phase-not-active", "scope.phase_not_active"),
    Entry("WG105", "entry-kind", "scope.entry_kind"),
    Entry("WG106", "unsafe-name", "scope.unsafe_name"),
    Entry("WG107", "tree-malformed", "scope.tree_malformed"),
    Entry("WG108", "size-limit", "scope.size_limit"),
    Entry("WG109", "unreadable-content", "scope.unreadable_content"),
    Entry("WG110", "tier-may-not", "scope.tier_may_not"),
    Entry("WG201", "cyclomatic-complexity", "complexity.cyclomatic_complexity", code_rule=True),
    Entry("WG202", "function-length", "complexity.function_length", code_rule=True),
    Entry("WG203", "parameter-count", "complexity.parameter_count", code_rule=True),
    Entry("WG204", "nesting-depth", "complexity.nesting_depth", code_rule=True),
)

INTERNAL_ERROR: Final = ("WG901", "internal-error")


def entry_of(code_or_name: str) -> Entry | None:
    """Give the entry of a rule by code (any letter case) or name."""
    wanted = code_or_name.strip()
    return next((e for e in CATALOGUE if wanted.upper() == e.code or wanted == e.name), None)
