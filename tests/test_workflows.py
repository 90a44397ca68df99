"""The workflows that build and publish: few rights, actions of GitHub's own by a version, commands that exist."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from conspectus.cli import cli
from conspectus.weave.scaffold import new_review

ROOT = Path(__file__).parents[1]
WORKFLOWS = {
    "own": (ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8"),
    "new": new_review("River shade", "en")[".github/workflows/site.yml"],
}
OFFICIAL = re.compile(r"actions/[a-z-]+@v[0-9]+")


@pytest.fixture(params=WORKFLOWS)
def workflow(request: pytest.FixtureRequest) -> Any:  # noqa: ANN401  YAML
    return yaml.safe_load(WORKFLOWS[request.param])


def steps(workflow: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_only_the_job_that_publishes_may_write(workflow: Any) -> None:  # noqa: ANN401
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        rights = job.get("permissions", {})
        writing = {right for right, level in rights.items() if level == "write"}
        assert writing == ({"pages", "id-token"} if name == "publish" else set())
        assert job["timeout-minutes"] <= 60


def test_actions_are_githubs_own_by_version_and_keep_no_credentials(workflow: Any) -> None:  # noqa: ANN401
    for step in steps(workflow):
        if "uses" in step:
            assert OFFICIAL.fullmatch(step["uses"])
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_nothing_that_others_write_becomes_a_command(workflow: Any) -> None:  # noqa: ANN401
    assert not any("${{" in step["run"] for step in steps(workflow) if "run" in step)


def test_a_pull_request_is_not_published(workflow: Any) -> None:  # noqa: ANN401
    assert "github.event_name != 'pull_request'" in workflow["jobs"]["publish"]["if"]


def test_its_commands_are_the_programs_and_the_makefiles(workflow: Any) -> None:  # noqa: ANN401
    made = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = "\n".join(step["run"] for step in steps(workflow) if "run" in step)
    assert set(re.findall(r"^make ([a-z]+)", text, re.MULTILINE)) <= made
    assert set(re.findall(r"^conspectus ([a-z]+)", text, re.MULTILINE)) <= set(cli.commands)


@pytest.mark.parametrize("stated", [True, False])
def test_the_address_of_the_site_is_added_where_the_review_states_none(
    workflow: Any,  # noqa: ANN401
    tmp_path: Path,
    stated: bool,
) -> None:
    before = "site_name: x\n" + (
        "site_url: https://own.example/\nrepo_url: https://codeberg.org/a/b\n" if stated else ""
    )
    (tmp_path / "mkdocs.yml").write_text(before.rstrip("\n"), encoding="utf-8")
    (script,) = [step["run"] for step in steps(workflow) if "site_url" in step.get("run", "")]
    env = {
        "PATH": "/usr/bin:/bin",
        "BASE_URL": "https://rivers.github.io/review",
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY": "rivers/review",
    }
    subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=tmp_path, env=env, check=True)  # noqa: S603, S607
    after = yaml.safe_load((tmp_path / "mkdocs.yml").read_text(encoding="utf-8"))
    if stated:
        assert after["site_url"] == "https://own.example/"
        assert after["repo_url"] == "https://codeberg.org/a/b"
    else:
        assert after["site_url"] == "https://rivers.github.io/review/"
        assert after["repo_url"] == "https://github.com/rivers/review"
