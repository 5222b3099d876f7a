#!/bin/sh
# Puts 64-bit Wine in place where it is missing, through apt.
command -v wine64 >/dev/null || [ -x /usr/lib/wine/wine64 ] || sh "$(dirname "$0")/../system_parts.sh" wine64
