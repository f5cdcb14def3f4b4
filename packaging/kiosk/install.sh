#!/bin/sh
# Makes a kiosk of a bare Debian machine with the program in this checkout, as root:
#
#   apt-get install xinit xserver-xorg-core xserver-xorg-input-libinput openbox \
#       x11-xserver-utils x11-xkb-utils cups python3-venv \
#       libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 \
#       libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 \
#       libxkbcommon-x11-0 libwayland-cursor0 libwayland-egl1
#   apt-get install espeak-ng alsa-utils      # for 朗读, see README.md
#   sh packaging/kiosk/install.sh
#   systemctl enable --now gaozhi-kiosk
#
# DESTDIR=… puts the files there and touches nothing else.
set -eu
umask 022 # the program's user reads all of it
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
dest=${DESTDIR:-}

put() {
    mode=$1 from=$2 to=$dest$3
    mkdir -p "$(dirname "$to")"
    install -m "$mode" "$here/$from" "$to"
}

put 755 session.sh /opt/gaozhi/kiosk/session.sh
put 755 left.sh /opt/gaozhi/kiosk/left.sh
put 644 rc.xml /opt/gaozhi/kiosk/rc.xml
put 644 10-gaozhi.conf /etc/X11/xorg.conf.d/10-gaozhi.conf
put 644 gaozhi-screen.service /etc/systemd/system/gaozhi-screen.service
put 644 gaozhi-kiosk.service /etc/systemd/system/gaozhi-kiosk.service
put 644 logind.conf /etc/systemd/logind.conf.d/gaozhi.conf
put 644 sysctl.conf /etc/sysctl.d/gaozhi.conf
[ -z "$dest" ] || exit 0

id gaozhi >/dev/null 2>&1 || useradd --system --home-dir /var/lib/gaozhi --shell /usr/sbin/nologin gaozhi
# audio: 朗读. lpadmin, where CUPS is: lets a queue go on that CUPS has stopped.
for group in video input tty audio lpadmin; do
    getent group "$group" >/dev/null && usermod --append --groups "$group" gaozhi
done
[ -x /opt/gaozhi/venv/bin/python ] || python3 -m venv /opt/gaozhi/venv
/opt/gaozhi/venv/bin/pip install --quiet --only-binary=:all: --require-hashes \
    -r "$root/packaging/requirements.lock"
/opt/gaozhi/venv/bin/pip install --quiet --no-deps --no-build-isolation "$root"
systemctl mask ctrl-alt-del.target
systemctl daemon-reload
sysctl --quiet --system
echo "Done. Settings: /var/lib/gaozhi/settings.toml; then: systemctl enable --now gaozhi-kiosk"
