#!/usr/bin/env bash
# Kills the packaged Belfry when so many alerts (300,000) came after its last snapshot, and says how long the next one
# needs until it is up to date again.
set -euo pipefail
alerts=${1:-300000}

. "$(dirname "$0")/servers.sh"
work=$ear/target/recovery
rm -rf "$work"
mkdir -p "$work/run/data"
cd "$work"
trap 'stop; rm -rf "$work/run/data"' EXIT

export BELFRY_SNAPSHOT_ALERTS=1000000000
port=$(free_port)
start_belfry "$port"
python3 - "$port" "$alerts" "$(cat run/token)" <<'SEND'
import http.client, json, random, sys, time
port, alerts, token = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
chance = random.Random(7)
headers = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}
connection = http.client.HTTPConnection("127.0.0.1", port)
def ask(method, path, body=None):
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    text = answer.read()
    assert answer.status in (200, 202), (answer.status, text)
    return json.loads(text)
for start in range(0, alerts, 200):
    ask("POST", "/api/v1/alerts", json.dumps([
        {"type": "HostDown", "key": "host-%d" % chance.randrange(10000), "ci": "host", "summary": "It is down",
         "severity": chance.choice(["major", "critical", "minor"]),
         "status": chance.choice(["firing", "firing", "firing", "resolved"])}
        for _ in range(min(200, alerts - start))]))
while True:
    sums = ask("GET", "/api/v1/accounting")
    if sums["pending"] == 0:
        break
    time.sleep(0.2)
print("%d alerts are judged: %s" % (sums["journalled"], sums["fates"]))
SEND

kill -9 "${pids[0]}" "$(cat run/data/server.pid)"
wait "${pids[0]}" 2>/dev/null || true
pids=()
start_belfry "$port"
grep -h "Belfry judges with release\|is up to date at position" run/data/log/console.log
sed -n 's/^\(\[.*\] ready\)$/Since the start of everything: \1/p' run/belfry.log
