#!/usr/bin/env python3
"""Holds the formats that platforms read against their owners' schemas (tests/schemas), with validators that
this project did not write: jsonschema and xmlschema from PyPI.

    .ci/formats.py MCPLINT [FILE...]      default: the bad blocks of every page in rules/ and the examples
"""
import glob, json, os, re, subprocess, sys, tempfile

import jsonschema, xmlschema

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
mcplint, files = os.path.abspath(sys.argv[1]), [os.path.abspath(path) for path in sys.argv[2:]]
top = tempfile.mkdtemp(prefix="mcplint-formats-")


def blocks():
    """The bad blocks of the pages, each as a file of the client that its tags name."""
    for page in sorted(glob.glob(os.path.join(root, "rules", "*.md"))):
        text = open(page, encoding="utf-8").read()
        for number, (tags, body) in enumerate(re.findall(r"```(\S+ bad[^\n]*)\n(.*?)```", text, re.S)):
            language, _, *words = tags.split()
            name = f"{os.path.basename(page)[:-3]} {number}.{language}"
            path = os.path.join(top, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(body.replace("\\ufeff", "\ufeff", 1))
            clients = [word for word in words if "=" not in word and word != "host"]
            yield path, (["--client", clients[0]] if clients else [])


def output(format, path, *options):
    run = subprocess.run(
        [mcplint, "--no-host", *options, "--output-format", format, path, os.path.join(top, "gone.json")],
        capture_output=True, cwd=top, env={**os.environ, "CI": "true"},
    )
    assert run.returncode == 2 and b"panicked" not in run.stderr, (format, path, run)
    return run.stdout.decode()


def schema(name):
    return json.load(open(os.path.join(root, "tests", "schemas", name), encoding="utf-8"))


sarif = jsonschema.Draft4Validator(schema("sarif-2.1.0.json"), format_checker=jsonschema.FormatChecker())
gitlab = jsonschema.Draft4Validator(schema("gitlab-code-quality.json"))
junit = xmlschema.XMLSchema(os.path.join(root, "tests", "schemas", "junit-10.xsd"))
# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format: beyond the schema.
severities = {"info", "minor", "major", "critical", "blocker"}
inputs = [(path, []) for path in files] or [
    *blocks(),
    *((path, []) for path in glob.glob(os.path.join(root, "examples/**/*.json"), recursive=True, include_hidden=True)),
]
results = 0
for path, options in inputs:
    log = json.loads(output("sarif", path, *options))
    sarif.validate(log)
    results += len(log["runs"][0]["results"])
    issues = json.loads(output("gitlab", path, *options))
    for issue in issues:
        gitlab.validate(issue)
        assert issue["severity"] in severities and not issue["location"]["path"].startswith("./"), issue
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints), (path, "two issues share a fingerprint")
    junit.validate(output("junit", path, *options))
    for line in output("github", path, *options).splitlines():
        assert re.fullmatch(r"::(error|warning|notice) file=[^,:]+(,\w+=[^,:]*)*::.+", line), line
print(f"{len(inputs)} files, {results} results: SARIF, GitLab, JUnit and GitHub hold")
