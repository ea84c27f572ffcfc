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
    for try in $(seq 1200); do
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
makes_code() { # home
    KERWEN_HOME="$1" "$kerwen" recovery-code >"$scratch/sheet" 2>"$scratch/said" || return 1
    awk '/groups .*:/ { sub(/^[^:]*:/, ""); print }' "$scratch/sheet" >"$scratch/code"
    [ -s "$scratch/code" ]
}

# ---- What readers, programs and those who work here see, to be compared before a backup and after its restore ----

PUBLIC="/en/ /ru/ /tk/ /en/projects/ /ru/organisations/ /tk/activities/ /en/chronicle/ /ru/search/?q=%D0%B7%D0%B0%D0%BA%D0%BE%D0%BD
    /tk/sitemap/ /en/data/ /en/feed.rss /ru/feed.atom /tk/news/feed.rss /sitemap.xml /record.json /record.csv"

sees_public() { # folder
    mkdir -p "$1"
    for address in $PUBLIC; do
        curl -sf -o "$1/$(printf '%s' "$address" | tr / _)" "http://127.0.0.1:$port$address" || { echo "no $address"; return 1; }
    done
}

# Who signs in by paper needs no telephone; the code works once, and once more after an older backup was restored.
signs_in() {
    rm -f "$scratch/cookies"
    form=$(staff /app/sign-in | sed -n 's/.*name="_csrf" value="\([^"]*\)".*/\1/p' | head -n 1)
    staff /app/sign-in --data-urlencode "_csrf=$form" --data-urlencode address=administrator@example.org \
        --data-urlencode "password=$(of_account password)" --data-urlencode "code=$(of_account spareCodes)"
    staff /app/ | grep -q 'action="/app/sign-out"'
}
staff() { # path, then further words for curl
    path=$1
    shift
    curl -s -b "$scratch/cookies" -c "$scratch/cookies" "$@" "http://127.0.0.1:$port$path"
}
of_account() { # name of a field of the first account, the administrator's
    tr -d '\n' <"$scratch/home-demo/demo-accounts.json" | sed "s/}.*//; s/.*\"$1\" : *\[* *\"\([^\"]*\)\".*/\1/"
}

# Byte for byte but for the token of the forms, which differs at each request.
sees_staff() { # folder
    mkdir -p "$1"
    for address in /app/ /app/colleagues /app/colleagues/export /app/organisations /app/help; do
        staff "$address" -f | sed 's/name="_csrf" value="[^"]*"//' >"$1/$(printf '%s' "$address" | tr / _)"
        [ -s "$1/$(printf '%s' "$address" | tr / _)" ] || { echo "no $address"; return 1; }
    done
}
program() { # address, then further words for curl
    path=$1
    shift
    curl -s -H "Authorization: Bearer $(of_account apiToken)" "$@" "http://127.0.0.1:$port$path"
}
program_lists() {
    # The accounts are written down right after the first page can be had.
    for try in $(seq 1800); do
        [ -f "$scratch/home-demo/demo-accounts.json" ] && break
        sleep 0.1
    done
    program /api/v1/accounts -f >"$1" && grep -q administrator@example.org "$1"
}
program_invites() {
    program /api/v1/invitations -f -H 'Content-Type: application/json' -H 'Idempotency-Key: one-invitation-of-the-test' \
        -d '{"name":"Merdan Demo","language":"tk","roles":["editor"]}' | grep -q '"link"'
}
program_is_refused() { [ "$(program /api/v1/accounts -o /dev/null -w '%{http_code}')" = 401 ]; }
same() { diff -r "$scratch/$1" "$scratch/$2"; }
differ() { ! same "$@" >"$scratch/said"; }
audit_holds() { KERWEN_HOME="$scratch/home-demo" "$kerwen" audit verify "$@" >"$scratch/said" 2>&1 && says "The audit is what it was"; }
head_of_audit() { # file; the last line that the witness has
    sleep 1.5
    tail -n 1 "$scratch/home-demo-keys/audit.witness" >"$1" && [ -s "$1" ]
}

# From the folder where the files lie: their names count from there.
links() {
    printf '%s: %s\n' id id given_name given_name family_name family_name patronymic patronymic birth_date birth_date sex sex \
        place place nationality nationality cluster ignore >"$scratch/mapping.yaml"
    (cd "$scratch" && "$kerwen" link "$@" >"$scratch/said" 2>&1)
}

other_calls() { page /en/ | grep -q 'demonstration'; }

