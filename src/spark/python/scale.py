"""The audit on Spark beside one process of the command, at growing numbers of the same certificates."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "src/bench/python"))

from measure import Program, in_turn, run  # noqa: E402

TARGET = ROOT / "target"
HOME = TARGET / "spark" / "home"
WORK = TARGET / "spark" / "scale"
SIZES = (100_000, 1_000_000, 10_000_000)
AGREE = 1_000_000
GOAL = 0.5
JAVA = Path(os.environ["JAVA_HOME"]) / "bin" / "java" if "JAVA_HOME" in os.environ else Path(shutil.which("java"))
CLASSES = TARGET / "spark" / "test-classes"
AT = "2026-11-01"


def submit(*words, memory="4g"):
    """spark-submit on the two processors of a small machine."""
    options = ["--master", "local[2]", "--driver-memory", memory]
    settings = ["spark.ui.enabled=false", "spark.driver.bindAddress=127.0.0.1", "spark.log.level=WARN"]
    for setting in settings:
        options += ["--conf", setting]
    return [str(HOME / "bin" / "spark-submit"), *options, *map(str, words)]


def environment():
    return os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"}


def job(rows, out, *more):
    shutil.rmtree(out, ignore_errors=True)
    main = ("--class", "io.github.pcaconstrain.spark.SparkAudit", TARGET / "pca-constrain-spark.jar")
    return Program("spark", submit(*main, "--in", rows, "--out", out, "--at", AT, *more), environment())


def command(bundle, *more):
    """The command, with its class archive once it has been made."""
    script = os.environ.get("PCA_CONSTRAIN", ROOT / "scripts" / "pca-constrain")
    return Program("audit", [str(script), "audit", "--at", AT, *map(str, more), str(bundle)], dict(os.environ))


def made(file, *words):
    """What a program writes; made once."""
    if not file.exists():
        part = file.with_name(file.name + ".part")
        shutil.rmtree(part, ignore_errors=True)
        subprocess.run([str(word).replace("PART", str(part)) for word in words], check=True, env=environment())
        part.rename(file)
    return file


def parquet(bundle, *files):
    main = ("--class", "io.github.pcaconstrain.spark.PemToParquet", "--driver-class-path", CLASSES, "spark-internal")
    return made(bundle.with_suffix(".parquet"), *submit(*main, bundle, "PART", *files))


def fleet(count):
    return made(WORK / f"fleet-{count}.pem", JAVA, ROOT / "scripts/AuditFleet.java", "PART", count)


def measure(count, runs):
    bundle = fleet(count)
    rows = parquet(bundle)
    out = WORK / "out"
    programs = [job(rows, out), command(bundle, "-q", "--fail-on", "error")]
    taken = in_turn(programs, runs, before=lambda program: job(rows, out) if program.name == "spark" else program, warm_up=0)
    return taken["spark"], taken["audit"]


def row(count, spark, audit):
    ratio = audit.wall / spark.wall
    met = "yes" if ratio >= GOAL else "**no**" if count == SIZES[-1] else ""
    return (
        f"| {count:,} | {spark.wall:.1f} s, {count / spark.wall:,.0f}/s | {audit.wall:.1f} s, {count / audit.wall:,.0f}/s | "
        f"{ratio:.2f} | {spark.cpu:.0f} s / {audit.cpu:.0f} s | {spark.mib:.0f} / {audit.mib:.0f} MiB | {met} |"
    )


def growth(walls):
    """Seconds for each further million, between one size and the next."""
    sizes = sorted(walls)
    return [1e6 * (walls[b] - walls[a]) / (b - a) for a, b in zip(sizes, sizes[1:])]


def table(sizes, runs):
    print("| certificates | Spark `local[2]` | one process of `audit` | ratio of rates | CPU | memory | at least 0.5 |")
    print("| --- | --- | --- | --- | --- | --- | --- |", flush=True)
    walls = {}
    for count in sizes:
        spark, audit = measure(count, runs)
        walls[count] = spark.wall
        print(row(count, spark, audit), flush=True)
    for seconds in growth(walls):
        print(f"\nEach further million takes {seconds:.2f} s on Spark.", flush=True)


def line(finding, names):
    """A finding as text; the identifier of one without a certificate depends on the name of its file."""
    if not finding["certificate"]:
        finding = {key: value for key, value in finding.items() if key != "id"}
    text = json.dumps(finding, sort_keys=True)
    for name in names:
        text = text.replace(name, "FILE")
    return text


def agree(count):
    """Compares the findings as sets; the rows are in one file, so that their numbers are those of the bundle."""
    classes = f"{CLASSES}:{TARGET / 'pca-constrain.jar'}"
    bundle = made(WORK / f"kinds-{count}.pem", JAVA, "-cp", classes, "io.github.pcaconstrain.spark.FleetFile", "PART", count)
    rows = parquet(bundle, 1)
    report = WORK / "audit.json"
    run(command(bundle, "-q", "--keep-going", "--json", "--force", "-o", report), expected=(0, 1))
    out = WORK / "agree"
    run(job(rows, out, "--out-format", "json"))
    expected = json.loads(report.read_text())
    assert expected["omitted"] == 0, "more findings than the command lists"
    ours = json.loads((out / "summary.json").read_text())
    names = (str(bundle), *(f"file:{file}" for file in rows.glob("*.parquet")))
    wanted = {line(finding, names) for finding in expected["findings"]}
    listed = [json.loads(text) for file in out.glob("findings/*.json") for text in file.read_text().splitlines()]
    found = {line(finding, names) for finding in listed}
    counts = ("certificates", "unreadable", "errors", "warnings", "infos")
    same = wanted == found and len(listed) == len(found) and all(expected[key] == ours[key] for key in counts)
    issued = {ca["certificate"]: ca["certificates"] for ca in expected["cas"]}
    same = same and issued == {ca["certificate"]: ca["certificates"] for ca in ours["cas"]}
    print(f"{count:,} certificates: {len(wanted):,} findings of the command, {len(found):,} of Spark, {len(wanted ^ found):,} not in both")
    for different in sorted(wanted ^ found)[:10]:
        print(("only the command: " if different in wanted else "only Spark: ") + different)
    print(f"{1 if same else 0} passed, {0 if same else 1} failed")
    return 0 if same else 1


def main(words):
    runs = 1
    while words and words[0] == "--runs":
        runs, words = int(words[1]), words[2:]
    WORK.mkdir(parents=True, exist_ok=True)
    for needed in (TARGET / "pca-constrain-spark.jar", TARGET / "pca-constrain.jar", TARGET / "spark" / "test-classes"):
        if not needed.exists():
            raise SystemExit(f"spark-scale: {needed} is missing; run 'mvn -Pspark package' first")
    subprocess.run([ROOT / "scripts" / "spark-home", HOME], check=True)
    run(command(fleet(1000), "-q", "--fail-on", "error"))  # builds it, if need be, and has it make its class archive
    if words and words[0] == "agree":
        return agree(int(words[1]) if len(words) > 1 else AGREE)
    table([int(word) for word in words] or SIZES, runs)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
