# ./kerwen bench people [N]: the application with N invented people (a million if not said): how fast they are recorded, when all are
# found, how long the live check and the search take through HTTP as a browser sends them, what memory they need, and by which index
# each question to the database is answered. Sourced by ./kerwen. Needs wrk and curl. Figures are of this machine while nothing
# else runs: CPU time and medians travel, seconds do not. Results belong into bench/results/ with machine and date.
#
#   BENCH_SECONDS   of each load, 20 if not set
#   BENCH_ONLY      only loads whose name contains this
#   BENCH_HOME      a folder of such a demonstration that is kept; without it one is made and removed

people=${1:-1000000}
seconds=${BENCH_SECONDS:-20}
port=$(free_port)
site=http://127.0.0.1:$port
scratch=$(mktemp -d "${TMPDIR:-/tmp}/kerwen-bench.XXXXXX")
home=${BENCH_HOME:-$scratch/data}
server=
baseline=

. bench/measuring.sh

bench_need wrk wrk
bench_need curl curl

postmaster() { head -n 1 "$home/postgres/data/postmaster.pid"; }

people_start() {
    began=$(now_ms)
    # shellcheck disable=SC2046
    KERWEN_DEMO=true KERWEN_DEMO_PEOPLE=$people KERWEN_HOME=$home KERWEN_PORT=$port KERWEN_BIND=127.0.0.1 "$JAVA_HOME/bin/java" \
        "-XX:AOTCache=$built/kerwen.aot" $(java_options) ${BENCH_JAVA:-} -jar "$built/kerwen.jar" >"$scratch/log" 2>&1 &
    server=$!
    until curl -s -o /dev/null -f "$site/en/"; do
        kill -0 "$server" 2>/dev/null || fail "The server stopped while starting: $(tail -n 3 "$scratch/log")" "Read the lines above."
        sleep 0.02
    done
    answered=$(($(now_ms) - began))
    until [ -f "$home/demo-accounts.json" ]; do sleep 0.05; done
}

