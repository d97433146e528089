import { Button, Label } from '@patternfly/react-core';
import { useState } from 'react';
import type { WindowView } from '../api/types';
import { Time } from '../app/Time';
import { useServices } from '../catalogue/catalogue';
import { RowButton } from '../form/RowButton';
import { Choice } from '../list/Choice';
import { ListPage } from '../list/ListPage';
import type { Column } from '../list/Sheet';
import { useFilter } from '../list/useFilter';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { about } from './about';
import { EndDialog } from './EndDialog';
import { PlanDialog } from './PlanDialog';

const names = texts.maintenance;
const PATH = '/api/v1/maintenance-windows';
const STATES = ['active', 'planned', 'past', 'cancelled'];
const COLORS = { active: 'orange', planned: 'blue' } as const;

const COLUMNS: Column<WindowView>[] = [
  { name: names.service, cell: (window) => about(window) },
  {
    name: names.state,
    cell: ({ state }) => (
      <Label isCompact color={state in COLORS ? COLORS[state as keyof typeof COLORS] : 'grey'}>
        {state}
      </Label>
    ),
  },
  { name: names.from, cell: ({ startsAt }) => <Time at={startsAt} /> },
  { name: names.to, cell: ({ endsAt }) => <Time at={endsAt} /> },
  { name: names.reason, cell: (window) => <Reason window={window} /> },
  { name: names.by, cell: ({ createdBy }) => createdBy },
];

/** Why it was planned, and who ended it early, when and why. */
function Reason({ window }: { window: WindowView }) {
  const endedAt = window.cancelledAt ?? window.timeEndedAt;
  return (
    <>
      {window.reason}
      {endedAt != null && window.cancelledBy != null && (
        <div className="belfry-subtle">
          {names.endedBy(window.cancelledBy)}, <Time at={endedAt} />
          {window.cancelReason != null && <>: {window.cancelReason}</>}
        </div>
      )}
    </>
  );
}

/** When services may be down without anybody being called. */
export default function MaintenancePage() {
  const filter = useFilter(PATH, ['state', 'service']);
  const services = useServices();
  const mayWrite = useMay('maintenance:write');
  const [isPlanning, setPlanning] = useState(false);
  const [ending, setEnding] = useState<WindowView | null>(null);
  return (
    <ListPage
      cache="windows"
      names={names}
      filter={filter}
      filters={
        <>
          <Choice filter={filter} name="state" label={names.state} words={STATES} />
          <Choice
            filter={filter}
            name="service"
            label={names.service}
            words={services.map(({ name }) => name)}
          />
        </>
      }
      buttons={mayWrite && <Button onClick={() => setPlanning(true)}>{names.plan}</Button>}
      id={({ id }) => id}
      columns={COLUMNS}
      actions={
        mayWrite
          ? (window) =>
              (window.state === 'active' || window.state === 'planned') && (
                <RowButton action={names.end} what={about(window)} onClick={() => setEnding(window)} />
              )
          : undefined
      }
    >
      {isPlanning && <PlanDialog onClose={() => setPlanning(false)} />}
      {ending !== null && <EndDialog window={ending} onClose={() => setEnding(null)} />}
    </ListPage>
  );
}
