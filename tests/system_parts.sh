#!/bin/sh
# Puts the system parts that are missing in place: through apt where that is possible, else by saying what to install.
# Without argument, those the tests need; else the Debian packages named.

office_folder() {
    if [ -d /Applications/LibreOffice.app ]; then
        echo /Applications/LibreOffice.app/Contents/MacOS
    else
        dirname "$(readlink -f "$(command -v soffice)" 2>/dev/null)"
    fi
}

office_has() {
    [ -d /Applications/LibreOffice.app ] || [ -e "$(office_folder)/$1" ]
}

python_has_uno() {
    for python in "$(office_folder)/python" "$(office_folder)/../Resources/python" /usr/bin/python3; do
        "$python" -c 'import uno' 2>/dev/null && return
    done
    return 1
}

node_is_recent() {
    node -e 'process.exit(+(process.versions.node.split(".")[0] < 18))' 2>/dev/null
}

font_is_there() {
    [ "$(uname)" = Darwin ] || fc-list 2>/dev/null | grep -qi "$1"
}

# The Debian packages whose part is not there.
missing() {
    office_has libsclo.so || echo libreoffice-calc
    office_has libswlo.so || echo libreoffice-writer
    office_has pythonscript.py || echo libreoffice-script-provider-python
    python_has_uno || echo python3-uno
    node_is_recent || echo nodejs
    command -v npm >/dev/null || echo npm
    command -v pdftoppm >/dev/null || echo poppler-utils
    font_is_there carlito || echo fontconfig fonts-crosextra-carlito
    font_is_there symbola || echo fontconfig fonts-symbola
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_install() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null
}

install() {
    as_root apt-get update -q &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}

say() {
    if [ "$(uname)" = Darwin ]; then
        echo "À installer d'abord (Node.js 18 au moins) : brew install node poppler && brew install --cask libreoffice"
    elif command -v apt-get >/dev/null; then
        echo "À installer d'abord (Node.js 18 au moins) : sudo apt-get install -y --no-install-recommends $*"
    else
        echo "À installer d'abord, sous les noms de votre système (Node.js 18 au moins) : $*"
    fi >&2
    exit 1
}

if [ $# -gt 0 ]; then
    can_install || say "$@"
    install "$@"
    exit
fi

wanted=$(missing | tr '\n' ' ')
[ -z "$wanted" ] && exit 0
can_install || say "$wanted"
# Unquoted: one word a package.
# shellcheck disable=SC2086
install $wanted || say "$wanted"
wanted=$(missing | tr '\n' ' ')
[ -z "$wanted" ] || say "$wanted"
