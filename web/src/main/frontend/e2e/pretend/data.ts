/** What the pretended server holds: a storage in trouble, and a company around it. */
const START = Date.parse('2026-03-02T02:10:00Z');

export function at(minutes: number): string {
  return new Date(START + minutes * 60_000).toISOString();
}

export const PEOPLE = [
  { username: 'olga', displayName: 'Olga Petrova' },
  { username: 'paul', displayName: 'Paul Adeyemi' },
  { username: 'mei', displayName: 'Mei Tanaka' },
  { username: 'jonas', displayName: 'Jonas Weber' },
];
export const TEAMS = [
  { id: 'platform', name: 'Platform team', mail: 'platform@example.com', version: 1 },
  { id: 'storage', name: 'Storage', mail: 'storage@example.com', version: 2 },
  { id: 'web', name: 'Web shop', mail: null, version: 1 },
];

const KINDS = [
  [
    'san-2 controller lost its battery',
    'critical',
    'P1',
    'storage',
    'shop',
    'StorageDegraded',
    'storage.controller',
  ],
  ['web-1 does not answer', 'critical', 'P2', 'platform', 'shop', 'HostDown', 'host.down'],
  ['Checkout takes 4.2 s, above 2 s for 10 minutes', 'major', 'P2', 'web', 'shop', 'SlowResponse', null],
  ['Disk /var on db-3 is 91 % full', 'major', 'P3', 'platform', 'billing', 'DiskFull', 'capacity.disk'],
  [
    'Nightly backup of billing has not arrived by 02:00',
    'minor',
    'P3',
    'storage',
    'billing',
    'ExpectationMissed',
    'expectation.missed',
  ],
  [
    'Certificate of api.example.com ends in 6 days',
    'warning',
    'P4',
    'platform',
    'api',
    'CertificateExpiry',
    'certificate',
  ],
] as const;
const STATES = ['open', 'open', 'acknowledged', 'in-progress', 'recovered', 'open', 'resolved', 'flapping'];

function event(number: number, total: number) {
  const kind = KINDS[(total - number) % KINDS.length] ?? KINDS[0];
  const [subject, severity, priority, team, service, type, situation] = kind;
  const state = STATES[(total - number) % STATES.length] ?? 'open';
  const isHad = state === 'acknowledged' || state === 'in-progress' || state === 'resolved';
  const person = PEOPLE[number % PEOPLE.length] ?? null;
  const openedAt = at(number - total);
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    number,
    key: `${type}/${number % 40}`,
    subject: number > total - KINDS.length ? subject : `${subject} (${number})`,
    type,
    source: 'alertmanager',
    severity,
    impact: priority === 'P1' ? 'high' : 'medium',
    urgency: severity === 'critical' ? 'high' : 'medium',
    priority,
    condition: state === 'recovered' ? 'cleared' : state === 'flapping' ? 'flapping' : 'firing',
    handling: isHad ? state : 'open',
    state,
    situationClass: situation,
    unclassified: situation === null,
    ownerTeam: TEAMS.find(({ id }) => id === team) ?? { id: team, name: team },
    service,
    ci: subject.split(' ')[0],
    runbook: situation === null ? null : { id: type, title: subject },
    alertCount: 1 + ((number * 7) % 23),
    openedAt,
    lastAlertAt: at(number - total + 3),
    clearedAt: state === 'recovered' ? at(number - total + 5) : null,
    openedBy: { rule: 'Open an event for an alert that matters', release: 'r-41' },
    version: 3,
    handlingVersion: 1,
    assignee: isHad ? person : null,
    assignedAt: isHad ? at(number - total + 1) : null,
    helpers: [],
    watchers: [],
    watching: number % 5 === 0,
    acknowledgedAt: isHad ? at(number - total + 1) : null,
    acknowledgedBy: isHad ? (person?.username ?? null) : null,
    acknowledgedUntil: null,
    resolvedAt: state === 'resolved' ? at(number - total + 9) : null,
    closedAt: null as string | null,
    closedBy: null as string | null,
    causeClass: state === 'resolved' ? 'capacity' : null,
    cause: state === 'resolved' ? 'The log of the night filled the disk.' : null,
    solution: state === 'resolved' ? 'Rotated it, and raised the volume to 200 GB.' : null,
    priorityOverride: null,
    reopened: 0,
    uselessCount: 0,
    calledUseless: false,
    ticks: [] as { step: string; by: string | null; at: string }[],
    probableCause:
      number === total - 1
        ? {
            id: `00000000-0000-4000-8000-${String(total).padStart(12, '0')}`,
            number: total,
            confidence: 86,
            grounds: 'web-1 stores its data on san-2, which failed a minute before.',
          }
        : null,
    symptoms: number === total ? 214 : 0,
    allowed: allowed(state),
  };
}

