#!/bin/sh
# The lane on a machine of which little is known: what Wine cannot do here is said in one line and is no failure; a
# product that fails is one. Bounded to seven minutes with the installation of Wine; the whole lane is
# `make test-windows`.

cd "$(dirname "$0")/../.." || exit 1

leave() {
    echo "Livraison Windows non éprouvée ici : $1" >&2
    exit 0
}

# 124 and 137 are time out; 75 is the probe's own word for a machine that cannot.
bounded() {
    seconds=$1
    shift
    timeout --signal=INT --kill-after=20 "$seconds" "$@"
    code=$?
    case "$code" in 0) return ;; 75) exit 0 ;; 124 | 137) leave "Wine est trop lent." ;; esac
    exit "$code"
}

timeout 120 sh tests/windows/wine_parts.sh >/dev/null 2>&1 || leave "Wine ne s'installe pas."
bounded 90 .venv/bin/python tests/windows/probe.py
bounded 160 .venv/bin/pytest tests/windows -m windows -q -k "com_answers or registry or over_com or no_changes_nothing"
