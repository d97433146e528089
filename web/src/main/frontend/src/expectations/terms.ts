import type { ExpectationView } from '../api/types';
import { orNull, words, type Answers, type Field } from '../form/fields';
import { texts } from '../texts';

const names = texts.expectations;

/** What an expectation asks for, in a few words. */
export function inWords({ count, schedule, volume, run, silence }: ExpectationView): string {
  if (count) {
    return names.countWords(range(count.atLeast, count.atMost), count.within);
  }
  if (schedule) {
    return names.scheduleWords(schedule.by, schedule.weekdays?.join(' ') ?? '', schedule.zone ?? 'UTC');
  }
  if (volume) {
    return names.volumeWords(volume.metric, range(volume.min, volume.max));
  }
  if (run) {
    return names.runWords(run.max);
  }
  return names.silenceWords(silence?.longest ?? names.learned);
}

function range(least: number | null, most: number | null): string {
  if (most === null) {
    return names.atLeast(least ?? 0);
  }
  return least === null ? names.atMost(most) : `${least}–${most}`;
}

/** What to ask, which depends on the kind of demand. */
export function fieldsOf(answers: Answers, services: string[]): Field[] {
  return [
    { name: 'name', label: names.name, isRequired: true },
    {
      name: 'by',
      label: names.by,
      kind: 'one',
      isRequired: true,
      words: { key: names.key, type: names.type, source: names.source },
    },
    { name: 'match', label: names.match, hint: names.matchHint, isRequired: true },
    {
      name: 'kind',
      label: names.kind,
      kind: 'one',
      isRequired: true,
      words: names.kinds,
    },
    ...demandOf(answers.kind ?? ''),
    {
      name: 'service',
      label: names.service,
      hint: names.serviceHint,
      kind: 'one',
      words: Object.fromEntries(services.map((name) => [name, name])),
    },
    {
      name: 'severity',
      label: names.severity,
      kind: 'one',
      isRequired: true,
      words: { critical: 'critical', major: 'major', minor: 'minor', warning: 'warning' },
    },
  ];
}

const GRACE: Field = { name: 'grace', label: names.grace, hint: names.lengthHint };
const ZONE: Field = { name: 'zone', label: names.zone, hint: names.zoneHint };

function demandOf(kind: string): Field[] {
  switch (kind) {
    case 'count':
      return [
        { name: 'atLeast', label: names.least, kind: 'number' },
        { name: 'atMost', label: names.most, kind: 'number' },
        {
          name: 'within',
          label: names.within,
          kind: 'one',
          isRequired: true,
          words: { hour: 'hour', day: 'day', month: 'month' },
        },
        ZONE,
        GRACE,
      ];
    case 'schedule':
      return [
        { name: 'dueBy', label: names.dueBy, hint: names.timeHint, isRequired: true },
        { name: 'from', label: names.from, hint: names.fromHint },
        {
          name: 'weekdays',
          label: names.weekdays,
          hint: names.weekdaysHint,
          kind: 'several',
          words: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
        },
        ZONE,
        GRACE,
      ];
    case 'volume':
      return [
        { name: 'metric', label: names.metric, isRequired: true },
        { name: 'min', label: names.least, kind: 'number' },
        { name: 'max', label: names.most, kind: 'number' },
      ];
    case 'run':
      return [{ name: 'longest', label: names.longestRun, hint: names.lengthHint, isRequired: true }];
    case 'silence':
      return [
        { name: 'longest', label: names.longest, hint: names.longestHint },
        { name: 'worseEvery', label: names.worseEvery, hint: names.lengthHint },
      ];
    default:
      return [];
  }
}

/** The answers as the API wants them. */
export function requestOf(answers: Answers): Record<string, unknown> {
  const kind = answers.kind ?? '';
  return {
    name: orNull(answers.name),
    service: orNull(answers.service),
    severity: orNull(answers.severity),
    [answers.by ?? 'key']: orNull(answers.match),
    [kind]: withoutNull(termsOf(kind, answers)),
  };
}

function termsOf(kind: string, answers: Answers): Record<string, unknown> {
  const number = (text: string | undefined) => (orNull(text) === null ? null : Number(text));
  const { zone, grace, longest } = answers;
  switch (kind) {
    case 'count':
      return {
        atLeast: number(answers.atLeast),
        atMost: number(answers.atMost),
        within: answers.within,
        zone: orNull(zone),
        grace: orNull(grace),
      };
    case 'schedule': {
      const weekdays = words(answers.weekdays);
      return {
        by: orNull(answers.dueBy),
        from: orNull(answers.from),
        weekdays: weekdays.length === 0 ? null : weekdays,
        // What the form does not ask for stays as it was.
        days: answers.days ? words(answers.days).map(Number) : null,
        holidays: answers.holidays ? words(answers.holidays) : null,
        zone: orNull(zone),
        grace: orNull(grace),
      };
    }
    case 'volume':
      return { metric: orNull(answers.metric), min: number(answers.min), max: number(answers.max) };
    case 'run':
      return { max: orNull(longest) };
    default:
      return { longest: orNull(longest), worseEvery: orNull(answers.worseEvery) };
  }
}

/** The answers that an expectation stands for. */
export function answersOf(expectation: ExpectationView): Answers {
  const { count, schedule, volume, run, silence, key, type, source } = expectation;
  const kind = count ? 'count' : schedule ? 'schedule' : volume ? 'volume' : run ? 'run' : 'silence';
  const said = {
    name: expectation.name,
    service: expectation.service,
    severity: expectation.severity,
    by: key !== null ? 'key' : type !== null ? 'type' : 'source',
    match: key ?? type ?? source,
    kind,
    ...count,
    ...schedule,
    dueBy: schedule?.by,
    ...(kind === 'schedule' ? { by: key !== null ? 'key' : type !== null ? 'type' : 'source' } : {}),
    ...volume,
    longest: run?.max ?? silence?.longest,
    worseEvery: silence?.worseEvery,
  };
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) =>
      value === null || value === undefined
        ? []
        : [[name, Array.isArray(value) ? value.join(',') : String(value)]],
    ),
  );
}

function withoutNull(terms: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== null));
}
