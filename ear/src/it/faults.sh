#!/usr/bin/env bash
# Breaks the packaged Belfry under load, at random times: its server is killed, its PostgreSQL is killed, its disk runs
# full. Senders give keys and send again until they are answered; in the end each event must count exactly what was sent.
# faults.sh [TIMES [SEED]]: how often each kind happens, 5 if nothing is said.
# faults.sh --quick: one of each kind, the same each time, as mvn verify does it. What this machine cannot do is left out,
# and said.
set -euo pipefail

quick=
if [ "${1:-}" = --quick ]; then
  quick=yes
  for tool in curl python3 javac; do
    command -v $tool >/dev/null || { echo "FAULTS ARE LEFT OUT: there is no $tool."; exit 0; }
  done
fi
# A disk that runs full needs one of its own: a mount that only this process sees.
if [ -z "${BELFRY_DRILL:-}" ]; then
  if [ -z $quick ] || unshare -rm true 2>/dev/null; then
    BELFRY_DRILL=inside exec unshare -rm "$0" "$@"
  fi
  BELFRY_DRILL=outside
fi
kinds=(kill_server kill_database fill_disk)
size=1500m
if [ $quick ]; then
  set -- 1 1
  # Not refused at the door, so that the database itself runs full.
  export BELFRY_LEAST_FREE_MB=0
  size=700m
fi
if [ $BELFRY_DRILL = outside ]; then
  kinds=(kill_server kill_database)
  echo "THE DISK THAT RUNS FULL IS LEFT OUT: unshare -rm may not mount here."
fi
times=${1:-5}
seed=${2:-$RANDOM}
RANDOM=$seed

. "$(dirname "$0")/servers.sh"
work=$ear/target/faults
mkdir -p "$work"
rm -rf "${work:?}"/*
mkdir -p "$work/run/data" "$work/classes"
cd "$work"
trap 'stop; umount run/data 2>/dev/null || true' EXIT
[ $BELFRY_DRILL = outside ] || mount -t tmpfs -o size=$size belfry-drill run/data
find "$ear/src/test/java/io/belfry/load" -name '*.java' ! -name package-info.java -print0 |
  xargs -0 javac --release 17 -d classes

say() { printf '[%4d s] %s\n' $SECONDS "$*"; }
port=$(free_port)
ready() { curl -sf -m 2 "http://127.0.0.1:$port/health/ready" >/dev/null; }
token() { cat run/token; }

# The sums of the accounting, whatever just happened.
sums() {
  curl -sf -m 10 -H "Authorization: Bearer $(token)" "http://127.0.0.1:$port/api/v1/accounting" | python3 -c '
import json, sys
sums = json.load(sys.stdin)
judged = sum(sums["fates"].values())
assert sums["received"] == sums["journalled"] + sum(sums["rejected"].values()), sums
assert sums["journalled"] == judged + sums["pending"], sums
print("  %d journalled, %d judged" % (sums["journalled"], judged))'
}

back() { # back WHAT: waits until it answers with its sums, and says how long that took
  local began=$SECONDS
  await 120 "$1 is over" sums
  await 120 "it is ready after $1" ready
  say "$1: back after $((SECONDS - began)) s"
  sums
}

kill_server() {
  if [ $((RANDOM % 2)) = 0 ]; then
    kill -9 "${pids[0]}" "$(cat run/data/server.pid)"
  else
    kill -9 "$(cat run/data/server.pid)"
  fi
  wait "${pids[0]}" 2>/dev/null || true
  BELFRY_DATA=$PWD/run/data BELFRY_PORT=$port "$belfry/bin/belfry" >>run/belfry.log 2>&1 &
  pids[0]=$!
}

kill_database() { kill -9 "$(head -n 1 run/data/postgres/postmaster.pid)"; }

fill_disk() {
  dd if=/dev/zero of=run/data/filler bs=1M 2>/dev/null || true
  sleep $((5 + RANDOM % 10))
  rm run/data/filler
}

say "seed $seed, $times of each kind"
start_belfry "$port"
say "ready"
java -Xmx128m -XX:+UseSerialGC -cp classes io.belfry.load.Drill "$port" run/token "$seed" run/enough >run/drill.log 2>&1 &
drill=$!
pids+=($drill)
for ((i = 1; i <= times; i++)); do
  for fault in "${kinds[@]}"; do
    sleep "$((2 + RANDOM % 4)).$((RANDOM % 10))"
    kill -0 $drill || { cat run/drill.log >&2; exit 1; }
    $fault
    back "$fault $i"
  done
done
sleep 2
touch run/enough
status=0
wait $drill || status=$?
cat run/drill.log
exit $status
