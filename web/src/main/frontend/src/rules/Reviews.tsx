import { Card, CardBody, CardTitle, Label } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { get, send } from '../api/client';
import type { Page } from '../api/types';
import { Failed } from '../app/States';
import { Time } from '../app/Time';
import { RowButton } from '../form/RowButton';
import { useChange } from '../form/useChange';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { RELEASES, type ReviewTask } from './rules';

const names = texts.runbooks;

/** What it is, of what and why. */
export function ReviewOf({ task }: { task: ReviewTask }) {
  return (
    <>
      <Label isCompact color={task.kind === 'emergency' ? 'red' : 'orange'}>
        {task.kind === 'emergency' ? names.emergency : names.review}
      </Label>
      <strong>{task.subject}</strong> <span>{task.team}</span> <span>{task.reason}</span>
    </>
  );
}

/** What somebody has to look at; nothing where there is nothing. */
export function Reviews() {
  const tasks = useQuery({
    queryKey: ['reviews'],
    queryFn: () => get<Page<ReviewTask>>(`${RELEASES}/reviews`),
  });
  const mayWrite = useMay('rules:write');
  const mayApprove = useMay('rules:approve');
  const change = useChange();
  if (tasks.isError) {
    return <Failed error={tasks.error} onRetry={() => void tasks.refetch()} />;
  }
  if (tasks.data === undefined || tasks.data.items.length === 0) {
    return null;
  }
  return (
    <Card>
      <CardTitle component="h2">{names.tasks}</CardTitle>
      <CardBody>
        <ul className="belfry-rows">
          {tasks.data.items.map((task) => (
            <li key={task.id}>
              <ReviewOf task={task} />{' '}
              <span className="belfry-subtle">
                <Time at={task.createdAt} isShort />
              </span>
              {(mayWrite || mayApprove) && (
                <RowButton
                  action={names.looked}
                  what={task.subject}
                  onClick={() =>
                    void change({
                      run: () => send('POST', `${RELEASES}/reviews/${task.id}/done`),
                      done: names.done(task.subject),
                    })
                  }
                />
              )}
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
