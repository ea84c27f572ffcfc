# ./kerwen bench website: start, memory, throughput and size of the public pages, beside nginx with the same bytes on disk.
# Sourced by ./kerwen. Needs wrk and curl; nginx for the baseline. Figures are of this machine while nothing else runs:
# CPU time and medians travel, seconds do not. Then the same with an invented mission of BENCH_RECORDS records. Results belong into bench/results/ with machine and date.

seconds=${BENCH_SECONDS:-10}
connections=16
mission=${KERWEN_MISSION:-missions/turkmenistan}
records=${BENCH_RECORDS:-10000}
port=$(free_port)
site=http://127.0.0.1:$port
scratch=$(mktemp -d "${TMPDIR:-/tmp}/kerwen-bench.XXXXXX")
server=
baseline=

. bench/measuring.sh

bench_start() {
    began=$(now_ms)
    # shellcheck disable=SC2046
    KERWEN_MISSION=$mission KERWEN_HOME=$scratch/data KERWEN_PORT=$port KERWEN_BIND=127.0.0.1 "$JAVA_HOME/bin/java" "-XX:AOTCache=$built/kerwen.aot" $(java_options) \
        -jar "$built/kerwen.jar" >"$scratch/log" 2>&1 &
    server=$!
    until curl -s -o /dev/null -f "$site/en/"; do
        kill -0 "$server" 2>/dev/null || fail "The server stopped while starting." "Read $scratch/log."
        [ $(($(now_ms) - began)) -lt 60000 ] || fail "The server did not start within a minute." "Read $scratch/log."
        sleep 0.02
    done
    took=$(($(now_ms) - began))
}

starts() {
    firsts=$(for round in 1 2 3; do rm -rf "$scratch/data"; bench_start; echo "$took"; cp "$scratch/log" "$scratch/first-log"; bench_stop; done)
    loaded=$(sed -n 's/.*The mission pack was //p' "$scratch/first-log" | tail -n 1)
    laters=$(for round in 1 2 3 4 5; do bench_start; echo "$took"; bench_stop; done)
    say "First start to a usable page, database made: $(echo "$firsts" | median) ms (median of 3: $(echo $firsts)); the pack was $loaded"
    say "Later start to a usable page: $(echo "$laters" | median) ms (median of 5: $(echo $laters))"
    bench_start
    for language in en ru tk; do for page in "" projects/ chronicle/ organisations/ sitemap/; do curl -s -o /dev/null "$site/$language/$page"; done; done
    say "Memory after start and fifteen pages, database included (PSS): $(pss_mb) MB"
}

