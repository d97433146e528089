#!/usr/bin/env bash
# Sends the packaged Belfry 20,000 alerts of 200 hosts behind one failed storage system within a minute, beside 1,000
# alerts of others, over a graph of 1,000 nodes; prints what people see 10 s after the last one, and fails where that
# is not one root with at most one page, or where others were drawn in.
set -euo pipefail

. "$(dirname "$0")/servers.sh"
work=$ear/target/storm
rm -rf "$work"
mkdir -p "$work/run/data"
cd "$work"
trap 'stop; rm -rf "$work/run/data"' EXIT

port=$(free_port)
start_belfry "$port"
cp run/data/first-login.json run/first-login.json
python3 - "$port" <<'STORM'
import collections, http.client, json, random, sys, threading, time
port = int(sys.argv[1])
login = json.load(open("run/first-login.json"))
chance = random.Random(7)
HOSTS, SERVICES, NODES, ALERTS, OTHERS, KEYS, SECONDS = 200, 40, 1000, 20000, 1000, 25, 60

class Caller:
    def __init__(self, **headers):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {"Content-Type": "application/json", **headers}
    def __call__(self, method, path, body=None, expected=(200, 201, 202, 204)):
        # Whatever version there is: nobody else is here.
        headers = {**self.headers, "If-Match": "*"} if method == "PUT" else self.headers
        self.connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = self.connection.getresponse()
        text = answer.read()
        assert answer.status in expected, (method, path, answer.status, text)
        cookie = answer.getheader("Set-Cookie")
        if cookie:
            self.headers["Cookie"] = cookie.split(";")[0]
        return json.loads(text) if text else None

person = Caller()
session = person("POST", "/api/v1/session", {"username": login["username"], "password": login["password"]})
person.headers["X-CSRF-Token"] = session["csrfToken"]
person("PUT", "/api/v1/session/password", {"currentPassword": login["password"], "newPassword": "a storm is coming"})
session = person("GET", "/api/v1/session")
person.headers["X-CSRF-Token"] = session["csrfToken"]
token = person("POST", "/api/v1/tokens", {"name": "storm", "scopes": ["alerts:write", "alerts:read", "events:read",
    "catalogue:read", "catalogue:write", "notifications:read"]})["token"]
bearer = {"Authorization": "Bearer " + token}
ask = Caller(**bearer)

def ci(name, service=None, kind="host", on=()):
    ask("POST", "/api/v1/cis", {"name": name, "service": service, "kind": kind, "dependsOn": list(on)})
ask("POST", "/api/v1/teams", {"id": "storm-team", "name": "Storage"})
ask("POST", "/api/v1/services", {"name": "storage", "ownerTeam": "storm-team", "criticality": "high"})
ci("filer-1", "storage", "filer")
for i in range(SERVICES):
    ask("POST", "/api/v1/services", {"name": "shop-%d" % i, "ownerTeam": "operations",
        "criticality": ["high", "medium", "low"][i % 3]})
    ci("volume-%d" % i, "storage", "volume", ["ci/filer-1"])
    ask("PUT", "/api/v1/services/shop-%d/dependencies" % i, {"dependsOn": ["ci/volume-%d" % i]})
for i in range(HOSTS):
    ci("host-%d" % i, "shop-%d" % (i % SERVICES))
ci("dns-1")
for i in range(NODES - 2 - 2 * SERVICES - HOSTS):
    ci("other-%d" % i, on=["ci/dns-1"])
print("%d nodes are known" % NODES)

severities = ["critical", "major", "minor", "warning"]
story = [(chance.random() * SECONDS, {"type": "HostSick", "key": "host-%d/%d" % (host, chance.randrange(KEYS)),
    "ci": "host-%d" % host, "severity": chance.choice(severities)})
    for host in (chance.randrange(HOSTS) for _ in range(ALERTS - 1))]
story.append((3.0, {"type": "FilerDown", "key": "filer", "ci": "filer-1", "severity": "critical"}))
story += [(chance.random() * SECONDS, {"type": "Strange", "key": "other/%d" % i, "severity": chance.choice(severities),
    "ci": "other-%d" % i if i < 200 else "stranger-%d" % i}) for i in range(OTHERS)]
story.sort(key=lambda each: each[0])
accepted, slowest = [0], [0.0]
counting = threading.Lock()
begin = time.time()
def send(part):
    sender = Caller(**bearer)
    for start in range(0, len(part), 10):
        batch = part[start:start + 10]
        wait = begin + batch[-1][0] - time.time()
        if wait > 0:
            time.sleep(wait)
        before = time.time()
        taken = sender("POST", "/api/v1/alerts", [alert for _, alert in batch])["accepted"]
        with counting:
            accepted[0] += taken
            slowest[0] = max(slowest[0], time.time() - before)
threads = [threading.Thread(target=send, args=(story[i::4],)) for i in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
sent = time.time()
time.sleep(max(0, 10 - (time.time() - sent)))
# The server has closed a connection that was idle for a minute.
ask = Caller(**bearer)
sums = ask("GET", "/api/v1/accounting")
print("%d alerts were accepted within %.1f s, the slowest request took %.0f ms; %d wait to be judged 10 s later"
    % (accepted[0], sent - begin, slowest[0] * 1000, sums["pending"]))

def listed(path):
    items, cursor = [], None
    while True:
        page = ask("GET", path + ("&cursor=" + cursor if cursor else ""))
        items += page["items"]
        cursor = page["nextCursor"]
        if not cursor:
            return items
roots = listed("/api/v1/events?root=true&limit=200")
storm = [event for event in roots if not event["key"].startswith("other/")]
others = [event for event in roots if event["key"].startswith("other/")]
filer = next(event for event in roots if event["key"] == "filer")
symptoms = listed("/api/v1/events?cause=%s&limit=200" % filer["id"])
strangers = [event for event in symptoms if event["key"].startswith("other/")]
# Whatever tells anybody counts: that it opened, that it changed, and whatever else there may be.
told = listed("/api/v1/notifications?limit=200")
of_others = {event["id"] for event in others}
pages = [row for row in told if not row["event"] or row["event"]["id"] not in of_others]
print("notifications: %s" % dict(collections.Counter(row["occasion"] for row in told)))
print("roots of the storm: %s; symptoms of the filer: %d, each with that as its probable cause" %
    ([event["key"] for event in storm], len(symptoms)))
print("others: %d events, %d of them drawn in" % (len(others), len(strangers)))
print("pages of the storm: %d (%s)" % (len(pages), ", ".join(sorted(row["occasion"] + ": " + row["subject"] for row in pages)[:5])))
right = (accepted[0] == ALERTS + OTHERS and sums["pending"] == 0 and [event["key"] for event in storm] == ["filer"]
    and len(others) == OTHERS and not strangers and len(pages) <= 1)
print("The storm was told once." if right else "NOT AS IT SHOULD BE")
sys.exit(0 if right else 1)
STORM
