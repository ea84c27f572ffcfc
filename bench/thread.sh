# ./kerwen bench thread [CASES [CALLS]]: the application with that many cases (100,000 if not said) and calls (a million), all invented:
# how long the pages of a case, the queues and filtered lists, a save, and a movement of 300 people take at 16 users, what they cost in
# processor time together with the database, and by which index each of their questions is answered. Sourced by ./kerwen. Needs wrk,
# curl and openssl. Figures are of this machine while nothing else runs: CPU time and medians travel, seconds do not. Results belong
# into bench/results/ with machine and date.
#
#   BENCH_SECONDS   of each load, 10 if not set; BENCH_WARM_UP before it, 5
#   BENCH_BEFORE    seconds of all pages before the first load, so that they are compiled; 60 if not set
#   BENCH_TIMES     how often each load is measured; the median by CPU counts; 3 if not set
#   BENCH_ONLY      only loads whose name contains this
#   BENCH_HOME      a folder of such a demonstration that is kept; without it one is made and removed
#   BENCH_FILL_ONLY only fills BENCH_HOME
#   BENCH_PLANS     a file into which all plans are written
#   BENCH_JAVA      further words for java
#   BENCH_CLASSES   a folder of classes that stand before those of the build, to try a change

cases=${1:-100000}
calls=${2:-1000000}
people=$((cases < 100000 ? (cases < 2000 ? 2000 : cases) : 100000))
seconds=${BENCH_SECONDS:-10}
times=${BENCH_TIMES:-3}
port=$(free_port)
site=http://127.0.0.1:$port
scratch=$(mktemp -d "${TMPDIR:-/tmp}/kerwen-bench.XXXXXX")
home=${BENCH_HOME:-$scratch/data}
server=
baseline=
users=16

. bench/measuring.sh

bench_need wrk wrk
bench_need curl curl
bench_need openssl openssl

postmaster() { head -n 1 "$home/postgres/data/postmaster.pid"; }
ticks_of_database() { cpu_ticks "$(postmaster)" $(pgrep -P "$(postmaster)"); }

thread_start() {
    # shellcheck disable=SC2046,SC2086
    if [ -n "${BENCH_CLASSES:-}" ]; then
        program="-cp $BENCH_CLASSES:$built/kerwen.jar:$built/lib/* org.kerwen.app.Main"
    else
        program="-XX:AOTCache=$built/kerwen.aot -jar $built/kerwen.jar"
    fi
    set -f # the folder of libraries is java's to look into
    KERWEN_DEMO=true KERWEN_DEMO_PEOPLE=$people KERWEN_HOME=$home KERWEN_PORT=$port KERWEN_BIND=127.0.0.1 "$JAVA_HOME/bin/java" \
        $(java_options) ${BENCH_JAVA:-} $program >"$scratch/log" 2>&1 &
    set +f
    server=$!
    until curl -s -o /dev/null -f "$site/en/"; do
        kill -0 "$server" 2>/dev/null || fail "The server stopped while starting: $(tail -n 3 "$scratch/log")" "Read the lines above."
        sleep 0.1
    done
    until [ -f "$home/demo-accounts.json" ]; do sleep 0.1; done
}
in_place_of_the_server() { # class and its words
    # shellcheck disable=SC2046
    KERWEN_DEMO=true KERWEN_HOME=$home KERWEN_PORT=$port KERWEN_BIND=127.0.0.1 "$JAVA_HOME/bin/java" $(java_options) -Dplans="${BENCH_PLANS:-$scratch/plans}" \
        -cp "${BENCH_CLASSES:+$BENCH_CLASSES:}$scratch/classes:$built/kerwen.jar:$built/lib/*" "$@" >"$scratch/said" 2>"$scratch/errors" ||
        { cat "$scratch/errors"; fail "The benchmark failed." "Read the lines above."; }

}

