# ./kerwen bench backup: how long a backup of BENCH_ROWS rows takes beside the running program, how much memory, and how long
# the program lets its readers wait meanwhile; beside it, what the disk alone takes for the same bytes.
# Sourced by ./kerwen. Needs curl. Figures are of this machine while nothing else runs. Results belong into bench/results/
# with machine and date. The measured table is in no migration, so that the program would refuse to restore this backup.

rows=${BENCH_ROWS:-1000000}
rounds=${BENCH_ROUNDS:-3}
port=$(free_port)
site=http://127.0.0.1:$port
scratch=$(mktemp -d "${TMPDIR:-/tmp}/kerwen-bench.XXXXXX")
server=
baseline=

. bench/measuring.sh

backup_start() {
    # shellcheck disable=SC2046
    KERWEN_HOME=$scratch/data KERWEN_PORT=$port KERWEN_BIND=127.0.0.1 "$JAVA_HOME/bin/java" "-XX:AOTCache=$built/kerwen.aot" $(java_options) \
        -jar "$built/kerwen.jar" >"$scratch/log" 2>&1 &
    server=$!
    until curl -s -o /dev/null -f "$site/en/"; do
        kill -0 "$server" 2>/dev/null || fail "The server stopped while starting." "Read $scratch/log."
        sleep 0.1
    done
}

# Runs a command of the program, as ./kerwen does, and leaves what it took in $took (ms) and $peak (MB).
command_measured() {
    began=$(now_ms)
    # shellcheck disable=SC2046
    KERWEN_HOME=$scratch/data "$JAVA_HOME/bin/java" "-XX:AOTCache=$built/kerwen.aot" $(java_options) \
        -jar "$built/kerwen.jar" "$@" >"$scratch/said" 2>&1 &
    running=$!
    peak=0
    while kill -0 "$running" 2>/dev/null; do
        now=$(awk '/^VmHWM:/ { print int($2 / 1024) }' "/proc/$running/status" 2>/dev/null || true)
        [ "${now:-0}" -le "$peak" ] || peak=$now
        sleep 0.05
    done
    wait "$running" || fail "The command '$*' failed." "Read $scratch/said: $(tail -n 2 "$scratch/said")"
    took=$(($(now_ms) - began))
}

slowest_page() { # asks for a page again and again until the file named stop appears; prints the slowest answer in ms
    slowest=0
    while [ ! -f "$scratch/stop" ]; do
        before=$(now_ms)
        curl -s -o /dev/null "$site/health"
        answered=$(($(now_ms) - before))
        [ "$answered" -le "$slowest" ] || slowest=$answered
        sleep 0.1
    done
    echo "$slowest" >"$scratch/slowest"
}

bench_need curl curl
backup_start
began=$(now_ms)
size=$("$JAVA_HOME/bin/java" -cp "$built/lib/*" bench/ManyRows.java "$scratch/data/postgres" "$rows")
filled=$(($(now_ms) - began))
command_measured recovery-code
say "## Backup of $rows rows, measured $(date -u +%Y-%m-%d)"
say ""
say "Machine: $(nproc) cores ($(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)), $(awk '/MemTotal/ { printf "%d GB", $2 / 1048576 }' /proc/meminfo), $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 2p)"
say "Database: $size MB with its indexes, made in $filled ms. The program runs and answers meanwhile."
say ""
say "| round | whole command, s | most memory of the command, MB | file, MB | slowest answer of the program meanwhile, ms |"
say "|---|---|---|---|---|"
round=0
while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    rm -f "$scratch/stop" "$scratch/slowest"
    slowest_page &
    asking=$!
    command_measured backup "$scratch/backup-$round"
    touch "$scratch/stop"
    wait "$asking"
    bytes=$(wc -c <"$scratch/backup-$round")
    echo "$took" >>"$scratch/times"
    say "| $round | $(awk -v ms="$took" 'BEGIN { printf "%.1f", ms / 1000 }') | $peak | $(awk -v b="$bytes" 'BEGIN { printf "%.0f", b / 1000000 }') | $(cat "$scratch/slowest") |"
done
# As the disk alone allows: the same bytes written and forced once more.
began=$(now_ms)
dd if="$scratch/backup-1" of="$scratch/copied" bs=1M conv=fsync 2>/dev/null
say ""
say "Writing the same bytes without reading a database or sealing anything: $(($(now_ms) - began)) ms."
say "Median: $(median <"$scratch/times" | awk '{ printf "%.1f", $1 / 1000 }') s for $rows rows; wanted are at most 60 s for 1,000,000."
bench_stop
