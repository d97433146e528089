import { expect, test } from 'vitest';
import { ALERT, EVENT } from '../test/samples';
import { alertOf, emptyFile, idOf, inAYear, runbookOf, situationOf } from './drafts';

test('an id is what the schema accepts', () => {
  expect(idOf('NeverSeen_Before!')).toBe('never-seen-before');
  expect(idOf('wafl.vol.full')).toBe('wafl-vol-full');
  expect(idOf('…')).toBe('situation');
});

test('a runbook begins with the match of the alert, whatever its words are', () => {
  const odd = { ...situationOf(EVENT, ALERT), type: 'disk: "full"', summary: '- [x]' };
  const text = runbookOf('disk', 'web', '2027-01-01', odd);
  expect(text).toContain('  type: "disk: \\"full\\""\n');
  expect(text).toContain('title: "- [x]"\n');
  expect(text).toContain('owner: web\n');
  expect(runbookOf('host', 'web', '2027-01-01', situationOf(EVENT))).toContain('  type: HostDown\n');
});

test('the alert to try is that of the event', () => {
  expect(alertOf(situationOf({ ...EVENT, service: 'shop' }, { ...ALERT, labels: { env: 'prod' } }))).toEqual({
    type: 'HostDown',
    key: 'host/web-1',
    severity: 'critical',
    summary: 'web-1 does not answer',
    service: 'shop',
    labels: { env: 'prod' },
  });
});

test('a new file is one that can be read', () => {
  expect(emptyFile('runbooks/a/b.md', 'web')).toMatch(/^---\nid: a\/b\n/);
  expect(emptyFile('scenarios/a.yaml', 'web')).toMatch(/^scenario: /);
  expect(emptyFile('routing.csv', 'web')).toBe('');
  expect(inAYear(new Date('2026-03-02T10:00:00Z'))).toBe('2027-03-02');
});
