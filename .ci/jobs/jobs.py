"""Runs the job files of examples/ci as far as that goes without the services they are for.

    python3 .ci/jobs/jobs.py target/release/noticelint

The YAML goes through the services' schemas (check-jsonschema carries them). The commands of the jobs are taken out of it
and run in a repository of their own, with a notice that was fit to go out and is not any more. pre-commit really runs:
it builds the program by the hook of this repository, and takes the installed one by the other hook.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
JOBS = ROOT / "examples" / "ci"
CLEAN = ROOT / "examples" / "clean" / "mis-sent-bcc.txt"
FLAWED = ROOT / "examples" / "flawed" / "contractor-mailing.md"


def run(command, expected, cwd, env, **more):
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, **more)
    if done.returncode != expected:
        sys.exit(f"{command}\nended with {done.returncode}, expected {expected}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def repository(folder, env):
    """A repository with a clean notice, then a flawed one; gives the commit between."""
    notices = folder / "notices"
    notices.mkdir(parents=True)
    shutil.copy(CLEAN, notices / "clean.txt")
    git = ["git", "-c", "user.name=ci", "-c", "user.email=ci@example.com"]
    run([*git, "init", "-q", "-b", "main"], 0, folder, env)
    run([*git, "add", "-A"], 0, folder, env)
    run([*git, "commit", "-q", "-m", "clean"], 0, folder, env)
    base = run(["git", "rev-parse", "HEAD"], 0, folder, env).strip()
    shutil.copy(FLAWED, notices / "flawed.md")
    run([*git, "add", "-A"], 0, folder, env)
    run([*git, "commit", "-q", "-m", "flawed"], 0, folder, env)
    return base


def schemas():
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    for schema, file in [("vendor.github-workflows", "github-actions.yml"), ("vendor.gitlab-ci", "gitlab-ci.yml")]:
        run([*check, schema, str(JOBS / file)], 0, ROOT, os.environ)
    run([*check, "vendor.github-workflows", str(ROOT / ".github" / "workflows" / "ci.yml")], 0, ROOT, os.environ)
    commit = [sys.executable, "-m", "pre_commit"]
    run([*commit, "validate-config", str(JOBS / "pre-commit-config.yaml")], 0, ROOT, os.environ)
    run([*commit, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")], 0, ROOT, os.environ)
    print("ok: the job files are what their services take")


def github(folder, base, env):
    jobs = yaml.safe_load((JOBS / "github-actions.yml").read_text("utf-8"))["jobs"]
    (step,) = [step for step in jobs["notices"]["steps"] if step.get("name") == "Check the notices"]
    summary = folder / "summary.md"
    env = env | {"BASE": base, "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    out = run(["bash", "-eo", "pipefail", "-c", step["run"]], 1, folder, env)
    assert out.startswith("::error file=notices/flawed.md,line="), out
    assert "clean.txt" not in out, out
    assert "flawed.md" in summary.read_text("utf-8")
    results = json.loads((folder / "noticelint.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert any(result["ruleId"] == "contact-point/dangling" for result in results)
    # Nothing changed since: a job that has nothing to look at is no failure.
    run(["bash", "-eo", "pipefail", "-c", step["run"]], 0, folder, env | {"BASE": "HEAD"})
    print("ok: the job of GitHub Actions annotates, sums up, and writes SARIF")


def gitlab(folder, base, env):
    job = yaml.safe_load((JOBS / "gitlab-ci.yml").read_text("utf-8"))["notices"]
    env = env | {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    run(["bash", "-eo", "pipefail", "-c", "\n".join(job["script"])], 1, folder, env)
    reports = job["artifacts"]["reports"]
    for name in [*job["artifacts"]["paths"], *reports.values()]:
        assert (folder / name).stat().st_size > 0, name
    issues = json.loads((folder / reports["codequality"]).read_text("utf-8"))
    assert any(issue["check_name"] == "contact-point/dangling" for issue in issues)
    print("ok: the job of GitLab writes its reports")


def make(folder, env):
    run(["make", "-f", str(JOBS / "Makefile"), "notices"], 2, folder, env)
    (folder / "notices" / "flawed.md").unlink()
    run(["make", "-f", str(JOBS / "Makefile"), "notices"], 0, folder, env)
    print("ok: make fails where a notice cannot go out")


def pre_commit(folder, env, cache):
    commit = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT)]
    # What is tried is the hook, not the speed of what it builds.
    env = env | {
        "PRE_COMMIT_HOME": str(cache),
        "CARGO_PROFILE_RELEASE_LTO": "off",
        "CARGO_PROFILE_RELEASE_OPT_LEVEL": "0",
        "CARGO_PROFILE_RELEASE_CODEGEN_UNITS": "16",
    }
    for hook in ["noticelint-system", "noticelint"]:
        files = ["--files", "notices/flawed.md", "notices/clean.txt"]
        out = run([*commit, hook, *files], 1, folder, env)
        assert "contact-point/dangling" in out and "clean.txt" not in out, out
        # Every try builds anew, so what is built is tried once.
        if hook == "noticelint-system":
            run([*commit, hook, "--files", "notices/clean.txt"], 0, folder, env)
        print(f"ok: pre-commit stops at a flawed notice ({hook})")


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    schemas()
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        (work / "bin").mkdir()
        shutil.copy(program, work / "bin" / "noticelint")
        env = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "CI_", "GIT_"))}
        env["PATH"] = f"{work / 'bin'}{os.pathsep}{env['PATH']}"
        folder = work / "repository"
        base = repository(folder, env)
        github(folder, base, env)
        gitlab(folder, base, env)
        pre_commit(folder, env, work / "cache")
        make(folder, env)


main()
