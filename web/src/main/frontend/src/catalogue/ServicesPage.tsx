import { Button, Label } from '@patternfly/react-core';
import { useState } from 'react';
import { Link } from 'react-router';
import { send } from '../api/client';
import type { ServiceView } from '../api/types';
import { Head } from '../app/Head';
import type { Answers, Field } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { RowButton } from '../form/RowButton';
import { useChange, useSaid } from '../form/useChange';
import { Choice } from '../list/Choice';
import { List } from '../list/List';
import { Sheet, type Column } from '../list/Sheet';
import { useFilter } from '../list/useFilter';
import { usePages } from '../list/usePages';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { useTeams } from './catalogue';

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
];

/** What people use, who owns it, and how much it matters. */
export default function ServicesPage() {
  const filter = useFilter(PATH, ['ownerTeam']);
  const services = usePages<ServiceView>('services', filter.path);
  const teams = useTeams();
  const mayWrite = useMay('catalogue:write');
  const [asked, setAsked] = useState<ServiceView | 'new' | null>(null);
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
    <>
      <Head title={names.title} help={names.help}>
        {mayWrite && <Button onClick={() => setAsked('new')}>{names.add}</Button>}
      </Head>
      <div className="belfry-filters" role="search">
        <Choice
          filter={filter}
          name="ownerTeam"
          label={names.owner}
          words={teams.map(({ id }) => id)}
          shown={Object.fromEntries(teams.map(({ id, name }) => [id, name]))}
        />
      </div>
      <List
        list={services}
        empty={{ title: names.empty, hint: names.emptyHint }}
        onClearFilter={filter.isSet ? filter.clear : undefined}
      >
        {(items) => (
          <Sheet
            label={names.title}
            items={items}
            id={({ name }) => name}
            columns={COLUMNS}
            actions={
              mayWrite
                ? (service) => (
                    <>
                      <RowButton action={texts.edit} what={service.name} onClick={() => setAsked(service)} />
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
          />
        )}
      </List>
      {asked !== null && (
        <ServiceDialog service={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

function ServiceDialog({ service, onClose }: { service: ServiceView | null; onClose: () => void }) {
  const teams = useTeams();
  const said = useSaid();
  const fields: Field[] = [
    { name: 'name', label: names.name, hint: names.nameHint, isRequired: true, isFixed: service !== null },
    {
      name: 'ownerTeam',
      label: names.owner,
      kind: 'one',
      isRequired: true,
      words: Object.fromEntries(teams.map(({ id, name }) => [id, name])),
    },
    {
      name: 'criticality',
      label: names.criticality,
      hint: names.criticalityHint,
      kind: 'one',
      isRequired: true,
      words: { high: 'high', medium: 'medium', low: 'low' },
    },
  ];
  const save = async ({ name = '', ownerTeam, criticality }: Answers) => {
    await (service === null
      ? send('POST', PATH, { name: name.trim(), ownerTeam, criticality })
      : send(
          'PUT',
          `${PATH}/${encodeURIComponent(service.name)}`,
          { ownerTeam, criticality },
          service.version,
        ));
    said(texts.saved(name));
  };
  return (
    <FormDialog
      title={service === null ? names.add : names.edit}
      fields={() => fields}
      start={{
        name: service?.name ?? '',
        ownerTeam: service?.ownerTeam.id ?? '',
        criticality: service?.criticality ?? 'medium',
      }}
      send={texts.save}
      onSend={save}
      onClose={onClose}
    />
  );
}
