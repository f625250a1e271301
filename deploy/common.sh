# What quickstart and test share: messages, Debian packages, the PostgreSQL that is installed. Sourced, never run.

step() { printf '\n==> %s\n' "$*"; }
say() { printf '    %s\n' "$*"; }
die() { # die CODE MESSAGE
    printf '%s: %s\n' "$(basename "$0")" "$2" >&2
    exit "$1"
}

# Installs the Debian packages that are missing; says which, and what to do where it may not.
need_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        say "all there: $*"
        return
    fi
    say "installing: ${missing[*]}"
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || die 77 "these Debian packages are missing; as root: apt-get install ${missing[*]}"
        as_root=(sudo -n)
    fi
    # Debian would start a cluster of its own that nothing here uses.
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        "${as_root[@]}" mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' | "${as_root[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
    fi
    "${as_root[@]}" apt-get update -qq || die 69 "apt-get update failed; look at the lines above"
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" ||
        die 69 "apt-get could not install ${missing[*]}; look at the lines above"
}

need_swift() {
    command -v swift >/dev/null || die 69 "the Swift 6 toolchain is missing: install it from swift.org and put swift on PATH"
}

# The folder of the newest installed server's programs.
postgres_bin() {
    local found
    found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    [ -n "$found" ] || die 69 "no PostgreSQL server below /usr/lib/postgresql"
    printf '%s\n' "$found"
}

# PostgreSQL refuses to run as root; Debian's package brings its user.
as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi
}

# A private server in a folder of its own, which is its socket's folder too. Nothing of it has to outlive the machine, so it
# need not reach the disk.
start_server() { # start_server FOLDER CONNECTIONS
    local bin
    bin=$(postgres_bin)
    if [ "$(id -u)" -eq 0 ]; then chown postgres "$1"; fi
    as_postgres "$bin/initdb" -D "$1/data" -U postgres -A trust -E UTF8 --locale=C --locale-provider=icu \
        --icu-locale=und --no-sync >"$1.log" 2>&1 || die 74 "initdb failed: $(tail -n 1 "$1.log")"
    rm -f "$1.log"
    as_postgres "$bin/pg_ctl" -D "$1/data" -l "$1/server.log" -w -s start \
        -o "-k $1 -p 5432 -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=$2" ||
        die 69 "the private server did not start: $(tail -n 1 "$1/server.log")"
}

# Stops it and deletes what it left.
stop_server() { # stop_server FOLDER
    as_postgres "$(postgres_bin)/pg_ctl" -D "$1/data" -m immediate -s stop 2>/dev/null || true
    rm -rf "$1"
}
