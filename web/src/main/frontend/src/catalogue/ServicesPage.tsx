import { Button, Label } from '@patternfly/react-core';
import { useState } from 'react';
import { Link } from 'react-router';
import { send } from '../api/client';
import type { ServiceView } from '../api/types';
import { RowButton } from '../form/RowButton';
import { useChange } from '../form/useChange';
import { Choice } from '../list/Choice';
import { ListPage } from '../list/ListPage';
import type { Column } from '../list/Sheet';
import { useFilter } from '../list/useFilter';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { useTeams } from './catalogue';
import { DependenciesDialog } from './DependenciesDialog';
import { ServiceDialog } from './ServiceDialog';

const names = texts.services;
const PATH = '/api/v1/services';
const COLORS = { high: 'red', medium: 'orange', low: 'grey' } as const;

const COLUMNS: Column<ServiceView>[] = [
  {
    name: names.name,
    cell: ({ name }) => <Link to={`/events?service=${encodeURIComponent(name)}`}>{name}</Link>,
  },
  { name: names.owner, cell: ({ ownerTeam }) => ownerTeam.name },
  {
    name: names.criticality,
    cell: ({ criticality }) => (
      <Label isCompact color={COLORS[criticality as keyof typeof COLORS]}>
        {criticality}
      </Label>
    ),
  },
  {
    name: names.map,
    cell: ({ name }) => (
      <Link to={`/map?around=${encodeURIComponent(`service/${name}`)}`} aria-label={names.mapOf(name)}>
        {names.map}
      </Link>
    ),
  },
];

/** What people use, who owns it, and how much it matters. */
export default function ServicesPage() {
  const filter = useFilter(PATH, ['ownerTeam']);
  const teams = useTeams();
  const mayWrite = useMay('catalogue:write');
  const [asked, setAsked] = useState<ServiceView | 'new' | null>(null);
  const [depending, setDepending] = useState<string | null>(null);
  const change = useChange();

  const remove = (service: ServiceView) =>
    void change({
      run: () => send('DELETE', `${PATH}/${encodeURIComponent(service.name)}`, undefined, service.version),
      done: texts.removed(service.name),
      undo: () =>
        send('POST', PATH, {
          name: service.name,
          ownerTeam: service.ownerTeam.id,
          criticality: service.criticality,
        }),
    });

  return (
    <ListPage
      cache="services"
      names={names}
      filter={filter}
      filters={
        <Choice
          filter={filter}
          name="ownerTeam"
          label={names.owner}
          words={teams.map(({ id }) => id)}
          shown={Object.fromEntries(teams.map(({ id, name }) => [id, name]))}
        />
      }
      buttons={mayWrite && <Button onClick={() => setAsked('new')}>{names.add}</Button>}
      id={({ name }) => name}
      columns={COLUMNS}
      actions={
        mayWrite
          ? (service) => (
              <>
                <RowButton action={texts.edit} what={service.name} onClick={() => setAsked(service)} />
                <RowButton
                  action={names.dependencies}
                  what={service.name}
                  onClick={() => setDepending(service.name)}
                />
                <RowButton
                  action={texts.remove}
                  what={service.name}
                  isDanger
                  onClick={() => remove(service)}
                />
              </>
            )
          : undefined
      }
    >
      {depending !== null && <DependenciesDialog service={depending} onClose={() => setDepending(null)} />}
      {asked !== null && (
        <ServiceDialog service={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />
      )}
    </ListPage>
  );
}