# Each signs in with the six digits of now: a session that was kept would leave the organisation's key locked after a start.
of_account() { # role, name of a field
    tr -d '\n' <"$home/demo-accounts.json" | sed "s/.*\"role\" *: *\"$1\"//; s/}.*//; s/.*\"$2\" : *\[* *\"\([^\"]*\)\".*/\1/"
}
six_digits() { # seed
    key=$(printf '%s' "$1" | base32 -d | od -An -tx1 | tr -d ' \n')
    step=$(($(date +%s) / 30))
    counter='\000\000\000\000'
    for shift in 24 16 8 0; do counter=$counter$(printf '\\%03o' $((step >> shift & 255))); done
    mac=$(printf "$counter" | openssl dgst -sha1 -mac HMAC -macopt "hexkey:$key" | sed 's/.* //')
    at=$((2 * 0x$(printf '%s' "$mac" | cut -c40) + 1))
    printf '%06d' $(((0x$(printf '%s' "$mac" | cut -c$at-$((at + 7))) & 0x7fffffff) % 1000000))
}
session() { # role: whose cookies the next requests use
    cookies=$scratch/cookies-$1
}
staff() { # path, then further words for curl
    path=$1
    shift
    curl -s -b "$cookies" -c "$cookies" "$@" "$site$path"
}
proof() { staff "$1" | sed -n 's/.*name="_csrf" value="\([^"]*\)".*/\1/p' | head -n 1; }
signs_in() { # role
    session "$1"
    for try in 1 2 3; do
        rm -f "$cookies"
        staff /app/sign-in -o /dev/null --data-urlencode "_csrf=$(proof /app/sign-in)" --data-urlencode "address=$(of_account "$1" address)" \
            --data-urlencode "password=$(of_account "$1" password)" --data-urlencode "code=$(six_digits "$(of_account "$1" totpSeed)")"
        staff /app/cases -o /dev/null -w '%{http_code}' | grep -q 200 && return
        sleep 31 # each code is taken once
    done
    fail "The $1 cannot sign in." "Look at $scratch/log." >&2
}
cookie_header() { awk '!/^#[^H]/ && NF >= 7 { printf "%s%s=%s", sep, $6, $7; sep = "; " }' "$cookies"; }

# Asks for the lines of a file in turn; where a body is said, sends it to each as a form.
asks() { # file of paths, perhaps the body, perhaps how many ms each waits before the next
    cat <<LUA
local paths = {}
for line in io.lines("$1") do paths[#paths + 1] = line end
local body = "${2:-}"
wrk.headers["Cookie"] = "$(cookie_header)"
wrk.headers["Accept-Encoding"] = "gzip"
if body ~= "" then
  wrk.method = "POST"
  wrk.body = body
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  wrk.headers["Sec-Fetch-Site"] = "same-origin"
end
local asked = math.random(#paths)
function request()
  asked = asked % #paths + 1
  return wrk.format(nil, paths[asked])
end
local pause = ${3:-0}
function delay()
  return pause
end
function done(summary, latency)
  io.write(string.format("figures %d %.1f %.1f %.1f %.1f %d %.2f\n", summary.requests, latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000, summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout,
    summary.requests * 1e6 / summary.duration))
end
LUA
}

# A row, the median of some by processor time; processes of the database that ended meanwhile are not counted.
measured() { # name, wanted, users, file of paths, perhaps a body
    case $1 in *"${BENCH_ONLY:-}"*) ;; *) return 0 ;; esac
    asks "$4" "${5:-}" >"$scratch/asks.lua"
    wrk -t1 -c"$3" -d"${BENCH_WARM_UP:-5}s" --timeout 20s -s "$scratch/asks.lua" "$site" >/dev/null
    : >"$scratch/figures"
    for time in $(seq "$times"); do
        server_before=$(cpu_ticks "$server")
        database_before=$(ticks_of_database)
        wrk -t1 -c"$3" -d"${seconds}s" --timeout 20s -s "$scratch/asks.lua" "$site" >"$scratch/wrk"
        server_used=$(($(cpu_ticks "$server") - server_before))
        database_used=$(($(ticks_of_database) - database_before))
        awk -v server=$server_used -v database=$database_used '/^figures/ {
            printf "%.2f %.2f %s\n", (server + database) * 10 / $2, server * 10 / $2, $0 }' "$scratch/wrk" >>"$scratch/figures"
    done
    # Nobody asks without a pause: the same with a second of reading before each next page.
    asks "$4" "${5:-}" 1000 >"$scratch/asks.lua"
    wrk -t1 -c"$3" -d"$((seconds * 2))s" --timeout 20s -s "$scratch/asks.lua" "$site" >"$scratch/wrk"
    reading=$(awk '/^figures/ { print $5 }' "$scratch/wrk")
    sort -n "$scratch/figures" | awk -v name="$1" -v wanted="$2" -v users="$3" -v reading="$reading" '{ line[NR] = $0 } END {
        split(line[int((NR + 1) / 2)], f, " ")
        printf "| %s | %s | %d | %d | %s | %s | %s | %s | %s | %s | %s | %d |\n", name, wanted, users, f[10], f[5], f[6], f[7], f[8], reading, f[2], f[1], f[9] }'
}

