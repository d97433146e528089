import { readFileSync } from 'node:fs';
import { at } from './data';
import { page as list, type Answer } from './answers';
import { BACKTESTS, ground } from './backtests';

const SCHEMA = JSON.parse(
  readFileSync(
    new URL(
      '../../../../../../ejb/src/main/resources/io/belfry/runbook/runbook.schema.json',
      import.meta.url,
    ),
    'utf8',
  ),
) as unknown;

const RUNBOOK = `---
id: storage/volume-space
title: Volume running out of space
owner: storage
review-by: 2027-03-01
class: capacity
match:
  type: [wafl.vol.full, VolumeAlmostFull]
  where: labels.volume matches "prod_.*" and severity >= warning
threshold:
  static:
    - { metric: used_percent, above: 98, clear-below: 97, severity: critical }
    - { metric: used_percent, above: 90, for: 10m, clear-below: 85 }
respond:
  notify: [on-call, "#storage"]
  escalate: standart
---
## What it means

The volume has little room left. NFS clients get \`No space left on device\`.

## First minutes

1. Look at it.

## Resolve

1. Write down cause and solution.
`;
const FILE = 'runbooks/storage/volume-space.md';

const FLAW = {
  grade: 'error',
  file: FILE,
  line: 0,
  field: 'respond.escalate',
  reason: 'is (standart), which is no escalation policy',
  remedy: 'Known are gentle, standard.',
};

function version(number: string, state: string, minutes: number, more: object = {}) {
  return {
    name: 'storage',
    version: number,
    state,
    team: 'storage',
    changelog: number === '1.5.0' ? 'Volumes are told at 90 %.' : 'Quotas have a runbook of their own.',
    author: 'user:3',
    digest: '0f'.repeat(32),
    flaws: [],
    scenarios: {
      release: 'r-41',
      runs: 4,
      at: at(minutes + 5),
      failures: [
        {
          file: 'scenarios/storage-volume.yaml',
          scenario: 'A full volume opens an event, and room clears it',
          differences: ['event vol-1: expected priority P1, was P2'],
        },
      ],
      uncovered: ['storage/quota'],
    },
    createdAt: at(minutes),
    ...more,
  };
}

const VERSIONS = [
  version('1.5.0', 'tested', -50),
  version('1.4.0', 'active', -9_000),
  version('1.3.0', 'retired', -30_000),
];
const DEFAULT = {
  ...version('1.0.0', 'active', -90_000),
  name: 'belfry-default',
  team: 'operations',
  changelog: 'What comes with Belfry.',
  author: 'belfry',
};

function inUse(runbook: string, title: string, more: object = {}) {
  return {
    runbook,
    title,
    packageName: 'storage',
    version: '1.4.0',
    team: 'storage',
    events: 12,
    alerts: 340,
    dismissed: 1,
    acknowledgedAfter: 260,
    resolvedAfter: 5_400,
    lastEvent: at(-300),
    scenariosRun: at(-8_990),
    reviewBy: '2027-03-01',
    overdue: false,
    hint: '',
    ...more,
  };
}

const RUNBOOKS = [
  inUse('storage/volume-space', 'Volume running out of space'),
  inUse('storage/quota', 'Quota of a share is used up', {
    events: 9,
    dismissed: 6,
    hint: 'More than half of its 9 events were dismissed. Raise its thresholds, or narrow its match.',
  }),
  inUse('host/down', 'Host does not answer', {
    packageName: 'belfry-default',
    version: '1.0.0',
    team: 'platform',
    reviewBy: '2026-02-01',
    overdue: true,
  }),
  inUse('net/link', 'A link is down', {
    packageName: 'belfry-default',
    version: '1.0.0',
    team: 'platform',
    events: 0,
    alerts: 0,
    dismissed: 0,
    acknowledgedAfter: null,
    resolvedAfter: null,
    lastEvent: null,
    reviewBy: null,
  }),
];

function release(id: number, state: string, minutes: number, more: object = {}) {
  return {
    id,
    name: `r-${id}`,
    parts: [
      { package: 'storage', version: '1.4.0' },
      { package: 'belfry-default', version: '1.0.0' },
    ],
    state,
    actor: 'user:1',
    reason: 'Quotas called people at night.',
    emergency: false,
    askedAt: at(minutes),
    activeAt: at(minutes + 1),
    failure: null,
    ...more,
  };
}

const RELEASES = [
  release(41, 'active', -9_000),
  release(40, 'failed', -9_500, {
    activeAt: null,
    failure: 'It needs 90 MB more than there are.',
    emergency: true,
  }),
  release(39, 'replaced', -30_000, { reason: '' }),
];

