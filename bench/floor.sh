# ./kerwen bench floor: what an audited write, an audited read and the seals cost, through HTTP, with a token.
# Sourced by ./kerwen. Needs wrk and curl. Figures are of this machine while nothing else runs: CPU time and medians travel,
# seconds do not. Results belong into bench/results/ with machine and date.

seconds=${BENCH_SECONDS:-10}
connections=16
port=$(free_port)
site=http://127.0.0.1:$port
scratch=$(mktemp -d "${TMPDIR:-/tmp}/kerwen-bench.XXXXXX")
server=
baseline=

. bench/measuring.sh

floor_start() {
    # shellcheck disable=SC2046
    KERWEN_DEMO=true KERWEN_HOME=$scratch/data KERWEN_PORT=$port KERWEN_BIND=127.0.0.1 "$JAVA_HOME/bin/java" "-XX:AOTCache=$built/kerwen.aot" $(java_options) \
        -jar "$built/kerwen.jar" >"$scratch/log" 2>&1 &
    server=$!
    until [ -f "$scratch/data/demo-accounts.json" ]; do
        kill -0 "$server" 2>/dev/null || fail "The server stopped while starting." "Read $scratch/log."
        sleep 0.1
    done
    until curl -s -o /dev/null -f "$site/en/"; do sleep 0.1; done
}

# The token of a role, from the file of the demonstration.
token() {
    awk -v role="\"$1\"" '/"role"/ { found = index($0, role) } found && /"apiToken"/ { split($0, part, "\""); print part[4]; exit }' "$scratch/data/demo-accounts.json"
}

scripted() { # method, body
    cat <<LUA
wrk.method = "$1"
wrk.headers["Authorization"] = "Bearer $(token administrator)"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '$2'
local asked = 0
function request()
  asked = asked + 1
  wrk.headers["Idempotency-Key"] = string.format("measured-%d-%d-$$-$(date +%s%N)", os.time(), asked)
  return wrk.format()
end
LUA
}

sealed() { awk '{ sum += $4 } END { print sum + 0 }' "$scratch/data-keys/audit.witness" 2>/dev/null || echo 0; }

bench_need wrk wrk
bench_need curl curl
floor_start
say "## The floor, measured $(date -u +%Y-%m-%d)"
say ""
say "Machine: $(nproc) cores ($(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)), $(awk '/MemTotal/ { printf "%d GB", $2 / 1048576 }' /proc/meminfo), $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 2p)"
account=$(curl -s -H "Authorization: Bearer $(token administrator)" "$site/api/v1/me" | sed 's/.*"account":"\([^"]*\)".*/\1/')
scripted GET "" >"$scratch/get.lua"
scripted POST '{"name": "Somebody invented", "language": "en", "roles": ["adviser"]}' >"$scratch/post.lua"
load_heading
load "a page in memory (no session)" "$site/en/"
load "who am I: token and permission, nothing audited" "$site/api/v1/me" "$scratch/get.lua"
load "an account: token, permission, audited read" "$site/api/v1/accounts/$account" "$scratch/get.lua"
sealed_before=$(sealed)
load "an invitation: token, permission, audited write" "$site/api/v1/invitations" "$scratch/post.lua"
began=$(now_ms)
expected=$(($(awk '/requests in/ { print $1 }' "$scratch/wrk")))
until [ $(($(sealed) - sealed_before)) -ge "$expected" ]; do
    [ $(($(now_ms) - began)) -lt 60000 ] || break
    sleep 0.1
done
say ""
say "Seals: $(($(sealed) - sealed_before)) entries sealed, at least $expected were acknowledged; all of them $(($(now_ms) - began)) ms after the load ended."
say "Memory after the load, database included (PSS): $(pss_mb) MB"
bench_stop