# ---- Filled ----

: "${KERWEN_MEMORY:=$(people_memory "$people")}"
mkdir -p "$scratch/classes"
"$JAVA_HOME/bin/javac" -nowarn -d "$scratch/classes" bench/ThreadFilled.java bench/ThreadQuestions.java -cp "$built/kerwen.jar:$built/lib/*"
say "## The thread, measured $(date -u +%Y-%m-%d)"
say ""
say "Machine: $(nproc) cores ($(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)), $(awk '/MemTotal/ { printf "%d GB", $2 / 1048576 }' /proc/meminfo), $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 2p); load before: $(cut -d' ' -f1 /proc/loadavg)"

if [ ! -f "$home/thread-filled" ]; then
    began=$(now_ms)
    if [ ! -f "$home/people-filled" ]; then
        thread_start
        until grep -q "all .* are there" "$scratch/log"; do
            kill -0 "$server" 2>/dev/null || fail "The server stopped while people were recorded: $(tail -n 3 "$scratch/log")" "Give it more memory with KERWEN_MEMORY."
            sleep 1
        done
        echo "$people" >"$home/people-filled"
        bench_stop
    fi
    in_place_of_the_server org.kerwen.cases.ThreadFilled "$cases" "$calls"
    grep '^thread-' "$scratch/said" >"$home/thread-filled"
    say "Filled within $((($(now_ms) - began) / 1000)) s."
fi
if [ ! -f "$home/thread-sealed" ]; then
    # Sealed cases go through the pages: nothing else has the key. Most of them are of colleagues.
    thread_start
    for role in movement-officer project-manager finance-officer editor; do
        signs_in "$role"
        proof=$(proof /app/people)
        [ "$role" != movement-officer ] || staff /app/keys/make -o /dev/null -d "_csrf=$proof"
        [ "$role" = movement-officer ] && turns=1 || turns=$((cases < 100000 ? 1 : 7))
        [ -s "$scratch/people" ] || staff "/app/people" | grep -o '/app/people/[0-9a-f-]\{36\}' | sed 's/.*\///' | sort -u | head -n 20 >"$scratch/people"
        for time in $(seq $turns); do
            while read -r person; do
                staff /app/cases/new -o /dev/null -w '%{http_code}\n' -d "_csrf=$proof" -d "person=$person" -d programme=counter-trafficking -d "whom=$person"
            done <"$scratch/people"
        done
    done >"$scratch/sealed"
    grep -c '^30' "$scratch/sealed" >"$home/thread-sealed" || true
    bench_stop
