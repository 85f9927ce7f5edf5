"""The story's end: hooks and what gets past them, wider rights, and none at all."""

from typing import Final

from worknode_guard.services.demo.script import ALLOWED, Chapter, Expected, refused, shown, step

HOOKS: Final = Chapter(
    "Hooks tell early, the check decides",
    (
        step(
            "hooks",
            "`install` puts the guard's hooks into this clone.",
            ("git switch -q main", "worknode-guard install"),
            shown("pre-commit"),
        ),
        step(
            "a commit stopped by the hook",
            "Now `git commit` itself stops what the agent may not do.",
            (
                "git switch -q -c local main",
                "mkdir docs && echo 'RPC in one page' > docs/guide.md && git add docs",
                "git commit -q -m 'Write a guide'",
            ),
            refused("WG101", shows=("docs/guide.md",)),
        ),
        step(
            "--no-verify",
            "A hook can be passed by: it is early feedback, and no gate.",
            ("git commit -q --no-verify -m 'Write a guide'",),
        ),
        step(
            "the check behind the hook",
            "The check that CI runs on the pull request refuses the same commit, and nothing that"
            " the agent does to its clone changes that.",
            ("worknode-guard check --base main --head local",),
            refused("WG101"),
        ),
    ),
)

WIDENING: Final = Chapter(
    "The scope is widened",
    (
        step(
            "one command",
            "The executive decides that the guide is wanted, and widens the agent by one command.",
            (
                "git switch -q -c widen main",
                "worknode-guard capability widen impl --path 'docs/**' --key ~/keys/exec",
            ),
            shown("plans/agents/impl.yaml.exec.sig"),
        ),
        step(
            "one commit",
            "One commit, signed by the executive, brings it to `main`; the check allows it, because"
            " it lies within what people let the executive hand on.",
            (
                "git add plans",
                "git -c user.signingKey=~/keys/exec commit -q -m 'Let impl write the guide'",
                "worknode-guard check --base main --head widen",
            ),
            ALLOWED,
        ),
        step(
            "the same commit, now allowed",
            "Once that is merged, the commit that was refused at first is allowed as it is.",
            (
                "git switch -q main && git merge -q --ff-only widen",
                "worknode-guard check --base main --head wrong-file",
            ),
            ALLOWED,
        ),
        step(
            "explain",
            "`explain` names the link of the law that decided it.",
            ("worknode-guard explain wrong-file --base main",),
            shown("docs/guide.md"),
        ),
        step(
            "the proof by other programs",
            "Nobody has to believe the guard: git and ssh-keygen alone agree with every signature"
            " that it counted.",
            ("worknode-guard explain wrong-file --base main --script | sh -e",),
            shown('Good "git" signature', 'Good "capability@worknode-guard" signature'),
        ),
        step(
            "the merge, too",
            "So the guide is merged.",
            (
                "git -c user.signingKey=~/keys/alice merge -q -m 'Merge the guide' wrong-file",
                "git log --oneline --graph --format=%s",
            ),
            shown("Merge the guide"),
        ),
    ),
)

REVOKING: Final = Chapter(
    "The agent is revoked",
    (
        step(
            "revocation",
            "Any one root key is enough to end an agent at once.",
            (
                "git config user.signingKey ~/keys/alice",
                "worknode-guard revoke impl --reason 'its machine was broken into'",
                "git add plans && git commit -q -m 'Revoke impl'",
                "worknode-guard may impl modify src/rpc.py",
            ),
            Expected(1, ("WG006",)),
        ),
        step(
            "a revoked agent's commit",
            "Its next commit is refused, whatever it changes.",
            (
                "git config user.signingKey ~/.local/share/worknode-guard/keys/*/impl",
                "git switch -q -c too-late main && echo '# Numbers only.' >> src/rpc.py",
                "git commit -q --no-verify -a -m 'Add a remark'",
                "worknode-guard check --base main --head too-late",
            ),
            refused("WG006"),
        ),
    ),
)