export type PretendedEvent = ReturnType<typeof event>;

/** As the server decides it. */
export function allowed(state: string): string[] {
  const anyTime = ['assign', 'hand-over', 'help', 'watch', 'comment', 'prioritise', 'useless', 'tick'];
  switch (state) {
    case 'acknowledged':
      return [...anyTime, 'start', 'unacknowledge', 'resolve', 'close'];
    case 'in-progress':
      return [...anyTime, 'unacknowledge', 'resolve', 'close'];
    case 'resolved':
      return [...anyTime, 'close', 'reopen'];
    case 'closed':
      return ['reopen', 'comment', 'watch', 'useless'];
    default:
      return [...anyTime, 'acknowledge', 'start', 'resolve', 'close'];
  }
}

export function events(total: number): PretendedEvent[] {
  return Array.from({ length: total }, (_, index) => event(total - index, total));
}

const FATES = [
  'opened',
  'joined',
  'duplicate',
  'informational',
  'suppressed',
  'held',
  'below-threshold',
  'recovered',
];
const REASONS = [
  'It opened an event, because no event of this key was open.',
  'It joined the open event of its key.',
  'It says again what is known.',
  'Its severity is info, which opens nothing.',
  'The service billing is under maintenance until 04:00.',
  'Held until the condition has lasted 10 minutes.',
  'The value 71 is below 80.',
  'The sender reported the recovery.',
];

export function alerts(event?: PretendedEvent) {
  return Array.from({ length: event === undefined ? 40 : 3 }, (_, index) => {
    const kind = KINDS[index % KINDS.length] ?? KINDS[0];
    const fate =
      event === undefined ? (FATES[index % FATES.length] ?? 'opened') : index === 2 ? 'opened' : 'joined';
    const touches = ['opened', 'joined', 'recovered', 'duplicate'].includes(fate);
    return {
      id: `${1042 - index}-0`,
      receivedAt: at(-index * 2),
      startsAt: at(-index * 2 - 1),
      source: 'alertmanager',
      type: event?.type ?? kind[5],
      key: event?.key ?? `${kind[5]}/${index}`,
      status: fate === 'recovered' ? 'resolved' : 'firing',
      severity: event?.severity ?? kind[1],
      summary: event?.subject ?? kind[0],
      service: event?.service ?? kind[4],
      ci: null,
      labels: { env: 'production', instance: 'web-1:9100' },
      fate,
      fateReason: REASONS[FATES.indexOf(fate)] ?? '',
      event: touches ? { id: event?.id ?? events(1)[0]?.id, number: event?.number ?? 1 } : null,
    };
  });
}

