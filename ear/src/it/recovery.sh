#!/usr/bin/env bash
# Kills the packaged Belfry when so many alerts (300,000) came after its last snapshot, and says how long the next one
# needs until it is up to date again; more than so many seconds (15) are a failure.
# recovery.sh [ALERTS [SECONDS]]
set -euo pipefail
alerts=${1:-300000}
limit=${2:-15}

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
# What monitoring tools say: mostly the same again, at times worse or better, then that it is over.
hosts = [{"severity": chance.choice(["major", "critical", "minor"]), "startsAt": None} for _ in range(10000)]
def alert():
    name = chance.randrange(len(hosts))
    host = hosts[name]
    if host["startsAt"] is None:
        host["startsAt"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    elif chance.random() < 0.05:
        host["severity"] = chance.choice(["major", "critical", "minor"])
    said = {"type": "HostDown", "key": "host-%d" % name, "ci": "host", "summary": "It is down", **host,
            "status": "resolved" if chance.random() < 0.1 else "firing"}
    if said["status"] == "resolved":
        host["startsAt"] = None
    return said
for start in range(0, alerts, 200):
    ask("POST", "/api/v1/alerts", json.dumps([alert() for _ in range(min(200, alerts - start))]))
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
# A server that starts begins its log anew.
caught_up() { grep "is up to date at position" run/data/log/console.log; }
await 120 "it is up to date" caught_up
grep "Belfry judges with release\|is up to date at position" run/data/log/console.log
sed -n 's/^\(\[.*\] ready\)$/Since the start of everything: \1/p' run/belfry.log
# The lane that took longest; its log writes 12,345 ms.
longest=$(caught_up | sed 's/.* after \(.*\) ms.*/\1/; s/[^0-9]//g' | sort -n | tail -n 1)
[ "$longest" -le $((limit * 1000)) ] || { echo "It took $longest ms, which is more than $limit s." >&2; exit 1; }
echo "It took $longest ms of at most $limit s."
