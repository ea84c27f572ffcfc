# ./kerwen bench linkage: every figure of linkage beside its baselines, on invented registers and, where $KERWEN_REFERENCE is there,
# on test registers of others. Sourced by ./kerwen. Needs nothing but Java; Splink is measured beside it where python3 and pip can
# fetch it. Figures are of this machine while nothing else runs. Results belong into bench/results/ with machine and date.
#
#   BENCH_PARTS     some of: live batch ten-million reference keys splink (all but ten-million if not set)
#   BENCH_PEOPLE    records of the registers, a million if not set

people=${BENCH_PEOPLE:-1000000}
parts=${BENCH_PARTS:-live batch reference keys splink}
reference=${KERWEN_REFERENCE:-../shared/reference}
scratch=$(mktemp -d "${BENCH_SCRATCH:-${TMPDIR:-/tmp}}/kerwen-bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT INT TERM

of_machine() {
    say "Machine: $(nproc) cores ($(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)), $(awk '/MemTotal/ { printf "%d GB", $2 / 1048576 }' /proc/meminfo), $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 2p); load before: $(cut -d' ' -f1 /proc/loadavg)"
}

part() { case " $parts " in *" $1 "*) return 0 ;; *) return 1 ;; esac; }

register() { # skew, seed, records
    [ -f "$scratch/$1-$2-$3.csv" ] || link generate --people "$3" --seed "$2" --skew "$1" --out "$scratch/$1-$2-$3.csv" >/dev/null
    printf '%s' "$scratch/$1-$2-$3.csv"
}

# The line of JSON as a row of a table.
evaluated() { # name, file, mapping, truth
    link evaluate "$2" --columns "$3" --truth "$4" >"$scratch/said" 2>"$scratch/time" || { cat "$scratch/time"; return 1; }
    awk -v name="$1" '{
        line = $0
        split("rows pairs_scored precision recall f1 best_f1 calibration_error seconds peak_mb", keys, " ")
        row = "| " name
        for (i = 1; i <= 9; i++) {
            value = line
            sub(".*\"" keys[i] "\": ", "", value)
            sub("[,}].*", "", value)
            row = row " | " value
        }
        print row " |"
    }' "$scratch/said"
}

evaluated_heading() {
    say "| register | records | pairs compared | precision | recall | F1 at its own threshold | best F1 | calibration error | seconds | peak MB |"
    say "|---|---|---|---|---|---|---|---|---|---|"
}

mapping() { # file, then column and kind in turn
    to=$1
    shift
    printf '%s: %s\n' "$@" >"$to"
}

java_of_bench() { # class, further options of the JVM; then -- and the arguments
    name=$1
    shift
    mkdir -p "$scratch/classes"
    "$JAVA_HOME/bin/javac" -d "$scratch/classes" -cp "$built/lib/*" "bench/$name.java"
    "$JAVA_HOME/bin/java" -cp "$scratch/classes:$built/lib/*" "$@" 2>"$scratch/errors" || { cat "$scratch/errors"; return 1; }
}

mapping "$scratch/invented.yaml" id id given_name given_name family_name family_name patronymic patronymic birth_date birth_date \
    sex sex place place nationality nationality cluster ignore

say "## Linkage, measured $(date -u +%Y-%m-%d)"
say ""
of_machine

if part live; then
    for skew in mild heavy; do
        say ""
        say "### One person looked up among $people, $skew skew"
        say ""
        lucene=0
        [ $skew = mild ] && lucene=${BENCH_LUCENE:-500}
        java_of_bench LiveLookUps -Xmx5g -XX:+UseParallelGC LiveLookUps "$(register $skew 1 "$people")" 20000 "$lucene"
    done
fi

if part batch; then
    say ""
    say "### A register of $people records, from CSV to clusters"
    say ""
    evaluated_heading
    evaluated "invented, mild" "$(register mild 1 "$people")" "$scratch/invented.yaml" cluster
    evaluated "invented, heavy" "$(register heavy 1 "$people")" "$scratch/invented.yaml" cluster
    evaluated "invented, mild, another seed" "$(register mild 2 "$people")" "$scratch/invented.yaml" cluster
    evaluated "invented, heavy, another seed" "$(register heavy 2 "$people")" "$scratch/invented.yaml" cluster
fi

if part ten-million; then
    say ""
    say "### Ten million records"
    say ""
    evaluated_heading
    evaluated "invented, mild" "$(register mild 1 10000000)" "$scratch/invented.yaml" cluster
fi

if part reference; then
    say ""
    say "### Test registers of others, without social security numbers"
    say ""
    if [ -f "$reference/linkage/febrl3.csv" ]; then
        evaluated_heading
        for set in febrl1 febrl3; do
            awk -F, 'NR == 1 { print $0 ",person"; next } { split($1, part, "-"); print $0 "," part[2] }' "$reference/linkage/$set.csv" >"$scratch/$set.csv"
            mapping "$scratch/febrl.yaml" rec_id id given_name given_name surname family_name address_1 street suburb place \
                postcode postcode state region date_of_birth birth_date soc_sec_id ignore
            evaluated $set "$scratch/$set.csv" "$scratch/febrl.yaml" person
        done
        mapping "$scratch/fake.yaml" unique_id id first_name given_name surname family_name dob birth_date city place email ignore
        evaluated "fake_1000 (without e-mail)" "$reference/linkage/fake_1000.csv" "$scratch/fake.yaml" cluster
    else
        say "Left out: there is no $reference/linkage/febrl3.csv. KERWEN_REFERENCE says where the folder is."
    fi
fi

if part keys; then
    say ""
    say "### Names found in another script"
    say ""
    if [ -f "$reference/linkage/wd_russian_train.tsv.gz" ]; then
        KERWEN_REFERENCE=$reference java_of_bench CrossScriptKeys -Xmx2g CrossScriptKeys
    else
        say "Left out: there are no lists of names in $reference/linkage. KERWEN_REFERENCE says where the folder is."
    fi
fi

if part splink; then
    say ""
    say "### The same register with Splink"
    say ""
    here=$PWD
    if command -v python3 >/dev/null 2>&1 && python3 -m venv "$scratch/python" >/dev/null 2>&1 &&
        "$scratch/python/bin/pip" install -q "splink==${BENCH_SPLINK:-4.0.16}" >"$scratch/pip" 2>&1; then
        say "| register | records | pairs compared | precision | recall | F1 at probability 0.5 | best F1 | seconds | peak MB |"
        say "|---|---|---|---|---|---|---|---|---|"
        for skew in mild heavy; do
            # It puts what does not fit into memory into the folder in which it runs: 34 GB were seen.
            file=$(register $skew 1 "$people")
            (cd "$scratch" && python/bin/python "$here/bench/splink_register.py" "$file" "invented, $skew" 2>"$scratch/errors") ||
                { say "Splink did not finish:"; tail -n 3 "$scratch/errors"; }
        done
    else
        say "Left out: python3 with venv and pip is needed, and the package splink."
    fi
fi
