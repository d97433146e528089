import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { send } from '../api/client';
import type { MappingView } from '../api/types';
import { Head } from '../app/Head';
import { RowButton } from '../form/RowButton';
import { useChange } from '../form/useChange';
import { List } from '../list/List';
import { Sheet, type Column } from '../list/Sheet';
import { usePages } from '../list/usePages';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { MappingEditor } from './MappingEditor';

const names = texts.mappings;
const PATH = '/api/v1/mappings';

const COLUMNS: Column<MappingView>[] = [
  { name: names.name, cell: ({ name }) => name },
  { name: names.address, cell: ({ name }) => `/intake/json/${name}` },
];

/** How any tool's own JSON becomes alerts. */
export default function MappingsPage() {
  const mappings = usePages<MappingView>('mappings', PATH);
  const mayWrite = useMay('mappings:write');
  const [edited, setEdited] = useState<MappingView | 'new' | null>(null);
  const change = useChange();
  const remove = ({ name, mapping, version }: MappingView) =>
    void change({
      run: () => send('DELETE', `${PATH}/${encodeURIComponent(name)}`, undefined, version),
      done: texts.removed(name),
      undo: () => send('POST', PATH, { name, mapping }),
    });
  return (
    <>
      <Head title={names.title} help={names.help}>
        {mayWrite && <Button onClick={() => setEdited('new')}>{names.add}</Button>}
      </Head>
      {edited !== null && (
        <MappingEditor
          key={edited === 'new' ? '' : edited.name}
          mapping={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
      <List list={mappings} empty={{ title: names.empty, hint: names.emptyHint }}>
        {(items) => (
          <Sheet
            label={names.title}
            items={items}
            id={({ name }) => name}
            columns={COLUMNS}
            actions={
              mayWrite
                ? (mapping) => (
                    <>
                      <RowButton action={texts.edit} what={mapping.name} onClick={() => setEdited(mapping)} />
                      <RowButton
                        action={texts.remove}
                        what={mapping.name}
                        isDanger
                        onClick={() => remove(mapping)}
                      />
                    </>
                  )
                : undefined
            }
          />
        )}
      </List>
    </>
  );
}
