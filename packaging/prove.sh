#!/bin/sh
# Proves the two commands of the README on an empty Debian 12 that has Python and nothing else.
# As root, with debootstrap:
#
#   sh packaging/prove.sh [FOLDER]          default: /tmp/gaozhi-prove; some 2 GB
#
# The commit at HEAD is copied in (git archive), run.sh is run once without a terminal and once
# with answers typed into one, test.sh twice. The base system is made once and kept.
#
#   MIRROR=…       the Debian mirror (default: the one debootstrap knows)
#   PROVE_COPY=…   files and folders of this machine, parted by spaces, that the network here needs
#                  (pip's configuration, certificates, apt's proxy); they go to the same place
#
# PIP_*, *_proxy and SSL_CERT_FILE are handed on as they are set here.
set -eu
checkout=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:-/tmp/gaozhi-prove}
base=$folder/base
bare=$folder/root

[ "$(id -u)" = 0 ] || { echo "Run this as root: it makes a system root." >&2; exit 1; }

if [ ! -e "$base/.complete" ]; then
    echo "== An empty Debian 12 in $base"
    rm -rf "$base"
    mkdir -p "$folder"
    # Word splitting is meant: no mirror, no word.
    # shellcheck disable=SC2086
    debootstrap --variant=minbase --include=python3 bookworm "$base" ${MIRROR:-} >"$folder/debootstrap.log"
    touch "$base/.complete"
fi

echo "== A fresh copy of it with the commit $(git -C "$checkout" rev-parse --short HEAD)"
rm -rf "$bare"
cp -a "$base" "$bare"
mkdir "$bare/gaozhi"
git -C "$checkout" archive HEAD | tar -x -C "$bare/gaozhi"
for path in /etc/resolv.conf /etc/hosts ${PROVE_COPY:-}; do
    mkdir -p "$bare$(dirname "$path")"
    cp -aL "$path" "$bare$(dirname "$path")/"
done

# inside WORDS…: runs them in the root, with /proc, /dev and shared memory of their own.
inside() {
    env | grep -E '^(PIP_[A-Z_]*|[a-zA-Z]*_proxy|[A-Z]*_PROXY|SSL_CERT_FILE)=' >"$folder/env" || true
    unshare --mount --pid --fork sh -ec '
        mount -t proc proc "$1/proc"
        mount --rbind /dev "$1/dev"
        mount -t tmpfs tmpfs "$1/tmp"
        root=$1 settings=$2
        shift 2
        set -- env -i HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"
        while IFS= read -r line; do
            one=$1 two=$2
            shift 2
            set -- "$one" "$two" "$line" "$@"
        done <"$settings"
        exec chroot "$root" "$@"
    ' sh "$bare" "$folder/env" "$@"
}

timed() {
    title=$1
    shift
    echo "== $title"
    begin=$(date +%s)
    "$@"
    echo "== took $(($(date +%s) - begin)) s"
}

timed "run.sh without a terminal" inside sh /gaozhi/packaging/run.sh </dev/null
timed "run.sh in a terminal, region, item and one answer typed" inside sh -c '
    (sleep 3; for answer in 1 21 1; do echo "$answer"; sleep 1; done) |
    script --quiet --return --command "sh /gaozhi/packaging/run.sh" /dev/null'
timed "test.sh, first time" inside sh /gaozhi/packaging/test.sh </dev/null
timed "test.sh again" inside sh /gaozhi/packaging/test.sh </dev/null
echo "== Both commands work on an empty Debian 12."
