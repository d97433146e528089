#!/usr/bin/env bash
# A real Prometheus and a real Alertmanager deliver a firing and a resolved alert to the packaged Belfry:
# Prometheus to /api/v2/alerts, the Alertmanager through a webhook receiver. Belfry tells a signed webhook of its own
# that each event opened and that it is over. Both come from Debian's packages, unpacked below target and not
# installed. Everything listens on 127.0.0.1 and ends with the script.
set -euo pipefail

. "$(dirname "$0")/servers.sh"
work=$ear/target/prometheus
rm -rf "$work/run"
mkdir -p "$work/run"
cd "$work"
fetch prometheus prometheus-alertmanager

port=$(free_port) metrics=$(free_port) manager=$(free_port) hook=$(free_port)
export BELFRY_ALLOW_PRIVATE_ADDRESSES=true # the webhook listens here
start_belfry "$port"
token=$(cat run/token)

# Who is told: whatever comes to the webhook is written down when its signature fits, and refused when it does not.
secret=a-signing-key-of-the-owner-team-...
SECRET=$secret python3 - "$hook" run/heard <<'PYTHON' >run/hook.log 2>&1 &
import hashlib, hmac, http.server, json, os, sys

class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        signed = self.headers["Belfry-Timestamp"].encode() + b"." + body
        expected = "v1=" + hmac.new(os.environ["SECRET"].encode(), signed, hashlib.sha256).hexdigest()
        fits = hmac.compare_digest(expected, self.headers["Belfry-Signature"])
        if fits:
            with open(sys.argv[2], "a") as heard:
                heard.write(json.dumps(json.loads(body)) + "\n")
        self.send_response(204 if fits else 401)
        self.end_headers()

http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Hook).serve_forever()
PYTHON
pids+=($!)
keeper=$(grant "$port" catalogue:read catalogue:write)
curl -sf -m 10 -H "Authorization: Bearer $keeper" -H "Content-Type: application/json" -o run/channel.json --data "{
  \"name\": \"hook\", \"kind\": \"webhook\", \"address\": \"http://127.0.0.1:$hook/\", \"secret\": \"$secret\",
  \"priorities\": [\"P1\", \"P2\", \"P3\", \"P4\"]}" "http://127.0.0.1:$port/api/v1/teams/operations/channels"

# What is watched: a figure that the script writes.
mkdir run/exporter
(cd run/exporter && exec python3 -m http.server --bind 127.0.0.1 "$metrics" >../exporter.log 2>&1) &
pids+=($!)
figure() { printf 'temperature{host="rack-1"} %s\n' "$1" >run/exporter/next && mv run/exporter/next run/exporter/metrics; }
figure 20

# One Prometheus for each way, so that neither can stand in for the other.
configure() { # configure NAME ALERT TARGET [AUTHORIZATION]
  mkdir "run/$1"
  cat >"run/$1/rules.yml" <<RULES
groups:
  - name: belfry
    rules:
      - alert: $2
        expr: temperature > 40
        labels: { severity: critical }
        annotations: { summary: "{{ \$labels.host }} is too hot" }
RULES
  cat >"run/$1/prometheus.yml" <<CONFIG
global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [rules.yml]
scrape_configs:
  - job_name: rack
    static_configs: [{ targets: ["127.0.0.1:$metrics"] }]
alerting:
  alertmanagers:
    - static_configs: [{ targets: ["127.0.0.1:$3"] }]
      ${4:-}
CONFIG
}
configure direct RackTooHot "$port" "authorization: { credentials_file: ../token }"
configure managed RackTooHotByManager "$manager"
cat >run/alertmanager.yml <<CONFIG
route: { receiver: belfry, group_wait: 1s, group_interval: 1s, repeat_interval: 1h }
receivers:
  - name: belfry
    webhook_configs:
      - url: http://127.0.0.1:$port/intake/alertmanager
        send_resolved: true
        http_config: { authorization: { credentials_file: $work/run/token } }
CONFIG
start_alertmanager "$manager"
for name in direct managed; do
  address=127.0.0.1:$(free_port)
  "$programs/usr/bin/prometheus" --config.file="run/$name/prometheus.yml" --storage.tsdb.path="run/$name/tsdb" \
    --web.listen-address="$address" >"run/$name.log" 2>&1 &
  pids+=($!)
  await 30 "Prometheus $name is ready" curl -sf -m 2 "http://$address/-/ready"
done

is() { # is TYPE CONDITION: the one event of a type has that condition
  curl -sf -m 5 -H "Authorization: Bearer $token" "http://127.0.0.1:$port/api/v1/events?q=$1/" |
    python3 -c 'import json, sys
items = [e for e in json.load(sys.stdin)["items"] if e["type"] == sys.argv[1]]
sys.exit(not (len(items) == 1 and items[0]["condition"] == sys.argv[2]))' "$1" "$2"
}
heard() { # heard TYPE OCCASION: the webhook was told of the one event of a type, once
  python3 -c 'import json, sys
told = [json.loads(line) for line in open("run/heard")]
sys.exit([t["occasion"] for t in told if t["event"]["type"] == sys.argv[1]].count(sys.argv[2]) != 1)' "$1" "$2"
}
passed=0
for step in "50 firing opened" "20 cleared recovered"; do
  read -r degrees condition occasion <<<"$step"
  figure "$degrees"
  start=$(date +%s%N)
  after() { echo "$1 after $((($(date +%s%N) - start) / 1000000)) ms"; }
  for type in RackTooHot RackTooHotByManager; do
    await 90 "$type is $condition" is "$type" "$condition"
    after "$type $condition, from the figure to the event"
    await 90 "the webhook hears that $type is $condition" heard "$type" "$occasion"
    after "$type $condition, from the figure to the webhook"
    passed=$((passed + 1))
  done
done
echo "$passed passed, 0 failed"
