import { words } from '../form/fields';
import { texts } from '../texts';
import { linesOf } from './answers';
import { Things, type Kind } from './Things';

const names = texts.keeping.inhibitions;
const shared = texts.keeping.shared;

interface Inhibition {
  id: string;
  source: string[];
  target: string[];
  equal: string[];
  reason: string;
  createdBy: string;
  version: number;
}

const KIND: Kind<Inhibition> = {
  names,
  path: '/api/v1/inhibitions',
  permission: 'maintenance:write',
  id: ({ id }) => id,
  called: ({ reason }) => reason,
  version: ({ version }) => version,
  columns: [
    { name: names.source, cell: ({ source }) => source.join(', ') },
    { name: names.target, cell: ({ target }) => target.join(', ') },
    { name: shared.equal, cell: ({ equal }) => equal.join(', ') || texts.none },
    { name: names.reason, cell: ({ reason }) => reason },
    { name: shared.by, cell: ({ createdBy }) => createdBy },
  ],
  fields: () => [
    { name: 'source', label: names.source, hint: shared.matchersHint, kind: 'lines', isRequired: true },
    { name: 'target', label: names.target, hint: shared.matchersHint, kind: 'lines', isRequired: true },
    { name: 'equal', label: shared.equal, hint: names.equalHint },
    { name: 'reason', label: names.reason, isRequired: true },
  ],
  start: (inhibition) => ({
    source: inhibition?.source.join('\n') ?? '',
    target: inhibition?.target.join('\n') ?? '',
    equal: inhibition?.equal.join(', ') ?? '',
    reason: inhibition?.reason ?? '',
  }),
  body: ({ source, target, equal, reason }) => ({
    source: linesOf(source),
    target: linesOf(target),
    equal: words(equal),
    reason,
  }),
};

/** Causes that silence what follows from them. */
export default function InhibitionsPage() {
  return <Things kind={KIND} />;
}
