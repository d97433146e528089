#!/usr/bin/env bash
# Debian's swaks sends mail to the packaged Belfry: an event opens and clears, a schedule is understood, and what
# must be refused is. swaks is unpacked below target and not installed. Everything listens on 127.0.0.1 and ends
# with the script.
set -euo pipefail

. "$(dirname "$0")/servers.sh"
work=$ear/target/mail
rm -rf "$work/run"
mkdir -p "$work/run"
cd "$work"
fetch swaks

port=$(free_port)
BELFRY_MAIL_PORT=$(free_port)
export BELFRY_MAIL_PORT
start_belfry "$port"
token=$(cat run/token)
planner=$(grant "$port" catalogue:read catalogue:write)
passed=0
failed() { echo "Failed: $1" >&2; tail -n 20 run/swaks.log >&2; exit 1; }

mail() { # mail RECIPIENT SUBJECT TEXT [OPTION...]: the exit code is that of swaks
  local to=$1 subject=$2 text=$3
  shift 3
  perl "$programs/usr/bin/swaks" --server 127.0.0.1 --port "$BELFRY_MAIL_PORT" --timeout 20 --helo mail-it \
    --from backup@db01.example.com --to "$to" --header "Subject: $subject" --body "$text" "$@" </dev/null >run/swaks.log 2>&1
}

refused() { # refused CODE WHAT RECIPIENT SUBJECT TEXT [OPTION...]
  local code=$1 what=$2
  shift 2
  ! mail "$@" || failed "$what was taken"
  grep -q "^<\*\* *$code" run/swaks.log || failed "$what was not refused with $code"
  echo "$code for $what"
  passed=$((passed + 1))
}

get() { curl -sf -m 5 -H "Authorization: Bearer $token" "http://127.0.0.1:$port/api/v1/$1"; }

is() { # is LIST WORD PYTHON: the one item of a list that WORD finds fulfils an expression over i
  get "$1?q=$2" | python3 -c 'import json, sys
items = json.load(sys.stdin)["items"]
sys.exit(not (len(items) == 1 and all(eval(sys.argv[1]) for i in items)))' "$3"
}

seen() { # seen WHAT LIST WORD PYTHON
  local start
  start=$(date +%s%N)
  await 30 "$1" is "$2" "$3" "$4"
  echo "$1 after $((($(date +%s%N) - start) / 1000000)) ms"
  passed=$((passed + 1))
}

mail "$token@belfry.example" ":CRITICAL: :org:acme.shop :svr:db01.example.com: Backup failed at 02:13" "No space left" ||
  failed "the mail was not taken"
grep -q "^<- *250 2.0.0" run/swaks.log || failed "the mail was not answered as stored"
seen "the event is open" events backup \
  'i["severity"] == "critical" and i["ci"] == "db01.example.com" and i["condition"] == "firing" and i["subject"] == "Backup failed at 02:13"'
mail "belfry+$token@anything" ":svr:db01.example.com Backup recovered at 02:40" "Space again" || failed "the recovery was not taken"
seen "the event is cleared" events backup 'i["condition"] == "cleared" and i["alertCount"] == 2'

mail "$token@belfry" "Nightly report" $'All is well\n\n:info:\n:sched-perday-1/0:' || failed "the report was not taken"
seen "the schedule is understood" alerts nightly 'i["severity"] == "info" and i["labels"]["schedule"] == "perday-1/0"'

# What the mail announced is watched from now on. An hour is long for a script, so somebody makes it ten seconds.
watched() { curl -sf -m 5 -H "Authorization: Bearer $planner" "http://127.0.0.1:$port/api/v1/expectations" | python3 -c 'import json, sys
print(json.dumps(next(e for e in json.load(sys.stdin)["items"] if "Nightly" in e["name"])))'; }
shorten() {
  local expectation
  expectation=$(watched) || return 1
  python3 -c 'import json, sys
e = json.loads(sys.argv[1])
fields = {name: e[name] for name in ("name", "service", "severity", "key", "type", "source") if e.get(name)}
print(json.dumps({**fields, "silence": {"longest": "10s"}}))' "$expectation" >run/shorter.json
  curl -sf -m 5 -X PUT -H "Authorization: Bearer $planner" -H "Content-Type: application/json" -H 'If-Match: *' \
    --data @run/shorter.json "http://127.0.0.1:$port/api/v1/expectations/$(python3 -c 'import json, sys
print(json.loads(sys.argv[1])["id"])' "$expectation")" >run/shorter.answer
}
await 10 "the mail is expected" shorten
seen "the mail that stays away is an event" events "nightly" 'i["condition"] == "firing" and i["type"] == "expectation.missed"'
mail "$token@belfry" "Nightly report" $'All is well again\n\n:info:\n:sched-perday-1/0:' || failed "the late report was not taken"
seen "the late mail clears it" events "nightly" 'i["condition"] == "cleared"'

refused 550 "a stranger" root@localhost "Backup failed" "No space left"
refused 550 "an unknown token" "${token%??}zz@belfry" "Backup failed" "No space left"
head -c 2000000 /dev/zero | tr '\0' x | fold -w 70 >run/large.txt
refused 552 "two megabytes" "$token@belfry" "Backup failed" @run/large.txt

logs=$(find run/data -name '*.log')
[ -n "$logs" ] || failed "there is no log to look into"
# shellcheck disable=SC2086
! grep -qF "$token" $logs || failed "a token is in a log"
passed=$((passed + 1))
echo "$passed passed, 0 failed"