const ORDER = {
  release: 41,
  names: ['storage', 'belfry-default'],
  proposed: {
    id: 3,
    names: ['belfry-default', 'storage'],
    actor: 'user:3',
    reason: 'What comes with Belfry knows volumes better by now.',
    at: at(-20),
  },
};

/** Whether somebody asked for a release that is on its way since. */
let isComing = false;

export function resetRules(): void {
  isComing = false;
}

function releases(): Answer {
  return list(isComing ? [release(42, 'preparing', 0, { activeAt: null }), ...RELEASES] : RELEASES);
}

const REVIEW = {
  id: 1,
  kind: 'review',
  subject: 'host/down',
  team: 'platform',
  reason: 'Its review was due on 2026-02-01.',
  createdAt: at(-40_000),
  endedAt: null,
  endedBy: null,
  outcome: null,
};
const ENDED_REVIEW = {
  ...REVIEW,
  id: 2,
  kind: 'emergency',
  subject: 'storage 1.3.0',
  team: 'storage',
  reason: 'The array filled up faster than the approver woke.',
  endedAt: at(-20_000),
  endedBy: 'user:1',
};

/** What there is of runbooks, packages, releases and backtests; null for other addresses. */
export function ofRules(url: URL, method: string): Answer | null {
  const [what = '', name = '', number = '', part = ''] = url.pathname.slice('/api/v1/'.length).split('/');
  switch (what) {
    case 'actors':
      return list([
        { code: 'user:1', username: 'olga', displayName: 'Olga Petrova' },
        { code: 'user:3', username: 'mei', displayName: 'Mei Tanaka' },
        { code: 'belfry', username: null, displayName: 'Belfry' },
      ]);
    case 'runbooks':
      return name === 'schema'
        ? { status: 200, body: SCHEMA }
        : list(
            name === 'check'
              ? [FLAW]
              : [
                  {
                    type: 'wafl.vol.full',
                    key: 'vol-9',
                    fate: 'opened',
                    reason: 'It opened event 1.',
                    rule: 'Open an event for an alert that matters',
                    event: {
                      subject: 'Volume prod_9 is 98 % full',
                      severity: 'critical',
                      priority: 'P1',
                      ownerTeam: 'storage',
                      runbook: 'storage/volume-space',
                    },
                    grounds: [ground('Opened, because 98.4 is above 98.')],
                  },
                ],
          );
    case 'backtests':
      return name === '' && method === 'GET'
        ? list(BACKTESTS)
        : { status: 200, body: BACKTESTS.find(({ id }) => id === name) ?? BACKTESTS[0] };
    case 'releases':
      isComing = name === 'rollback' || (isComing && method !== 'DELETE');
      return name === 'reviews'
        ? list([url.searchParams.get('ended') === 'true' ? ENDED_REVIEW : REVIEW])
        : number === 'runbooks'
          ? list(RUNBOOKS)
          : number === 'order'
            ? { status: 200, body: ORDER }
            : releases();
    case 'packages':
      return method === 'GET' ? ofPackage(name, number, part) : { status: 200, body: VERSIONS[0] };
    default:
      return null;
  }
}

function ofPackage(name: string, number: string, part: string): Answer {
  if (name === '') {
    return list([DEFAULT, ...VERSIONS]);
  }
  if (number === '') {
    return list(name === 'storage' ? VERSIONS : [DEFAULT]);
  }
  if (number === 'history') {
    return list(
      ['tested', 'verified', 'draft'].map((to, place) => ({
        version: '1.5.0',
        at: at(-45 - place),
        actor: 'user:3',
        from: null,
        to,
        reason: to === 'draft' ? 'edited from 1.4.0' : '',
        emergency: false,
      })),
    );
  }
  switch (part) {
    case 'files':
      return list(
        [
          'CHANGELOG.md',
          'package.yaml',
          FILE,
          'runbooks/storage/quota.md',
          'scenarios/storage-volume.yaml',
        ].map((path) => ({ path, bytes: 900 })),
      );
    case 'file':
      return { status: 200, text: RUNBOOK };
    case 'diff':
      return {
        status: 200,
        body: {
          files: [
            {
              path: FILE,
              lines: [
                '-    - { metric: used_percent, above: 90, clear-below: 85 }',
                '+    - { metric: used_percent, above: 98, clear-below: 97, severity: critical }',
                '+    - { metric: used_percent, above: 90, for: 10m, clear-below: 85 }',
              ],
            },
          ],
          behaviour: version('1.5.0', 'tested', 0).scenarios,
        },
      };
    default:
      return {
        status: 200,
        body:
          [...VERSIONS, DEFAULT].find((each) => each.name === name && each.version === number) ?? VERSIONS[0],
      };
  }
}
