#!/bin/sh
# The paper path of a simulated printer: run by ippeveprinter for each document, the file is $1.
# While the file "fault" stands beside this script, it is told and nothing moves ("slow": three
# seconds, untold). ippeveprinter does not end this script when its job is cancelled, so it asks.
place=$(dirname "$0")
told=
env | grep '^IPP_' >"$place/options"

cancelled() {
    ipptool -tv "$IPP_JOB_URI" "$(dirname "$place")/job.test" 2>/dev/null |
        grep -qE 'job-state-reasons.*(cancel|stop-point)|job-state \(enum\) = canceled'
}

tell() {
    [ -z "$told" ] || echo "STATE: -$told" >&2
    [ -z "$1" ] || echo "STATE: +$1" >&2
    told=$1
}

slow=30
looks=0
while :; do
    looks=$((looks + 1))
    if [ $((looks % 5)) = 0 ] && cancelled; then
        tell ""
        exit 1
    fi
    fault=$(cat "$place/fault" 2>/dev/null)
    if [ "$fault" = slow ]; then
        tell ""
        [ "$slow" -gt 0 ] || break
        slow=$((slow - 1))
    elif [ "$fault" != "$told" ]; then
        tell "$fault"
    fi
    [ -n "$fault" ] || break
    sleep 0.1
done
! cancelled || exit 1
cp "$1" "$place/out/.new"
mv "$place/out/.new" "$place/out/$(date +%s.%N).${1##*.}"
