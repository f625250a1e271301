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
