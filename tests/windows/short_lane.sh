#!/bin/sh
# The lane on a machine of which little is known: what runs counts, what cannot run here is said in one line.
# Bounded to seven minutes with the installation of Wine; the whole lane is `make test-windows`.

cd "$(dirname "$0")/../.." || exit 1

leave() {
    echo "Livraison Windows non éprouvée ici : $1" >&2
    exit 0
}

timeout 120 sh tests/windows/wine_parts.sh >/dev/null 2>&1 || leave "Wine ne s'installe pas."
timeout --signal=INT --kill-after=20 75 .venv/bin/pytest tests/windows/test_lane.py -m windows -q || leave "Wine ne démarre pas, ou pas assez vite."
timeout --signal=INT --kill-after=20 150 .venv/bin/pytest tests/windows -m windows -q -k "registry or over_com or no_changes_nothing"
code=$?
case "$code" in 124 | 137) leave "Wine est trop lent." ;; esac
exit "$code"
