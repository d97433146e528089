#!/usr/bin/env bash
# browser.sh [EVENTS [MINUTES]]: opens so many events (100,000) in the packaged Belfry by real alerts, and measures in a
# real Chromium how long the list takes, how smoothly it goes on, and whether memory grows over so many minutes (10) of
# 50 updates a second. Prints the figures beside their limits, and fails where one is beyond its own.
set -euo pipefail

. "$(dirname "$0")/servers.sh"
work=$ear/target/browser
rm -rf "$work"
mkdir -p "$work/run/data"
cd "$work"
trap 'stop; rm -rf "$work/run/data"' EXIT

port=$(free_port)
start_belfry "$port"
cp run/data/first-login.json run/first-login.json
python3 - "$port" "${1:-100000}" <<'FILL'
import http.client, json, sys, time
port, wanted = int(sys.argv[1]), int(sys.argv[2])
token = open("run/token").read()
kinds = [("critical", "HostDown"), ("major", "DiskLatencyHigh"), ("minor", "ServiceUnhealthy"), ("warning", "CertificateExpiry")]
connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
headers = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}

def ask(method, path, body=None):
    connection.request(method, path, None if body is None else json.dumps(body), headers)
    answer = connection.getresponse()
    text = answer.read()
    assert answer.status < 300, (answer.status, text[:300])
    return json.loads(text)

begin = time.time()
for start in range(0, wanted, 1000):
    ask("POST", "/api/v1/alerts", [{"type": kinds[i % 4][1], "key": "speed/%d" % i, "severity": kinds[i % 4][0],
        "summary": "host-%d is in trouble" % i} for i in range(start, min(wanted, start + 1000))])
while ask("GET", "/api/v1/accounting")["pending"] > 0:
    time.sleep(1)
print("%d alerts were judged after %.0f s" % (wanted, time.time() - begin))
FILL
password=$(python3 -c 'import json; print(json.load(open("run/first-login.json"))["password"])')
user=$(python3 -c 'import json; print(json.load(open("run/first-login.json"))["username"])')
cd "$ear/../web/src/main/frontend"
BELFRY_URL=http://127.0.0.1:$port BELFRY_USER=$user BELFRY_PASSWORD=$password BELFRY_TOKEN=$(cat "$work/run/token") \
  BELFRY_MINUTES=${2:-10} npx vitest run --config e2e/measure.config.ts
