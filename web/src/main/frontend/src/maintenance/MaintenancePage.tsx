import { Button, Label } from '@patternfly/react-core';
import { useState } from 'react';
import { send } from '../api/client';
import type { WindowView } from '../api/types';
import { Head } from '../app/Head';
import { Time } from '../app/Time';
import { useServices } from '../catalogue/catalogue';
import { ConfirmDialog } from '../form/ConfirmDialog';
import { RowButton } from '../form/RowButton';
import { useChange } from '../form/useChange';
import { Choice } from '../list/Choice';
import { List } from '../list/List';
import { Sheet, type Column } from '../list/Sheet';
import { useFilter } from '../list/useFilter';
import { usePages } from '../list/usePages';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { PlanDialog } from './PlanDialog';

const names = texts.maintenance;
const PATH = '/api/v1/maintenance-windows';
const STATES = ['active', 'planned', 'past', 'cancelled'];
const COLORS = { active: 'orange', planned: 'blue' } as const;

const COLUMNS: Column<WindowView>[] = [
  { name: names.service, cell: ({ service }) => service },
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
  { name: names.reason, cell: ({ reason }) => reason },
  { name: names.by, cell: ({ createdBy }) => createdBy },
];

/** When services may be down without anybody being called. */
export default function MaintenancePage() {
  const filter = useFilter(PATH, ['state', 'service']);
  const windows = usePages<WindowView>('windows', filter.path);
  const services = useServices();
  const mayWrite = useMay('maintenance:write');
  const [isPlanning, setPlanning] = useState(false);
  const [ending, setEnding] = useState<WindowView | null>(null);
  const change = useChange();
  return (
    <>
      <Head title={names.title} help={names.help}>
        {mayWrite && <Button onClick={() => setPlanning(true)}>{names.plan}</Button>}
      </Head>
      <div className="belfry-filters" role="search">
        <Choice filter={filter} name="state" label={names.state} words={STATES} />
        <Choice
          filter={filter}
          name="service"
          label={names.service}
          words={services.map(({ name }) => name)}
        />
      </div>
      <List
        list={windows}
        empty={{ title: names.empty, hint: names.emptyHint }}
        onClearFilter={filter.isSet ? filter.clear : undefined}
      >
        {(items) => (
          <Sheet
            label={names.title}
            items={items}
            id={({ id }) => id}
            columns={COLUMNS}
            actions={
              mayWrite
                ? (window) =>
                    (window.state === 'active' || window.state === 'planned') && (
                      <RowButton action={names.end} what={window.service} onClick={() => setEnding(window)} />
                    )
                : undefined
            }
          />
        )}
      </List>
      {isPlanning && <PlanDialog onClose={() => setPlanning(false)} />}
      {ending !== null && (
        <ConfirmDialog
          title={names.endTitle(ending.service)}
          hint={names.endHint}
          action={names.end}
          onConfirm={() =>
            void change({
              run: () => send('POST', `${PATH}/${ending.id}/end`),
              done: names.ended(ending.service),
            })
          }
          onClose={() => setEnding(null)}
        />
      )}
    </>
  );
}
