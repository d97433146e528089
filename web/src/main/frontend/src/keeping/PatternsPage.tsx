import { words } from '../form/fields';
import { texts } from '../texts';
import { linesOf, numberOf, SEVERITIES } from './answers';
import { Things, type Kind } from './Things';

const names = texts.keeping.patterns;
const shared = texts.keeping.shared;

interface Pattern {
  id: string;
  kind: string;
  title: string;
  first: string[];
  then: string[];
  equal: string[];
  within: string;
  count: number | null;
  severity: string;
  version: number;
}

const KIND: Kind<Pattern> = {
  names,
  path: '/api/v1/patterns',
  permission: 'catalogue:write',
  id: ({ id }) => id,
  called: ({ title }) => title,
  version: ({ version }) => version,
  columns: [
    { name: names.label, cell: ({ title }) => title },
    {
      name: names.kind,
      cell: ({ kind, count }) =>
        [count, (names.kinds as Record<string, string>)[kind] ?? kind]
          .filter((part) => part !== null)
          .join(' '),
    },
    { name: names.first, cell: ({ first }) => first.join(', ') },
    { name: names.then, cell: ({ then }) => then.join(', ') || texts.none },
    { name: shared.equal, cell: ({ equal }) => equal.join(', ') || texts.none },
    { name: names.within, cell: ({ within }) => within },
    { name: names.severity, cell: ({ severity }) => severity },
  ],
  fields: ({ kind = '' }) => [
    { name: 'title', label: names.label, isRequired: true },
    { name: 'kind', label: names.kind, kind: 'one', isRequired: true, words: names.kinds },
    { name: 'first', label: names.first, hint: shared.matchersHint, kind: 'lines', isRequired: true },
    ...(kind === 'count'
      ? [{ name: 'count', label: names.count, kind: 'number' as const, isRequired: true }]
      : [
          {
            name: 'then',
            label: names.then,
            hint: shared.matchersHint,
            kind: 'lines' as const,
            isRequired: true,
          },
        ]),
    { name: 'equal', label: shared.equal, hint: names.equalHint },
    { name: 'within', label: names.within, hint: shared.lengthHint, isRequired: true },
    { name: 'severity', label: names.severity, kind: 'one', isRequired: true, words: SEVERITIES },
  ],
  start: (pattern) => ({
    title: pattern?.title ?? '',
    kind: pattern?.kind ?? 'count',
    first: pattern?.first.join('\n') ?? '',
    then: pattern?.then.join('\n') ?? '',
    count: String(pattern?.count ?? ''),
    equal: pattern?.equal.join(', ') ?? '',
    within: pattern?.within ?? '10m',
    severity: pattern?.severity ?? 'major',
  }),
  body: (answers) => ({
    title: answers.title,
    kind: answers.kind,
    first: linesOf(answers.first),
    ...(answers.kind === 'count' ? numberOf(answers, 'count') : { then: linesOf(answers.then) }),
    equal: words(answers.equal),
    within: answers.within,
    severity: answers.severity,
  }),
};

/** What several alerts mean together. */
export default function PatternsPage() {
  return <Things kind={KIND} />;
}
