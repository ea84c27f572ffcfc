# What benchmarks of the running program share. Sourced by them; needs $scratch, $server, $seconds, $connections.

bench_need() {
    command -v "$1" >/dev/null 2>&1 && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "$2"; } >/dev/null 2>&1 && return
    fi
    fail "This benchmark needs $1." "Install it (on Debian and Ubuntu: apt-get install $2)."
}

now_ms() { echo $(($(date +%s%N) / 1000000)); }

bench_stop() {
    [ -n "$server" ] || return 0
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
}

bench_end() { bench_stop; rm -rf "$scratch"; }
trap bench_end EXIT INT TERM

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

postmaster() { head -n 1 "$(find "$scratch/data" -name postmaster.pid | head -n 1)"; }

processes() {
    echo "$server"
    if [ -n "$baseline" ]; then
        pgrep -P "$server" || true
        return
    fi
    postmaster
    pgrep -P "$(postmaster)" || true
}

pss_mb() {
    for process in $(processes); do
        awk '/^Pss:/ { print $2 }' "/proc/$process/smaps_rollup" 2>/dev/null
    done | awk '{ sum += $1 } END { printf "%d", sum / 1024 }'
}

cpu_ticks() {
    for process in "$@"; do awk '{ print $14 + $15 }' "/proc/$process/stat" 2>/dev/null; done | awk '{ sum += $1 } END { print sum }'
}

load() { # name, address, and perhaps a script that varies it
    wrk -t1 -c$connections -d"${BENCH_WARM_UP:-20}s" ${3:+-s "$3"} -H 'Accept-Encoding: gzip' "$2" >/dev/null
    before=$(cpu_ticks $(processes))
    wrk -t1 -c$connections -d"${seconds}s" --latency ${3:+-s "$3"} -H 'Accept-Encoding: gzip' "$2" >"$scratch/wrk"
    after=$(cpu_ticks $(processes))
    awk -v name="$1" -v ticks=$((after - before)) '
        /99%/ { p99 = $2 } /50%/ { p50 = $2 } /requests in/ { requests = $1 } /Requests\/sec/ { rate = $2 } /Non-2xx/ { bad = $NF }
        END { printf "| %s | %d | %s | %s | %.3f | %d |\n", name, rate, p50, p99, ticks * 10 / requests, bad }' "$scratch/wrk"
}

load_heading() {
    say ""
    say "wrk, one thread, $connections connections, $seconds s, on the same cores:"
    say ""
    say "| page | requests/s | p50 | p99 | server CPU ms/request | not 2xx |"
    say "|---|---|---|---|---|---|"
}