# Asks for another search each time, three words in changing order, so that no answer is one that was kept.
searches() { # word, word, ...
    cat <<'LUA'
local asked = 0
local function word(step)
  return words[math.floor(asked / step) % #words + 1]
end
function request()
  asked = asked + 1
  local query = word(1) .. " " .. word(#words) .. " " .. word(#words * #words)
  return wrk.format("GET", wrk.path .. "?q=" .. query:gsub("[^%w]", function(byte)
    return string.format("%%%02X", string.byte(byte))
  end))
end
LUA
    printf 'words = {'
    printf '"%s", ' "$@"
    printf '}\n'
}

many_records() {
    say ""
    say "## With $records records, most of them invented"
    say ""
    "$JAVA_HOME/bin/java" bench/ManyRecords.java "$mission" "$scratch/many" "$records" 1
    mission=$scratch/many
    rm -rf "$scratch/data"
    starts
    record=$site/en/projects/invented-projects-20/
    say ""
    say "| page, bytes over the wire with headers | packed | plain |"
    say "|---|---|---|"
    for page in "$site/en/" "$site/en/projects/" "$site/en/activities/" "$record"; do
        say "| ${page#"$site"} | $(wire "$page") | $(curl -s -o /dev/null -w '%{size_download}' "$page") |"
    done
    searches customs border training law children school flood earthquake police prosecutors documents women community health \
        rescue labour rights statistics shelter students teachers visa passport airport railway water equipment radio family \
        village road trade registration cooperation refugees hospital library Dashoguz Ashgabat Lebap >"$scratch/en.lua"
    searches таможня граница обучение закон дети школа наводнение землетрясение полиция прокуроры документы женщины община \
        здоровье спасение труд права статистика приют студенты учителя виза паспорт аэропорт дорога вода оборудование радио \
        семья село торговля возвращение регистрация беженцы больница урожай библиотека Дашогуз Ашхабад Лебап >"$scratch/ru.lua"
    load_heading
    load "home" "$site/en/"
    load "projects" "$site/en/projects/"
    load "projects of a donor" "$site/en/projects/?donor=norway"
    load "a project" "$record"
    load "chronicle" "$site/en/chronicle/"
    load "search, English" "$site/en/search/" "$scratch/en.lua"
    load "search, Russian" "$site/ru/search/" "$scratch/ru.lua"
    say ""
    say "Memory after the load (PSS): $(pss_mb) MB"
}

wire() { # bytes of the answer with its headers, packed
    curl -s -o /dev/null -H 'Accept-Encoding: gzip' -w '%{size_download} %{size_header}\n' "$1" | awk '{ print $1 + $2 }'
}

bench_need wrk wrk
bench_need curl curl

say "## The website, measured $(date -u +%Y-%m-%d)"
say ""
say "Machine: $(nproc) cores ($(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)), $(awk '/MemTotal/ { printf "%d GB", $2 / 1048576 }' /proc/meminfo), $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 2p)"
say ""
starts
home=$(curl -s "$site/en/")
style=$(echo "$home" | sed -n 's/.*href="\(\/static\/[^"]*\.css\)".*/\1/p' | head -n 1)
script=$(echo "$home" | sed -n 's/.*src="\(\/static\/[^"]*\.js\)".*/\1/p' | head -n 1)
mark=$(echo "$home" | sed -n 's/.*href="\(\/static\/[^"]*\.svg\)".*/\1/p' | head -n 1)
say ""
say "| first visit of home | page | style | script | mark | all, bytes over the wire with headers |"
say "|---|---|---|---|---|---|"
for language in en ru tk; do
    set -- "$(wire "$site/$language/")" "$(wire "$site$style")" "$(wire "$site$script")" "$(wire "$site$mark")"
    say "| $language | $1 | $2 | $3 | $4 | $(($1 + $2 + $3 + $4)) |"
done
load_heading
load "home" "$site/en/"
load "home, Russian" "$site/ru/"
load "chronicle" "$site/en/chronicle/"
load "a project" "$site/en/projects/ct-law-enforcement-2009-2011/"
load "feed" "$site/en/feed.rss"
say ""
say "Memory after the load (PSS): $(pss_mb) MB"

if [ -z "${BENCH_WITHOUT_BASELINE:-}" ]; then
    bench_need nginx nginx-light
    mkdir -p "$scratch/www"
    curl -s -H 'Accept-Encoding: gzip' "$site/en/" -o "$scratch/www/home.html.gz"
    curl -s "$site/en/" -o "$scratch/www/home.html"
    bench_stop
    cat >"$scratch/nginx.conf" <<CONF
worker_processes 2; daemon off; pid $scratch/nginx.pid; error_log /dev/null;
events { worker_connections 256; }
http { access_log off; default_type text/html; gzip_static on; client_body_temp_path $scratch/t1; proxy_temp_path $scratch/t2;
  fastcgi_temp_path $scratch/t3; uwsgi_temp_path $scratch/t4; scgi_temp_path $scratch/t5;
  server { listen 127.0.0.1:$((port + 1)); root $scratch/www; } }
CONF
    chmod 755 "$scratch"
    nginx -p "$scratch" -c "$scratch/nginx.conf" >/dev/null 2>&1 &
    server=$!
    sleep 1
    baseline=yes
    say ""
    say "Baseline, the same page as a file served by $(nginx -v 2>&1 | sed 's/.*: //'):"
    say ""
    say "| page | requests/s | p50 | p99 | server CPU ms/request | not 2xx |"
    say "|---|---|---|---|---|---|"
    load "home, nginx" "http://127.0.0.1:$((port + 1))/home.html"
fi

if [ "$records" -gt 0 ]; then
    bench_stop
    baseline=
    many_records
fi
