# Sourced by the scripts beside it: the packaged Belfry and Debian's programs, started below a folder
# and stopped with the script. Everything listens on 127.0.0.1.
# shellcheck shell=bash

ear=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
belfry=$(find "$ear/target" -maxdepth 1 -type d -name 'belfry-[0-9]*' | head -n 1)
[ -n "$belfry" ] || { echo "There is no distribution in $ear/target. Maybe run mvn verify first." >&2; exit 1; }
programs=$ear/target/debian/programs

pids=()
stop() {
  trap '' INT TERM
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do kill "${pids[$i]}" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

fetch() { # fetch PACKAGE...: unpacks Debian's packages, and installs nothing
  local packages=$ear/target/debian/packages package
  mkdir -p "$packages" "$programs"
  for package in "$@"; do
    [ ! -x "$programs/usr/bin/$package" ] || continue
    (cd "$packages" && { apt-get download "$package" || { apt-get update && apt-get download "$package"; }; } >apt.log 2>&1) ||
      { cat "$packages/apt.log" >&2; exit 1; }
    dpkg-deb -x "$packages/${package}"_*.deb "$programs"
  done
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

await() { # await SECONDS WHAT COMMAND...
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || { echo "Not in time: $what" >&2; tail -n 5 run/*.log >&2; exit 1; }
    sleep 0.2
  done
}

start_belfry() { # start_belfry PORT: its data below run/data, its first token in run/token
  : >run/belfry.log
  BELFRY_DATA=$PWD/run/data BELFRY_PORT=$1 "$belfry/bin/belfry" >>run/belfry.log 2>&1 &
  pids+=($!)
  await 300 "Belfry is ready" grep -q "Ctrl-C" run/belfry.log
  (umask 077 && sed 's/.*"token":"\([^"]*\)".*/\1/' run/data/first-login.json | tr -d '\n' >run/token)
}

start_alertmanager() { # start_alertmanager PORT: reads run/alertmanager.yml
  # Debian's program reads its templates from /usr/share: a mount that only this process sees puts them there.
  # shellcheck disable=SC2016
  unshare -rm bash -c 'mount --bind "$0/usr/share" /usr/share && exec "$@"' "$programs" \
    "$programs/usr/bin/prometheus-alertmanager" --config.file=run/alertmanager.yml --storage.path=run/manager \
    --web.listen-address=127.0.0.1:"$1" --cluster.listen-address= >run/alertmanager.log 2>&1 &
  pids+=($!)
  await 30 "the Alertmanager is ready" curl -sf -m 2 "http://127.0.0.1:$1/-/ready"
}

grant() { # grant PORT SCOPE...: prints a token that the administrator makes, whose password becomes another
  python3 - run/data/first-login.json "$@" <<'PYTHON'
import http.cookiejar, json, sys, urllib.request
first = json.load(open(sys.argv[1]))
opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
csrf = ""

def call(method, path, body):
    request = urllib.request.Request(f"http://127.0.0.1:{sys.argv[2]}/api/v1/{path}", json.dumps(body).encode(),
                                     {"Content-Type": "application/json", "X-CSRF-Token": csrf}, method=method)
    with opener.open(request, timeout=10) as answer:
        return json.loads(answer.read() or "null")

csrf = call("POST", "session", {"username": first["username"], "password": first["password"]})["csrfToken"]
call("PUT", "session/password", {"currentPassword": first["password"], "newPassword": first["password"] + " again"})
csrf = call("POST", "session", {"username": first["username"], "password": first["password"] + " again"})["csrfToken"]
print(call("POST", "tokens", {"name": "script", "scopes": sys.argv[3:]})["token"])
PYTHON
}
