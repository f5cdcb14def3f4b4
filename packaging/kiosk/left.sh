#!/bin/sh
# After the program: where staff have left it on purpose, the screen goes too and a login comes.
[ "${EXIT_STATUS:-}" = 10 ] || exit 0
systemctl --no-block stop gaozhi-screen.service
systemctl --no-block start getty@tty1.service
