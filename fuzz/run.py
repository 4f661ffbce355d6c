#!/usr/bin/env python3
"""Runs the fuzz targets, two at a time, and prints what each did as a table.

    fuzz/run.py SECONDS [TARGET...]        after `cargo fuzz build -s none`; stops a target at its first finding
"""
import concurrent.futures
import datetime
import pathlib
import re
import subprocess
import sys

FUZZ = pathlib.Path(__file__).resolve().parent
BUILT = FUZZ / "target" / "x86_64-unknown-linux-gnu" / "release"
AT_ONCE = 2
MEMORY = 4096  # MiB


def targets():
    return sorted(file.stem for file in (FUZZ / "fuzz_targets").glob("*.rs"))


def run(target, seconds):
    """Runs one target; returns its row."""
    corpus, artifacts = FUZZ / "corpus" / target, FUZZ / "artifacts" / target
    corpus.mkdir(parents=True, exist_ok=True)
    artifacts.mkdir(parents=True, exist_ok=True)
    command = [BUILT / target, corpus, f"-artifact_prefix={artifacts}/", f"-dict={FUZZ / 'words.dict'}",
               "-max_len=65536", "-timeout=20", f"-rss_limit_mb={MEMORY}", f"-max_total_time={seconds}",
               "-print_final_stats=1"]
    started = datetime.datetime.now()
    log = artifacts / "log"
    with log.open("wb") as output:
        status = subprocess.run(command, stdout=output, stderr=output).returncode
    took = round((datetime.datetime.now() - started).total_seconds())
    text = log.read_text(errors="replace")
    executed = re.search(r"number_of_executed_units:\s*(\d+)", text)
    coverage = re.findall(r" cov: (\d+) ", text)
    found = re.search(r"Test unit written to (\S+)", text)
    finding = pathlib.Path(found.group(1)).name if found else "nothing" if status == 0 else f"status {status}"
    row = [target, executed.group(1) if executed else "?", str(took), coverage[-1] if coverage else "?", finding]
    print(f"| {' | '.join(row)} |", flush=True)


def main(seconds, *chosen):
    print(f"{datetime.date.today()}\n\n| target | executions | seconds | edges | found |\n|---|--:|--:|--:|---|", flush=True)
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda target: run(target, int(seconds)), chosen or targets()))


if __name__ == "__main__":
    main(*sys.argv[1:])
