"""The story's beginning: the law, the agents, and work that is allowed."""

from typing import Final

from worknode_guard.services.demo.script import ALLOWED, Chapter, refused, shown, step

_PLAN: Final = """\
cat > ../plan.yaml <<END
kind: plan
$(grep '^project:' plans/main.yaml)
id: main
version: 1
title: "RPC layer"
refs: ["refs/heads/main"]
active: [build]
phases:
  - {id: design}
  - {id: build}
  - {id: release}
assignments:
  - {agent: impl, phases: [build], paths: ["src/**", "docs/**"]}
  - {agent: impl, phases: [release], paths: ["CHANGES.md"]}
$(grep '^expires:' plans/main.yaml)
END"""

_INIT: Final = """\
worknode-guard init --threshold 2 --recovery ~/keys/safe.pub \\
  --person alice=$HOME/keys/alice.pub --person bob=$HOME/keys/bob.pub"""

_EXECUTIVE: Final = """\
worknode-guard capability new exec --tier executive --subject ~/keys/exec.pub \\
  --delegate-path 'src/**' --delegate-path 'docs/**' --delegate-path CHANGES.md"""

_IMPLEMENTATION: Final = """\
worknode-guard capability new impl --issuer exec --key ~/keys/exec --no-assignment \\
  --path 'src/**' --path CHANGES.md --phase build --phase release"""

_CODE: Final = """\
mkdir src && cat > src/rpc.py <<END
def double(number):
    \"\"\"Give twice the number.\"\"\"
    return 2 * number
END"""

FOUNDING: Final = Chapter(
    "Two people found the law",
    (
        step(
            "keys of people",
            "Alice and Bob each have an SSH key, and a third key will be locked away.",
            (
                "mkdir ~/keys",
                "ssh-keygen -q -t ed25519 -N '' -C alice -f ~/keys/alice",
                "ssh-keygen -q -t ed25519 -N '' -C bob -f ~/keys/bob",
                "ssh-keygen -q -t ed25519 -N '' -C safe -f ~/keys/safe",
            ),
        ),
        step(
            "a repository",
            "Alice makes a repository in which every commit is signed with an SSH key.",
            (
                "git init -q -b main",
                "git config user.name Demo && git config user.email demo@example.org",
                "git config gpg.format ssh && git config commit.gpgSign true",
                "git config user.signingKey ~/keys/alice",
            ),
        ),
        step(
            "trust root",
            "She founds the law: two of the three keys must sign whatever changes the trust root.",
            (_INIT,),
            shown("plans/trust/1.yaml", "the pin"),
        ),
        step(
            "second signature",
            "Bob reads the trust root and adds the second signature.",
            ("worknode-guard sign plans/trust/1.yaml --key ~/keys/bob",),
            shown("plans/trust/1.yaml.bob.sig"),
        ),
        step(
            "plan",
            "Alice edits the plan, in which `build` is active and `release` comes later, and signs"
            " it.",
            (_PLAN, "mv ../plan.yaml plans/main.yaml", "worknode-guard sign plans/main.yaml"),
            shown("plans/main.yaml.alice.sig"),
        ),
        step(
            "founding commit",
            "She commits the law, and notes its pin outside of the history.",
            (
                "git add plans && git commit -q -m 'Found the law'",
                "git config worknode.trust \"$(worknode-guard law | sed -n 's/^pin //p')\"",
                "git config worknode.trust",
            ),
            shown("sha256:"),
        ),
    ),
)

AGENTS: Final = Chapter(
    "Three agents get their rights",
    (
        step(
            "executive agent",
            "An executive agent, whose key was made on its own machine, may hand on work on code"
            " and papers, and may change neither.",
            (
                "ssh-keygen -q -t ed25519 -N '' -C exec -f ~/keys/exec",
                _EXECUTIVE,
            ),
            shown("plans/agents/exec.yaml.alice.sig"),
        ),
        step(
            "implementation agent",
            "The executive issues the implementation agent with its own key, and the agent's key"
            " is made on the way.",
            (_IMPLEMENTATION,),
            shown("plans/agents/impl.yaml.exec.sig"),
        ),
        step(
            "too wide a delegation",
            "What the executive was not given, it cannot hand on.",
            ("worknode-guard capability new aid --path 'aid/**' --issuer exec --key ~/keys/exec",),
            refused("WG007"),
        ),
        step(
            "validation agent",
            "A validation agent always comes from people, so that no executive can approve its own"
            " work.",
            ("worknode-guard capability new valid --tier validation --path 'reports/**'",),
            shown("plans/agents/valid.yaml.alice.sig"),
        ),
        step(
            "law",
            "Alice commits all of it to `main`, and from then on it is the law.",
            ("git add plans && git commit -q -m 'Give three agents work'", "worknode-guard law"),
            shown("may hand on: implementation", "by root > exec > impl", "everything holds"),
        ),
    ),
)

WORK: Final = Chapter(
    "The implementation agent works",
    (
        step(
            "the agent's key",
            "The implementation agent takes over: a commit's signature tells whose it is, its name"
            " and address tell nothing.",
            ("git config user.signingKey ~/.local/share/worknode-guard/keys/*/impl",),
        ),
        step(
            "an allowed question",
            "Before it writes anything, it may ask.",
            ("worknode-guard may impl add src/rpc.py",),
            shown("yes"),
        ),
        step(
            "an allowed commit",
            "It adds a file that plan and capability give it, and the check on the pull request"
            " allows that.",
            (
                "git switch -q -c work",
                _CODE,
                "git add src && git commit -q -m 'Double a number'",
                "worknode-guard check --base main --head work",
            ),
            ALLOWED,
        ),
        step(
            "the merge",
            "The work is merged.",
            ("git switch -q main && git merge -q --ff-only work",),
        ),
    ),
)
