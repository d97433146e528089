import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { Link } from 'react-router';
import { send } from '../api/client';
import type { CiView } from '../api/types';
import { orNull, type Answers, type Field } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { RowButton } from '../form/RowButton';
import { useChange, useSaid } from '../form/useChange';
import { Choice } from '../list/Choice';
import { ListPage } from '../list/ListPage';
import type { Column } from '../list/Sheet';
import { useFilter } from '../list/useFilter';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { useServices } from './catalogue';
import { linesOf, pairsOf, written } from './pairs';

const names = texts.cis;
const PATH = '/api/v1/cis';

const COLUMNS: Column<CiView>[] = [
  {
    name: names.name,
    cell: ({ name }) => <Link to={`/map?around=${encodeURIComponent(`ci/${name}`)}`}>{name}</Link>,
  },
  { name: names.kind, cell: ({ kind }) => kind },
  { name: names.service, cell: ({ service }) => service ?? texts.none },
  { name: names.labels, cell: ({ labels }) => written(labels).replaceAll('\n', ', ') || texts.none },
  { name: names.dependsOn, cell: ({ dependsOn }) => dependsOn.join(', ') || texts.none },
];

/** What alerts are about, besides services. */
export default function CisPage() {
  const filter = useFilter(PATH, ['service']);
  const services = useServices();
  const mayWrite = useMay('catalogue:write');
  const [asked, setAsked] = useState<CiView | 'new' | null>(null);
  const change = useChange();

  const remove = ({ name, version, ...description }: CiView) =>
    void change({
      run: () => send('DELETE', `${PATH}/${encodeURIComponent(name)}`, undefined, version),
      done: texts.removed(name),
      undo: () => send('POST', PATH, { name, ...description }),
    });

  return (
    <ListPage
      cache="cis"
      names={names}
      filter={filter}
      filters={
        <Choice
          filter={filter}
          name="service"
          label={names.service}
          words={services.map(({ name }) => name)}
        />
      }
      buttons={mayWrite && <Button onClick={() => setAsked('new')}>{names.add}</Button>}
      id={({ name }) => name}
      columns={COLUMNS}
      actions={
        mayWrite
          ? (ci) => (
              <>
                <RowButton action={texts.edit} what={ci.name} onClick={() => setAsked(ci)} />
                <RowButton action={texts.remove} what={ci.name} isDanger onClick={() => remove(ci)} />
              </>
            )
          : undefined
      }
    >
      {asked !== null && <CiDialog ci={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />}
    </ListPage>
  );
}

function CiDialog({ ci, onClose }: { ci: CiView | null; onClose: () => void }) {
  const services = useServices();
  const said = useSaid();
  const fields: Field[] = [
    { name: 'name', label: names.name, hint: names.nameHint, isRequired: true, isFixed: ci !== null },
    { name: 'kind', label: names.kind, hint: names.kindHint, isRequired: true },
    {
      name: 'service',
      label: names.service,
      hint: names.serviceHint,
      kind: 'one',
      words: Object.fromEntries(services.map(({ name }) => [name, name])),
    },
    { name: 'labels', label: names.labels, hint: names.labelsHint, kind: 'lines' },
    { name: 'dependsOn', label: names.dependsOn, hint: names.dependsOnHint, kind: 'lines' },
  ];
  const save = async (answers: Answers) => {
    const name = (answers.name ?? '').trim();
    const description = {
      kind: orNull(answers.kind),
      service: orNull(answers.service),
      labels: pairsOf(answers.labels),
      dependsOn: linesOf(answers.dependsOn),
    };
    await (ci === null
      ? send('POST', PATH, { name, ...description })
      : send('PUT', `${PATH}/${encodeURIComponent(name)}`, description, ci.version));
    said(texts.saved(name));
  };
  return (
    <FormDialog
      title={ci === null ? names.add : names.edit}
      fields={() => fields}
      start={{
        name: ci?.name ?? '',
        kind: ci?.kind ?? '',
        service: ci?.service ?? '',
        labels: written(ci?.labels ?? {}),
        dependsOn: ci?.dependsOn.join('\n') ?? '',
      }}
      send={texts.save}
      onSend={save}
      onClose={onClose}
    />
  );
}