check "help names every command" sh -c "'$kerwen' help | grep -q doctor"
check "an unknown command is refused" refuses "$kerwen" fly
check "and said in a sentence" says "There is no command 'fly'"
check "link invents a register" links generate --people 1000 --seed 7 --skew mild --out register.csv
check "link finds who is in it twice" links dedupe register.csv --columns mapping.yaml --out pairs.csv
check "and writes pairs with their reasons" grep -q "before_looking" "$scratch/pairs.csv"
check "link tells how well it does" links evaluate register.csv --columns mapping.yaml --truth cluster
check "in one line of JSON" says '"f1": 0.9'
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
check "a recovery code is shown once" makes_code "$scratch/home"
check "a backup is written while it runs" env KERWEN_HOME="$scratch/home" "$kerwen" backup "$scratch/one.backup"
check "a restore is refused while it runs" refuses env KERWEN_HOME="$scratch/home" KERWEN_RECOVERY_CODE_FILE="$scratch/code" "$kerwen" restore "$scratch/one.backup"
check "an upgrade to the same version changes nothing" env KERWEN_HOME="$scratch/home" "$kerwen" upgrade
check "a stop is clean" end
check "and leaves no database running" no_postgres_left
check "demo answers with a page" begin "$scratch/home-demo" "A=b" demo
check "and says on it that it is a demonstration" other_calls
check "its invented numbers can be tapped" taps
check "a program lists its accounts" program_lists "$scratch/listed"
check "its pages, feeds and files are there" sees_public "$scratch/public-before"
check "its audit has a head" head_of_audit "$scratch/head"
check "a recovery code is made for it" makes_code "$scratch/home-demo"
check "a backup of it is written while it runs" env KERWEN_HOME="$scratch/home-demo" "$kerwen" backup "$scratch/demo.backup"
check "somebody signs in with a code from paper" signs_in
check "and sees the pages of those who work here" sees_staff "$scratch/staff-before"
check "a program invites somebody" program_invites
check "which shows on the pages" sees_staff "$scratch/staff-changed"
check "so that they differ" differ staff-before staff-changed
check "and in the head of the audit" head_of_audit "$scratch/head-later"
check "demo stops" end
check "the backup of the demonstration is restored" env KERWEN_HOME="$scratch/home-demo" KERWEN_RECOVERY_CODE_FILE="$scratch/code" "$kerwen" restore "$scratch/demo.backup"
check "the demonstration starts with what was restored" begin "$scratch/home-demo" "A=b" demo
check "its pages, feeds and files are there again" sees_public "$scratch/public-after"
check "byte for byte" same public-before public-after
check "tokens are in no backup: a program is refused" program_is_refused
check "nor are sessions: somebody signs in again" signs_in
check "and sees the pages of those who work here again" sees_staff "$scratch/staff-after"
check "as they were when the backup was made" same staff-before staff-after
check "the audit is what it was, with the head that it had before the backup" audit_holds "$scratch/head"
check "and says that seals of later were given up on purpose" says "were given up on purpose"
check "while a head of later is missed" refuses env KERWEN_HOME="$scratch/home-demo" "$kerwen" audit verify "$scratch/head-later"
check "in a sentence" says "somebody kept"
check "the restored demonstration stops" end
check "demo invents no people by words" refuses env KERWEN_HOME="$scratch/d" "$kerwen" demo --people many
check "and says what it takes" says "a number is needed"
check "demo invents no more than a million" refuses env KERWEN_HOME="$scratch/d" "$kerwen" demo --people 1000001
check "and says how many it takes" says "from 1 to 1000000"
check "and has made no folder for that" test ! -e "$scratch/d"
check "demo refuses to listen on other machines' side" refuses env KERWEN_BIND=0.0.0.0 KERWEN_HOME="$scratch/d" "$kerwen" demo
check "demo refuses an outside database" refuses env KERWEN_DATABASE_URL=jdbc:postgresql://127.0.0.1/x KERWEN_HOME="$scratch/d" "$kerwen" demo
mkdir -p "$scratch/pack" && cp -r "$1"/missions/turkmenistan/. "$scratch/pack/" && sed -i 's/donors: \[usaid\]/donors: [nobody]/' "$scratch/pack/projects.yaml"
check "doctor refuses a spoilt pack" refuses env KERWEN_MISSION="$scratch/pack" KERWEN_HOME="$scratch/d" KERWEN_PORT="$port" "$kerwen" doctor
check "and names file, line and field" says "projects.yaml, line [0-9]*, record ct-regional-usaid-2010-2013, field donors"
mkdir -p "$scratch/tools" && printf 'not maven' >"$scratch/fake.tar.gz"
check "a Maven that is not the expected one is refused" refuses env KERWEN_OWN_MAVEN=1 KERWEN_TOOLS="$scratch/tools" KERWEN_MAVEN_ADDRESS="file://$scratch/fake.tar.gz" "$kerwen" build
check "because of its checksum" says "checksum differs"
exit "$failed"
