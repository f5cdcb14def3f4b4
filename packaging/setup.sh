# Sourced by run.sh and test.sh: everything between a bare machine with Python and a program that
# runs. Each step says one line, leaves a stamp and is skipped the next time while its input is
# the same. POSIX sh; needs no git, no pip, no compiler.
#
#   GAOZHI_VENV    the folder for Python packages (default: .venv in the checkout)
#   PYTHON         the Python to use (default: python3)
#
# pip is called as it is configured here: its own files and PIP_* variables count.

root=$(cd "$(dirname "$0")/.." && pwd)
venv=${GAOZHI_VENV:-$root/.venv}
case $venv in
/*) ;;
*) venv=$(pwd)/$venv ;;
esac
base_python=${PYTHON:-python3}

# Qt itself: measured on a bare Debian 12 (offscreen, then a window under X11, then Wayland).
qt_packages="libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0"
window_packages="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1
    libxkbcommon-x11-0 libwayland-cursor0 libwayland-egl1"

say() {
    printf '%s\n' "· $*"
}

fail() {
    printf '%s\n' "✗ $*" >&2
    exit 1
}

find_python() {
    "$base_python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
        fail "Python 3.11 or newer is needed and \"$base_python\" is not that; name another with PYTHON=…"
}

# Prints those of the named Debian packages that are not installed (Debian 13 renamed some to …t64).
missing_packages() {
    for package in "$@"; do
        dpkg-query -W -f='${Status}\n' "$package" "${package}t64" 2>/dev/null |
            grep -q '^install ok installed' || printf '%s ' "$package"
    done
}

# Installs the named Debian packages. Fails, after one plain sentence, where that is not allowed.
system_packages() {
    if ! command -v dpkg-query >/dev/null 2>&1; then
        say "This is not Debian: the libraries that Qt needs are taken to be there."
        return 0
    fi
    wanted=$(missing_packages "$@")
    "$base_python" -c 'import ensurepip, venv' 2>/dev/null || wanted="${wanted}python3-venv"
    [ -n "$wanted" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        as_root=env
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n env"
    else
        printf '%s\n' "✗ Please have these Debian packages installed: $wanted" >&2
        return 1
    fi
    say "Installing system packages: $wanted"
    # A machine that has just started may be busy with its own updates, and a line may break.
    apt="apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3"
    $as_root $apt update || say "The package lists could not be renewed; trying with the old ones."
    # The word of this file keeps apt from starting what it installs.
    policy=/usr/sbin/policy-rc.d
    if [ -e "$policy" ]; then
        policy=
    else
        # Whoever breaks off here keeps a machine that starts what it installs.
        trap '$as_root rm -f "$policy"' EXIT
        trap 'exit 130' HUP INT TERM
        $as_root sh -c "printf '#!/bin/sh\nexit 101\n' >$policy && chmod 755 $policy"
    fi
    # Word splitting is meant.
    # shellcheck disable=SC2086
    $as_root DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes $apt install --yes --no-install-recommends $wanted \
        >/dev/null && installed=yes || installed=
    [ -z "$policy" ] || {
        $as_root rm -f "$policy"
        trap - EXIT HUP INT TERM
    }
    [ -n "$installed" ] || {
        printf '%s\n' "✗ apt-get could not install: $wanted" >&2
        return 1
    }
}

# stamped NAME SUM: whether the step NAME was done for this input.
stamped() {
    [ "$(cat "$venv/.done-$1" 2>/dev/null)" = "$2" ]
}

in_venv() {
    "$venv/bin/python" -m "$@"
}

# python_packages LOCK: the environment with what the lock pins, and the program itself in it.
python_packages() {
    lock=$root/packaging/$1
    # Its commands name the folder they were made in: in a checkout that was moved none would start.
    [ ! -e "$venv/.done-place" ] || stamped place "$(cd "$venv" && pwd -P)" || rm -rf "$venv"
    if ! "$venv/bin/python" -c '' 2>/dev/null; then
        say "Creating a Python environment in $venv"
        "$base_python" -m venv "$venv" >/dev/null ||
            fail "The environment could not be made; on Debian the package python3-venv is needed."
    fi
    (cd "$venv" && pwd -P >.done-place)
    quietly="--quiet --no-input --disable-pip-version-check"
    # By itself pip gives up a line that is silent for 15 seconds.
    export PIP_DEFAULT_TIMEOUT="${PIP_DEFAULT_TIMEOUT:-60}" PIP_RETRIES="${PIP_RETRIES:-8}"
    sum=$(cksum <"$lock")
    if ! stamped "$1" "$sum"; then
        say "Fetching the pinned Python packages, about 120 MB the first time; a slow line takes its time"
        in_venv pip --version >/dev/null 2>&1 ||
            in_venv ensurepip >/dev/null 2>&1 ||
            fail "There is no pip in $venv; on Debian the package python3-venv is needed."
        in_venv pip install $quietly --require-hashes --only-binary=:all: --requirement "$lock" ||
            fail "pip could not install $lock; see its words above. Run this again when the network is back: what has come is kept."
        echo "$sum" >"$venv/.done-$1"
    fi
    sum=$(cksum <"$root/pyproject.toml")
    if ! stamped gaozhi "$sum $root"; then
        say "Installing the command gaozhi"
        in_venv pip install $quietly --no-deps --no-build-isolation --no-index --editable "$root" ||
            fail "The program could not be installed; see pip's words above."
        echo "$sum $root" >"$venv/.done-gaozhi"
    fi
}