fi
say "Rows:$(sed -n 's/^thread-rows//p' "$home/thread-filled"); and $(cat "$home/thread-sealed") sealed cases, 20 of them of who asks. Memory for Java's objects $KERWEN_MEMORY."
[ -z "${BENCH_FILL_ONLY:-}" ] || return 0

thread_start
signs_in medical-officer
echo /app/cases >"$scratch/own"
signs_in movement-officer
proof=$(proof /app/cases)

# Paths: what the pages themselves lead to, so that the keys of later pages are as they are written there.
leads_to() { grep -o "href=\"[^\"]*$1[^\"]*\"" | sed 's/^href="//; s/"$//; s/&amp;/\&/g' | sort -u; }
pages_of() { # path, how many pages: that one and those that follow by key
    next=$1
    for page in $(seq "$2"); do
        printf '%s\n' "$next"
        next=$(staff "$next" | leads_to 'after=' | head -n 1)
        [ -n "$next" ] || break
    done
}
pages_of /app/cases 40 >"$scratch/queue"
while read -r each; do staff "$each"; done <"$scratch/queue" | leads_to '/app/cases/[0-9a-f]\{8\}-' | grep -v 'after=' >"$scratch/cases"
shuf "$scratch/cases" --random-source="$built/kerwen.jar" >"$scratch/cases.mixed"
sed 's/$/\/notes/' "$scratch/cases.mixed" >"$scratch/notes"
{ pages_of '/app/cases?programme=refugee-resettlement' 5; pages_of '/app/cases?state=closed' 5; pages_of '/app/cases?programme=voluntary-return&state=closed' 3; } >"$scratch/filtered"
staff /app/cases | grep -o '[0-9A-Z]\{5\}-[0-9A-Z]\{5\}' | sort -u | sed 's/^/\/app\/cases?q=/' >"$scratch/references"
together=$(sed -n 's/^thread-together //p' "$home/thread-filled")
echo "/app/movements/$together" >"$scratch/movement"
{ pages_of /app/movements 2; pages_of '/app/movements?when=past' 10; echo '/app/movements?called=2026&when=any'; } >"$scratch/movements"
pages_of /app/hotline/calls 20 >"$scratch/calls"
for word in information referral high-risk missing crisis complaint; do echo "/app/hotline/calls?signal=$word"; done >"$scratch/calls-filtered"
for word in work study held missing; do echo "/app/hotline/calls?topic=$word"; done >>"$scratch/calls-filtered"
echo '/app/hotline/calls?signal=crisis&topic=held' >>"$scratch/calls-filtered"
echo /app/hotline >"$scratch/hotline"
echo /app/hotline/counts >"$scratch/counts"
echo /app/grants >"$scratch/grants"

say ""
say "wrk, one thread, on the same cores; each load $times times $seconds s, the median by processor time; ms:"
say ""
say "| what | wanted | users | a second | p50 | p95 | p99 | longest | p99 with a second of reading | CPU of a request: server | with database | not 2xx or 3xx |"
say "|---|---|---|---|---|---|---|---|---|---|---|---|"
# The compiler of the JVM works beside the first thousands of requests, and its time would be counted to them.
cat "$scratch/cases.mixed" "$scratch/queue" "$scratch/filtered" "$scratch/calls" "$scratch/hotline" "$scratch/movements" "$scratch/grants" $(printf "$scratch/movement %.0s" $(seq 60)) | shuf --random-source="$built/kerwen.jar" >"$scratch/all"
asks "$scratch/all" >"$scratch/asks.lua"
wrk -t1 -c$users -d"${BENCH_BEFORE:-60}s" --timeout 20s -s "$scratch/asks.lua" "$site" >/dev/null
measured "a case" "4 ms CPU, p99 100 ms" $users "$scratch/cases.mixed"
measured "a case, one alone" "" 1 "$scratch/cases.mixed"
measured "queue by what is due, first and later pages" "p99 100 ms" $users "$scratch/queue"
measured "cases of a programme, or ended" "p99 100 ms" $users "$scratch/filtered"
measured "cases by reference" "p99 100 ms" $users "$scratch/references"
measured "calls, first and later pages" "p99 100 ms" $users "$scratch/calls"
measured "calls by signal or topic" "p99 100 ms" $users "$scratch/calls-filtered"
measured "the hotline: hand-over and follow-ups" "p99 100 ms" $users "$scratch/hotline"
measured "counts of calls, a year" "" 4 "$scratch/counts"
measured "movements, ahead and past" "p99 100 ms" $users "$scratch/movements"
measured "grants asked for" "p99 100 ms" $users "$scratch/grants"
session medical-officer
measured "a worker's own queue" "p99 100 ms" $users "$scratch/own"
session movement-officer
measured "saving a note: audited, another case each time" "p99 60 ms" $users "$scratch/notes" "_csrf=$proof&words=An+invented+note"
measured "saving a note, one alone" "60 ms" 1 "$scratch/notes" "_csrf=$proof&words=An+invented+note"
measured "movement of 300 people" "p99 150 ms" $users "$scratch/movement"
measured "movement of 300 people, one alone" "" 1 "$scratch/movement"

