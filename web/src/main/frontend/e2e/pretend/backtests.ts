import { at } from './data';

/** Why a rule decided. */
export const ground = (sentence: string) => ({
  rule: 'Open an event for an alert that matters',
  sentence,
  facts: [],
});
const REPORT = {
  active: 'r-41',
  candidate: 'r-42',
  alerts: 184_120,
  eventsBefore: 412,
  eventsAfter: 396,
  created: 3,
  gone: 19,
  changed: 1,
  differences: [
    {
      kind: 'gone',
      key: 'wafl.vol.full/vol-7',
      subject: 'Volume prod_7 is 91 % full',
      type: 'wafl.vol.full',
      runbook: 'storage/volume-space',
      ownerTeam: 'storage',
      priority: 'P3',
      at: Date.parse(at(-4_000)),
      fields: [],
      before: [ground('Opened, because 91 is above 90.')],
      after: [ground('held: Held until the condition has lasted 10 minutes.')],
    },
    {
      kind: 'changed',
      key: 'wafl.vol.full/vol-2',
      subject: 'Volume prod_2 is 99 % full',
      type: 'wafl.vol.full',
      runbook: 'storage/volume-space',
      ownerTeam: 'storage',
      priority: 'P2',
      at: Date.parse(at(-3_000)),
      fields: [
        { field: 'openedAt', before: at(-3_000), after: at(-2_990) },
        { field: 'priority', before: 'P2', after: 'P1' },
      ],
      before: [ground('Opened, because 91 is above 90.')],
      after: [ground('Opened, because 99 is above 98.')],
    },
    {
      kind: 'new',
      key: 'wafl.vol.full/vol-9',
      subject: 'Volume prod_9 is 98 % full',
      type: 'wafl.vol.full',
      runbook: 'storage/volume-space',
      ownerTeam: 'storage',
      priority: 'P1',
      at: Date.parse(at(-2_000)),
      fields: [],
      before: [],
      after: [ground('Opened, because 98.4 is above 98.')],
    },
  ],
  pages: [
    { day: '2026-02-27', team: 'storage', before: 7, after: 2 },
    { day: '2026-02-28', team: 'storage', before: 4, after: 5 },
  ],
};

function backtest(id: string, number: string, state: string, progress: number) {
  return {
    id,
    state,
    asked: `storage ${number} from 2026-02-23T00:00:00Z until 2026-03-02T00:00:00Z`,
    actor: 'user:3',
    progress,
    beganAt: at(-40),
    endedAt: state === 'done' ? at(-39) : null,
    report: state === 'done' ? REPORT : null,
    failure: null,
  };
}
export const BACKTESTS = [backtest('b2', '1.4.0', 'running', 0.42), backtest('b1', '1.5.0', 'done', 1)];
