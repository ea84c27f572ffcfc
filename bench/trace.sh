# ./kerwen bench trace: what an entry of the audit costs, straight on the transactions, with the sealer beside; and how long
# a verification takes. Sourced by ./kerwen. Figures are of this machine while nothing else runs. Results belong into
# bench/results/ with machine and date.

seconds=${BENCH_SECONDS:-10}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/kerwen-bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT INT TERM
port=$(free_port)

say "## The audit, measured $(date -u +%Y-%m-%d)"
say ""
say "Machine: $(nproc) cores ($(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)), $(awk '/MemTotal/ { printf "%d GB", $2 / 1048576 }' /proc/meminfo), $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 2p)"
say ""
export KERWEN_HOME="$scratch/data" KERWEN_PORT="$port" KERWEN_BIND=127.0.0.1 KERWEN_DEMO=false
unset KERWEN_DATABASE_URL
mkdir "$scratch/classes"
"$JAVA_HOME/bin/javac" -d "$scratch/classes" -cp "$built/kerwen.jar:$built/lib/*" bench/AuditedWork.java
# shellcheck disable=SC2046
"$JAVA_HOME/bin/java" $(java_options) -Xmx512m -cp "$scratch/classes:$built/kerwen.jar:$built/lib/*" AuditedWork "$scratch/data" "$seconds" >"$scratch/out" 2>"$scratch/errors" ||
    { cat "$scratch/errors"; fail "The benchmark failed." "Read the lines above."; }
grep '^|' "$scratch/out"
say ""
say "A verification of all of it, from the start of the command to its end:"
say ""
began=$(date +%s%N)
# shellcheck disable=SC2046
"$JAVA_HOME/bin/java" $(java_options) -jar "$built/kerwen.jar" audit verify | sed 's/^/    /'
say "    ($((($(date +%s%N) - began) / 1000000)) ms)"
