import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { Problem, send } from '../api/client';
import { Head } from '../app/Head';
import type { Answers, Field } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { RowButton } from '../form/RowButton';
import { useChange, useSaid } from '../form/useChange';
import { List } from '../list/List';
import { Sheet, type Column } from '../list/Sheet';
import { usePages } from '../list/usePages';
import { useMay } from '../people/person';
import { texts } from '../texts';

/** Things that are kept in a list, each with a version: what a page of them needs to know. */
export interface Kind<T> {
  names: { title: string; help: string; add: string; edit: string; empty: string; emptyHint: string };
  path: string;
  permission: string;
  /** The last part of its address. */
  id: (thing: T) => string;
  /** What people call it. */
  called: (thing: T) => string;
  version: (thing: T) => number;
  columns: Column<T>[];
  fields: (answers: Answers, isNew: boolean) => Field[];
  start: (thing: T | null) => Answers;
  body: (answers: Answers) => unknown;
  /** The answer that is its address; left out where the server gives it one. */
  named?: string;
  /** Whether it can be taken away. */
  isRemovable?: (thing: T) => boolean;
}

/** A page of things that are added, changed and taken away. */
export function Things<T>({ kind }: { kind: Kind<T> }) {
  const { names, path, columns, id, called, version } = kind;
  const things = usePages<T>(path, path);
  const mayWrite = useMay(kind.permission);
  const [asked, setAsked] = useState<T | 'new' | null>(null);
  const change = useChange();
  const of = (thing: T) => `${path}/${encodeURIComponent(id(thing))}`;

  const remove = (thing: T) =>
    void change({
      run: () => send('DELETE', of(thing), undefined, version(thing)),
      done: texts.removed(called(thing)),
      undo: () => {
        const body = kind.body(kind.start(thing));
        return kind.named === undefined ? send('POST', path, body) : send('PUT', of(thing), body, '*');
      },
    });

  return (
    <>
      <Head title={names.title} help={names.help}>
        {mayWrite && <Button onClick={() => setAsked('new')}>{names.add}</Button>}
      </Head>
      <List list={things} empty={{ title: names.empty, hint: names.emptyHint }}>
        {(items) => (
          <Sheet
            label={names.title}
            items={items}
            id={id}
            columns={columns}
            actions={
              mayWrite
                ? (thing) => (
                    <>
                      <RowButton action={texts.edit} what={called(thing)} onClick={() => setAsked(thing)} />
                      {(kind.isRemovable?.(thing) ?? true) && (
                        <RowButton
                          action={texts.remove}
                          what={called(thing)}
                          isDanger
                          onClick={() => remove(thing)}
                        />
                      )}
                    </>
                  )
                : undefined
            }
          />
        )}
      </List>
      {asked !== null && (
        <ThingDialog
          kind={kind}
          thing={asked === 'new' ? null : asked}
          others={things.items}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

interface ThingDialogProps<T> {
  kind: Kind<T>;
  thing: T | null;
  others: T[];
  onClose: () => void;
}

function ThingDialog<T>({ kind, thing, others, onClose }: ThingDialogProps<T>) {
  const said = useSaid();
  const { names, path, named } = kind;
  const save = async (answers: Answers) => {
    const body = kind.body(answers);
    if (thing !== null) {
      await send('PUT', `${path}/${encodeURIComponent(kind.id(thing))}`, body, kind.version(thing));
      said(texts.saved(kind.called(thing)));
      return;
    }
    if (named === undefined) {
      await send('POST', path, body);
      said(texts.saved(names.title));
      return;
    }
    const name = (answers[named] ?? '').trim();
    // Whoever adds one must not change another of that name without knowing it.
    if (others.some((other) => kind.id(other) === name)) {
      throw new Problem(409, 'conflict', texts.failed, texts.keeping.shared.taken(name));
    }
    await send('PUT', `${path}/${encodeURIComponent(name)}`, body, '*');
    said(texts.saved(name));
  };
  return (
    <FormDialog
      title={thing === null ? names.add : names.edit}
      fields={(answers) => kind.fields(answers, thing === null)}
      start={kind.start(thing)}
      send={texts.save}
      onSend={save}
      onClose={onClose}
    />
  );
}
