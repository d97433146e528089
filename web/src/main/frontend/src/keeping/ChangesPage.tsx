import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { send } from '../api/client';
import { Time } from '../app/Time';
import { useServices } from '../catalogue/catalogue';
import { instant, type Answers } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { useSaid } from '../form/useChange';
import { Choice } from '../list/Choice';
import { ListPage } from '../list/ListPage';
import type { Column } from '../list/Sheet';
import { useFilter } from '../list/useFilter';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { textOf } from './answers';
import { isWebAddress, type ChangeView } from './changes';

const names = texts.keeping.changes;
const PATH = '/api/v1/changes';

const COLUMNS: Column<ChangeView>[] = [
  { name: names.when, cell: ({ happenedAt }) => <Time at={happenedAt} isShort /> },
  {
    name: names.summary,
    cell: ({ summary, link }) =>
      isWebAddress(link) ? (
        <a href={link} rel="noreferrer">
          {summary}
        </a>
      ) : (
        summary
      ),
  },
  { name: names.service, cell: ({ service }) => service ?? texts.none },
  { name: names.ci, cell: ({ ci }) => ci ?? texts.none },
  { name: names.source, cell: ({ source }) => source ?? texts.none },
];

/** What somebody changed, the latest first. */
export default function ChangesPage() {
  const filter = useFilter(PATH, ['service', 'ci']);
  const services = useServices();
  const mayNote = useMay('alerts:write');
  const said = useSaid();
  const [isAsked, setAsked] = useState(false);
  return (
    <ListPage
      cache="changes"
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
      buttons={mayNote && <Button onClick={() => setAsked(true)}>{names.add}</Button>}
      id={({ id }) => id}
      columns={COLUMNS}
    >
      {isAsked && (
        <FormDialog
          title={names.add}
          fields={() => [
            { name: 'summary', label: names.summary, isRequired: true },
            { name: 'happenedAt', label: names.when, hint: names.whenHint, kind: 'time' },
            { name: 'service', label: names.service },
            { name: 'ci', label: names.ci },
            { name: 'link', label: names.link },
          ]}
          start={{}}
          send={texts.save}
          onSend={async (answers: Answers) => {
            const happenedAt = instant(answers.happenedAt ?? '');
            await send('POST', PATH, {
              ...textOf(answers, 'summary'),
              ...textOf(answers, 'service'),
              ...textOf(answers, 'ci'),
              ...textOf(answers, 'link'),
              ...(happenedAt !== null && { happenedAt }),
            });
            said(texts.saved(answers.summary ?? ''));
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </ListPage>
  );
}
