import { texts } from '../texts';

/** A way in, and how to set up what comes through it. */
export interface Door {
  id: string;
  name: string;
  hint: string;
  /** What to copy. */
  setUp: (url: string, token: string) => string;
  /** What comes through it is no alert, and stands beside events. */
  isForChanges?: boolean;
}

const names = texts.integrations.doors;

/** Every door that the server has. */
export const DOORS: Door[] = [
  {
    id: 'anything',
    ...names.anything,
    setUp: (url, token) => `curl -fsS ${url}/api/v1/alerts \\
  -H "Authorization: Bearer ${token}" \\
  -H "Content-Type: application/json" \\
  -d '{"type": "HostDown", "key": "host/web-1", "severity": "critical", "summary": "web-1 does not answer"}'`,
  },
  {
    id: 'prometheus',
    ...names.prometheus,
    setUp: (url, token) => `alerting:
  alertmanagers:
    - scheme: ${new URL(url).protocol.replace(':', '')}
      static_configs: [{ targets: ["${new URL(url).host}"] }]
      authorization: { credentials: "${token}" }`,
  },
  {
    id: 'alertmanager',
    ...names.alertmanager,
    setUp: (url, token) => `route:
  receiver: belfry
receivers:
  - name: belfry
    webhook_configs:
      - url: ${url}/intake/alertmanager
        send_resolved: true
        http_config: { authorization: { credentials: "${token}" } }`,
  },
  {
    id: 'grafana',
    ...names.grafana,
    setUp: (url, token) => `${url}/intake/alertmanager/${token}`,
  },
  {
    id: 'pagerduty',
    ...names.pagerduty,
    setUp: (url, token) => `curl -fsS ${url}/v2/enqueue -H "Content-Type: application/json" -d '
  {"routing_key": "${token}", "event_action": "trigger", "dedup_key": "web-1",
   "payload": {"summary": "web-1 does not answer", "source": "web-1", "severity": "critical"}}'`,
  },
  {
    id: 'json',
    ...names.json,
    setUp: (url, token) => `${url}/intake/json/<${names.json.mapping}>/${token}`,
  },
  {
    id: 'ping',
    ...names.ping,
    setUp: (url, token) => `${url}/ping/${token}/nightly-backup

# ${names.ping.example}
0 2 * * *  backup.sh && curl -fsS "${url}/ping/${token}/nightly-backup?every=1d&grace=1h"`,
  },
  {
    id: 'change',
    ...names.change,
    isForChanges: true,
    setUp: (url, token) => `curl -fsS ${url}/api/v1/changes \\
  -H "Authorization: Bearer ${token}" \\
  -H "Content-Type: application/json" \\
  -d '{"summary": "Deployed shop 12", "service": "shop", "source": "pipeline"}'`,
  },
  {
    id: 'mail',
    ...names.mail,
    setUp: (url, token) => `swaks --server ${new URL(url).hostname}:2525 --to "${token}@belfry" \\
  --header "Subject: :critical: Backup of db01 failed" --body "No space left"`,
  },
];
