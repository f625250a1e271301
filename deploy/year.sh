# The sample's year, replayed: a daemon and a PostgreSQL of its own, and a clock that goes from one moment of the year to the
# next. Sourced by quickstart.

# Stops what an earlier replay left running.
stop_year() {
    local pid
    [ -d "$run/year" ] || return 0
    pid=$(cat "$run/year/thiduad.pid" 2>/dev/null) || pid=
    if [ -n "$pid" ] && kill -TERM "$pid" 2>/dev/null; then
        while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
    fi
    stop_server "$run/year/server"
    rm -rf "$run/year"
}

# Everything of the year from its chapters, from 1 December before it to the cut-off of its closing.
replay_year() {
    local chapter
    step "3/5 A daemon whose clock is moved, with a PostgreSQL of its own in $run/year"
    start_year
    step "4/5 The year 2026 of three clusters of Hồ Chí Minh City and one of the central council"
    for chapter in deploy/sample/year/[0-9][0-9]-*.txt; do replay_chapter "$chapter"; done
    step "5/5 How to go on; the clock stands at $(cat "$run/year/moment")"
    cat <<TEXT
    export THIDUA_ADMIN_SOCKET=$run/year/admin.sock
    export PATH=$run/bin:\$PATH
    thiduactl obligation list council=ho-chi-minh year=2026 state=late
    thiduactl cycle history council=ho-chi-minh year=2026
    thiduactl closing show council=ho-chi-minh year=2026
    thiduactl standing list council=ho-chi-minh year=2026
    thiduactl closing verify council=ho-chi-minh year=2026
    thiduactl cycle show council=ho-chi-minh year=2027 cluster=cum-4      the next year, which the closing opened
    What was said: deploy/sample/year/*.txt; who is meant is in front of each command
    Stop it:       deploy/quickstart stop
TEXT
}

start_year() {
    stop_year
    swift build -c release --static-swift-stdlib --product MovedClock
    install -m 755 "$(swift build -c release --static-swift-stdlib --show-bin-path)/libMovedClock.so" "$run/bin/"
    mkdir -p "$run/year/server"
    start_server "$run/year/server" 40
    local database="host=$run/year/server port=5432 dbname=postgres"
    move_clock 2025-12-01T08:00
    "$run/bin/thiduad" migrate --database-url "$database user=postgres" >/dev/null
    # The daemon's user writes its socket and log here.
    if [ "$(id -u)" -eq 0 ]; then chown "$daemon_user:" "$run/year"; fi
    as_daemon sh -c 'MOVED_CLOCK=$1/year/clock LD_PRELOAD=$1/bin/libMovedClock.so THIDUA_JOBS_POLL_MS=100 \
        exec setsid "$1/bin/thiduad" serve --database-url "$2 user=thidua" --admin-socket "$1/year/admin.sock" \
        >"$1/year/thiduad.log" 2>&1 </dev/null & echo $! >"$1/year/thiduad.pid"' sh "$run" "$database"
    local waited=0
    until THIDUA_ADMIN_SOCKET=$run/year/admin.sock "$run/bin/thiduactl" status 2>/dev/null | grep -q 'serving'; do
        [ $((waited += 1)) -le 150 ] || die 70 "the daemon does not answer; its log is $run/year/thiduad.log"
        sleep 0.2
    done
}

# Puts the clock to a civil time of Việt Nam.
move_clock() { # move_clock 2026-07-01T09:00
    TZ=Asia/Ho_Chi_Minh date -d "$1" +%s >"$run/year/clock.new"
    mv "$run/year/clock.new" "$run/year/clock"
    printf '%s\n' "$1" >"$run/year/moment"
}

# Returns once every job that is due by the clock has run.
wait_for_jobs() {
    local due="select count(*) from thidua.job where finished_at is null and run_at <= to_timestamp($(cat "$run/year/clock"))"
    until [ "$("$(postgres_bin)/psql" -h "$run/year/server" -U postgres -Atc "$due" postgres)" = 0 ]; do sleep 0.1; done
}

replay_chapter() { # replay_chapter FILE
    local line answer plan=
    while IFS= read -r line; do
        case $line in
            "@ "*)
                move_clock "${line#@ }"
                wait_for_jobs
                printf '\n%s\n' "$line"
                ;;
            "#"*) printf '%s\n' "$line" ;;
            [a-z]*"> "*)
                printf '  %s\n' "$line"
                # plan=… means what the last dry run planned.
                line=${line//plan=…/plan=$plan}
                answer=$(ask_as "${line%%> *}" "${line#*> }")
                printf '%s\n' "$answer" | sed 's/^/      /'
                case $answer in *"350 planned plan="*) plan=${answer##*350 planned plan=} plan=${plan%% *} ;; esac
                ;;
        esac
    done <"$1"
}

# What the daemon answers somebody: the first rows, and the last line.
ask_as() { # ask_as head/quan-1 'meeting hold council=… < file'
    local role=${1%%/*} command=${2% < *} file='' council unit=''
    [ "$command" = "$2" ] || file=deploy/sample/year/${2##* < }
    council=$(printf '%s' "$command" | grep -o 'council=[^ ]*') || council=
    [ "$role" = "$1" ] || unit=" unit=${1#*/}"
    {
        if [ "$role" = admin ]; then printf 'ping\n'; else printf 'role %s %s%s\n' "$role" "$council" "$unit"; fi
        if [ -n "$file" ]; then
            printf '%s <{%s}\n' "$command" "$(wc -c <"$file")"
            cat "$file"
            printf '\n'
        else
            printf '%s\n' "$command"
        fi
        printf 'quit\n'
    } | nc -N -U "$run/year/admin.sock" | sed -n '3,$p' | sed '$d' |
        awk '/^2[01][0-4]-/ { if (++rows <= 8) print substr($0, 5); next } { if (rows > 8) print "…"; print }'
}
