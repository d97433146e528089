#!/usr/bin/env bash
# Sends the packaged Belfry 1,000 alerts a second, ten a request, without and beside a running backtest by turns, and
# prints the 99th percentiles of the request and of the time until an alert is visible, their medians over the rounds,
# how often as long they are beside a backtest, and how many alerts a second that judges. More than twice is a failure.
# backtest.sh [ROUNDS [SECONDS [ALERTS]]]: 3 rounds of 40 s each way, for a backtest needs some of them until it judges;
# 350,000 alerts in the file. Ten minutes at most.
set -euo pipefail
rounds=${1:-3}
seconds=${2:-40}
alerts=${3:-350000}

. "$(dirname "$0")/servers.sh"
work=$ear/target/backtest
rm -rf "$work"
mkdir -p "$work/run" "$work/classes"
cd "$work"
trap 'stop; rm -rf "$work/run/data" "$work/past.ndjson"' EXIT
find "$ear/src/test/java/io/belfry/load" -name '*.java' ! -name package-info.java -print0 |
  xargs -0 javac --release 17 -d classes

# A past of 2,000 keys, ten alerts a second, and a version that knows one of its types otherwise.
python3 - "$alerts" <<'PAST'
import datetime, json, random, sys, zipfile
chance = random.Random(7)
begin = datetime.datetime(2026, 3, 2, tzinfo=datetime.timezone.utc)
types = ["HostDown", "LinkDown", "VolumeFull", "Strange"]
with open("past.ndjson", "w") as past:
    for i in range(int(sys.argv[1])):
        key = chance.randrange(2000)
        at = begin + datetime.timedelta(milliseconds=100 * i)
        past.write(json.dumps({"at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"), "type": types[key % 4],
            "key": "k-%d" % key, "ci": "host-%d" % (key % 200), "severity": "critical" if key % 9 == 0 else "major",
            "status": "resolved" if chance.random() < 0.1 else "firing"}, separators=(",", ":")) + "\n")
with zipfile.ZipFile("candidate.zip", "w") as candidate:
    candidate.writestr("package.yaml", "name: beside\nowner: operations\nversion: 1.0.0\nfacts: 1\nchangelog: First.\n")
    candidate.writestr("runbooks/beside/strange.md", "---\nid: beside/strange\ntitle: Something strange\n"
        "class: availability\nmatch: { type: Strange }\n---\n## First minutes\n\n1. Look.\n")
PAST

port=$(free_port)
start_belfry "$port"
server=${pids[-1]}
(umask 077 && grant "$port" alerts:write alerts:read events:read rules:read rules:write >run/token)
curl --fail-with-body -sS "http://127.0.0.1:$port/api/v1/packages" -H "Authorization: Bearer $(cat run/token)" \
  -H "Content-Type: application/zip" --data-binary @candidate.zip -o run/candidate.json

# In the background, because only then a signal reaches this script at once.
timeout 540 java -Xms384m -Xmx384m -XX:+UseSerialGC -cp classes io.belfry.load.BesideBacktest \
  --belfry "http://127.0.0.1:$port" --token-file run/token --belfry-pid "$server" \
  --postgres-pid "$(head -n 1 run/data/postgres/postmaster.pid)" --file past.ndjson --alerts "$alerts" \
  --package beside --version 1.0.0 --rounds "$rounds" --seconds "$seconds" &
pids+=($!)
wait "${pids[-1]}"
