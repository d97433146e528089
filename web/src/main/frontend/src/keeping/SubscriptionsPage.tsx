import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { Page } from '../api/types';
import { words } from '../form/fields';
import { texts } from '../texts';
import { SEVERITIES, wordsOrAll } from './answers';
import { Things, type Kind } from './Things';

const names = texts.keeping.subscriptions;
const shared = texts.keeping.shared;

interface Subscription {
  id: string;
  group: string;
  role: string;
  pattern: string;
  severities: string[];
  version: number;
}

function kind(groups: Record<string, string>): Kind<Subscription> {
  return {
    names,
    path: '/api/v1/subscriptions',
    permission: 'catalogue:write',
    id: ({ id }) => id,
    called: ({ group, pattern }) => `${groups[group] ?? group}: ${pattern}`,
    version: ({ version }) => version,
    columns: [
      { name: names.group, cell: ({ group }) => groups[group] ?? group },
      { name: names.role, cell: ({ role }) => role },
      { name: names.pattern, cell: ({ pattern }) => pattern },
      { name: shared.severities, cell: ({ severities }) => wordsOrAll(severities) },
    ],
    fields: () => [
      { name: 'group', label: names.group, kind: 'one', isRequired: true, words: groups },
      { name: 'role', label: names.role, kind: 'one', isRequired: true, words: names.roles },
      { name: 'pattern', label: names.pattern, hint: names.patternHint, isRequired: true },
      { name: 'severities', label: shared.severities, kind: 'several', words: SEVERITIES },
    ],
    start: (subscription) => ({
      group: subscription?.group ?? '',
      role: subscription?.role ?? 'responder',
      pattern: subscription?.pattern ?? '',
      severities: subscription?.severities.join(',') ?? '',
    }),
    body: ({ group, role, pattern, severities }) => ({
      group,
      role,
      pattern,
      ...(words(severities).length > 0 && { severities: words(severities) }),
    }),
  };
}

/** Which events concern which group. */
export default function SubscriptionsPage() {
  const groups = useQuery({
    queryKey: ['choices', 'groups'],
    queryFn: () => get<Page<{ name: string; title: string }>>('/api/v1/groups'),
  });
  const titles = Object.fromEntries((groups.data?.items ?? []).map(({ name, title }) => [name, title]));
  return <Things kind={kind(titles)} />;
}
