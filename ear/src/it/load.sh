#!/usr/bin/env bash
# Puts the packaged Belfry and Debian's Alertmanager under the same load, in rounds that take turns on this machine,
# and prints what each did. Belfry runs as shipped, with every commit on the disk; the Alertmanager keeps alerts in
# memory. Options go to io.belfry.load.LoadGenerator: --quick, --rounds 3, --only paced, --threads and more.
# BELFRY_JAVA_OPTS is Belfry's, as always.
set -euo pipefail

. "$(dirname "$0")/servers.sh"
work=$ear/target/load
rm -rf "$work"
mkdir -p "$work/run" "$work/classes"
cd "$work"
# The logs stay, the journal of a million alerts does not.
trap 'stop; rm -rf "$work/run/data" "$work/run/manager"' EXIT
fetch prometheus-alertmanager
# The package's description wants annotations that are not needed here.
find "$ear/src/test/java/io/belfry/load" -name '*.java' ! -name package-info.java -print0 |
  xargs -0 javac --release 17 -d classes

# Nobody is told of anything: what is measured is taking alerts in and sorting them.
cat >run/alertmanager.yml <<CONFIG
route: { receiver: nobody, group_by: [alertname, service] }
receivers: [{ name: nobody }]
CONFIG
port=$(free_port)
start_belfry "$port"
server=${pids[-1]}
manager=$(free_port)
start_alertmanager "$manager"

# In the background, because only then a signal reaches this script at once.
java -Xms256m -Xmx256m -XX:+UseSerialGC -cp classes io.belfry.load.LoadGenerator \
  --belfry "http://127.0.0.1:$port" --token-file run/token --belfry-pid "$server" \
  --postgres-pid "$(head -n 1 run/data/postgres/postmaster.pid)" \
  --alertmanager "http://127.0.0.1:$manager" --alertmanager-pid "${pids[-1]}" "$@" &
pids+=($!)
wait "${pids[-1]}"
