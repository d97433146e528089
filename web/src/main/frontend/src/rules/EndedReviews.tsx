import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { Page } from '../api/types';
import { Failed } from '../app/States';
import { Time } from '../app/Time';
import { texts } from '../texts';
import { ReviewOf } from './Reviews';
import { RELEASES, useActors, type ReviewTask } from './rules';

const names = texts.releases;

/** What somebody looked at, or nobody had to any more; nothing where there is nothing. */
export function EndedReviews() {
  const ended = useQuery({
    queryKey: ['reviews', 'ended'],
    queryFn: () => get<Page<ReviewTask>>(`${RELEASES}/reviews?ended=true`),
  });
  const tasks = ended.data?.items ?? [];
  const called = useActors(tasks.flatMap(({ endedBy }) => (endedBy === null ? [] : [endedBy])));
  if (ended.isError) {
    return <Failed error={ended.error} onRetry={() => void ended.refetch()} />;
  }
  if (tasks.length === 0) {
    return null;
  }
  return (
    <Card className="belfry-over">
      <CardTitle component="h2">{names.reviews}</CardTitle>
      <CardBody>
        <ul className="belfry-rows">
          {tasks.map((task) => (
            <li key={task.id}>
              <ReviewOf task={task} />{' '}
              <span className="belfry-subtle">
                {task.outcome ?? (task.endedBy !== null && names.reviewBy(called(task.endedBy)))}
                {', '}
                {task.endedAt !== null && <Time at={task.endedAt} isShort />}
              </span>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
