import { Button, Form, Stack } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, send } from '../api/client';
import { Head } from '../app/Head';
import { Part } from '../app/Part';
import { Empty, Failed, Loading } from '../app/States';
import { Time } from '../app/Time';
import type { Answers, Field } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { FormField } from '../form/FormField';
import { useSaid } from '../form/useChange';
import { List } from '../list/List';
import { Sheet, type Column } from '../list/Sheet';
import { usePages } from '../list/usePages';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { linesOf, SEVERITIES, textOf } from './answers';
import { routesOf, routesText, type Route } from './routes';

const names = texts.keeping.routing;
const PATH = '/api/v1/routing';

interface Table {
  routes: Route[];
  version: number;
}

interface Unowned {
  service: string;
  ci: string;
  type: string;
  source: string;
  events: number;
  lastOpenedAt: string;
}

const ROUTES: Column<Route & { place: number }>[] = [
  { name: texts.keeping.shared.team, cell: ({ team }) => team },
  { name: names.org, cell: ({ org }) => org ?? names.any },
  { name: names.class, cell: ({ situationClass }) => situationClass ?? names.any },
  { name: names.matchers, cell: ({ matchers }) => matchers.join(', ') || names.any },
  { name: names.hours, cell: ({ hours }) => hours ?? names.any },
];

const UNOWNED: Column<Unowned>[] = [
  { name: names.type, cell: ({ type }) => type },
  { name: names.service, cell: ({ service }) => service || texts.none },
  { name: names.ci, cell: ({ ci }) => ci || texts.none },
  { name: names.events, cell: ({ events }) => events },
  { name: names.last, cell: ({ lastOpenedAt }) => <Time at={lastOpenedAt} isShort /> },
];

/** Whose events are, what nobody owns, and who would get an alert that never came. */
export default function RoutingPage() {
  const unowned = usePages<Unowned>('unowned', `${PATH}/unowned`);
  return (
    <Stack hasGutter>
      <Head title={names.title} help={names.help} />
      <Part title={names.table}>
        <Routes />
      </Part>
      <Part title={names.test}>
        <Rehearsal />
      </Part>
      <Part title={names.unowned}>
        <p className="belfry-subtle">{names.unownedHint}</p>
        <List list={unowned} empty={{ title: names.noUnowned, hint: names.noUnownedHint }}>
          {(items) => (
            <Sheet
              label={names.unowned}
              items={items}
              id={({ service, ci, type, source }) => `${service} ${ci} ${type} ${source}`}
              columns={UNOWNED}
            />
          )}
        </List>
      </Part>
    </Stack>
  );
}

function Routes() {
  const table = useQuery({ queryKey: ['routes'], queryFn: () => get<Table>(`${PATH}/table`) });
  const mayWrite = useMay('catalogue:write');
  const said = useSaid();
  const [isAsked, setAsked] = useState(false);
  if (table.isPending) {
    return <Loading />;
  }
  if (table.data === undefined) {
    return <Failed error={table.error} onRetry={() => void table.refetch()} />;
  }
  const { routes, version } = table.data;
  return (
    <>
      {mayWrite && (
        <Button variant="secondary" onClick={() => setAsked(true)}>
          {names.edit}
        </Button>
      )}
      {routes.length === 0 ? (
        <Empty title={names.empty} hint={names.emptyHint} />
      ) : (
        <Sheet
          label={names.table}
          items={routes.map((route, place) => ({ ...route, place }))}
          id={({ place }) => String(place)}
          columns={ROUTES}
        />
      )}
      {isAsked && (
        <FormDialog
          title={names.edit}
          fields={() => [{ name: 'rows', label: names.rows, hint: names.editHint, kind: 'lines' }]}
          start={{ rows: routesText(routes) }}
          send={texts.save}
          onSend={async ({ rows }) => {
            await send('PUT', `${PATH}/table`, { routes: routesOf(rows) }, version);
            said(texts.saved(names.saved));
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}

const QUESTIONS: Field[] = [
  { name: 'type', label: names.type, isRequired: true },
  { name: 'severity', label: names.severity, kind: 'one', words: SEVERITIES },
  { name: 'service', label: names.service },
  { name: 'ci', label: names.ci },
  { name: 'labels', label: names.labels, hint: names.labelsHint, kind: 'lines' },
];

interface Answer {
  fate: string;
  reason: string;
  team: { id: string; name: string } | null;
  onCall: string | null;
  priority: string | null;
  toldAt: string | null;
  why: { rule: string; sentence: string }[];
}

function Rehearsal() {
  const [answers, setAnswers] = useState<Answers>({});
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const ask = async () => {
    setError(null);
    try {
      const labels = linesOf(answers.labels).map((line) => line.split(/=(.*)/s).slice(0, 2));
      setAnswer(
        await send<Answer>('POST', `${PATH}/test`, {
          ...textOf(answers, 'type'),
          ...textOf(answers, 'severity'),
          ...textOf(answers, 'service'),
          ...textOf(answers, 'ci'),
          labels: Object.fromEntries(labels) as unknown,
        }),
      );
    } catch (failure) {
      setAnswer(null);
      setError(failure as Error);
    }
  };
  return (
    <>
      <p className="belfry-subtle">{names.testHint}</p>
      <Form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void ask();
        }}
      >
        <div className="belfry-beside belfry-questions">
          {QUESTIONS.map((field) => (
            <FormField
              key={field.name}
              field={field}
              value={answers[field.name] ?? ''}
              onChange={(value) => setAnswers({ ...answers, [field.name]: value })}
            />
          ))}
        </div>
        <div>
          <Button type="submit" variant="secondary" isDisabled={(answers.type ?? '').trim() === ''}>
            {names.ask}
          </Button>
        </div>
      </Form>
      {error !== null && <Failed error={error} />}
      <div role="status">
        {answer !== null && (
          <>
            <p>
              <strong>
                {answer.team === null ? names.nobody : names.gets(answer.team.name, answer.priority ?? '')}
              </strong>{' '}
              {answer.onCall !== null && names.onCall(answer.onCall)}{' '}
              {answer.toldAt !== null && (
                <>
                  {names.told} <Time at={answer.toldAt} />
                </>
              )}
            </p>
            {answer.team === null && <p>{answer.reason}</p>}
            <ul>
              {answer.why.map(({ sentence }, place) => (
                <li key={`${place} ${sentence}`}>{sentence}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}
