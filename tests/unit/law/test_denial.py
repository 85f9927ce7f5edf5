"""Places that no agent may write."""

import pytest

from worknode_guard.law.denial import built_in_denial

DENIED = [
    ("plans/x.yaml", "plans/**"),
    ("PLANS/agents/x.yaml", "plans/**"),
    ("plans", "plans/**"),
    (".github/workflows/ci.yml", ".github/**"),
    (".gitlab-ci.yml", ".gitlab-ci.yml"),
    (".gitlab/agents/x", ".gitlab/**"),
    (".circleci/config.yml", ".circleci/**"),
    (".buildkite/pipeline.yml", ".buildkite/**"),
    (".woodpecker/a.yml", ".woodpecker/**"),
    (".woodpecker.yml", ".woodpecker.yml"),
    (".travis.yml", ".travis.yml"),
    ("azure-pipelines.yml", "azure-pipelines.yml"),
    ("bitbucket-pipelines.yml", "bitbucket-pipelines.yml"),
    ("jenkinsFile", "jenkinsfile"),
    (".ci/run", ".ci/**"),
    (".Pre-Commit-Config.yaml", ".pre-commit-config.yaml"),
    ("lefthook.yml", "lefthook.yml"),
    (".lefthook/x", ".lefthook/**"),
    (".husky/pre-commit", ".husky/**"),
    (".githooks/pre-push", ".githooks/**"),
    (".claude/settings.json", ".claude/**"),
    (".cursor/rules", ".cursor/**"),
    (".codex/config", ".codex/**"),
    ("CODEOWNERS", "CODEOWNERS"),
    ("docs/CodeOwners", "CODEOWNERS"),
    (".gitattributes", ".gitattributes"),
    ("src/.GITATTRIBUTES", ".gitattributes"),
    ("src/.gitattributes/x", ".gitattributes"),
    ("src/.gitmodules", ".gitmodules"),
    ("src/.gitignore", ".gitignore"),
    (".MailMap", ".mailmap"),
    ("a/b/.lfsconfig", ".lfsconfig"),
]

FREE = [
    "src/plans/x.yaml",
    "planning/x",
    "src/.github/x",
    "src/Jenkinsfile",
    "src/lefthook.yml",
    "CODEOWNERS/x",
    "src/gitignore",
    ".github-old/x",
    ".gitlab-ci.yml/x",
]


@pytest.mark.parametrize(("path", "pattern"), DENIED)
def test_denied_to_every_agent(path: str, pattern: str) -> None:
    assert built_in_denial(path) == pattern


@pytest.mark.parametrize("path", FREE)
def test_left_to_the_capability(path: str) -> None:
    assert built_in_denial(path) is None
