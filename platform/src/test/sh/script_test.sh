# What a person meets at the terminal: run by './kerwen test' after the build, with the checkout as its argument.
# Prints 'ok …' or 'not ok …' a line; needs nothing but a POSIX shell and curl.
set -u
kerwen=$1/kerwen
scratch=$(mktemp -d "${TMPDIR:-/tmp}/kerwen-script.XXXXXX")
started=
trap '[ -z "$started" ] || kill "$started" 2>/dev/null; rm -rf "$scratch"' EXIT INT TERM
port=$((21000 + $$ % 9000))
failed=0

check() { # sentence, then a command that must succeed
    sentence=$1
    shift
    if "$@" >"$scratch/out" 2>&1; then
        echo "ok $sentence"
    else
        echo "not ok $sentence"
        sed 's/^/  /' "$scratch/out" "$scratch/said" 2>/dev/null | head -n 20
        failed=1
    fi
}

says() { grep -q -- "$1" "$scratch/said"; }
says_not() { ! grep -q -- "$1" "$scratch/said"; }

# Runs to its end and keeps what was said; answers whether it refused.
refuses() { ! "$@" >"$scratch/said" 2>&1 </dev/null; }

begin() { # home and further settings; waits for the first page
    # shellcheck disable=SC2068
    env KERWEN_HOME="$1" KERWEN_PORT="$port" $2 "$kerwen" "$3" >"$scratch/said" 2>&1 </dev/null &
    started=$!
    for try in $(seq 300); do
        curl -sf -o /dev/null "http://127.0.0.1:$port/health" && return 0
        kill -0 "$started" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

end() {
    kill -TERM "$started" && wait "$started"
    result=$?
    started=
    [ "$result" = 143 ]
}

no_postgres_left() { ! pgrep -f "$scratch/home" >/dev/null; }
page() { curl -s "http://127.0.0.1:$port$1"; }
home_in() { page "/$1/" | grep -q "<html lang=\"$1\""; }
taps() { page /en/ | grep -q 'href="tel:'; }
does_not_tap() { ! taps; }
makes_code() {
    KERWEN_HOME="$scratch/home" "$kerwen" recovery-code >"$scratch/sheet" 2>"$scratch/said" || return 1
    awk '/groups .*:/ { sub(/^[^:]*:/, ""); print }' "$scratch/sheet" >"$scratch/code"
    [ -s "$scratch/code" ]
}
other_calls() { page /en/ | grep -q 'demonstration'; }

check "help names every command" sh -c "'$kerwen' help | grep -q doctor"
check "an unknown command is refused" refuses "$kerwen" fly
check "and said in a sentence" says "There is no command 'fly'"
check "start answers with a page" begin "$scratch/home" "A=b" start
check "and prints the address" says "http://127.0.0.1:$port/"
check "home stands in English" home_in en
check "home stands in Russian" home_in ru
check "home stands in Turkmen" home_in tk
check "numbers that nobody confirmed cannot be tapped" does_not_tap
check "a second start on the same port is refused" refuses env KERWEN_HOME="$scratch/other" KERWEN_PORT="$port" "$kerwen" start
check "with the port in the sentence" says "Port $port"
check "and without a stack trace" says_not "	at "
check "a second start on the same data is refused" refuses env KERWEN_HOME="$scratch/home" KERWEN_PORT="$((port + 1))" "$kerwen" start
check "with a sentence" says "Kerwen cannot start"
check "doctor finds nothing wrong" env KERWEN_HOME="$scratch/home" KERWEN_PORT="$port" "$kerwen" doctor
check "a recovery code is shown once" makes_code
check "a backup is written while it runs" env KERWEN_HOME="$scratch/home" "$kerwen" backup "$scratch/one.backup"
check "a restore is refused while it runs" refuses env KERWEN_HOME="$scratch/home" KERWEN_RECOVERY_CODE_FILE="$scratch/code" "$kerwen" restore "$scratch/one.backup"
check "an upgrade to the same version changes nothing" env KERWEN_HOME="$scratch/home" "$kerwen" upgrade
check "a stop is clean" end
check "and leaves no database running" no_postgres_left
check "a restore puts the backup in the place of the data" env KERWEN_HOME="$scratch/home" KERWEN_RECOVERY_CODE_FILE="$scratch/code" "$kerwen" restore "$scratch/one.backup"
check "and it starts with what was restored" begin "$scratch/home" "A=b" start
check "and shows the page" home_in ru
check "a stop is clean again" end
check "demo answers with a page" begin "$scratch/home-demo" "A=b" demo
check "and says on it that it is a demonstration" other_calls
check "its invented numbers can be tapped" taps
check "demo stops" end
check "demo refuses to listen on other machines' side" refuses env KERWEN_BIND=0.0.0.0 KERWEN_HOME="$scratch/d" "$kerwen" demo
check "demo refuses an outside database" refuses env KERWEN_DATABASE_URL=jdbc:postgresql://127.0.0.1/x KERWEN_HOME="$scratch/d" "$kerwen" demo
mkdir -p "$scratch/pack" && cp -r "$1"/missions/turkmenistan/. "$scratch/pack/" && sed -i 's/donors: \[usaid\]/donors: [nobody]/' "$scratch/pack/projects.yaml"
check "doctor refuses a spoilt pack" refuses env KERWEN_MISSION="$scratch/pack" KERWEN_HOME="$scratch/d" KERWEN_PORT="$port" "$kerwen" doctor
check "and names file, line and field" says "projects.yaml, line [0-9]*, record ct-regional-usaid-2010-2013, field donors"
mkdir -p "$scratch/tools" && printf 'not maven' >"$scratch/fake.tar.gz"
check "a Maven that is not the expected one is refused" refuses env KERWEN_OWN_MAVEN=1 KERWEN_TOOLS="$scratch/tools" KERWEN_MAVEN_ADDRESS="file://$scratch/fake.tar.gz" "$kerwen" build
check "because of its checksum" says "checksum differs"
exit "$failed"
