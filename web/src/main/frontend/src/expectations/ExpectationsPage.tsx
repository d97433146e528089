import { Button, Label } from '@patternfly/react-core';
import { useState } from 'react';
import { Link } from 'react-router';
import { send } from '../api/client';
import type { ExpectationView } from '../api/types';
import { Head } from '../app/Head';
import { Time } from '../app/Time';
import { useServices } from '../catalogue/catalogue';
import { FormDialog } from '../form/FormDialog';
import { RowButton } from '../form/RowButton';
import { useChange, useSaid } from '../form/useChange';
import { List } from '../list/List';
import { Sheet, type Column } from '../list/Sheet';
import { usePages } from '../list/usePages';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { HolidaysButton } from './HolidaysButton';
import { answersOf, fieldsOf, inWords, requestOf } from './terms';

const names = texts.expectations;
const PATH = '/api/v1/expectations';

const COLUMNS: Column<ExpectationView>[] = [
  {
    name: names.name,
    cell: ({ id, name, byUse }) => (
      <>
        <Link to={`/expectations/${encodeURIComponent(id)}`}>{name}</Link>{' '}
        {byUse && (
          <Label isCompact variant="outline">
            {names.byUse}
          </Label>
        )}
      </>
    ),
  },
  {
    name: names.now,
    cell: ({ open }) =>
      open.length === 0 ? (
        <Label isCompact color="green">
          {names.kept}
        </Label>
      ) : (
        open.map((way) => (
          <Label key={way} isCompact color="red">
            {way}
          </Label>
        ))
      ),
  },
  { name: names.what, cell: ({ key, type, source }) => key ?? type ?? source },
  { name: names.demand, cell: inWords },
  {
    name: names.last,
    cell: ({ lastArrival }) => (lastArrival ? <Time at={lastArrival} isShort /> : texts.none),
  },
  { name: names.next, cell: ({ nextDue }) => (nextDue ? <Time at={nextDue} isShort /> : texts.none) },
];

/** What must arrive, and where that stands. */
export default function ExpectationsPage() {
  const expectations = usePages<ExpectationView>('expectations', PATH);
  const mayWrite = useMay('catalogue:write');
  const [asked, setAsked] = useState<ExpectationView | 'new' | null>(null);
  const change = useChange();

  const retire = (expectation: ExpectationView) =>
    void change({
      run: () => send('DELETE', `${PATH}/${expectation.id}`, undefined, expectation.version),
      done: names.retired(expectation.name),
      undo: () => send('POST', PATH, requestOf(answersOf(expectation))),
    });

  return (
    <>
      <Head title={names.title} help={names.help}>
        {mayWrite && (
          <>
            <Button onClick={() => setAsked('new')}>{names.add}</Button> <HolidaysButton />
          </>
        )}
      </Head>
      <List list={expectations} empty={{ title: names.empty, hint: names.emptyHint }}>
        {(items) => (
          <Sheet
            label={names.title}
            items={items}
            id={({ id }) => id}
            columns={COLUMNS}
            actions={
              mayWrite
                ? (expectation) => (
                    <>
                      <RowButton
                        action={texts.edit}
                        what={expectation.name}
                        onClick={() => setAsked(expectation)}
                      />
                      <RowButton
                        action={names.retire}
                        what={expectation.name}
                        isDanger
                        onClick={() => retire(expectation)}
                      />
                    </>
                  )
                : undefined
            }
          />
        )}
      </List>
      {asked !== null && (
        <ExpectationDialog expectation={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

interface ExpectationDialogProps {
  expectation: ExpectationView | null;
  onClose: () => void;
}

function ExpectationDialog({ expectation, onClose }: ExpectationDialogProps) {
  const services = useServices().map(({ name }) => name);
  const said = useSaid();
  return (
    <FormDialog
      title={expectation === null ? names.add : names.edit}
      fields={(answers) => fieldsOf(answers, services)}
      start={expectation === null ? { by: 'key', severity: 'major' } : answersOf(expectation)}
      send={texts.save}
      onSend={async (answers) => {
        await (expectation === null
          ? send('POST', PATH, requestOf(answers))
          : send('PUT', `${PATH}/${expectation.id}`, requestOf(answers), expectation.version));
        said(texts.saved(answers.name ?? ''));
      }}
      onClose={onClose}
    />
  );
}
