import { Label } from '@patternfly/react-core';
import { Link } from 'react-router';
import { send } from '../api/client';
import type { NotificationView } from '../api/types';
import { Time } from '../app/Time';
import { RowButton } from '../form/RowButton';
import { useChange } from '../form/useChange';
import { Choice } from '../list/Choice';
import { ListPage } from '../list/ListPage';
import type { Column } from '../list/Sheet';
import { useFilter } from '../list/useFilter';
import { useMay } from '../people/person';
import { texts } from '../texts';

const names = texts.notifications;
const STATES = ['waiting', 'sent', 'unaddressed', 'dead'];
const COLORS = { waiting: 'blue', sent: 'green', unaddressed: 'orange', dead: 'red' } as const;
/** What no attempt will deliver by itself. */
const STUCK = ['unaddressed', 'dead'];

const COLUMNS: Column<NotificationView>[] = [
  { name: names.created, cell: ({ createdAt }) => <Time at={createdAt} /> },
  {
    name: names.event,
    cell: ({ event, subject }) => <Link to={`/events/${event.id}`}>{subject}</Link>,
  },
  {
    name: names.team,
    cell: ({ team, recipient }) => `${team.name}${recipient === null ? '' : `, ${recipient}`}`,
  },
  {
    name: names.state,
    cell: ({ state }) => (
      <Label isCompact color={COLORS[state as keyof typeof COLORS]}>
        {state}
      </Label>
    ),
  },
  { name: names.attempts, cell: ({ attempts }) => attempts },
  { name: names.error, cell: ({ lastError }) => lastError ?? texts.none },
];

/** Who was told, who was not, and once more. */
export default function NotificationsPage() {
  const filter = useFilter('/api/v1/notifications', ['state']);
  const mayRetry = useMay('notifications:retry');
  const change = useChange();
  const retry = (id: number) =>
    void change({ run: () => send('POST', `/api/v1/notifications/${id}/retry`), done: names.retried });
  return (
    <ListPage
      cache="notifications"
      names={names}
      filter={filter}
      filters={<Choice filter={filter} name="state" label={names.state} words={STATES} />}
      id={({ id }) => String(id)}
      columns={COLUMNS}
      actions={
        mayRetry
          ? ({ id, state, subject }) =>
              STUCK.includes(state) && (
                <RowButton action={names.retry} what={subject} onClick={() => retry(id)} />
              )
          : undefined
      }
    />
  );
}
