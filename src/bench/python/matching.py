"""Compile and check of N names against N constraints, every form, against the JDK and Bouncy Castle in one process."""

import subprocess

import table
from tool import ROOT, WORK

SHAPES = ["DNS", "EMAIL", "URI", "IPV4", "IPV6", "DIRECTORY"]
GOALS = {1000: 0.01, 10000: 0.001}
EXPORTS = [f"--add-exports=java.base/sun.security.{part}=ALL-UNNAMED" for part in ("x509", "util")]

# Memory is slow to come for the first time, and a heap that grows while it is measured would take more time than the matching.
HEAP = ["-Xms2g", "-Xmx2g", "-Xmn1g", "-XX:+AlwaysPreTouch"]


def rows(tools, quick):
    tool = tools[0]
    classes = WORK / "classes"
    classes.mkdir(parents=True, exist_ok=True)
    path = f"{ROOT}/target/pca-constrain.jar"
    sources = [ROOT / f"src/bench/java/io/github/pcaconstrain/bench/{name}.java" for name in ("Shape", "Matching", "Peers")]
    javac = [tool.home / "bin/javac", "-nowarn", "-XDignore.symbol.file", *EXPORTS, "-cp", path, "-d", classes, *sources]
    subprocess.run(javac, check=True)
    result = []
    for count in (1000,) if quick else (1000, 10000):
        main = "io.github.pcaconstrain.bench.Peers"
        runs = "9" if count == 1000 else "3"
        java = [tool.home / "bin/java", *HEAP, *EXPORTS, "-cp", f"{path}:{classes}", main, str(count), runs, *SHAPES]
        for line in subprocess.run(java, check=True, capture_output=True, text=True).stdout.splitlines():
            shape, *micros = line.split()
            result.append(row(tool.version, shape, count, *map(int, micros)))
    return result


def row(version, shape, count, ours, jdk, bouncy_castle):
    fastest = min(jdk, bouncy_castle)
    return table.Row(
        f"{shape} {count} x {count}, JDK {version}",
        f"{ours / 1000:.2f} ms",
        f"JDK {jdk / 1000:,.0f} ms, Bouncy Castle {bouncy_castle / 1000:,.0f} ms",
        ours / fastest,
        None,
        f"at most {GOALS[count]}",
        ours <= GOALS[count] * fastest,
    )
