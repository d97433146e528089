import { words } from '../form/fields';
import { texts } from '../texts';
import { numberOf, PRIORITIES, textOf } from './answers';
import { Things, type Kind } from './Things';

const names = texts.keeping.targets;
const shared = texts.keeping.shared;
const WORKDAYS = 'monday,tuesday,wednesday,thursday,friday';

interface Target {
  priority: string;
  response: string | null;
  resolution: string | null;
  warnPercent: number;
  hours: { zone: string; days: string[]; opens: string; closes: string } | null;
  version: number;
}

const KIND: Kind<Target> = {
  names,
  path: '/api/v1/targets',
  permission: 'catalogue:write',
  id: ({ priority }) => priority,
  called: ({ priority }) => priority,
  version: ({ version }) => version,
  named: 'priority',
  columns: [
    { name: names.priority, cell: ({ priority }) => priority },
    { name: names.response, cell: ({ response }) => response ?? texts.none },
    { name: names.resolution, cell: ({ resolution }) => resolution ?? texts.none },
    { name: names.warn, cell: ({ warnPercent }) => `${warnPercent} %` },
    {
      name: names.hours,
      cell: ({ hours }) =>
        hours === null
          ? names.always
          : `${hours.opens}–${hours.closes} ${hours.zone}, ${hours.days.map((day) => day.slice(0, 3)).join(' ')}`,
    },
  ],
  fields: ({ zone = '' }, isNew) => [
    {
      name: 'priority',
      label: names.priority,
      kind: 'one',
      isRequired: true,
      isFixed: !isNew,
      words: PRIORITIES,
    },
    { name: 'response', label: names.response, hint: shared.lengthHint },
    { name: 'resolution', label: names.resolution, hint: shared.lengthHint },
    { name: 'warnPercent', label: names.warn, kind: 'number' },
    { name: 'zone', label: names.zone, hint: names.zoneHint },
    ...(zone.trim() === ''
      ? []
      : [
          { name: 'days', label: names.days, kind: 'several' as const, words: names.weekdays },
          { name: 'opens', label: names.opens, isRequired: true },
          { name: 'closes', label: names.closes, isRequired: true },
        ]),
  ],
  start: (target) => ({
    priority: target?.priority ?? '',
    response: target?.response ?? '',
    resolution: target?.resolution ?? '',
    warnPercent: String(target?.warnPercent ?? 75),
    zone: target?.hours?.zone ?? '',
    days: target?.hours?.days.join(',') ?? WORKDAYS,
    opens: target?.hours?.opens ?? '08:00',
    closes: target?.hours?.closes ?? '18:00',
  }),
  body: (answers) => ({
    ...textOf(answers, 'response'),
    ...textOf(answers, 'resolution'),
    ...numberOf(answers, 'warnPercent'),
    ...((answers.zone ?? '').trim() !== '' && {
      hours: {
        ...textOf(answers, 'zone'),
        days: words(answers.days),
        opens: answers.opens,
        closes: answers.closes,
      },
    }),
  }),
};

/** Within what time events are responded to and resolved. */
export default function TargetsPage() {
  return <Things kind={KIND} />;
}