export const CATALOGUE = {
  teams: TEAMS,
  services: [
    { name: 'shop', ownerTeam: TEAMS[2], criticality: 'high', version: 1 },
    { name: 'billing', ownerTeam: TEAMS[0], criticality: 'medium', version: 4 },
    { name: 'api', ownerTeam: TEAMS[0], criticality: 'low', version: 1 },
  ],
  'maintenance-windows': [
    {
      id: 'w1',
      service: 'billing',
      startsAt: at(-60),
      endsAt: at(110),
      reason: 'New kernel on db-3',
      state: 'active',
      createdBy: 'paul',
      createdAt: at(-2000),
      cancelledAt: null,
    },
    {
      id: 'w2',
      service: 'shop',
      startsAt: at(2000),
      endsAt: at(2120),
      reason: 'Release 12',
      state: 'planned',
      createdBy: 'mei',
      createdAt: at(-500),
      cancelledAt: null,
    },
  ],
  expectations: [
    {
      id: 'x1',
      name: 'Nightly backup of billing',
      service: 'billing',
      severity: 'major',
      key: 'backup/billing',
      type: null,
      source: null,
      count: null,
      schedule: {
        from: '00:00',
        by: '02:00',
        weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
        zone: 'Europe/Berlin',
        grace: '10m',
      },
      volume: null,
      run: null,
      silence: null,
      byUse: false,
      lastArrival: at(-1440),
      nextDue: at(1430),
      open: ['missed'],
      createdBy: 'mei',
      createdAt: at(-90_000),
      version: 2,
    },
    {
      id: 'x2',
      name: 'Orders from the shop',
      service: 'shop',
      severity: 'critical',
      key: null,
      type: 'OrderFile',
      source: null,
      count: { atLeast: 40, atMost: null, within: 'hour', zone: 'UTC', grace: '3m' },
      schedule: null,
      volume: null,
      run: null,
      silence: null,
      byUse: true,
      lastArrival: at(-2),
      nextDue: at(50),
      open: [],
      createdBy: 'olga',
      createdAt: at(-9_000),
      version: 1,
    },
  ],
  mappings: [
    { name: 'uptime-kuma', mapping: { type: { default: 'MonitorDown' }, summary: '$.msg' }, version: 1 },
  ],
  tokens: [
    {
      id: 't1',
      name: 'Alertmanager of the data centre',
      scopes: ['alerts:write'],
      createdBy: 'olga',
      createdAt: at(-90_000),
      lastUsedAt: at(-1),
      expiresAt: null,
    },
  ],
  users: PEOPLE.map((person, place) => ({
    ...person,
    roles: place === 0 ? ['administrator'] : ['operator'],
    disabled: place === 3,
    passwordChangeRequired: place === 2,
    createdAt: at(-200_000 + place),
    lastLoginAt: place === 2 ? null : at(-place * 300),
    version: 1,
  })),
  notifications: [
    {
      id: 1,
      key: 'n1',
      event: { id: events(1)[0]?.id, number: 400 },
      team: { id: 'storage', name: 'Storage' },
      recipient: 'storage@example.com',
      subject: 'P1 san-2 controller lost its battery',
      state: 'sent',
      attempts: 1,
      lastError: null,
      createdAt: at(0),
      dueAt: at(0),
      sentAt: at(0),
    },
    {
      id: 2,
      key: 'n2',
      event: { id: events(1)[0]?.id, number: 398 },
      team: { id: 'web', name: 'Web shop' },
      recipient: null,
      subject: 'P2 Checkout takes 4.2 s',
      state: 'unaddressed',
      attempts: 3,
      lastError: 'The team (web) has no address.',
      createdAt: at(-2),
      dueAt: at(-1),
      sentAt: null,
    },
  ],
  audit: ['event.acknowledged', 'team.changed', 'token.issued'].map((what, place) => ({
    sequence: 41 - place,
    at: at(-place),
    by: 'olga',
    what,
    object: `thing ${place}`,
    detail: { from: 'open', to: 'acknowledged' },
    hash: '0f'.repeat(32),
  })),
} as Record<string, Record<string, unknown>[]>;

export const ACCOUNTING = {
  received: 18_412,
  journalled: 18_377,
  rejected: { 'missing-field': 23, unauthenticated: 12 },
  fates: {
    opened: 412,
    joined: 9_120,
    duplicate: 6_004,
    recovered: 388,
    informational: 2_240,
    suppressed: 211,
  },
  pending: 2,
  lagMillis: 4,
};