# ---- The passenger list ----

lists=/app/movements/$together/lists
say ""
staff "$lists" -o /dev/null -d "_csrf=$proof" -d recipient=carrier
list=$(staff "$lists" | grep -o "$lists/[0-9a-f-]\{36\}/copy" | head -n 1)
if [ -n "$list" ]; then
    for form in pdf xlsx csv; do
        for time in 1 2 3 4 5 6 7; do
            staff "$list" -o "$scratch/list.$form" -w '%{time_total}\n' -d "_csrf=$proof" -d "form=$form"
        done | sed 's/\.//; s/^0*//' | awk '{ print int($1 / 1000) }' | sort -n >"$scratch/took"
        say "Passenger list of 300 as $form, one alone, seven times: median $(sed -n 4p "$scratch/took") ms, longest $(tail -n 1 "$scratch/took") ms; $(wc -c <"$scratch/list.$form") bytes$([ "$form" != pdf ] || printf ', %s' "$(head -c 8 "$scratch/list.pdf")"). Wanted: 2 s as PDF."
    done
else
    say "No passenger list could be issued; the page says: $(staff "$lists?refused=held" | sed -n 's/.*class="stop[^>]*>\([^<]*\).*/\1/p' | head -n 1)"
fi
cookie=$(cookie_header)
bench_stop

# ---- By which index ----

{
    printf 'a case\t%s\n' "$(head -n 1 "$scratch/cases.mixed")"
    printf 'queue, first page\t%s\n' /app/cases
    printf 'queue, a later page\t%s\n' "$(tail -n 1 "$scratch/queue")"
    sed 's/^\(.*\)$/cases \1\t\1/; s/^cases \/app\/cases?/cases: /; s/after=[0-9a-f-]*\t/later\t/' "$scratch/filtered"
    printf 'cases by reference\t%s\n' "$(head -n 1 "$scratch/references")"
    printf 'calls, first page\t%s\n' /app/hotline/calls
    printf 'calls, a later page\t%s\n' "$(tail -n 1 "$scratch/calls")"
    sed 's/^\/app\/hotline\/calls?\(.*\)$/calls: \1\t\/app\/hotline\/calls?\1/' "$scratch/calls-filtered"
    printf 'the hotline\t/app/hotline\ncounts of a year\t/app/hotline/counts\ngrants asked for\t/app/grants\nmovements ahead\t/app/movements\n'
    printf 'movements past, a later page\t%s\n' "$(grep when=past "$scratch/movements" | tail -n 1)"
    printf 'movements by name\t/app/movements?called=2026&when=any\nmovement of 300\t%s\n' "$(cat "$scratch/movement")"
} >"$scratch/pages"
say ""
in_place_of_the_server ThreadQuestions "$site" "$cookie" "$scratch/pages"
grep '^|' "$scratch/said"
