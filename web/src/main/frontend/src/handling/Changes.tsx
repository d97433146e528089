import { Label } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { Page, TouchingView } from '../api/types';
import { Empty, Failed, Loading } from '../app/States';
import { Time } from '../app/Time';
import { texts } from '../texts';
import { span } from './span';

const names = texts.handling;

/** What somebody changed shortly before, or since: the most frequent cause of all. */
export function Changes({ id }: { id: string }) {
  const path = `/api/v1/changes/beside/${encodeURIComponent(id)}`;
  const changes = useQuery({
    queryKey: ['event-changes', path],
    queryFn: () => get<Page<TouchingView>>(path),
  });
  if (changes.isPending) {
    return <Loading />;
  }
  if (changes.data === undefined) {
    return <Failed error={changes.error} onRetry={() => void changes.refetch()} />;
  }
  if (changes.data.items.length === 0) {
    return <Empty title={names.noChanges} hint={names.noChangesHint} />;
  }
  return (
    <ul className="belfry-decisions">
      {changes.data.items.map(({ change, itself, secondsBefore }) => (
        <li key={change.id}>
          <p>
            <strong>{when(secondsBefore)}</strong> {change.summary}{' '}
            <Label isCompact color={itself ? 'orange' : 'grey'}>
              {itself ? names.itself : names.below}
            </Label>
          </p>
          <p className="belfry-subtle">
            <Time at={change.happenedAt} /> ·{' '}
            {[change.ci ?? change.service, change.source].filter(Boolean).join(' · ')}{' '}
            {change.link !== null && /^https?:/.test(change.link) && (
              <a href={change.link} target="_blank" rel="noreferrer">
                {names.moreAbout}
              </a>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

function when(secondsBefore: number): string {
  return secondsBefore < 0 ? names.since(span(-secondsBefore)) : names.ago(span(secondsBefore));
}