# A movement officer signs in with the paper code, which works once for each sign-in: the cookies are kept beside the data.
cookies=$home/bench-cookies
of_officer() { # name of a field
    tr -d '\n' <"$home/demo-accounts.json" | sed "s/.*\"movement-officer\"//; s/}.*//; s/.*\"$1\" : *\[* *\"\([^\"]*\)\".*/\1/"
}
staff() { # path, then further words for curl
    path=$1
    shift
    curl -s -b "$cookies" -c "$cookies" "$@" "$site$path"
}
proof() { staff "$1" | sed -n 's/.*name="_csrf" value="\([^"]*\)".*/\1/p' | head -n 1; }
signs_in() {
    staff /app/people -f -o /dev/null -w '%{http_code}' | grep -q 200 && return
    rm -f "$cookies"
    staff /app/sign-in -o /dev/null --data-urlencode "_csrf=$(proof /app/sign-in)" --data-urlencode "address=$(of_officer address)" \
        --data-urlencode "password=$(of_officer password)" --data-urlencode "code=$(of_officer spareCodes)"
    staff /app/people -o /dev/null -w '%{http_code}' | grep -q 200 || fail "The officer cannot sign in." "Leave BENCH_HOME out, so that a new folder is made."
}
cookie_header() { awk '!/^#[^H]/ && NF >= 7 { printf "%s%s=%s", sep, $6, $7; sep = "; " }' "$cookies"; }
is_preparing() { staff /app/people | grep -q "$preparing"; }
preparing=$(sed -n 's/^people.preparing *= *//p' platform/src/main/resources/messages/*_en.properties | cut -c1-30)

# Sends the lines of a file in turn as a form; another form each time.
sends() { # file of bodies
    cat <<LUA
local bodies = {}
for line in io.lines("$1") do bodies[#bodies + 1] = line .. "&_csrf=$proof" end
wrk.method = "POST"
wrk.headers["Cookie"] = "$(cookie_header)"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["Sec-Fetch-Site"] = "same-origin"
local asked = 0
function request()
  asked = asked + 1
  return wrk.format(nil, nil, nil, bodies[asked % #bodies + 1])
end
LUA
}
fetches() {
    cat <<LUA
wrk.headers["Cookie"] = "$(cookie_header)"
LUA
}

ticks_of_database() { cpu_ticks "$(postmaster)" $(pgrep -P "$(postmaster)"); }

# A row: the server alone, and with the database; processes of the database that ended meanwhile are not counted.
measured() { # name, users, address, script
    case $1 in *"${BENCH_ONLY:-}"*) ;; *) return 0 ;; esac
    wrk -t1 -c"$2" -d"${BENCH_WARM_UP:-10}s" -s "$4" -H 'Accept-Encoding: gzip' "$3" >/dev/null
    server_before=$(cpu_ticks "$server")
    database_before=$(ticks_of_database)
    wrk -t1 -c"$2" -d"${seconds}s" --latency -s "$4" -H 'Accept-Encoding: gzip' "$3" >"$scratch/wrk"
    server_used=$(($(cpu_ticks "$server") - server_before))
    database_used=$(($(ticks_of_database) - database_before))
    awk -v name="$1" -v users="$2" -v server=$server_used -v database=$database_used '
        /^ +50%/ { p50 = $2 } /^ +90%/ { p90 = $2 } /^ +99%/ { p99 = $2 } /requests in/ { requests = $1 } /Requests\/sec/ { rate = $2 }
        /Non-2xx/ { bad = $NF } /Max/ { } /Latency  / { most = $4 }
        END { printf "| %s | %d | %d | %s | %s | %s | %s | %.2f | %.2f | %d |\n", name, users, rate, p50, p90, p99, most,
            server * 10 / requests, (server + database) * 10 / requests, bad }' "$scratch/wrk"
}

memory_row() { # when
    database=$(for process in $(postmaster) $(pgrep -P "$(postmaster)"); do awk '/^Pss:/ { print $2 }' "/proc/$process/smaps_rollup" 2>/dev/null; done |
        awk '{ sum += $1 } END { printf "%d", sum / 1024 }')
    say "| $1 | $(awk '/^Pss:/ { printf "%d", $2 / 1024 }' "/proc/$server/smaps_rollup") | $(awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$server/status") | $(awk '/^VmHWM/ { printf "%d", $2 / 1024 }' "/proc/$server/status") | $database |"
}

# An import as its pages do it: a file is brought, its rows are compared with the register and with each other, those with nobody
# alike are recorded; then all is taken back, so that a kept folder stays as it was. The clock runs from the key that is pressed to
# the page that says it is done; a job begins up to a second after it was put off.
import_state() { staff "$import" | grep -o "action=\"$import/\(check\|record\|take-back\|remove\)\"" | sed 's/.*\///; s/"//' | tr '\n' ' '; }
import_until() { # what must be possible
    while sleep 0.5; do case " $(import_state) " in *" $1 "*) return ;; esac; done
}
import_does() { # act, then the form
    act=$1
    shift
    staff "$import/$act" -o /dev/null --data-urlencode "_csrf=$proof" "$@"
}
imported() {
    rows=${BENCH_ROWS:-50000}
    link generate --people "$rows" --seed 7 --skew mild --out "$scratch/import-all.csv" >/dev/null
    # The generator writes a person more than once, which is what a list has too; here each row is somebody else, as in a new register.
    awk -F, 'NR == 1 || !seen[$2]++' "$scratch/import-all.csv" | head -n $((rows + 1)) >"$scratch/import.csv"
    rows=$(($(wc -l <"$scratch/import.csv") - 1))
    import=$(staff "/app/people/import?_csrf=$(proof /app/people/import)" -o /dev/null -w '%{redirect_url}' -F "file=@$scratch/import.csv;type=text/csv" | sed "s#^$site##")
    case $import in /app/people/import/*) ;; *) fail "The file was not taken." "Look at $scratch/log." ;; esac
    import_does columns -d column-0= -d column-1= -d column-2=given -d column-3=family -d column-4=patronymic -d column-5=birth -d column-6=sex \
        -d column-7=birthPlace -d column-8=nationality -d days=day-first
    checking=$(now_ms)
    server_before=$(cpu_ticks "$server")
    database_before=$(ticks_of_database)
    import_does check -d consent=spoken
    import_until remove
    recording=$(now_ms)
    to_record=$(staff "$import" | grep -o 'Record [0-9,]* people' | tr -cd '0-9')
    [ -n "$to_record" ] || fail "No row can be recorded." "Leave BENCH_HOME out, so that a new folder is made."
    recording_from=$(now_ms)
    import_does record
    import_until take-back
    ended=$(now_ms)
    server_used=$(($(cpu_ticks "$server") - server_before))
    database_used=$(($(ticks_of_database) - database_before))
    taking=$(now_ms)
    import_does take-back
    import_until remove
    say "| import of $rows rows | seconds | rows a second |"
    say "|---|---|---|"
    say "| compared with the register and each other | $(((recording - checking) / 1000)) | $((rows * 1000 / (recording - checking))) |"
    say "| $to_record of them recorded, those with nobody alike | $(((ended - recording_from) / 1000)) | $((to_record * 1000 / (ended - recording_from))) |"
    say "| both | $(((ended - recording_from + recording - checking) / 1000)) | $((rows * 1000 / (ended - recording_from + recording - checking))) |"
    say "| taken back | $((($(now_ms) - taking) / 1000)) | |"
    say ""
    say "Processor for both: server $((server_used / 100)) s, with the database $(((server_used + database_used) / 100)) s."
}

# ---- Filled ----

: "${KERWEN_MEMORY:=$(people_memory "$people")}"
say "## People, measured $(date -u +%Y-%m-%d)"
say ""
say "Machine: $(nproc) cores ($(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)), $(awk '/MemTotal/ { printf "%d GB", $2 / 1048576 }' /proc/meminfo), $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 2p); load before: $(cut -d' ' -f1 /proc/loadavg)"
say "People: $people of the register of linkage/GENERATOR.md and the 5,387 records of every demonstration; memory for Java's objects $KERWEN_MEMORY."
say ""
link generate --people "$people" --seed 1 --skew mild --out "$scratch/register.csv" >/dev/null
mkdir -p "$scratch/classes"
"$JAVA_HOME/bin/javac" -d "$scratch/classes" bench/PeopleTyped.java bench/PeopleQuestions.java -cp "$built/kerwen.jar:$built/lib/*"
"$JAVA_HOME/bin/java" -cp "$scratch/classes" PeopleTyped "$scratch/register.csv" "$people" "$scratch/typed" "$scratch/searched"

if [ ! -f "$home/bench-filled" ]; then
    people_start
    say "First page after the start of an empty folder: $answered ms."
    until grep -q "all .* are there" "$scratch/log"; do
        kill -0 "$server" 2>/dev/null || fail "The server stopped while people were recorded: $(tail -n 3 "$scratch/log")" "Give it more memory with KERWEN_MEMORY."
        sleep 1
    done
    grep "all .* are there" "$scratch/log"
    echo "$people" >"$home/bench-filled"
    bench_stop
fi

people_start
signs_in
while is_preparing; do sleep 0.2; done
say "A later start: the first page after $answered ms, all people are found after $(($(now_ms) - began)) ms."
proof=$(proof /app/people)
sends "$scratch/typed" >"$scratch/typed.lua"
sends "$scratch/searched" >"$scratch/searched.lua"
fetches >"$scratch/get.lua"
person=$(staff /app/people | grep -o '/app/people/[0-9a-f-]\{36\}' | head -n 1)

say ""
say "| memory, MB | server, PSS | server, RSS | its highest RSS | database, PSS |"
say "|---|---|---|---|---|"
memory_row "when all are found"

# ---- Through HTTP ----

say ""
say "wrk, one thread, $seconds s, on the same cores; the forms are those of a browser, signed in, another each time:"
say ""
say "| what | users | a second | p50 | p90 | p99 | longest | CPU ms a request: server | with database | not 2xx |"
say "|---|---|---|---|---|---|---|---|---|---|"
measured "live check while typing" 8 "$site/app/people/like" "$scratch/typed.lua"
measured "live check while typing, one alone" 1 "$site/app/people/like" "$scratch/typed.lua"
measured "search by name, page rendered" 16 "$site/app/people/find" "$scratch/searched.lua"
measured "list, first page" 16 "$site/app/people" "$scratch/get.lua"
measured "a person, with who is alike" 16 "$site$person" "$scratch/get.lua"
say ""
imported
say ""
say "| memory, MB | server, PSS | server, RSS | its highest RSS | database, PSS |"
say "|---|---|---|---|---|"
memory_row "after the load"
bench_stop

# ---- By which index ----

say ""
# shellcheck disable=SC2046
KERWEN_DEMO=true KERWEN_HOME=$home KERWEN_PORT=$port KERWEN_BIND=127.0.0.1 "$JAVA_HOME/bin/java" $(java_options) \
    -cp "$scratch/classes:$built/kerwen.jar:$built/lib/*" org.kerwen.people.PeopleQuestions "$scratch/searched" 2>"$scratch/errors" | grep -v '^The accounts\|^Kerwen is ready' ||
    cat "$scratch/errors"
