import { Label } from '@patternfly/react-core';
import { useState } from 'react';
import { Link } from 'react-router';
import { send } from '../api/client';
import { Head } from '../app/Head';
import { Time } from '../app/Time';
import { FormDialog } from '../form/FormDialog';
import { RowButton } from '../form/RowButton';
import { useSaid } from '../form/useChange';
import { List } from '../list/List';
import { Sheet, type Column } from '../list/Sheet';
import { usePages } from '../list/usePages';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { Coming } from './Coming';
import { EndedReviews } from './EndedReviews';
import { ORDER_PAGE } from './order';
import { RELEASES, useActors, versionPage, type ReleaseView } from './rules';

const names = texts.releases;
const columns = names.columns;
const COLORS = { active: 'green', failed: 'red', compiling: 'blue', preparing: 'blue' } as const;

function columnsOf(called: (code: string) => string): Column<ReleaseView>[] {
  return [
    { name: columns.id, cell: ({ id }) => id },
    {
      name: columns.state,
      cell: ({ state, failure, emergency }) => (
        <>
          <Label isCompact color={state in COLORS ? COLORS[state as keyof typeof COLORS] : 'grey'}>
            {names.states[state] ?? state}
          </Label>{' '}
          {emergency && (
            <Label isCompact color="red">
              {names.emergency}
            </Label>
          )}
          {failure !== null && <div className="belfry-subtle">{failure}</div>}
        </>
      ),
    },
    {
      name: columns.parts,
      cell: ({ parts }) => (
        <ul className="belfry-rows">
          {parts.map((part) => (
            <li key={part.package}>
              <Link to={versionPage(part.package, part.version)}>
                {part.package} {part.version}
              </Link>
            </li>
          ))}
        </ul>
      ),
    },
    { name: columns.by, cell: ({ actor }) => called(actor) },
    { name: columns.reason, cell: ({ reason }) => (reason === '' ? texts.none : reason) },
    {
      name: columns.since,
      cell: ({ activeAt }) => (activeAt === null ? texts.none : <Time at={activeAt} isShort />),
    },
  ];
}

/** What judged when, and the way back. */
export default function ReleasesPage() {
  const releases = usePages<ReleaseView>('releases', RELEASES);
  const called = useActors(releases.items.map(({ actor }) => actor));
  const mayWrite = useMay('rules:write');
  const said = useSaid();
  const [asked, setAsked] = useState<ReleaseView | null>(null);
  return (
    <>
      <Head title={names.title} help={names.help}>
        <Link to={ORDER_PAGE} className="pf-v6-c-button pf-m-link">
          {texts.order.link}
        </Link>
      </Head>
      <Coming />
      <List list={releases} isEndless empty={{ title: names.empty, hint: names.emptyHint }}>
        {(items) => (
          <Sheet
            label={names.title}
            items={items}
            id={({ id }) => String(id)}
            columns={columnsOf(called)}
            actions={
              mayWrite
                ? (release) =>
                    release.state === 'replaced' && (
                      <RowButton
                        action={names.back}
                        what={String(release.id)}
                        onClick={() => setAsked(release)}
                      />
                    )
                : undefined
            }
          />
        )}
      </List>
      <EndedReviews />
      {asked !== null && (
        <FormDialog
          title={names.backTitle(asked.id)}
          hint={names.backHint}
          fields={() => [{ name: 'reason', label: names.reason, kind: 'lines', isRequired: true }]}
          start={{}}
          send={names.back}
          onSend={async ({ reason }) => {
            await send('POST', `${RELEASES}/rollback`, { release: asked.id, reason });
            said(names.gone(asked.id));
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
