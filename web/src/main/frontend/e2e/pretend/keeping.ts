import { at, PEOPLE } from './data';
import type { Answer } from './answers';

const [OLGA, PAUL] = PEOPLE;
const ROW = { high: 'P1', medium: 'P2', low: 'P3' };

const THINGS: Record<string, unknown[]> = {
  groups: [{ name: 'shop-people', title: 'People of the shop', members: [OLGA, PAUL], version: 1 }],
  subscriptions: [
    {
      id: 's1',
      group: 'shop-people',
      role: 'responder',
      pattern: 'shop.frontend.*',
      severities: ['critical', 'major'],
      version: 1,
    },
  ],
  'notification-rules': [
    {
      name: 'slow-shop',
      classes: ['performance'],
      priorities: ['P1', 'P2'],
      team: 'web',
      lasts: '10m',
      steps: [
        { after: '0s', tell: ['channel:chat', 'interested'] },
        { after: '30m', tell: ['lead'] },
      ],
      enabled: true,
      version: 2,
    },
  ],
  'escalation-policies': [
    {
      name: 'standard',
      steps: [
        { after: '15m', tell: ['on-call'] },
        { after: '15m', tell: ['lead', 'team:platform'] },
      ],
      breachSteps: [
        { after: '0', tell: ['lead', 'manager'] },
        { after: '2h', tell: ['director', 'team:platform'] },
      ],
      repeats: 1,
      priorities: ['P1', 'P2'],
      version: 1,
    },
  ],
  targets: [
    { priority: 'P1', response: '15m', resolution: '4h', warnPercent: 75, hours: null, version: 1 },
    {
      priority: 'P3',
      response: '4h',
      resolution: '3d',
      warnPercent: 80,
      hours: {
        zone: 'Europe/Berlin',
        days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
        opens: '08:00',
        closes: '18:00',
      },
      version: 1,
    },
  ],
  patterns: [
    {
      id: 'p1',
      kind: 'count',
      title: 'Many logins of one host fail',
      first: ['type=LoginFailed'],
      then: [],
      equal: ['host'],
      within: '10m',
      count: 5,
      severity: 'major',
      createdBy: 'olga',
      createdAt: at(-900),
      version: 1,
    },
  ],
  inhibitions: [
    {
      id: 'i1',
      source: ['type=ClusterDown'],
      target: ['type=HostDown', 'env=production'],
      equal: ['cluster'],
      reason: 'Its hosts are down with it',
      createdBy: 'paul',
      createdAt: at(-900),
      version: 1,
    },
  ],
  'incident-rules': [
    { name: 'p1', priorities: ['P1'], events: 1, within: '10m', enabled: true, version: 0 },
    { name: 'service', priorities: [], events: 5, within: '10m', enabled: true, version: 0 },
  ],
};
const CHANGES = [
  {
    id: 'c1',
    happenedAt: at(-35),
    receivedAt: at(-35),
    summary: 'Release 12 of the shop',
    service: 'shop',
    ci: 'web-1',
    source: 'jenkins',
    link: 'https://ci.example.com/12',
    createdBy: 'token',
  },
];

/** What is kept in lists; null for other addresses. */
export function ofKeeping(url: URL, method: string): Answer | null {
  const [what = '', part = ''] = url.pathname.slice('/api/v1/'.length).split('/');
  const list = (items: unknown[]): Answer => ({ status: 200, body: { items, nextCursor: null } });
  switch (what) {
    case 'changes':
      return part === 'beside'
        ? list([{ change: CHANGES[0], itself: true, secondsBefore: 1_980 }])
        : list(CHANGES);
    case 'priority-matrix':
      return {
        status: 200,
        body: {
          high: ROW,
          medium: { ...ROW, high: 'P2' },
          low: { high: 'P3', medium: 'P4', low: 'P4' },
          version: 3,
        },
      };
    case 'routing':
      return part === 'table'
        ? {
            status: 200,
            body: {
              routes: [
                {
                  org: 'de.shop',
                  situationClass: null,
                  matchers: ['host=~web.*', 'env=prod'],
                  hours: 'Mon-Fri 08:00-18:00 Europe/Berlin',
                  team: 'web',
                },
                { org: null, situationClass: 'security', matchers: [], hours: null, team: 'platform' },
              ],
              version: 2,
            },
          }
        : list([
            {
              service: '',
              ci: 'printer-4',
              type: 'PaperJam',
              source: 'snmp',
              events: 7,
              lastOpenedAt: at(-80),
            },
          ]);
    default:
      return method === 'GET' && THINGS[what] !== undefined ? list(THINGS[what]) : null;
  }
}
