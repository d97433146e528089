#!/usr/bin/env bash
# journeys.sh: walks every journey of the browser application through the packaged Belfry in a real Chromium, also the
# long ones, which compile and judge for minutes, and one over which the server is started anew. Pictures of every page
# that is passed lie in ear/target/journeys/pictures then.
set -euo pipefail

. "$(dirname "$0")/servers.sh"
work=$ear/target/journeys
rm -rf "$work"
mkdir -p "$work/run/data"
cd "$work"

# Who is started anew is no child of this script.
leave() {
  stop
  local pid
  pid=$(cat "$work/run/belfry.pid" 2>/dev/null) || return 0
  kill "$pid" 2>/dev/null || true
  while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
  rm -rf "$work/run/data"
}
trap leave EXIT

port=$(free_port)
start_belfry "$port"
echo "${pids[0]}" >run/belfry.pid
cp run/data/first-login.json run/first-login.json
cat >run/restart <<RESTART
#!/usr/bin/env bash
set -euo pipefail
cd "$work"
pid=\$(cat run/belfry.pid)
kill "\$pid"
while kill -0 "\$pid" 2>/dev/null; do sleep 0.2; done
BELFRY_DATA="$work/run/data" BELFRY_PORT=$port setsid "$belfry/bin/belfry" >run/again.log 2>&1 </dev/null &
echo \$! >run/belfry.pid
for try in \$(seq 2000); do
  grep -q "Ctrl-C" run/again.log && exit 0
  sleep 0.2
done
tail -n 5 run/again.log >&2
exit 1
RESTART
chmod +x run/restart

told() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' run/first-login.json "$1"; }
BELFRY_URL=http://127.0.0.1:$port BELFRY_USER=$(told username) BELFRY_PASSWORD=$(told password)
BELFRY_TOKEN=$(cat run/token) BELFRY_PICTURES=$work/pictures BELFRY_RESTART=$work/run/restart BELFRY_LONG_JOURNEYS=true BELFRY_SOON_MILLIS=1000
export BELFRY_URL BELFRY_USER BELFRY_PASSWORD BELFRY_TOKEN BELFRY_PICTURES BELFRY_RESTART BELFRY_LONG_JOURNEYS BELFRY_SOON_MILLIS
cd "$ear/../web/src/main/frontend"
# The first file changes the one-time password.
npm run e2e -- ${1:+event-appears} "$@"
